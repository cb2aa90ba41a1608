"""Reads an XLSX workbook, each sheet in one pass: what Excel shows of its cells, and what is hidden in them.

The parts are read here and not by openpyxl, whose fast mode knows no hidden rows, merged cells, formats of
parts of a cell, nor the Strict variant, and whose full mode is four times as slow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple
from xml.etree.ElementTree import Element

from generator.load.sheets.number_format import (
    Moment,
    is_of_dates,
    is_plain,
    is_whole_day,
    shown_moment,
    shown_number,
    shown_text,
)
from generator.load.sheets.package import Package, XmlNode, each_inside, is_on, walk
from generator.load.sheets.sheet import (
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_TEXT,
    RAISED,
    CellPlace,
    NoValue,
    Sheet,
    Shown,
    UnreadableError,
    is_empty,
    is_note_mark,
    letters,
    too_many_rows,
    too_much_text,
    trimmed,
    without_trailing,
)
from generator.load.sheets.styles import WHITE, Look, Styles, is_unseen, read_styles
from generator.load.sheets.workbook_kind import BROKEN, DAMAGED, check_is_workbook

_FIRST_DAY, _FIRST_DAY_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - Excel knows no zones
_TOO_WIDE = (
    f"có chữ ở cột thứ {MAX_COLUMNS + 1} trở đi",
    "xóa các cột thừa ở bên phải, hoặc chuyển danh sách về các cột đầu",
)
_LAST_ROW = 1_048_576  # of Excel
_MOST_ROWS = _LAST_ROW + MAX_ROWS  # of all sheets, the skipped ones included
_ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})
# Excel writes what XML cannot hold, such as a carriage return, by its number (ECMA-376, 22.9.2.19).
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_MOST_MERGED = 2 * MAX_ROWS
_LAST_COLUMN = 16_384  # of Excel
_COMMENTS = frozenset({"comments", "threadedComment"})
_MARGINS = frozenset(
    f"{pages}{place}" for pages in ("odd", "even", "first") for place in ("Header", "Footer")
)
# What is no text above or below a page: where a part begins, its font, size and colour, page numbers, "&&".
_MARGIN_CODE = re.compile(
    r'&(?:"[^"]*"|K(?:[0-9A-Fa-f]{6}|\d\d[+-]\d{3})|\d{1,3}|(?P<part>[LCR])|(?P<other>.))'
)
_TOO_SMALL = {"width": 0.5, "ht": 3.0}  # characters, points: nothing can be read in it


class _Words(NamedTuple):
    """A text of a cell, whether parts of it are struck out, have the colour of paper, refer to a note."""

    text: str
    struck: bool = False
    unseen: bool = False
    noted: bool = False


def read_workbook(content: bytes) -> tuple[Sheet, ...]:
    """Every sheet of cells; raises UnreadableError."""
    check_is_workbook(content)
    try:
        sheets = tuple(_sheets(Package(content)))
    except DAMAGED as error:
        raise UnreadableError(*BROKEN) from error
    if not sheets:
        raise UnreadableError(*BROKEN)
    return sheets


def _boundaries(area: str) -> tuple[int | None, int | None, int | None, int | None]:
    """The first column, first row, last column and last row of an area such as "A1:C3", or None."""
    from openpyxl.utils.cell import range_boundaries  # slow to import, and most commands read no workbook

    return range_boundaries(area)


def _moment_of(number: float, first_day: datetime) -> object:
    from openpyxl.utils.datetime import from_excel  # as above

    return from_excel(number, first_day)


def _sheets(package: Package) -> Sequence[Sheet]:
    main = package.lead("", "officeDocument") or "xl/workbook.xml"
    book = package.tree(main)
    leads = package.leads(main)
    parts = dict(leads.values())
    styles = read_styles(package.tree(parts["styles"]) if "styles" in parts else None)
    shared = _shared_texts(package.read(parts["sharedStrings"])) if "sharedStrings" in parts else []
    about = book.first("workbookPr")
    old_days = about is not None and is_on(about.attributes.get("date1904"))
    listed = book.first("sheets")
    sheets: list[Sheet] = []
    read: set[str] = set()
    most_rows, most_text = _MOST_ROWS, MAX_TEXT
    for each in listed.all("sheet") if listed else ():
        kind, target = leads[each.attributes["id"]]
        if kind == "worksheet":
            if target in read:
                raise UnreadableError(*BROKEN)  # one part under many names would be read as often
            read.add(target)
            reading = _Reading(styles, shared, _FIRST_DAY_1904 if old_days else _FIRST_DAY)
            reading.rest(each_inside(package.read(target), "sheetData", reading.row))
            for kind, part in package.leads(target).values():
                if kind in _COMMENTS:
                    walk(package.read(part), reading.note, _nothing, _nothing)
            hidden = each.attributes.get("state", "visible") != "visible"
            most_rows -= reading.last
            if most_rows < 0:
                raise UnreadableError(*BROKEN)
            sheets.append(reading.sheet(each.attributes.get("name", ""), hidden=hidden))
            most_text -= reading.letters
            if most_text < 0:
                raise too_much_text()
    return sheets


@dataclass(slots=True)
class _Texts:
    """Puts together the texts of `<si>` and `<is>`: plain, or in runs with a font each; no reading aids."""

    runs: list[str] = field(default_factory=list)
    font: XmlNode | None = None
    raised: bool = False
    struck: bool = False
    unseen: bool = False
    noted: bool = False
    aids: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element inside."""
        if name == "rPh":
            self.aids += 1
        elif name == "r":
            self.font, self.raised = None, False
        elif name == "rPr":
            self.font = XmlNode("font")
        elif self.font is not None and name != "t":
            self.font.nodes.append(XmlNode(name, attributes))
            self.raised = self.raised or attributes.get("val") == "superscript"

    def end(self, name: str, text: str) -> None:
        """The end of an element, with the text since the last one."""
        if name == "rPh":
            self.aids -= 1
        elif name == "t" and not self.aids:
            self.runs.append(text.translate(RAISED) if self.raised else text)
            self.noted = self.noted or (self.raised and is_note_mark(text))
            if self.font is not None and text.strip():
                self.struck = self.struck or self.font.on("strike")
                self.unseen = self.unseen or is_unseen(self.font, WHITE)

    def words(self) -> _Words:
        """What has been put together."""
        return _Words(_unescaped("".join(self.runs)), self.struck, self.unseen, self.noted)


