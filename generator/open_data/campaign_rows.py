"""Campaigns and their days as rows of the open data."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator.derive import site_map
from generator.derive.timeline import Point
from generator.derive.views import CampaignView, SiteView
from generator.open_data.campaign_record import (
    PublishedCampaign,
    PublishedMilestone,
    ReplacedDate,
    StatusFrom,
)
from generator.plan_time.meaning import Meaning


def campaign_rows(site: SiteView) -> Iterator[PublishedCampaign]:
    """Every campaign, in the portal's order."""
    for view in site.campaigns:
        campaign, plan = view.campaign, view.campaign.plan
        yield PublishedCampaign(
            campaign=view.id,
            campaign_title=campaign.short_title,
            plan_kind=plan.kind,
            plan_number=plan.number or "",
            plan_title=plan.title,
            plan_date=view.plan_date.last if view.plan_date.exact else None,
            plan_date_wording=plan.date.wording,
            issuer=plan.issuer,
            issuer_name=view.issuer.name,
            level=view.issuer.level,
            period_wording=campaign.period.text,
            first_day=view.start.first,
            last_day=view.end.last,
            awards=tuple(dict.fromkeys(award.offered.award for award in view.awards)),
            topics=campaign.topics,
            statuses=tuple(
                StatusFrom(first_day=next(steps).first_day, status=status.value)
                for status, steps in groupby(view.steps, key=lambda step: step.status)
            ),
            updated=view.updated,
            link=site_map.campaign_address(view.id),
            sample=campaign.sample,
        )


def milestone_rows(site: SiteView) -> Iterator[PublishedMilestone]:
    """Every point of every campaign's timeline, in its order."""
    for view in site.campaigns:
        for point in view.points:
            yield _milestone(view, point)


def _milestone(view: CampaignView, point: Point) -> PublishedMilestone:
    milestone, when, said = point.milestone, point.when, point.when.date
    return PublishedMilestone(
        campaign=view.id,
        code=point.code,
        kind=point.kind,
        title=point.title,
        wording=said.wording,
        bound=said.bound,
        first_day=when.first,
        last_day=when.last,
        hour=when.hour or "",
        exact=when.exact,
        event=when.event.title if when.event else "",
        event_unverified=when.event is not None and not when.event.verified,
        extended_from=tuple(_replaced(when)),
        changed_by=said.changed_by or "",
        binds=milestone.binds if milestone else (),
        binds_wording=(milestone.binds_text or "") if milestone else "",
        awards=milestone.awards if milestone else (),
        wave=point.wave or "",
        text=(milestone.text or "") if milestone else "",
        section=point.section,
        link=site_map.campaign_address(view.id, site_map.TIMELINE),
        sample=view.campaign.sample,
    )


def _replaced(when: Meaning) -> Iterator[ReplacedDate]:
    """The dates that this one replaced, the last one first."""
    while when.original is not None:
        when = when.original
        yield ReplacedDate(wording=when.date.wording, last_day=when.last)
