"""The list template: what staff download is what the importer reads, and says nothing of who made it."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest
from builders import REGISTRIES, campaign
from openpyxl import Workbook, load_workbook

from generator.export.honours_template import template_workbook
from generator.export.template_words import CHOICES, GUIDE, SHEETS
from generator.load.sheets.reader import read_spreadsheet
from generator.load.sheets.sheet import Sheet
from generator.model.decision import Decision
from generator.model.registry import Known, Registries
from generator.validate.rolls.campaign_lists import read_rows

AWARDS = [
    {"award": "giay-khen-xa", "heading": "Giấy khen của Chủ tịch UBND xã"},
    {"award": "bang-khen-tinh", "heading": '=HYPERLINK("x") Bằng khen'},
]
CAMPAIGN = campaign(awards=AWARDS)
DECISION = Decision.model_validate(
    {
        "code": "qd-1-2026",
        "number": "1/QĐ-UBND",
        "date": "2026-05-08",
        "issued_by": "Chủ tịch UBND xã",
        "subject": "Về việc tặng Giấy khen",
        "signatory": {"name": "Nguyễn Văn A1", "position": "CHỦ TỊCH"},
        "award": "giay-khen-xa",
        "list": "qd-1-2026.xlsx",
    }
)


@pytest.fixture(scope="module")
def known() -> Known:
    registries = Registries.model_validate(REGISTRIES)
    villages = registries.units[2].model_copy(update={"instances": ("Thôn *",)})
    return Known.from_registries(registries.model_copy(update={"units": (*registries.units[:2], villages)}))


@pytest.fixture(scope="module")
def content(known: Known) -> bytes:
    return template_workbook(CAMPAIGN, known)


@pytest.fixture(scope="module")
def book(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def test_sheets_and_columns(book: Workbook) -> None:
    assert book.sheetnames == [GUIDE, *SHEETS, CHOICES]
    for name, columns in SHEETS.items():
        sheet = book[name]
        assert [cell.value for cell in sheet[1]] == [column.title for column in columns]
        assert sheet.max_row == 1
        assert sheet.freeze_panes == "A2"
        assert sheet.print_title_rows == "$1:$1"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert all(sheet.sheet_state == "visible" for sheet in book)


def test_drop_downs_offer_the_campaigns_awards_and_units(book: Workbook) -> None:
    choices = {
        column[0].value: [cell.value for cell in column[1:] if cell.value]
        for column in book[CHOICES].iter_cols()
    }
    assert choices["Hình thức khen thưởng"] == [award["heading"] for award in AWARDS]
    assert choices["Đơn vị"] == ["Phòng A", "Phòng B"]
    assert choices["Ông/Bà"] == ["Ông", "Bà"]
    assert choices["Cách ghi đơn vị thuộc nhóm"] == ["Thôn …"]
    places = {str(rule.sqref): rule.formula1 for rule in book["Cá nhân"].data_validations.dataValidation}
    assert places == {
        "B2:B2000": f"'{CHOICES}'!$C$2:$C$3",
        "E2:E2000": f"'{CHOICES}'!$B$2:$B$3",
        "F2:F2000": f"'{CHOICES}'!$A$2:$A$3",
    }


def test_a_text_is_never_a_formula(book: Workbook) -> None:
    cell = book[CHOICES]["A3"]
    assert (cell.data_type, cell.value) == ("s", AWARDS[1]["heading"])
    assert cell.quotePrefix


def test_guide_says_what_must_never_be_entered(book: Workbook) -> None:
    words = " ".join(str(cell.value) for row in book[GUIDE].iter_rows() for cell in row if cell.value)
    for said in ("Phong trào thử", "căn cước", "ngày sinh", "điện thoại", "giữ TT", "campaigns/thu/honours/"):
        assert said in words


def test_nothing_says_who_made_it_and_when(content: bytes, known: Known) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        core = package.read("docProps/core.xml").decode()
        assert {entry.date_time[0] for entry in package.infolist()} == {1980}
    assert not [tag for tag in ("creator", "created", "modified", "lastModifiedBy") if tag in core]
    time.sleep(1.1)
    assert template_workbook(CAMPAIGN, known) == content


def test_what_is_filled_in_is_read_as_it_stands(content: bytes, known: Known, tmp_path: Path) -> None:
    """The template, filled in, passes the importer without a problem or a change."""
    book = load_workbook(io.BytesIO(content))
    award = AWARDS[0]["heading"]
    book["Tập thể"].append((1, "Tập thể mẫu A1", "Phòng A", award, "Hoàn thành nhiệm vụ"))
    book["Cá nhân"].append((1, "Bà", "Trần Thị B2", "Trưởng thôn", "Thôn 3", award, "Hoàn thành nhiệm vụ"))
    book["Hộ gia đình"].append((1, "Ông", "Lê Văn C3", "Thôn 3", award, "Hoàn thành nhiệm vụ"))
    path = tmp_path / "qd-1-2026.xlsx"
    book.save(path)
    sheets, problems = read_spreadsheet(path, path.name)
    assert (problems, sheets is None) == ([], False)
    rows, problems, changes = read_rows(sheets or (), DECISION, CAMPAIGN, known, path.name)
    assert (problems, changes) == ([], [])
    assert [row.published for row in rows] == [
        ("collective", "", "Tập thể mẫu A1", "", "Phòng A", "giay-khen-xa", "Hoàn thành nhiệm vụ"),
        ("individual", "Bà", "Trần Thị B2", "Trưởng thôn", "Thôn 3", "giay-khen-xa", "Hoàn thành nhiệm vụ"),
        ("household", "Ông", "Lê Văn C3", "", "Thôn 3", "giay-khen-xa", "Hoàn thành nhiệm vụ"),
    ]


def test_an_empty_template_holds_no_row(content: bytes, known: Known, tmp_path: Path) -> None:
    path = tmp_path / "mau.xlsx"
    path.write_bytes(content)
    sheets, _ = read_spreadsheet(path, path.name)
    assert sheets is not None
    assert not any(isinstance(sheet, Sheet) and (sheet.hidden or sheet.hidden_columns) for sheet in sheets)
    rows, problems, _ = read_rows(sheets, DECISION, CAMPAIGN, known, path.name)
    assert rows == []
    assert {problem.code for problem in problems} == {"H02"}