def _shared_texts(content: bytes) -> list[_Words | str]:
    """The texts that cells refer to by number; a usual one is only a text."""
    found: list[_Words | str] = []

    def take(each: Element) -> None:
        if each.tag == "si":
            found.append(_usual(_words_of(each)))

    each_inside(content, "sst", take)
    return found


def _usual(words: _Words) -> _Words | str:
    """Only the text, where no part of it is struck out or unseen, and it says something."""
    odd = words.struck or words.unseen or words.noted or not words.text or words.text in _ERRORS
    return words if odd else words.text


def _words_of(text: Element) -> _Words:
    """The text of an `<si>` or `<is>`."""
    if len(text) == 1 and text[0].tag == "t" and not len(text[0]):
        return _Words(_unescaped(text[0].text or ""))
    texts = _Texts()
    path, waiting = [text], [iter(text)]
    while waiting:
        each = next(waiting[-1], None)
        if each is None:
            waiting.pop()
            ended = path.pop()
            if waiting:
                texts.end(ended.tag, ended.text or "")
        else:
            texts.start(each.tag, each.attrib)
            path.append(each)
            waiting.append(iter(each))
    return texts.words()


def _unescaped(text: str) -> str:
    if "_x" not in text:
        return text
    shown = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    # Half of a pair is no letter, and no file can hold it.
    return shown.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


