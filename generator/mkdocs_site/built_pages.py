"""Which files of a preview's site are still what a build would make of their sources.

MkDocs can pass over a file that is there and no older than its source (its "dirty" build), but it does not
see what else has changed: the theme, the settings, a page that is gone, a file saved while it was read. Here
what no longer holds is taken away, so that MkDocs makes it anew, and nothing stale is ever served.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from pathlib import Path

FileState = tuple[int, int]
"""When a file was last written (in nanoseconds), and its size: a file whose state differs has changed."""


class BuiltPages:
    """The sources of the last build's files, in the state in which they were read."""

    def __init__(self) -> None:
        """Nothing is built yet."""
        self._around: Hashable = None
        self._sources: dict[Path, FileState | None] = {}

    def take_away(self, around: Hashable, sources: Mapping[Path, FileState | None]) -> None:
        """Remove every built file whose source changed or is gone; all of them where `around` changed.

        `around`: what stands in every page. `sources`: for each file of the site what it is made of, None for
        what has to be made every time. Called before the sources are read: what is saved later counts as new.
        """
        everything = around != self._around
        for path, state in self._sources.items():
            if everything or state is None or sources.get(path) != state:  # None: made every time
                path.unlink(missing_ok=True)
        self._around, self._sources = around, dict(sources)


def state_of(path: Path) -> FileState | None:
    """The state of a file; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
