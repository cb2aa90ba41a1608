"""Files to be written, and the one function that brings a folder in line with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


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


@dataclass(frozen=True, slots=True)
class Changes:
    """What a synchronisation did."""

    written: int
    removed: int
    unchanged: int


def sync_folder(folder: Path, files: Iterable[OutputFile], extra: Path | None = None) -> Changes:
    """Make `folder` hold exactly `files` (and a copy of the files below `extra`).

    Writes where bytes differ and removes what is no longer there. Unchanged files keep their modification
    time, so that incremental builders see what changed.
    """
    wanted = {file.path: file.content for file in files}
    if extra is not None:
        wanted |= {
            path.relative_to(extra).as_posix(): path.read_bytes()
            for path in extra.rglob("*")
            if path.is_file()
        }
    written = 0
    for path, content in wanted.items():
        target = folder / path
        try:
            if target.read_bytes() == content:
                continue
        except OSError:
            target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        written += 1
    removed = _prune(folder, wanted.keys())
    return Changes(written, removed, len(wanted) - written)


def _prune(folder: Path, keep: Iterable[str]) -> int:
    kept = {folder / path for path in keep}
    removed = 0
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path not in kept:
            path.unlink()
            removed += 1
    return removed
