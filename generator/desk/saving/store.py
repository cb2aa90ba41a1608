"""Saves a file: the version before is kept, the new one takes its place at one stroke.

A file that somebody else has changed meanwhile is never overwritten.
"""

from __future__ import annotations

import errno
import getpass
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import filelock

from generator import clock
from generator.desk.saving.versions import Version, fingerprint, forget, keep
from generator.output import replace_file
from generator.problems import UsageError
from generator.project import Project

_NO_LOCKS = frozenset({errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP})
_PATIENCE = 10  # seconds that a save waits for another one


class ChangedMeanwhile(Exception):  # noqa: N818 - it says what happened, as our other exceptions do
    """The file is not what the form was made from any more."""


def read(project: Project, file: str) -> bytes | None:
    """What the portal's file holds; None where it is not there."""
    path = inside(project, file)
    return path.read_bytes() if path.is_file() else None


@dataclass(frozen=True, slots=True)
class FileChange:
    """What a file is to hold, None: it goes; `seen` is the fingerprint of what the change was made from."""

    file: str
    content: bytes | None
    seen: str
    fields: Sequence[str]


def save(project: Project, file: str, content: bytes, seen: str, fields: Sequence[str]) -> Version | None:
    """Write one file as `save_all` does; None where it holds just that already."""
    return next(iter(save_all(project, [FileChange(file, content, seen, fields)])), None)


def save_all(project: Project, changes: Sequence[FileChange]) -> list[Version]:
    """Write the files and keep what each held; one that holds just that already is left alone.

    Raises ChangedMeanwhile where one of them is not what was seen: then none is written. OSError where one
    cannot be written: it and those behind it are as they were.
    """
    paths = [inside(project, change.file) for change in changes]
    with _alone(project):
        held = _as_seen(project, changes)
        made = []
        others = [
            (change, before, path)
            for change, before, path in zip(changes, held, paths, strict=True)
            if before != change.content
        ]
        for change, before, _ in others:
            version = Version(
                change.file, clock.moment(), user_name(), tuple(change.fields), change.seen,
                fingerprint(change.content),
            )  # fmt: skip
            made.append(keep(project, version, before or b""))
        try:
            _as_seen(project, changes)  # an editor that knows no lock may have saved while they were kept
        except ChangedMeanwhile:
            for version in made:
                forget(project, version)
            raise
        for change, _, path in others:
            if change.content is None:
                _take_away(project, path)
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, change.content)
        return made


def _as_seen(project: Project, changes: Sequence[FileChange]) -> list[bytes | None]:
    """What the files hold. Raises ChangedMeanwhile where one of them is not what was seen."""
    held = [read(project, change.file) for change in changes]
    for change, before in zip(changes, held, strict=True):
        if fingerprint(before) != change.seen:
            raise ChangedMeanwhile(change.file)
    return held


@contextmanager
def kept_around(project: Project, files: Sequence[str], fields: Sequence[str]) -> Iterator[None]:
    """Keep what the files hold before the block changes them; of one that it leaves alone nothing is kept."""
    with _alone(project):
        held = {file: read(project, file) for file in files}
        notes = [
            Version(
                file, clock.moment(), user_name(), tuple(fields), fingerprint(content), fingerprint(content)
            )
            for file, content in held.items()
        ]
        notes = [keep(project, each, held[each.file] or b"") for each in notes]
        try:
            yield
        finally:
            for each in notes:
                now = read(project, each.file)
                if now == held[each.file]:
                    forget(project, each)
                else:
                    keep(project, replace(each, after=fingerprint(now)), held[each.file] or b"")


def inside(project: Project, file: str) -> Path:
    """The file's path. Raises UsageError where it would lie outside the portal or among what is kept."""
    path = (project.root / file).resolve()
    root = project.root.resolve()
    allowed = (root / "campaigns", root / "content", root / "mkdocs.yml")
    if not any(path == each or each in path.parents for each in allowed):
        raise UsageError(f"Không ghi {file}: chỉ ghi tệp dữ liệu của cổng.")
    return path


def _take_away(project: Project, path: Path) -> None:
    """The file goes, and the folders that are empty without it."""
    path.unlink()
    tops = (project.campaigns.resolve(), project.content.resolve())
    with suppress(OSError):  # somebody else's file is in it
        for folder in path.parents:
            if folder in tops or not any(top in folder.parents for top in tops):
                break
            folder.rmdir()


@contextmanager
def _alone(project: Project) -> Iterator[None]:
    """One save at a time, also of two desks on one shared folder. Raises UsageError after a while."""
    path = project.versions.parent / "save.lock"
    path.parent.mkdir(exist_ok=True)
    lock = _taken(path)
    try:
        yield
    finally:
        lock.release()


def _taken(path: Path) -> filelock.BaseFileLock:
    """The lock, held; on a network's folder that knows no locks it is a file that only one can make."""
    try:
        return _acquired(filelock.FileLock(path, timeout=_PATIENCE), "")
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise
    file = path.with_suffix(".held")
    return _acquired(
        filelock.SoftFileLock(file, timeout=_PATIENCE),
        f" Chắc chắn không còn bàn nào đang lưu thì xóa tệp {file.parent.name}/{file.name}.",
    )


def _acquired(lock: filelock.BaseFileLock, remedy: str) -> filelock.BaseFileLock:
    try:
        lock.acquire()
    except filelock.Timeout as error:
        raise UsageError(f"Một bàn làm việc khác đang lưu. Đợi một lát rồi lưu lại.{remedy}") from error
    return lock


def user_name() -> str:
    """The name under which the computer knows whoever works here."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a system that knows no names
        return "không rõ"
