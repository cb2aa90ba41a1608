"""Puts a finished folder in another one's place: readers see the old or the new one, never half.

    site/                  what readers see
    build/site-new/        is being made
    build/site-old/        was in its place; only between the two renames of a swap
    build/site-previous/   what readers saw before the last change
    build/site-ready/      is finished and waits, to be looked at, until the next build takes it

Beside each, and moved with it, may lie a record of what it was built from (`site.withheld`): a folder whose
record was lost on the way has none, never another's.

All lie on one file system, so each step is one rename. A process that is killed leaves site/ whole, or
(between the two renames) missing while site-old/ is whole: `restore` puts it back, `settle` clears up what
else is left.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from generator.problems import UsageError

_PATIENCE = (0.1, 0.4, 1.5)  # seconds


@dataclass(frozen=True, slots=True)
class SwapFolders:
    """A published folder, and the folder in which the ones that take turns with it lie."""

    target: Path
    beside: Path

    @property
    def fresh(self) -> Path:
        """The folder being made."""
        return self.beside / f"{self.target.name}-new"

    @property
    def aside(self) -> Path:
        """Where the published folder is while another one takes its place."""
        return self.beside / f"{self.target.name}-old"

    @property
    def previous(self) -> Path:
        """What was published before."""
        return self.beside / f"{self.target.name}-previous"

    @property
    def ready(self) -> Path:
        """What is built and not published yet."""
        return self.beside / f"{self.target.name}-ready"

    def record(self, folder: Path) -> Path:
        """The record of one of these folders."""
        return self.beside / f"{folder.name}.withheld"

    @property
    def interrupted(self) -> bool:
        """Whether a swap stopped between its two renames."""
        return self.aside.exists() and not os.path.lexists(self.target)

    @property
    def folders(self) -> tuple[Path, ...]:
        """All that are renamed or removed, and the one they lie in."""
        return (self.beside, self.target, self.fresh, self.aside, self.previous, self.ready)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the lock on what is published; the system releases it if the process dies.

    Raises UsageError when another process has it.
    """
    folder.mkdir(exist_ok=True)
    lock = FileLock(folder / "thidua.lock")
    try:
        lock.acquire(blocking=False)
    except Timeout:
        raise UsageError(
            "Một lệnh khác (dựng cổng hoặc ghi sổ) đang chạy trong thư mục này. "
            "Đợi lệnh ấy xong rồi chạy lại."
        ) from None
    try:
        yield
    finally:
        lock.release()


def is_link(path: Path) -> bool:
    """Whether the path is a link to another place: a symbolic one, or a junction of Windows."""
    return path.is_symlink() or getattr(path, "is_junction", bool)()  # asked for since Python 3.12


def refuse_links(paths: Iterable[Path], shown: Callable[[Path], str], *, link_allowed: bool = False) -> None:
    """Raise UsageError where one of these folders is a link or a file; `shown` gives its name for staff.

    A rename would replace the link, and leave what it leads to, which readers see, as it was. A folder into
    which files are only put may be a link to another one (`link_allowed`).
    """
    for path in paths:
        name = shown(path)
        if is_link(path) and not (link_allowed and path.is_dir()):
            raise UsageError(
                f"{name} là liên kết (symlink) tới nơi khác; thidua đổi tên, xóa cả thư mục khi công bố nên "
                f"không ghi vào liên kết. Xóa liên kết {name} (nơi nó trỏ tới giữ nguyên), chạy lại, để "
                "máy chủ web trỏ vào thư mục kết quả hoặc chép thư mục kết quả sang đó."
            )
        if path.exists() and not path.is_dir():
            raise UsageError(f"{name} là một tệp, phải là thư mục: chuyển tệp ấy đi nơi khác rồi chạy lại.")


def refuse_other_folder(folder: Path, *, ours: bool) -> None:
    """Raise UsageError where a folder that is to be replaced is a file, or holds what is not `ours`."""
    if folder.exists() and not ours and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(
            f"{folder} đã có và không phải thư mục do lệnh này ghi ra; ghi vào đó sẽ xóa những gì đang có. "
            "Chọn thư mục mới hoặc thư mục trống cho --out."
        )


def restore(place: SwapFolders) -> bool:
    """Put the published folder back where a swap was cut off; gives whether that was needed."""
    if not place.interrupted:
        return False
    _move(place, place.aside, place.target)
    return True


def settle(place: SwapFolders) -> None:
    """Clear up what a process that was cut off has left; afterwards nothing is half done."""
    restore(place)
    if place.fresh.exists():
        shutil.rmtree(place.fresh)
    place.record(place.fresh).unlink(missing_ok=True)
    _keep_previous(place)


def swap(place: SwapFolders, fresh: Path, kept: Iterable[str] = ()) -> None:
    """Publish `fresh`; what was published before lies at `place.previous` afterwards.

    `kept`: folders below the published one that go on as they are; they move into `fresh` on the way.
    """
    kept = tuple(kept)
    try:
        if place.target.exists():
            _move(place, place.target, place.aside)
        for path in kept:
            _rename(place.aside / path, fresh / path)
        _move(place, fresh, place.target)
    except BaseException:
        give_back(place, fresh, kept)
        restore(place)
        raise
    with suppress(OSError):  # a file that is open on Windows: the portal is published, the next run clears up
        _keep_previous(place)


def give_back(place: SwapFolders, fresh: Path, kept: Iterable[str]) -> None:
    """Put back what a swap that was cut off has moved into `fresh`; `restore` comes after it."""
    for path in kept if place.interrupted else ():
        if (fresh / path).exists() and not (place.aside / path).exists():
            _rename(fresh / path, place.aside / path)


def hold_ready(place: SwapFolders) -> None:
    """Let what was built wait; what waited before goes."""
    drop_ready(place)
    _rename(place.fresh, place.ready)


def drop_ready(place: SwapFolders) -> None:
    """Nothing waits any more."""
    if place.ready.exists():
        shutil.rmtree(place.ready)


def _keep_previous(place: SwapFolders) -> None:
    if place.aside.exists():
        if place.previous.exists():
            shutil.rmtree(place.previous)
        _move(place, place.aside, place.previous)


def _move(place: SwapFolders, folder: Path, to: Path) -> None:
    """Move a folder and its record."""
    place.record(to).unlink(missing_ok=True)
    _rename(folder, to)
    with suppress(FileNotFoundError):
        place.record(folder).replace(place.record(to))


def _rename(folder: Path, to: Path) -> None:
    """Rename. A refusal is not believed at once: on Windows a virus scanner holds files for a moment."""
    for seconds in _PATIENCE:
        try:
            folder.rename(to)
        except PermissionError:
            time.sleep(seconds)
        else:
            return
    folder.rename(to)
