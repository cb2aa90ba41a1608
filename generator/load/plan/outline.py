"""The outline of a plan: which numeral opens a paragraph, which section that is, what is odd about it.

Vietnamese administrative documents are numbered Phần > Chương > A. > I. > Điều 1. > 1. > 1.1. > a) > - > +
(Nghị định 30/2020/NĐ-CP, Phụ lục I), and offices write the numerals in many ways. They are read as they
stand: a skipped, repeated or missing one is never put right here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from generator.citing import from_roman, roman


class Level(StrEnum):
    """What opens a paragraph: its marker's kind, or none."""

    PART = "part"
    CHAPTER = "chapter"
    CAPITAL = "capital"
    ROMAN = "roman"
    ARTICLE = "article"
    NUMBER = "number"
    LETTER = "letter"
    BRACKET = "bracket"
    CLOSED = "closed"
    DASH = "dash"
    PLUS = "plus"
    STAR = "star"
    NONE = "none"


RANKED = (Level.PART, Level.CHAPTER, Level.CAPITAL, Level.ROMAN, Level.ARTICLE, Level.NUMBER)
"""From the outermost to the innermost, as plans nest them."""
_FREE = (Level.LETTER, Level.CLOSED, Level.BRACKET)
"""Below the numbers the plans agree on no order: what a plan opens inside the other stands below it."""
OPENING = frozenset((*RANKED, *_FREE))
"""The kinds that open a section; the others are items in one."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a paragraph of a table stands: which table of the plan, which row and column, from 0."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the plan, or one line in a cell of a table.

    `marker` is what the plan writes in front, as it stands ("IV.", "a)", "- +", "" for none); `section` the
    path of the numbered section it opens or stands in ("IV.1.2.a", "" above the first one); `opens` whether
    it opens that section; `line` the first line in the file, from 1; `cell` None outside of tables.
    """

    text: str
    marker: str
    level: Level
    section: str
    opens: bool
    line: int
    cell: Cell | None = None


_ORDINALS = ("nhất", "hai|nhì", "ba", "tư|bốn", "năm", "sáu", "bảy|bẩy", "tám", "chín", "mười")
_ORDINAL = re.compile("|".join(f"(?P<n{number}>{words})" for number, words in enumerate(_ORDINALS, 1)))
_UPPER = 'A-Z“"' + "".join(
    sign for sign in map(chr, range(0xC0, 0x1EFA)) if sign.isupper() and sign.isalpha()
)
# The groups are named after the levels; what a group holds is the numeral without its brackets.
_BEFORE_TITLE = rf"(?:[.:]|(?= ?[-–] )|(?=$)|(?= [{_UPPER}]{{2}}))"
MARKER = re.compile(
    rf"(?:PHẦN|Phần) (?P<part>(?:THỨ|thứ) \w+|[IVX]{{1,9}}|\d{{1,2}}){_BEFORE_TITLE}"
    rf"|(?:CHƯƠNG|Chương) (?P<chapter>[IVX]{{1,9}}|\d{{1,2}}){_BEFORE_TITLE}"
    r"|(?:ĐIỀU|Điều) (?P<article>\d{1,3}[a-zđ]?)(?:[.:]|(?= ?[-–] )|(?=$))"
    rf"|(?P<capital>[A-HĐ])(?:[.)/](?=\s[{_UPPER}])|\s?[-–](?=\s[{_UPPER}]{{2}}))"
    rf"|(?P<roman>[IVX]{{1,9}})(?:\.(?=\s|$|[{_UPPER}]{{2}})|\)(?=\s|[{_UPPER}])|[/:-](?=\s)|\s[-–](?=\s[{_UPPER}]))"
    rf"|(?P<number>\d{{1,3}}(?:\.\d{{1,3}})*)(?:\.(?=\s|$|[{_UPPER}])|/(?=\s)|\s?[-–](?=\s(?:[^\d\s]|\d{{1,3}}\s?%)))"
    rf"|(?P<dotted>\d{{1,2}}(?:\.\d{{1,2}})+)(?=\s[{_UPPER}])"
    r"|(?P<closed>\d{1,2})\)"
    rf"|(?P<letter>[a-zđ])(?:\)|[./](?=\s|[{_UPPER}]))"
    r"|\((?P<bracket>\d{1,2})\)"
    r"|(?:[-–]\s*)?(?P<plus>\+)(?=\s|[^\W\d])"
    r"|(?P<dash>[-–—•])(?=\s|[^\W\d])"
    r"|(?P<star>\*)(?=\s)"
)
# Behind these lines a plan counts anew: an annex has numerals of its own.
_RESTART = re.compile(
    rf"(?:PHỤ LỤC|Phụ lục)(?=$| (?:SỐ |số )?(?:\d|[IVX]+\b)| [{_UPPER}]{{2}})|Nơi nhận(?=\s*:|$)"
)


