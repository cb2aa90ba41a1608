"""Which points of a campaign belong into a calendar, and whom each of them binds.

A calendar must never tell a day that the plan does not tell: a month or quarter in which something happens,
the day of an event and what the plan leaves blank stay out (docs/domain.md, Dates).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.derive.timeline import Point
from generator.model.campaign import Campaign
from generator.model.plan.plan_date import PlanDate
from generator.model.registry import LegalDocument, Unit, around
from generator.plan_time.grammar import read
from generator.plan_time.meaning import Meaning

# The kinds of points by which somebody must have done something; "other" only informs, "start" opens.
_BINDING = ("dossier", "internal", "proposal", "review", "summary", "end")
_UNKNOWN = date(2000, 1, 1)  # when the data last changed, where it gives no day at all


@dataclass(frozen=True, slots=True)
class Deadline:
    """A point with a last valid day that its plan leaves no doubt about.

    `bound_units`: the units, or groups of units, that must keep it. `changed`: when the campaign's data last
    changed. `revision` grows with every change, so that calendars replace what they hold. `cancelled`: the
    campaign was stopped before that day.
    """

    campaign: Campaign
    point: Point
    day: date
    bound_units: frozenset[str]
    changed: date
    revision: int
    cancelled: bool

    @property
    def key(self) -> str:
        """Names the deadline without its day, so that an extended one keeps its key."""
        if self.point.milestone is not None:
            return f"{self.campaign.id}.{self.point.milestone.code}"
        # Three segments where a milestone's key has two, so that the two can never collide.
        return (
            f"{self.campaign.id}.wave.{self.point.wave}"
            if self.point.wave
            else f"{self.campaign.id}.period.end"
        )

    def binds(self, unit: str, units: Mapping[str, Unit]) -> bool:
        """Whether the unit, or a group that it is part of near or far, must keep it; `units` by code."""
        return not self.bound_units.isdisjoint(around(unit, units))


def deadlines(
    campaign: Campaign,
    points: Iterable[Point],
    named_units: frozenset[str],
    updated: date | None,
    documents: Mapping[str, LegalDocument],
) -> Iterator[Deadline]:
    """The campaign's deadlines, in the order of its points; none of a sample, which nobody must follow.

    `named_units`: those that it names and that may propose; a deadline that names no unit binds them.
    `updated`: the day of the newest change of the data; `documents`: by code.
    """
    stopped = campaign.stopped
    for point in () if campaign.sample else points:
        day = last_certain_day(point.when)
        if day is None or point.kind not in _BINDING:
            continue
        yield Deadline(
            campaign=campaign,
            point=point,
            day=day,
            bound_units=frozenset(point.milestone.binds if point.milestone else ()) or named_units,
            changed=_changed(campaign, point, updated, documents),
            revision=len(campaign.changes) - 1 + _extensions(point.when.date) + (stopped is not None),
            cancelled=point.void,
        )


def deadlines_of_unit(
    unit: str, found: Iterable[Deadline], units: Mapping[str, Unit]
) -> tuple[Deadline, ...]:
    """The deadlines that bind a unit, in their order; `units` by code."""
    return tuple(deadline for deadline in found if deadline.binds(unit, units))


def last_certain_day(when: Meaning) -> date | None:
    """The last valid day: one the plan writes, or the end of the month, quarter or year it goes through.

    None where the words are not firm ("dự kiến ngày 15/3/2027") whatever the data say.
    """
    if when.event or when.date.relative or when.date.bound == "from" or read(when.date.wording).vague:
        return None
    return when.last if when.exact or when.date.bound == "through" else None


def _changed(
    campaign: Campaign, point: Point, updated: date | None, documents: Mapping[str, LegalDocument]
) -> date:
    """When the newest change of the data, or of this date, was made; never the deadline's own day.

    It grows with the log and with the documents that move the date, so what calendars hold is never newer.
    """
    codes = [campaign.stopped.by] if campaign.stopped else []
    codes += [each.changed_by for each in replaced(point.when.date) if each.changed_by]
    made = [day for code in codes if (day := documents[code].date)]
    issued = campaign.plan.date.day or _UNKNOWN
    return max([issued, *made, *([updated] if updated else [])])


def replaced(plan_date: PlanDate) -> Iterator[PlanDate]:
    """A date, and every date that it replaced, the last one first."""
    yield plan_date
    if plan_date.original:
        yield from replaced(plan_date.original)


def _extensions(plan_date: PlanDate) -> int:
    return len(list(replaced(plan_date))) - 1
