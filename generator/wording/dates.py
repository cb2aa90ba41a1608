"""Vietnamese words for days: dates, periods, what a plan's date means, how long is left."""

from __future__ import annotations

from datetime import date

from generator.citing import roman
from generator.derive.timeline import Point
from generator.model.base import UNKNOWN
from generator.model.plan.plan_date import WEEKDAYS, Bound, Recurring, Relative
from generator.plan_time.calendar_days import COUNTED_VI, WEEKDAYS_VI
from generator.plan_time.days_off import DayOff, over_undecided
from generator.plan_time.meaning import Meaning


def date_vi(day: date) -> str:
    """dd/mm/yyyy."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


def moment_vi(at: str) -> str:
    """A moment "2026-11-20T09:30:00.000000" as "09 giờ 30 ngày 20/11/2026"."""
    day, _, time = at.partition("T")
    return f"{hour_vi(time[:5])} ngày {'/'.join(reversed(day.split('-')))}"


def weekday_vi(day: date) -> str:
    """Such as "thứ Tư"."""
    return WEEKDAYS_VI[day.weekday()]


def long_date_vi(day: date) -> str:
    """With its weekday: "thứ Tư, 18/03/2026"."""
    return f"{weekday_vi(day)}, {date_vi(day)}"


def month_vi(day: date) -> str:
    """The month of a day: "tháng 02 năm 2026"; only the first two take a zero (Nghị định 30/2020/NĐ-CP)."""
    return f"tháng {day.month:0{2 if day.month < 3 else 1}} năm {day.year}"


def closed_vi(closed: DayOff) -> str:
    """Why offices are closed: "rơi vào thứ Bảy"."""
    if closed.kind == "holiday":
        return f"trùng ngày nghỉ lễ: {closed.name}"
    return "rơi vào thứ Bảy" if closed.kind == "saturday" else "rơi vào Chủ nhật"


def hour_vi(hour: str) -> str:
    """An hour "17:00" as "17 giờ", "07:30" as "07 giờ 30"."""
    hours, minutes = hour.split(":")
    return f"{hours} giờ" if minutes == "00" else f"{hours} giờ {minutes}"


def closing_vi(when: Meaning) -> str:
    """The last valid day with its hour, where there is one: "thứ Tư, 18/03/2026, 17 giờ"; "" for none."""
    return f"{long_date_vi(when.last)}{_hour_vi(when)}" if when.last else ""


def _hour_vi(when: Meaning) -> str:
    return f", {hour_vi(when.hour)}" if when.hour else ""


def meaning_vi(when: Meaning) -> str:
    """What a date means in days, beside the plan's words; says what is not known."""
    event = when.event or when.counted_from
    doubtful = event and event.day and not event.verified
    note = " (theo ngày của sự kiện; ngày này cần đối chiếu lại)" if doubtful else ""
    return _days_vi(when) + note


def plan_date_vi(when: Meaning) -> str:
    """Behind a plan's name: ", ngày 26/12/2025", ", tháng 11/2025"; nothing where nothing is written."""
    if when.exact and when.last:
        return f", ngày {date_vi(when.last)}"
    written = _blank_vi(when).partition(", ngày")[0] if when.blank else meaning_vi(when)
    if when.date.unknown:
        return f", ngày {UNKNOWN}" if when.date.unread else ""
    return f", {written}"


def _days_vi(when: Meaning) -> str:
    plan_date = when.date
    if plan_date.unread:
        return UNKNOWN
    if when.blank:
        return _blank_vi(when)
    if plan_date.recurring:
        return _recurring_vi(plan_date.recurring, plan_date.bound)
    back = plan_date.bound == "before"
    if plan_date.relative and when.day is None:
        return f"{_count_vi(plan_date.relative)}, đếm {'lùi ' if back else ''}từ {_start_vi(when)}"
    if when.day is None:
        return "chưa ghi ngày"
    day = f"{long_date_vi(when.day)}{_hour_vi(when)}"
    if plan_date.relative:
        counted = f"{_count_vi(plan_date.relative)} {'trước' if back else 'kể từ'} {_start_vi(when)}"
        return f"ngày cuối: {day} ({counted}{_undecided_vi(when)})"
    if plan_date.bound == "from":
        return f"ngày đầu: {day}"
    if when.first and when.last and when.spans_days:
        return f"từ {date_vi(when.first)} đến {date_vi(when.last)}{_hour_vi(when)}"
    if plan_date.bound in ("on", "during"):
        return day
    return f"ngày cuối: {day}"


