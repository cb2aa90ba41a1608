"""Scoring scales: overlapping bands and sums that differ from the maximum are said, never put right."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.scoring import overlaps
from generator.validate.rules import Case, Finding, Rule


def overlapping_bands(case: Case) -> Iterator[Finding]:
    """Two grades that share points."""
    for index, scale in enumerate(case.campaign.scoring):
        for low, high in overlaps(scale):
            facts = {"first": low.title, "second": high.title, "found": f"{high.least:g}"}
            place = scale.bands.index(high)
            yield Finding("C01", ("scoring", index, "bands", place, "least"), facts)


def points_differ_from_maximum(case: Case) -> Iterator[Finding]:
    """Items whose points do not add up to the scale's maximum."""
    for index, scale in enumerate(case.campaign.scoring):
        total = sum(item.points for item in scale.items)
        if abs(total - scale.maximum) > 1e-9:
            facts = {"found": f"{total:g}", "maximum": f"{scale.maximum:g}"}
            yield Finding("C02", ("scoring", index, "maximum"), facts)


RULES: tuple[Rule, ...] = (
    overlapping_bands,
    points_differ_from_maximum,
)
