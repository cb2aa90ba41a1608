"""The lines of a list below its header: who is honoured, and what only structures the table.

Empty rows, rows of column numbers and the signatures below the table are skipped. Section titles ("II. CÁ
NHÂN" sets the kind of what follows), titles of groups and totals honour nobody, but what they say can be
compared (`statements.py`). Everything else is a row, or is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.load.sheets.office_text import UncertainEncoding, clean
from generator.load.sheets.sheet import Sheet, is_empty
from generator.validate.rolls.headers import Header, SheetRow, header_at, kind_said

_PLACES = ("number", "honorific", "position", "unit", "position_unit", "award", "achievement")
_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-Za-z])\)?")
_ROMAN = r"(?:[IVX]+|[A-HĐ])"
_HEADING_NUMBER = re.compile(rf"{_ROMAN}[.)]?")
_HEADING = re.compile(rf"{_ROMAN}\s*[.)/\-:]\s*\S")
_SECTION = re.compile(
    r"(?:(?:[ivx]+|\d+|[a-hđ])\s*[.)/\-:]?\s+)?(?:danh sách\s+)?(?:các\s+)?(?:tập thể|cá nhân|hộ gia đình|hộ)"
    r"(?:\s+(?:tiêu biểu|xuất sắc|điển hình|được [^,]*|có thành tích[^,]*))?\W*(?:\d[^,]*)?"
)
_AWARD = re.compile(
    r"(?:tặng\s+)?(?:giấy khen|bằng khen|huân chương|huy chương|kỷ niệm chương|cờ thi đua|danh hiệu)\b.*"
)
_PART = r"(?:\(?(?:mục\s+)?[ivx]+(?:\s*\+\s*[ivx]+)*\)?)?"  # "Cộng (I)", "Cộng I+II"
_TOTAL = re.compile(
    rf"\W*(?:tổng (?:cộng|số)|tong (?:cong|so))\b.*|(?:tổng|cộng)\s*{_PART}\s*[:.]?\s*(?:\d.*)?", re.DOTALL
)
_COUNTS = re.compile(r"\(?(?:danh sách (?:này |trên )?(?:có|gồm|ấn định)|ấn định)\b.*\d.*", re.DOTALL)
_FOOTER = re.compile(
    r"(?:người (?:lập|ký)|thủ trưởng|(?:phó )?chủ tịch|(?:phó )?trưởng phòng|(?:phó )?giám đốc|hiệu trưởng|"
    r"k/?t\.|t/?m\.|nơi nhận|xác nhận|\(?(?:đã )?ký|lưu:|ghi chú|danh sách (?:này )?(?:có|gồm|trên)|ấn định|"
    r".{0,40}ngày\b.{0,12}tháng\b.{0,12}năm)"
)


class Line(NamedTuple):
    """A row of the list: its line in the file, its section's kind ("" for none), its own number (STT)."""

    line: int
    cells: SheetRow
    section: str
    number: int | None
    header: Header
    nameless: bool


class Said(NamedTuple):
    """A row that honours nobody and says something of the others: a heading ("heading") or a "total".

    `cells` are the texts of the columns that are published or have no title, by column.
    """

    line: int
    what: str
    cells: Mapping[int, str]

    @property
    def text(self) -> str:
        """All of it."""
        return " ".join(self.cells.values())


def lines(sheet: Sheet, header: Header) -> Iterator[Line | Said]:
    """Every row below the header that honours someone, or seems to without a name; what is said of them."""
    section, skip = "", header.last
    ended = signed = False
    for index, row in enumerate(sheet.rows):
        if index <= skip:
            continue
        number = _number(_cell(row, header.fields.get("number", -1)))
        if number is None or _maybe_structure(row, header):
            texts = texts_of(row)
            what = _structure(texts, row, header, index)
            found = header_at(sheet.rows, index) if what == "" and number is None else None
            if found is not None:
                header, skip, ended, signed = found, found.last, False, False
                continue
            section = (kind_said(" ".join(texts)) if what == "heading" else "") or section
            ended = ended or what in ("empty", "total")
            signed = number is None and (signed or (ended and _is_footer(texts, row, header)))
            if what in ("heading", "total"):
                yield Said(index + 1, what, _said(row, header))
            if what or signed:
                continue
        nameless = all(is_empty(_cell(row, column)) for column in header.names)
        if not nameless or _says_something(row, header):
            yield Line(index + 1, row, section, number, header, nameless)


