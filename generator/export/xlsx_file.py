"""One table as an Excel workbook: text cells only, no properties, the same bytes for the same table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from generator.export.bare_workbook import bare_bytes

_BOLD = Font(bold=True)


def workbook(title: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A workbook with one sheet: a bold, frozen header row with a filter, and the rows as text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for place, name in enumerate(header, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = min(max(len(name) + 4, 12), 40)
    titles = [_text(sheet, value) for value in header]
    for cell in titles:
        cell.font = _BOLD
    sheet.append(titles)
    count = 1
    for row in rows:
        sheet.append([_text(sheet, value) for value in row])
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(header))}{count}"
    return bare_bytes(book)


def _text(sheet: Any, value: str) -> Any:
    """A cell that stays text whatever it begins with, even when someone edits it ("=1+1")."""
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value))
    cell.data_type = "s"
    cell.number_format = "@"
    return cell
