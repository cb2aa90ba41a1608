"""Files are changed together and can be put back: what they were before is kept beside them."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from generator.output import replace_file, stays_below
from generator.problems import UsageError
from generator.project import Project

_LIST = "upgrade.json"
_BEFORE = "before"


class _Kept(NamedTuple):
    """What is noted of an upgrade: whether it came to its end, and two seals of every file: before, after."""

    done: bool
    files: Mapping[str, tuple[str, str]]


def write(project: Project, changes: Mapping[str, bytes | None]) -> None:
    """Write every file, or delete it (None), the settings last: only they tell that it is done.

    One that was cut off is put back by the next `settle`.
    """
    folder = project.before_upgrade
    _forget(folder)
    for path in changes:
        kept = folder / _BEFORE / path
        kept.parent.mkdir(parents=True, exist_ok=True)
        if (project.root / path).is_file():
            shutil.copyfile(project.root / path, kept)
    seals = {path: (_seal(folder / _BEFORE / path), _hash(content)) for path, content in changes.items()}
    _note(folder, seals, done=False)
    for path in sorted(changes, key=lambda path: (path == project.config.name, path)):
        _put(project.root, path, changes[path])
    _note(folder, seals, done=True)


def settle(project: Project) -> bool:
    """Put back what an upgrade that was cut off has changed; gives whether there was one.

    Raises UsageError where a file was edited since, or nobody knows what was changed.
    """
    kept = _noted(project)
    if kept is None or kept.done:
        return False
    then = f", rồi xóa thư mục {project.shown(project.before_upgrade)}/ và chạy lại"
    _refuse_edited(project, kept, "Lần nâng cấp trước bị ngắt giữa chừng; từ đó đã sửa", then)
    _put_back(project, kept)
    return True


def undo(project: Project) -> list[str]:
    """Put back the files of the last upgrade, and give their paths.

    Raises UsageError where none is kept, or where a file was edited since: that edit would be lost.
    """
    kept = _noted(project)
    if kept is None:
        raise UsageError("Không có lần nâng cấp nào để lấy lại.")
    _refuse_edited(project, kept, "Không lấy lại: sau khi nâng cấp đã sửa", "")
    _put_back(project, kept)
    return sorted(kept.files)


def _refuse_edited(project: Project, kept: _Kept, said: str, then: str) -> None:
    """Raise UsageError where a file is neither as it was before nor as the upgrade left it."""
    before = project.before_upgrade / _BEFORE
    edited = [path for path, seals in kept.files.items() if _seal(project.root / path) not in seals]
    if edited:
        raise UsageError(
            f"{said} {', '.join(edited)}. Bản trước khi nâng cấp nằm ở {project.shown(before)}/: chép lại "
            f"từng tệp nếu cần{then}."
        )


def _put_back(project: Project, kept: _Kept) -> None:
    for path in kept.files:
        before = project.before_upgrade / _BEFORE / path
        _put(project.root, path, before.read_bytes() if before.is_file() else None)
    _forget(project.before_upgrade)


def _put(root: Path, path: str, content: bytes | None) -> None:
    """Write the file, or take it away with the folders that are empty then."""
    file = root / path
    if content is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, content)
        return
    file.unlink(missing_ok=True)
    with suppress(OSError):  # one that is not empty
        for folder in Path(path).parents[:-1]:
            (root / folder).rmdir()


def _forget(folder: Path) -> None:
    """Clear away what is kept, the note first: one beside half of the files would be of no use."""
    (folder / _LIST).unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


def _note(folder: Path, seals: Mapping[str, tuple[str, str]], *, done: bool) -> None:
    said = json.dumps({"done": done, "files": seals}, ensure_ascii=False, indent=1)
    replace_file(folder / _LIST, f"{said}\n".encode())


def _noted(project: Project) -> _Kept | None:
    """What is noted; None where nothing is.

    Raises UsageError where nobody can read it, or what was kept is not all there.
    """
    folder = project.before_upgrade
    try:
        kept = _Kept(**json.loads((folder / _LIST).read_bytes()))
        whole = isinstance(kept.done, bool) and all(
            stays_below(path) and seal == _seal(folder / _BEFORE / path)
            for path, (seal, _) in kept.files.items()
        )
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, AttributeError, RecursionError):
        whole = False
    if whole:
        return kept
    note, before = project.shown(folder / _LIST), project.shown(folder / _BEFORE)
    raise UsageError(
        f"{note} hỏng hoặc thiếu tệp đi kèm, không rõ lần nâng cấp trước đã sửa những tệp nào. Bản trước khi "
        f"nâng cấp nằm ở {before}/: so với tệp đang dùng, chép lại từng tệp nếu cần, rồi xóa thư mục "
        f"{project.shown(folder)}/ và chạy lại."
    )


def _seal(path: Path) -> str:
    return _hash(path.read_bytes() if path.is_file() else None)


def _hash(content: bytes | None) -> str:
    return "" if content is None else hashlib.sha256(content).hexdigest()
