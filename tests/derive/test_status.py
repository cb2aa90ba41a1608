"""A campaign's status on a day: the table of docs/domain.md, row by row, first and last days included."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from builders import REGISTRIES, campaign
from hypothesis import given
from hypothesis import strategies as st
from rolls import decision

from generator.derive.status import (
    Course,
    Lifetime,
    Status,
    course_of,
    status_steps,
    step_on,
)
from generator.model.campaign import Campaign
from generator.model.registry import Event, IssuingBody
from generator.plan_time.calendar_days import months_on
from generator.wording.words import status_note_vi

EVENTS = {entry["code"]: Event.model_validate(entry) for entry in REGISTRIES["events"]}
BODY = IssuingBody.model_validate(REGISTRIES["issuing_bodies"][0])
# A period that runs on after the dossiers are in, and a review that outlasts it: every row has its days.
LIFE = Lifetime(
    start=date(2026, 1, 10),
    end=date(2026, 3, 31),
    deadlines=(date(2026, 2, 10), date(2026, 3, 18)),
    review_end=date(2026, 4, 30),
)


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2026-01-09", Status.UPCOMING),
        ("2026-01-10", Status.RECEIVING),  # the first day belongs to the period
        ("2026-02-11", Status.RECEIVING),  # one deadline has passed, another lies ahead
        ("2026-03-18", Status.RECEIVING),  # the last day of the last deadline
        ("2026-03-19", Status.REVIEWING),  # even while the period still runs
        ("2026-03-31", Status.REVIEWING),
        ("2026-04-01", Status.REVIEWING),
        ("2026-04-30", Status.REVIEWING),  # the review's last day
        ("2026-05-01", Status.ENDED),
        ("2027-04-29", Status.ENDED),
        ("2027-04-30", Status.ARCHIVED),  # twelve months after all of it is over
    ],
)
def test_each_row_of_the_table_holds_to_the_day(day: str, status: Status) -> None:
    assert LIFE.status(date.fromisoformat(day)) is status


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2026-01-09", Status.UPCOMING),
        ("2026-01-10", Status.RUNNING),
        ("2026-03-31", Status.RUNNING),  # the last day belongs to the period
        ("2026-04-01", Status.ENDED),
        ("2027-03-30", Status.ENDED),
        ("2027-03-31", Status.ARCHIVED),
    ],
)
def test_without_deadline_and_review_the_period_alone_decides(day: str, status: Status) -> None:
    life = Lifetime(start=date(2026, 1, 10), end=date(2026, 3, 31))
    assert life.status(date.fromisoformat(day)) is status


def test_without_deadline_the_review_begins_after_the_period() -> None:
    life = Lifetime(start=date(2026, 1, 10), end=date(2026, 3, 31), review_end=date(2026, 4, 30))
    assert life.status(date(2026, 3, 31)) is Status.RUNNING
    assert life.status(date(2026, 4, 1)) is Status.REVIEWING
    assert life.status(date(2026, 5, 1)) is Status.ENDED


def test_a_deadline_after_the_period_keeps_dossiers_open() -> None:
    """Lai Châu: the election is over on 23/05, dossiers come in until 25/05/2021."""
    life = Lifetime(start=date(2021, 1, 19), end=date(2021, 5, 23), deadlines=(date(2021, 5, 25),))
    assert life.status(date(2021, 5, 25)) is Status.RECEIVING
    assert life.status(date(2021, 5, 26)) is Status.ENDED


def test_a_period_of_one_day_runs_on_that_day() -> None:
    life = Lifetime(start=date(2026, 3, 15), end=date(2026, 3, 15))
    found = [life.status(date(2026, 3, day)) for day in (14, 15, 16)]
    assert found == [Status.UPCOMING, Status.RUNNING, Status.ENDED]


def test_an_end_that_nobody_recorded_stays_open_for_ever() -> None:
    assert Lifetime(start=date(2020, 1, 1), end=None).status(date(2199, 1, 1)) is Status.RUNNING
    found = course_of(
        campaign(
            period={
                "text": "…",
                "start": {"wording": "từ ngày 10/01/2026", "day": "2026-01-10", "bound": "from"},
                "end": {"wording": "đến khi kết thúc", "event": "su-kien-chua-ro", "bound": "through"},
            }
        ),
        BODY,
        EVENTS,
        12,
    )
    assert step_on(status_steps(found), date(2100, 1, 1)).status is Status.RUNNING


def test_a_body_that_is_gone_archives_whatever_is_still_open() -> None:
    last = date(2026, 2, 1)
    life = Lifetime(start=LIFE.start, end=None, body_end=last, published=date(2026, 1, 20))
    assert life.status(last) is Status.PUBLISHED
    assert life.status(last + timedelta(days=1)) is Status.ARCHIVED


def test_a_published_roll_shows_from_its_day_until_the_archive() -> None:
    life = Lifetime(start=LIFE.start, end=LIFE.end, review_end=LIFE.review_end, published=date(2026, 4, 20))
    assert life.status(date(2026, 4, 19)) is Status.REVIEWING
    assert life.status(date(2026, 4, 20)) is Status.PUBLISHED
    assert life.status(date(2027, 4, 30)) is Status.ARCHIVED


@pytest.mark.parametrize(("months", "first"), [(1, "2026-04-30"), (6, "2026-09-30"), (12, "2027-03-31")])
def test_the_archive_opens_after_the_configured_months(months: int, first: str) -> None:
    life = Lifetime(start=date(2026, 1, 10), end=date(2026, 3, 31), archive_after_months=months)
    day = date.fromisoformat(first)
    assert life.status(day) is Status.ARCHIVED
    assert life.status(day - timedelta(days=1)) is Status.ENDED


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2024-02-29", 12, "2025-02-28"),
        ("2025-12-31", 2, "2026-02-28"),
        ("2025-10-15", 3, "2026-01-15"),
        ("2025-12-01", 12, "2026-12-01"),
    ],
)
def test_months_are_added_by_the_calendar(day: str, months: int, later: str) -> None:
    assert months_on(date.fromisoformat(day), months) == date.fromisoformat(later)


def period(first: str, last: str) -> dict[str, Any]:
    return {
        "text": "…",
        "start": {"wording": f"từ {first}", "day": first, "bound": "from"},
        "end": {"wording": f"đến hết {last}", "day": last, "bound": "through"},
    }


def closing(*dates: dict[str, object]) -> list[str]:
    """When each status begins, for dossiers due then."""
    milestones = [
        {"code": f"nop-{n}", "kind": "dossier", "title": "Hạn nộp", "date": {"wording": "thử", **when}}
        for n, when in enumerate(dates)
    ]
    course = course_of(campaign(milestones=milestones), BODY, EVENTS, 12)
    return [step.begins for step in status_steps(course)]


def test_a_status_changes_at_the_hour_that_closes_the_last_deadline() -> None:
    """In the reader's browser; on a build day the whole day still counts."""
    hour = {"day": "2026-03-18", "bound": "before", "hour": "17:00"}
    assert "2026-03-18T17:00" in closing(hour)
    assert "2026-03-18T17:30" in closing(hour, hour | {"hour": "17:30"})
    assert "2026-03-19" in closing(hour, {"day": "2026-03-18", "bound": "through"})


