"""Builds the views out of the model, the plan's text and the build day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.derive import plan_facts
from generator.derive.deadlines import deadlines
from generator.derive.kits import OfferedForm, dossier_views, kits, offered_forms
from generator.derive.news import ChangeView, campaign_news, newest_day
from generator.derive.quota_table import quota_tables
from generator.derive.rolls.build import roll_view
from generator.derive.standing import standing
from generator.derive.status import DRAFT, course_of, status_steps, step_on
from generator.derive.timeline import headlines, timeline
from generator.derive.views import (
    AwardView,
    CampaignView,
    DocumentView,
    SiteView,
)
from generator.load.forms.form_file import FormFiles
from generator.load.plan.plan_text import PlanText
from generator.model.campaign import Campaign
from generator.model.registry import Known, Portal
from generator.plan_time.meaning import meaning
from generator.validate.case import Case


def campaign_view(
    case: Case, plan_text: PlanText, portal: Portal, library: FormFiles, as_of: date
) -> CampaignView:
    """The view of one valid campaign; `library`: the files of the forms that all campaigns share."""
    campaign, known, events = case.campaign, case.known, case.known.events
    issuer = known.bodies[campaign.plan.issuer]
    roll = roll_view(campaign, case.rolls, known, case.files.signed if case.files else None)
    course = course_of(campaign, issuer, events, portal.archive_after_months)
    steps = DRAFT if campaign.draft else status_steps(course)
    points = tuple(timeline(campaign, events))
    coming = headlines(points, as_of)
    changes = tuple(ChangeView(meaning(each.date, events).last, each) for each in campaign.changes)
    dossiers = tuple(dossier_views(campaign, points))
    forms = _forms(case, library)
    news = () if campaign.draft else campaign_news(campaign, changes, points, known.documents, case.files)
    return CampaignView(
        campaign=campaign,
        issuer=issuer,
        standing=standing(issuer.code, portal.issuing_body, known.bodies),
        plan_text=plan_text,
        signed_plan=case.signed_plan,
        plan_date=meaning(campaign.plan.date, events),
        steps=steps,
        step=step_on(steps, as_of),
        start=meaning(campaign.period.start, events),
        end=meaning(campaign.period.end, events),
        points=points,
        next_point=coming[0],
        headlines=coming,
        calendar=tuple(
            deadlines(
                campaign,
                points,
                case.named_units - plan_facts.never_proposed(campaign),
                newest_day(changes),
                known.documents,
            )
        ),
        named_units=case.named_units,
        awards=tuple(_awards(campaign, known)),
        dossiers=dossiers,
        kits=tuple(kits(campaign, known, forms, dossiers, points)),
        forms=forms,
        changes=changes,
        news=tuple(news),
        cited=case.cited,
        roll=roll,
        known=known,
    )


def site_view(  # noqa: PLR0913 - one for each thing that all pages show
    views: tuple[CampaignView, ...],
    known: Known,
    library: FormFiles,
    portal: Portal,
    as_of: date,
    *,
    site_url: str | None = None,
) -> SiteView:
    """The view across campaigns; `library`: the files of the shared forms; `site_url`: where it is known."""
    ordered = tuple(sorted(views, key=_order))
    cited = {view.id: view.cited for view in ordered}
    return SiteView(
        portal=portal,
        as_of=as_of,
        known=known,
        library=offered_forms(known.forms.values(), library),
        campaigns=ordered,
        documents=tuple(
            DocumentView(document, tuple(v for v in ordered if document.code in cited[v.id]))
            for document in sorted(
                known.documents.values(), key=lambda d: (d.date or date.min, d.code), reverse=True
            )
        ),
        updated=max((view.updated for view in ordered if view.updated), default=None),
        site_url=site_url,
    )


def _order(view: CampaignView) -> tuple[bool, bool, int, str]:
    """The owner's campaigns first, then by their last day, the newest first; examples last."""
    day = view.last_day
    return (view.campaign.sample, not view.own, -(day.toordinal() if day else 0), view.id)


def _forms(case: Case, library: FormFiles) -> dict[str, OfferedForm]:
    """The forms that the campaign can use by code: the library's, and its own."""
    shared = offered_forms(case.known.forms.values(), library)
    return shared | offered_forms(case.campaign.forms, case.forms) if case.forms else shared


def _awards(campaign: Campaign, known: Known) -> Iterator[AwardView]:
    """The awards, the lowest first."""
    tables = {table.award: table for table in quota_tables(campaign, known.units)}
    left = {annex.code: annex for annex in campaign.annexes}
    for offered in sorted(campaign.awards, key=lambda each: known.awards[each.award].rank):
        cited = dict.fromkeys(quota.annex for quota in campaign.quotas if quota.award == offered.award)
        annexes = tuple(left.pop(code) for code in cited if code in left)
        yield AwardView(offered, known.awards[offered.award], tables.get(offered.award), annexes)
