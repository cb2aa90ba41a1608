"""Builds the views out of the model, the plan's text and the build day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from generator.derive.deadlines import deadlines
from generator.derive.document_text import document_text
from generator.derive.honour_roll import roll_view
from generator.derive.quota_table import quota_tables
from generator.derive.status import lifetimes, status_on, status_steps
from generator.derive.timeline import Point, next_point, timeline
from generator.derive.views import (
    AwardView,
    CampaignView,
    ChangeView,
    DocumentView,
    DossierView,
    Indicator,
    ScaleView,
    SiteView,
    SubmissionView,
)
from generator.load.outline import outline_gaps
from generator.load.plan_text import PlanText
from generator.model.base import Statement
from generator.model.campaign import Campaign, Participant
from generator.model.meaning import Meaning, meaning
from generator.model.portal import Portal
from generator.model.registry import Known, LegalDocument
from generator.model.scoring import overlaps
from generator.validate.rules import Case


def campaign_view(case: Case, plan_text: PlanText, portal: Portal, as_of: date) -> CampaignView:
    """The view of one valid campaign."""
    campaign, known = case.campaign, case.known
    events = known.events
    issuer = known.bodies[campaign.plan.issuer]
    roll = roll_view(campaign, case.lists.rolls, known, case.files.signed if case.files else None)
    published = roll.first_day if roll else None
    steps = status_steps(lifetimes(campaign, issuer, events, portal.archive_after_months, published))
    points = tuple(timeline(campaign, events))
    start, end = meaning(campaign.period.start, events), meaning(campaign.period.end, events)
    plan_date = meaning(campaign.plan.date, events)
    changes = tuple(ChangeView(meaning(each.date, events).last, each) for each in campaign.changes)
    updated = max((each.day for each in changes if each.day), default=None)
    return CampaignView(
        campaign=campaign,
        issuer=issuer,
        own=campaign.plan.issuer == portal.issuing_body,
        plan_text=plan_text,
        signed_plan=case.signed_plan,
        plan_date=plan_date,
        steps=steps,
        status=status_on(steps, as_of),
        start=start,
        end=end,
        points=points,
        next_point=next_point(points, as_of),
        calendar=() if campaign.sample else tuple(deadlines(campaign, points, case.named_units, updated)),
        named_units=case.named_units,
        awards=tuple(_awards(campaign, known)),
        considered=_considered(campaign),
        excluded=_distinct(exclusion for offered in campaign.awards for exclusion in offered.exclusions),
        dossiers=tuple(_dossiers(campaign, points)),
        scales=tuple(ScaleView(scale, tuple(overlaps(scale))) for scale in campaign.scoring),
        events=tuple(dict.fromkeys(point.when.event for point in points if point.when.event)),
        changes=changes,
        updated=updated,
        document=document_text(plan_text),
        indicators=tuple(_indicators(campaign.contents)),
        gaps=outline_gaps(plan_text),
        years=_years(start, end, plan_date),
        cited=case.cited,
        roll=roll,
        known=known,
    )


def site_view(
    views: tuple[CampaignView, ...],
    documents: Mapping[str, LegalDocument],
    portal: Portal,
    as_of: date,
) -> SiteView:
    """The view across campaigns."""
    ordered = tuple(sorted(views, key=_order))
    cited = {view.id: view.cited for view in ordered}
    return SiteView(
        portal=portal,
        as_of=as_of,
        campaigns=ordered,
        documents=tuple(
            DocumentView(document, tuple(v for v in ordered if document.code in cited[v.id]))
            for document in sorted(
                documents.values(), key=lambda d: (d.date or date.min, d.code), reverse=True
            )
        ),
        updated=max((view.updated for view in ordered if view.updated), default=None),
    )


def _order(view: CampaignView) -> tuple[bool, bool, int, str]:
    """The owner's campaigns first, then by their last day, the newest first; examples last."""
    day = view.end.last or view.start.first or view.plan_date.first
    return (view.campaign.sample, not view.own, -(day.toordinal() if day else 0), view.id)


def _awards(campaign: Campaign, known: Known) -> Iterator[AwardView]:
    """The awards, the lowest first."""
    tables = {table.award: table for table in quota_tables(campaign, known.units)}
    for offered in sorted(campaign.awards, key=lambda each: known.awards[each.award].rank):
        yield AwardView(offered, known.awards[offered.award], tables.get(offered.award))


def _dossiers(campaign: Campaign, points: tuple[Point, ...]) -> Iterator[DossierView]:
    deadlines = {point.milestone.code: point for point in points if point.milestone}
    for dossier in campaign.dossiers:
        handed_in = (
            SubmissionView(each, deadlines.get(each.milestone or "")) for each in dossier.submissions
        )
        yield DossierView(dossier, tuple(handed_in))


def _indicators(statements: tuple[Statement, ...], section: str | None = None) -> Iterator[Indicator]:
    for statement in statements:
        here = statement.source or section
        for measure in statement.measures:
            yield Indicator(measure, statement, here)
        yield from _indicators(statement.items, here)


def _considered(campaign: Campaign) -> tuple[Participant | Statement, ...]:
    """Who can be proposed: the plan's general words, else those of its awards, each once."""
    if campaign.award_subjects:
        return campaign.award_subjects
    return _distinct(subject for offered in campaign.awards for subject in offered.subjects)


def _distinct(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Statements of the same words once."""
    return tuple({statement.text: statement for statement in statements}.values())


def _years(start: Meaning, end: Meaning, plan_date: Meaning) -> tuple[int, ...]:
    first = start.first or plan_date.first or end.last
    last = end.last or first
    return tuple(range(first.year, last.year + 1)) if first and last else ()
