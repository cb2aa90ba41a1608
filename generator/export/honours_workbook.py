"""Writes the workbook that staff fill in for a decision (honours_template.py)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from generator.export.bare_workbook import bare_bytes
from generator.export.template_words import CHOICES, GUIDE, NUMBER, SHEETS, UNIT, Column

_LAST_ROW = 2_000
_A4 = "9"
_FONT = "Times New Roman"  # the typeface of administrative documents (Nghị định 30/2020/NĐ-CP)
_LINE = Side(style="thin", color="FF808080")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEADER_FILL = PatternFill("solid", fgColor="FFF3E7CC")
_TEXT_FORMAT = "@"  # what is typed stays as typed: no date, no formula


def honours_workbook(guide_lines: Iterable[tuple[str, str]], choices: Mapping[str, Sequence[str]]) -> bytes:
    """The workbook with these rules; `choices`: what each drop-down offers, by its title."""
    book = Workbook()
    guide = book.active
    assert isinstance(guide, Worksheet)  # noqa: S101 - for the type checker: a new workbook has one
    guide.title = GUIDE
    _fill_guide(guide, guide_lines)
    for name, columns in SHEETS.items():
        _fill_list(book.create_sheet(name), columns, choices)
    _fill_choices(book.create_sheet(CHOICES), choices)
    return bare_bytes(book)


def _fill_guide(sheet: Worksheet, lines: Iterable[tuple[str, str]]) -> None:
    sheet.column_dimensions["A"].width = 26
    sheet.column_dimensions["B"].width = 104
    for place, (left, right) in enumerate(lines, start=1):
        for column, text in enumerate((left, right), start=1):
            heading = place == 1 or not right
            _write(sheet.cell(place, column), text, bold=column == 1, size=14 if heading else 12)
    _print_setup(sheet)


def _fill_list(sheet: Worksheet, columns: Sequence[Column], choices: Mapping[str, Sequence[str]]) -> None:
    _header(sheet, [column.title for column in columns])
    for place, column in enumerate(columns, start=1):
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = column.width
        sheet.column_dimensions[letter].number_format = "General" if column is NUMBER else _TEXT_FORMAT
        if choices.get(column.choices):
            offered = _validation(column, choices)
            offered.add(f"{letter}2:{letter}{_LAST_ROW}")
            sheet.add_data_validation(offered)
    _print_setup(sheet)


def _validation(column: Column, choices: Mapping[str, Sequence[str]]) -> DataValidation:
    """The drop-down of a column: an award must be the campaign's, a unit may be one we do not know yet."""
    letter = get_column_letter(list(choices).index(column.choices) + 1)
    strict = column is not UNIT
    return DataValidation(
        type="list",
        formula1=f"'{CHOICES}'!${letter}$2:${letter}${len(choices[column.choices]) + 1}",
        allow_blank=True,
        showErrorMessage=True,
        errorStyle="stop" if strict else "warning",
        errorTitle=column.title,
        error=f"Chọn trong danh sách, đúng từng chữ (trang “{CHOICES}”)."
        if strict
        else f"Đơn vị này chưa có trong trang “{CHOICES}”. Vẫn dùng nếu quyết định ghi đúng như vậy?",
    )


def _fill_choices(sheet: Worksheet, choices: Mapping[str, Sequence[str]]) -> None:
    _header(sheet, list(choices))
    for place, (title, texts) in enumerate(choices.items(), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = max(36, len(title) + 2)
        for row, text in enumerate(texts, start=2):
            _write(sheet.cell(row, place), text)
    _print_setup(sheet)


def _header(sheet: Worksheet, titles: Sequence[str]) -> None:
    for place, title in enumerate(titles, start=1):
        cell = sheet.cell(1, place)
        _write(cell, title, bold=True)
        cell.fill = _HEADER_FILL
        cell.border = _BOX
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    sheet.row_dimensions[1].height = 34
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"


def _write(cell: Cell | MergedCell, text: str, *, bold: bool = False, size: int = 12) -> None:
    """A text that stays a text, whatever it begins with."""
    assert isinstance(cell, Cell)  # noqa: S101 - for the type checker: nothing is merged here
    cell.value = text
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(("=", "+", "-", "@"))
    cell.font = Font(name=_FONT, size=size, bold=bold)
    cell.alignment = Alignment(vertical="top", wrap_text=True)


def _print_setup(sheet: Worksheet) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left, sheet.page_margins.right = 0.79, 0.59  # 20 and 15 mm
    sheet.page_margins.top = sheet.page_margins.bottom = 0.79
    if sheet.oddFooter and sheet.oddFooter.center:
        sheet.oddFooter.center.text = "&P/&N"
