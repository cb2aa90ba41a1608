"""Days on which offices are closed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from generator.memory import remembered


@dataclass(frozen=True, slots=True)
class DayOff:
    """Why a day is no working day: `saturday`, `sunday` or a public holiday by name."""

    kind: str
    name: str = ""


@cache
def day_off(day: date) -> DayOff | None:
    """Whether offices are closed on `day`: weekend or public holiday (Bộ luật Lao động, Điều 112)."""
    name = _holidays_of(day.year).get(day)
    if name:
        return DayOff("holiday", name)
    return {5: DayOff("saturday"), 6: DayOff("sunday")}.get(day.weekday())


def decided_each_year(day: date) -> bool:
    """Whether the government says each year if offices are closed on `day`: around Tết and 2 September.

    The law gives the number of days, the Prime Minister which ones (Bộ luật Lao động, Điều 112 khoản 3).
    """
    if day.weekday() > 4:
        return False
    around = (day - timedelta(days=1), day, day + timedelta(days=1))
    names = [_holidays_of(each.year).get(each, "") for each in around]
    return any("Quốc khánh" in name or ("Tết" in name and "Dương" not in name) for name in names)


def over_undecided(start: date, end: date) -> bool:
    """Whether a count of working days, forth or back, meets such a day; its `start` does not count."""
    between = range(1, (end - start).days + 1) if end > start else range((end - start).days, 0)
    return any(decided_each_year(start + timedelta(days=number)) for number in between)


@cache
def _holidays_of(year: int) -> Mapping[date, str]:
    kept = remembered("holidays", (str(year),), lambda: json.dumps(_public_holidays(year)).encode())
    return {date.fromisoformat(day): name for day, name in json.loads(kept).items()}


def _public_holidays(year: int) -> dict[str, str]:
    import holidays  # slow to import, and the days of a year stay as they are

    days = holidays.country_holidays("VN", years=year, language="vi")
    return {day.isoformat(): name for day, name in days.items()}
