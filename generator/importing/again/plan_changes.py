"""Which paragraphs of a plan came, went, or read otherwise in a newer file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from generator.model.places import PlanLines

_ALIKE = 0.5


class Paragraphs(NamedTuple):
    """A paragraph in both files, each with its line of plan.txt; None where a file does not have it."""

    before: tuple[int, str] | None
    after: tuple[int, str] | None


def plan_changes(before: PlanLines, after: PlanLines) -> Iterator[Paragraphs]:
    """Every paragraph that is not the same in both, in the order of the plan."""
    old, new = ([text for _, text in each] for each in (before, after))
    for kind, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from _side_by_side(before[start:end], after[first:last])


def _side_by_side(before: PlanLines, after: PlanLines) -> Iterator[Paragraphs]:
    """Paragraphs of one place: the nearly same ones together, in order."""
    left: Sequence[tuple[int, str]] = before
    for each in after:
        at = next((index for index, old in enumerate(left) if _is_alike(old[1], each[1])), None)
        if at is None:
            yield Paragraphs(None, each)
            continue
        yield from (Paragraphs(gone, None) for gone in left[:at])
        yield Paragraphs(left[at], each)
        left = left[at + 1 :]
    yield from (Paragraphs(gone, None) for gone in left)


def _is_alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio() >= _ALIKE
