"""The numbers that Word counts itself: what it writes in front of each paragraph (ECMA-376, 17.9).

Paragraphs name a list (`numPr`), by themselves or by their style. Lists of one scheme (`abstractNum`)
count on together, unless one says that it starts anew.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.citing import roman
from generator.load.sheets.package import XmlNode, value_of

_LEVELS = 9
_MOST = 100_000  # above the numbers of any list; Roman numerals of more would fill the page
_LONGEST = 20  # links from style to list and back; longer chains run in a circle
_BULLET_OF = {"o": "+", "§": "-", "\uf0a7": "-", "\uf02d": "-", "\uf0b7": "•"}
_PLACE = re.compile(r"%([1-9])")
_WORDS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")


@dataclass(frozen=True, slots=True)
class _Level:
    """How a level of a list is written."""

    start: int = 1
    kind: str = "decimal"
    text: str = ""
    restarts: int | None = None
    plain: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class _List:
    """A list (`num`): its scheme, its levels, and which of them start anew."""

    scheme: str
    levels: Mapping[int, _Level]
    starts: Mapping[int, int]


@dataclass(slots=True)
class Style:
    """What a paragraph's style says: its list, whether it hides its text, the style it rests on."""

    based_on: str = ""
    list_id: str = ""
    level: int | None = None
    hidden: bool = False


@dataclass(slots=True)
class ParagraphNumbers:
    """Counts through a document: `number` is asked for every paragraph in turn."""

    lists: dict[str, _List]
    styles: Mapping[str, Style]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, numbering: XmlNode | None, styles: Mapping[str, Style]) -> ParagraphNumbers:
        """Read `numbering.xml`, where there is one."""
        return cls(_lists(numbering, styles) if numbering is not None else {}, styles)

    def number(self, about: XmlNode | None, style_id: str) -> str:
        """What Word writes in front of the next paragraph; "" for nothing. `about`: the paragraph's `pPr`."""
        list_id, level_at = self._list_of(about, style_id)
        found = self.lists.get(list_id)
        if found is None or level_at not in found.levels:
            return ""
        level = found.levels[level_at]
        counts = self._counts.setdefault(found.scheme, {})
        self._start_anew(list_id, found, level_at, counts)
        before = counts.get(level_at)
        counts[level_at] = min(level.start if before is None else before + 1, _MOST)
        for deeper in [
            at for at in counts if at > level_at and _restarts(found.levels.get(at), at, level_at)
        ]:
            del counts[deeper]
        for higher in range(level_at):
            if higher in found.levels:
                counts.setdefault(higher, found.levels[higher].start)
        return _written(found.levels, level_at, counts)

    def _start_anew(self, list_id: str, found: _List, level_at: int, counts: dict[int, int]) -> None:
        """The first paragraph of a list that starts anew sets its count back."""
        for at, start in found.starts.items():
            if at <= level_at and (list_id, at) not in self._begun:
                self._begun.add((list_id, at))
                if at == level_at:
                    counts[at] = start - 1
                else:
                    counts[at] = start

    def _list_of(self, about: XmlNode | None, style_id: str) -> tuple[str, int]:
        """The list and the level of a paragraph: its own, else its style's."""
        own = about.first("numPr") if about is not None else None
        list_id, level = value_of(own, "numId"), _whole(value_of(own, "ilvl"))
        by_style, style_level = self._of_style(style_id)
        if list_id == "0":  # taken out of its style's list
            return "", 0
        chosen = list_id or by_style
        if level is None:
            level = style_level if not list_id or list_id == by_style else None
        if level is None and chosen in self.lists:
            linked = (
                at for at, each in self.lists[chosen].levels.items() if style_id and each.style == style_id
            )
            level = next(linked, 0)
        return chosen, level or 0

    def _of_style(self, style_id: str) -> tuple[str, int | None]:
        list_id, level = "", None
        for _ in range(_LONGEST):
            style = self.styles.get(style_id)
            if style is None or list_id:
                break
            list_id = list_id or style.list_id
            level = style.level if level is None else level
            if list_id and level is None and list_id in self.lists:
                linked = (at for at, each in self.lists[list_id].levels.items() if each.style == style_id)
                level = next(linked, None)
            style_id = style.based_on
        return ("", None) if list_id == "0" else (list_id, level)


