"""The last confirmed save is there whatever happens, and so is every version before."""

from __future__ import annotations

import errno
import fcntl
import os
import threading
from collections.abc import Sequence
from pathlib import Path

import filelock
import pytest
from desks import Desk

from generator import clock
from generator.desk.saving import store
from generator.desk.saving.store import ChangedMeanwhile, FileChange, read, save, save_all
from generator.desk.saving.versions import Version, content_of, fingerprint, keep, versions
from generator.problems import UsageError
from generator.project import Project

FILE = "campaigns/thu/campaign.yml"


def test_a_save_keeps_what_was_there_with_who_when_and_what(project: Project) -> None:
    first = read(project, FILE)
    assert first is not None
    made = save(project, FILE, b"id: thu\n", fingerprint(first), ["Tên gọn"])
    assert read(project, FILE) == b"id: thu\n"
    assert made is not None
    [kept] = versions(project, "thu")
    assert kept == made
    assert (kept.file, kept.fields, kept.before, kept.after) == (
        FILE, ("Tên gọn",), fingerprint(first), fingerprint(b"id: thu\n"),
    )  # fmt: skip
    assert kept.user
    assert content_of(project, "thu", kept.name) == (kept, first)
    assert save(project, FILE, b"id: thu\n", kept.after, []) is None, "nothing changed, nothing kept"
    assert len(versions(project)) == 1


def test_a_file_changed_meanwhile_is_not_overwritten(project: Project) -> None:
    seen = fingerprint(read(project, FILE))
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
        save(project, FILE, b"id: thu\n", fingerprint(before), [])
    monkeypatch.undo()
    assert read(project, FILE) == before
    assert not list(project.root.rglob("*.new"))
    save(project, FILE, b"id: thu\n", fingerprint(before), [])
    assert before in [
        found[1] for each in versions(project) if (found := content_of(project, "thu", each.name))
    ]


def test_two_desks_save_one_after_the_other(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    seen, told = fingerprint(read(project, FILE)), []

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


OTHER = "campaigns/thu/plan.txt"


def contents(project: Project) -> list[bytes]:
    """What is kept, the newest first."""
    kept = [content_of(project, each.group, each.name) for each in versions(project)]
    return [found[1] for found in kept if found]


def test_a_clock_that_shows_a_moment_again_takes_no_version_away(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "moment", lambda: "2026-11-20T09:30:00.000000")
    first = read(project, FILE)
    assert first is not None
    held = first
    for text in (b"id: a\n", b"id: b\n", b"id: c\n"):
        save(project, FILE, text, fingerprint(held), [])
        held = text
    assert sorted(contents(project)) == sorted([first, b"id: a\n", b"id: b\n"])


def test_what_is_saved_elsewhere_during_a_save_is_not_overwritten(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Word and Notepad know no lock; of several files none is written then."""
    before = {file: read(project, file) for file in (FILE, OTHER)}

    def kept_while_another_saves(project: Project, version: Version, content: bytes) -> Version:
        made = keep(project, version, content)
        (project.root / OTHER).write_bytes(b"tay\n")
        return made

    monkeypatch.setattr(store, "keep", kept_while_another_saves)
    with pytest.raises(ChangedMeanwhile):
        save_all(
            project, [FileChange(file, b"x\n", fingerprint(content), []) for file, content in before.items()]
        )
    assert read(project, FILE) == before[FILE]
    assert read(project, OTHER) == b"tay\n"
    assert versions(project) == []


@pytest.mark.skipif(os.name != "posix", reason="no signal ends a process there")
@pytest.mark.parametrize("cut", range(6))
def test_a_desk_that_is_killed_while_it_saves_leaves_whole_files(project: Project, cut: int) -> None:
    """At each step; the next desk saves without waiting for it, and what was there is kept or still there."""
    before = {file: read(project, file) for file in (FILE, OTHER)}
    after = {file: f"sau: {file}\n".encode() for file in before}
    process = os.fork()
    if not process:
        replace, calls = Path.replace, iter(range(99))
        Path.replace = lambda self, target: (  # type: ignore[assignment,method-assign]
            os._exit(9) if next(calls) == cut else replace(self, target)
        )
        try:
            save_all(
                project,
                [FileChange(file, after[file], fingerprint(content), []) for file, content in before.items()],
            )
        finally:
            os._exit(0)  # whatever was raised: else the fork would run the tests that follow
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 9
    for file, content in before.items():
        now = read(project, file)
        assert now in (content, after[file])
        assert now == content or content in contents(project)
        save(project, file, b"roi\n", fingerprint(now), [])
        assert read(project, file) == b"roi\n"
        assert now in contents(project)


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP])
def test_a_folder_of_a_network_that_knows_no_locks_is_saved_into_by_one_at_a_time(
    project: Project, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refused(*_: object) -> None:
        raise OSError(number, "no locks")

    monkeypatch.setattr(fcntl, "flock", refused)
    monkeypatch.setattr(store, "_PATIENCE", 0.2)
    before = fingerprint(read(project, FILE))
    told = []

    def kept_while_another_waits(project: Project, version: Version, content: bytes) -> Version:
        if not told:
            told.append("")
            with pytest.raises(UsageError, match="đang lưu") as refusal:
                save(project, OTHER, b"x", fingerprint(read(project, OTHER)), [])
            told.append(str(refusal.value))
        return keep(project, version, content)

    monkeypatch.setattr(store, "keep", kept_while_another_waits)
    save(project, FILE, b"id: thu\n", before, [])
    assert told[1:]
    assert read(project, FILE) == b"id: thu\n"
    save(project, FILE, b"id: thu # 2\n", fingerprint(b"id: thu\n"), [])


TROUBLES = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EIO, errno.ESTALE, errno.ENOTCONN)


def test_what_a_disk_refuses_is_told_in_words_and_nothing_is_lost(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that is full, that may only be read, a network's that went away."""
    fields = desk.form("/phong-trao/thu/") | {"short_title": "Khác", "lam": "luu"}
    before = files(desk.project)
    for number in TROUBLES:

        def refused(self: Path, target: Path, number: int = number) -> Path:
            raise OSError(number, os.strerror(number), str(self), None, str(target))

        with monkeypatch.context() as broken:
            broken.setattr(Path, "replace", refused)
            answer = desk.post("/phong-trao/thu/", list(fields.items()))
        assert (answer.status, "Chưa làm được" in answer.body) == (409, True)
        assert files(desk.project) == before
    assert desk.post("/phong-trao/thu/", list(fields.items())).status == 303


def files(project: Project) -> Sequence[tuple[str, bytes]]:
    """The data as they lie there."""
    paths = sorted(path for path in project.campaigns.rglob("*") if path.is_file())
    return [(path.relative_to(project.root).as_posix(), path.read_bytes()) for path in paths]
