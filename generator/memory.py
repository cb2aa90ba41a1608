"""What was made before: results of pure functions, kept in `build/cache/` between one command and the next.

`remembered(kind, inputs, make)` gives what `make()` gives. The key is a hash of all that `make` depends on:
the kind, `inputs`, our own code, Python and the libraries. An entry whose content is not that of its hash, or
in a file that is damaged, is made anew. A memory that cannot be read or written (a full disk, a folder of
others, another command that writes) changes nothing but the time. It is safe to delete at any moment.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from generator.shipped import shipped

FOLDER = "cache"
MOST_BYTES = 400_000_000
"""Above this the entries that nobody has used for longest go."""

_FILE = "memory.sqlite"
_FORMAT = 1  # of the table below
_TABLE = """CREATE TABLE IF NOT EXISTS entry
    (key BLOB PRIMARY KEY, used INTEGER, size INTEGER, hash BLOB, content BLOB)"""
_OF_LIBRARIES = (".dist-info", ".egg-info")  # folders named "<library>-<version>"
_PATIENCE = 1  # seconds, for another command that writes


class Memory:
    """The entries of one folder, as far as it can be used."""

    def __init__(self, folder: Path) -> None:
        """Of this folder; its file is opened when it is asked for the first time."""
        self.folder = folder
        self._path = folder / _FILE
        self._used: set[bytes] = set()
        self._base: sqlite3.Connection | None = None
        self._asked = False
        self._grew = False

    def find(self, key: bytes) -> bytes | None:
        """The content of an entry that is whole."""
        row = self._ask("SELECT hash, content FROM entry WHERE key = ?", key)
        if row is None or not isinstance(row[1], bytes) or _hash(row[1]) != row[0]:
            return None
        self._used.add(key)
        return row[1]

    def keep(self, key: bytes, content: bytes) -> None:
        """Write an entry down, where that is possible."""
        now = int(time.time())
        self._ask(
            "INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?)",
            key,
            now,
            len(content),
            _hash(content),
            content,
        )
        self._grew = True

    def close(self) -> None:
        """Note what was used, and let go of what is too much; asked again, it opens its file again."""
        now = int(time.time())
        if self._base is not None:
            with suppress(sqlite3.Error):
                self._base.executemany(
                    "UPDATE entry SET used = ? WHERE key = ? AND used < ?",
                    [(now, key, now - _DAY) for key in self._used],
                )
                if self._grew:
                    self._shrink(self._base)
            with suppress(sqlite3.Error):
                self._base.close()
        self._used.clear()
        self._base, self._asked, self._grew = None, False, False

    @staticmethod
    def _shrink(base: sqlite3.Connection) -> None:
        (too_much,) = base.execute("SELECT coalesce(sum(size), 0) - ? FROM entry", (MOST_BYTES,)).fetchone()
        if too_much <= 0:
            return
        gone = []
        for key, size in base.execute("SELECT key, size FROM entry ORDER BY used, key"):
            gone.append((key,))
            too_much -= size
            if too_much <= 0:
                break
        base.executemany("DELETE FROM entry WHERE key = ?", gone)

    def _ask(self, question: str, *values: object) -> tuple[object, ...] | None:
        """The first row of an answer; None where there is none, or the base cannot be asked just now.

        A damaged base is taken away: this run goes on without, the next begins anew.
        """
        if not self._asked:
            self._base, self._asked = opened(self._path), True
        if self._base is None:
            return None
        try:
            answer: tuple[object, ...] | None = self._base.execute(question, values).fetchone()
        except sqlite3.OperationalError:  # full, locked, read-only: what is there can still be read
            return None
        except sqlite3.DatabaseError:
            self._base.close()
            self._base = None
            _remove(self._path)
            return None
        return answer


_DAY = 24 * 60 * 60
_current: list[Memory] = []


@contextmanager
def remembering(build: Path) -> Iterator[None]:
    """Inside the block `remembered` uses the memory below the folder `build`."""
    if any(memory.folder == build / FOLDER for memory in _current):  # a step of a command that remembers
        yield
        return
    memory = Memory(build / FOLDER)
    _current.append(memory)
    try:
        yield
    finally:
        _current.remove(memory)
        memory.close()


def let_go() -> None:
    """Close what is open, as before a process is copied: each of both opens it again where it asks next."""
    for memory in _current:
        memory.close()


def remembered(
    kind: str,
    inputs: Iterable[bytes | str],
    make: Callable[[], bytes],
    holds: Callable[[bytes], bool] = lambda _: True,
) -> bytes:
    """What `make` gives, from memory where it was made of the same before, and still `holds`."""
    if not _current:
        return make()
    known = tuple(inputs)
    content = recall(kind, known)
    if content is None or not holds(content):
        content = make()
        keep(kind, known, content)
    return content


def recall(kind: str, inputs: Iterable[bytes | str]) -> bytes | None:
    """What was kept last for these inputs; None where nothing was, or there is no memory."""
    return _current[-1].find(digest((program(), kind, *inputs))) if _current else None


def keep(kind: str, inputs: Iterable[bytes | str], content: bytes) -> None:
    """Keep this for the next run, where there is a memory."""
    if _current:
        _current[-1].keep(digest((program(), kind, *inputs)), content)


def digest(parts: Iterable[bytes | str]) -> bytes:
    """A hash of the parts, each told from the next."""
    found = hashlib.sha256()
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(f"{len(content)}:".encode())
        found.update(content)
    return found.digest()


def digest_of_files(folders: Iterable[Path], root: Path) -> bytes:
    """A hash of the names and contents of all files below the folders (or of files named themselves).

    The files of a folder to which a link below them leads count, too. What cannot be read counts as such: it
    is a problem that the check tells.
    """
    return digest(part for folder in folders for part in _contents(folder, root))


def _contents(folder: Path, root: Path) -> Iterator[bytes | str]:
    top, shown = os.fspath(folder), folder.relative_to(root).as_posix()
    if not os.path.isdir(top):
        yield shown
        yield from _read(top)
        return
    waiting = [top]
    while waiting:
        parent = waiting.pop()
        yield shown + parent[len(top) :]
        yield str(os.access(parent, os.R_OK | os.X_OK))
        for entry in _entries(parent):
            is_folder = _asked(entry.is_dir)
            if is_folder and not entry.is_symlink():
                if entry.name != "__pycache__":
                    waiting.append(entry.path)
                continue
            yield entry.name
            yield from _read(entry.path)
            if is_folder:
                yield from _linked(Path(entry.path), root)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: entry.name)
    except OSError:  # nobody may look into it
        return []


def _linked(link: Path, root: Path) -> Iterator[bytes | str]:
    """What lies right in a folder of the portal to which a link leads; one elsewhere is not looked into."""
    with suppress(OSError):  # nobody may look into it
        if link.resolve().is_relative_to(root.resolve()):
            for path in sorted(link.iterdir()):
                yield path.name
                yield from _read(os.fspath(path))


def _asked(question: Callable[[], bool]) -> bool:
    """The answer about a path; no where nobody may ask."""
    try:
        return question()
    except OSError:
        return False


def _read(path: str) -> Iterator[bytes | str]:
    leads_to = os.readlink(path) if os.path.islink(path) else ""
    try:
        found = os.stat(path)
    except OSError:
        found = None
    if found is None or not stat.S_ISREG(found.st_mode):
        yield "- no file"  # nothing, a folder's link, or a pipe, which would keep a reader waiting for ever
        yield leads_to
        return
    try:
        content = _hash_of_file(path, found)
    except OSError as error:
        yield f"- {error.errno}"
    else:
        yield leads_to
        yield content


_AT_REST = 2_000_000_000
"""Nanoseconds after which a file that changes again has another time of change, on every disk."""
_hashes: dict[str, tuple[tuple[int, ...], bytes]] = {}


def _hash_of_file(path: str, found: os.stat_result) -> bytes:
    """The hash of a file's content; one that this process has read is read again where it was touched."""
    touched = max(found.st_mtime_ns, found.st_ctime_ns)
    seen = (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
    known = _hashes.get(path)
    if known is not None and known[0] == seen:
        return known[1]
    with open(path, "rb", buffering=0) as file:
        content = _hash(file.read())
    if time.time_ns() - touched > _AT_REST:
        _hashes[path] = (seen, content)
    return content


@cache
def program() -> bytes:
    """A hash of what makes: our own files, Python, every library that is installed with its version."""
    ours = Path(__file__).parent
    files = [ours, shipped("theme"), shipped("mkdocs.yml")]
    return digest((sys.version, *_libraries(), digest_of_files(files, ours.parent), str(_FORMAT)))


def _libraries() -> list[str]:
    found: set[str] = set()
    for folder in sys.path:
        with suppress(OSError):
            found |= {path.name for path in Path(folder).iterdir() if path.suffix in _OF_LIBRARIES}
    return sorted(found)


def _hash(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


def opened(path: Path) -> sqlite3.Connection | None:
    """The base at this path, made where there is none; None where that is impossible."""
    for _ in range(2):
        base = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            base = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
            base.execute("PRAGMA journal_mode = WAL")
            base.execute("PRAGMA synchronous = OFF")  # what a power cut spoils is noticed, and made anew
            base.execute(_TABLE)
            base.execute("SELECT key, used, size, hash, content FROM entry LIMIT 1").fetchone()
        except (sqlite3.Error, OSError) as error:
            if base is not None:
                base.close()
            damaged = isinstance(error, sqlite3.DatabaseError) and not isinstance(
                error, sqlite3.OperationalError
            )
            if not damaged and "no such column" not in str(error):
                return None
            _remove(path)
        else:
            return base
    return None


def _remove(path: Path) -> None:
    for name in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        with suppress(OSError):
            name.unlink(missing_ok=True)
