"""A campaign's status: computed from dates and rolls, never typed (docs/domain.md, Status of a campaign).

A status changes on certain days only, so it is kept as steps: the first day of each status. The page of
the build day and the reader's browser of any later day take theirs from the same steps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from generator.model.campaign import Campaign
from generator.model.decision import Decision
from generator.model.plan.schedule import Wave
from generator.model.registry import Event, IssuingBody
from generator.plan_time.calendar_days import ONE_DAY, months_on
from generator.plan_time.meaning import Meaning, meaning, starts


class Status(StrEnum):
    """The statuses, in the order of a campaign's life; the last two stand outside it and win over it."""

    UPCOMING = "upcoming"
    RUNNING = "running"
    RECEIVING = "receiving"
    REVIEWING = "reviewing"
    ENDED = "ended"
    PUBLISHED = "published"
    ARCHIVED = "archived"
    STOPPED = "stopped"
    DRAFT = "draft"


# Most useful first: what a reader who still has something to do wants to see of several waves.
_USEFUL = (
    Status.RECEIVING,
    Status.RUNNING,
    Status.UPCOMING,
    Status.REVIEWING,
    Status.PUBLISHED,
    Status.ENDED,
    Status.ARCHIVED,
)


@dataclass(frozen=True, slots=True)
class StatusStep:
    """From `first_day` on (None: from the beginning), `status` holds.

    `hour` ("17:00") is set where it holds from that hour of the day before: a deadline ended then.
    `next_wave`: the wave that comes next, between two. `decided`: the decisions whose results are public
    while others are awaited.
    """

    first_day: date | None
    status: Status
    next_wave: Wave | None = None
    decided: tuple[Decision, ...] = ()
    hour: str | None = None

    @property
    def begins(self) -> str:
        """When it begins in ISO form, in the order of time: "2026-03-19", "2026-03-18T17:00"."""
        if self.first_day is None:
            return "0000-01-01"
        return f"{self.first_day - ONE_DAY}T{self.hour}" if self.hour else self.first_day.isoformat()


