"""Reads the tables of a Word file (DOCX) as one sheet: decisions come with their lists so.

Paragraphs are rows of one text, rows of tables are rows; both in the order of the document. Numbers that
Word counts itself are written out, deletions that are tracked are marked as struck, hidden words as unseen.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import filterfalse
from math import inf

from generator.citing import roman
from generator.load.sheets.package import Package, XmlNode, value_of
from generator.load.sheets.sheet import (
    MAX_COLUMNS,
    MAX_ROWS,
    RAISED,
    CellPlace,
    Sheet,
    UnreadableError,
    is_note_mark,
    too_many_rows,
    trimmed,
    without_trailing,
)
from generator.load.sheets.workbook_kind import DAMAGED, check_is_word

BROKEN = (
    "tệp hỏng, hoặc do chương trình khác ghi ra mà không theo đúng chuẩn của Word",
    "mở tệp bằng Word (hoặc LibreOffice) rồi “Lưu thành” (Save as) một tệp .docx mới",
)
"""Why a damaged Word file is not read, and what to do."""
_TOO_LARGE = ("phần chữ của tệp quá lớn so với một danh sách", "chép riêng danh sách sang một tệp mới")
_LOWEST = 60  # twentieths of a point: nothing can be read in a row below it
_UNITS = {"": 1, "pt": 20, "pc": 240, "pi": 240, "in": 1440, "cm": 567, "mm": 56.7}
_MEASURE = re.compile(rf"([0-9]{{1,9}}(?:\.[0-9]{{1,9}})?)({'|'.join(_UNITS)})")
_MOST_STYLES = 16  # that rest on each other: Word allows eleven
_MOST_BYTES = 60_000_000
INSIDE = frozenset(
    {"r", "ins", "hyperlink", "smartTag", "sdt", "sdtContent", "moveTo", "fldSimple", "customXml"}
    | {"bdo", "dir", "oMath", "oMathPara", "conflictIns"}
)
"""What holds words of a paragraph: runs, links, controls, insertions, formulas."""
_AROUND = frozenset({"sdt", "sdtContent", "ins", "customXml", "moveTo", "conflictIns"})
_NOTES = frozenset({"commentReference", "footnoteReference", "endnoteReference"})
GONE = frozenset({"del", "moveFrom", "conflictDel"})
"""What holds words that a tracked change deletes."""
_DRAWN = frozenset({"pict", "drawing", "object", "AlternateContent"})
TICKS = {
    "F0FC": "✓",
    "F0FE": "☑",
    "F0FB": "x",
    "F078": "☒",
    "F052": "☑",
    "F051": "☒",
    "F0A8": "☐",
    "F06F": "☐",
}
"""Boxes and ticks that fonts of symbols draw, by their codes in those fonts."""


@dataclass(slots=True)
class _Reading:
    """The rows so far, and what is marked in them."""

    about: _About
    rows: list[tuple[object, ...]] = field(default_factory=list)
    beside: set[int] = field(default_factory=set)
    struck: set[CellPlace] = field(default_factory=set)
    crossed: set[CellPlace] = field(default_factory=set)
    unseen: set[CellPlace] = field(default_factory=set)
    noted: set[CellPlace] = field(default_factory=set)
    tables: list[tuple[int, int, int]] = field(default_factory=list)

    def paragraph(self, node: XmlNode) -> None:
        """A paragraph between the tables."""
        words = _words_of([node], self.about, shaded=False)
        if words.text.strip():
            self._add([words])
            self.beside.add(len(self.rows))
        for box in _boxes(node):
            self.read(box.nodes)

    def read(self, nodes: list[XmlNode]) -> None:
        """Paragraphs and tables in their order."""
        for node in flat(nodes):
            if node.name == "p":
                self.paragraph(node)
            elif node.name == "tbl":
                self.table(node)

    def table(self, node: XmlNode) -> None:
        """Every row of a table, its cells at their places in the grid; an empty row ends it."""
        above: dict[int, _Words] = {}
        first, width = len(self.rows) + 1, 0
        for row in within(node, "tr"):
            about_row = row.first("trPr")
            gone = about_row is not None and about_row.first("del") is not None
            hidden = about_row is not None and _is_hidden(about_row)
            cells: list[_Words] = [_Words()] * _span(about_row, "gridBefore", 0)
            for cell in within(row, "tc"):
                about = cell.first("tcPr") or XmlNode("tcPr")
                merged = about.first("vMerge")
                shaded = _is_shaded(about)
                words = _words_of(list(cell.nodes), self.about, shaded=shaded)
                words.struck = words.struck or (
                    bool(words.text.strip()) and (gone or about.first("cellDel") is not None)
                )
                words.crossed = bool(words.text.strip()) and _is_crossed(about)
                words.unseen = words.unseen or (bool(words.text.strip()) and hidden)
                place = len(cells)
                if merged is None:
                    above.pop(place, None)
                elif merged.attributes.get("val") == "restart":
                    above[place] = words
                else:
                    words = above.get(place, words)
                cells += [words, *[_Words()] * (_span(about, "gridSpan", 1) - 1)]
                if len(cells) > MAX_COLUMNS:
                    raise UnreadableError(*BROKEN)
            self._add(cells)
            width = max(width, len(cells))
        self.tables.append((first, len(self.rows), width))
        self.rows.append(())

    def _add(self, cells: list[_Words]) -> None:
        self.rows.append(trimmed([each.text or None for each in cells]))
        if len(self.rows) > MAX_ROWS:
            raise too_many_rows()
        for column, words in enumerate(cells, 1):
            if words.struck:
                self.struck.add((len(self.rows), column))
            if words.crossed:
                self.crossed.add((len(self.rows), column))
            if words.unseen:
                self.unseen.add((len(self.rows), column))
            if words.noted:
                self.noted.add((len(self.rows), column))


@dataclass(slots=True)
class _Words:
    """The text of a cell, whether some of it is struck out, crossed, hidden, whether a note belongs to it."""

    text: str = ""
    struck: bool = False
    crossed: bool = False
    unseen: bool = False
    noted: bool = False


@dataclass(frozen=True, slots=True)
class _About:
    """What the other parts of the file say of the text."""

    counting: _Counting
    looks: _Looks


class _Looks:
    """What the styles of a document say of how text looks, by their names."""

    def __init__(self, root: XmlNode | None) -> None:
        self._styles = {
            each.attributes.get("styleId", ""): each for each in (root.all("style") if root else ())
        }
        self._known: dict[str, tuple[XmlNode, ...]] = {}

    def of(self, name: str) -> tuple[XmlNode, ...]:
        """What a style says, then what those say that it is based on."""
        if name not in self._known:
            self._known[name] = tuple(self._resting(name))
        return self._known[name]

    def _resting(self, name: str) -> Iterator[XmlNode]:
        for _ in range(_MOST_STYLES):
            style = self._styles.get(name)
            if style is None:
                return
            yield from style.all("rPr")
            name = value_of(style, "basedOn")


@dataclass(frozen=True, slots=True)
class _Look:
    """How the text of a paragraph looks, by its style and its cell's ground."""

    looks: _Looks
    style: str
    shaded: bool

    def on(self, switch: str, run: XmlNode | None) -> bool:
        """Whether a run is struck out, hidden …: whatever is nearest to it and says so, counts."""
        own = () if run is None else (run, *self.looks.of(value_of(run, "rStyle")))
        says = (each for each in (*own, *self.looks.of(self.style)) if each.first(switch) is not None)
        return next((each.on(switch) for each in says), False)


