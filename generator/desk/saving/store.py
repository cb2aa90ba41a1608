"""Saves a file: the version before is kept, the new one takes its place at one stroke.

A file that somebody else has changed meanwhile is never overwritten.
"""

from __future__ import annotations

import getpass
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import filelock

from generator import clock
from generator.desk.saving.versions import Version, keep, seal
from generator.output import replace_file
from generator.problems import UsageError
from generator.project import Project

_PATIENCE = 10  # seconds that a save waits for another one


class ChangedMeanwhile(Exception):  # noqa: N818 - it says what happened, as our other exceptions do
    """The file is not what the form was made from any more."""


def read(project: Project, file: str) -> bytes | None:
    """What the portal's file holds; None where it is not there."""
    path = inside(project, file)
    return path.read_bytes() if path.is_file() else None


def save(project: Project, file: str, content: bytes, seen: str, fields: Sequence[str]) -> Version | None:
    """Write the file and keep what it held; None where it holds just that already.

    `seen` is the seal of what the change was made from. Raises ChangedMeanwhile where the file holds
    something else now, OSError where it cannot be written: then it is as it was.
    """
    path = inside(project, file)
    with _alone(project):
        before = read(project, file)
        if seal(before) != seen:
            raise ChangedMeanwhile(file)
        if before == content:
            return None
        version = Version(file, clock.moment(), user_name(), tuple(fields), seen, seal(content))
        kept = keep(project, version, before or b"")
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, content)
        return kept


def inside(project: Project, file: str) -> Path:
    """The file's path. Raises UsageError where it would lie outside the portal or among what is kept."""
    path = (project.root / file).resolve()
    root = project.root.resolve()
    allowed = (root / "campaigns", root / "content", root / "mkdocs.yml")
    if not any(path == each or each in path.parents for each in allowed):
        raise UsageError(f"Không ghi {file}: chỉ ghi tệp dữ liệu của cổng.")
    return path


@contextmanager
def _alone(project: Project) -> Iterator[None]:
    """One save at a time, also of two desks on one shared folder. Raises UsageError after a while."""
    path = project.versions.parent / "save.lock"
    path.parent.mkdir(exist_ok=True)
    try:
        with filelock.FileLock(path, timeout=_PATIENCE):
            yield
    except filelock.Timeout as error:
        raise UsageError("Một bàn làm việc khác đang lưu. Đợi một lát rồi lưu lại.") from error


def user_name() -> str:
    """The name under which the computer knows whoever works here."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a system that knows no names
        return "không rõ"
