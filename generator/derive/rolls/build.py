"""Builds the honour roll of one campaign: its decisions' lists, and what later documents changed in them.

Order is the decision's own; the Vietnamese order of names is only a number beside each row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import Literal

from generator.derive import site_map
from generator.derive.name_order import name_key, title_key
from generator.derive.rolls.views import (
    CANDIDATES,
    DecisionPart,
    DecisionView,
    Group,
    PlacedHonour,
    PublishedFile,
    RollPage,
    RollView,
    RowView,
    Tally,
    Withheld,
)
from generator.load.signed_file import SignedFile
from generator.model.campaign import Campaign
from generator.model.decision import Correction, Decision
from generator.model.honour import Honour, Rolls
from generator.model.registry import Known
from generator.validate.rolls.lookup import Units
from generator.validate.same_text import same_unit

PAGE_ROWS = 1000  # a page stays far below 300 KB compressed, and a phone can lay it out


def roll_view(
    campaign: Campaign, rolls: Rolls, known: Known, signed: Mapping[str, SignedFile] | None = None
) -> RollView | None:
    """The roll of a campaign, its earliest decision first; None where there is no decision.

    `rolls`: each decision's rows by its code, withheld ones left out; `signed`: signed files by name.
    """
    if not campaign.decisions:
        return None
    order = _order(rolls)
    named = _UnitNames(campaign, known)
    decisions = tuple(
        _decision(campaign, decision, _rows(campaign, decision, rolls, (order, named)), known, signed or {})
        for decision in sorted(campaign.decisions, key=lambda each: each.date)
    )
    pages = tuple(_pages(decisions))
    placed = tuple(_placed(campaign.id, pages, known))
    return RollView(
        campaign=campaign,
        decisions=decisions,
        pages=pages,
        placed=placed,
        units=_units(placed),
        awards=tuple(dict.fromkeys((p.row.honour.award, p.group.heading) for p in placed)),
        by_award=tallies((p, p.row.honour.award, p.group.heading) for p in placed),
        by_unit=by_unit(placed),
        by_year=by_year(placed),
    )


def tallies(found: Iterable[tuple[PlacedHonour, Hashable, str]]) -> tuple[Tally, ...]:
    """Counts of (row, key, label) by key, with the first label of each; in order of appearance."""
    labels: dict[Hashable, str] = {}
    counts: dict[Hashable, Counter[str]] = {}
    for placed, key, label in found:
        labels.setdefault(key, label)
        counts.setdefault(key, Counter())[placed.row.honour.candidate] += 1
    return tuple(Tally(label, counts[key]) for key, label in labels.items())


def by_unit(placed: Iterable[PlacedHonour]) -> tuple[Tally, ...]:
    """Counts by unit, the most honoured first, units of the same number by name."""
    found = tallies((p, title_key(p.unit), p.unit) for p in placed)
    return tuple(sorted(found, key=lambda tally: (-tally.counts.total(), title_key(tally.label))))


def by_year(placed: Iterable[PlacedHonour]) -> tuple[Tally, ...]:
    """Counts by the year of the decision, the newest first."""
    found = tallies((p, p.decision.date.year, str(p.decision.date.year)) for p in placed)
    return tuple(sorted(found, key=lambda tally: tally.label, reverse=True))


def _order(rolls: Rolls) -> dict[tuple[str, str], int]:
    """Each row's place in the Vietnamese order of names, kind by kind: a number for browsers to sort by."""

    def key(entry: tuple[str, Honour]) -> tuple[object, ...]:
        honour = entry[1]
        name = title_key(honour.name) if honour.candidate == "collective" else name_key(honour.name)
        return CANDIDATES.index(honour.candidate), name, honour.name

    entries = sorted(((code, honour) for code, honours in rolls.items() for honour in honours), key=key)
    return {(code, honour.id): place for place, (code, honour) in enumerate(entries)}


def _rows(
    campaign: Campaign,
    decision: Decision,
    rolls: Rolls,
    among: tuple[Mapping[tuple[str, str], int], _UnitNames],
) -> Iterator[RowView]:
    order, named = among
    told: dict[str, list[Correction]] = {}
    for correction in sorted(campaign.corrections, key=lambda each: each.date):
        if correction.decision == decision.code and correction.row is not None:
            told.setdefault(correction.row, []).append(correction)
    for honour in rolls.get(decision.code, ()):
        anchor = f"{decision.code}-{honour.id}"
        corrections = tuple(told.get(honour.id, ()))
        revoked = tuple(each for each in corrections if each.kind == "revoked")
        place = order[decision.code, honour.id]
        if any(each.kind == "withheld" for each in corrections):
            continue  # the check refuses such a list; a preview must not show the name either
        if revoked:
            yield RowView(_bare(honour), anchor, "revoked", revoked, len(order), "")
            continue
        unit = named.of(honour.own_unit)
        status: Literal["corrected", "published"] = "corrected" if corrections else "published"
        yield RowView(honour, anchor, status, corrections, place, unit)