class _Counting:
    """The numbers that Word writes in front of paragraphs (`numbering.xml`), as far as they are plain."""

    def __init__(self, root: XmlNode | None) -> None:
        levels = {
            each.attributes.get("abstractNumId"): {
                level.attributes.get("ilvl"): level for level in each.all("lvl")
            }
            for each in (root.all("abstractNum") if root else ())
        }
        self._levels = {
            each.attributes.get("numId"): levels.get(value_of(each, "abstractNumId"), {})
            for each in (root.all("num") if root else ())
        }
        self._count: defaultdict[tuple[str, str], int] = defaultdict(int)

    def number(self, paragraph: XmlNode) -> str:
        """The next number of a paragraph's list, with the characters around it; "" for none."""
        about = paragraph.first("pPr")
        numbered = about.first("numPr") if about else None
        if numbered is None:
            return ""
        list_id, level_id = value_of(numbered, "numId"), value_of(numbered, "ilvl") or "0"
        level = self._levels.get(list_id, {}).get(level_id)
        if level is None:
            return ""
        key = (list_id, level_id)
        self._count[key] += 1
        for other in [each for each in self._count if each[0] == list_id and each[1] > level_id]:
            del self._count[other]
        number = int(value_of(level, "start") or 1) + self._count[key] - 1
        written = _written(number, value_of(level, "numFmt") or "decimal")
        return value_of(level, "lvlText").replace(f"%{int(level_id) + 1}", written) if written else ""


