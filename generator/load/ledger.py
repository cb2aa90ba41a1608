"""The ledger of what was published: for every decision a chain of states, committed with the data.

A state holds what one `thidua honours publish` made public: seals of the decision's facts and of the rows
that were new or corrected, and the corrections it used. A seal is an HMAC under a random salt that lies
beside it: whoever has row and salt can check it, whoever has only the seal can guess for ever. A withheld row
loses its salts and keeps its seals, so the chain of heads stays whole.

Version 1 had one plain hash for each row. It is read as states without heads, and rewritten by the next
`thidua honours publish`.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from generator.marks import normalize
from generator.problems import Problem, Source, problem
from generator.slug import CODE

VERSION = 2
NAME = "ledger.json"
KEY_BYTES = 32
MAX_BYTES = 20_000_000
"""Of a ledger: some 75,000 rows."""
_CODE = re.compile(CODE)
_ROW = re.compile(
    "[a-z]{1,20}(?:-[a-z]{1,20}){0,3}(?:-[0-9]{1,20}){1,2}"
)  # with two numbers the first is the series', the second the row's
_SEAL, _SALT, _KEY = re.compile("[0-9a-f]{64}"), re.compile("[0-9a-f]{32}"), re.compile("[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class SealedRow:
    """A row as one state published it: the seal of its fields, the mark of its name, the salt ("": none).

    `initials`: the mark of the name as "Đ.T. C3"; it serves a warning only, and no head is made of it. In
    version 1 `hash` is a plain hash, and there is nothing else.
    """

    hash: str
    mark: str = ""
    salt: str = ""
    initials: str = ""


@dataclass(frozen=True, slots=True)
class Used:
    """A correction that a state used up. `row` is "" where it concerns the decision itself.

    `document` is sealed like a row; for a withheld row neither document nor salt is kept.
    """

    row: str
    kind: str
    day: str
    hash: str
    document: str = ""
    salt: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """What was made public on one day, chained to the states before it.

    `facts` are seals under `salt`, by the decision's keys; `key` tells which key made the marks.
    """

    day: str
    rows: Mapping[str, SealedRow]
    facts: Mapping[str, str] = field(default_factory=dict)
    salt: str = ""
    corrections: tuple[Used, ...] = ()
    key: str = ""
    head: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The states of every decision by its code. `readable`: False where the file cannot be trusted."""

    decisions: Mapping[str, tuple[State, ...]] = field(default_factory=dict)
    version: int = VERSION
    readable: bool = True

    def rows(self, code: str) -> dict[str, SealedRow]:
        """The rows of a decision as they were published last."""
        return {row: entry for state in self.decisions.get(code, ()) for row, entry in state.rows.items()}

    def used(self, code: str) -> tuple[Used, ...]:
        """The corrections that the states of a decision have used up."""
        return tuple(each for state in self.decisions.get(code, ()) for each in state.corrections)

    def withheld(self, code: str) -> frozenset[str]:
        """The rows of a decision whose withholding is written down."""
        return frozenset(each.row for each in self.used(code) if each.kind == "withheld")

    @property
    def withheld_rows(self) -> frozenset[tuple[str, str]]:
        """All such rows, each with its decision."""
        return frozenset((code, row) for code in self.decisions for row in self.withheld(code))

    def as_json(self) -> str:
        """The ledger as it lies on disk: one row, one correction a line, so that a change is a small diff."""
        decisions = [
            f"  {_json(code)}: [\n" + ",\n".join(map(_state_json, states)) + "\n  ]"
            for code, states in sorted(self.decisions.items())
        ]
        head = f'{{\n "version": {VERSION},\n "decisions": {{\n'
        return head + ",\n".join(decisions) + "\n }\n}\n"


def sealed(salt: str, *fields: str) -> str:
    """The seal of these fields: HMAC-SHA256 under the salt, each field closed by a zero byte."""
    return hmac.digest(bytes.fromhex(salt), "\0".join(fields).encode(), "sha256").hex()


