"""Every version of a file that a save has replaced: kept in `.thidua/`, listed, brought back.

Each lies in the folder of its campaign (`_shared`, `content`, `_portal` for the rest) as two files of one
name: what was in the file, and a note of when, by whom and what was changed. The note is written last.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from generator.output import replace_file
from generator.project import Project
from generator.slug import free_code


@dataclass(frozen=True, slots=True)
class Version:
    """What a file held before a save. `before` is "" where there was no file; both are SHA-256."""

    file: str
    at: str
    user: str
    fields: tuple[str, ...]
    before: str
    after: str
    name: str = ""

    @property
    def group(self) -> str:
        """The folder of versions that it lies in."""
        return group_of(self.file)


def fingerprint(content: bytes | None) -> str:
    """The SHA-256 of a file's content; "" for a file that is not there."""
    return "" if content is None else hashlib.sha256(content).hexdigest()


def group_of(file: str) -> str:
    """The campaign whose file it is, or what stands for the portal's other files."""
    top, _, rest = file.partition("/")
    if top == "campaigns" and "/" in rest:
        return PurePosixPath(rest).parts[0]
    return top if top == "content" else "_portal"


def keep(project: Project, version: Version, content: bytes) -> Version:
    """Keep what a file held; it is on the disk when this returns. What has a name already is noted anew."""
    folder = project.versions / version.group
    folder.mkdir(parents=True, exist_ok=True)
    name = version.name or _free_name(folder, version)
    replace_file(folder / f"{name}.bytes", content, mode=0o600)
    note = json.dumps({key: said for key, said in asdict(version).items() if key != "name"},
                      ensure_ascii=False, indent=1)  # fmt: skip
    replace_file(folder / f"{name}.json", f"{note}\n".encode(), mode=0o600)
    return Version(**asdict(version) | {"name": name})


def forget(project: Project, version: Version) -> None:
    """Take back what was kept for a change that did not come."""
    folder = project.versions / version.group
    for ending in ("json", "bytes"):
        (folder / f"{version.name}.{ending}").unlink(missing_ok=True)


def _free_name(folder: Path, version: Version) -> str:
    """A name that none in the folder has: a clock that was set back shows the same moment again."""
    stamp = re.sub(r"[-:.]", "", version.at)
    name = f"{stamp}-{hashlib.sha256(version.file.encode()).hexdigest()[:8]}"
    taken = {path.stem for path in folder.glob(f"{name}*")}
    return free_code(name, taken)


def versions(project: Project, group: str = "") -> list[Version]:
    """The versions that are kept, newest first; those of one folder where it is named.

    The name is looked for among the folders that are there: none leads out of them.
    """
    folders = (each for each in project.versions.glob("*") if each.is_dir() and group in ("", each.name))
    found = (version for folder in folders for version in _in_folder(folder))
    return sorted(found, key=lambda version: (version.at, version.name), reverse=True)


def _in_folder(folder: Path) -> Iterator[Version]:
    for path in sorted(folder.glob("*.json")):
        try:
            said = json.loads(path.read_text(encoding="utf-8"))
            version = Version(**said | {"fields": tuple(said["fields"]), "name": path.stem})
        except (OSError, ValueError, TypeError, KeyError):
            continue  # cut off while it was written: the save it belongs to was not confirmed
        if version.group == folder.name and path.with_suffix(".bytes").is_file():
            yield version


def content_of(project: Project, group: str, name: str) -> tuple[Version, bytes] | None:
    """One version with what the file held; None where there is none of that name."""
    found = next((version for version in versions(project, group) if version.name == name), None)
    if found is None:
        return None
    return found, (project.versions / found.group / f"{name}.bytes").read_bytes()
