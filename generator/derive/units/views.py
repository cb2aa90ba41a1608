"""Every unit that plans name, with what each plan means for it: the plans read from the units' side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.derive.name_order import title_key
from generator.derive.quota_table import QuotaRow
from generator.derive.rolls.views import PlacedHonour
from generator.derive.status import Status
from generator.derive.units.campaigns import Circle, UnitCampaign, unit_campaign
from generator.derive.views import AwardView, CampaignView, SiteView
from generator.marks import fold
from generator.model.mentions import mentions_of
from generator.model.plan.dossier import Submission
from generator.model.registry import IssuingBody, Unit, around

_OVER = (Status.ENDED, Status.PUBLISHED, Status.ARCHIVED, Status.STOPPED)
_WHOLE = 2  # campaigns that are over, and still stand on a unit's page with every criterion and duty


@dataclass(frozen=True, slots=True)
class UnitView:
    """A unit, or a kind of unit, with the campaigns that concern it: the open ones first, then by their end.

    `sample`: only examples name it. `silent`: the owner's plans that do not name it, of a unit of the
    owner's. `honours`: its published awardees, of the newest decision first; `rolls`: the campaigns whose
    rolls they stand in.
    """

    unit: Unit
    body: IssuingBody
    own: bool
    sample: bool
    campaigns: tuple[UnitCampaign, ...]
    silent: tuple[CampaignView, ...]
    honours: tuple[PlacedHonour, ...]
    rolls: tuple[CampaignView, ...]

    @property
    def code(self) -> str:
        """The unit's code and address."""
        return self.unit.code

    @property
    def in_short(self) -> frozenset[str]:
        """The ids of older campaigns: nobody proposes for them now, and their own pages say everything."""
        return frozenset([each.view.id for each in self.campaigns if each.view.status in _OVER][_WHOLE:])

    @property
    def search_words(self) -> str:
        """What readers may type to find it, without marks: the words of its names and of its body's."""
        own = (self.unit.name, *self.unit.instances, *self.unit.other_names)
        texts = (*own, self.body.name, self.body.short_name, *self.body.aliases)
        return " ".join(dict.fromkeys(re.findall("[a-z0-9]+", fold(" ".join(texts)))))


def named_units(site: SiteView) -> dict[str, bool]:
    """Of every unit that a campaign names, by its code in the registry's order, whether only examples do.

    Examples stay out of what is real: their units come last.
    """
    real = _named(view for view in site.campaigns if not view.campaign.sample)
    groups = ((real, False), (_named(site.samples) - real, True))
    return {code: sample for codes, sample in groups for code in site.known.units if code in codes}


def _named(views: Iterable[CampaignView]) -> frozenset[str]:
    return frozenset(code for view in views for code in view.named_units)


def own_units(site: SiteView) -> list[Unit]:
    """The owner's units that a campaign names, none of examples."""
    named = (site.known.units[code] for code, sample in named_units(site).items() if not sample)
    return [unit for unit in named if unit.body == site.portal.issuing_body]


def units_of(site: SiteView) -> tuple[UnitView, ...]:
    """Every unit that a campaign names, with what its page shows; in the order of `named_units`."""
    named = named_units(site)
    real = tuple(view for view in site.campaigns if not view.campaign.sample)
    return (
        *_units(real, [code for code, sample in named.items() if not sample], site, sample=False),
        *_units(site.samples, [code for code, sample in named.items() if sample], site, sample=True),
    )


def _units(
    views: tuple[CampaignView, ...], codes: Iterable[str], site: SiteView, *, sample: bool
) -> Iterator[UnitView]:
    known = site.known
    circles = {code: around(code, known.units) for code in known.units}
    mentions = {view.id: mentions_of(view.campaign) for view in views}
    honours = _honours(views)
    ordered = sorted(views, key=_order)
    for code in codes:
        unit = known.units[code]
        members = frozenset(other for other, groups in circles.items() if code in groups) - {code}
        circle = Circle(code, circles[code], members)
        own = unit.body == site.portal.issuing_body
        yield UnitView(
            unit=unit,
            body=known.bodies[unit.body],
            own=own,
            sample=sample,
            campaigns=tuple(
                unit_campaign(circle, view, mentions[view.id].get(code, ()))
                for view in ordered
                if circle.has(view.named_units)
            ),
            silent=tuple(view for view in ordered if own and view.own and not circle.has(view.named_units)),
            honours=tuple(placed for placed, _ in honours.get(code, ())),
            rolls=tuple({view.id: view for _, view in honours.get(code, ())}.values()),
        )


def _order(view: CampaignView) -> tuple[bool, int]:
    day = view.end.last or view.start.first or view.plan_date.first or date.min
    return view.status in _OVER, -day.toordinal()


def _honours(views: Iterable[CampaignView]) -> Mapping[str, list[tuple[PlacedHonour, CampaignView]]]:
    """The published rows by the unit that they belong to, of the newest decision first."""
    found: dict[str, list[tuple[PlacedHonour, CampaignView]]] = {}
    for view in views:
        for placed in view.roll.placed if view.roll else ():
            found.setdefault(placed.row.honour.unit_code or "", []).append((placed, view))
    for rows in found.values():
        rows.sort(key=lambda row: row[0].decision.date, reverse=True)
    return found


@dataclass(frozen=True, slots=True)
class BodyUnits:
    """The units of one body, in Vietnamese order of their names."""

    body: IssuingBody
    sample: bool
    units: tuple[UnitView, ...]


def by_body(units: Iterable[UnitView]) -> tuple[BodyUnits, ...]:
    """The units by body: the owner's first, then by their newest campaign, examples last."""
    found: dict[tuple[bool, str], list[UnitView]] = {}
    for unit in sorted(units, key=lambda each: (each.sample, not each.own, _order(each.campaigns[0].view))):
        found.setdefault((unit.sample, unit.body.code), []).append(unit)
    return tuple(
        BodyUnits(members[0].body, sample, tuple(sorted(members, key=lambda each: title_key(each.unit.name))))
        for (sample, _), members in found.items()
    )


def by_campaign(units: Iterable[UnitView]) -> tuple[tuple[tuple[Unit, UnitCampaign], ...], ...]:
    """For each campaign the units that it concerns, each with what it means for the unit."""
    found: dict[str, list[tuple[Unit, UnitCampaign]]] = {}
    for unit in units:
        for each in unit.campaigns:
            found.setdefault(each.view.id, []).append((unit.unit, each))
    return tuple(map(tuple, found.values()))


@dataclass(frozen=True, slots=True)
class Rest:
    """What a campaign leaves for units that its plan does not name.

    `ruled`: the awards with lines for "các đơn vị còn lại"; `unruled`: those without; `offices`: whom to ask.
    """

    view: CampaignView
    ruled: tuple[tuple[AwardView, tuple[QuotaRow, ...]], ...]
    unruled: tuple[AwardView, ...]
    offices: tuple[Submission, ...]


def rest_of(view: CampaignView) -> Rest:
    """What a campaign leaves for units that its plan does not name."""
    rows = [(award, award.quotas.rows if award.quotas else ()) for award in view.awards]
    offices: dict[str, Submission] = {}
    for each in view.receivers:
        offices.setdefault(each.to, each)
    rest = [(award, tuple(row for row in found if row.quota.rest)) for award, found in rows]
    return Rest(
        view=view,
        ruled=tuple((award, found) for award, found in rest if found),
        unruled=tuple(award for award, found in rest if not found),
        offices=tuple(offices.values()),
    )
