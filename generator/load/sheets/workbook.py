"""Reads an XLSX workbook: openpyxl for the values, a pass of our own for what its fast mode leaves out.

openpyxl's read-only mode is four times as fast as its full one, but knows no hidden rows and columns, no
merged cells, and no difference between an empty cell and a formula without a computed value. The sheets
that may hold one of these (their bytes say so) are read a second time for it.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from dataclasses import dataclass, field
from typing import IO, Any
from xml.etree.ElementTree import Element

from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries
from openpyxl.worksheet._reader import WorkSheetParser
from openpyxl.xml.functions import iterparse  # defusedxml's: no entities

from generator.load.sheets.sheet import (
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_TEXT,
    NoValue,
    Sheet,
    UnreadableError,
    is_empty,
    letters,
    too_many_rows,
    too_much_text,
    trimmed,
    without_trailing,
)
from generator.load.sheets.workbook_kind import BROKEN, DAMAGED, check_is_workbook

_LAST_ROW = 1_048_576  # of Excel
_MOST_ROWS = _LAST_ROW + MAX_ROWS  # of all sheets, the skipped ones included
_MOST_MERGED = 2_000_000  # cells that merged ones are written into
_ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})
# Excel writes what XML cannot hold, such as a carriage return, by its number (ECMA-376, 22.9.2.19).
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
# Bytes of a sheet that may hide something, compute something or merge cells; UTF-16 shows none of them.
_HINT = re.compile(rb"""hidden\s*=\s*["'][1t]|<(?:\w+:)?(?:f[\s/>]|mergeCell\s)|\b(?:width|ht)\s*=\s*["']0""")


@dataclass(slots=True)
class _Layout:
    """What the fast mode leaves out of a sheet; rows and columns from 1."""

    columns: list[range] = field(default_factory=list)
    rows: set[int] = field(default_factory=set)
    formulas: list[tuple[int, int]] = field(default_factory=list)
    merged: list[tuple[int, int, int]] = field(default_factory=list)  # column, first row, last row


def read_workbook(content: bytes) -> tuple[Sheet, ...]:
    """Every sheet of cells; raises UnreadableError."""
    check_is_workbook(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl's, about what it does not keep: we keep nothing
            reader = ExcelReader(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
            with reader.archive:
                sheets = _sheets(reader)
    except DAMAGED as error:
        raise UnreadableError(*BROKEN) from error
    if not sheets:
        raise UnreadableError(*BROKEN)
    return tuple(sheets)


def _sheets(reader: ExcelReader) -> list[Sheet]:
    """Its sheets; of the rest only shared texts are read, and styles, which make dates of numbers."""
    reader.read_manifest()
    reader.read_strings()
    reader.read_workbook()
    paths = {sheet.name: rel.target for sheet, rel in reader.parser.find_sheets()}
    if len(set(paths.values())) < sum(1 for _ in reader.parser.find_sheets()):
        raise UnreadableError(*BROKEN)  # one part under many names would be read as often
    apply_stylesheet(reader.archive, reader.wb)
    reader.read_worksheets()
    sheets: list[Sheet] = []
    most = _MOST_ROWS
    for each in reader.wb.worksheets:
        rows = _rows(each, reader, min(most, _LAST_ROW))
        most -= len(rows)
        sheets.append(_sheet(each, rows, reader.archive, paths[each.title]))
    return sheets


def _sheet(worksheet: Any, rows: list[tuple[object, ...]], archive: zipfile.ZipFile, path: str) -> Sheet:
    layout = _Layout()
    content = archive.read(path)
    if _HINT.search(content) or b"\0" in content[:4]:
        layout = _read_layout(io.BytesIO(content))
        _fill(rows, layout)
    hidden = {number for span in layout.columns for number in span}
    written = (
        {number for row in rows for number in hidden if not is_empty(_at(row, number))} if hidden else ()
    )
    return Sheet(
        name=worksheet.title,
        rows=without_trailing(rows),
        hidden=worksheet.sheet_state != "visible",
        hidden_columns=frozenset(written),
        hidden_rows=frozenset(number for number in layout.rows if number <= len(rows) and rows[number - 1]),
    )


def _rows(worksheet: Any, reader: ExcelReader, most: int) -> list[tuple[object, ...]]:
    """The rows up to the last one that holds something.

    Read as openpyxl's own sheet does, which makes a row for each one that a number skips, and each as wide
    as its last cell says.
    """
    rows: list[tuple[object, ...]] = []
    filled = text = 0
    book: Any = reader.wb
    source = io.BytesIO(reader.archive.read(worksheet._worksheet_path))  # noqa: SLF001 - known to nothing else
    parser = WorkSheetParser(
        source,
        reader.shared_strings,
        data_only=True,
        epoch=book.epoch,
        date_formats=book._date_formats,  # noqa: SLF001
        timedelta_formats=book._timedelta_formats,  # noqa: SLF001
    )
    for number, cells in parser.parse():
        row = _row(cells)
        if not row or number <= len(rows):
            continue
        if number > most:
            raise UnreadableError(*BROKEN)
        rows += [()] * (number - 1 - len(rows))
        rows.append(row)
        filled += 1
        text += letters(row, number)
        if filled > MAX_ROWS:
            raise too_many_rows()
        if text > MAX_TEXT:
            raise too_much_text()
    return rows


def _row(cells: list[dict[str, Any]]) -> tuple[object, ...]:
    values: list[object] = [None] * min(max((cell["column"] for cell in cells), default=0), MAX_COLUMNS)
    for cell in cells:
        if cell["column"] <= MAX_COLUMNS:
            values[cell["column"] - 1] = cell["value"]
    row = trimmed(values)
    for value in row:
        if isinstance(value, str) and ("_x" in value or value[0] == "#"):
            return tuple(map(_shown, row))
    return row


def _shown(value: object) -> object:
    if not isinstance(value, str):
        return value
    if value in _ERRORS:
        return NoValue()
    shown = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
    # Half of a pair is no letter, and no file can hold it.
    return shown.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _at(row: tuple[object, ...], column: int) -> object:
    return row[column - 1] if column <= len(row) else None


def _read_layout(source: IO[bytes]) -> _Layout:
    layout = _Layout()
    number = 0
    for _, element in iterparse(source):
        tag = element.tag.rpartition("}")[2]
        if tag == "row":
            number = int(float(element.get("r", number + 1)))
            _read_row(element, number, layout)
            element.clear()
        elif tag == "col" and _is_hidden(element, "width"):
            first, last = int(element.get("min", 1)), int(element.get("max", 1))
            layout.columns.append(range(first, min(last, MAX_COLUMNS) + 1))
        elif tag == "mergeCell":
            left, top, _, bottom = range_boundaries(element.get("ref", ""))
            layout.merged.append((left or 1, top or 1, bottom or MAX_ROWS))
    return layout


def _read_row(row: Element, number: int, layout: _Layout) -> None:
    if _is_hidden(row, "ht"):
        layout.rows.add(number)
    column = 0
    for cell in row:
        place = cell.get("r")
        column = coordinate_to_tuple(place)[1] if place else column + 1
        parts = {part.tag.rpartition("}")[2]: part.text for part in cell}
        # A computed text may be empty; a computed number that is empty was never computed.
        if "f" in parts and not parts.get("v") and ("v" not in parts or cell.get("t") != "str"):
            layout.formulas.append((number, column))


def _is_hidden(element: Element, size: str) -> bool:
    return element.get("hidden") in ("1", "true") or float(element.get(size, 1)) == 0


def _fill(rows: list[tuple[object, ...]], layout: _Layout) -> None:
    """Mark formulas without a value; write a cell merged over several rows into each of them."""
    for row, column in layout.formulas:
        if column <= MAX_COLUMNS and row <= MAX_ROWS:
            rows += [()] * (row - len(rows))
            rows[row - 1] = _with(rows[row - 1], column, NoValue())
    merged = [
        (column, _at(rows[top - 1], column), range(top, min(bottom, len(rows))))
        for column, top, bottom in layout.merged
        if top <= len(rows)
    ]
    if sum(len(below) for _, _, below in merged) > _MOST_MERGED:
        raise UnreadableError(*BROKEN)  # cells merged over each other, which Excel refuses
    for column, value, below in merged:
        for row in () if is_empty(value) else below:
            rows[row] = _with(rows[row], column, value)


def _with(row: tuple[object, ...], column: int, value: object) -> tuple[object, ...]:
    padded = (*row, *[None] * (column - len(row)))
    return (*padded[: column - 1], value, *padded[column:])