def _count_vi(length: Relative) -> str:
    return f"{length.count:02} {COUNTED_VI[length.unit]}"


def _undecided_vi(when: Meaning) -> str:
    """Said of working days that are counted over days off which are fixed anew each year."""
    counted, start = when.date.relative, when.counted_from
    if counted is None or counted.unit != "working_day" or not (when.day and start and start.day):
        return ""
    if not over_undecided(start.day, when.day):
        return ""
    return (
        "; có ngày nghỉ Tết hoặc Quốc khánh do Thủ tướng Chính phủ quyết định hằng năm, "
        "nên ngày này cần đối chiếu lại"
    )


def _start_vi(when: Meaning) -> str:
    """What a time is counted from."""
    start = when.counted_from
    if start is None:
        return "việc mà kế hoạch nêu, không có ngày cố định"
    return f"“{start.title}”" if start.day else f"“{start.title}” (chưa ghi ngày)"


def _recurring_vi(time: Recurring, bound: Bound) -> str:
    """A time that comes again: "hằng năm, trước ngày 10/12"."""
    said = "" if bound in ("on", "during") else f"{BOUND[bound]} "
    if time.every == "week":
        return f"hằng tuần, {said}{WEEKDAYS_VI[WEEKDAYS.index(time.day)]}"
    if time.every == "month":
        return f"hằng tháng, {said}ngày {time.day}"
    month, day = time.day.split("-")
    return f"hằng năm, {said}ngày {day}/{month}"


BOUND = {
    "on": "đúng vào",
    "during": "trong",
    "from": "từ",
    "before": "trước",
    "on_or_before": "chậm nhất",
    "through": "đến hết",
}


def _blank_vi(when: Meaning) -> str:
    if when.date.month:
        month = f"{when.date.month.month:02}/{when.date.month.year}"
        return f"tháng {month}, ngày chưa ghi trong văn bản"
    if when.date.quarter:
        quarter = f"{roman(when.date.quarter.quarter)}/{when.date.quarter.year}"
        return f"quý {quarter}, ngày chưa ghi trong văn bản"
    if when.date.half:
        half = ("6 tháng đầu", "6 tháng cuối")[when.date.half.half - 1]
        return f"{half} năm {when.date.half.year}, ngày chưa ghi trong văn bản"
    if when.date.year:
        return f"năm {when.date.year}, ngày và tháng chưa ghi trong văn bản"
    return "ngày, tháng, năm chưa ghi trong văn bản"


def period_vi(start: Meaning, end: Meaning) -> str:
    """A campaign's time on a card: "15/11/2025 – 31/03/2026"; "đến 31/03/2026" where no start is known."""
    first = _edge_vi(start)
    last = _edge_vi(end) or end.date.wording
    return f"{first} – {last}" if first else f"đến {last.removeprefix('đến ')}"


def _edge_vi(when: Meaning) -> str:
    """A day, or a month where no more is known; "" where nothing is."""
    if when.day is None:
        return ""
    if when.date.month and when.date.bound in ("from", "on"):
        return f"{when.day.month:02}/{when.day.year}"
    return str(when.day.year) if when.date.year else date_vi(when.day)


def days_left_vi(point: Point, today: date) -> str:
    """Such as "còn 12 ngày", said of the build day: true for ever. The reader's browser counts on from it."""
    if point.when.last is None:
        return ""
    days = (point.when.last - today).days
    if days < 0:
        return "đã hết hạn" if point.is_deadline else "đã qua"
    until = f", đến {hour_vi(point.when.hour)}" if point.when.hour else ""
    left = f"còn {days} ngày" if days else f"hôm nay là ngày cuối{until}"
    return f"{left} (tính đến ngày {date_vi(today)})"