def head_of(code: str, before: str, state: State) -> str:
    """The state's head: SHA-256 over the head before it and all that a state keeps for ever.

    Salts and documents go when a name is withheld, so heads are made without them.
    """
    content = {
        "decision": code,
        "day": state.day,
        "key": state.key,
        "facts": dict(state.facts),
        "corrections": [[each.row, each.kind, each.day, each.hash] for each in state.corrections],
        "rows": {row: [entry.hash, entry.mark] for row, entry in state.rows.items()},
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{before}\n{text}".encode()).hexdigest()


def read_ledger(path: Path, shown_as: str) -> tuple[Ledger, list[Problem]]:
    """The ledger, empty where there is none. One that cannot be trusted is an error: it is evidence."""
    if not path.exists() and not path.is_symlink():
        return Ledger(), []
    try:
        # A pipe would make us wait for ever.
        text = path.read_text(encoding="utf-8-sig") if path.is_file() and _is_small(path) else ""
        raw = json.loads(normalize("NFC", text), object_pairs_hook=_no_key_twice)
        version, readers = _whole(raw["version"]), {1: _states_of_version_1, VERSION: _states}
        read = readers[version]
        decisions = {_checked(_CODE, code): read(code, found) for code, found in raw["decisions"].items()}
        return Ledger(decisions, version), []
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Ledger(readable=False), [problem("H25", Source(shown_as), path=shown_as)]


def _is_small(path: Path) -> bool:
    """Whether a ledger is no larger than one may be."""
    return path.stat().st_size <= MAX_BYTES


def read_key(path: Path) -> bytes | None:
    """The key of the marks; None where there is none, or something else."""
    try:
        return path.read_bytes() if path.is_file() and path.stat().st_size == KEY_BYTES else None
    except OSError:
        return None


# Below, whatever was not written by us raises ValueError, KeyError, TypeError or AttributeError.


def _whole(number: Any) -> int:
    if type(number) is not int:  # neither `true` nor 2.0
        raise ValueError("no number of a version")
    return number


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key twice")
    return found


def _states_of_version_1(_code: str, raw: Any) -> tuple[State, ...]:
    """A state for each day on which rows became public."""
    rows = []
    for row, entry in raw.items():
        day = date.fromisoformat(entry["published"]).isoformat()
        if {"hash": entry["hash"], "published": day} != entry or not entry["hash"]:
            raise ValueError("not written by us")
        rows.append((day, _checked(_ROW, row), SealedRow(_checked(_SEAL, entry["hash"]))))
    rows.sort(key=lambda each: each[0])
    return tuple(
        State(day, {row: entry for _, row, entry in found})
        for day, found in groupby(rows, key=lambda each: each[0])
    )


def _states(code: str, raw: Any) -> tuple[State, ...]:
    states = tuple(map(_state, raw))
    head = ""
    for state in states:
        head = head_of(code, head, state)
        if head != state.head:
            raise ValueError("the chain is broken")
    found = Ledger({code: states})
    gone = found.withheld(code)
    if not states or not states[-1].salt or _unsealed(found.rows(code), gone):
        raise ValueError("a salt is missing")
    return states


def _unsealed(rows: Mapping[str, SealedRow], withheld: frozenset[str]) -> bool:
    return any(not entry.salt for row, entry in rows.items() if row not in withheld)


def _state(raw: Any) -> State:
    if raw.keys() != {"day", "key", "facts", "corrections", "rows", "head"}:
        raise ValueError("not written by us")
    facts = {name: _checked(_SEAL, value) for name, value in raw["facts"].items() if name != "salt"}
    return State(
        day=date.fromisoformat(raw["day"]).isoformat(),
        rows={_checked(_ROW, row): _entry(entry) for row, entry in raw["rows"].items()},
        facts=facts,
        salt=_checked(_SALT, raw["facts"].get("salt", "")),
        corrections=tuple(map(_used, raw["corrections"])),
        key=_checked(_KEY, raw["key"]),
        head=_checked(_SEAL, raw["head"]),
    )


def _entry(raw: Any) -> SealedRow:
    entry = SealedRow(raw["hash"], raw.get("mark", ""), raw.get("salt", ""), raw.get("initials", ""))
    if _entry_data(entry) != raw or not entry.hash:
        raise ValueError("not written by us")
    _checked(_SEAL, entry.hash), _checked(_SEAL, entry.mark), _checked(_SALT, entry.salt)
    _checked(_SEAL, entry.initials)
    return entry


def _used(raw: Any) -> Used:
    used = Used(
        row=_checked(_ROW, raw.get("row", "")),
        kind=raw["kind"],
        day=date.fromisoformat(raw["day"]).isoformat(),
        hash=_checked(_SEAL, raw.get("hash", "")),
        document=raw.get("document", ""),
        salt=_checked(_SALT, raw.get("salt", "")),
    )
    if _used_data(used) != raw or (used.salt and sealed(used.salt, used.document) != used.hash):
        raise ValueError("not written by us")
    return used


def _checked(shape: re.Pattern[str], value: str) -> str:
    if value and not shape.fullmatch(value):
        raise ValueError("not written by us")
    return value


def _state_json(state: State) -> str:
    facts = {**state.facts, **_filled(salt=state.salt)}
    parts = {
        "day": _json(state.day),
        "key": _json(state.key),
        "facts": _block("{}", (f"{_json(name)}: {_json(facts[name])}" for name in sorted(facts))),
        "corrections": _block("[]", (_json(_used_data(each)) for each in state.corrections)),
        "rows": _block(
            "{}", (f"{_json(row)}: {_json(_entry_data(state.rows[row]))}" for row in sorted(state.rows))
        ),
        "head": _json(state.head),
    }
    return "   {\n" + ",\n".join(f"    {_json(name)}: {text}" for name, text in parts.items()) + "\n   }"


def _block(signs: str, lines: Iterator[str]) -> str:
    text = ",\n".join(f"     {line}" for line in lines)
    return f"{signs[0]}\n{text}\n    {signs[1]}" if text else signs


def _entry_data(entry: SealedRow) -> dict[str, str]:
    return _filled(hash=entry.hash, mark=entry.mark, initials=entry.initials, salt=entry.salt)


def _used_data(used: Used) -> dict[str, str]:
    return _filled(
        row=used.row, kind=used.kind, day=used.day, document=used.document, hash=used.hash, salt=used.salt
    )


def _filled(**values: str) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
