"""What a portal tells the province besides its pages: facts that are joined with those of the other portals.

Of plans: what they carry out, their deadlines, quotas and thresholds, each with its place. Of the built
portal: the rows of its open data, which hold nothing that readers may not see.
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from generator.checking import Checked
from generator.derive import site_map
from generator.export.feed import ATOM
from generator.model.base import Statement
from generator.model.plan.award import CriteriaSet
from generator.model.plan.quota import KINDS, whole_total
from generator.model.registry import LegalDocument
from generator.plan_time.meaning import meaning, starts
from generator.problems import Steps
from generator.validate.case import Case
from generator.wording.words import measure_vi

BUILT = ("rows", "calendar", "news")
"""What only a built portal tells, and what grows with its rolls."""
_NAMES_COMMUNES = re.compile(
    r"\b(?:các|mỗi|từng|UBND|Ủy ban nhân dân|cấp|\d+)\s+(?:xã\b(?!\s+hội)|phường|đặc khu)|\bxã, phường|"
    r"\b(?:các|mỗi|từng)\b[^.;]{0,60}\bđịa phương\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
JOINED = ("phong-trao", "moc-thoi-gian", "don-vi", "vinh-danh")
"""The open data whose rows the province joins, by their names."""


def part_of(checked: Checked) -> dict[str, Any]:
    """The facts of one portal's plans as plain values; drafts and samples tell nothing."""
    if checked.portal is None:
        return {}
    cases = [case for case in checked.campaigns if not (case.campaign.draft or case.campaign.sample)]
    return {
        "name": checked.portal.name,
        "owner": checked.portal.owner,
        "unit_types": {unit.code: unit.type for unit in checked.registries.units if unit.type},
        "plans": [_plan(case) for case in cases],
    }


def built_part(site: Path) -> dict[str, Any]:
    """What a built portal publishes for others: rows of its open data without samples, calendar, news."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for name in JOINED:
        told = json.loads((site / site_map.data_address(name, "json")).read_text(encoding="utf-8"))
        rows[name] = [row for row in told["rows"] if not row["sample"]]
    calendar = site / site_map.WHOLE_CALENDAR
    return {
        "rows": rows,
        "calendar": calendar.read_bytes().decode() if calendar.exists() else "",
        "news": list(_news(site / site_map.FEED)),
    }


def _news(feed: Path) -> Iterator[dict[str, str]]:
    """What the portal's feed tells, the newest first; links count from its root."""
    if not feed.exists():
        return
    told = ET.fromstring(feed.read_bytes())  # noqa: S314 - our own file
    here = told.find(f"{ATOM}link[@rel='self']")
    root = here.attrib["href"].removesuffix(site_map.FEED) if here is not None else ""
    for entry in told.iter(f"{ATOM}entry"):
        link = entry.find(f"{ATOM}link")
        said = {name: entry.findtext(f"{ATOM}{name}", "") for name in ("id", "title", "summary")}
        day = entry.findtext(f"{ATOM}published", "").partition("T")[0]
        address = link.attrib["href"].removeprefix(root) if link is not None else ""
        yield {**said, "day": day, "link": address}


def _plan(case: Case) -> dict[str, Any]:
    campaign, known = case.campaign, case.known
    plan, body = campaign.plan, known.bodies.get(campaign.plan.issuer)
    days = [meaning(each.date, known.events).last for each in campaign.changes]
    document = known.documents.get(plan.document) if plan.document else None
    return {
        "id": campaign.id,
        "title": campaign.short_title,
        "own": case.own,
        "stopped": campaign.stopped is not None,
        "names_communes": any(map(_NAMES_COMMUNES.search, _addressees(case))),
        "number": document.number if document else plan.number or "",
        "issuers": [document.issuer] if document else [],
        "bodies": [body.name, body.short_name, *body.aliases] if body else [],
        "day": _iso(meaning(plan.date, known.events).last),
        "updated": _iso(max((day for day in days if day), default=None)),
        "place": _place(case, ("plan",)),
        "carries_out": list(_carried_out(case)),
        "deadlines": list(_deadlines(case)),
        "awards": [_award(case, number) for number in range(len(campaign.awards))],
        "quotas": list(_quotas(case)),
    }


def _addressees(case: Case) -> Iterator[str]:
    """Whom a plan is for, in its own words and by the names of the units."""
    campaign = case.campaign
    statements = (*campaign.participants, *campaign.award_subjects)
    named = [
        *(each.units for each in statements),
        *(each.units for each in campaign.quotas),
        *(each.units for each in campaign.responsibilities),
    ]
    codes = [code for units in named for code in units]
    yield from (known.name for code in codes if (known := case.known.units.get(code)))
    yield from (each.text for each in statements)
    yield from (each.group for each in campaign.quotas)
    yield from (each.heading for each in campaign.responsibilities)
    yield from (each.text for each in campaign.plan.recipients)


