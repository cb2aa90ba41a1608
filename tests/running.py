"""The project, the day of the tests, and its commands run as staff run them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

from click.testing import Result

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
AS_OF = date(2026, 11, 20)
"""The day of every test: the one on which the product was described."""
URL = "https://thidua.example.vn/cong/"
"""Where a portal stands that has been told its address."""
PATIENCE = 180
"""Seconds that anything is waited for: a machine may have five times as much to do as it can."""


def chromium_program() -> str:
    """The system's Chromium. A suite without it fails, it never skips.

    The headless shell first: without windows a page costs a third of what the whole browser takes for it.
    """
    names = ("chromium-headless-shell", "chromium", "chromium-browser")
    found = next(filter(None, map(shutil.which, names)), None)
    assert found, "Chromium is missing (Debian: apt-get install chromium-headless-shell)."
    return found


def run(*command: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run `command` in `cwd` without the caller's build day; gives exit code and what was said."""
    return subprocess.run(
        [str(BIN / command[0]), *command[1:]],
        cwd=cwd,
        env=environment(env),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def environment(more: dict[str, str]) -> dict[str, str]:
    """That of a command: the caller's without its build day, and more."""
    clean = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    return {**clean, "NO_MKDOCS_2_WARNING": "1", **more}


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below `folder`: its bytes by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def code_of(result: Result) -> object:
    """How a command ended: its exit code, or what it raised."""
    return result.return_value if result.exception is None else repr(result.exception)