class _Reading:
    """One sheet, row by row."""

    def __init__(self, styles: Styles, shared: Sequence[_Words | str], epoch: datetime) -> None:
        self._looks, self._changing = styles.looks, styles.conditional
        # Styles by which a text is only what it says.
        self._usual = frozenset(
            str(number)
            for number, look in enumerate(styles.looks)
            if not look.struck and not look.crossed and not look.unseen and is_plain(look.format)
        )
        self._shared, self._epoch = shared, epoch
        self._rows: dict[int, dict[int, object]] = {}
        self._row: dict[int, object] = {}
        self._number = self._column = 0
        self._style = 0
        self._columns: list[tuple[int, int]] = []
        self._hidden: set[int] = set()
        self._merged: list[tuple[int, int, int]] = []
        self._struck: set[CellPlace] = set()
        self._crossed: set[CellPlace] = set()
        self._unseen: set[CellPlace] = set()
        self._unclear: set[CellPlace] = set()
        self._conditional: set[CellPlace] = set()
        self._noted: set[CellPlace] = set()
        self._margins: list[str] = []
        self._range: CellPlace = (1, 1)
        self.letters = 0
        """Of all cells, known once the sheet is."""

    def row(self, row: Element) -> None:
        """A row of cells."""
        if row.tag != "row":
            raise UnreadableError(*BROKEN)
        self._begin_row(row.attrib)
        usual, number = self._usual, str(self._number)
        for cell in row:
            if cell.tag != "c":
                continue
            place, style = cell.get("r"), cell.get("s", "0")
            if not place:
                self._column += 1
            elif place.endswith(number):
                self._column = _column_number(place[: -len(number)])
            else:
                self._column = _column_of(place)
            value = self._usual_value(cell) if len(cell) == 1 and style in usual else None
            self._put(self._cell(cell, style) if value is None else value)

    def _usual_value(self, cell: Element) -> str | int | None:
        """The text or whole number of a cell that holds nothing else, as most do; None for any other cell."""
        part, kind = cell[0], cell.get("t", "n")
        if kind == "s" and part.tag == "v":
            words = self._shared[int(part.text or "")]
            return words if type(words) is str else None
        if kind == "inlineStr" and part.tag == "is" and len(part) == 1 and part[0].tag == "t":
            text = part[0].text
            return text if text and "_x" not in text and text not in _ERRORS and not len(part[0]) else None
        if kind == "n" and part.tag == "v" and (text := part.text):
            return int(text) if text.isascii() and text.isdecimal() else None
        return None

    def rest(self, root: Element) -> None:
        """What stands beside the rows."""
        for each in root.iter():
            name, attributes = each.tag, each.attrib
            if name in ("row", "c"):
                raise UnreadableError(*BROKEN)  # of a row that stands where none can stand
            if name == "col":
                if _is_hidden(attributes, "width"):
                    self._columns.append((int(attributes.get("min", 1)), int(attributes.get("max", 1))))
                    if len(self._columns) > _LAST_COLUMN:
                        raise UnreadableError(*BROKEN)
            elif name == "mergeCell":
                left, top, _, bottom = _boundaries(attributes.get("ref", ""))
                self._merged.append((left or 1, top or 1, bottom or MAX_ROWS))
            elif name in _MARGINS:
                self._margins.append(_margin_text(each.text or ""))
            elif name == "conditionalFormatting":
                first = attributes.get("sqref", "A1").split(" ")[0]
                left, top, _, _ = _boundaries(first)
                self._range = top or 1, left or 1
            elif name == "cfRule" and int(attributes.get("dxfId", -1)) in self._changing:
                self._conditional.add(self._range)

    def note(self, name: str, attributes: dict[str, str]) -> None:
        """An element of the comments that lie beside the cells."""
        if name in ("comment", "threadedComment"):
            left, top, _, _ = _boundaries(attributes.get("ref", ""))
            self._noted.add((top or 1, left or 1))

    @property
    def last(self) -> int:
        """The number of the last row that holds something, however many stand above it."""
        return max(self._rows, default=0)

    def sheet(self, name: str, *, hidden: bool) -> Sheet:
        """All that was read."""
        rows: list[tuple[object, ...]] = [()] * self.last
        for number, cells in self._rows.items():
            places = range(1, max(cells) + 1)
            whole = len(cells) == len(places) and tuple(cells) == tuple(places)
            rows[number - 1] = trimmed([*cells.values()] if whole else [cells.get(each) for each in places])
            self.letters += letters(rows[number - 1], number)
        self.letters += _fill(rows, self._merged)
        columns = _within(self._columns)
        return Sheet(
            name=name,
            rows=without_trailing(rows),
            hidden=hidden,
            hidden_columns=frozenset(
                number for number in columns if any(not is_empty(_at(row, number)) for row in rows)
            ),
            hidden_rows=frozenset(
                number for number in self._hidden if number <= len(rows) and rows[number - 1]
            ),
            struck=frozenset(self._struck),
            crossed=frozenset(self._crossed),
            unseen=frozenset(self._unseen),
            unclear=frozenset(self._unclear),
            conditional=frozenset(self._conditional),
            noted=frozenset(self._noted),
            margins=tuple(filter(None, dict.fromkeys(self._margins))),
        )

    def _begin_row(self, attributes: dict[str, str]) -> None:
        said = attributes.get("r")
        number = self._number + 1 if said is None else int(said) if said.isdecimal() else int(float(said))
        if not 1 <= number <= _LAST_ROW:
            raise UnreadableError(*BROKEN)
        if ("hidden" in attributes or "ht" in attributes) and _is_hidden(attributes, "ht"):
            self._hidden.add(number)
        self._number, self._column = number, 0
        self._row = self._rows.get(number, {})

    def _put(self, value: object) -> None:
        """Keep a cell."""
        if value is None or value == "":
            return
        if self._column > MAX_COLUMNS:
            if not is_empty(value):
                raise UnreadableError(*_TOO_WIDE)
            return
        if not self._row:
            self._rows[self._number] = self._row
            if len(self._rows) > MAX_ROWS:
                raise too_many_rows()
        if self._column in self._row or self._column < 1:
            raise UnreadableError(*BROKEN)  # which of two is meant, nobody can tell
        self._row[self._column] = value

    def _cell(self, cell: Element, style: str) -> object:
        kind = cell.get("t", "n")
        self._style = int(style)
        text: str | None = None
        formula = False
        for part in cell:
            if part.tag == "v":
                text = part.text or ""
            elif part.tag == "f":
                formula = True
            elif part.tag == "is" and kind == "inlineStr":
                return self._words(_words_of(part))
        if kind == "s" and text:
            words = self._shared[int(text)]
            return self._words(_Words(words) if isinstance(words, str) else words)
        return None if kind == "inlineStr" else self._computed(kind, text, formula=formula)

    def _computed(self, kind: str, text: str | None, *, formula: bool) -> object:
        """A value of its own, or a formula's."""
        # A computed text may be empty; a computed number that is empty was never computed.
        if formula and not text and (text is None or kind != "str"):
            return NoValue()
        if not text:
            return None
        if kind == "str":
            return self._words(_Words(_unescaped(text)))
        if kind == "e":
            return NoValue()
        look = self._look()
        if kind == "b":
            return text in ("1", "true")
        if kind == "d":
            return self._moment(datetime.fromisoformat(text), look.format)
        number = float(text) if "." in text or "E" in text or "e" in text else int(text)
        return number if look.format == "General" else self._number_in(number, look.format)

    def _look(self) -> Look:
        look = self._looks[self._style]
        self._mark(struck=look.struck, crossed=look.crossed, unseen=look.unseen)
        return look

    def _mark(self, *, struck: bool, crossed: bool, unseen: bool) -> None:
        place = (self._number, self._column)
        if struck:
            self._struck.add(place)
        if crossed:
            self._crossed.add(place)
        if unseen:
            self._unseen.add(place)

    def _words(self, words: _Words) -> object:
        if words.text in _ERRORS:
            return NoValue()
        if not words.text:
            return None
        look = self._looks[self._style]
        self._mark(
            struck=words.struck or look.struck, crossed=look.crossed, unseen=words.unseen or look.unseen
        )
        if words.noted:
            self._noted.add((self._number, self._column))
        if is_plain(look.format):
            return words.text
        shown = shown_text(words.text, look.format)
        if not shown:
            self._unseen.add((self._number, self._column))
        return words.text if shown in ("", words.text) else Shown(shown, words.text)

    def _number_in(self, number: float, code: str) -> object:
        """A number as its format shows it; itself where that is the same, or cannot be told."""
        if is_plain(code):
            return number
        if is_of_dates(code):
            with suppress(ValueError, OverflowError):
                moment = _moment_of(number, self._epoch)
                if number >= 0 and isinstance(moment, Moment):
                    return self._moment(moment, code)
            self._unclear.add((self._number, self._column))
            return number
        shown = shown_number(number, code)
        if shown is None:
            self._unclear.add((self._number, self._column))
        elif not shown.strip():
            self._unseen.add((self._number, self._column))
        return number if not shown or shown == str(number) else Shown(" ".join(shown.split()), number)

    def _moment(self, moment: Moment, code: str) -> object:
        whole = isinstance(moment, date) and (is_whole_day(code) or not is_of_dates(code))
        return moment if whole else Shown(shown_moment(moment, code), moment)


