"""A campaign's status: computed from dates and rolls, never typed (docs/domain.md, Status of a campaign).

A status changes on certain days only, so it is kept as steps: the first day of each status. The page of
the build day and the reader's browser of any later day take theirs from the same steps.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.model.campaign import Campaign
from generator.model.plan.meaning import Meaning, meaning
from generator.model.registry import Event, IssuingBody

ONE_DAY = timedelta(days=1)


class Status(StrEnum):
    """The statuses, in the order of a campaign's life."""

    UPCOMING = "upcoming"
    RUNNING = "running"
    RECEIVING = "receiving"
    REVIEWING = "reviewing"
    ENDED = "ended"
    PUBLISHED = "published"
    ARCHIVED = "archived"


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
    """From `first_day` on (None: from the beginning), `status` holds."""

    first_day: date | None
    status: Status


@dataclass(frozen=True, slots=True)
class Lifetime:
    """The days that decide a status: of a whole campaign, or of one of its waves.

    `start` is the first day, or the earliest day it can be; `end` the last, None while it is open;
    `deadlines` the last valid days of the dossiers; `review_end` the last day of the review the plan names;
    `body_end` the last day of the issuing body; `published` the first day of a published roll.
    """

    start: date | None
    end: date | None
    deadlines: tuple[date, ...] = ()
    review_end: date | None = None
    body_end: date | None = None
    published: date | None = None
    archive_after_months: int = 12

    def status(self, day: date) -> Status:
        """The status on `day`: the latest one, in the order of a campaign's life, whose condition holds."""
        archived = self._archived_from()
        if archived is not None and day >= archived:
            return Status.ARCHIVED
        if self.published is not None and day >= self.published:
            return Status.PUBLISHED
        over = self.end is not None and day > self.end
        waiting = any(day <= deadline for deadline in self.deadlines)
        reviewed = self.review_end is None or day > self.review_end
        if over and not waiting and reviewed:
            return Status.ENDED
        if not waiting and (over or self.deadlines) and not reviewed:
            return Status.REVIEWING
        if self.start is not None and day < self.start:
            return Status.UPCOMING
        return Status.RECEIVING if waiting else Status.RUNNING

    def turning_days(self) -> Iterable[date]:
        """Every day on which the status may change."""
        if self.start:
            yield self.start
        for last in (self.end, self.review_end, *self.deadlines):
            if last:
                yield last + ONE_DAY
        for first in (self.published, self._archived_from()):
            if first:
                yield first

    def _archived_from(self) -> date | None:
        gone = self.body_end + ONE_DAY if self.body_end else None
        if self.end is None:
            return gone
        over = max(day for day in (self.end, self.review_end, *self.deadlines) if day)
        old = add_months(over, self.archive_after_months)
        return min(gone, old) if gone else old


def status_steps(lifetimes: tuple[Lifetime, ...]) -> tuple[StatusStep, ...]:
    """The statuses of a campaign as steps; of several waves the most useful one holds."""
    days: list[date | None] = [None, *sorted({day for life in lifetimes for day in life.turning_days()})]
    steps: list[StatusStep] = []
    for day in days:
        probe = day or date.min
        status = min((life.status(probe) for life in lifetimes), key=_USEFUL.index)
        if not steps or steps[-1].status is not status:
            steps.append(StatusStep(day, status))
    return tuple(steps)


def status_on(steps: tuple[StatusStep, ...], day: date) -> Status:
    """The status that holds on `day`."""
    return next(step.status for step in reversed(steps) if step.first_day is None or step.first_day <= day)


def lifetimes(
    campaign: Campaign,
    issuer: IssuingBody,
    events: Mapping[str, Event],
    archive_after_months: int,
    published: date | None = None,
) -> tuple[Lifetime, ...]:
    """The lifetime of each wave, or of the campaign where it has none."""
    review = next((m for m in campaign.milestones if m.code == campaign.review_ends), None)
    review_end = meaning(review.date, events).last if review else None
    whole = [(None, campaign.period)] if not campaign.waves else []
    found = []
    for wave, period in [*whole, *((wave.code, wave.period) for wave in campaign.waves)]:
        deadlines = (
            meaning(milestone.date, events).last
            for milestone in campaign.milestones
            if milestone.kind == "dossier" and milestone.wave in (None, wave)
        )
        found.append(
            Lifetime(
                start=_earliest(meaning(period.start, events), campaign, events),
                end=meaning(period.end, events).last,
                deadlines=tuple(day for day in deadlines if day),
                review_end=review_end,
                body_end=issuer.until,
                published=published,
                archive_after_months=archive_after_months,
            )
        )
    return tuple(found)


def _earliest(start: Meaning, campaign: Campaign, events: Mapping[str, Event]) -> date | None:
    """The first day, or where it is not known the earliest it can be: the first day of the plan's date."""
    return start.first or meaning(campaign.plan.date, events).first


def add_months(day: date, months: int) -> date:
    """The same day `months` later; the month's last day where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
