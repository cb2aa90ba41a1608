"""The values of a campaign's data that are taken whole when it is asked who wrote them: a person or import.

A time or an amount is one such value (half of it from one plan and half from another would be no plan's), and
so is a list whose entries have neither code nor source: nothing could tell which of them is which.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.model.places import PlanLines, addresses, value_hash
from generator.problems import Steps

NOT_OF_THE_PLAN = ("id", "draft", "changes")
"""Keys of a campaign file that say nothing of its plan."""
_NAMES = ("code", "award", "source")


def is_whole(value: Any) -> bool:
    """Whether a value is taken whole."""
    if isinstance(value, Mapping):
        return "wording" in value and "code" not in value
    return not isinstance(value, list) or not value or not all(map(_is_named, value))


def whole_values(data: Any, at: Mapping[Steps, str], steps: Steps = ()) -> Iterator[tuple[str | None, Any]]:
    """Every whole value below `steps` with its address in `at`; None where nothing names it."""
    if is_whole(data):
        yield at.get(steps), data
        return
    inner = data.items() if isinstance(data, Mapping) else enumerate(data)
    for step, value in inner:
        yield from whole_values(value, at, (*steps, step))


def hashes(data: Mapping[str, Any], lines: PlanLines) -> dict[str, str]:
    """By the address of every whole value that the plan fills the hash of what stands there."""
    known = {steps: at for at, steps in addresses(data, lines)}
    of_the_plan = {key: value for key, value in data.items() if key not in NOT_OF_THE_PLAN}
    return {at: value_hash(value) for at, value in whole_values(of_the_plan, known) if at is not None}


def _is_named(entry: Any) -> bool:
    return isinstance(entry, Mapping) and any(isinstance(entry.get(key), str) for key in _NAMES)
