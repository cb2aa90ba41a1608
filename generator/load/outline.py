"""Gaps in a plan's numbering: skipped, repeated and missing numerals, named and never put right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.load.plan_text import Level, Paragraph, PlanText

# The order of points; those that are no Vietnamese letters may be there or not.
_LETTERS = "abcdđefghijklmnopqrstuvwxyz"
_FOREIGN = frozenset("fjwz")
_ROMAN = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class OutlineGap:
    """One oddity of the numbering, at a line of the plan.

    `section` is the odd one; `other` the numeral before it (skipped, repeated) or the one that is missing.
    """

    kind: Literal["skipped", "repeated", "missing_first"]
    section: str
    other: str
    line: int


def outline_gaps(plan: PlanText) -> tuple[OutlineGap, ...]:
    """Every oddity of the plan's numbering, in the order of the text."""
    gaps: list[OutlineGap] = []
    last: dict[tuple[str, Level], int] = {}
    for paragraph in plan.paragraphs:
        if not paragraph.opens:
            continue
        parent, value = _parent(paragraph), _value(paragraph)
        before = last.get((parent, paragraph.level))
        _forget_children(last, paragraph.section)
        last[(parent, paragraph.level)] = value
        section, line = paragraph.section, paragraph.line
        if before is None and value > 1:
            gaps.append(OutlineGap("missing_first", section, _written(paragraph, 1), line))
        elif before is not None and value == before:
            gaps.append(OutlineGap("repeated", section, section, line))
        elif before is not None and not _follows(paragraph, before, value):
            gaps.append(OutlineGap("skipped", section, _written(paragraph, before), line))
    return tuple(gaps)


def _follows(paragraph: Paragraph, before: int, value: int) -> bool:
    if paragraph.level is Level.LETTER:
        return before < value and _FOREIGN.issuperset(_LETTERS[before : value - 1])
    return value == before + 1


def _parent(paragraph: Paragraph) -> str:
    """The path above the paragraph's own numeral: "IV.1" for "IV.1.2" and for "IV.1.a"."""
    return paragraph.section.rpartition(".")[0]


def _value(paragraph: Paragraph) -> int:
    own = paragraph.section.rpartition(".")[2]
    if paragraph.level is Level.ROMAN:
        numbers = [_ROMAN[letter] for letter in own]
        return sum(-number if number < max(numbers[i:]) else number for i, number in enumerate(numbers))
    if paragraph.level is Level.NUMBER:
        return int(own)
    return _LETTERS.index(own) + 1


def _written(paragraph: Paragraph, value: int) -> str:
    """The section path with `value` in place of the paragraph's own numeral."""
    if paragraph.level is Level.ROMAN:
        own = "X" * (value // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[value % 10]
    elif paragraph.level is Level.NUMBER:
        own = str(value)
    else:
        own = _LETTERS[value - 1]
    parent = _parent(paragraph)
    return f"{parent}.{own}" if parent else own


def _forget_children(last: dict[tuple[str, Level], int], section: str) -> None:
    for key in [key for key in last if key[0] == section or key[0].startswith(section + ".")]:
        del last[key]
