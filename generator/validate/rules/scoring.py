"""Scales of points, and how many of several criteria must be met."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from generator.model.base import Statement
from generator.model.plan.award import CriteriaGroup, CriteriaSet
from generator.model.plan.scoring import ScoreStep, Scoring, overlaps, steps_overlap
from generator.model.walk import part_at
from generator.problems import Steps
from generator.validate.case import Case
from generator.validate.finding import Finding, Rule

_LISTS = ("items", "bonuses", "penalties")


def overlapping_bands(case: Case) -> Iterator[Finding]:
    """Two grades that share points."""
    for index, scale in enumerate(case.campaign.scoring):
        for low, high in overlaps(scale):
            facts = {"first": low.title, "second": high.title, "found": f"{high.least:g}"}
            place = scale.bands.index(high)
            yield Finding("C01", ("scoring", index, "bands", place, "least"), facts)


def band_out_of_scale(case: Case) -> Iterator[Finding]:
    """A grade that ends before it begins, or goes on beyond all points that the scale gives."""
    for index, scale in enumerate(case.campaign.scoring):
        items, bonuses = (_sum(scale, name) or 0 for name in ("items", "bonuses"))
        most = max(scale.maximum or 0, items) + bonuses
        for place, band in enumerate(scale.bands):
            if band.most is None:
                continue
            if band.most < band.least:
                how = f"trong khi bắt đầu từ {band.least:g} điểm"
            elif most and band.most > most:
                how = f"vượt {most:g} điểm của cả thang"
            else:
                continue
            facts = {"title": band.title, "found": f"{band.most:g}", "how": how}
            yield Finding("C10", ("scoring", index, "bands", place, "most"), facts)


def points_differ_from_maximum(case: Case) -> Iterator[Finding]:
    """Items whose points do not add up to the maximum, which may include the bonuses or not."""
    for index, scale in enumerate(case.campaign.scoring):
        items, bonuses = (_sum(scale, name) for name in ("items", "bonuses"))
        if scale.maximum is None or items is None or bonuses is None:
            continue
        if all(abs(total - scale.maximum) > 1e-9 for total in (items, items + bonuses)):
            both = f"; kể cả điểm thưởng là {items + bonuses:g} điểm" if bonuses else ""
            facts = {"found": f"{items:g}", "both": both, "maximum": f"{scale.maximum:g}"}
            yield Finding("C02", ("scoring", index, "maximum"), facts)


def _sum(scale: Scoring, name: str) -> float | None:
    """The points of a list; None where one has none."""
    points = [item.points for item in getattr(scale, name)]
    return None if None in points else sum(each for each in points if each is not None)


def no_points(case: Case) -> Iterator[Finding]:
    """A scale of points without them; one whose groups are ranked needs none."""
    for index, scale in enumerate(case.campaign.scoring):
        if scale.method == "ranked":
            continue
        if scale.maximum is None:
            yield Finding("C06", ("scoring", index), {"what": "tổng điểm tối đa", "key": "maximum"})
        for at, item in _items(index, scale):
            if item.points is None:
                yield Finding("C06", at, {"what": "số điểm của dòng này", "key": "points"})


def points_beside_ranks(case: Case) -> Iterator[Finding]:
    """A scale that is said to rank only and holds points: the page would not show them."""
    for index, scale in enumerate(case.campaign.scoring):
        if scale.method != "ranked":
            continue
        pointed = (
            scale.maximum is not None
            or scale.bands
            or any(item.points is not None or item.steps for _, item in _items(index, scale))
        )
        if pointed:
            yield Finding("C09", ("scoring", index, "method"), {"title": scale.title})


def _items(index: int, scale: Scoring) -> Iterator[tuple[Steps, Any]]:
    for name in _LISTS:
        for place, item in enumerate(getattr(scale, name)):
            yield ("scoring", index, name, place), item


def odd_steps(case: Case) -> Iterator[Finding]:
    """Steps of a line that share a value, give more than its points, or say no bound or two on a side."""
    for index, scale in enumerate(case.campaign.scoring):
        for at, item in _items(index, scale):
            for place, step in enumerate(item.steps):
                if item.points is not None and step.points > item.points:
                    facts = {"found": f"{step.points:g}", "most": f"{item.points:g}"}
                    yield Finding("C04", (*at, "steps", place, "points"), facts)
                if _unclear(step):
                    yield Finding("C05", (*at, "steps", place), {"text": step.text})
            for (_, one), (place, other) in combinations(enumerate(item.steps), 2):
                if not _unclear(one) and not _unclear(other) and steps_overlap(one, other):
                    facts = {"first": one.text, "second": other.text}
                    yield Finding("C03", (*at, "steps", place), facts)


def _unclear(step: ScoreStep) -> bool:
    """Whether a step has no bound, two on a side, or such that no value lies between them."""
    low = [each for each in (step.at_least, step.more_than) if each is not None]
    high = [each for each in (step.at_most, step.less_than) if each is not None]
    if len(low) > 1 or len(high) > 1 or not low + high:
        return True
    closed = step.more_than is None and step.less_than is None
    return bool(low and high) and (low[0] > high[0] or (low[0] == high[0] and not closed))


def how_many_of_them(case: Case) -> Iterator[Finding]:
    """Several criteria without `match`, and "some" of them without a number that can be."""
    for i, offered in enumerate(case.campaign.awards):
        for j, criteria in enumerate(offered.criteria):
            at: Steps = ("awards", i, "criteria", j)
            sets: list[tuple[Steps, CriteriaSet | CriteriaGroup]] = [(at, criteria)]
            sets += [((*at, "groups", k), group) for k, group in enumerate(criteria.groups)]
            for where, each in sets:
                if each.match is None and len(each.criteria) > 1:
                    yield Finding("C07", where, {"count": len(each.criteria)})
    for name, at, text in case.values.texts:
        if name == "match" and text == "some":
            holder = part_at(case.campaign, at[:-1])
            count = len(holder.items if isinstance(holder, Statement) else holder.criteria)
            if holder.least is None or holder.least > count:
                yield Finding("C08", at, {"count": count})
        elif name == "match" and (least := part_at(case.campaign, at[:-1]).least) is not None:
            yield Finding("C11", (*at[:-1], "least"), {"match": text, "least": least})


RULES: tuple[Rule[Case], ...] = (
    overlapping_bands,
    band_out_of_scale,
    points_differ_from_maximum,
    no_points,
    points_beside_ranks,
    odd_steps,
    how_many_of_them,
)
