"""What a spreadsheet shows is what its list says: formats of numbers, days, struck and hidden words."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from office_files import changed, packed, texts_of
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Border, Font, PatternFill, Side

from generator.load.sheets.reader import read_spreadsheet
from generator.load.sheets.sheet import Sheet, Shown

DAY = datetime(2026, 1, 10)  # noqa: DTZ001 - a spreadsheet knows no time zone


def read(tmp_path: Path, edit: Callable[[Any], None], change: Callable[[bytes], bytes] = bytes) -> Sheet:
    """The sheet of a workbook that `edit` has filled."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "Họ và tên"
    edit(sheet)
    saved = io.BytesIO()
    book.save(saved)
    path = tmp_path / "ds.xlsx"
    path.write_bytes(change(saved.getvalue()))
    sheets, problems = read_spreadsheet(path, path.name)
    assert problems == []
    assert sheets is not None
    return sheets[0]


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (0.985, "0.0%", "98,5%"),
        (0.985, "0.0 %", "98,5 %"),
        (0.985, "0%", "99%"),
        (1_250_000, '#,##0 "đồng"', "1.250.000 đồng"),
        (1_250_000, "#,##0\\ [$₫-42A]", "1.250.000 ₫"),
        (1_500_000, '#,##0, "nghìn"', "1.500 nghìn"),
        (5, '"Tổ mẫu số "0', "Tổ mẫu số 5"),
        (5, '"Tổ mẫu số "00', "Tổ mẫu số 05"),
        (2, '"Khóa "General', "Khóa 2"),
        (912345678, "0000 000 000", "0912 345 678"),
        (-5, "0;(0)", "(5)"),
        (0, '0;-0;"không"', "không"),
        (100, '[>=100]"nhiều";"ít"', "nhiều"),
        (7, '"Trưởng thôn"', "Trưởng thôn"),
        (1234.5, "#,##0.00", "1.234,50"),
        (3.5, "0.##", "3,5"),
        ("1", '"Thôn "@', "Thôn 1"),
        (DAY, "d-mmm", "10-Thg1"),
        (DAY, "mm/yyyy", "01/2026"),
    ],
)
def test_numbers_are_read_as_they_are_shown(value: Any, code: str, shown: str, tmp_path: Path) -> None:
    def edit(sheet: Any) -> None:
        sheet["A2"] = value
        sheet["A2"].number_format = code

    cell = read(tmp_path, edit).rows[1][0]
    assert cell == shown
    assert not isinstance(cell, Shown) or cell.value == value


@pytest.mark.parametrize(("value", "code"), [(0.5, "# ?/?"), (100_000, "0.00E+00"), (-3, "dd/mm/yyyy")])
def test_a_format_that_we_cannot_read_is_marked(value: float, code: str, tmp_path: Path) -> None:
    def edit(sheet: Any) -> None:
        sheet["A2"] = value
        sheet["A2"].number_format = code

    assert read(tmp_path, edit).unclear == {(2, 1)}


def test_struck_words_are_marked(tmp_path: Path) -> None:
    def edit(sheet: Any) -> None:
        sheet["A2"] = "Nguyễn Văn A1"
        sheet["A2"].font = Font(strike=True)
        part = TextBlock(InlineFont(strike=True), "Văn")
        sheet["A3"] = CellRichText("Nguyễn ", part, " A2")
        sheet["A4"] = CellRichText("Nguyễn Văn ", TextBlock(InlineFont(b=True), "A3"))
        sheet["A5"] = 5
        sheet["A5"].font = Font(strike=True)
        sheet["A6"].font = Font(strike=True)  # nothing is written there

    sheet = read(tmp_path, edit)
    assert sheet.struck == {(2, 1), (3, 1), (5, 1)}
    assert [row[0] for row in sheet.rows[1:4]] == ["Nguyễn Văn A1", "Nguyễn Văn A2", "Nguyễn Văn A3"]


def test_words_below_a_diagonal_line_are_marked(tmp_path: Path) -> None:
    line = Side(style="thin")

    def edit(sheet: Any) -> None:
        sheet["A2"], sheet["A3"], sheet["A4"] = "Nguyễn Văn A1", 3, "Nguyễn Văn A3"
        sheet["A2"].border = Border(diagonal=line, diagonalDown=True)
        sheet["A3"].border = Border(diagonal=line, diagonalUp=True)
        sheet["A4"].border = Border(bottom=line, diagonal=line)  # a line without a direction is not drawn
        sheet["A5"].border = Border(diagonal=line, diagonalUp=True)  # nothing is written there

    assert read(tmp_path, edit).crossed == {(2, 1), (3, 1)}


