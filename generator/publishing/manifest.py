"""The list of a portal's files with their SHA-256, as `sha256sum --check` reads it."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from generator.output import stays_below
from generator.problems import UsageError

NAME = "MANIFEST.sha256"

Manifest = Mapping[str, str]
"""SHA-256 by path, in the order of paths."""

WHICH = "Đưa tệp có đuôi .sha256 của lần bàn giao trước, trong build/handover/."

_LINE = re.compile(r"([0-9a-f]{64}) [ *](\S.*)")


class Built(NamedTuple):
    """A portal as it was built into a folder, and the manifest of what it holds there."""

    folder: Path
    files: Manifest


def built(folder: Path) -> Built:
    """What lies in a folder, every file of which is read."""
    return Built(folder, manifest_found(folder))


def manifest_of(folder: Path, known: Mapping[str, str] = MappingProxyType({})) -> Manifest:
    """The manifest of every file below `folder`; those in `known` are not read again."""
    return {path: known.get(path) or _hash(f"{folder}/{path}") for path in sorted(paths_below(folder))}


def manifest_found(folder: Path) -> Manifest:
    """The same of a folder that others may have touched: "" stands for what is no file that can be read."""
    return {path: _hash_found(f"{folder}/{path}") for path in sorted(paths_below(folder))}


def paths_below(folder: Path) -> Iterator[str]:
    """Every file below `folder`, as a path with forward slashes."""
    top = len(os.path.join(folder, ""))  # noqa: PTH118 - a province has 50,000 files, a Path for each is slow
    for parent, _, names in os.walk(folder):
        below = parent[top:].replace(os.sep, "/")
        yield from (f"{below}/{name}" if below else name for name in names)


def _hash(path: str) -> str:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - a Path for each of thousands is slow
        return hashlib.sha256(file.read()).hexdigest()


def _hash_found(path: str) -> str:
    try:
        return _hash(path) if os.path.isfile(path) else ""  # noqa: PTH113 - as above; a pipe would be waited for
    except OSError:
        return ""


def as_text(manifest: Manifest) -> str:
    """One line a file, in the format of `sha256sum`."""
    return "".join(f"{digest}  {path}\n" for path, digest in manifest.items())


def mark(manifest: Manifest) -> str:
    """Eight hex digits that stand for the whole content."""
    return hashlib.sha256(as_text(manifest).encode()).hexdigest()[:8]


def read_manifest(file: Path) -> Manifest:
    """The manifest in `file`. Raises UsageError where it is missing or is none of a portal."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise UsageError(f"Không thấy danh mục {file}. {WHICH}") from None
    except (IsADirectoryError, PermissionError):
        raise UsageError(f"Không đọc được {file}: đó là thư mục, hoặc không có quyền đọc. {WHICH}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{file} không phải danh mục SHA-256. {WHICH}") from None
    manifest = {}
    for number, line in enumerate(text.splitlines(), start=1):
        found = _LINE.fullmatch(line)
        if found is None or not stays_below(found[2]):
            raise UsageError(f"{file}, dòng {number}: không phải dòng của danh mục SHA-256. {WHICH}")
        manifest[found[2]] = found[1]
    if "index.html" not in manifest:
        raise UsageError(f"{file} không phải danh mục của một cổng: không có trang chủ index.html. {WHICH}")
    return manifest
