"""Folders that cannot be looked through: their readers would stop, or pass over what they hold."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from generator.load.text_file import closed
from generator.problems import Problem
from generator.project import Project


def closed_folders(project: Project, *folders: Path) -> list[Problem]:
    """A problem for every folder, these and those below, that nobody lets us list, or open files of."""
    refused: list[Path] = []

    def refuse(error: OSError) -> None:
        if error.filename and os.path.lexists(error.filename):
            refused.append(Path(error.filename))

    for folder in folders:
        for parent, *_ in os.walk(folder, onerror=refuse):
            if not os.access(parent, os.X_OK):
                refused.append(Path(parent))
    return [closed(project.shown(path)) for path in refused]


def closed_theme(project: Project) -> Iterator[Problem]:
    """A problem for every folder and file of the theme that we may not read; of data their readers tell."""
    yield from closed_folders(project, project.theme)
    for parent, _, names in os.walk(project.theme):
        paths = (Path(parent, name) for name in names)
        yield from (closed(project.shown(path)) for path in paths if not os.access(path, os.R_OK))
