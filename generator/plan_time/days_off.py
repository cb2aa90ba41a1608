"""Days on which offices are closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

import holidays


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


@cache
def _holidays_of(year: int) -> Mapping[date, str]:
    return dict(holidays.country_holidays("VN", years=year, language="vi"))
