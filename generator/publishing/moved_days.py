"""Days that readers have in their calendars, and that another build moves without a word in the log.

A calendar program takes a new day only where the entry's SEQUENCE grew. It grows with the log and with dates
that keep their `original` (derive/deadlines.py), so a day that moved without either reaches nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from icalendar import Calendar

from generator.wording.dates import date_vi, long_date_vi
from generator.wording.yaml_text import quoted


class CalendarEntry(NamedTuple):
    """An entry of a published calendar: its last day, its revision, its title."""

    day: date
    sequence: int
    title: str


class Moved(NamedTuple):
    """A published day of a campaign that moved though its data tells of no change."""

    campaign_id: str
    title: str
    before: date
    after: date


def moved_days(old: Path, new: Path) -> Iterator[Moved]:
    """Every such day between two versions of the calendar of all campaigns."""
    before, after = _entries(old), _entries(new)
    for uid, entry in after.items():
        earlier = before.get(uid)
        if earlier and earlier.day != entry.day and entry.sequence <= earlier.sequence:
            title = entry.title.partition(": ")[0]
            yield Moved(uid.partition(".")[0], title, earlier.day, entry.day)


def moved_vi(moved: Moved, today: date) -> Iterator[str]:
    """The warning, line by line, with the line that belongs into the log."""
    told = f"“{moved.title}” đổi từ {long_date_vi(moved.before)} sang {long_date_vi(moved.after)}"
    file = f"campaigns/{moved.campaign_id}/campaign.yml"
    yield f"Cảnh báo: {file}: {told}, mà nhật ký `changes` không có mục mới."
    yield "  Lịch trên máy người đọc giữ hạn cũ. Thêm vào đầu `changes`, sửa lời cho đúng rồi dựng lại:"
    text = quoted(f"Đổi {moved.title}: từ ngày {date_vi(moved.before)} sang ngày {date_vi(moved.after)}.")
    yield f"    - {{date: {{wording: ngày {date_vi(today)}, day: {today}}}, text: {text}}}"


def _entries(path: Path) -> Mapping[str, CalendarEntry]:
    """The entries of a calendar by their UIDs; none where there is none, or a strange one."""
    if not path.is_file():
        return {}
    try:
        events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
        return {str(event["uid"]): _entry(event) for event in events}
    except (ValueError, KeyError, AttributeError):
        return {}  # of a version that wrote it otherwise: there is nothing to compare


def _entry(event: Mapping[str, Any]) -> CalendarEntry:
    moment = event["dtstart"].dt
    day = moment.date() if isinstance(moment, datetime) else moment
    return CalendarEntry(day, int(str(event.get("sequence", 0))), str(event["summary"]))