def read_word(content: bytes) -> tuple[Sheet, ...]:
    """The document as one sheet; raises UnreadableError."""
    check_is_word(content)
    try:
        package = Package(content)
        main = package.lead("", "officeDocument") or "word/document.xml"
        document = package.read(main)
        if len(document) > _MOST_BYTES:
            raise UnreadableError(*_TOO_LARGE)
        numbering = package.lead(main, "numbering")
        styles = package.lead(main, "styles")
        about = _About(
            _Counting(package.tree(numbering) if numbering else None),
            _Looks(package.tree(styles) if styles else None),
        )
        reading = _Reading(about)
        margins = tuple(filter(None, dict.fromkeys(_margins(package, main, about))))
        body = package.tree(main).first("body")
        reading.read(body.nodes if body else [])
    except DAMAGED as error:
        raise UnreadableError(*BROKEN) from error
    sheet = Sheet(
        "",
        without_trailing(reading.rows),
        struck=frozenset(reading.struck),
        crossed=frozenset(reading.crossed),
        unseen=frozenset(reading.unseen),
        noted=frozenset(reading.noted),
        beside=frozenset(reading.beside),
        margins=margins,
        tables=tuple(reading.tables),
    )
    return (sheet,)


def _margins(package: Package, main: str, about: _About) -> Iterator[str]:
    """What is printed above and below the pages."""
    for kind, part in package.leads(main).values():
        if kind in ("header", "footer"):
            yield " ".join(_words_of(package.tree(part).nodes, about, shaded=False).text.split())


def flat(nodes: list[XmlNode]) -> Iterator[XmlNode]:
    """The nodes, those inside of content controls and insertions among them."""
    for node in nodes:
        if node.name in _AROUND:
            yield from flat(node.nodes)
        else:
            yield node


def within(node: XmlNode, name: str) -> Iterator[XmlNode]:
    """The elements of a name below this one, those inside of content controls and insertions among them."""
    return (each for each in flat(node.nodes) if each.name == name)


def _span(about: XmlNode | None, name: str, usual: int) -> int:
    number = int(value_of(about, name) or usual)
    if not 0 <= number <= MAX_COLUMNS:
        raise UnreadableError(*BROKEN)
    return number


def _is_hidden(row: XmlNode) -> bool:
    """Whether a row is hidden, or too low for anything to be read."""
    height = row.first("trHeight")
    exact = height is not None and height.attributes.get("hRule") == "exact"
    return row.on("hidden") or (exact and _twips(value_of(row, "trHeight")) < _LOWEST)


def _twips(measure: str) -> float:
    """A measure in twentieths of a point (ISO/IEC 29500, ST_TwipsMeasure); infinite where it is none."""
    found = _MEASURE.fullmatch(measure)
    return float(found[1]) * _UNITS[found[2]] if found else inf


def _is_shaded(about: XmlNode) -> bool:
    shade = about.first("shd")
    return shade is not None and shade.attributes.get("fill", "auto").upper() not in ("AUTO", "FFFFFF")


