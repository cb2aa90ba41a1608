"""Puts a finished folder in another one's place: readers see the old or the new one, never half."""

from __future__ import annotations

import shutil
from pathlib import Path


def swap_folders(fresh: Path, target: Path, aside: Path) -> None:
    """Move `fresh` to `target`; what was there goes `aside` first and is removed last.

    All three lie on one file system, so each step is one rename. If the process dies in between, the old
    folder lies whole at `aside`.
    """
    shutil.rmtree(aside, ignore_errors=True)
    if target.exists():
        target.rename(aside)
    fresh.rename(target)
    shutil.rmtree(aside, ignore_errors=True)
