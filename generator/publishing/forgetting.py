"""What our commands keep of earlier portals, and what of it must go when a name is withheld.

Beside each built folder lies a record of the rows that were withheld when it was built (`site.withheld`,
`site-previous.withheld`): so a build from before a withholding is known. A folder without a record counts as
one from before every withholding.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

from generator.output import replace_file
from generator.project import Project
from generator.publishing.swap import SwapFolders

_FORGOTTEN = (
    "site-previous",
    "offline-previous",
    "site-ready",
    "site-new",
    "offline-new",
    "handover-new",
    "pages",
    "preview",
    "previews",
    "drafts",
    "drafts-new",
    "drafts-previous",
    "cache",
)
"""Folders below `build/` that may hold a name and that every build can do without."""


def forget(project: Project, campaigns: Iterable[str]) -> list[Path]:
    """Delete, whole and unsearched, what may hold a name that was withheld; gives what was there.

    `campaigns` are those that withhold one: the desk's older versions of their files go, and of the pages
    written by hand, which may have told of it.
    """
    versions = (project.versions / name for name in sorted({*campaigns, project.content.name}))
    kept = (*(project.build / name for name in _FORGOTTEN), project.before_upgrade, *versions)
    gone = [folder for folder in kept if folder.exists() or folder.is_symlink()]
    for folder in gone:
        if folder.is_dir() and not folder.is_symlink():
            shutil.rmtree(folder)
        else:  # a link's own goal is not ours
            folder.unlink()
        folder.with_name(f"{folder.name}.withheld").unlink(missing_ok=True)
    return gone


def remember(place: SwapFolders, folder: Path, withheld: Iterable[str]) -> None:
    """Note which rows were withheld when `folder` was built."""
    rows = sorted(withheld)
    if rows:
        replace_file(place.record(folder), f"{json.dumps(rows)}\n".encode())
    else:
        place.record(folder).unlink(missing_ok=True)


def withheld_in(place: SwapFolders, folder: Path) -> frozenset[str]:
    """The rows that were withheld when `folder` was built; none where nobody knows."""
    try:
        return frozenset(json.loads(place.record(folder).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return frozenset()


def names_since(place: SwapFolders, withheld: frozenset[str]) -> frozenset[str]:
    """The withheld rows that the previous build still names."""
    return (withheld | withheld_in(place, place.target)) - withheld_in(place, place.previous)
