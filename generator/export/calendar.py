"""Deadlines for calendars (RFC 5545): of what concerns the owner, of other bodies, of each campaign and unit.

A calendar program knows an entry again by its UID, which holds no day: an extended deadline moves, it is not
there twice. Times come from the data and not from the clock, so that the same data gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard

from generator.derive import site_map
from generator.derive.deadlines import Deadline, deadlines_of_unit
from generator.derive.views import SiteView
from generator.model.registry import Known
from generator.output import OutputFile
from generator.plan_time.calendar_days import ONE_DAY
from generator.wording import schedule
from generator.wording.schedule import PAGE
from generator.wording.standing import whose_vi

_PRODUCT = "-//thidua//Cong thong tin thi dua khen thuong//VI"
_TITLE = "Hạn thi đua, khen thưởng"
_REMINDERS = (timedelta(days=7), ONE_DAY)
_ZONE = "Asia/Ho_Chi_Minh"
_TIMED = f"TZID={_ZONE}".encode()
_OFFSET = timedelta(hours=7)
_LAST_HOUR = timedelta(hours=1)
_CLOSING = b"END:VCALENDAR\r\n"


def calendar_files(site: SiteView) -> Iterator[OutputFile]:
    """Every calendar with at least one deadline: RFC 5545 does not allow an empty one."""
    if not site.calendar:
        return
    known = site.known
    whose = {view.id: whose_vi(view, site) for view in site.campaigns}
    domain = site.portal.issuing_body
    made = {
        each.key: entry(each, known, domain, site.site_url, whose[each.campaign.id]) for each in site.calendar
    }

    def file(address: str, name: str, found: Iterable[Deadline], source: str) -> OutputFile:
        return OutputFile(address, calendar(name, [made[each.key] for each in found]), source)

    for address, whom, of_all in (
        (site_map.WHOLE_CALENDAR, site.portal.owner, site.own_calendar),
        (site_map.CALENDAR_ELSEWHERE, "kế hoạch của cơ quan khác", site.calendar_elsewhere),
    ):
        if of_all:
            yield file(address, f"{_TITLE} ({whom})", of_all, "campaigns/")
    for view in site.campaigns:
        if view.calendar:
            address, source = site_map.calendar_address(view.id), f"campaigns/{view.id}/campaign.yml"
            yield file(address, view.campaign.short_title, view.calendar, source)
    for unit in known.units.values():
        found = deadlines_of_unit(unit.code, site.calendar, known.units)
        if found:
            yield file(
                site_map.unit_calendar_address(unit.code), f"{_TITLE}: {unit.name}", found, "campaigns/"
            )


def calendar(name: str, entries: Iterable[bytes]) -> bytes:
    """A calendar of entries that are bytes already: an entry stands in several calendars."""
    head = Calendar()
    head.add("prodid", _PRODUCT)
    head.add("version", "2.0")
    head.add("method", "PUBLISH")
    head.add("name", name)
    head.add("x-wr-calname", name)
    head.add("x-wr-timezone", _ZONE)
    head.add("refresh-interval", ONE_DAY, parameters={"VALUE": "DURATION"})
    head.add("x-published-ttl", "P1D")
    made = b"".join(entries)
    if _TIMED in made:
        head.add_component(_zone())
    empty: bytes = head.to_ical()
    return empty.removesuffix(_CLOSING) + made + _CLOSING


def entries_of(made: str, whose: str, code: str, top: str) -> Iterator[bytes]:
    """The entries of a portal's calendar as they stand in one of many portals.

    Each says whose it is, has a name of its own by the portal's `code`, and leads to the portal from `top`.
    """
    lines: list[str] = []
    for line in _FOLD.sub("", made).split("\r\n"):
        if line == "BEGIN:VEVENT":
            lines = []
        name, colon, value = line.partition(":")
        if name == "UID":
            value = f"{code}.{value}"
        elif name == "SUMMARY" or (name == "DESCRIPTION" and "BEGIN:VALARM" in lines):
            value = f"{_ESCAPED.sub(_BACKSLASH, whose)}: {value}"
        elif name == "DESCRIPTION":
            before, page, address = value.rpartition(PAGE)
            value = f"{before}{page}{top if page else ''}{address}"
        lines.append(f"{name}{colon}{value}")
        if line == "END:VEVENT":
            yield "".join(map(_folded, lines)).encode()


_FOLD = re.compile("\r\n[ \t]")
_ESCAPED = re.compile(r"[\\;,]")
_BACKSLASH = r"\\\g<0>"
_LINE = 75
"""Bytes of a line without its end (RFC 5545, 3.1)."""


def _folded(line: str) -> str:
    """A line of whatever length in as many as it takes, no letter of which is cut."""
    lines, size = [""], 0
    for letter in line:
        weight = len(letter.encode())
        if size + weight > _LINE:
            lines.append(" ")
            size = 1
        lines[-1] += letter
        size += weight
    return "".join(f"{each}\r\n" for each in lines)


def _zone() -> Timezone:
    """Asia/Ho_Chi_Minh: seven hours ahead all year (RFC 5545, 3.6.5)."""
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1975, 6, 13))  # noqa: DTZ001 - the zone's own local time
    standard.add("tzoffsetfrom", _OFFSET)
    standard.add("tzoffsetto", _OFFSET)
    standard.add("tzname", "+07")
    zone = Timezone()
    zone.add("tzid", _ZONE)
    zone.add_component(standard)
    return zone


def entry(
    deadline: Deadline, known: Known, domain: str, site_url: str | None = None, whose: str = ""
) -> bytes:
    """One deadline with its reminders: a whole day, or with an hour the time until then.

    `domain` makes its UID this portal's own. With `site_url`, where the portal is, it leads to the
    campaign's timeline. `whose`: whose plan it is, where it is not the owner's.
    """
    title = schedule.deadline_title(deadline)
    if whose:
        title += f" ({known.bodies[deadline.campaign.plan.issuer].short_name})"
    changed = _midnight(deadline.changed)
    event = Event()
    event.add("uid", f"{deadline.key}@{domain}")
    event.add("sequence", deadline.revision)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    for name, when in zip(("dtstart", "dtend"), _times(deadline), strict=True):
        event.add(name, when, parameters={"TZID": _ZONE} if isinstance(when, datetime) else {})
    event.add("summary", title)
    told = schedule.deadline_text(deadline, known)
    event.add("description", f"{whose}.\n{told}" if whose else told)
    if site_url is not None:
        event.add("url", site_url + site_map.campaign_address(deadline.campaign.id, site_map.TIMELINE))
    event.add("categories", ["Thi đua", "Khen thưởng"])
    event.add("transp", "TRANSPARENT")
    if deadline.cancelled:
        event.add("status", "CANCELLED")
        made_off: bytes = event.to_ical()
        return made_off
    for before in _REMINDERS:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", title)
        alarm.add("trigger", -before)
        event.add_component(alarm)
    made: bytes = event.to_ical()
    return made


def _times(deadline: Deadline) -> tuple[date, date]:
    """Begin and end: the whole day, or the last hour before the one that closes it."""
    hour = deadline.point.when.hour
    if hour is None:
        return deadline.day, deadline.day + ONE_DAY
    end = datetime.combine(deadline.day, time.fromisoformat(hour))  # the zone stands beside it, as TZID
    return max(end - _LAST_HOUR, end.replace(hour=0, minute=0)), end


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
