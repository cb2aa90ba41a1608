"""The last confirmed save is there whatever happens, and so is every version before."""

from __future__ import annotations

import errno
import threading
from pathlib import Path

import filelock
import pytest

from generator.desk.saving import store
from generator.desk.saving.store import ChangedMeanwhile, read, save
from generator.desk.saving.versions import content_of, seal, versions
from generator.problems import UsageError
from generator.project import Project

FILE = "campaigns/thu/campaign.yml"


def test_a_save_keeps_what_was_there_with_who_when_and_what(project: Project) -> None:
    first = read(project, FILE)
    assert first is not None
    made = save(project, FILE, b"id: thu\n", seal(first), ["Tên gọn"])
    assert read(project, FILE) == b"id: thu\n"
    assert made is not None
    [kept] = versions(project, "thu")
    assert kept == made
    assert (kept.file, kept.fields, kept.before, kept.after) == (
        FILE, ("Tên gọn",), seal(first), seal(b"id: thu\n"),
    )  # fmt: skip
    assert kept.user
    assert content_of(project, "thu", kept.name) == (kept, first)
    assert save(project, FILE, b"id: thu\n", kept.after, []) is None, "nothing changed, nothing kept"
    assert len(versions(project)) == 1


def test_a_file_changed_meanwhile_is_not_overwritten(project: Project) -> None:
    seen = seal(read(project, FILE))
    (project.root / FILE).write_bytes(b"id: thu # tay\n")
    with pytest.raises(ChangedMeanwhile):
        save(project, FILE, b"id: thu\n", seen, [])
    assert read(project, FILE) == b"id: thu # tay\n"
    assert versions(project) == []


@pytest.mark.parametrize("cut", range(3))
def test_a_disk_that_is_full_leaves_the_file_as_it_was(
    project: Project, monkeypatch: pytest.MonkeyPatch, cut: int
) -> None:
    """It may be full for the version, for its note and for the file itself."""
    before, replace, calls = read(project, FILE), Path.replace, iter(range(9))

    def full(self: Path, target: Path) -> Path:
        if next(calls) == cut:
            raise OSError(errno.ENOSPC, "full", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="full"):
        save(project, FILE, b"id: thu\n", seal(before), [])
    monkeypatch.undo()
    assert read(project, FILE) == before
    assert not list(project.root.rglob("*.new"))
    save(project, FILE, b"id: thu\n", seal(before), [])
    assert before in [
        found[1] for each in versions(project) if (found := content_of(project, "thu", each.name))
    ]


def test_two_desks_save_one_after_the_other(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    seen, told = seal(read(project, FILE)), []

    def work(mine: bytes) -> None:
        try:
            save(project, FILE, mine, seen, [])
            told.append("saved")
        except ChangedMeanwhile:
            told.append("changed")

    desks = [threading.Thread(target=work, args=(f"id: thu # {n}\n".encode(),)) for n in range(4)]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join()
    assert sorted(told) == ["changed", "changed", "changed", "saved"]
    monkeypatch.setattr(store, "_PATIENCE", 0.1)
    with (
        filelock.FileLock(project.versions.parent / "save.lock"),
        pytest.raises(UsageError, match="đang lưu"),
    ):
        save(project, FILE, b"id: thu\n", seen, [])


@pytest.mark.parametrize("file", ["../ngoai.yml", "campaigns/../README.md", ".thidua/ledger.key", "/etc/x"])
def test_nothing_outside_the_data_is_written(project: Project, file: str) -> None:
    with pytest.raises(UsageError):
        save(project, file, b"", "", [])


def test_no_path_is_taken_for_the_name_of_a_version(project: Project) -> None:
    assert content_of(project, "thu", "../../mkdocs") is None
