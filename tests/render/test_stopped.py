"""A campaign that a document stopped: every page of it says so, and home asks nothing of anybody for it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from builders import campaign_data, write_project

from generator.checking import check
from generator.output import OutputFile
from generator.pipeline import generate
from generator.project import Project
from generator.wording.words import VOID

STOPPED = {"by": "luat-thu", "day": "2026-02-10", "wording": "Dừng thực hiện Kế hoạch kể từ ngày 10/02/2026"}
DUE = {"wording": "chậm nhất ngày 18/3/2026", "day": "2026-03-18", "bound": "on_or_before"}
MILESTONE = {"code": "nop", "kind": "dossier", "title": "Hạn nộp hồ sơ", "binds": ["phong-a"], "date": DUE}
REVIEW = {
    "code": "xet",
    "kind": "review",
    "title": "Xét khen thưởng",
    "date": {"wording": "đến hết ngày 30/4/2026", "day": "2026-04-30", "bound": "through"},
}
DOSSIER = {
    "code": "ho-so",
    "awards": ["giay-khen-xa"],
    "heading": "Hồ sơ",
    "submissions": [{"text": "Gửi về Phòng A.", "to": "phong-a", "milestone": "nop"}],
}
TOLD = (
    "Phong trào dừng từ ngày 10/02/2026 theo Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15/06/2022 "
    ": Dừng thực hiện Kế hoạch kể từ ngày 10/02/2026"
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, OutputFile]:
    root: Path = tmp_path_factory.mktemp("stopped")
    data = campaign_data(milestones=[MILESTONE, REVIEW], dossiers=[DOSSIER], stopped=STOPPED)
    checked = check(Project(write_project(root, data)), as_of=date(2026, 2, 20))
    return {page.path: page for page in generate(checked, date(2026, 2, 20)).pages}


def words(page: OutputFile) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.text).split())


@pytest.mark.parametrize(
    "path",
    [f"phong-trao/thu/{part}" for part in ("", "tieu-chuan/", "ho-so/", "ban-in/", "ap-phich/")]
    + ["phong-trao/thu/vinh-danh/", "don-vi/phong-a/", "don-vi/phong-a/phieu/"],
)
def test_each_page_says_by_which_document(pages: dict[str, OutputFile], path: str) -> None:
    assert TOLD in words(pages[f"{path}index.md"])


def test_its_status_is_first_and_no_deadline_is_shown_large(pages: dict[str, OutputFile]) -> None:
    overview = words(pages["phong-trao/thu/index.md"])
    assert "Đã dừng Cấp xã tính đến ngày 20/02/2026" in overview
    assert "Đã dừng từ ngày 10/02/2026" in overview.partition("Thành phần hồ sơ")[0]


def test_its_overview_asks_for_nothing(pages: dict[str, OutputFile]) -> None:
    """What had to be handed in can be read; nobody is told to get it ready."""
    overview = words(pages["phong-trao/thu/index.md"])
    assert "Thành phần hồ sơ Số lượng được đề nghị" in overview
    assert not [asked for asked in ("Hồ sơ phải nộp", "Thêm vào lịch", "Tải bộ hồ sơ") if asked in overview]
    assert "td-btn--main" not in pages["phong-trao/thu/index.md"].text


def test_its_poster_calls_nobody_to_hand_in(pages: dict[str, OutputFile]) -> None:
    poster = words(pages["phong-trao/thu/ap-phich/index.md"])
    assert "Phong trào dừng từ ngày" in poster
    assert "Nộp hồ sơ về" not in poster


@pytest.mark.parametrize("path", ["phong-trao/thu/ho-so/", "don-vi/phong-a/"])
def test_its_pack_can_still_be_had_and_is_not_what_a_reader_is_to_take(
    pages: dict[str, OutputFile], path: str
) -> None:
    page = pages[f"{path}index.md"]
    assert "Tải bộ hồ sơ" in words(page)
    assert "td-btn--main" not in page.text


@pytest.mark.parametrize("path", ["phong-trao/thu/vinh-danh/", "don-vi/phong-a/phieu/"])
def test_a_day_that_the_plan_gives_is_told_as_one_that_no_longer_holds(
    pages: dict[str, OutputFile], path: str
) -> None:
    told = words(pages[f"{path}index.md"])
    assert re.search(r"chậm nhất ngày 18/3/2026.{0,50}không còn áp dụng, phong trào đã dừng", told)


@pytest.mark.parametrize(
    "path",
    [f"phong-trao/thu/{part}" for part in ("thoi-gian/", "ho-so/", "ban-in/", "vinh-danh/")]
    + ["don-vi/phong-a/", "don-vi/phong-a/phieu/"],
)
def test_wherever_a_day_of_the_plan_is_explained_it_is_told_to_hold_no_longer(
    pages: dict[str, OutputFile], path: str
) -> None:
    told = words(pages[f"{path}index.md"])
    explained = [*re.finditer(r"(?:Thứ|thứ) (?:Tư, 18/03|Năm, 30/04)/2026", told)]
    assert explained
    for day in explained:
        assert re.match(rf".{{0,50}}{VOID}", told[day.end() :]), told[day.start() :][:90]


def test_the_way_to_the_results_keeps_the_days_of_the_plan(pages: dict[str, OutputFile]) -> None:
    told = words(pages["phong-trao/thu/vinh-danh/index.md"])
    assert re.search(r"Xét: “đến hết ngày 30/4/2026” \([^)]*\); không còn áp dụng, phong trào đã dừng", told)
    assert "quá hạn" not in told


def test_no_page_counts_the_days_to_a_deadline_that_does_not_come(pages: dict[str, OutputFile]) -> None:
    for path, page in pages.items():
        if not path.endswith(".md"):
            continue
        assert not re.search(r"còn \d+ ngày", words(page)), path
    assert "không còn áp dụng, phong trào đã dừng" in words(pages["phong-trao/thu/thoi-gian/index.md"])
    assert "18/03/2026" not in pages["lich/index.md"].text
    poster = words(pages["phong-trao/thu/ap-phich/index.md"])
    assert "Phong trào dừng từ ngày 10/02/2026" in poster
    assert "18/03/2026" not in poster


def test_home_does_not_ask_for_its_dossiers(pages: dict[str, OutputFile]) -> None:
    home = pages["index.md"].text
    assert "18/03/2026" not in home.partition('id="phong-trao-cua-xa"')[0]
    assert "Phong trào dừng từ ngày 10/02/2026." in words(pages["tin/index.md"])


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> dict[str, OutputFile]:
    """The same some days before it stops, which is known by then; another deadline comes before that."""
    root: Path = tmp_path_factory.mktemp("to-be-stopped")
    first = {"wording": "chậm nhất ngày 08/02/2026", "day": "2026-02-08", "bound": "on_or_before"}
    early = {"code": "som", "kind": "dossier", "title": "Hạn đợt đầu", "binds": ["phong-b"], "date": first}
    data = campaign_data(milestones=[MILESTONE], stopped=STOPPED)
    other = campaign_data(id="khac", milestones=[early, MILESTONE], stopped=STOPPED)
    checked = check(Project(write_project(root, data, other)), as_of=date(2026, 2, 5))
    return {page.path: page for page in generate(checked, date(2026, 2, 5)).pages}


def test_before_the_day_nobody_is_sent_to_a_deadline_that_will_not_come(
    before: dict[str, OutputFile],
) -> None:
    for path, page in before.items():
        if path.endswith(".md"):
            assert not re.search(r"18/03/2026,? còn \d+ ngày", words(page)), path
    overview = words(before["phong-trao/thu/index.md"])
    assert "Phong trào dừng từ ngày 10/02/2026 Số lượng" in overview
    assert "18/03/2026" not in overview
    other = words(before["phong-trao/khac/index.md"])
    assert "Hạn đợt đầu Chủ nhật, 08/02/2026 còn 3 ngày" in other
    assert "18/03/2026" not in other