def due(code: str, day: str, **said: Any) -> dict[str, Any]:
    date_of = {"wording": "chậm nhất", "day": day, "bound": "on_or_before"}
    return {"code": code, "kind": "dossier", "title": "Nộp", "date": date_of, **said}


WAVES = [
    {"code": "dot-1", "title": "Đợt 1", "period": period("2026-02-01", "2026-03-31")},
    {"code": "dot-2", "title": "Đợt 2", "period": period("2026-07-01", "2026-09-30")},
]
IN_WAVES: dict[str, Any] = {
    "period": period("2026-01-10", "2026-12-31"),
    "waves": WAVES,
    "milestones": [
        due("nop-1", "2026-04-10", wave="dot-1"),
        due("nop-2", "2026-10-10", wave="dot-2"),
        due("xet-1", "2026-05-31", wave="dot-1") | {"kind": "review"},
    ],
}


def told(case: Campaign, day: str) -> tuple[Status, str]:
    """The status on a day, with what stands beside it."""
    step = step_on(status_steps(course_of(case, BODY, EVENTS, 12)), date.fromisoformat(day))
    return step.status, status_note_vi(step, case)


@pytest.mark.parametrize(
    ("day", "status", "beside"),
    [
        ("2026-01-09", Status.UPCOMING, ""),
        (
            "2026-01-10",
            Status.RUNNING,
            "sắp đến đợt 1 (từ 2026-02-01)",
        ),  # the campaign has begun, no wave has
        ("2026-02-01", Status.RECEIVING, ""),
        ("2026-04-10", Status.RECEIVING, "sắp đến đợt 2 (từ 2026-07-01)"),
        ("2026-04-11", Status.RUNNING, "sắp đến đợt 2 (từ 2026-07-01)"),  # the first one is under review
        ("2026-06-30", Status.RUNNING, "sắp đến đợt 2 (từ 2026-07-01)"),
        ("2026-07-01", Status.RECEIVING, ""),
        ("2026-10-11", Status.RUNNING, ""),  # no wave is left, the campaign is not over
        ("2027-01-01", Status.ENDED, ""),
    ],
)
def test_between_waves_a_campaign_runs_and_names_the_next_one(day: str, status: Status, beside: str) -> None:
    assert told(campaign(**IN_WAVES), day) == (status, beside)