@dataclass(frozen=True, slots=True)
class _Numeral:
    """An open section: `dotted` is a number as it is written ("2.5"), `name` its step of the path."""

    level: Level
    dotted: str
    name: str


def number(pieces: Iterable[tuple[int, str, Cell | None]]) -> Iterator[Paragraph]:
    """Give each paragraph its marker and its section by the numerals before it; cells open none."""
    stack: list[_Numeral] = []
    seen: Counter[str] = Counter()
    section = ""
    for line, text, cell in pieces:
        if cell is not None:
            yield Paragraph(text, "", Level.NONE, section, opens=False, line=line, cell=cell)
            continue
        level, numeral, marker = _marker(text)
        rest = text[len(marker) :].strip()
        if level in OPENING:
            _open(stack, level, numeral)
            section = _path(stack)
            seen[section] += 1
            if seen[section] > 1:
                stack[-1] = _again(stack[-1], seen[section])
                section = _path(stack)
        elif _RESTART.match(text):
            stack.clear()
            section = ""
        yield Paragraph(rest, marker, level, section, level in OPENING, line)


def _marker(text: str) -> tuple[Level, str, str]:
    """The marker's kind, its numeral, and the marker as it stands."""
    found = MARKER.match(text)
    if found is None or found.lastgroup is None:
        return Level.NONE, "", ""
    kind = Level.NUMBER if found.lastgroup == "dotted" else Level(found.lastgroup)
    return kind, found[found.lastgroup], found.group()


def _open(stack: list[_Numeral], level: Level, numeral: str) -> None:
    """Close what ends where this numeral begins, and open its section."""
    if level in _FREE or level in (Level.CAPITAL, Level.ROMAN):
        for at, each in enumerate(stack):
            if each.level is level:
                del stack[at:]
                break
    if level not in _FREE:
        rank = RANKED.index(level)
        while stack and not _holds(stack[-1], level, rank, numeral):
            stack.pop()
    inside = stack[-1].dotted + "." if stack and stack[-1].level is level is Level.NUMBER else ""
    stack.append(_Numeral(level, numeral, _name(level, numeral.removeprefix(inside))))


def _holds(outer: _Numeral, level: Level, rank: int, numeral: str) -> bool:
    """Whether a section stays open when this numeral comes: 2 holds 2.5, but neither 3 nor 3.1."""
    if outer.level is Level.NUMBER and level is Level.NUMBER:
        return numeral.startswith(outer.dotted + ".")
    if outer.level is Level.ROMAN and level is Level.CAPITAL:
        return True  # some plans have "A." inside "I.": such a one was not open before
    return outer.level in RANKED and RANKED.index(outer.level) < rank


def _name(level: Level, numeral: str) -> str:
    match level:
        case Level.PART | Level.CHAPTER:
            return f"{'phan' if level is Level.PART else 'chuong'}-{_counted(numeral)}"
        case Level.ARTICLE:
            return f"dieu-{numeral}"
        case Level.BRACKET:
            return f"p{numeral}"
        case _:
            return numeral


