"""Dates that later documents moved, that their words deny, or that no plan can mean."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import campaign_data, write_project

from generator.checking import check
from generator.project import Project

NEW = {"wording": "chậm nhất ngày 18/3/2026", "day": "2026-03-18", "bound": "on_or_before"}
EARLIER = {"wording": "chậm nhất ngày 10/3/2026", "day": "2026-03-10", "bound": "on_or_before"}
LATER = {"wording": "chậm nhất ngày 25/3/2026", "day": "2026-03-25", "bound": "on_or_before"}


def told(root: Path, **changes: Any) -> list[tuple[str, str]]:
    """Codes and details for the smallest campaign with these changes; what is not in the plan is let be."""
    write_project(root, campaign_data(**changes))
    found = check(Project(root), as_of=date(2026, 1, 20)).problems
    return [(each.code, each.detail) for each in found if each.code[0] == "D"]


def milestone(when: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"code": "nop-ho-so", "kind": "dossier", "title": "Hạn nộp", "date": when}]


def codes(root: Path, when: dict[str, Any]) -> list[str]:
    return [code for code, _ in told(root, milestones=milestone(when))]


def test_a_document_may_bring_a_date_forward(tmp_path: Path) -> None:
    assert codes(tmp_path, {**NEW, "original": LATER, "changed_by": "luat-thu"}) == []


def test_an_extension_names_its_document(tmp_path: Path) -> None:
    assert codes(tmp_path, {**NEW, "original": EARLIER, "changed_by": "luat-thu"}) == []


@pytest.mark.parametrize("more", [{"original": LATER}, {"original": NEW, "changed_by": "luat-thu"}])
def test_a_date_that_moves_back_or_not_at_all_is_refused(tmp_path: Path, more: dict[str, Any]) -> None:
    assert codes(tmp_path, {**NEW, **more}) == ["D06"]


@pytest.mark.parametrize("more", [{"original": EARLIER}, {"changed_by": "luat-thu"}])
def test_half_a_change_is_told(tmp_path: Path, more: dict[str, Any]) -> None:
    assert codes(tmp_path, {**NEW, **more}) == ["D09"]


@pytest.mark.parametrize(
    ("wording", "day", "expected"),
    [
        ("chậm nhất ngày 18 tháng 3", "2026-03-28", ["D03"]),
        ("chậm nhất ngày 18 tháng 3", "2026-03-18", []),
        ("chậm nhất ngày 18/3", "2026-03-28", ["D03"]),
        ("chậm nhất ngày 18/3, nộp 1/3 số bộ", "2026-03-28", ["D03"]),
        ("ngày 18/3 và ngày 20/3", "2026-03-28", ["D25"]),  # which of them is meant?
        ("chậm nhất tuần 31/32", "2026-03-28", []),  # no day at all
    ],
)
def test_words_without_a_year_must_agree(tmp_path: Path, wording: str, day: str, expected: list[str]) -> None:
    assert codes(tmp_path, {"wording": wording, "day": day, "bound": "on_or_before"}) == expected


@pytest.mark.parametrize(
    ("wording", "data", "expected"),
    [
        # Data coarser than the words: the day is lost.
        ("ngày 15/3/2026", {"month": "2026-03", "bound": "during"}, ["D03"]),
        ("trước ngày 15/3/2026", {"month": "2026-03", "bound": "before"}, ["D03"]),
        ("chậm nhất ngày 15/3/2026", {"year": 2026, "bound": "through"}, ["D03"]),
        ("từ ngày 08 đến ngày 10/3/2026", {"quarter": "2026-Q1", "bound": "during"}, ["D03"]),
        ("tháng 3 năm 2026", {"half": "2026-H1", "bound": "during"}, ["D03"]),
        # Data finer than words that say which day is the last.
        ("đến hết tháng 3 năm 2026", {"day": "2026-03-30", "bound": "through"}, ["D03"]),
        ("đến hết tháng 3 năm 2026", {"day": "2026-03-31", "bound": "through"}, []),
        ("trước quý II năm 2026", {"month": "2026-05", "bound": "before"}, ["D03"]),
        ("trước quý II năm 2026", {"month": "2026-04", "bound": "before"}, []),
        ("từ ngày 08 đến ngày 10/3/2026", {"day": "2026-03-09", "bound": "through"}, ["D03"]),
        ("từ ngày 08 đến ngày 10/3/2026", {"day": "2026-03-10", "bound": "before"}, ["D03"]),
        ("từ ngày 08 đến ngày 10/3/2026", {"day": "2026-03-10", "bound": "from"}, ["D03"]),
        ("từ ngày 08 đến ngày 10/3/2026", {"day": "2026-03-10", "bound": "through"}, []),
        ("từ ngày 08 đến ngày 10/3/2026", {"day": "2026-03-08", "bound": "from"}, []),
        # What the words count is a day.
        ("10 ngày kể từ ngày 10/3/2026", {"day": "2026-03-19", "bound": "on_or_before"}, ["D03"]),
        ("10 ngày kể từ ngày 10/3/2026", {"month": "2026-03", "bound": "through"}, ["D03"]),
        ("10 ngày kể từ ngày 10/3/2026", {"day": "2026-03-20", "bound": "on_or_before"}, []),
        ("10 ngày kể từ ngày 10/3/2026", {"day": "2026-03-20", "bound": "before"}, ["D04"]),
        # A day in a month in which something happens, and words that fix no bound, are let be.
        ("trong tháng 3 năm 2026", {"day": "2026-03-18", "bound": "during"}, []),
        ("18/3/2026", {"day": "2026-03-18", "bound": "before"}, []),
        ("quý I năm 2026", {"month": "2026-01", "to_month": "2026-03", "bound": "during"}, []),
        ("dự kiến ngày 15/3/2026", {"month": "2026-03", "bound": "during"}, []),
        ("trước 24 giờ ngày 18/3/2026", {"day": "2026-03-18", "bound": "through"}, []),
    ],
)
def test_data_have_the_last_day_of_words_that_leave_no_doubt(
    tmp_path: Path, wording: str, data: dict[str, Any], expected: list[str]
) -> None:
    assert codes(tmp_path, {"wording": wording, **data}) == expected


def test_a_range_may_name_its_last_day_only(tmp_path: Path) -> None:
    days = {"wording": "từ ngày 08 đến ngày 10/3/2026", "day": "2026-03-08", "to_day": "2026-03-10"}
    assert codes(tmp_path, days) == []


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ({"wording": "ngày 18/3/2062", "day": "2062-03-18"}, "năm 2062"),
        ({"wording": "tháng 3/2062", "month": "2062-03"}, "năm 2062"),
        ({"wording": "năm 2037", "year": 2037}, "năm 2037"),
        ({"wording": "ngày 18/3/1926", "day": "1926-03-18"}, "năm 1926"),
    ],
)
def test_a_year_that_no_plan_means_is_named(tmp_path: Path, when: dict[str, Any], words: str) -> None:
    found = [detail for code, detail in told(tmp_path, milestones=milestone(when)) if code == "D10"]
    assert len(found) == 1
    assert words in found[0]


def test_ten_years_ahead_are_let_be(tmp_path: Path) -> None:
    assert codes(tmp_path, {"wording": "năm 2036", "year": 2036}) == []


def test_a_plan_that_is_all_in_a_later_age_is_told(tmp_path: Path) -> None:
    """Judged by its own day nothing would be far away."""
    day = {"wording": "ngày 05 tháng 01 năm 2062", "day": "2062-01-05"}
    found = told(tmp_path, plan={**campaign_data()["plan"], "date": day})
    assert ("D10", "Chỗ này ghi năm 2062, quá xa về sau.") in found


def test_a_blank_day_that_is_still_to_come_is_not_overdue(tmp_path: Path) -> None:
    """Nothing has happened in a month of 2062, whatever its plan's other dates say."""
    plan = {**campaign_data()["plan"], "date": {"wording": "ngày  tháng 11 năm 2062", "month": "2062-11"}}
    end = {"wording": "đến hết ngày 12/01/2026", "day": "2026-01-12", "bound": "through"}
    period = {**campaign_data()["period"], "end": end}
    assert "D08" not in [code for code, _ in told(tmp_path, plan=plan, period=period)]


