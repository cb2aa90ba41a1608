"""A plan in two waves with a scale of 115 points in an annex: it stands on its pages as it is."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from builders import write_project

from generator.checking import Checked, check
from generator.pipeline import generate
from generator.problems import Severity
from generator.project import Project
from generator.reporting import text as report

FOLDER = Path(__file__).parent / "projects" / "two_waves"
PAGE = "phong-trao/hai-dot/"


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    root = write_project(tmp_path_factory.mktemp("two-waves"))
    shutil.copytree(FOLDER, root, dirs_exist_ok=True)
    return check(Project(root), as_of=date(2026, 2, 1))


def page(checked: Checked, part: str, day: date = date(2026, 2, 1)) -> str:
    """The words of a part, without its elements."""
    pages = {each.path: each for each in generate(checked, day).pages}
    return " ".join(re.sub(r"<[^>]+>", " ", pages[f"{PAGE}{part}index.md"].text).split())


def test_nothing_in_it_is_wrong(checked: Checked) -> None:
    told = [each for each in checked.problems if each.source.path.startswith("campaigns/hai-dot/")]
    assert [each for each in told if each.severity is not Severity.NOTICE] == [], report.as_text(told, Path())


def test_its_criteria_scale_and_annex_stand_on_one_page(checked: Checked) -> None:
    words = page(checked, "tieu-chuan/")
    for said in (
        "Đạt ít nhất 02 trong 03 tiêu chuẩn sau",
        "Tổng điểm tối đa: 115",
        "Từ 80% đến dưới 95%: 50 điểm từ 80 đến dưới 95: 50 điểm",
        "Hướng dẫn chấm: Mỗi sáng kiến 10 điểm",
        "Trường hợp bằng điểm, ưu tiên đơn vị có điểm sáng kiến cao hơn.",
        "### Bảng chấm điểm",
    ):
        assert said in words
    assert "không nói rõ" not in words  # of one criterion there is nothing to choose
    assert "Bảng chấm điểm" not in page(checked, "so-luong/")


def test_shares_and_the_fewest_are_told_beside_the_most(checked: Checked) -> None:
    words = page(checked, "so-luong/")
    assert "10% 5% không quá tỷ lệ này, tính trên số tập thể và số cá nhân của đơn vị" in words
    assert "03 không quá số lượng này, tính tổng cộng; ít nhất 01 tập thể" in words


def test_nothing_is_said_twice_or_of_what_the_plan_does_not_have(checked: Checked) -> None:
    assert "Đợt 1: Đợt 1" not in page(checked, "thoi-gian/")
    assert "“Trường hợp”" not in page(checked, "so-luong/")  # no line counts "trường hợp"
    annex = {each.path: each for each in generate(checked, date(2026, 2, 1)).pages}[
        f"{PAGE}tieu-chuan/index.md"
    ]
    assert '<td class="td-none" data-label="TT"></td>' in annex.text  # on a phone a name without a value


def test_a_milestone_of_a_wave_names_its_wave_where_its_title_does_not(tmp_path: Path) -> None:
    """In every list: two deadlines of one title are told apart."""
    root = write_project(tmp_path)
    shutil.copytree(FOLDER, root, dirs_exist_ok=True)
    file = root / "campaigns" / "hai-dot" / "campaign.yml"
    text = file.read_text(encoding="utf-8")
    for number in ("1", "2"):
        assert f"title: Hạn nộp hồ sơ đợt {number}" in text
        text = text.replace(f"title: Hạn nộp hồ sơ đợt {number}", "title: Hạn nộp hồ sơ")
    file.write_text(text, encoding="utf-8")
    found = check(Project(root), as_of=date(2026, 2, 1))
    words = page(found, "thoi-gian/")
    assert "Hạn nộp hồ sơ (Đợt 1)" in words
    assert "Hạn nộp hồ sơ (Đợt 2)" in page(found, "", date(2026, 9, 1))
    assert "Xét khen thưởng đợt 1 (Đợt 1)" not in words


def test_solutions_stand_with_the_contents(checked: Checked) -> None:
    assert "Giải pháp thực hiện" in page(checked, "noi-dung/")
    assert "Gắn phong trào với nhiệm vụ chuyên môn của từng đơn vị." in page(checked, "noi-dung/")


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2026, 7, 10), "Đang diễn ra, đang nhận hồ sơ sắp đến đợt 2 (từ ngày 01/9/2026)"),
        (date(2026, 7, 20), "Đang diễn ra sắp đến đợt 2 (từ ngày 01/9/2026)"),
        (date(2026, 9, 1), "Đang diễn ra, đang nhận hồ sơ"),
        (date(2027, 1, 15), "Đang xét"),
        (date(2027, 2, 1), "Đã kết thúc, chưa công bố kết quả"),
    ],
)
def test_it_runs_until_both_waves_are_over(checked: Checked, day: date, status: str) -> None:
    assert f"{status} Cấp xã tính đến ngày {day:%d/%m/%Y}" in page(checked, "", day)


@pytest.mark.parametrize(
    ("day", "title"),
    [(date(2026, 7, 10), "Hạn nộp hồ sơ đợt 1 thứ Sáu"), (date(2026, 7, 11), "Hạn nộp hồ sơ đợt 2 thứ Năm")],
)
def test_the_next_deadline_ahead_is_shown_large(checked: Checked, day: date, title: str) -> None:
    pages = {each.path: each for each in generate(checked, day).pages}
    box = pages[f"{PAGE}index.md"].text.partition('class="td-box td-deadline"')[2]
    shown = re.sub(r"<div[^>]*\shidden>.*?</div>", "", box, flags=re.DOTALL)
    assert " ".join(re.sub(r"<[^>]+>", " ", shown.partition(">")[2]).split()).startswith(title)
