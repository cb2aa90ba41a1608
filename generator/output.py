"""Files to be written, and how: a folder brought in line with them, a file or folder replaced as a whole."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import zipfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

Written = TypeVar("Written")


@dataclass(frozen=True, slots=True)
class OutputFile:
    """One generated file: where it goes below the pages' folder, its bytes, the data file it came from."""

    path: str
    content: bytes
    source: str

    @property
    def text(self) -> str:
        """The content of a page."""
        return self.content.decode("utf-8")

    @property
    def size(self) -> int:
        """In bytes."""
        return len(self.content)

    @property
    def sha256(self) -> str:
        """SHA-256 of the content, for readers to compare with their copy."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Changes:
    """What a synchronisation did."""

    written: int
    removed: int
    unchanged: int


def packed(entries: Iterable[tuple[str, bytes | str]], *, squeezed: str | tuple[str, ...] = "") -> bytes:
    """The entries as a ZIP archive whose bytes depend on nothing else: the same give the same.

    Only those whose names end with `squeezed` are made smaller.
    """
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as archive:
        pack_into(archive, entries, squeezed=squeezed)
    return saved.getvalue()


def pack_into(
    archive: zipfile.ZipFile,
    entries: Iterable[tuple[str, bytes | str]],
    *,
    squeezed: str | tuple[str, ...] = "",
) -> None:
    """Add entries to an archive, one at a time."""
    for name, content in entries:
        entry = zipfile.ZipInfo(name)  # dated 1980-01-01
        entry.compress_type = zipfile.ZIP_DEFLATED if name.endswith(squeezed) else zipfile.ZIP_STORED
        entry.external_attr = 0o644 << 16
        archive.writestr(entry, content)


def sync_folder(folder: Path, files: Iterable[OutputFile]) -> Changes:
    """Make `folder` hold exactly `files`.

    Writes where bytes differ and removes what is no longer there.
    """
    wanted = {file.path: file for file in files}
    written = write_changed(folder, wanted.values())
    removed = _prune(folder, wanted.keys())
    return Changes(written, removed, len(wanted) - written)


def write_changed(folder: Path, files: Iterable[OutputFile]) -> int:
    """Write the files whose bytes differ from those in `folder`; gives how many.

    Unchanged files keep their modification time, so that incremental builders see what changed.
    """
    written = 0
    for file in files:
        target = folder / file.path
        try:
            if target.read_bytes() == file.content:
                continue
        except OSError:
            target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)
        written += 1
    return written


def replace_file(path: Path, content: bytes, mode: int | None = None) -> None:
    """Write a file at one stroke: what was there stays until the new one is whole, also where power fails.

    A link keeps pointing where it did, and who may read the file stays as it was; a new one gets `mode`.
    Raises the OSError that names the file; nothing of a failed write is left.
    """
    target = path.resolve()
    beside = target.with_name(f"{target.name}.new")
    try:
        beside.unlink(missing_ok=True)
        beside.touch(mode or 0o666, exist_ok=False)
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        if error.filename is None:  # a write knows only its descriptor
            error.filename = str(path)
        raise


def replace_folder(folder: Path, fill: Callable[[Path], Written]) -> Written:
    """Let `fill` bring a copy of the folder up to date, then put it in its place; gives what `fill` gives.

    A command that is cut off leaves the folder as it was; between the two renames that lies beside it, and
    the next run puts it back.
    """
    target = folder.resolve()
    fresh, aside = (target.with_name(f".{target.name}.{kind}") for kind in ("new", "old"))
    if aside.exists() and not target.exists():
        aside.rename(target)
    for left in (fresh, aside):
        if left.exists():
            shutil.rmtree(left)
    try:
        if target.exists():
            shutil.copytree(target, fresh)
        else:
            fresh.mkdir()
        done = fill(fresh)
        if target.exists():
            target.rename(aside)
        fresh.rename(target)
    except BaseException:
        if aside.exists() and not target.exists():
            aside.rename(target)
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    shutil.rmtree(aside, ignore_errors=True)
    return done


BEGUN = ".thidua-init"
"""Where `fill_folder` prepares what it puts into a folder."""


def fill_folder(folder: Path, fill: Callable[[Path], object], last: str) -> None:
    """Let `fill` write what an empty folder is to hold: it gets all of it or nothing, the entry `last` last.

    The folder itself stays, as somebody may stand in it. A process that is killed while entries take their
    places leaves some of them beside `BEGUN`.
    """
    made = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    begun, moved = folder / BEGUN, list[Path]()
    shutil.rmtree(begun, ignore_errors=True)
    try:
        begun.mkdir()
        fill(begun)
        for entry in sorted(begun.iterdir(), key=lambda path: (path.name == last, path.name)):
            moved.append(entry.rename(folder / entry.name))
        begun.rmdir()
    except BaseException:
        for path in (*moved, begun):
            shutil.rmtree(path, ignore_errors=True)
            path.unlink(missing_ok=True)
        if made:
            folder.rmdir()
        raise


def _prune(folder: Path, keep: Iterable[str]) -> int:
    kept = {os.path.join(folder, *path.split("/")) for path in keep}
    removed = 0
    for parent, _, names in os.walk(folder, topdown=False):
        for name in names:
            path = os.path.join(parent, name)
            if path not in kept:
                os.unlink(path)
                removed += 1
        if not os.listdir(parent):
            os.rmdir(parent)
    return removed