def _carried_out(case: Case) -> Iterator[dict[str, Any]]:
    for number, basis in enumerate(case.campaign.plan.bases):
        document: LegalDocument | None = case.known.documents.get(basis.document)
        if basis.relation == "carries_out" and document:
            place = _place(case, ("plan", "bases", number))
            named = {"number": document.number, "issuer": document.issuer, "day": _iso(document.date)}
            yield {**named, "place": place}


def _deadlines(case: Case) -> Iterator[dict[str, Any]]:
    """The days by which dossiers are due, as far as the plan leaves no doubt."""
    campaign = case.campaign
    events = starts(campaign.milestones, case.known.events)
    waves = {wave.code: wave.title for wave in campaign.waves}
    for number, milestone in enumerate(campaign.milestones):
        due = meaning(milestone.date, events)
        if milestone.kind == "dossier" and due.last:
            yield {
                **_whom(case, milestone.binds, milestone.binds_text or ""),
                "code": milestone.code,
                "overrides": [],
                "last": due.last.isoformat(),
                "hour": due.hour or "",
                "awards": [_award_name(case, code) for code in milestone.awards],
                "wave": waves.get(milestone.wave or "", ""),
                "place": _place(case, ("milestones", number, "date")),
            }


def _whom(case: Case, units: Iterable[str], said: str) -> dict[str, Any]:
    """Whom a line is for: in the plan's words and by the units' names; whether that is communes at large."""
    known = [found for code in units if (found := case.known.units.get(code))]
    names = [said, *(name for unit in known for name in (unit.name, *unit.aliases))]
    return {"whom": [name for name in names if name], "communes": any(map(_NAMES_COMMUNES.search, names))}


def _award(case: Case, number: int) -> dict[str, Any]:
    """An award by the name that all portals share, not by a portal's own code."""
    offered = case.campaign.awards[number]
    sets = offered.criteria
    texts = [text for each in sets for statement in each.criteria for text in _texts(statement)]
    return {
        "award": _award_name(case, offered.award),
        "place": _place(case, ("awards", number)),
        "criteria": {each.candidate: len(each.criteria) for each in sets if each.criteria},
        "enough": {each.candidate: _enough(each) for each in sets if each.match in ("all", "any", "some")},
        "elsewhere": any(each.groups for each in sets) or offered.by_reference is not None,
        "numbers": sorted({found.replace(",", ".") for text in texts for found in _NUMBER.findall(text)}),
        "thresholds": [
            {**found, "candidate": each.candidate, "required": each.match not in ("any", "some")}
            for order, each in enumerate(sets)
            for place, statement in enumerate(each.criteria)
            for found in _thresholds(
                case, statement, ("awards", number, "criteria", order, "criteria", place)
            )
        ],
    }


def _enough(criteria: CriteriaSet) -> int:
    """How many of several criteria have to be met; 0: all."""
    return 0 if criteria.match == "all" else criteria.least or 1


def _texts(statement: Statement) -> Iterator[str]:
    yield statement.text
    for inner in statement.items:
        yield from _texts(inner)


def _thresholds(case: Case, statement: Statement, steps: Steps) -> Iterator[dict[str, Any]]:
    """The thresholds that are asked of everybody: of several points one of which is enough, none is."""
    for number, measure in enumerate(statement.measures):
        place = _place(case, (*steps, "measures", number))
        yield {**measure.model_dump(mode="json"), "said": measure_vi(measure), "place": place}
    if statement.match not in ("any", "some"):
        for number, inner in enumerate(statement.items):
            yield from _thresholds(case, inner, (*steps, "items", number))


def _quotas(case: Case) -> Iterator[dict[str, Any]]:
    quotas = case.campaign.quotas
    of_award = {quota.award: [each for each in quotas if each.award == quota.award] for quota in quotas}
    for number, quota in enumerate(quotas):
        counted = {kind: getattr(quota, kind) for kind in KINDS if getattr(quota, kind) is not None}
        if counted and quota.strictness != "preferably":
            single = [known for code in quota.units if (known := case.known.units.get(code))]
            times = len(single) if quota.per == "unit" and all(u.kind == "single" for u in single) else 1
            lines = of_award[quota.award]
            whole = whole_total(lines)
            yield {
                **_whom(case, quota.units, quota.group),
                "code": quota.code,
                "overrides": list(quota.overrides),
                "rest": quota.rest,
                "award": _award_name(case, quota.award),
                "per": quota.per,
                "whole": whole is not None and lines[whole] is quota,
                "counted": {kind: most * max(times, 1) for kind, most in counted.items()},
                "each": counted,
                "place": _place(case, ("quotas", number)),
            }


def _award_name(case: Case, code: str) -> str:
    award = case.known.awards.get(code)
    return award.full_title if award else code


def _place(case: Case, steps: Steps) -> list[Any]:
    source = case.document.place(steps)
    return [source.path, source.line, source.column]


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