def test_a_correction_does_not_come_before_what_it_corrects(tmp_path: Path) -> None:
    decision = {
        "code": "qd-1", "number": "1/QĐ-UBND", "date": "2026-04-08", "issued_by": "Chủ tịch UBND xã",
        "subject": "Tặng Giấy khen", "signatory": {"name": "Nguyễn Văn A1", "position": "CHỦ TỊCH"},
        "award": "giay-khen-xa", "list": "qd-1.xlsx",
    }  # fmt: skip
    correction = {"decision": "qd-1", "row": "ca-nhan-1", "kind": "revoked", "decided_by": "Quyết định số 2"}
    for number, (day, expected) in enumerate([("2026-04-07", ["D11"]), ("2026-04-08", [])]):
        root = tmp_path / str(number)
        root.mkdir()
        found = told(root, decisions=[decision], corrections=[{**correction, "date": day}])
        assert [code for code, _ in found if code == "D11"] == expected


def counted(count: int, unit: str, bound: str) -> dict[str, Any]:
    return {"relative": {"count": count, "unit": unit, "from": "tong-ket"}, "bound": bound}


@pytest.mark.parametrize(
    ("wording", "data", "expected"),
    [
        ("trước ngày tổng kết 10 ngày", counted(10, "day", "before"), []),
        ("trước ngày tổng kết 10 ngày", counted(10, "day", "on_or_before"), ["D04"]),
        ("trong 10 ngày kể từ ngày tổng kết", counted(10, "day", "on_or_before"), []),
        ("trong 10 ngày kể từ ngày tổng kết", counted(10, "day", "during"), []),
        ("trong 10 ngày kể từ ngày tổng kết", counted(10, "day", "before"), ["D04"]),
        ("trong 10 ngày kể từ ngày tổng kết", counted(15, "day", "on_or_before"), ["D03"]),
        ("trong 10 ngày làm việc kể từ ngày tổng kết", counted(10, "day", "on_or_before"), ["D03"]),
    ],
)
def test_what_is_counted_says_what_the_words_say(
    tmp_path: Path, wording: str, data: dict[str, Any], expected: list[str]
) -> None:
    closing = {"wording": "ngày 24/4/2026", "day": "2026-04-24", "bound": "on"}
    milestones = [
        {"code": "tong-ket", "kind": "summary", "title": "Tổng kết", "date": closing},
        *milestone({"wording": wording, **data}),
    ]
    assert [code for code, _ in told(tmp_path, milestones=milestones)] == expected


def test_a_deadline_counted_from_a_milestone_is_one_that_lies_ahead(tmp_path: Path) -> None:
    """Nobody is told that all is over and reviewed while it is not; what it is before is told."""
    closing = {"wording": "ngày 24/4/2026", "day": "2026-04-24", "bound": "on"}
    words = {"wording": "trong 10 ngày kể từ ngày tổng kết", **counted(10, "day", "on_or_before")}
    milestones = [
        {"code": "tong-ket", "kind": "summary", "title": "Tổng kết", "date": closing},
        *milestone(words),
    ]
    write_project(tmp_path, campaign_data(milestones=milestones))
    for day, expected in ((date(2026, 5, 4), []), (date(2026, 5, 5), ["D07"])):
        found = check(Project(tmp_path), as_of=day).problems
        assert [each.code for each in found if each.code[0] == "D"] == expected