def _lists(root: XmlNode, styles: Mapping[str, Style]) -> dict[str, _List]:
    schemes = {each.attributes.get("abstractNumId", ""): each for each in root.all("abstractNum")}
    of_list = {each.attributes.get("numId", ""): value_of(each, "abstractNumId") for each in root.all("num")}
    found = {}
    for each in root.all("num"):
        list_id = each.attributes.get("numId", "")
        scheme = _followed(value_of(each, "abstractNumId"), schemes, of_list, styles)
        levels = _levels(schemes[scheme]) if scheme in schemes else {}
        starts = {}
        for override in each.all("lvlOverride"):
            at = min(_whole(override.attributes.get("ilvl", "")) or 0, _LEVELS - 1)
            own = override.first("lvl")
            if own is not None:
                levels[at] = _level(own)
            start = _whole(value_of(override, "startOverride"))
            if start is not None:
                starts[at] = start
        found[list_id] = _List(scheme, levels, starts)
    return found


def _followed(
    scheme: str, schemes: Mapping[str, XmlNode], of_list: Mapping[str, str], styles: Mapping[str, Style]
) -> str:
    """The scheme that holds the levels: some only name a style whose list has them."""
    for _ in range(_LONGEST):
        node = schemes.get(scheme)
        linked = value_of(node, "numStyleLink")
        if not linked or linked not in styles:
            return scheme
        scheme = of_list.get(styles[linked].list_id, "")
    return ""


def _levels(scheme: XmlNode) -> dict[int, _Level]:
    found = {}
    for each in scheme.all("lvl"):
        at = _whole(each.attributes.get("ilvl", ""))
        if at is not None and at < _LEVELS:
            found[at] = _level(each)
    return found


def _level(node: XmlNode) -> _Level:
    start, restarts = _whole(value_of(node, "start")), _whole(value_of(node, "lvlRestart"))
    kind = value_of(node, "numFmt")
    other = node.first("AlternateContent")  # formats of Word 2010, with a plain one for older programs
    if not kind and other is not None:
        kind = value_of(other.first("Fallback"), "numFmt")
    return _Level(
        start=1 if start is None else start,
        kind=kind or "decimal",
        text=value_of(node, "lvlText"),
        restarts=restarts,
        plain=node.on("isLgl"),
        style=value_of(node, "pStyle"),
    )


def _restarts(level: _Level | None, at: int, used: int) -> bool:
    """Whether a level begins again after a paragraph of a higher one."""
    if level is None or level.restarts is None:
        return True
    return level.restarts != 0 and used < min(level.restarts, at)


def _written(levels: Mapping[int, _Level], at: int, counts: Mapping[int, int]) -> str:
    level = levels[at]
    if level.kind == "none":
        return _PLACE.sub("", level.text).strip()
    if level.kind == "bullet":
        sign = level.text.strip()
        return _BULLET_OF.get(sign, sign)

    def place(found: re.Match[str]) -> str:
        other = int(found[1]) - 1
        kind = levels[other].kind if other in levels else "decimal"
        if other > at:
            return ""
        return _counted(counts.get(other, 1), "decimal" if level.plain and kind != "decimalZero" else kind)

    return _PLACE.sub(place, level.text).strip()


def _counted(number: int, kind: str) -> str:
    match kind:
        case "upperRoman" | "lowerRoman":
            written = roman(number)
            return written if kind == "upperRoman" else written.lower()
        case "upperLetter" | "lowerLetter":
            if number < 1:
                return str(number)
            letter = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 30)
            return letter.upper() if kind == "upperLetter" else letter
        case "decimalZero":
            return f"{number:02}"
        case "vietnameseCounting" | "cardinalText":
            return _WORDS[number] if 0 <= number < len(_WORDS) else str(number)
        case "bullet" | "none":
            return ""
        case _:
            return str(number)


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 6 else None
