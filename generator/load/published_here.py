"""What this machine has published: how far each decision's chain reached when it was last written down.

It lies beside the key, outside version control and builds, and holds no name: where a ledger and the line in
the campaign file that tells of it are both gone, it is all that still knows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from generator.load.ledger import State
from generator.slug import CODE

MAX_BYTES = 1_000_000
"""Some 7,000 decisions."""
_CODE, _HEAD, _MOST = re.compile(CODE), re.compile("[0-9a-f]{64}"), 100_000


class Reached(NamedTuple):
    """The number of states of a chain, and the last one's head."""

    states: int
    head: str

    def holds(self, chain: tuple[State, ...]) -> bool:
        """Whether the chain goes at least so far, by the same states."""
        return len(chain) >= self.states and chain[self.states - 1].head == self.head


PublishedHere = dict[tuple[str, str], Reached]
"""By campaign and decision."""


def read_published_here(path: Path) -> PublishedHere | None:
    """Nothing where there is no record; None where there is one that was not written by us."""
    try:
        if not path.exists() and not path.is_symlink():
            return {}
        # A pipe would make us wait for ever.
        text = path.read_text(encoding="utf-8") if path.is_file() and path.stat().st_size <= MAX_BYTES else ""
        return {
            (campaign, code): _reached(campaign, code, told)
            for campaign, decisions in json.loads(text).items()
            for code, told in decisions.items()
        }
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return None


def _reached(campaign: str, code: str, told: Any) -> Reached:
    """Raises ValueError, TypeError or AttributeError for what was not written by us."""
    states, head = told.get("states"), told.get("head")
    ours = type(states) is int and 1 <= states <= _MOST and _HEAD.fullmatch(head)
    if not ours or len(told) > 2 or not _CODE.fullmatch(campaign) or not _CODE.fullmatch(code):
        raise ValueError("not written by us")
    return Reached(states, head)


def as_json(published: Mapping[tuple[str, str], Reached]) -> str:
    """The record as it lies on disk."""
    data: dict[str, dict[str, dict[str, int | str]]] = {}
    for (campaign, code), reached in sorted(published.items()):
        data.setdefault(campaign, {})[code] = reached._asdict()
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