def test_words_that_nobody_sees_are_marked(tmp_path: Path) -> None:
    def edit(sheet: Any) -> None:
        for place in range(2, 9):
            sheet.cell(place, 1, f"Nguyễn Văn A{place}")
        sheet["A2"].font = Font(color="FFFFFFFF")
        sheet["A3"].font = Font(color="FFFFFFFF")
        sheet["A3"].fill = PatternFill("solid", fgColor="FF8B0000")
        sheet["A4"].font = Font(color="FFFFCC00")
        sheet["A4"].fill = PatternFill("solid", fgColor="FFFFCC00")
        sheet["A5"].font = Font(size=1)
        sheet["A6"] = 6
        sheet["A6"].number_format = ";;;"
        sheet["A7"] = CellRichText("Nguyễn Văn A7", TextBlock(InlineFont(color="FFFFFFFF"), "sinh 1985"))

    assert read(tmp_path, edit).unseen == {(2, 1), (4, 1), (5, 1), (6, 1), (7, 1)}


def test_rules_that_strike_out_or_rewrite_are_marked(tmp_path: Path) -> None:
    def edit(sheet: Any) -> None:
        for place in range(2, 12):
            sheet.cell(place, 1, f"Nguyễn Văn A{place}")
        red = FormulaRule(formula=["A2=1"], font=Font(color="FF9C0006"), fill=PatternFill(bgColor="FFFFC7CE"))
        sheet.conditional_formatting.add("A2:A5", red)
        sheet.conditional_formatting.add("A6:B9", FormulaRule(formula=["B6=1"], font=Font(strike=True)))
        sheet.conditional_formatting.add("B2:B3", FormulaRule(formula=["1"], font=Font(color="FFFFFFFF")))

    assert read(tmp_path, edit).conditional == {(6, 1), (2, 2)}


def test_raised_figures_stay_raised(tmp_path: Path) -> None:
    def edit(sheet: Any) -> None:
        sheet["A2"] = CellRichText("Hiến 100 m", TextBlock(InlineFont(vertAlign="superscript"), "2"), " đất")

    assert read(tmp_path, edit).rows[1] == ("Hiến 100 m² đất",)


def test_raised_letters_and_stars_are_marks_of_notes(tmp_path: Path) -> None:
    def edit(sheet: Any) -> None:
        for line, sign in enumerate(("a", "*", "2", "(1)"), 2):
            raised = TextBlock(InlineFont(vertAlign="superscript"), sign)
            sheet[f"A{line}"] = CellRichText("Nguyễn Văn A", raised)

    assert read(tmp_path, edit).noted == {(2, 1), (3, 1)}


@pytest.mark.parametrize("code", ["mm/dd/yy", "m/d/yyyy", "mm\\-dd\\-yyyy"])
def test_a_month_before_its_day_is_not_read_as_a_day_before_its_month(tmp_path: Path, code: str) -> None:
    def edit(sheet: Any) -> None:
        sheet["A2"] = DAY
        sheet["A2"].number_format = code

    assert isinstance(read(tmp_path, edit).rows[1][0], Shown)


@pytest.mark.parametrize("code", ["dd/mm/yyyy", "yyyy-mm-dd", "d mmmm yyyy", "mmmm d, yyyy", "mm-dd-yy"])
def test_a_whole_day_is_a_day_however_it_is_shown(tmp_path: Path, code: str) -> None:
    """The last is how files name the short date of the machine's own settings."""

    def edit(sheet: Any) -> None:
        sheet["A2"] = DAY
        sheet["A2"].number_format = code

    assert read(tmp_path, edit).rows[1] == (DAY,)


def test_a_narrow_column_and_a_low_row_are_hidden(tmp_path: Path) -> None:
    def edit(sheet: Any) -> None:
        sheet["B2"], sheet["B3"] = "Thôn 1", "Thôn 2"
        sheet.column_dimensions["B"].width = 0.08
        sheet.row_dimensions[3].height = 0.3

    sheet = read(tmp_path, edit)
    assert (sheet.hidden_columns, sheet.hidden_rows) == ({2}, {3})


def test_strict_workbooks_are_read(tmp_path: Path) -> None:
    """Excel's "Strict Open XML Spreadsheet" differs in its namespaces only."""

    def strict(content: bytes) -> bytes:
        parts = texts_of(content)
        for kind, name in (("spreadsheetml", "main"), ("officeDocument", "relationships")):
            old = f"http://schemas.openxmlformats.org/{kind}/2006/{name}"
            new = f"http://purl.oclc.org/ooxml/{kind}/{name}"
            assert old in "".join(parts.values())
            parts = {part: text.replace(old, new) for part, text in parts.items()}
        return packed(parts)

    def edit(sheet: Any) -> None:
        sheet["A2"] = "Nguyễn Văn A1"

    assert read(tmp_path, edit, strict).rows == (("Họ và tên",), ("Nguyễn Văn A1",))


def test_a_cell_written_twice_is_refused(tmp_path: Path) -> None:

    book = Workbook()
    book.active.append(("Họ và tên",))  # type: ignore[union-attr]
    saved = io.BytesIO()
    book.save(saved)
    path = tmp_path / "ds.xlsx"
    twice = '<row r="1"><c r="A1" t="inlineStr"><is><t>X</t></is></c></row></sheetData>'
    path.write_bytes(changed(saved.getvalue(), "xl/worksheets/sheet1.xml", "</sheetData>", twice))
    _, (problem,) = read_spreadsheet(path, "ds.xlsx")
    assert "hỏng" in problem.detail
