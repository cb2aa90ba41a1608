"""Ledger, key and what a machine remembers, whatever lies there: told or soundly read, in bounded work."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from work import at_most

from generator.load.ledger import KEY_BYTES, MAX_BYTES, read_key, read_ledger
from generator.load.published_here import Reached, read_published_here
from generator.problems import catalogue

STEPS = 200_000
SEAL, SALT, HEAD = "a" * 64, "b" * 32, "c" * 64


def state(**changes: Any) -> dict[str, Any]:
    """A state as far as its shape goes; its head is no head."""
    found: dict[str, Any] = {"day": "2026-05-10", "key": "d" * 16, "facts": {"salt": SALT}, "corrections": []}
    return found | {"rows": {"ca-nhan-1": {"hash": SEAL, "salt": SALT}}, "head": HEAD} | changes


def ledger(decisions: object, version: object = 2) -> str:
    return json.dumps({"version": version, "decisions": decisions})


def of_version_1(row: object, seal: object = SEAL) -> str:
    return ledger({"qd-1": {row: {"hash": seal, "published": "2026-01-01"}}}, 1)


# What is no JSON of ours, wherever it lies.
NO_RECORD = {
    "empty": "",
    "a text": '"x"',
    "null": "null",
    "a list": "[]",
    "lists in lists": "[" * 100_000,
    "objects in objects": '{"a":' * 100_000,
    "twice": "{}{}",
    "a control sign": "{}\0",
    "accents": '{"a' + "\u0301\u0323" * 20_000,
    "larger than one can be": " " * (MAX_BYTES + 1),
}
LEDGERS = NO_RECORD | {
    "no number": '{"version": NaN, "decisions": {}}',
    "endless": '{"version": 1e999, "decisions": {}}',
    "5000 digits": f'{{"version": {"9" * 5_000}, "decisions": {{}}}}',
    "true": ledger({}, version=True),
    "2.0": ledger({}, 2.0),
    "a list as version": ledger({}, []),
    "decisions in a list": ledger([]),
    "states in an object": ledger({"qd-1": {}}),
    "states in a text": ledger({"qd-1": "abc"}),
    "no state": ledger({"qd-1": []}),
    "numbers for states": ledger({"qd-1": [0] * 100_000}),
    "a lone surrogate": ledger({"\ud800": [state()]}),
    "a row with one": ledger({"qd-1": [state(rows={"\ud800": {"hash": SEAL, "salt": SALT}})]}),
    "such a row of version 1": of_version_1("\ud800"),
    "a code that is none": ledger({"<b>": {}}, 1),
    "a hash that is none": of_version_1("ca-nhan-1", "x"),
    "a day that never comes": ledger({"qd-1": [state(day="99999-01-01")]}),
    "a day as a number": ledger({"qd-1": [state(day=20260101)]}),
    "no rows": ledger({"qd-1": [state(rows=None)]}),
    "facts in a list": ledger({"qd-1": [state(facts=[1])]}),
    "corrections in a text": ledger({"qd-1": [state(corrections="abc")]}),
    "a correction of lists": ledger({"qd-1": [state(corrections=[{"kind": [], "day": "2026-01-01"}])]}),
    "a hash of lists": ledger({"qd-1": [state(rows={"ca-nhan-1": {"hash": [1]}})]}),
    "no head": ledger({"qd-1": [state(head=None)]}),
    "a head that is none": ledger({"qd-1": [state()]}),
}
REMEMBERED = NO_RECORD | {
    "states without end": json.dumps({"thu": {"qd-1": {"states": float("inf"), "head": HEAD}}}),
    "states that are no number": json.dumps({"thu": {"qd-1": {"states": float("nan"), "head": HEAD}}}),
    "4000 digits": json.dumps({"thu": {"qd-1": {"states": 10**4_000, "head": HEAD}}}),
    "true": json.dumps({"thu": {"qd-1": {"states": True, "head": HEAD}}}),
    "none at all": json.dumps({"thu": {"qd-1": {"states": 0, "head": HEAD}}}),
    "signs of a terminal": json.dumps({"thu\x1b[31m": {"qd-1": {"states": 1, "head": HEAD}}}),
    "a lone surrogate": json.dumps({"thu": {"\ud800": {"states": 1, "head": HEAD}}}),
    "a head that is none": json.dumps({"thu": {"qd-1": {"states": 1, "head": "<b>"}}}),
    "a list for a head": json.dumps({"thu": {"qd-1": {"states": 1, "head": [1]}}}),
    "more than we write": json.dumps({"thu": {"qd-1": {"states": 1, "head": HEAD, "more": 1}}}),
}


@pytest.mark.parametrize("text", LEDGERS.values(), ids=LEDGERS)
def test_a_ledger_that_is_none_is_told(text: str, tmp_path: Path) -> None:
    path = tmp_path / "ledger.json"
    path.write_text(text, encoding="utf-8")
    assert "H25" in catalogue()  # read from its file before, once
    with at_most(STEPS):
        found, problems = read_ledger(path, "ledger.json")
    assert (found.readable, [problem.code for problem in problems]) == (False, ["H25"])


@pytest.mark.parametrize("text", REMEMBERED.values(), ids=REMEMBERED)
def test_a_record_that_is_none_is_not_taken_for_an_empty_one(text: str, tmp_path: Path) -> None:
    path = tmp_path / "published.json"
    path.write_text(text, encoding="utf-8")
    with at_most(STEPS):
        assert read_published_here(path) is None


def test_a_record_of_ours_is_read(tmp_path: Path) -> None:
    path = tmp_path / "published.json"
    assert read_published_here(path) == {}
    path.write_text(json.dumps({"thu": {"qd-1": {"states": 2, "head": HEAD}}}), encoding="utf-8")
    assert read_published_here(path) == {("thu", "qd-1"): Reached(2, HEAD)}


def _folder(path: Path) -> None:
    path.mkdir()


def _circle(path: Path) -> None:
    path.symlink_to(path.name)


def _endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(10**12)


@pytest.mark.parametrize("put", [_folder, _circle, _endless, _pipe, _huge])
def test_what_is_no_file_is_not_read(put: Callable[[Path], None], tmp_path: Path) -> None:
    path = tmp_path / "file"
    put(path)
    assert not read_ledger(path, "ledger.json")[0].readable
    assert read_published_here(path) is None
    assert read_key(path) is None


@pytest.mark.parametrize("size", [0, KEY_BYTES - 1, KEY_BYTES + 1])
def test_a_key_of_another_size_is_none(size: int, tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(b"x" * size)
    assert read_key(tmp_path / "key") is None
