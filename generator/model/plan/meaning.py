"""What a date of a plan means in days (docs/domain.md, Dates): its first and its last valid day."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.plan.plan_date import PlanDate
from generator.model.registry import Event


@dataclass(frozen=True, slots=True)
class Meaning:
    """A plan's date in days. `first` and `last` belong to it; None means open or not known.

    `exact` tells a day written in the plan from a month, a quarter, a year or an event. `event` is set where
    an event gives the day. `original` is the date that this one replaced.
    """

    date: PlanDate
    first: dt.date | None
    last: dt.date | None
    exact: bool
    event: Event | None = None
    original: Meaning | None = None

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
        return self.date.bound == "on" and self.date.day is None and self.date.event is None


def meaning(plan_date: PlanDate, events: Mapping[str, Event]) -> Meaning:
    """The first and last day of a plan's date; `events` by code."""
    event = events.get(plan_date.event) if plan_date.event else None
    first, last = _whole(plan_date, event)
    match plan_date.bound:
        case "from":
            last = None
        case "before":
            first, last = None, first - dt.timedelta(days=1) if first else None
        case "on_or_before" | "through":
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
    )


def _whole(plan_date: PlanDate, event: Event | None) -> tuple[dt.date | None, dt.date | None]:
    """First and last day of the day, month, quarter or year itself, whatever the bound."""
    if plan_date.day:
        return plan_date.day, plan_date.to_day or plan_date.day
    if plan_date.month:
        return _months(plan_date.month.year, plan_date.month.month, 1)
    if plan_date.quarter:
        return _months(plan_date.quarter.year, plan_date.quarter.quarter * 3 - 2, 3)
    if plan_date.year:
        return dt.date(plan_date.year, 1, 1), dt.date(plan_date.year, 12, 31)
    return (event.day, event.day) if event else (None, None)


def _months(year: int, month: int, count: int) -> tuple[dt.date, dt.date]:
    last = month + count - 1
    return dt.date(year, month, 1), dt.date(year, last, calendar.monthrange(year, last)[1])
