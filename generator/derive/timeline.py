"""The timeline: first and last days of the periods, and the milestones, in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from generator.model.campaign import Campaign
from generator.model.plan.schedule import Milestone
from generator.model.registry import Event
from generator.plan_time.days_off import DayOff, day_off
from generator.plan_time.meaning import Meaning, meaning, starts


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the timeline: a milestone, or the first or last day of a period (`milestone` None).

    `kind` is the milestone's, or "start" or "end"; `closed` says why offices are closed on its last day;
    `wave` is the wave whose first or last day it is, or to which the milestone belongs. `void`: it no longer
    comes, for a document stopped the campaign before it. `said`: the plan's sentence, "" where the data has
    only its words for the day.
    """

    kind: str
    title: str
    when: Meaning
    section: str | None
    milestone: Milestone | None
    closed: DayOff | None
    wave: str | None = None
    void: bool = False
    said: str = ""

    @property
    def code(self) -> str:
        """Names the point among those of its campaign, without its day; a milestone's code has no dot."""
        if self.milestone is not None:
            return self.milestone.code
        return f"wave.{self.wave}.{self.kind}" if self.wave else f"period.{self.kind}"

    @property
    def is_deadline(self) -> bool:
        """Whether units must have handed in a dossier by then."""
        return self.kind == "dossier"

    def concerns(self, award: str) -> bool:
        """Whether it holds for an award: a milestone that names none holds for all."""
        named = self.milestone.awards if self.milestone else ()
        return not named or award in named


def timeline(campaign: Campaign, events: Mapping[str, Event]) -> Iterator[Point]:
    """The timeline in order: what opens, what has a day, and what hangs on an event last."""
    found: list[Point] = []
    for period, wave in [(campaign.period, None), *((wave.period, wave) for wave in campaign.waves)]:
        title, code = (wave.title, wave.code) if wave else ("", None)
        for kind, plan_date in (("start", period.start), ("end", period.end)):
            when = meaning(plan_date, events)
            closed = _closed(when)
            found.append(Point(kind, title, when, period.source, None, closed, code, said=period.text))
    begins = starts(campaign.milestones, events)
    waves = {wave.code: wave.title for wave in campaign.waves}
    found += [
        _milestone(each, meaning(each.date, begins), waves.get(each.wave or "", ""))
        for each in campaign.milestones
    ]
    stopped = campaign.stopped
    for point in sorted(found, key=_point_order):
        day = point.when.day
        void = stopped is not None and day is not None and stopped.day <= day
        yield replace(point, void=True) if void else point


def _milestone(milestone: Milestone, when: Meaning, wave: str) -> Point:
    """`wave`: the title of the milestone's wave, which is added where its own does not say it."""
    kind, title, section = milestone.kind, milestone.title, milestone.source
    if wave and wave.lower() not in title.lower():
        title = f"{title} ({wave})"
    said = milestone.text or ""
    return Point(kind, title, when, section, milestone, _closed(when), milestone.wave, said=said)


def _closed(when: Meaning) -> DayOff | None:
    """Why offices are closed on the last day; the day of an event is not the plan's."""
    if when.last is None or when.event or when.date.bound in ("from", "during"):
        return None
    return day_off(when.last)


def _point_order(point: Point) -> tuple[bool, bool, date]:
    undated = point.when.day is None
    return (
        point.kind != "start" if undated else False,
        undated and point.kind != "start",
        point.when.day or date.min,
    )


def headlines(points: tuple[Point, ...], as_of: date) -> tuple[Point, ...]:
    """What a reader needs first: the deadlines ahead in order, else the last one passed, else the end.

    None of them is void but the end, where a document stops the campaign before anything is due.
    """
    deadlines = tuple(point for point in points if point.is_deadline and point.when.last and not point.void)
    ahead = tuple(point for point in deadlines if point.when.last and point.when.last >= as_of)
    return ahead or deadlines[-1:] or (next(point for point in points if point.kind == "end"),)
