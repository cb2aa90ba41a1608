"""Criteria and quotas as rows of the open data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from generator.derive import site_map
from generator.derive.views import AwardView, CampaignView, SiteView
from generator.model.base import Candidate, Code, Match, Measure, SectionPath, Statement
from generator.model.plan.award import CriteriaGroup, CriteriaSet
from generator.model.plan.quota import Quota
from generator.open_data.rule_record import PublishedCriterion, PublishedQuota, Threshold


def criterion_rows(site: SiteView) -> Iterator[PublishedCriterion]:
    """Every criterion with its parts, who is excluded, and what is told by reference, award by award."""
    for view in site.campaigns:
        for award in view.awards:
            for found in _statements(award):
                yield _criterion(view, award, found)


@dataclass(frozen=True, slots=True)
class _Found:
    """A statement with what stands around it; `number`: "2.1" is the first part of the second criterion."""

    kind: Literal["criterion", "exclusion", "reference"]
    number: str
    statement: Statement
    section: SectionPath | None
    match: Match | None = None
    least: int | None = None
    candidate: Candidate | None = None
    group: str = ""
    units: tuple[Code, ...] = ()
    preamble: str = ""


def _statements(award: AwardView) -> Iterator[_Found]:
    offered = award.offered
    for each in offered.criteria:
        yield from _of_set(each, offered.source)
    if offered.by_reference is not None:
        yield from _with_parts([offered.by_reference], offered.source, kind="reference")
    yield from _with_parts(offered.exclusions, offered.source, kind="exclusion")


def _of_set(each: CriteriaSet, section: SectionPath | None) -> Iterator[_Found]:
    around: dict[str, Any] = {"kind": "criterion", "candidate": each.candidate}
    section = each.source or section
    preamble = each.preamble or ""
    own: dict[str, Any] = {"match": each.match, "least": each.least, "preamble": preamble}
    yield from _with_parts(each.criteria, section, **around, **own)
    for group in each.groups:
        yield from _with_parts(
            group.criteria,
            group.source or section,
            match=group.match,
            least=group.least,
            preamble=_both(preamble, group),
            group=group.heading,
            units=group.units,
            **around,
        )


def _both(preamble: str, group: CriteriaGroup) -> str:
    """What stands before all criteria of a kind of candidate holds for those of a group too."""
    return " ".join(filter(None, (preamble, group.preamble)))


def _with_parts(
    statements: Sequence[Statement], section: SectionPath | None, before: str = "", **around: Any
) -> Iterator[_Found]:
    for place, statement in enumerate(statements, start=1):
        number, here = f"{before}{place}", statement.source or section
        yield _Found(number=number, statement=statement, section=here, **around)
        parts = around | {"match": statement.match, "least": statement.least}
        yield from _with_parts(statement.items, here, f"{number}.", **parts)


def _criterion(view: CampaignView, award: AwardView, found: _Found) -> PublishedCriterion:
    statement, code = found.statement, award.offered.award
    return PublishedCriterion(
        campaign=view.id,
        award=code,
        award_title=award.offered.heading,
        kind=found.kind,
        candidate=found.candidate,
        group=found.group,
        units=tuple(dict.fromkeys((*found.units, *statement.units))),
        preamble=found.preamble,
        match=found.match,
        least=found.least,
        number=found.number,
        title=statement.title or "",
        text=statement.text,
        applies_to=statement.applies_to or "",
        thresholds=tuple(_threshold(measure) for measure in statement.measures),
        documents=statement.documents,
        section=found.section,
        link=f"{site_map.campaign_address(view.id, site_map.CRITERIA)}#{code}",
        sample=view.campaign.sample,
    )


def _threshold(measure: Measure) -> Threshold:
    return Threshold(
        subject=measure.subject, comparison=measure.comparison, value=measure.value, unit=measure.unit
    )


def quota_rows(site: SiteView) -> Iterator[PublishedQuota]:
    """Every line of every plan's quotas, in its order."""
    for view in site.campaigns:
        headings = {offered.award: offered.heading for offered in reversed(view.campaign.awards)}
        for quota in view.campaign.quotas:
            yield _quota(view, quota, headings[quota.award])


def _quota(view: CampaignView, quota: Quota, heading: str) -> PublishedQuota:
    share, fewest = quota.percentage, quota.minimum
    return PublishedQuota(
        campaign=view.id,
        code=quota.code,
        award=quota.award,
        award_title=heading,
        group=quota.group,
        units=quota.units,
        rest=quota.rest,
        per=quota.per,
        instance=quota.instance or "",
        strictness=quota.strictness,
        collectives=quota.collectives,
        individuals=quota.individuals,
        households=quota.households,
        cases=quota.cases,
        minimum_collectives=fewest.collectives if fewest else None,
        minimum_individuals=fewest.individuals if fewest else None,
        minimum_households=fewest.households if fewest else None,
        minimum_cases=fewest.cases if fewest else None,
        percent_collectives=share.collectives if share else None,
        percent_individuals=share.individuals if share else None,
        percent_households=share.households if share else None,
        percent_of=share.of if share else "",
        without_number=quota.without_number,
        annex=quota.annex or "",
        annex_missing=quota.annex_missing,
        overrides=quota.overrides,
        wording=quota.wording,
        reading=quota.reading or "",
        condition=quota.condition or "",
        documents=quota.documents,
        section=quota.source,
        link=f"{site_map.campaign_address(view.id, site_map.QUOTAS)}#{quota.award}",
        sample=view.campaign.sample,
    )
