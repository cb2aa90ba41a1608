"""Dates of a plan in days: the table of docs/domain.md (Dates), row by row, and what holds for every date."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_dates import EVENTS, understood
from pydantic import ValidationError

from generator.model.plan.plan_date import PlanDate
from generator.model.plan.schedule import Milestone
from generator.plan_time.meaning import meaning, starts

DAYS = st.dates(date(1946, 1, 1), date(2200, 12, 31))
MONTHS = st.tuples(st.integers(1946, 2200), st.integers(1, 12))


@pytest.mark.parametrize(
    ("wording", "said", "first", "last"),
    [
        (
            "chậm nhất ngày 18/3/2026",
            {"day": "2026-03-18", "bound": "on_or_before"},
            None,
            date(2026, 3, 18),
        ),
        ("trước ngày 31/3/2026", {"day": "2026-03-31", "bound": "before"}, None, date(2026, 3, 30)),
        ("đến hết ngày 31/12/2025", {"day": "2025-12-31", "bound": "through"}, None, date(2025, 12, 31)),
        ("đến hết tháng 3 năm 2026", {"month": "2026-03", "bound": "through"}, None, date(2026, 3, 31)),
        (
            "trong tháng 4 năm 2026",
            {"month": "2026-04", "bound": "during"},
            date(2026, 4, 1),
            date(2026, 4, 30),
        ),
        (
            "Quý IV năm 2025",
            {"quarter": "2025-Q4", "bound": "during"},
            date(2025, 10, 1),
            date(2025, 12, 31),
        ),
        ("từ tháng 10 năm 2025", {"month": "2025-10", "bound": "from"}, date(2025, 10, 1), None),
        ("từ ngày phát động", {"event": "phat-dong", "bound": "from"}, None, None),
        (
            "đến khi tổ chức thành công Đại hội",
            {"event": "be-mac", "bound": "through"},
            None,
            date(2026, 1, 23),
        ),
        (
            "đến khi kết thúc cuộc bầu cử",
            {"event": "bau-cu", "bound": "through"},
            None,
            date(2026, 3, 15),
        ),
        ("ngày … tháng 11 năm 2025", {"month": "2025-11"}, date(2025, 11, 1), date(2025, 11, 30)),
        ("ngày … tháng … năm 2021", {"year": 2021}, date(2021, 1, 1), date(2021, 12, 31)),
        ("(trống)", {"unknown": True}, None, None),
        ("ngày 05/01/2026", {"day": "2026-01-05"}, date(2026, 1, 5), date(2026, 1, 5)),
    ],
)
def test_each_wording_of_the_product_means_these_days(
    wording: str, said: dict[str, Any], first: date | None, last: date | None
) -> None:
    found = understood(wording, **said)
    assert (found.first, found.last) == (first, last)
    assert found.date.wording == wording


@pytest.mark.parametrize(
    ("said", "first", "last", "hour"),
    [
        ({"day": "2027-03-18", "bound": "before", "hour": "17:00"}, None, "2027-03-18", "17:00"),
        ({"day": "2027-03-18", "bound": "before", "hour": "00:00"}, None, "2027-03-17", None),
        ({"day": "2027-03-20", "hour": "08:00"}, "2027-03-20", "2027-03-20", "08:00"),
        ({"month": "2026-03", "to_month": "2026-04", "bound": "during"}, "2026-03-01", "2026-04-30", None),
        (
            {"quarter": "2026-Q4", "to_quarter": "2027-Q1", "bound": "during"},
            "2026-10-01",
            "2027-03-31",
            None,
        ),
        ({"half": "2027-H1", "bound": "through"}, None, "2027-06-30", None),
        ({"half": "2027-H2", "bound": "during"}, "2027-07-01", "2027-12-31", None),
        ({"recurring": {"every": "year", "day": "12-10"}, "bound": "before"}, None, None, None),
        ({"relative": {"count": 10, "unit": "day"}}, None, None, None),
        (
            {"relative": {"count": 5, "unit": "working_day", "from": "bau-cu"}, "bound": "on_or_before"},
            None,
            "2026-03-20",
            None,
        ),
        ({"relative": {"count": 1, "unit": "month", "from": "be-mac"}}, "2026-01-23", "2026-02-23", None),
        (
            {"relative": {"count": 10, "unit": "day", "from": "bau-cu"}, "bound": "before"},
            None,
            "2026-03-05",
            None,
        ),
        (
            {"relative": {"count": 5, "unit": "working_day", "from": "bau-cu"}, "bound": "before"},
            None,
            "2026-03-09",
            None,
        ),
        ({"relative": {"count": 15, "unit": "day", "from": "bau-cu"}, "bound": "from"}, None, None, None),
        ({"relative": {"count": 5, "unit": "day", "from": "phat-dong"}}, None, None, None),
    ],
)
def test_hours_runs_counts_and_recurrences_mean_these_days(
    said: dict[str, Any], first: str | None, last: str | None, hour: str | None
) -> None:
    found = understood(**said)
    days = [day.isoformat() if day else None for day in (found.first, found.last)]
    assert (*days, found.hour) == (first, last, hour)
    assert not found.blank


def test_a_milestone_may_be_what_a_time_is_counted_from() -> None:
    milestone = Milestone.model_validate(
        {"code": "nop", "kind": "dossier", "title": "Hạn", "date": {"wording": "x", "day": "2027-03-01"}}
    )
    counted = {"wording": "x", "relative": {"count": 10, "unit": "day", "from": "nop"}, "bound": "through"}
    found = meaning(PlanDate.model_validate(counted), starts([milestone], EVENTS))
    assert found.last == date(2027, 3, 11)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ({"day": "2026-03-31", "bound": "before"}, date(2026, 3, 30)),
        ({"month": "2025-10", "bound": "from"}, date(2025, 10, 1)),
        ({"month": "2026-04", "bound": "during"}, date(2026, 4, 30)),
        ({"event": "phat-dong", "bound": "from"}, None),
    ],
)
def test_the_day_to_show_is_the_last_or_the_first_of_what_opens(
    said: dict[str, Any], shown: date | None
) -> None:
    assert understood(**said).day == shown


@pytest.mark.parametrize(
    ("said", "blank"),
    [
        ({"month": "2025-11"}, True),
        ({"year": 2021}, True),
        ({"quarter": "2025-Q4"}, True),
        ({"unknown": True}, True),
        ({"day": "2025-11-18"}, False),
        ({"event": "be-mac"}, False),
        ({"month": "2026-04", "bound": "during"}, False),
    ],
)
def test_a_date_is_blank_where_the_plan_leaves_its_day_out(said: dict[str, Any], *, blank: bool) -> None:
    assert understood(**said).blank is blank


@pytest.mark.parametrize(
    "said",
    [
        {"month": "2026-03", "bound": "through"},
        {"quarter": "2025-Q4", "bound": "during"},
        {"year": 2026, "bound": "during"},
        {"event": "be-mac", "bound": "through"},
        {"unknown": True},
    ],
)
def test_only_a_written_day_is_exact(said: dict[str, Any]) -> None:
    """A vague date never becomes a calendar deadline."""
    assert not understood(**said).exact
    assert understood(day="2026-03-18", bound="on_or_before").exact


def test_an_event_is_kept_with_its_date_whether_its_day_is_known_or_not() -> None:
    known, unknown = understood(event="be-mac", bound="through"), understood(event="phat-dong", bound="from")
    assert known.event == EVENTS["be-mac"]
    assert unknown.event == EVENTS["phat-dong"]
    assert understood(day="2026-01-23").event is None


def test_an_extended_deadline_keeps_its_original_last_day() -> None:
    found = understood(
        "chậm nhất ngày 10/4/2026",
        day="2026-04-10",
        bound="on_or_before",
        original={"wording": "trước ngày 31/3/2026", "day": "2026-03-31", "bound": "before"},
    )
    assert found.original is not None
    assert (found.last, found.original.last) == (date(2026, 4, 10), date(2026, 3, 30))
    assert understood(day="2026-04-10").original is None


@pytest.mark.parametrize(
    ("month", "last"),
    [
        ("2024-02", 29),
        ("2025-02", 28),
        ("2100-02", 28),
        ("2000-02", 29),
        ("2025-12", 31),
        ("2026-04", 30),
    ],
)
def test_a_month_ends_on_its_own_last_day(month: str, last: int) -> None:
    found = understood(month=month, bound="through").last
    assert found is not None
    assert (f"{found:%Y-%m}", found.day) == (month, last)


@pytest.mark.parametrize(
    ("day", "last"),
    [("2026-01-01", "2025-12-31"), ("2024-03-01", "2024-02-29"), ("2025-03-01", "2025-02-28")],
)
def test_before_the_first_of_a_month_is_the_end_of_the_month_before(day: str, last: str) -> None:
    assert understood(day=day, bound="before").last == date.fromisoformat(last)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2026-02-30", "2025-02-29", "18/3/2026"])
def test_a_day_that_is_none_or_out_of_reach_is_refused(day: str) -> None:
    """The day before year 1 and the day after 9999 do not exist: computing with them must never be tried."""
    with pytest.raises(ValidationError):
        understood(day=day, bound="before")


@given(DAYS)
def test_before_a_day_is_one_day_less_than_not_later_than_it(day: date) -> None:
    before = understood(day=day.isoformat(), bound="before").last
    not_later = understood(day=day.isoformat(), bound="on_or_before").last
    assert before == day - timedelta(days=1)
    assert not_later == day


@given(MONTHS)
def test_a_month_has_the_calendars_number_of_days(month: tuple[int, int]) -> None:
    found = understood(month=f"{month[0]}-{month[1]:02}", bound="during")
    assert found.first == date(*month, 1)
    assert found.last is not None
    assert (found.last - found.first).days + 1 == calendar.monthrange(*month)[1]
    assert (found.last + timedelta(days=1)).day == 1


@given(st.integers(1946, 2200))
def test_four_quarters_make_a_year_without_gap_or_overlap(year: int) -> None:
    quarters = [understood(quarter=f"{year}-Q{number}", bound="during") for number in (1, 2, 3, 4)]
    whole = understood(year=year, bound="during")
    assert (quarters[0].first, quarters[-1].last) == (whole.first, whole.last)
    for earlier, later in pairwise(quarters):
        assert earlier.last is not None
        assert later.first == earlier.last + timedelta(days=1)


@given(
    st.one_of(
        DAYS.map(lambda day: {"day": day.isoformat()}),
        MONTHS.map(lambda month: {"month": f"{month[0]}-{month[1]:02}"}),
        st.tuples(st.integers(1946, 2200), st.integers(1, 4)).map(lambda q: {"quarter": f"{q[0]}-Q{q[1]}"}),
        st.integers(1946, 2200).map(lambda year: {"year": year}),
    ),
    st.sampled_from(["on", "during"]),
)
def test_the_first_day_never_comes_after_the_last(said: dict[str, Any], bound: str) -> None:
    found = understood(**said, bound=bound)
    assert found.first is not None
    assert found.last is not None
    assert found.first <= found.last
    assert understood(**said, bound="from").first == found.first
    assert understood(**said, bound="through").last == found.last
