"""The list of a portal's files with their SHA-256, as `sha256sum --check` reads it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from generator.output import stays_below
from generator.problems import UsageError
from generator.publishing.comparison import paths_below

NAME = "MANIFEST.sha256"

Manifest = Mapping[str, str]
"""SHA-256 by path, in the order of paths."""

WHICH = "Đưa tệp có đuôi .sha256 của lần bàn giao trước, trong build/handover/."

_LINE = re.compile(r"([0-9a-f]{64}) [ *](\S.*)")


def manifest_of(folder: Path, known: Mapping[str, str] = MappingProxyType({})) -> Manifest:
    """The manifest of every file below `folder`; those in `known` are not read again."""
    return {path: known.get(path) or _hash(f"{folder}/{path}") for path in sorted(paths_below(folder))}


def _hash(path: str) -> str:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - a Path for each of thousands is slow
        return hashlib.sha256(file.read()).hexdigest()


def as_text(manifest: Manifest) -> str:
    """One line a file, in the format of `sha256sum`."""
    return "".join(f"{digest}  {path}\n" for path, digest in manifest.items())


def mark(manifest: Manifest) -> str:
    """Eight signs that stand for the whole content."""
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