def texts_of(row: SheetRow) -> list[str]:
    """The clean texts of a row's cells."""
    return [_text(cell) for cell in row if not is_empty(cell)]


def _said(row: SheetRow, header: Header) -> dict[int, str]:
    """What stands under a column of amounts, or of anything that is not published, counts no rows."""
    other = {*header.unknown, *header.forbidden}
    return {
        column: _text(cell) for column, cell in enumerate(row) if not is_empty(cell) and column not in other
    }


def is_signature(line: Line) -> bool:
    """Whether a row is one of the place, day or signature that stands right below the table's last row."""
    texts = texts_of(line.cells)
    return line.number is None and len(texts) == 1 and _is_footer(texts, line.cells, line.header)


def _structure(texts: Sequence[str], row: SheetRow, header: Header, index: int) -> str:
    """What a row is that honours nobody: empty, numbers, heading, total; "" for any other row."""
    if not texts:
        return "empty"
    if index <= header.last + 2 and len(texts) > 1 and all(map(_COLUMN_NUMBER.fullmatch, texts)):
        return "numbers"
    if _TOTAL.fullmatch(texts[0].lower()) or _COUNTS.fullmatch(" ".join(texts).lower()):
        return "total"
    return "heading" if _is_heading(texts, row, header) else ""


def _cell(row: SheetRow, column: int) -> object:
    return row[column] if 0 <= column < len(row) else None


def _number(cell: object) -> int | None:
    """A whole number of its own (STT), as a number or as a text ("01.")."""
    if type(cell) is int:
        return cell if cell > 0 else None
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() and cell > 0 else None
    if isinstance(cell, str):
        digits = cell.strip().rstrip(".)")
        return int(digits) or None if digits.isascii() and digits.isdigit() and len(digits) <= 6 else None
    return None


def _maybe_structure(row: SheetRow, header: Header) -> bool:
    """Whether a numbered row may be no person's: it ends with the name ("1 | Tập thể") or names a number."""
    place = header.names[-1]
    name = _cell(row, place)
    return len(row) <= place + 1 or not isinstance(name, str) or len(name) < 4


def _text(cell: object) -> str:
    try:
        return clean(cell).text
    except UncertainEncoding:
        return str(cell)


def _is_heading(texts: Sequence[str], row: SheetRow, header: Header) -> bool:
    """A section's or a group's title: few cells, and none where position, unit or award stand."""
    first = header.fields.get("number", -1)
    places = {header.fields.get(field, -1) for field in _PLACES} - {first}
    words = " ".join(texts)
    told = [_cell(row, column) for column in places if column >= 0]
    counted = _SECTION.fullmatch(words.lower()) is not None  # "I | TẬP THỂ | | 5": how many, in any column
    if any(not (is_empty(cell) or (counted and _number(cell))) for cell in told) or len(texts) > 3:
        return False
    if _SECTION.fullmatch(words.lower()):
        return True
    if not is_empty(_cell(row, first)):
        alone = len(texts) == 1 and _number(row[first]) is None
        return alone or (len(texts) == 2 and _HEADING_NUMBER.fullmatch(texts[0]) is not None)
    return len(texts) == 1 and (_HEADING.match(words) or _AWARD.fullmatch(words.lower())) is not None


def _is_footer(texts: Sequence[str], row: SheetRow, header: Header) -> bool:
    """What stands below the table: a remark on the number of rows, the place and day, who signs."""
    name = " ".join(_text(_cell(row, column)) for column in header.names).strip().lower()
    return (not name or _FOOTER.match(name) is not None) and any(
        _FOOTER.match(text.lower()) for text in texts
    )


def _says_something(row: SheetRow, header: Header) -> bool:
    places = (header.fields.get(field, -1) for field in _PLACES[1:])
    return any(not is_empty(_cell(row, column)) for column in places)
