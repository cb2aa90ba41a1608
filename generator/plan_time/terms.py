"""Things of the calendar that a wording names: days, months, quarters and what else plans count time in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from generator.model.plan.plan_date import FIRST_YEAR, LAST_YEAR
from generator.plan_time.calendar_days import month_days
from generator.plan_time.doubts import Doubt


@dataclass(frozen=True, slots=True)
class Term:
    """A thing of the calendar at the pieces `start` to `end` (excluded); what is not said is None.

    `unit`: day, month, quarter, half, year; blank (a day that the plan leaves out), lost (words are missing),
    unclear; event, now, school, far ("tháng sau"); hour, office, part, duration, recurring, weekday; cited
    (the day of a document). `number` is the quarter or half, the count of a duration, the minutes of an hour;
    `until` closes a range written in one piece ("tháng 3 - 4/2027"); `part` tells start, middle or end of the
    period, or what a duration or recurrence counts. `text` is the wording's own.
    """

    unit: str
    start: int
    end: int
    text: str = ""
    day: int | None = None
    month: int | None = None
    year: int | None = None
    number: int | None = None
    until: int | None = None
    part: str | None = None
    doubts: tuple[Doubt, ...] = ()

    @property
    def dated(self) -> bool:
        """Whether it is a day or a period of the calendar."""
        return self.unit in _SPANS

    @property
    def whole(self) -> bool:
        """Whether nothing is missing to find it in a calendar."""
        return self.year is not None and not (self.unit == "day" and self.month is None)

    def filled(self, other: Term) -> Term:
        """With the month and year of another, where it has none of its own."""
        closing = other.until if other.unit == "month" and other.until else other.month
        month = self.month or (closing if self.unit == "day" else None)
        return replace(self, month=month, year=self.year or other.year)

    def days(self) -> tuple[date, date] | None:
        """Its first and last day; None where something is missing or no such day exists."""
        if not self.dated or not self.whole or self.year is None or not FIRST_YEAR <= self.year <= LAST_YEAR:
            return None
        try:
            return _SPANS[self.unit](self, self.year)
        except ValueError:
            return None


def _day(term: Term, year: int) -> tuple[date, date]:
    day = date(year, term.month or 0, term.day or 0)
    return day, day


def _month(term: Term, year: int) -> tuple[date, date]:
    return _months(year, term.month or 0, term.until or term.month or 0)


def _quarter(term: Term, year: int) -> tuple[date, date]:
    return _months(year, (term.number or 0) * 3 - 2, (term.until or term.number or 0) * 3)


def _half(term: Term, year: int) -> tuple[date, date]:
    return _months(year, (term.number or 0) * 6 - 5, (term.number or 0) * 6)


def _year(term: Term, year: int) -> tuple[date, date]:
    last = term.until or year
    if not year <= last <= LAST_YEAR:
        raise ValueError
    return date(year, 1, 1), date(last, 12, 31)


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    if not 1 <= first <= last <= 12:
        raise ValueError
    return month_days(year, first)[0], month_days(year, last)[1]


_SPANS = {"day": _day, "month": _month, "quarter": _quarter, "half": _half, "year": _year}
