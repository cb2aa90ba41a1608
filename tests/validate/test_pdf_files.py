"""PDF files and drawings, published as they are: read for personal data; what nobody can read is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import campaign_data, write_project
from pdfs import pdf
from rolls import decision

from generator.checking import check
from generator.problems import Problem
from generator.project import Project

ID = "So CCCD: 001099000001"
BIRTHDAY = "Ong Nguyen Van A1, STK 0123456789012"
CLEAN = "Ke hoach phat dong phong trao thi dua"
WITHOUT_PAGES = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n"


def told(root: Path, files: dict[str, bytes]) -> list[Problem]:
    """What is told of these files of a portal whose decision names `qd-1.pdf`."""
    write_project(root, campaign_data(decisions=[decision()]))
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return [
        p
        for p in check(Project(root)).problems
        if p.code in ("B01", "B02", "F24", "P10") and p.source.path in files
    ]


FILES = [
    "campaigns/thu/plan.pdf",
    "campaigns/thu/honours/qd-1.pdf",
    "content/thong-bao.pdf",
    "campaigns/_shared/forms/a.pdf",
]


@pytest.mark.parametrize("name", FILES)
def test_every_pdf_that_readers_get_is_read(tmp_path: Path, name: str) -> None:
    (problem,) = told(tmp_path, {name: pdf(CLEAN, ID)})
    assert (problem.code, problem.source.path) == ("B01", name)
    assert "ở trang 2" in problem.detail
    assert "001099000001" not in problem.detail + problem.fix


@pytest.mark.parametrize(
    ("content", "code", "where"),
    [
        (pdf(CLEAN, about={"/Title": ID}), "B01", "trong thông tin kèm theo tệp"),
        (pdf(CLEAN, about={"/Keywords": BIRTHDAY}), "B02", "trong thông tin kèm theo tệp"),
        (pdf(CLEAN, note=ID), "B01", "ở trang 1"),
        (pdf(BIRTHDAY), "B02", "ở trang 1"),
    ],
    ids=["title", "keywords", "note on a page", "bank account"],
)
def test_all_of_a_pdf_is_read(tmp_path: Path, content: bytes, code: str, where: str) -> None:
    (problem,) = told(tmp_path, {FILES[0]: content})
    assert problem.code == code
    assert where in problem.detail


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (pdf("", ""), "tệp là ảnh quét (scan), không có lớp chữ"),
        (pdf(CLEAN, "", CLEAN), "trang 2 là ảnh, không có lớp chữ"),
        (WITHOUT_PAGES, "tệp hỏng, hoặc ghi không đúng chuẩn PDF"),
    ],
    ids=["scan", "scanned page", "damaged"],
)
def test_what_nobody_could_read_is_said(tmp_path: Path, content: bytes, reason: str) -> None:
    (problem,) = told(tmp_path, {FILES[0]: content})
    assert problem.code == "P10"
    assert f"({reason})" in problem.detail


@pytest.mark.parametrize("name", FILES)
def test_a_locked_pdf_is_refused_before_anybody_reads_it(tmp_path: Path, name: str) -> None:
    (problem,) = told(tmp_path, {name: pdf(ID, locked_with="mat-khau")})
    assert problem.code == "F24"
    assert "đặt mật khẩu" in problem.detail


def test_a_clean_pdf_and_one_that_nobody_gets_are_not_told(tmp_path: Path) -> None:
    assert told(tmp_path, {FILES[0]: pdf(CLEAN), "campaigns/thu/honours/khac.pdf": pdf(ID)}) == []


def test_the_numbers_that_draw_a_line_are_none(tmp_path: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><path id="tuyen" d="M 001 099 000 001 L 9 9"/></svg>'
    assert told(tmp_path, {"content/so-do.svg": drawing.encode()}) == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("<text>Số CCCD: 001099000001</text>", "B01"),
        ("<text>Số CCCD: 0010<tspan>99000001</tspan></text>", "B01"),
        ("<title>001&#48;99000001</title>", "B01"),
        ("<text>Sinh năm</text><text>1985</text>", "B02"),
        ('<g aria-label="001099000001"/>', "B01"),
        ("<g data-nguoi='CCCD 001099000001'/>", "B01"),
        ('<g id="so-001099000001"/>', "B01"),
        ('<g class="x" title="Ông A, sinh nam 1985"/>', "B02"),
    ],
)
def test_every_drawing_that_readers_get_is_read(tmp_path: Path, words: str, code: str) -> None:
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg">{words}</svg>'
    (problem,) = told(tmp_path, {"content/so-do.svg": drawing.encode()})
    assert (problem.code, problem.source.path) == (code, "content/so-do.svg")
    assert "1099000001" not in problem.detail + problem.fix
