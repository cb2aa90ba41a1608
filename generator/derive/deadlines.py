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
from generator.model.plan.meaning import Meaning
from generator.model.plan.plan_date import PlanDate
from generator.model.registry import Unit, around

# The kinds of points by which somebody must have done something; "other" only informs, "start" opens.
_BINDING = ("dossier", "internal", "proposal", "review", "summary", "end")


@dataclass(frozen=True, slots=True)
class Deadline:
    """A point with a last valid day that its plan leaves no doubt about.

    `bound_units`: the units, or groups of units, that must keep it. `changed`: when the campaign's data last
    changed. `revision` grows with every change, so that calendars replace what they hold.
    """

    campaign: Campaign
    point: Point
    day: date
    bound_units: frozenset[str]
    changed: date
    revision: int

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
    campaign: Campaign, points: Iterable[Point], named_units: frozenset[str], updated: date | None
) -> Iterator[Deadline]:
    """The campaign's deadlines, in the order of its points; none of a sample, which nobody must follow.

    `named_units`: all units that the campaign names; a deadline that names no unit binds all of them.
    `updated`: the day of the newest change of the data.
    """
    for point in () if campaign.sample else points:
        day = last_certain_day(point.when)
        if day is None or point.kind not in _BINDING:
            continue
        yield Deadline(
            campaign=campaign,
            point=point,
            day=day,
            bound_units=frozenset(point.milestone.binds if point.milestone else ()) or named_units,
            changed=updated or day,
            revision=len(campaign.changes) - 1 + _extensions(point.when.date),
        )


def deadlines_of_unit(
    unit: str, found: Iterable[Deadline], units: Mapping[str, Unit]
) -> tuple[Deadline, ...]:
    """The deadlines that bind a unit, in their order; `units` by code."""
    return tuple(deadline for deadline in found if deadline.binds(unit, units))


def last_certain_day(when: Meaning) -> date | None:
    """The last valid day: one the plan writes, or the end of the month, quarter or year it goes through."""
    if when.event or when.date.bound == "from":
        return None
    return when.last if when.exact or when.date.bound == "through" else None


def _extensions(plan_date: PlanDate) -> int:
    return 1 + _extensions(plan_date.original) if plan_date.original else 0
