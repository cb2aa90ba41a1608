"""The ledger of what was published: for every row of every decision a hash, and the day it became public.

It is committed with the data. A row that vanishes or changes afterwards is noticed, whoever edited the list;
a withheld name leaves every file, and only its hash stays here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from generator.problems import Problem, Source, problem

VERSION = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One published row: the hash of its published fields, and the day (YYYY-MM-DD) it first stood here."""

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
    if not path.exists() and not path.is_symlink():
        return Ledger(), []
    try:
        # A pipe would make us wait for ever.
        raw = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        decisions = {
            code: {row: _entry(entry) for row, entry in rows.items()}
            for code, rows in raw["decisions"].items()
        }
        known = raw["version"] == VERSION
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        known = False
    return (Ledger(decisions), []) if known else (Ledger(), [problem("H25", Source(shown_as))])


def _entry(raw: Any) -> Entry:
    """One row as it was written; raises ValueError, TypeError or KeyError where we have not written it so."""
    entry = Entry(raw["hash"], date.fromisoformat(raw["published"]).isoformat())
    if {"hash": entry.hash, "published": entry.published} != raw or not isinstance(entry.hash, str):
        raise ValueError("not written by us")
    return entry
