"""A campaign's status on a day: the table of docs/domain.md, row by row, first and last days included."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from builders import REGISTRIES, campaign
from hypothesis import given
from hypothesis import strategies as st

from generator.derive.status import (
    Lifetime,
    Status,
    add_months,
    lifetimes,
    status_on,
    status_steps,
)
from generator.model.registry import Event, IssuingBody

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
    found = lifetimes(
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
    assert status_on(status_steps(found), date(2100, 1, 1)) is Status.RUNNING


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
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(later)


def closing(*dates: dict[str, object]) -> list[str]:
    """When each status begins, for dossiers due then."""
    milestones = [
        {"code": f"nop-{n}", "kind": "dossier", "title": "Hạn nộp", "date": {"wording": "thử", **when}}
        for n, when in enumerate(dates)
    ]
    life = lifetimes(campaign(milestones=milestones), BODY, EVENTS, 12)
    return [step.begins for step in status_steps(life)]


def test_a_status_changes_at_the_hour_that_closes_the_last_deadline() -> None:
    """In the reader's browser; on a build day the whole day still counts."""
    hour = {"day": "2026-03-18", "bound": "before", "hour": "17:00"}
    assert "2026-03-18T17:00" in closing(hour)
    assert "2026-03-18T17:30" in closing(hour, hour | {"hour": "17:30"})
    assert "2026-03-19" in closing(hour, {"day": "2026-03-18", "bound": "through"})


def test_of_several_waves_the_most_useful_status_holds() -> None:
    first = Lifetime(date(2026, 1, 1), date(2026, 1, 31), (date(2026, 2, 5),), date(2026, 2, 28))
    second = Lifetime(date(2026, 3, 1), date(2026, 3, 31), (date(2026, 3, 20),))
    steps = status_steps((first, second))
    assert status_on(steps, date(2026, 2, 5)) is Status.RECEIVING  # the first takes dossiers
    assert status_on(steps, date(2026, 2, 6)) is Status.UPCOMING  # something to come beats a review
    assert status_on(steps, date(2026, 3, 1)) is Status.RECEIVING  # the second, though the first is over
    assert status_on(steps, date(2026, 4, 1)) is Status.ENDED


def test_a_waves_deadline_belongs_to_its_wave_alone() -> None:
    def period(first: str, last: str) -> dict[str, object]:
        return {
            "text": "…",
            "start": {"wording": "từ", "day": first, "bound": "from"},
            "end": {"wording": "đến hết", "day": last, "bound": "through"},
        }

    date_of = {"wording": "chậm nhất", "day": "2026-02-05", "bound": "on_or_before"}
    case = campaign(
        waves=[
            {"code": "dot-1", "title": "Đợt 1", "period": period("2026-01-01", "2026-01-31")},
            {"code": "dot-2", "title": "Đợt 2", "period": period("2026-03-01", "2026-03-31")},
        ],
        milestones=[{"code": "nop", "kind": "dossier", "title": "Nộp", "wave": "dot-1", "date": date_of}],
    )
    first, second = lifetimes(case, BODY, EVENTS, 12)
    assert (first.deadlines, second.deadlines) == ((date(2026, 2, 5),), ())


MOST_USEFUL_FIRST = [
    Status.RECEIVING,
    Status.RUNNING,
    Status.UPCOMING,
    Status.REVIEWING,
    Status.PUBLISHED,
    Status.ENDED,
    Status.ARCHIVED,
]
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
    archive_after_months=st.integers(1, 24),
)


@given(st.lists(LIVES, min_size=1, max_size=3).map(tuple), st.lists(DAYS, min_size=1, max_size=20))
def test_the_steps_say_of_any_day_what_the_days_themselves_say(
    lives: tuple[Lifetime, ...], days: list[date]
) -> None:
    steps = status_steps(lives)
    for day in days:
        direct = min((life.status(day) for life in lives), key=MOST_USEFUL_FIRST.index)
        assert status_on(steps, day) is direct


@given(st.lists(LIVES, min_size=1, max_size=3).map(tuple))
def test_steps_are_in_order_and_each_one_changes_the_status(lives: tuple[Lifetime, ...]) -> None:
    steps = status_steps(lives)
    days = [step.first_day for step in steps]
    assert days[0] is None
    assert all(day is not None for day in days[1:])
    assert days[1:] == sorted(set(days[1:]))
    for before, after in pairwise(steps):
        assert before.status is not after.status
        assert after.first_day is not None
        assert status_on(steps, after.first_day - timedelta(days=1)) is before.status
        assert status_on(steps, after.first_day) is after.status
