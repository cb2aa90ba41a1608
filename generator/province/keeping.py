"""Results by the hash of what they are made of: what has not changed is not built again.

    results/<key>.json, .zip    what was told, the archive

Kept are only the results that the last run used: what a commune has withheld since is in none of them.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from generator.output import pack_into, replace_file
from generator.province.order import Result
from generator.province.snapshot import sha256_of
from generator.publishing.manifest import paths_below


@dataclass(frozen=True, slots=True)
class Results:
    """A folder of results."""

    folder: Path

    def find(self, key: str) -> Result | None:
        """What was told of the same inputs, where it is there and its archive is whole; else None."""
        try:
            result = Result.of(self._told(key).read_bytes(), b"")
            whole = not result.sha256 or sha256_of(self.archive(key)) == result.sha256
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return result if whole else None

    def keep(self, key: str, result: Result, beside: Path | None = None) -> Result:
        """Write a result down, and give it without its archive: they are too large to hold all of them.

        The files below `beside` are added to the archive. What is told comes last, so that half a result is
        none.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        if result.archive:
            replace_file(self.archive(key), result.archive)
        if beside:
            with zipfile.ZipFile(self.archive(key), "a") as archive:
                pack_into(
                    archive, ((path, (beside / path).read_bytes()) for path in sorted(paths_below(beside)))
                )
            result = replace(result, sha256=sha256_of(self.archive(key)))
        replace_file(self._told(key), result.told())
        return replace(result, archive=b"")

    def archive(self, key: str) -> Path:
        """Where the archive of a result lies."""
        return self.folder / f"{key}.zip"

    def forget_all_but(self, keys: Iterable[str]) -> None:
        """Delete every other result."""
        wanted = {path.name for key in keys for path in (self._told(key), self.archive(key))}
        for path in sorted(self.folder.iterdir()) if self.folder.exists() else ():
            if path.name not in wanted:
                path.unlink()

    def _told(self, key: str) -> Path:
        return self.folder / f"{key}.json"


@dataclass(frozen=True, slots=True)
class PublishedPortal:
    """A portal as it lies in DIR.

    `key`: of its result; `sha256`: of its archive; `day`: for which it was built; `data`: the hash of its
    data; `withheld`: the rows of its rolls that it withholds.
    """

    key: str
    sha256: str
    day: str
    data: str
    withheld: tuple[str, ...]


def read_record(path: Path) -> dict[str, PublishedPortal]:
    """What lies in DIR, by the communes' codes; nothing where nobody knows."""
    with suppress(OSError, ValueError, TypeError, AttributeError):
        told = json.loads(path.read_text(encoding="utf-8"))
        return {
            code: PublishedPortal(**each | {"withheld": tuple(each["withheld"])})
            for code, each in told.items()
        }
    return {}


def write_record(path: Path, published: Mapping[str, PublishedPortal]) -> None:
    """Note what lies in DIR."""
    told = {code: asdict(each) for code, each in sorted(published.items())}
    replace_file(path, json.dumps(told, ensure_ascii=False, indent=1).encode())