def _counted(numeral: str) -> int:
    """Which one a part or a chapter is: "THỨ BA", "III" and "3" are the third."""
    if numeral.isdecimal():
        return int(numeral)
    if numeral.isupper() and set(numeral) <= set("IVX"):
        return from_roman(numeral)
    found = _ORDINAL.search(numeral.lower().removeprefix("thứ "))
    return int((found.lastgroup or "n0")[1:]) if found else 0


def _again(numeral: _Numeral, times: int) -> _Numeral:
    return _Numeral(numeral.level, numeral.dotted, f"{numeral.name}~{times}")


def _path(stack: list[_Numeral]) -> str:
    """Articles are counted through the whole document: their chapters do not name them.

    Nor does "A." name what stands inside it: the numerals there are cited as they were before it was read.
    """
    first = max((at for at, each in enumerate(stack) if each.level is Level.ARTICLE), default=0)
    return ".".join(
        each.name for each in stack[first:] if each.level is not Level.CAPITAL or each is stack[-1]
    )


# The order of points; those that are no Vietnamese letters may be there or not.
_LETTERS = "abcdđefghijklmnopqrstuvwxyz"
_FOREIGN = frozenset("fjwz")


@dataclass(frozen=True, slots=True)
class OutlineGap:
    """One oddity of the numbering, at a line of the plan.

    `section` is the odd one; `other` the numeral before it (skipped, repeated) or the one that is missing.
    """

    kind: Literal["skipped", "repeated", "missing_first"]
    section: str
    other: str
    line: int

    @property
    def found(self) -> str:
        """The odd section as the plan writes it: its own numeral may have been there before."""
        return re.sub(r"~\d+$", "", self.section)


def outline_gaps(paragraphs: Iterable[Paragraph]) -> tuple[OutlineGap, ...]:
    """Every oddity of the plan's numbering, in the order of the text; an annex may count anew."""
    gaps: list[OutlineGap] = []
    last: dict[tuple[str, Level], int] = {}
    anew: set[tuple[str, Level]] = set()  # what may begin with 1 again: behind "B." plans do, or go on
    for paragraph in paragraphs:
        if not paragraph.opens:
            if paragraph.cell is None and _RESTART.match(paragraph.text):
                last.clear()
            continue
        parent, _, own = paragraph.section.rpartition(".")
        value = _value(paragraph.level, own.partition("~")[0])
        key = (parent, paragraph.level)
        before = None if value == 1 and key in anew else last.get(key)
        last[key] = value
        anew.discard(key)
        if paragraph.level is Level.CAPITAL:
            anew |= {each for each in last if each[1] is not Level.CAPITAL}
        section, line = paragraph.section, paragraph.line
        if before is None and value > 1:
            gaps.append(OutlineGap("missing_first", section, _written(paragraph, parent, 1), line))
        elif before is not None and value == before:
            gaps.append(OutlineGap("repeated", section, _written(paragraph, parent, value), line))
        elif before is not None and not _follows(paragraph.level, before, value):
            gaps.append(OutlineGap("skipped", section, _written(paragraph, parent, before), line))
    return tuple(gaps)


def _follows(level: Level, before: int, value: int) -> bool:
    if level in (Level.LETTER, Level.CAPITAL):
        return before < value and _FOREIGN.issuperset(_LETTERS[before : value - 1])
    return value == before + 1


def _value(level: Level, own: str) -> int:
    match level:
        case Level.ROMAN:
            return from_roman(own)
        case Level.LETTER | Level.CAPITAL:
            return _LETTERS.index(own.lower()) + 1
        case _:
            return int(re.sub(r"\D", "", own))


def _written(paragraph: Paragraph, parent: str, value: int) -> str:
    """The section's path with `value` in place of its own numeral."""
    match paragraph.level:
        case Level.ROMAN:
            own = roman(value)
        case Level.LETTER:
            own = _LETTERS[value - 1]
        case Level.CAPITAL:
            own = _LETTERS[value - 1].upper()
        case level:
            own = _name(level, str(value))
    return f"{parent}.{own}" if parent else own
