"""Bar charts drawn at build time: where every bar and word of an SVG stands; the template writes it down.

Lengths along a bar are percentages, heights are pixels: without a viewBox the words keep the page's size on a
phone and only the bars shrink.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add

from generator.derive.rolls.views import CANDIDATES, Tally

LONGEST_BAR = 62  # per cent of the width; the rest is for the words behind it
LABEL_SIGNS = 36  # what a line of a phone of 320 px holds
MOST_BARS = 12  # entries that are drawn; the table has them all
_LABEL_LINE, _BAR, _BAR_STEP, _GAP = 20, 14, 19, 10


@dataclass(frozen=True, slots=True)
class Label:
    """A line of words; `y` is its base line."""

    text: str
    y: int


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its top, its height, its width in per cent, the base line of its words, what it counts."""

    top: int
    height: int
    width: float
    y: int
    candidate: str
    count: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with its numbers; `left_out` entries are only in the table."""

    code: str
    title: str
    heading: str
    tallies: tuple[Tally, ...]
    candidates: tuple[str, ...]
    totals: Counter[str]
    height: int
    labels: tuple[Label, ...]
    bars: tuple[Bar, ...]
    left_out: int


def bar_chart(code: str, title: str, heading: str, tallies: Sequence[Tally]) -> Chart:
    """A chart of these tallies in their order; `heading` is the table's word for what a tally counts by."""
    drawn = tallies[:MOST_BARS]
    longest = max((count for tally in drawn for count in tally.counts.values()), default=1)
    labels: list[Label] = []
    bars: list[Bar] = []
    top = 0
    for tally in drawn:
        for line in textwrap.wrap(tally.label or "Không ghi đơn vị", LABEL_SIGNS):
            labels.append(Label(line, top + _LABEL_LINE - 5))
            top += _LABEL_LINE
        for candidate in CANDIDATES:
            if count := tally.counts[candidate]:
                width = round(count / longest * LONGEST_BAR, 2)
                bars.append(Bar(top + 2, _BAR, width, top + _BAR, candidate, count))
                top += _BAR_STEP
        top += _GAP
    totals: Counter[str] = reduce(add, (tally.counts for tally in tallies), Counter())
    return Chart(
        code=code,
        title=title,
        heading=heading,
        tallies=tuple(tallies),
        candidates=tuple(kind for kind in CANDIDATES if totals[kind]),
        totals=totals,
        height=top,
        labels=tuple(labels),
        bars=tuple(bars),
        left_out=len(tallies) - len(drawn),
    )
