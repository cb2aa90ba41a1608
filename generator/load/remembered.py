"""What this machine has published: how far each decision's chain reached when it was last written down.

It lies beside the key, outside version control and builds, and holds no name: where a ledger and the line in
the campaign file that tells of it are both gone, it is all that still knows.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from generator.load.ledger import State


class Reached(NamedTuple):
    """The number of states of a chain, and the last one's head."""

    states: int
    head: str

    def holds(self, chain: tuple[State, ...]) -> bool:
        """Whether the chain goes at least so far, by the same states."""
        return len(chain) >= self.states and chain[self.states - 1].head == self.head


def read_remembered(path: Path) -> dict[tuple[str, str], Reached]:
    """By campaign and decision; nothing where there is no record, or none of ours."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        return {
            (campaign, code): Reached(int(told["states"]), str(told["head"]))
            for campaign, decisions in raw.items()
            for code, told in decisions.items()
            if int(told["states"]) > 0
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def as_json(remembered: Mapping[tuple[str, str], Reached]) -> str:
    """The record as it lies on disk."""
    data: dict[str, dict[str, dict[str, int | str]]] = {}
    for (campaign, code), reached in sorted(remembered.items()):
        data.setdefault(campaign, {})[code] = reached._asdict()
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
