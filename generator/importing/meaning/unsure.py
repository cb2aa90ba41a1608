"""What a draft does not know: the mark that stands where a value belongs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.open_points import Why


@dataclass(frozen=True, slots=True)
class Offered:
    """An entry for a registry that lacks one: staff look it through and add it."""

    registry: str
    entry: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Unsure:
    """Stands in place of a value that is not certain.

    `understood` goes into the draft to be confirmed; None: the key is left out. `line` is that of plan.txt.
    """

    why: Why
    wording: str
    line: int
    understood: Any = None
    choices: tuple[Any, ...] = ()
    offered: tuple[Offered, ...] = ()


def understood(value: Any) -> Any:
    """The value itself, or what was understood where it is not certain."""
    return value.understood if isinstance(value, Unsure) else value