@lru_cache(maxsize=1 << 16)
def _column_number(letters: str) -> int:
    if not letters.isalpha() or not letters.isascii() or len(letters) > 3:
        raise UnreadableError(*BROKEN)
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _nothing(_: str) -> None:
    """What of a part is not looked at."""


def _column_of(place: str) -> int:
    return _column_number(place.rstrip("0123456789"))


def _margin_text(coded: str) -> str:
    """What stands above or below a page: the words of its three parts, without numbers of pages."""

    def shown(code: re.Match[str]) -> str:
        return " " if code["part"] else "&" * (code["other"] == "&")

    return " ".join(_MARGIN_CODE.sub(shown, coded).split())


def _is_hidden(attributes: dict[str, str], size: str) -> bool:
    return is_on(attributes.get("hidden")) or float(attributes.get(size, 9)) < _TOO_SMALL[size]


def _at(row: tuple[object, ...], column: int) -> object:
    return row[column - 1] if column <= len(row) else None


def _within(spans: Sequence[tuple[int, int]]) -> set[int]:
    """The numbers of columns in any of these spans, however many and long they are."""
    ends: dict[int, int] = {}
    for first, end in spans:
        ends[first] = max(ends.get(first, 0), end)
    found: set[int] = set()
    reached = 0
    for first in sorted(ends):
        last = min(ends[first], MAX_COLUMNS)
        found.update(range(max(first, reached + 1), last + 1))
        reached = max(reached, last)
    return found


def _fill(rows: list[tuple[object, ...]], merged: Sequence[tuple[int, int, int]]) -> int:
    """Write a cell merged over several rows into each of them; gives how many characters that adds."""
    below = [(column, top, min(bottom, len(rows))) for column, top, bottom in merged]
    if sum(max(bottom - top, 1) for _, top, bottom in below) > _MOST_MERGED:  # merged cells may not overlap
        raise UnreadableError(*BROKEN)
    added = 0
    for column, top, bottom in below:
        value = _at(rows[top - 1], column) if top <= len(rows) else None
        if is_empty(value):
            continue
        added += len(value) * (bottom - top) if isinstance(value, str) else 0
        for row in range(top, bottom):
            padded = (*rows[row], *[None] * (column - len(rows[row])))
            rows[row] = (*padded[: column - 1], value, *padded[column:])
    return added
