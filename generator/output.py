"""Files to be written, where they wait, and how: a folder brought in line, a file or folder replaced."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import tempfile
import weakref
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
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


class WaitingContents:
    """Contents that wait on the disk until they are needed: for 500 campaigns they are 300 MB.

    This process puts them there; a copy of it can read what was there by then. Nothing is left behind: the
    system takes the file away with the last that waits in it.
    """

    def __init__(self) -> None:
        """Nothing is there yet. Raises OSError where nothing can be."""
        self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - goes with this object
        weakref.finalize(self, self._file.close)
        self._end = 0
        self.process = os.getpid()

    def put(self, content: bytes) -> int:
        """Write it down; gives where it stands. Raises OSError where the disk is full."""
        at = self._end
        self._file.seek(at)
        left = memoryview(content)
        while left:
            left = left[self._file.write(left) :]
        self._end = at + len(content)
        return at

    def read(self, at: int, size: int) -> bytes:
        """What stands there."""
        if hasattr(os, "pread"):  # a copy of this process and this one would move each other's place to read
            return os.pread(self._file.fileno(), size, at)
        self._file.seek(at)
        return self._file.read(size)


class Texts:
    """Texts by name, each put aside and taken again once; in memory where there is no room on the disk."""

    def __init__(self) -> None:
        """There are none yet."""
        self._stands: dict[str, tuple[int, int] | str] = {}
        try:
            self._place: WaitingContents | None = WaitingContents()
        except OSError:
            self._place = None

    def put(self, name: str, text: str) -> None:
        """Put a text aside."""
        content = text.encode("utf-8", "surrogatepass")
        try:
            self._stands[name] = (self._place.put(content), len(content)) if self._place else text
        except OSError:
            self._stands[name] = text

    def take(self, name: str) -> str | None:
        """The text, which is needed no more; None where none was put aside."""
        stands = self._stands.pop(name, None)
        if not isinstance(stands, tuple) or self._place is None:
            return stands if isinstance(stands, str) else None
        return self._place.read(*stands).decode("utf-8", "surrogatepass")


_places: list[WaitingContents] = []


@contextmanager
def laying_aside() -> Iterator[None]:
    """Inside the block files are laid aside, where there is room; they can be read after it, too."""
    try:
        place = WaitingContents()
    except OSError:
        yield
        return
    _places.append(place)
    try:
        yield
    finally:
        _places.remove(place)


def made_aside(make: Callable[[], Iterable[OutputFile]]) -> Iterator[OutputFile]:
    """What `make` gives, each laid aside before the next is made."""
    return map(_laid_aside, make())


class _Waiting(OutputFile):
    """A file whose content waits on the disk."""

    __slots__ = ("_at", "_place", "_size")
    _at: int
    _place: WaitingContents
    _size: int

    def __init__(self, file: OutputFile, place: WaitingContents) -> None:
        for name, value in (
            ("path", file.path), ("source", file.source),
            ("_at", place.put(file.content)), ("_size", file.size), ("_place", place),
        ):  # fmt: skip
            object.__setattr__(self, name, value)

    @property
    def content(self) -> bytes:
        return self._place.read(self._at, self._size)

    @property
    def size(self) -> int:
        return self._size

    def __reduce__(self) -> tuple[object, ...]:
        return OutputFile, (self.path, self.content, self.source)


class _Sent(OutputFile):
    """A file on its way from a copy of this process, which is laid aside where it arrives."""

    __slots__ = ()

    def __reduce__(self) -> tuple[object, ...]:
        return _received, (self.path, self.content, self.source)


def _received(path: str, content: bytes, source: str) -> OutputFile:
    return _laid_aside(OutputFile(path, content, source))


def _laid_aside(file: OutputFile) -> OutputFile:
    if not _places:
        return file
    if _places[-1].process != os.getpid():
        return _Sent(file.path, file.content, file.source)
    try:
        return _Waiting(file, _places[-1])
    except OSError:
        return file


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


def stays_below(path: str) -> bool:
    """Whether a path of a record or an archive names something below its folder, on Windows, too.

    What is written or deleted is read from there: no way up, no drive, no name of the folder itself.
    """
    return not {"", ".", ".."} & set(path.split("/")) and "\\" not in path and ":" not in path


def give_second_names(old: Path, new: Path, paths: Iterable[str]) -> None:
    """Let these files of a folder lie in `new`, too: by second names, or as copies where there are none."""
    found = tuple(paths)
    for folder in sorted({os.path.dirname(path) for path in found}):
        (new / folder).mkdir(parents=True, exist_ok=True)
    for path in found:
        try:
            os.link(f"{old}/{path}", f"{new}/{path}")
        except OSError:
            shutil.copy2(f"{old}/{path}", f"{new}/{path}")


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