def test_a_waves_deadline_and_review_belong_to_its_wave_alone() -> None:
    first, second = course_of(campaign(**IN_WAVES), BODY, EVENTS, 12).lifetimes
    assert (first.deadlines, second.deadlines) == ((date(2026, 4, 10),), (date(2026, 10, 10),))
    assert (first.review_end, second.review_end) == (date(2026, 5, 31), None)


def decided(day: str, **said: Any) -> dict[str, Any]:
    return decision(f"qd-{day}", date=day, number=f"{day[5:7]}/QĐ-UBND") | said


@pytest.mark.parametrize(
    ("decisions", "day", "status", "beside"),
    [
        (
            [decided("2026-06-01", wave="dot-1")],
            "2026-06-15",
            Status.RUNNING,
            "sắp đến đợt 2 (từ 2026-07-01); đã công bố đợt 1",
        ),
        (
            [decided("2026-06-01", wave="dot-1")],
            "2026-05-31",
            Status.RUNNING,
            "sắp đến đợt 2 (từ 2026-07-01)",
        ),
        ([decided("2026-06-01", wave="dot-1")], "2026-08-01", Status.RECEIVING, "đã công bố đợt 1"),
        ([decided("2026-06-01")], "2026-08-01", Status.RECEIVING, "đã công bố Quyết định số 06/QĐ-UBND"),
        (
            [decided("2026-06-01", wave="dot-1"), decided("2026-11-01", wave="dot-2")],
            "2026-11-01",
            Status.PUBLISHED,
            "",
        ),
        ([decided("2026-11-01")], "2026-11-01", Status.PUBLISHED, ""),  # of all waves that are over
        ([decided("2026-06-01", wave="dot-1")], "2027-01-01", Status.PUBLISHED, "đã công bố đợt 1"),
    ],
)
def test_results_of_one_wave_are_told_beside_what_still_runs(
    decisions: list[dict[str, Any]], day: str, status: Status, beside: str
) -> None:
    assert told(campaign(**IN_WAVES, decisions=decisions), day) == (status, beside)


@pytest.mark.parametrize(
    ("day", "status", "beside"),
    [
        ("2026-03-24", Status.REVIEWING, ""),
        ("2026-03-25", Status.REVIEWING, "đã công bố Giấy khen của Chủ tịch UBND xã"),
        ("2026-04-20", Status.PUBLISHED, ""),  # both awards
    ],
)
def test_results_of_one_award_wait_for_the_other(day: str, status: Status, beside: str) -> None:
    case = campaign(
        awards=[
            {"award": "giay-khen-xa", "heading": "Giấy khen của Chủ tịch UBND xã"},
            {"award": "bang-khen-tinh", "heading": "Bằng khen"},
        ],
        milestones=[due("nop", "2026-03-18"), due("xet", "2026-05-31") | {"kind": "review"}],
        review_ends="xet",
        decisions=[
            decided("2026-03-25", awards=["giay-khen-xa"]),
            decided("2026-04-20", awards=["bang-khen-tinh"]),
        ],
    )
    assert told(case, day) == (status, beside)


