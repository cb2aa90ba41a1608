"""The blanks of a new campaign are its open points: the words that nobody has copied from the plan yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.model.base import NOT_COPIED
from generator.model.open_points import OpenPoint
from generator.model.places import addresses, value_at, value_hash
from generator.opening.open_file import open_text
from generator.problems import Steps


def blanks_text(data: Mapping[str, Any]) -> str:
    """open.yml with a point for every blank of a campaign's data."""
    named = {steps: at for at, steps in addresses(data)}
    places = dict.fromkeys(_named(steps, named) for steps in _blanks(data, ()))
    points = [
        OpenPoint(code=f"o-{number:02}", at=named[steps], why="not_written")
        for number, steps in enumerate(places, 1)
    ]
    return open_text(points, {named[steps]: value_hash(value_at(data, steps)) for steps in places})


def _blanks(data: Any, steps: Steps) -> Iterator[Steps]:
    if isinstance(data, str) and NOT_COPIED in data:
        yield steps
    elif isinstance(data, Mapping | list):
        for step, value in data.items() if isinstance(data, Mapping) else enumerate(data):
            yield from _blanks(value, (*steps, step))


def _named(steps: Steps, named: Mapping[Steps, str]) -> Steps:
    """The path, or that of the nearest part around it that an address leads to."""
    return next(steps[:end] for end in range(len(steps), 0, -1) if steps[:end] in named)
