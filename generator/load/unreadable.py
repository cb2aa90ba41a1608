"""Folders that cannot be listed: whoever looks through them would pass over what they hold."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from generator.load.text_file import closed
from generator.problems import Problem
from generator.project import Project


def unreadable(project: Project) -> Iterator[Problem]:
    """A problem for every folder of data, pages and theme that cannot be listed, every closed theme file."""
    refused: list[OSError] = []
    for folder in (project.campaigns, project.content, project.theme):
        for parent, _, names in os.walk(folder, onerror=refused.append):
            if folder == project.theme:  # data files are told of where they are read
                paths = (Path(parent, name) for name in names)
                yield from (closed(project.shown(path)) for path in paths if not os.access(path, os.R_OK))
    for error in refused:
        if error.filename and os.path.lexists(error.filename):
            yield closed(project.shown(Path(error.filename)))
