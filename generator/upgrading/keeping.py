"""Files are changed together and can be put back: what they were before is kept beside them."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.output import replace_file
from generator.problems import UsageError
from generator.project import Project

_LIST = "upgrade.json"
_BEFORE = "before"


def write(project: Project, changes: Mapping[str, bytes]) -> None:
    """Write every file, the settings last: only they tell that it is done.

    One that was cut off is put back by the next `settle`.
    """
    folder = project.before_upgrade
    shutil.rmtree(folder, ignore_errors=True)
    for path in changes:
        kept = folder / _BEFORE / path
        kept.parent.mkdir(parents=True, exist_ok=True)
        if (project.root / path).is_file():
            shutil.copyfile(project.root / path, kept)
    seals = {path: hashlib.sha256(content).hexdigest() for path, content in changes.items()}
    _note(folder, seals, done=False)
    for path in sorted(changes, key=lambda path: (path == project.config.name, path)):
        (project.root / path).parent.mkdir(parents=True, exist_ok=True)
        replace_file(project.root / path, changes[path])
    _note(folder, seals, done=True)


def settle(project: Project) -> bool:
    """Put back what an upgrade that was cut off has changed; gives whether there was one."""
    kept = _noted(project.before_upgrade)
    if kept is None or kept["done"]:
        return False
    _put_back(project, kept["files"])
    return True


def undo(project: Project) -> list[str]:
    """Put back the files of the last upgrade, and give their paths.

    Raises UsageError where none is kept, or where a file was edited since: that edit would be lost.
    """
    kept = _noted(project.before_upgrade)
    if kept is None:
        raise UsageError("Không có lần nâng cấp nào để lấy lại.")
    edited = [path for path, seal in kept["files"].items() if _seal(project.root / path) != seal]
    if edited:
        raise UsageError(
            f"Không lấy lại: sau khi nâng cấp đã sửa {', '.join(edited)}. Bản trước khi nâng cấp nằm ở "
            f"{project.shown(project.before_upgrade / _BEFORE)}/: chép lại từng tệp nếu cần."
        )
    _put_back(project, kept["files"])
    return sorted(kept["files"])


def _put_back(project: Project, paths: Iterable[str]) -> None:
    for path in paths:
        before = project.before_upgrade / _BEFORE / path
        if before.is_file():
            replace_file(project.root / path, before.read_bytes())
        else:
            (project.root / path).unlink(missing_ok=True)
    shutil.rmtree(project.before_upgrade)


def _note(folder: Path, seals: Mapping[str, str], *, done: bool) -> None:
    said = json.dumps({"done": done, "files": seals}, ensure_ascii=False, indent=1)
    replace_file(folder / _LIST, f"{said}\n".encode())


def _noted(folder: Path) -> dict[str, dict[str, str]] | None:
    try:
        found: dict[str, dict[str, str]] = json.loads((folder / _LIST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return found


def _seal(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
