"""Files to be written, and the one function that brings a folder in line with them."""

from __future__ import annotations

import hashlib
import os
import shutil
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


def sync_folder(folder: Path, files: Iterable[OutputFile]) -> Changes:
    """Make `folder` hold exactly `files`.

    Writes where bytes differ and removes what is no longer there. Unchanged files keep their modification
    time, so that incremental builders see what changed.
    """
    wanted = {file.path: file.content for file in files}
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


def replace_file(path: Path, content: bytes) -> None:
    """Give a file of the office its new content at one stroke: the old one stays until the new one is whole.

    A link keeps pointing where it did, and who may read the file stays as it was.
    """
    target = path.resolve()
    beside = target.with_name(f"{target.name}.new")
    beside.write_bytes(content)
    if target.exists():
        shutil.copymode(target, beside)
    beside.replace(target)


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
