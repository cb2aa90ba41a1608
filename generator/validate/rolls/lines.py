"""The lines of a list below its header: who is honoured, and what only structures the table.

Empty rows, rows of column numbers and the signatures below the table are skipped. Section titles ("II. CÁ
NHÂN" sets the kind of what follows), titles of groups and totals honour nobody, but what they say can be
compared (`statements.py`). Everything else is a row, or is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from generator.load.sheets.sheet import Sheet, is_empty
from generator.validate.remarks import left_out, of_others
from generator.validate.rolls.headers import Header, SheetRow, header_at, is_kind_title, text_of
from generator.validate.rolls.lookup import Awards, Units
from generator.validate.rolls.names import (
    honoured_in,
    is_collective,
    may_be_name,
    may_be_person,
    number_in_front,
    says_a_person,
    without_bullet,
    without_honorific,
)
from generator.validate.rolls.titles import MARKER, Titles
from generator.validate.same_text import plain

_PLACES = ("number", "honorific", "position", "unit", "position_unit", "award", "achievement")
_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-Za-z])\)?")
_ROMAN = r"(?:[IVX]+|[A-HĐ])"
_HEADING_NUMBER = re.compile(rf"{_ROMAN}[.)]?|\d{{1,3}}(?:\.\d{{1,3}})*[.)]?|[a-hđ][.)]")
_HEADING = re.compile(rf"{_ROMAN}\s*[.)/\-:]\s*\S")
_SECTION = re.compile(
    r"(?:(?:[ivx]+|\d+|[a-hđ])\s*[.)/\-:]?\s+)?(?:danh sách\s+)?(?:các\s+)?(?:tập thể|cá nhân|hộ gia đình|hộ)"
    r"(?:\s+(?:tiêu biểu|xuất sắc|điển hình|được [^,]*|có thành tích[^,]*))?\W*(?:\d[^,]*)?"
)
_AWARD = re.compile(
    r"(?:(?:[ivx]+|\d+|[a-hđ])\s*[.)/\-:]\s*)?(?:danh sách\s+)?(?:được\s+)?(?:tặng\s+)?"
    r"(?:giấy khen|bằng khen|huân chương|huy chương|kỷ niệm chương|cờ thi đua|danh hiệu)\b.*"
)
_PART = r"(?:\(?(?:mục\s+)?[ivx]+(?:\s*\+\s*[ivx]+)*\)?)?"  # "Cộng (I)", "Cộng I+II"
_TOTAL = re.compile(
    rf"\W*(?:tổng (?:cộng|số)|tong (?:cong|so))\b.*|(?:tổng|cộng|tong|cong)\s*{_PART}\s*[:.]?\s*(?:\d.*)?"
    r"|\W*(?:tổng|cộng)\s+(?!công ty|đội|đồng|tác|hòa|hoà)[^:]{1,60}:\s*\d.*"
    r"|\W*(?:tổng|cộng)\s+danh sách\b.*|\W*t\s*[/.]\s*c\.?\s*(?::.*|\d.*)?|\W*tc\s*(?::.*|\d.*)",
    re.DOTALL,
)
_TOTAL_OF = re.compile(r"\W*(?:tổng|cộng)\s.{1,60}")  # "Cộng Phòng A", the number in a cell of its own
_COUNTS = re.compile(
    r"\(?(?:danh sách (?:này |trên )?(?:có|gồm|ấn định)|ấn định|(?:viết )?bằng chữ)\b.*"
    r"(?:\d|\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\b).*"
    r"|(?:tập thể|cá nhân|hộ)\s*:\s*\d+\D+(?:tập thể|cá nhân|hộ)\s*:\s*\d.*",
    re.DOTALL,
)
_FOOTER = re.compile(
    r"(?:người (?:lập|ký)|thủ trưởng|(?:phó )?chủ tịch|(?:phó )?trưởng phòng|(?:phó )?giám đốc|hiệu trưởng|"
    r"k/?t\.|t/?m\.|nơi nhận|xác nhận|\(?(?:đã )?ký|lưu:|ghi chú|danh sách (?:này )?(?:có|gồm|trên)|ấn định|"
    r".{0,40}ngày\b.{0,12}tháng\b.{0,12}năm)"
)
_OF_DECISION = re.compile(r"\W*(?:ban hành )?kèm theo\b.{0,40}\bquyết định\b")
_NOTE = re.compile(r"\W*(?:ghi chú|chú thích|chú giải|lưu ý)\b|\(?[*†]", re.IGNORECASE)
_LISTED = re.compile(r"(?:\d{1,3}\s*[.)]|[-–+*•])\s*(?:ông|bà|đồng chí|đ/c|cháu|em|hộ)\b")
_LONGEST_NUMBER = 6
_TITLES_ABOVE = 3  # rows above a header where the first section's title may stand
_GROUPS = re.compile(
    r"(?:khối|cụm|cấp|lĩnh vực|ngành|các|những|lực lượng|địa bàn|khu vực|bộ phận|hệ thống|toàn|thuộc|phần|"
    r"mục|danh sách)\b"
)


class ListLine(NamedTuple):
    """A row of the list: its line in the file, its own number (STT), and what the titles above say of it.

    `section` is the kind, `award` the words that name one, `group` the unit ("" for none). `part` counts
    the titles, totals and headers of tables above it in its sheet: between two rows of one part stands none.
    """

    line: int
    cells: SheetRow
    section: str
    number: int | None
    header: Header
    nameless: bool
    award: str = ""
    group: str = ""
    part: int = 0


class Said(NamedTuple):
    """A row that honours nobody and says something of the others.

    `what` is a heading ("heading"), a "total", a "note" below the rows, "honoured" for a person whom a
    sentence honours and no table names, or "unclear": a title or a person, nobody can tell. `cells` are the
    texts of the columns that are published or have no title, by column.
    """

    line: int
    what: str
    cells: Mapping[int, str]
    header: Header

    @property
    def text(self) -> str:
        """All of it."""
        return " ".join(self.cells.values())


class ListMeaning(NamedTuple):
    """What the texts of a list may mean; `refine` completes the header of each of its tables by that.

    `tab` is the kind that the sheet's name says.
    """

    units: Units
    awards: Awards
    refine: Callable[[Header], Header]
    tab: str = ""


def lines(sheet: Sheet, header: Header, meaning: ListMeaning) -> Iterator[ListLine | Said]:
    """Every row below the header that honours someone, or seems to without a name; what is said of them."""
    walk = _Walk(sheet, header, meaning)
    yield from walk.above()
    for index, row in enumerate(sheet.rows):
        if index <= walk.skip:
            continue
        if index + 1 in sheet.beside:
            yield from walk.paragraph(index, row)
            continue
        place = walk.header.number
        number = own_number(row[place]) if 0 <= place < len(row) else None
        if number is None or _maybe_structure(row, walk.header):
            what = walk.structure(index, row, number)
            yield from walk.said(index, row, what)
            if what or walk.signed:
                continue
        line = walk.line(index, row, number)
        if line is not None:
            yield line
        elif stray := {
            column: text
            for column, cell in enumerate(row)
            if not is_empty(cell) and may_be_person(text := text_of(cell))
        }:
            yield Said(index + 1, "unclear", stray, walk.header)
    if walk.last is not None:
        yield walk.last[0]


class _Walk:
    """Where we are in a sheet: the table, the titles that hold, whether only signatures can follow."""

    def __init__(self, sheet: Sheet, header: Header, meaning: ListMeaning) -> None:
        self._sheet, self.header, self._meaning = sheet, header, meaning
        self._titles = Titles(meaning.units, meaning.awards)
        self._ended = self.signed = False
        self._part = 0
        # The last title of a group, with its level, while no row stands below it; one that no row came to.
        self.last: tuple[Said, int] | None = None
        self.alone: Said | None = None
        self.skip = header.last
        for row in sheet.rows[max(header.last - _TITLES_ABOVE, 0) : header.last]:
            text = " ".join(texts_of(row))
            alone = len(texts_of(row)) == 1
            if _SECTION.fullmatch(text.lower()) or (
                alone and (_HEADING.match(text) or _AWARD.fullmatch(text.lower()) or self._gives(text))
            ):
                self._titles.put(text)

    def _gives(self, text: str) -> bool:
        """Whether a sentence names an award and goes on with those who get it: "… tặng Bằng khen cho:"."""
        return text.rstrip().endswith(":") and bool(self._meaning.awards.said(text))

    def above(self) -> Iterator[Said]:
        """Those whom sentences above the first table of a Word file honour."""
        for index in sorted(line - 1 for line in self._sheet.beside if line <= self.header.last):
            text = " ".join(texts_of(self._sheet.rows[index]))
            if _is_listed(text):
                yield Said(index + 1, "unclear", {0: text}, self.header)
            else:
                yield from self._honoured(index, text)

    def _honoured(self, index: int, text: str) -> Iterator[Said]:
        """Those whom a sentence honours and whom no table names."""
        for name in honoured_in(text):
            if plain(name) not in self._cells:
                yield Said(index + 1, "honoured", {0: name}, self.header)

    @cached_property
    def _cells(self) -> frozenset[str]:
        """Every name that a cell of a table may hold."""
        rows = (row for line, row in enumerate(self._sheet.rows, 1) if line not in self._sheet.beside)
        return frozenset(plain(without_honorific(text)[1]) for row in rows for text in texts_of(row))

    def structure(self, index: int, row: SheetRow, number: int | None) -> str:
        """What a row is that honours nobody; "" for any other one. A header begins another table."""
        texts = texts_of(row)
        what = _structure(texts, row, self.header, index)
        if number is None and what in ("", "heading"):
            found = header_at(self._sheet.rows, index)
            if found is not None:
                self._begin(found)
                return "header"
            what = what or self._title_alone(texts, row)
        self.alone = None
        if what == "heading":
            level = self._titles.put(" ".join(texts))
            if self.last is not None and level is not None and level == self.last[1]:
                self.alone = self.last[0]
            own = Said(index + 1, "unclear", _said(row, self.header), self.header)
            self.last = None if level is None else (own, level)
        self._part += what in ("heading", "total")
        self._ended = self._ended or what in ("empty", "total")
        self.signed = number is None and (
            (self.signed and not self._has_unit(row)) or (self._ended and _is_footer(texts, row, self.header))
        )
        return what

    def said(self, index: int, row: SheetRow, what: str) -> Iterator[Said]:
        """What such a row says, and the title before it where no row came to that."""
        if self.alone is not None:
            yield self.alone
        if what in ("heading", "total") or (what == "unclear" and not self.signed):
            yield Said(index + 1, what, _said(row, self.header), self.header)
        elif self.signed and _NOTE.match(text := " ".join(texts_of(row))):
            yield Said(index + 1, "note", {0: text}, self.header)

    def paragraph(self, index: int, row: SheetRow) -> Iterator[Said]:
        """What stands between the tables of a Word file: a title, a total, or names that no table has."""
        text = " ".join(texts_of(row))
        low = text.lower()
        self._ended = True
        if _TOTAL.fullmatch(low) or _COUNTS.fullmatch(low):
            what = "total"
        elif _LISTED.match(low) or says_a_person(text):
            what = "" if self.signed or _FOOTER.match(low) else "unclear"
        else:
            marked = (
                _SECTION.fullmatch(low)
                or _HEADING.match(text)
                or _AWARD.fullmatch(low)
                or is_kind_title(text)
                or left_out(text)
                or of_others(text, within=True)
                or self._gives(text)
                or _OF_DECISION.match(low)
            )
            what = "heading" if marked or self._meaning.units.title(text) is not None else ""
        if not what and _NOTE.match(low):
            what = "note"
        self.signed = self.signed or _FOOTER.match(low) is not None
        if what == "heading":
            self._titles.put(text)
        self._part += what in ("heading", "total")
        if what:
            yield Said(index + 1, what, {0: text}, self.header)
        if what != "unclear" and not self.signed:
            yield from self._honoured(index, text)

    def line(self, index: int, row: SheetRow, number: int | None) -> ListLine | None:
        """A row that honours someone; None for one that says nothing."""
        header, titles = self.header, self._titles
        name = header.names[-1]
        nameless = (len(row) <= name or not row[name] or is_empty(row[name])) and all(
            is_empty(_cell(row, column)) for column in header.names
        )
        if nameless and not _says_something(row, header):
            return None
        if number is None and "number" not in header.fields:
            number = number_in_front(text_of(_cell(row, header.names[0])))[0]
        titles.row()
        self.last = None
        return ListLine(
            index + 1, row, titles.kind, number, header, nameless, titles.award, titles.unit, self._part
        )

    def _has_unit(self, row: SheetRow) -> bool:
        """Whether a unit stands where units stand, or a position and another text: no signature has them."""
        fields = self.header.fields
        unit, position = (text_of(_cell(row, fields.get(each, -1))) for each in ("unit", "position"))
        if not unit or self._meaning.units.code(unit) is not None:
            return bool(unit)
        named = may_be_person(text_of(_cell(row, self.header.names[-1])))
        signs = any(may_be_person(each) or _FOOTER.match(each.lower()) for each in (unit, position))
        return named and bool(position) and not signs

    def _begin(self, header: Header) -> None:
        if tuple(header.titles.values()) != tuple(self.header.titles.values()):
            self._titles.new_table()
        self.header, self.skip = self._meaning.refine(header), header.last
        self._part += 1
        self._ended = self.signed = False

    def _title_alone(self, texts: Sequence[str], row: SheetRow) -> str:
        """A row with one text: the title of a group (a unit's name) among people; "" for one of the list.

        In the column of the numbers no name can stand: what is no title there is unclear.
        """
        header = self.header
        if self._is_unit(texts, row):
            return "heading"
        if len(texts) != 1:
            return ""
        place = next(column for column, cell in enumerate(row) if not is_empty(cell))
        if place == header.fields.get("number", -1):
            return "unclear"
        kind = self._titles.kind or (header.kind if header.sure else "")
        people = (kind or self._meaning.tab or header.kind) in ("individual", "household")
        if place not in header.names or not people or may_be_person(texts[0]):
            return ""
        unit = self._meaning.units.title(texts[0])
        group = is_collective(texts[0]) or _GROUPS.match(texts[0].lower())
        if unit is not None or group:
            return "heading"
        number, name = number_in_front(texts[0])
        told = "number" in header.fields or number is not None or may_be_person(without_bullet(name))
        return "" if told or not self._full else "unclear"

    def _is_unit(self, texts: Sequence[str], row: SheetRow) -> bool:
        """Whether a row is a unit in the units' own column before the names, perhaps with a letter or "I"."""
        unit = self.header.fields.get("unit", len(row))
        if (
            unit >= min(self.header.names[0], len(row))
            or self._meaning.units.code(text_of(row[unit])) is None
        ):
            return False
        return len(texts) == 1 or (len(texts) == 2 and _HEADING_NUMBER.fullmatch(texts[0]) is not None)

    @cached_property
    def _full(self) -> bool:
        """Whether no person of the sheet is a name and nothing else."""
        rows = map(texts_of, self._sheet.rows[self.skip + 1 :])
        return not any(len(texts) == 1 and may_be_person(texts[0]) for texts in rows)


def texts_of(row: SheetRow) -> list[str]:
    """The clean texts of a row's cells."""
    return [text_of(cell) for cell in row if not is_empty(cell)]


def _is_listed(text: str) -> bool:
    """Whether a sentence is one of a list of people: it has a number, or a bullet, and a name."""
    return _LISTED.match(text.lower()) is not None or (
        number_in_front(text)[0] is not None and says_a_person(text)
    )


def _is_group(text: str) -> bool:
    """Whether a title is one of a group or a body, and no person's name."""
    marker = MARKER.match(text)
    words = text[marker.end() :] if marker else text
    return is_collective(words) or _GROUPS.match(words.lower()) is not None or not may_be_person(words)


def _is_row(text: str) -> bool:
    """Whether what stands behind a number may be a name."""
    return may_be_name(text) and not is_collective(text) and _GROUPS.match(text.lower()) is None


def _said(row: SheetRow, header: Header) -> dict[int, str]:
    """What stands under a column of amounts, or of anything that is not published, counts no rows."""
    other = {*header.unknown, *header.forbidden}
    return {
        column: text_of(cell) for column, cell in enumerate(row) if not is_empty(cell) and column not in other
    }


def is_section(text: str) -> bool:
    """Whether a text is nothing but the title of a kind: "II. CÁ NHÂN (20)"."""
    return _SECTION.fullmatch(text.lower()) is not None


def is_signature(line: ListLine) -> bool:
    """Whether a row is one of the place, day or signature that stands right below the table's last row."""
    if line.number is not None:
        return False
    texts = texts_of(line.cells)
    return len(texts) == 1 and _is_footer(texts, line.cells, line.header)


def _structure(texts: Sequence[str], row: SheetRow, header: Header, index: int) -> str:
    """What a row is that honours nobody: empty, numbers, heading, total; "" for any other row."""
    if not texts:
        return "empty"
    if index <= header.last + 2 and len(texts) > 1 and all(map(_COLUMN_NUMBER.fullmatch, texts)):
        return "numbers"
    first, numbers = texts[0].lower(), texts[1:]
    if _TOTAL.fullmatch(first) or _COUNTS.fullmatch(" ".join(texts).lower()):
        return "total"
    if numbers and all(map(own_number, numbers)) and _TOTAL_OF.fullmatch(first):
        return "total"
    return "heading" if _is_heading(texts, row, header) else ""


def _cell(row: SheetRow, column: int) -> object:
    return row[column] if 0 <= column < len(row) else None


def own_number(cell: object) -> int | None:
    """A whole number of its own (STT), as a number or as a text ("01.")."""
    if type(cell) is int:
        return cell if cell > 0 else None
    if type(cell) is str and len(cell) <= _LONGEST_NUMBER and cell.isascii() and cell.isdecimal():
        return int(cell) or None
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() and cell > 0 else None
    if isinstance(cell, str):
        digits = cell.strip().rstrip(".)")
        return (
            int(digits) or None
            if digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST_NUMBER
            else None
        )
    return None


def _maybe_structure(row: SheetRow, header: Header) -> bool:
    """Whether a numbered row may be no person's: it ends with the name ("1 | Tập thể") or names a number."""
    place = header.names[-1]
    name = _cell(row, place)
    return len(row) <= place + 1 or not isinstance(name, str) or len(name) < 4


def _is_heading(texts: Sequence[str], row: SheetRow, header: Header) -> bool:
    """A section's or a group's title: few cells, and none where position, unit or award stand."""
    first = header.fields.get("number", -1)
    places = {header.fields.get(field, -1) for field in _PLACES} - {first}
    words = " ".join(texts)
    told = [_cell(row, column) for column in (*places, *header.ticked) if column >= 0]
    name = " ".join(text_of(_cell(row, column)) for column in header.names)
    counted = _SECTION.fullmatch(words.lower()) is not None  # "I | TẬP THỂ | | 5": how many, in any column
    if counted and own_number(_cell(row, first)) and not _SECTION.fullmatch(name.lower()):
        return False  # "Tập thể | 1 | Phòng A": the kind stands in a column of its own
    if any(not (is_empty(cell) or (counted and own_number(cell))) for cell in told) or len(texts) > 3:
        return False
    if counted or (len(texts) == 1 and (is_kind_title(words) or _AWARD.fullmatch(words.lower()))):
        return True
    if without_honorific(words)[0] or may_be_person(words):
        return False
    if not is_empty(_cell(row, first)):
        alone = len(texts) == 1 and own_number(row[first]) is None
        marked = len(texts) == 2 and _HEADING_NUMBER.fullmatch(texts[0]) is not None
        numbered = own_number(row[first]) is not None  # "2." may be a row's: only what is no name is a title
        group = _is_group(texts[-1]) and not (numbered and _is_row(texts[-1]))
        return (alone or (marked and not texts[0].isdigit())) and group
    return len(texts) == 1 and _HEADING.match(words) is not None and _is_group(words)


def _is_footer(texts: Sequence[str], row: SheetRow, header: Header) -> bool:
    """What stands below the table: a remark on the number of rows, the place and day, who signs."""
    name = " ".join(text_of(_cell(row, column)) for column in header.names).strip().lower()
    return (not name or _FOOTER.match(name) is not None) and any(
        _FOOTER.match(text.lower()) for text in texts
    )


def _says_something(row: SheetRow, header: Header) -> bool:
    places = [header.fields.get(field, -1) for field in _PLACES[1:]]
    return any(not is_empty(_cell(row, column)) for column in (*places, *header.ticked))
