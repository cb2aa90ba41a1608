"""What a date of a plan means in days (docs/domain.md, Dates): its first and its last valid day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model.plan.plan_date import PlanDate
from generator.model.plan.schedule import Milestone
from generator.model.registry import Event
from generator.plan_time.calendar_days import ONE_DAY, counted, month_days

_MIDNIGHT = "00:00"
"""The hour at which a day begins: a deadline at it leaves the day out."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """A plan's date in days. `first` and `last` belong to it; None means open or not known.

    `exact` tells a day written in the plan from a month, a quarter, a year or an event. `event` is set where
    an event gives the day. `original` is the date that this one replaced. `hour` ("17:00") closes the last
    day, or opens the first where the date opens a period. `counted_from` is the event, or the milestone
    as one, that a number of days is counted from.
    """

    date: PlanDate
    first: dt.date | None
    last: dt.date | None
    exact: bool
    event: Event | None = None
    original: Meaning | None = None
    hour: str | None = None
    counted_from: Event | None = None

    @property
    def day(self) -> dt.date | None:
        """The day to show and to sort by: the last valid day, or the first where the date opens a period."""
        return self.first if self.date.bound == "from" else (self.last or self.first)

    @property
    def spans_days(self) -> bool:
        """Whether it is known to begin on one day and to end on another."""
        return self.first is not None and self.last is not None and self.first != self.last

    @property
    def blank(self) -> bool:
        """Whether the plan leaves (a part of) the date blank: "ngày … tháng 11 năm 2025"."""
        said = self.date
        return said.bound == "on" and not (said.day or said.event or said.relative or said.recurring)

    @property
    def planned(self) -> PlanDate:
        """The date in the plan's own words: the first one, where documents changed it."""
        return self.original.planned if self.original else self.date

    @property
    def closes(self) -> str:
        """The last moment in ISO form: "2026-03-18", with an hour "2026-03-18T17:00"; "" for none."""
        if self.last is None:
            return ""
        return f"{self.last.isoformat()}T{self.hour}" if self.hour else self.last.isoformat()


def meaning(plan_date: PlanDate, events: Mapping[str, Event]) -> Meaning:
    """The first and last day of a plan's date; `events` by code (`starts` adds milestones)."""
    event = events.get(plan_date.event) if plan_date.event else None
    start = events.get(plan_date.relative.start or "") if plan_date.relative else None
    first, last = _counted(plan_date, start) if plan_date.relative else _whole(plan_date, event)
    midnight = plan_date.hour == _MIDNIGHT
    match plan_date.bound:
        case "from":
            last = None
        case "before" if plan_date.relative is None:
            # "trước 17 giờ ngày 18/3" leaves the day in, "trước 0 giờ ngày 18/3" the day before.
            within = plan_date.hour is not None and not midnight
            first, last = None, first - ONE_DAY if first and not within else first
        case "on_or_before" | "through" | "before":
            first = None
        case "on" | "during":
            pass
    return Meaning(
        date=plan_date,
        first=first,
        last=last,
        exact=plan_date.day is not None,
        event=event,
        original=meaning(plan_date.original, events) if plan_date.original else None,
        hour=None if midnight else plan_date.hour,
        counted_from=start,
    )


def _whole(plan_date: PlanDate, event: Event | None) -> tuple[dt.date | None, dt.date | None]:
    """First and last day of the day, month, quarter, half or year itself, whatever the bound."""
    if plan_date.day:
        return plan_date.day, plan_date.to_day or plan_date.day
    if plan_date.month:
        last = plan_date.to_month or plan_date.month
        return month_days(*plan_date.month)[0], month_days(*last)[1]
    if plan_date.quarter:
        year, quarter = plan_date.to_quarter or plan_date.quarter
        first = month_days(plan_date.quarter.year, plan_date.quarter.quarter * 3 - 2)[0]
        return first, month_days(year, quarter * 3)[1]
    if plan_date.half:
        year, half = plan_date.half
        return month_days(year, half * 6 - 5)[0], month_days(year, half * 6)[1]
    if plan_date.year:
        return dt.date(plan_date.year, 1, 1), dt.date(plan_date.year, 12, 31)
    return (event.day, event.day) if event else (None, None)


def starts(milestones: Iterable[Milestone], events: Mapping[str, Event]) -> Mapping[str, Event]:
    """What dates are counted from, by code: events, and milestones with a day of their own as events."""
    own = {
        each.code: Event(code=each.code, title=each.title, day=meaning(each.date, events).last, verified=True)
        for each in milestones
        if each.date.relative is None
    }
    return {**own, **events}


def _counted(plan_date: PlanDate, event: Event | None) -> tuple[dt.date | None, dt.date | None]:
    """The day that it is counted from, and the last one counted; the one behind the start is the first.

    "before" counts back from that day; what begins "from" then ("sau 15 ngày") has no day that words fix.
    """
    length = plan_date.relative
    if length is None or event is None or event.day is None or plan_date.bound == "from":
        return None, None
    count = -length.count if plan_date.bound == "before" else length.count
    return event.day, counted(event.day, count, length.unit)
