"""Which backups of the data were made: nobody here knows where they lie by now, but what they are called."""

from __future__ import annotations

import json
from collections.abc import Mapping

from generator.project import Project


def noted(project: Project) -> list[Mapping[str, str]]:
    """The notes of the backups, each with its name, moment and user; none where they cannot be read."""
    try:
        notes = json.loads(project.backups.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    keys = ("name", "at", "user")
    return [
        {key: str(each[key]) for key in keys}
        for each in (notes if isinstance(notes, list) else [])
        if isinstance(each, dict) and all(key in each for key in keys)
    ]
