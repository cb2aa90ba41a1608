"""Vietnamese words for days: dates, periods, what a plan's date means, how long is left."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_dates import understood

from generator.derive.timeline import Point
from generator.plan_time.days_off import DayOff
from generator.wording import dates

UNDECIDED = (
    "; có ngày nghỉ Tết hoặc Quốc khánh do Thủ tướng Chính phủ quyết định hằng năm, "
    "nên ngày này cần đối chiếu lại"
)
DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))


def point(kind: str = "dossier", **said: Any) -> Point:
    return Point(kind, "Hạn nộp", understood(**said), None, None, None)


def test_days_are_written_with_two_digits() -> None:
    assert dates.date_vi(date(2026, 3, 8)) == "08/03/2026"
    assert dates.long_date_vi(date(2026, 3, 18)) == "thứ Tư, 18/03/2026"


def test_the_week_has_its_seven_vietnamese_names() -> None:
    names = [dates.long_date_vi(date(2026, 3, 16) + timedelta(days=n)).split(",")[0] for n in range(7)]
    assert names == ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]


@given(DAYS)
def test_a_written_day_reads_back(day: date) -> None:
    found = re.fullmatch(r"(\d{2})/(\d{2})/(\d{4})", dates.date_vi(day))
    assert found is not None
    assert date(int(found[3]), int(found[2]), int(found[1])) == day
    assert dates.long_date_vi(day).endswith(f", {dates.date_vi(day)}")


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ({"day": "2026-03-18", "bound": "on_or_before"}, "ngày cuối: thứ Tư, 18/03/2026"),
        ({"day": "2026-03-31", "bound": "before"}, "ngày cuối: thứ Hai, 30/03/2026"),
        ({"day": "2025-12-31", "bound": "through"}, "ngày cuối: thứ Tư, 31/12/2025"),
        ({"month": "2026-03", "bound": "through"}, "ngày cuối: thứ Ba, 31/03/2026"),
        ({"month": "2026-04", "bound": "during"}, "từ 01/04/2026 đến 30/04/2026"),
        ({"quarter": "2025-Q4", "bound": "during"}, "từ 01/10/2025 đến 31/12/2025"),
        ({"month": "2025-10", "bound": "from"}, "ngày đầu: thứ Tư, 01/10/2025"),
        ({"day": "2025-11-18"}, "thứ Ba, 18/11/2025"),
        ({"event": "phat-dong", "bound": "from"}, "chưa ghi ngày"),
        ({"event": "bau-cu", "bound": "through"}, "ngày cuối: Chủ nhật, 15/03/2026"),
        (
            {"event": "be-mac", "bound": "through"},
            "ngày cuối: thứ Sáu, 23/01/2026 (theo ngày của sự kiện; ngày này cần đối chiếu lại)",
        ),
        ({"month": "2025-11"}, "tháng 11/2025, ngày chưa ghi trong văn bản"),
        ({"quarter": "2025-Q4"}, "quý IV/2025, ngày chưa ghi trong văn bản"),
        ({"year": 2021}, "năm 2021, ngày và tháng chưa ghi trong văn bản"),
        ({"unknown": True}, "ngày, tháng, năm chưa ghi trong văn bản"),
        (
            {"day": "2027-03-18", "bound": "before", "hour": "17:00"},
            "ngày cuối: thứ Năm, 18/03/2027, 17 giờ",
        ),
        ({"day": "2027-03-20", "hour": "07:30"}, "thứ Bảy, 20/03/2027, 07 giờ 30"),
        (
            {"day": "2027-03-18", "to_day": "2027-03-20", "hour": "17:00"},
            "từ 18/03/2027 đến 20/03/2027, 17 giờ",
        ),
        ({"half": "2027-H1"}, "6 tháng đầu năm 2027, ngày chưa ghi trong văn bản"),
        ({"recurring": {"every": "year", "day": "12-10"}, "bound": "before"}, "hằng năm, trước ngày 10/12"),
        ({"recurring": {"every": "month", "day": "25"}}, "hằng tháng, ngày 25"),
        (
            {"recurring": {"every": "week", "day": "thu-6"}, "bound": "on_or_before"},
            "hằng tuần, chậm nhất thứ Sáu",
        ),
        (
            {"relative": {"count": 7, "unit": "working_day"}, "bound": "on_or_before"},
            "07 ngày làm việc, đếm từ việc mà kế hoạch nêu, không có ngày cố định",
        ),
        (
            {"relative": {"count": 5, "unit": "day", "from": "bau-cu"}, "bound": "on_or_before"},
            "ngày cuối: thứ Sáu, 20/03/2026 (05 ngày kể từ “Bầu cử”)",
        ),
        (
            {"relative": {"count": 10, "unit": "day", "from": "bau-cu"}, "bound": "before"},
            "ngày cuối: thứ Năm, 05/03/2026 (10 ngày trước “Bầu cử”)",
        ),
        (
            {"relative": {"count": 5, "unit": "working_day", "from": "bau-cu"}, "bound": "before"},
            "ngày cuối: thứ Hai, 09/03/2026 (05 ngày làm việc trước “Bầu cử”)",
        ),
        (  # over Tết of 2026
            {"relative": {"count": 20, "unit": "working_day", "from": "bau-cu"}, "bound": "before"},
            f"ngày cuối: thứ Hai, 09/02/2026 (20 ngày làm việc trước “Bầu cử”{UNDECIDED})",
        ),
        (
            {"relative": {"count": 10, "unit": "day", "from": "phat-dong"}, "bound": "before"},
            "10 ngày, đếm lùi từ “Lễ phát động” (chưa ghi ngày)",
        ),
        (
            {"relative": {"count": 15, "unit": "day", "from": "bau-cu"}, "bound": "from"},
            "15 ngày, đếm từ “Bầu cử”",
        ),
        (
            {"relative": {"count": 5, "unit": "day", "from": "phat-dong"}, "bound": "on_or_before"},
            "05 ngày, đếm từ “Lễ phát động” (chưa ghi ngày)",
        ),
    ],
)
def test_a_date_says_what_it_means_and_what_is_not_known(said: dict[str, Any], text: str) -> None:
    assert dates.meaning_vi(understood(**said)) == text


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (  # as the campaign's page says: the plan's own date is no start
            {"event": "phat-dong", "bound": "from"},
            {"month": "2026-03", "bound": "through"},
            "đến 31/03/2026",
        ),
        (
            {"month": "2025-10", "bound": "from"},
            {"month": "2026-03", "bound": "through"},
            "10/2025 – 31/03/2026",
        ),
        (
            {"day": "2021-01-19", "bound": "from"},
            {"event": "bau-cu", "bound": "through"},
            "19/01/2021 – 15/03/2026",
        ),
        (
            {"unknown": True},
            {"event": "phat-dong", "bound": "through", "wording": "đến khi kết thúc"},
            "đến khi kết thúc",
        ),
    ],
)
def test_a_period_is_short_and_never_invents_a_day(
    start: dict[str, Any], end: dict[str, Any], text: str
) -> None:
    assert dates.period_vi(understood(**start), understood(**end)) == text


@pytest.mark.parametrize(
    ("today", "text"),
    [
        ("2026-03-06", "còn 12 ngày (tính đến ngày 06/03/2026)"),
        ("2026-03-17", "còn 1 ngày (tính đến ngày 17/03/2026)"),
        ("2026-03-18", "hôm nay là ngày cuối (tính đến ngày 18/03/2026)"),
        ("2026-03-19", "đã hết hạn"),
    ],
)
def test_days_left_are_said_of_the_build_day(today: str, text: str) -> None:
    deadline = point(day="2026-03-18", bound="on_or_before")
    assert dates.days_left_vi(deadline, date.fromisoformat(today)) == text


def test_a_deadline_with_an_hour_says_it_on_its_last_day() -> None:
    deadline = point(day="2026-03-18", bound="before", hour="17:00")
    said = "hôm nay là ngày cuối, đến 17 giờ (tính đến ngày 18/03/2026)"
    assert dates.days_left_vi(deadline, date(2026, 3, 18)) == said


def test_what_is_no_deadline_does_not_run_out() -> None:
    passed = point("summary", month="2026-04", bound="during")
    assert dates.days_left_vi(passed, date(2026, 5, 1)) == "đã qua"
    assert dates.days_left_vi(point(event="phat-dong", bound="from"), date(2026, 5, 1)) == ""


@given(DAYS.filter(lambda day: day.year < 2900), st.integers(0, 3_000))
def test_days_left_count_to_the_last_day(today: date, days: int) -> None:
    deadline = point(day=(today + timedelta(days=days)).isoformat(), bound="through")
    said = re.match(r"còn (\d+) ngày|hôm nay là ngày cuối", dates.days_left_vi(deadline, today))
    assert said is not None
    assert int(said[1] or 0) == days


@pytest.mark.parametrize(
    ("closed", "text"),
    [
        (DayOff("saturday"), "rơi vào thứ Bảy"),
        (DayOff("sunday"), "rơi vào Chủ nhật"),
        (DayOff("holiday", "Quốc khánh"), "trùng ngày nghỉ lễ: Quốc khánh"),
    ],
)
def test_why_offices_are_closed(closed: DayOff, text: str) -> None:
    assert dates.closed_vi(closed) == text
