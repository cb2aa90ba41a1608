"""Places of problems: in a text file with an excerpt, in a list of awardees in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.problems import Source, problem
from generator.reporting import text as report

PATH = "campaigns/thu/honours/qd-1.xlsx"
CELL = Source(PATH, 14, 5, sheet="Cá nhân", header="Đơn vị")


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (CELL, f"{PATH}: trang “Cá nhân”, dòng 14, cột “Đơn vị”"),
        (Source(PATH, sheet="Cá nhân"), f"{PATH}: trang “Cá nhân”"),
        (Source("a/b.csv", 3, 2, header="Họ và tên"), "a/b.csv: dòng 3, cột “Họ và tên”"),
        (Source("a/b.docx", 3, 2, header="Họ và tên"), "a/b.docx: dòng 3, cột “Họ và tên”"),
        (Source(PATH), PATH),
        (Source("campaigns/thu/campaign.yml", 3, 2), "campaigns/thu/campaign.yml:3:2"),
    ],
    ids=["cell", "sheet", "csv", "word", "file", "yaml"],
)
def test_place_in_words(source: Source, shown: str) -> None:
    assert report.place(source) == shown


def test_spreadsheets_are_told_without_an_excerpt(tmp_path: Path) -> None:
    """The cells around a problem may be what nobody should read on a screen that others see."""
    path = tmp_path / "a.csv"
    path.write_text("TT;Họ và tên\n1;Nguyễn Văn A1\n", encoding="utf-8")
    text = report.as_text(
        [problem("H19", Source("a.csv", 2, 2, header="Họ và tên"), reason="Dòng này", remedy="x", more="")],
        tmp_path,
    )
    assert text.startswith("a.csv: dòng 2, cột “Họ và tên”  LỖI H19")
    assert "Nguyễn" not in text
    assert " | " not in text


def test_json_has_sheet_row_and_header() -> None:
    told = json.loads(report.as_json([problem("H19", CELL, reason="Dòng này", remedy="x", more="")], Path()))[
        0
    ]
    assert (told["path"], told["sheet"], told["row"], told["header"]) == (PATH, "Cá nhân", 14, "Đơn vị")
    told = json.loads(report.as_json([problem("Y02", Source("a.yml", 1, 1))], Path()))[0]
    assert "sheet" not in told


def test_github_annotation_names_the_cell() -> None:
    text = report.as_github([problem("H19", CELL, reason="Dòng này", remedy="x", more="")], Path())
    assert "::Trang “Cá nhân”, dòng 14, cột “Đơn vị”. Dòng này" in text
