"""Every point of every campaign by month, what lies ahead first; apart, what has no day.

Plans of other bodies that do not concern the owner stand apart from all of that.

What a document stopped before its day does not come and is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator.derive.deadlines import Deadline, last_certain_day
from generator.derive.timeline import Point
from generator.derive.views import CampaignView, SiteView
from generator.plan_time.meaning import Meaning


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """A point of a campaign; `deadline` where calendars hold it; `past` as of the build day."""

    view: CampaignView
    point: Point
    deadline: Deadline | None
    day: date | None
    past: bool


@dataclass(frozen=True, slots=True)
class AgendaMonth:
    """The entries of one month in the order of their days; `first` is the month's first day."""

    first: date
    entries: tuple[AgendaEntry, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """Months from the build day's on in order, then past months with the newest first; what has no day.

    `elsewhere`: the months of plans that do not bind the owner's units, the newest first;
    `elsewhere_undated`: their points without a day.
    """

    upcoming: tuple[AgendaMonth, ...]
    past: tuple[AgendaMonth, ...]
    undated: tuple[AgendaEntry, ...]
    elsewhere: tuple[AgendaMonth, ...]
    elsewhere_undated: tuple[AgendaEntry, ...]

    @property
    def entries(self) -> tuple[AgendaEntry, ...]:
        """All entries in their order."""
        months = (*self.upcoming, *self.past)
        dated = (entry for month in months for entry in month.entries)
        elsewhere = (entry for month in self.elsewhere for entry in month.entries)
        return (*dated, *self.undated, *elsewhere, *self.elsewhere_undated)


def agenda(site: SiteView) -> Agenda:
    """The agenda of all campaigns but samples."""
    real = [view for view in site.campaigns if not view.campaign.sample]
    entries = [each for view in real if view.concerns_owner for each in _entries(view, site)]
    others = [each for view in real if not view.concerns_owner for each in _entries(view, site)]
    months = tuple(_months(entries))
    this_month = site.as_of.replace(day=1)
    return Agenda(
        upcoming=tuple(month for month in months if month.first >= this_month),
        past=tuple(month for month in reversed(months) if month.first < this_month),
        undated=tuple(entry for entry in entries if entry.day is None),
        elsewhere=tuple(reversed(tuple(_months(others)))),
        elsewhere_undated=tuple(entry for entry in others if entry.day is None),
    )


def _known_day(when: Meaning) -> date | None:
    """The day to show a point on: its last, or its first where it opens a period; an event's, if recorded."""
    if when.event or when.date.bound == "from":
        return when.day
    return last_certain_day(when)


def _entries(view: CampaignView, site: SiteView) -> Iterator[AgendaEntry]:
    held = {id(deadline.point): deadline for deadline in view.calendar}
    for point in (each for each in view.points if not each.void):
        day = _known_day(point.when)
        yield AgendaEntry(view, point, held.get(id(point)), day, day is not None and day < site.as_of)


def _months(entries: Iterable[AgendaEntry]) -> Iterator[AgendaMonth]:
    """The dated entries; on one day the campaigns keep their order."""
    dated = [(entry.day, entry) for entry in entries if entry.day is not None]
    dated.sort(key=lambda pair: pair[0])
    for first, group in groupby(dated, key=lambda pair: pair[0].replace(day=1)):
        yield AgendaMonth(first, tuple(entry for _, entry in group))
