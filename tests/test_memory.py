"""What is kept between runs: it changes nothing but the time, whatever befalls its file."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from generator import memory
from generator.memory import digest_of_files, remembered, remembering


def told(build: Path, *inputs: str, made: list[str] | None = None) -> str:
    """What a run makes of the inputs; `made` gets them where it was really made."""

    def make() -> bytes:
        if made is not None:
            made.append(" ".join(inputs))
        return f"made of {inputs}".encode()

    with remembering(build):
        return remembered("thing", inputs, make).decode()


def test_what_is_made_of_the_same_is_made_once(tmp_path: Path) -> None:
    made: list[str] = []
    assert told(tmp_path, "a", "b", made=made) == told(tmp_path, "a", "b", made=made)
    assert told(tmp_path, "ab", "", made=made) != told(tmp_path, "a", "b", made=made)
    assert made == ["a b", "ab "]


def test_what_no_longer_holds_is_made_anew(tmp_path: Path) -> None:
    with remembering(tmp_path):
        remembered("thing", ["a"], lambda: b"old")
        assert remembered("thing", ["a"], lambda: b"new", lambda content: content == b"new") == b"new"
        assert remembered("thing", ["a"], lambda: b"newer") == b"new"


def test_without_a_memory_it_is_made() -> None:
    assert remembered("thing", ["a"], lambda: b"made") == b"made"


def spoilt_content(file: Path) -> None:
    with sqlite3.connect(file) as base:
        base.execute("UPDATE entry SET content = ?", (b"made of something else",))
    base.close()


def cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def no_base(file: Path) -> None:
    file.write_bytes(b"something else " * 1000)


def empty(file: Path) -> None:
    file.write_bytes(b"")


def another_table(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as base:
        base.execute("CREATE TABLE entry (key TEXT)")
    base.close()


@pytest.mark.parametrize("spoil", [spoilt_content, cut_off, no_base, empty, another_table, Path.unlink])
def test_a_spoilt_memory_is_noticed_and_made_anew(tmp_path: Path, spoil: object) -> None:
    made: list[str] = []
    right = told(tmp_path, "a", made=made)
    assert callable(spoil)
    spoil(tmp_path / "cache" / "memory.sqlite")
    assert told(tmp_path, "a", made=made) == right
    assert told(tmp_path, "a", made=made) == right
    assert made == ["a", "a"]


def test_a_folder_where_the_memory_should_be_is_no_harm(tmp_path: Path) -> None:
    (tmp_path / "cache" / "memory.sqlite").mkdir(parents=True)
    assert told(tmp_path, "a") == "made of ('a',)"


def test_a_file_in_place_of_the_folder_is_no_harm(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("", encoding="utf-8")
    assert told(tmp_path, "a") == "made of ('a',)"


def test_a_full_disk_or_one_that_may_not_be_written_is_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(tmp_path, "a")
    opened = memory.opened

    def full(path: Path) -> sqlite3.Connection | None:
        base = opened(path)
        assert base is not None
        base.execute("PRAGMA max_page_count = 1")
        return base

    def read_only(path: Path) -> sqlite3.Connection | None:
        return sqlite3.connect(f"file:{path}?mode=ro", uri=True, isolation_level=None)

    for trouble in (full, read_only):
        monkeypatch.setattr(memory, "opened", trouble)
        made: list[str] = []
        assert told(tmp_path, "b" * 100_000, made=made) == told(tmp_path, "b" * 100_000, made=made)
        assert len(made) == 2
        assert told(tmp_path, "a", made=made) == "made of ('a',)"
        assert len(made) == 2, "what is there is still read"


def test_two_runs_at_once_share_it(tmp_path: Path) -> None:
    made: list[str] = []
    with remembering(tmp_path):
        remembered("thing", ["first"], lambda: b"first")
        told(tmp_path, "second", made=made)
        told(tmp_path, "second", made=made)
        assert remembered("thing", ["first"], lambda: b"again") == b"first"
    assert made == ["second"]


def test_another_command_that_writes_is_waited_for_and_then_passed_by(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "_PATIENCE", 0)
    told(tmp_path, "a")
    other = sqlite3.connect(tmp_path / "cache" / "memory.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        assert told(tmp_path, "b") == "made of ('b',)"
    finally:
        other.close()


def test_it_does_not_grow_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "MOST_BYTES", 5_000)
    times = iter(range(0, 10_000_000, 100_000))
    monkeypatch.setattr(memory.time, "time", lambda: next(times))
    for name in "abcdef":
        told(tmp_path, name * 1_000)
        told(tmp_path, "a" * 1_000)
    made: list[str] = []
    for name in "af":
        told(tmp_path, name * 1_000, made=made)
    assert not made, "what was used last is there"
    told(tmp_path, "b" * 1_000, made=made)
    assert made, "what nobody used went"


def test_another_program_makes_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    told(tmp_path, "a", made=made)
    monkeypatch.setattr(memory, "program", lambda: b"another version")
    told(tmp_path, "a", made=made)
    assert len(made) == 2


def test_files_are_told_from_others_by_name_and_content(tmp_path: Path) -> None:
    folder = tmp_path / "campaigns"
    (folder / "a").mkdir(parents=True)
    seen = {digest_of_files([folder], tmp_path)}

    def changed() -> None:
        found = digest_of_files([folder], tmp_path)
        assert found == digest_of_files([folder], tmp_path)
        assert found not in seen
        seen.add(found)

    (folder / "a" / "x").write_bytes(b"1")
    changed()
    (folder / "a" / "x").write_bytes(b"2")
    changed()
    (folder / "a" / "x").rename(folder / "x")
    changed()
    (folder / "b").mkdir()
    changed()
    (folder / "x").unlink()
    changed()
    (folder / "b" / "y").write_bytes(b"1")
    changed()
    (folder / "a" / "link").symlink_to(folder / "b", target_is_directory=True)
    seen.add(digest_of_files([folder / "a"], tmp_path))
    (folder / "b" / "y").write_bytes(b"2")
    assert digest_of_files([folder / "a"], tmp_path) not in seen, "what a link leads to is read, too"


def test_a_file_that_was_read_before_is_read_again_where_it_was_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that goes on reads no file twice; no edit may hide behind an old time or the same length."""
    monkeypatch.setattr(memory, "_AT_REST", -(10**18))
    path = tmp_path / "x"
    path.write_bytes(b"1")
    times = (path.stat().st_atime_ns, path.stat().st_mtime_ns)
    before = digest_of_files([path], tmp_path)
    path.write_bytes(b"2")
    os.utime(path, ns=times)
    changed = digest_of_files([path], tmp_path)
    assert changed != before
    beside = tmp_path / "y"
    beside.write_bytes(b"3")
    os.utime(beside, ns=times)
    beside.replace(path)
    assert digest_of_files([path], tmp_path) not in {before, changed}


def test_two_edits_of_one_moment_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Disks count times in steps: a file that was written just now is read again, whatever its time says."""
    path = tmp_path / "x"
    path.write_bytes(b"1")
    now = path.stat()
    monkeypatch.setattr(memory.os, "stat", lambda _: now)
    before = digest_of_files([path], tmp_path)
    path.write_bytes(b"2")
    assert digest_of_files([path], tmp_path) != before


def test_what_lies_outside_is_not_looked_through(tmp_path: Path) -> None:
    """A link to somebody's whole disk would keep every command waiting."""
    root, other = tmp_path / "portal", tmp_path / "other"
    for folder in (root, other):
        folder.mkdir()
    (root / "link").symlink_to(other, target_is_directory=True)
    before = digest_of_files([root], root)
    (other / "x").write_bytes(b"1")
    assert digest_of_files([root], root) == before