class _UnitNames:
    """One name for each unit of a roll, however the lists spell it: the registry's, or the first spelling."""

    def __init__(self, campaign: Campaign, known: Known) -> None:
        self._units = Units(campaign, known)
        self._first: dict[tuple[str | None, str | None], str] = {}
        self._names: dict[str, str] = {}

    def of(self, text: str) -> str:
        """The name of the unit that a list means by a text; "" for none."""
        if text and text not in self._names:
            self._names[text] = self._name(text)
        return self._names.get(text, "")

    def _name(self, text: str) -> str:
        code = self._units.code(text)
        if code is not None and self._units.units[code].kind == "single":
            return self._units.units[code].name
        instance = self._units.instance(text, code) if code is not None else same_unit(text)
        return self._first.setdefault((code, instance), text)


def _bare(honour: Honour) -> Honour:
    """What a tombstone keeps: kind, number, award."""
    return honour._replace(honorific="", name="", position="", unit="", unit_code=None, achievement="")


def _decision(
    campaign: Campaign,
    decision: Decision,
    rows: Iterable[RowView],
    known: Known,
    signed: Mapping[str, SignedFile],
) -> DecisionView:
    withheld = Counter(
        (each.decided_by, each.date)
        for each in campaign.corrections
        if each.kind == "withheld" and each.decision == decision.code
    )
    name = decision.signed_file or ""
    published = None
    if name in signed and not withheld:  # the signed file would name whom the roll must not
        published = PublishedFile(site_map.signed_decision_address(campaign.id, name), signed[name])
    return DecisionView(
        decision=decision,
        groups=tuple(_groups(campaign, rows, known)),
        signed_file=published,
        withheld=tuple(Withheld(*what, count) for what, count in withheld.items()),
        corrections=tuple(
            each for each in campaign.corrections if each.decision == decision.code and each.row is None
        ),
    )


def _groups(campaign: Campaign, rows: Iterable[RowView], known: Known) -> Iterator[Group]:
    """The rows by award and kind, in the order in which the list first names them."""
    found: dict[tuple[str, str], list[RowView]] = {}
    for row in rows:
        found.setdefault((row.honour.award, row.honour.candidate), []).append(row)
    for (code, candidate), members in found.items():
        award = known.awards[code]
        yield Group(
            award=award,
            heading=campaign.heading(award),
            candidate=candidate,
            rows=tuple(members),
            count=sum(row.shown for row in members),
            has_position=any(row.honour.position for row in members),
            has_unit=any(row.honour.unit for row in members),
            has_achievement=any(row.honour.achievement for row in members),
        )


# A row with its decision and its group; a decision without rows has one entry without row and group.
_Place = tuple[DecisionView, Group | None, RowView | None]


def _pages(decisions: Sequence[DecisionView]) -> Iterator[RollPage]:
    """The roll cut into pages of PAGE_ROWS rows."""
    places: list[_Place] = []
    for view in decisions:
        here: list[_Place] = [(view, group, row) for group in view.groups for row in group.rows]
        places += here or [(view, None, None)]
    seen: set[int] = set()
    for start in range(0, len(places), PAGE_ROWS):
        parts = []
        for _, part in groupby(places[start : start + PAGE_ROWS], key=lambda place: id(place[0])):
            on_page = list(part)
            view = on_page[0][0]
            parts.append(DecisionPart(view, tuple(_page_groups(on_page, seen)), id(view) in seen))
            seen.add(id(view))
        yield RollPage(start // PAGE_ROWS + 1, tuple(parts))


def _page_groups(places: Sequence[_Place], seen: set[int]) -> Iterator[Group]:
    for _, members in groupby(places, key=lambda place: id(place[1])):
        on_page = list(members)
        group = on_page[0][1]
        if group is not None:
            rows = tuple(row for row in map(itemgetter(2), on_page) if row is not None)
            yield replace(group, rows=rows, continued=id(group) in seen)
            seen.add(id(group))


def _placed(campaign_id: str, pages: Iterable[RollPage], known: Known) -> Iterator[PlacedHonour]:
    """Every published row in the decisions' order."""
    for page in pages:
        address = site_map.roll_address(campaign_id, page.number)
        for part in page.parts:
            for group in part.groups:
                for row in filter(lambda each: each.shown, group.rows):
                    unit = known.units.get(row.honour.unit_code or "")
                    yield PlacedHonour(
                        row,
                        part.view.decision,
                        group,
                        f"{address}#{row.anchor}",
                        unit.name if unit else row.unit,
                    )


def _units(placed: Iterable[PlacedHonour]) -> tuple[str, ...]:
    """The units of the rows, each once, in Vietnamese order."""
    found = {title_key(p.row.unit): p.row.unit for p in placed if p.row.unit}
    return tuple(found[key] for key in sorted(found))
