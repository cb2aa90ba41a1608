"""Links among the data that lead elsewhere: what they point at must not be published."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from generator.problems import Problem, Source, problem
from generator.project import Project

_REASON = "đây là lối tắt (liên kết) tới nơi nằm ngoài thư mục {}/, hoặc tới tệp ẩn"
_REMEDY = "xóa lối tắt đi, rồi chép tệp thật vào chỗ này"


def outside_links(project: Project) -> Iterator[Problem]:
    """A problem (Y01) for every link below campaigns/, content/ and theme/ that leads out of that folder.

    The folders themselves may be links: data may be kept in a place of its own.
    """
    for folder in (project.campaigns, project.content, project.theme):
        reason = _REASON.format(folder.name)
        yield from (
            problem("Y01", Source(project.shown(path)), reason=reason, remedy=_REMEDY)
            for path in _links(folder)
            if not _stays(_target(path), folder.resolve())
        )


def _stays(target: Path, inside: Path) -> bool:
    """Whether a link leads to what is data, too: the settings of version control are none."""
    below = target.relative_to(inside).parts if target.is_relative_to(inside) else (".",)
    return not any(part.startswith(".") for part in below)


def _links(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders.sort()
        yield from (path for name in sorted([*folders, *files]) if (path := Path(parent, name)).is_symlink())


def _target(path: Path) -> Path:
    """Where a link leads; one in a circle counts as inside, and reading it will be a problem of its own."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.parent.resolve()
