"""Units, forms and published honours as rows of the open data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.derive import site_map
from generator.derive.form_views import form_views
from generator.derive.rolls.views import RollView
from generator.derive.units.views import named_units
from generator.derive.views import SiteView
from generator.model.registry import around
from generator.open_data.honour_record import PublishedHonour
from generator.open_data.unit_record import PublishedForm, PublishedUnit
from generator.output import OutputFile


def unit_rows(site: SiteView) -> Iterator[PublishedUnit]:
    """Every unit that a campaign names, and the groups that it is part of, in the registry's order."""
    named, known = named_units(site), site.known
    sample: dict[str, bool] = {}
    for code, only_examples in named.items():
        for each in around(code, known.units):
            sample[each] = sample.get(each, True) and only_examples
    for unit in known.units.values():
        if unit.code in sample:
            yield PublishedUnit(
                code=unit.code,
                name=unit.name,
                kind=unit.kind,
                body=unit.body,
                body_name=known.bodies[unit.body].name,
                instances=unit.instances,
                part_of=unit.part_of,
                link=site_map.unit_address(unit.code) if unit.code in named else "",
                sample=sample[unit.code],
            )


def form_rows(site: SiteView, files: Mapping[str, OutputFile]) -> Iterator[PublishedForm]:
    """Every form with its blank file, the library's first; `files`: what can be downloaded, by address."""
    for view in form_views(site):
        form, ending = view.offered.form, view.offered.ending
        file = files.get(site_map.blank_form_address(form.code, ending))
        yield PublishedForm(
            code=form.code,
            title=form.title,
            purpose=form.purpose,
            campaign=view.owner.id if view.owner else "",
            used_by=form.used_by,
            candidate=form.candidate,
            follows=form.follows.wording if form.follows else "",
            follows_document=(form.follows.document or "") if form.follows else "",
            personal_data=form.personal_data,
            type=ending,
            size=file.size if file else None,
            sha256=file.sha256 if file else "",
            file=file.path if file else "",
            changed=form.changed,
            link=site_map.form_address(form.code),
            sample=view.owner is not None and view.owner.campaign.sample,
        )


def honour_rows(*rolls: RollView) -> Iterator[PublishedHonour]:
    """Every published row of these rolls; revoked and withheld ones are not among them."""
    for roll in rolls:
        campaign = roll.campaign
        for placed in roll.placed:
            honour, decision = placed.row.honour, placed.decision
            yield PublishedHonour(
                candidate=honour.candidate,
                honorific=honour.honorific,
                name=honour.name,
                position=honour.position,
                unit=honour.unit,
                award=placed.group.heading,
                achievement=honour.achievement,
                decision_number=decision.number,
                decision_date=decision.date,
                status=placed.row.status,
                corrected_by="; ".join(correction.decided_by for correction in placed.row.corrections),
                number=honour.number,
                campaign=campaign.id,
                campaign_title=campaign.short_title,
                decision=decision.code,
                wave=decision.wave or "",
                year=decision.year,
                award_code=honour.award,
                unit_code=honour.unit_code or "",
                link=placed.address,
                sample=campaign.sample,
            )
