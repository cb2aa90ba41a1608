"""The open points after a plan was read again: who was there before keeps code and decision."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.importing.again.merging import Both, Merged
from generator.model.open_points import OpenPoint
from generator.model.places import PlanLines

_NUMBER = re.compile(r"o-(\d+)")
_LINE = re.compile(r"@\d+")
_LONGEST = 300  # characters of the plan's words in a point


def last_readings(points: Sequence[OpenPoint]) -> dict[str, Any]:
    """By the place of every point on an edited value what the plan said there; None: nothing."""
    return {
        point.at: point.choices[-1] if point.choices else None for point in points if point.why == "edited"
    }


def points_after(
    before: Sequence[OpenPoint], read: Sequence[OpenPoint], merged: Merged, lines: PlanLines
) -> tuple[OpenPoint, ...]:
    """The points of the newer plan (`read`), and one more for each value that two sides have changed."""
    both = {each.at: each for each in merged.both}
    doubted = {point.at: point for point in read}
    gone = tuple(sign for at in merged.left_out for sign in (f"{at}.", f"{at}["))
    wanted = [
        *(point for point in read if point.at not in both and not (gone and point.at.startswith(gone))),
        *(_edited(each, doubted.get(at), lines) for at, each in both.items()),
    ]
    return tuple(_with_codes(wanted, before, merged))


def _edited(each: Both, doubt: OpenPoint | None, lines: PlanLines) -> OpenPoint:
    """A point with both readings: what people wrote stands first."""
    words = " ".join(each.said.split())
    line = next((number for number, text in lines if words and words in text), 0)
    if doubt is not None:
        words, line = doubt.wording, doubt.line
    sides = (each.edited, each.read)
    more = [] if doubt is None else [value for value in doubt.choices if value not in sides]
    choices = [] if each.read is None else [each.edited, *more, each.read]
    return OpenPoint(
        code="o-0",
        at=each.at,
        line=line,
        wording=words[:_LONGEST],
        understood=each.edited,
        why="edited",
        choices=tuple(value for value in choices if value is not None),
    )


def _with_codes(
    wanted: Sequence[OpenPoint], before: Sequence[OpenPoint], merged: Merged
) -> Iterator[OpenPoint]:
    known: dict[tuple[object, ...], list[OpenPoint]] = {}
    for point in before:
        known.setdefault(_identity(point, merged.new_address(point.at)), []).append(point)
    numbers = (_NUMBER.fullmatch(point.code) for point in before)
    last = max((int(found[1]) for found in numbers if found), default=0)
    for point in wanted:
        same = known.get(_identity(point, point.at))
        if same:
            old = same.pop(0)
            yield point.model_copy(update={"code": old.code, "decided": old.decided})
        else:
            last += 1
            yield point.model_copy(update={"code": f"o-{last:02}"})


def _identity(point: OpenPoint, at: str) -> tuple[object, ...]:
    # What is not written yet is named by its line, which moves; its words tell which one it is.
    return (_LINE.sub("@", at), point.wording, repr(point.choices) if point.why == "edited" else "")


def imported_after(
    hashes: Mapping[str, str], points: Sequence[OpenPoint], own: Mapping[str, str]
) -> dict[str, str]:
    """What counts as written by import: the new reading; at a point with two readings what stands there."""
    asked = {point.at for point in points if point.why == "edited"}
    return {at: value for at, value in hashes.items() if at not in asked} | dict(own)
