"""What is remembered of the last build of a folder: what it was made of, and what it holds.

Where nothing of it changed, the folder is what a build would make: it is compared with the record, and left.
Where something did, pages whose own text is the same are taken from the folder, each compared with its hash.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from generator.memory import digest, digest_of_files, keep, recall
from generator.project import Project
from generator.publishing.manifest import Manifest, manifest_found

_OPEN_SETTINGS = ("INHERIT", "!ENV", "!relative")
"""What in mkdocs.yml names things that are no file of the portal."""


@dataclass(frozen=True, slots=True)
class LastBuild:
    """A folder as it was built, by hashes.

    `made_of`: of everything that went into it, "" where nobody knows; `told`: what was read, and what still
    waits for words; `around`: of what stands in every page; `sources`: of each page's own text, by the built
    file; `files`: of every built file.
    """

    made_of: str
    told: tuple[str, str]
    around: str
    sources: Mapping[str, str]
    files: Manifest

    def is_whole(self, folder: Path) -> bool:
        """Whether the folder still holds just what was built."""
        return self.files == manifest_found(folder)


def recall_build(target: Path) -> LastBuild | None:
    """The record of the last build of this folder."""
    found = recall("build", [target.name])
    if found is None:
        return None
    noted = json.loads(found)
    read, waiting = noted["told"]
    return LastBuild(**noted | {"told": (read, waiting)})


def keep_build(target: Path, build: LastBuild) -> None:
    """Note the build of this folder."""
    noted = {field.name: getattr(build, field.name) for field in fields(build)}  # asdict copies what it holds
    keep("build", [target.name], json.dumps(noted).encode())


def made_of(project: Project, *order: str) -> str:
    """A hash of every file that a build reads, and of what was ordered; "" where settings lead elsewhere."""
    if _lead_elsewhere(project):
        return ""
    return digest((project.digest(), *order)).hex()


def _lead_elsewhere(project: Project) -> bool:
    """Whether the settings name what is no file of the portal."""
    settings = project.config.read_text(encoding="utf-8", errors="replace")
    return any(word in settings for word in _OPEN_SETTINGS)


def ordered(
    day: date, *, samples: bool = True, offline: bool = False, drafts: bool = False
) -> tuple[str, ...]:
    """What of an order decides what is built; as it stands, the one of a plain `thidua build`."""
    return day.isoformat(), f"samples {samples}", f"offline {offline}", f"drafts {drafts}"


def built_of(folder: Path, inputs: str) -> LastBuild | None:
    """The last build of this folder, where it was made of the same and nobody touched what it holds."""
    last = recall_build(folder)
    same = last is not None and inputs and last.made_of == inputs
    return last if last is not None and same and last.is_whole(folder) else None


def around(project: Project, *order: str) -> str:
    """A hash of what may stand in every page: settings, theme, titles, what is ordered; else as `made_of`."""
    if _lead_elsewhere(project):
        return ""
    files = digest_of_files([project.config, project.content, project.theme], project.root)
    return digest((files, *order)).hex()