def _is_crossed(about: XmlNode) -> bool:
    """Whether a diagonal line runs through the cell."""
    borders = about.first("tcBorders")
    return any(value_of(borders, line) not in ("", "nil", "none") for line in ("tl2br", "tr2bl"))


def _words_of(nodes: list[XmlNode], about: _About, *, shaded: bool) -> _Words:
    """The paragraphs of a cell, one below the other, those of tables inside it too."""
    words = _Words()
    parts: list[str] = []
    for node in flat(nodes):
        if node.name == "p":
            pieces: list[str] = []
            look = _Look(about.looks, value_of(node.first("pPr"), "pStyle"), shaded=shaded)
            _read(node.nodes, words, pieces, look, gone=False)
            text = "".join(pieces)
            number = about.counting.number(node)
            parts.append(f"{number} {text}" if number and text.strip() else number or text)
        elif node.name == "tbl":
            for row in within(node, "tr"):
                for cell in within(row, "tc"):
                    inner = _words_of(cell.nodes, about, shaded=shaded)
                    parts.append(inner.text)
                    words.struck, words.unseen = words.struck or inner.struck, words.unseen or inner.unseen
    words.text = "\n".join(part for part in parts if part.strip())
    return words


def _read(nodes: list[XmlNode], words: _Words, pieces: list[str], look: _Look, *, gone: bool) -> None:
    about = next((node for node in nodes if node.name == "rPr"), None)
    raised = value_of(about, "vertAlign") == "superscript"
    for node in filterfalse(_is_not_filled_in, nodes):
        text = ""
        if node.name in ("t", "delText"):
            text = node.text.translate(RAISED) if raised else node.text
            words.noted = words.noted or (raised and is_note_mark(node.text))
        elif node.name in ("br", "cr"):
            text = "\n"
        elif node.name in ("tab", "ptab"):
            text = " "
        elif node.name == "noBreakHyphen":
            text = "-"
        elif node.name == "sym":
            text = TICKS.get(node.attributes.get("char", "").upper(), "\ufffd")
        elif node.name in _NOTES or (node.name in _DRAWN and _has_text_box(node)):
            words.noted = True
        elif node.name in INSIDE or node.name in GONE:
            _read(node.nodes, words, pieces, look, gone=gone or node.name in GONE)
        if text.strip():
            words.struck = words.struck or gone or look.on("strike", about) or look.on("dstrike", about)
            words.unseen = words.unseen or look.on("vanish", about) or _is_white(about, shaded=look.shaded)
        pieces.append(text)


def _is_not_filled_in(node: XmlNode) -> bool:
    """Whether a control shows only what is to be chosen or typed there."""
    return node.name == "sdt" and (node.first("sdtPr") or node).on("showingPlcHdr")


def _boxes(node: XmlNode) -> Iterator[XmlNode]:
    """The boxes of text that hang on a paragraph; of a drawing with a substitute only the drawing."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if node.name == "txbxContent":
            yield node
        else:
            waiting += reversed(node.nodes[:1] if node.name == "AlternateContent" else node.nodes)


def _has_text_box(drawn: XmlNode) -> bool:
    """Whether something drawn beside the text holds words of its own."""
    waiting = list(drawn.nodes)
    while waiting:
        node = waiting.pop()
        if node.name == "t" and node.text.strip():
            return True
        waiting += node.nodes
    return False


def _is_white(about: XmlNode | None, *, shaded: bool) -> bool:
    white = value_of(about, "color").upper() == "FFFFFF"
    return white and not (shaded or about is None or _is_shaded(about))


def _written(number: int, kind: str) -> str:
    if kind in ("decimal", "decimalZero"):
        return f"{number:02}" if kind == "decimalZero" else str(number)
    if kind in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (number - 1) % 26)
        return letter if kind == "upperLetter" else letter.lower()
    if kind in ("upperRoman", "lowerRoman"):
        return roman(number) if kind == "upperRoman" else roman(number).lower()
    return ""
