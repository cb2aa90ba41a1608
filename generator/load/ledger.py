"""The ledger of what was published: for every row of every decision a hash, and the day it became public.

It is committed with the data. A row that vanishes or changes afterwards is noticed, whoever edited the list;
a withheld name leaves every file, and only its hash stays here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.problems import Problem, Source, problem

VERSION = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One published row: the hash of its published fields, and the day (YYYY-MM-DD) it was written down."""

    hash: str
    published: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """Entries by decision and row id."""

    decisions: Mapping[str, Mapping[str, Entry]] = field(default_factory=dict)

    def as_json(self) -> str:
        """The ledger as it lies on disk: sorted, one row a line, so that a change is a small diff."""
        decisions = {
            code: {row: {"hash": rows[row].hash, "published": rows[row].published} for row in sorted(rows)}
            for code, rows in sorted(self.decisions.items())
        }
        text = json.dumps({"version": VERSION, "decisions": decisions}, ensure_ascii=False, indent=1)
        return text + "\n"


def read_ledger(path: Path, shown_as: str) -> tuple[Ledger, list[Problem]]:
    """The ledger, empty where there is none. One that cannot be read is an error: it is evidence."""
    if not path.exists():
        return Ledger(), []
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        decisions = {
            code: {row: Entry(entry["hash"], entry["published"]) for row, entry in rows.items()}
            for code, rows in raw["decisions"].items()
        }
        known = raw["version"] == VERSION
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        known = False
    return (Ledger(decisions), []) if known else (Ledger(), [problem("H25", Source(shown_as))])
