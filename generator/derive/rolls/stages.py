"""From the dossiers to the published names: what the plan says of each stage, and what is overdue.

It gives "no name" a meaning: not looked for yet, not decided yet, or decided without that name.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.derive.timeline import Point
from generator.derive.views import CampaignView
from generator.model.decision import Decision

StageKind = Literal["receive", "review", "sign", "publish"]


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage. `points`: the plan's days for it, if it gives any; `decisions`: what was signed, published.

    `late`: the last day of it, where that has passed and nothing is published.
    """

    kind: StageKind
    points: tuple[Point, ...] = ()
    decisions: tuple[Decision, ...] = ()
    late: date | None = None


def stages(view: CampaignView, as_of: date) -> tuple[Stage, ...]:
    """The four stages of a campaign on a day.

    Signing and publishing have no days: no kind of milestone stands for them, and none is made up.
    """
    ends = view.campaign.review_ends
    review = tuple(each for each in view.points if each.kind == "review" or (ends and each.code == ends))
    decisions = tuple(each.decision for each in view.roll.decisions) if view.roll else ()
    days = [point.when.last for point in review if point.when.last and not point.void]
    late = max(days, default=None)
    return (
        Stage("receive", view.deadlines),
        Stage("review", review, late=late if late and late < as_of and not decisions else None),
        Stage("sign", decisions=decisions),
        Stage("publish", decisions=decisions),
    )


def awaits_results(view: CampaignView) -> bool:
    """Whether readers may look for names that are not public: nothing is published, nothing stopped it."""
    return view.roll is None and view.campaign.stopped is None and not view.campaign.sample
