"""What a campaign's poster says: the nearest deadline, who, how many, where; one sheet holds no more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.derive.timeline import Point
from generator.derive.views import AwardView, CampaignView
from generator.model.plan.quota import Quota
from generator.plan_time.calendar_days import ONE_DAY

MOST_LINES = 7
"""How many lines of quotas a poster shows: more cannot be read while standing."""
LetterSize = Literal["huge", "large", "medium", "small"]
_MOST_TEXT: dict[LetterSize, int] = {"huge": 280, "large": 420, "medium": 700}


@dataclass(frozen=True, slots=True)
class PosterAward:
    """An award, and the lines of its quotas that the poster has room for."""

    award: AwardView
    lines: tuple[Quota, ...]


@dataclass(frozen=True, slots=True)
class PosterPoint:
    """What is shown large; `over_from`: the first day on which it is over."""

    point: Point
    over_from: date | None
    over: bool


@dataclass(frozen=True, slots=True)
class PosterView:
    """A campaign in short.

    `headlines`: what is shown large, on the build day the first of them; `others`: the deadlines that stand
    small, those of `headlines` among them where there are several; `without`: the awards for which the plan
    says no number; `left_out`: the lines of quotas that found no room; `letters`: how large they can
    be on one sheet.
    """

    headlines: tuple[PosterPoint, ...]
    others: tuple[Point, ...]
    awards: tuple[PosterAward, ...]
    without: tuple[AwardView, ...]
    left_out: int
    letters: LetterSize


def poster_view(view: CampaignView, as_of: date) -> PosterView:
    """The poster of a campaign, as on the build day."""
    awards, left_out = _awards(view.awards)
    return PosterView(
        headlines=tuple(_point(point, as_of) for point in view.headlines),
        others=tuple(
            other
            for other in view.deadlines_that_hold
            if len(view.headlines) > 1 or other is not view.next_point
        ),
        awards=awards,
        without=tuple(award for award in view.awards if award.quotas is None),
        left_out=left_out,
        letters=letters_for(_length(view, awards), _MOST_TEXT),
    )


def letters_for(length: int, most: Mapping[LetterSize, int]) -> LetterSize:
    """The largest letters for so many characters; `most`: how many stay on one sheet, the largest first."""
    return next((letters for letters, room in most.items() if length <= room), "small")


def _point(point: Point, as_of: date) -> PosterPoint:
    last = point.when.last
    return PosterPoint(point, last + ONE_DAY if last else None, last is not None and last < as_of)


def _awards(offered: tuple[AwardView, ...]) -> tuple[tuple[PosterAward, ...], int]:
    """The awards that have numbers, with their lines in the plan's order, as long as there is room."""
    room, left_out, found = MOST_LINES, 0, []
    for award in offered:
        lines = tuple(row.quota for row in award.quotas.rows) if award.quotas else ()
        if lines[:room]:
            found.append(PosterAward(award, lines[:room]))
        left_out += max(len(lines) - room, 0)
        room = max(room - len(lines), 0)
    return tuple(found), left_out


def _length(view: CampaignView, awards: tuple[PosterAward, ...]) -> int:
    """How many characters the poster has to hold, about."""
    said = [statement.text for statement in (*view.considered, *view.excluded)]
    said += [line.group for each in awards for line in each.lines]
    said += [award.offered.heading for award in view.awards]
    return len(view.campaign.plan.title) + sum(map(len, said))
