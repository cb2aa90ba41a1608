"""Days of the calendar: those of a month, and days counted from another one."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from generator.plan_time.days_off import day_off

ONE_DAY = timedelta(days=1)
WEEKDAYS_VI = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
"""From Monday on."""
COUNTED_VI = {"day": "ngày", "working_day": "ngày làm việc", "month": "tháng", "hour": "giờ"}
"""What plans count time in."""
_MOST = 3_660
"""Days that are counted one by one: ten years, more than any plan lasts."""


def month_days(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month. Raises ValueError for a month that is none."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def counted(day: date, count: int, unit: str) -> date | None:
    """The day `count` days, working days or months on; the one after `day` is the first.

    So counts Bộ luật Dân sự, Điều 147. A negative count goes back. None where it leads too far, and for other
    units.
    """
    if not 0 < abs(count) <= _MOST or unit not in _STEPS:
        return None
    try:
        return _STEPS[unit](day, count)
    except (ValueError, OverflowError):
        return None


def _days_on(day: date, count: int) -> date:
    return day + timedelta(days=count)


def _working_days_on(day: date, count: int) -> date:
    step = ONE_DAY if count > 0 else -ONE_DAY
    left = abs(count)
    while left:
        day += step
        left -= day_off(day) is None
    return day


def months_on(day: date, count: int) -> date:
    """The same day so many months later; the month's last day where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


_STEPS = {"day": _days_on, "working_day": _working_days_on, "month": months_on}