@pytest.mark.parametrize(
    ("day", "status", "beside"),
    [
        ("2027-06-01", Status.RUNNING, "đã công bố năm 2026"),
        ("2028-06-01", Status.RUNNING, "đã công bố năm 2026, năm 2027"),
        ("2029-03-01", Status.PUBLISHED, ""),
    ],
)
def test_yearly_decisions_of_a_long_campaign_do_not_end_it(day: str, status: Status, beside: str) -> None:
    years = [decided(f"{year + 1}-03-01", year=year) for year in (2026, 2027, 2028)]
    assert told(campaign(period=period("2026-01-10", "2028-12-31"), decisions=years), day) == (status, beside)


def test_results_wait_while_a_dossier_deadline_lies_ahead() -> None:
    case = campaign(milestones=[due("nop", "2026-03-18")], decisions=[decided("2026-03-01")])
    assert told(case, "2026-03-18") == (Status.RECEIVING, "đã công bố Quyết định số 03/QĐ-UBND")
    assert told(case, "2026-03-19") == (Status.PUBLISHED, "")


NEXT_DAY = {
    "stopped": {"by": "luat-thu", "day": "2026-03-19", "wording": "Dừng thực hiện."},
    "decisions": [decided("2026-03-19")],
}


@pytest.mark.parametrize("key", NEXT_DAY)
def test_what_comes_the_day_after_a_deadlines_hour_waits_for_that_day(key: str) -> None:
    hour = {"wording": "trước 17 giờ", "day": "2026-03-18", "bound": "before", "hour": "17:00"}
    case = campaign(milestones=[due("nop", "2026-03-18", date=hour)], **{key: NEXT_DAY[key]})
    begins = [step.begins for step in status_steps(course_of(case, BODY, EVENTS, 12))]
    assert "2026-03-19" in begins
    assert "2026-03-18T17:00" not in begins


def test_the_wave_of_a_deadline_with_an_hour_is_over_at_that_hour() -> None:
    hour = {"wording": "trước 17 giờ", "day": "2026-04-10", "bound": "before", "hour": "17:00"}
    milestones = [due("nop-1", "2026-04-10", wave="dot-1", date=hour), *IN_WAVES["milestones"][1:]]
    case = campaign(**IN_WAVES | {"milestones": milestones})
    steps = status_steps(course_of(case, BODY, EVENTS, 12))
    assert [step.status for step in steps if step.begins == "2026-04-10T17:00"] == [Status.RUNNING]


def test_a_document_that_stops_a_campaign_wins_over_all_else() -> None:
    stopped = {"by": "luat-thu", "day": "2026-02-10", "wording": "Dừng thực hiện."}
    case = campaign(stopped=stopped, decisions=[decided("2026-02-05", awards=["giay-khen-xa"])])
    assert told(case, "2026-02-09")[0] is Status.PUBLISHED
    for day in ("2026-02-10", "2026-04-01", "2030-01-01"):
        assert told(case, day) == (Status.STOPPED, "")


DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))
MAYBE = st.none() | DAYS
LIVES = st.builds(
    Lifetime,
    start=MAYBE,
    end=MAYBE,
    deadlines=st.lists(DAYS, max_size=3).map(tuple),
    review_end=MAYBE,
    body_end=MAYBE,
    published=MAYBE,
    partly=MAYBE,
    archive_after_months=st.integers(1, 24),
    wave=st.just(campaign(waves=WAVES).waves[0]),
)
COURSES = st.builds(
    Course,
    lifetimes=st.lists(LIVES, min_size=1, max_size=3).map(tuple),
    start=MAYBE,
    end=MAYBE,
    stopped=MAYBE,
)


@given(COURSES, st.lists(DAYS, min_size=1, max_size=20))
def test_the_steps_say_of_any_day_what_the_days_themselves_say(course: Course, days: list[date]) -> None:
    steps = status_steps(course)
    for day in days:
        found, direct = step_on(steps, day), course.step(day)
        assert (found.status, found.next_wave) == (direct.status, direct.next_wave)


@given(COURSES)
def test_steps_are_in_order_and_each_one_changes_something(course: Course) -> None:
    steps = status_steps(course)
    days = [step.first_day for step in steps]
    assert days[0] is None
    assert all(day is not None for day in days[1:])
    assert days[1:] == sorted(set(days[1:]))
    for before, after in pairwise(steps):
        assert (before.status, before.next_wave) != (after.status, after.next_wave)
        assert after.first_day is not None
        assert step_on(steps, after.first_day - timedelta(days=1)) is before
        assert step_on(steps, after.first_day) is after