@dataclass(frozen=True, slots=True)
class Lifetime:
    """The days that decide a status: of a whole campaign, or of one of its waves.

    `start` is the first day, or the earliest day it can be; `end` the last, None while it is open;
    `deadlines` the last valid days of the dossiers, `hours` the hours that close some of them; `review_end`
    the last day of the review the plan names; `body_end` the last day of the issuing body; `published` the
    day from which the results are public, `partly` that of a part of them; `wave` the wave whose lifetime
    it is.
    """

    start: date | None
    end: date | None
    deadlines: tuple[date, ...] = ()
    review_end: date | None = None
    body_end: date | None = None
    published: date | None = None
    partly: date | None = None
    archive_after_months: int = 12
    wave: Wave | None = None
    hours: Mapping[date, str] = field(default_factory=dict)

    def status(self, day: date) -> Status:
        """The status on `day`: the latest one, in the order of a campaign's life, whose condition holds."""
        archived = self._archived_from()
        if archived is not None and day >= archived:
            return Status.ARCHIVED
        waiting = any(day <= deadline for deadline in self.deadlines)
        if self.published is not None and day >= self.published and not waiting:
            return Status.PUBLISHED
        over = self.end is not None and day > self.end
        reviewed = self.review_end is None or day > self.review_end
        if over and not waiting and reviewed:
            return Status.PUBLISHED if self.partly and day >= self.partly else Status.ENDED
        if not waiting and (over or self.deadlines) and not reviewed:
            return Status.REVIEWING
        if self.start is not None and day < self.start:
            return Status.UPCOMING
        return Status.RECEIVING if waiting else Status.RUNNING

    def turning_days(self) -> Iterable[date]:
        """Every day with whose beginning the status may change; a deadline's hour may change it earlier."""
        if self.start:
            yield self.start
        whole = (each for each in self.deadlines if each not in self.hours)
        for last in (self.end, self.review_end, *whole):
            if last:
                yield last + ONE_DAY
        for first in (self.published, self.partly, self._archived_from()):
            if first:
                yield first

    def runs(self, day: date) -> bool:
        """Whether `day` lies in the period itself."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def _archived_from(self) -> date | None:
        gone = self.body_end + ONE_DAY if self.body_end else None
        if self.end is None:
            return gone
        over = max(day for day in (self.end, self.review_end, *self.deadlines) if day)
        old = months_on(over, self.archive_after_months)
        return min(gone, old) if gone else old


@dataclass(frozen=True, slots=True)
class Course:
    """A campaign's course: the lifetimes of its waves, or its own, and what stands beside them.

    `start`, `end`: the first and the last day of the whole period (None: not known); `decisions`: those that
    give a part of the results; `stopped`: from when a document stopped it.
    """

    lifetimes: tuple[Lifetime, ...]
    start: date | None = None
    end: date | None = None
    decisions: tuple[Decision, ...] = ()
    stopped: date | None = None

    def step(self, first_day: date | None) -> StatusStep:
        """What holds on a day; None is long before all others."""
        day = first_day or date.min
        if self.stopped is not None and day >= self.stopped:
            return StatusStep(first_day, Status.STOPPED)
        lives = self.lifetimes
        each = [life.status(day) for life in lives]
        status = min(each, key=_USEFUL.index)
        begun = any(one is not Status.UPCOMING for one in each) or (self.start or date.max) <= day
        goes_on = lives[0].wave is not None and (self.end or date.max) >= day
        if (status is Status.UPCOMING and begun) or (status is Status.ENDED and goes_on):
            status = Status.RUNNING
        next_wave = None
        if status in (Status.RUNNING, Status.RECEIVING) and not any(life.runs(day) for life in lives):
            ahead = [life for life in lives if life.start is not None and life.start > day]
            next_wave = min(ahead, key=_start).wave if ahead else None
        whole = all(life.published is not None and day >= life.published for life in lives)
        told = status is Status.ARCHIVED or (whole and status is Status.PUBLISHED)
        decided = () if told else tuple(one for one in self.decisions if one.date <= day)
        return StatusStep(first_day, status, next_wave, decided, self._hour_before(first_day))

    def _hour_before(self, day: date | None) -> str | None:
        """The hour that closes the day before, where only deadlines end with it, each at an hour."""
        if day is None or day in self._turning_days_without_hours():
            return None
        last = day - ONE_DAY
        return max((life.hours[last] for life in self.lifetimes if last in life.hours), default=None)

    def turning_days(self) -> Iterator[date]:
        """Every day on which something of this may change."""
        yield from self._turning_days_without_hours()
        for life in self.lifetimes:
            yield from (last + ONE_DAY for last in life.hours)

    def _turning_days_without_hours(self) -> Iterator[date]:
        for life in self.lifetimes:
            yield from life.turning_days()
        yield from (decision.date for decision in self.decisions)
        yield from (day for day in (self.start, self.stopped) if day is not None)
        if self.end is not None:
            yield self.end + ONE_DAY


def _start(life: Lifetime) -> date:
    return life.start or date.min


def status_steps(course: Course) -> tuple[StatusStep, ...]:
    """The statuses of a campaign as steps; of several waves the most useful one holds."""
    days: list[date | None] = [None, *sorted(set(course.turning_days()))]
    steps: list[StatusStep] = []
    for day in days:
        step = course.step(day)
        if not steps or _told(steps[-1]) != _told(step):
            steps.append(step)
    return tuple(steps)


def _told(step: StatusStep) -> tuple[Status, Wave | None, tuple[Decision, ...]]:
    return step.status, step.next_wave, step.decided


DRAFT = (StatusStep(None, Status.DRAFT),)
"""The steps of a draft, whatever its days are."""


def step_on(steps: tuple[StatusStep, ...], day: date) -> StatusStep:
    """The step that holds on `day`."""
    return next(step for step in reversed(steps) if step.first_day is None or step.first_day <= day)


def course_of(
    campaign: Campaign, issuer: IssuingBody, events: Mapping[str, Event], archive_after_months: int
) -> Course:
    """The course of a campaign, with the lifetime of each wave, or of the campaign where it has none."""
    begins = starts(campaign.milestones, events)
    period = campaign.period
    whole = Wave(code=campaign.id, title=campaign.short_title, period=period)
    lives = []
    for wave in campaign.waves or (whole,):
        start, end = meaning(wave.period.start, events), meaning(wave.period.end, events)
        published, partly = _results(campaign, wave, end.last)
        code = wave.code if wave is not whole else None
        deadlines = [
            meaning(milestone.date, begins)
            for milestone in campaign.milestones
            if milestone.kind == "dossier" and milestone.wave in (None, code)
        ]
        lives.append(
            Lifetime(
                start=_earliest(start, campaign, events),
                end=end.last,
                deadlines=tuple(each.last for each in deadlines if each.last),
                hours=_hours(deadlines),
                review_end=_review_end(campaign, code, begins),
                body_end=issuer.until,
                published=published,
                partly=partly,
                archive_after_months=archive_after_months,
                wave=wave if code else None,
            )
        )
    return Course(
        lifetimes=tuple(lives),
        start=_earliest(meaning(period.start, events), campaign, events),
        end=meaning(period.end, events).last,
        decisions=tuple(sorted(campaign.decisions, key=lambda each: each.date)),
        stopped=campaign.stopped.day if campaign.stopped else None,
    )


def _review_end(campaign: Campaign, wave: str | None, events: Mapping[str, Event]) -> date | None:
    """The last day of the review: of the wave's own where there is one, or else of the campaign's."""
    own = [each for each in campaign.milestones if wave and each.kind == "review" and each.wave == wave]
    named = [
        each
        for each in campaign.milestones
        if each.code == campaign.review_ends and each.wave in (None, wave)
    ]
    days = [day for each in own or named if (day := meaning(each.date, events).last)]
    return max(days, default=None)


def _results(campaign: Campaign, wave: Wave, end: date | None) -> tuple[date | None, date | None]:
    """From when all results of a wave (or of the campaign without waves) are public, and from when some are.

    A decision that names no wave is of those waves that were over on its day; one of a year is of the whole
    campaign only in the last year.
    """
    of_wave = [
        each
        for each in campaign.decisions
        if not campaign.waves or each.wave == wave.code or (each.wave is None and end and end < each.date)
    ]
    offered = {each.award for each in campaign.awards}
    found: set[str] = set()
    whole = None
    for each in sorted(of_wave, key=lambda decision: decision.date):
        if each.year is not None and (end is None or each.year < end.year):
            continue
        found |= set(each.awards or offered)
        if whole is None and found >= offered:
            whole = each.date
    return whole, min((each.date for each in of_wave), default=None)


def _hours(deadlines: Iterable[Meaning]) -> Mapping[date, str]:
    """The hour that closes each last day on which every deadline has one: the latest of them."""
    found: dict[date, str] = {}
    whole: set[date] = set()
    for each in deadlines:
        if each.last and each.hour:
            found[each.last] = max(each.hour, found.get(each.last, ""))
        elif each.last:
            whole.add(each.last)
    return {day: hour for day, hour in found.items() if day not in whole}


def _earliest(start: Meaning, campaign: Campaign, events: Mapping[str, Event]) -> date | None:
    """The first day, or where it is not known the earliest it can be: the first day of the plan's date."""
    return start.first or meaning(campaign.plan.date, events).first
