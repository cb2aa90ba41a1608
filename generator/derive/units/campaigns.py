"""What one campaign means for one unit: what it may propose, must hand in, has to do.

What names a group concerns every unit that is part of it. Nothing is invented: where a plan gives a unit no
number, there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.derive.kits import DossierView, Kit
from generator.derive.quota_table import QuotaRow
from generator.derive.timeline import Point
from generator.derive.views import AwardView, CampaignView
from generator.model.base import Statement
from generator.model.mentions import Mention
from generator.model.plan.award import CriteriaGroup, CriteriaSet
from generator.model.plan.dossier import Submission
from generator.model.plan.quota import lines_for
from generator.model.plan.schedule import Responsibility

# Points that bind every unit that proposes; a review or a summary is the organiser's, unless it names units.
_BINDING = ("dossier", "internal", "proposal")


@dataclass(frozen=True, slots=True)
class Circle:
    """A unit as plans see it: `around`: its code and its groups; `members`: the units it is the group of."""

    code: str
    around: frozenset[str]
    members: frozenset[str]

    def has(self, codes: Iterable[str]) -> bool:
        """Whether what names these codes concerns the unit."""
        return not self.around.isdisjoint(codes)


@dataclass(frozen=True, slots=True)
class CriteriaFor:
    """The criteria for one kind of candidate, with those of the groups that the unit belongs to."""

    set: CriteriaSet
    groups: tuple[CriteriaGroup, ...]

    @property
    def count(self) -> int:
        """How many criteria there are to read."""
        return len(self.set.criteria) + sum(len(group.criteria) for group in self.groups)


@dataclass(frozen=True, slots=True)
class UnitAward:
    """One award as a unit finds it.

    `rows`: the quota lines that count the unit; `whole`: the total of the whole campaign; `members`:
    lines for some members of the group that the unit is. `exclusions`: what keeps it from being proposed.
    """

    view: AwardView
    rows: tuple[QuotaRow, ...]
    whole: tuple[QuotaRow, ...]
    members: tuple[QuotaRow, ...]
    exclusions: tuple[Statement, ...]
    criteria: tuple[CriteriaFor, ...]

    @property
    def code(self) -> str:
        """The award's code."""
        return self.view.offered.award


@dataclass(frozen=True, slots=True)
class UnitCampaign:
    """What one campaign means for a unit.

    `proposes`: whether the plan has the unit propose candidates; without that, `awards` are only those that
    exclude it. `points`: the days it must keep. `receives`: how others hand in their dossiers to it. `tasks`
    and `mentions`: what else the plan says of it.
    """

    view: CampaignView
    proposes: bool
    awards: tuple[UnitAward, ...]
    points: tuple[Point, ...]
    dossiers: tuple[DossierView, ...]
    receives: tuple[Submission, ...]
    tasks: tuple[Responsibility, ...]
    mentions: tuple[Mention, ...]

    @property
    def open_awards(self) -> tuple[UnitAward, ...]:
        """The awards that the unit may propose for."""
        return tuple(award for award in self.awards if not award.exclusions)

    @property
    def excluded(self) -> bool:
        """Whether the plan names it only among those who are not considered."""
        return not self.proposes and bool(self.awards)

    def seen_as(self, view: CampaignView) -> UnitCampaign:
        """What the campaign means for the unit where only some awards are asked for: those of `view`."""
        codes = {award.offered.award for award in view.awards}
        awards = tuple(award for award in self.awards if award.code in codes)
        proposes = self.proposes and any(not award.exclusions for award in awards)
        return replace(self, view=view, awards=awards, proposes=proposes)

    @property
    def kits(self) -> tuple[Kit, ...]:
        """The kits of the awards that the unit may propose for."""
        codes = {award.code for award in self.open_awards}
        return tuple(kit for kit in self.view.kits if kit.offered.award in codes)

    @property
    def handed_in(self) -> tuple[Submission, ...]:
        """How its dossiers are handed in, each way once."""
        ways = (each.submission for dossier in self.dossiers for each in dossier.submissions)
        return tuple(dict.fromkeys(ways))

    @property
    def has_deadline(self) -> bool:
        """Whether a point is one by which it must have done something, not a review to take part in."""
        return any(point.kind in _BINDING for point in self.points)

    @property
    def others_deadlines(self) -> tuple[Point, ...]:
        """The deadlines of its dossiers that bind others, where none binds the unit: it has to ask."""
        if any(point.is_deadline for point in self.points):
            return ()
        due = (each.deadline for dossier in self.dossiers for each in dossier.submissions)
        return tuple(dict.fromkeys(point for point in due if point is not None))


def unit_campaign(circle: Circle, view: CampaignView, mentions: tuple[Mention, ...]) -> UnitCampaign:
    """What one campaign means for a unit; `mentions`: the statements that name it."""
    awards = tuple(_award(award, circle) for award in view.awards)
    proposes = any(not award.exclusions for award in awards) and _is_asked(view, awards, circle)
    shown = tuple(award for award in awards if proposes or award.exclusions)
    open_to = {award.code for award in shown if not award.exclusions}
    return UnitCampaign(
        view=view,
        proposes=proposes,
        awards=shown,
        points=tuple(point for point in view.points if _binds(point, circle, proposes=proposes)),
        dossiers=tuple(each for each in view.dossiers if open_to & set(each.dossier.awards)),
        receives=tuple(each for each in view.receivers if circle.code in (each.to, each.via)),
        tasks=tuple(each for each in view.campaign.responsibilities if circle.has(each.units)),
        mentions=mentions,
    )


def _award(view: AwardView, circle: Circle) -> UnitAward:
    rows = view.quotas.rows if view.quotas else ()
    own, whole = lines_for([row.quota for row in rows], circle.around)
    others = (row for i, row in enumerate(rows) if i not in own)
    return UnitAward(
        view=view,
        rows=tuple(rows[i] for i in own),
        whole=tuple(rows[i] for i in whole),
        members=tuple(row for row in others if not circle.members.isdisjoint(row.quota.units)),
        exclusions=tuple(each for each in view.offered.exclusions if circle.has(each.units)),
        criteria=tuple(_criteria(view, circle)),
    )


def _criteria(view: AwardView, circle: Circle) -> Iterator[CriteriaFor]:
    for each in view.offered.criteria:
        groups = tuple(group for group in each.groups if circle.has(group.units))
        if groups or each.criteria:
            yield CriteriaFor(each, groups)


def _is_asked(view: CampaignView, awards: Iterable[UnitAward], circle: Circle) -> bool:
    """Whether the plan lets the unit propose: by a quota, by criteria, by a deadline, or by its name."""
    campaign = view.campaign
    if any(award.rows or any(each.groups for each in award.criteria) for award in awards):
        return True
    subjects = [each for offered in campaign.awards for each in offered.subjects]
    asked = [*campaign.participants, *campaign.award_subjects, *subjects]
    due = (milestone.binds for milestone in campaign.milestones if milestone.kind == "dossier")
    return any(circle.has(codes) for codes in (*(each.units for each in asked), *due))


def _binds(point: Point, circle: Circle, *, proposes: bool) -> bool:
    """Whether the unit must keep the point; a point that names no unit binds every unit that proposes."""
    if point.milestone is None:
        return False
    bound = point.milestone.binds
    return circle.has(bound) if bound else proposes and point.kind in _BINDING
