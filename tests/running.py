"""Runs the commands of the project's environment as staff do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

BIN = Path(sys.executable).parent


def run(*command: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run `command` in `cwd` without the caller's build day; gives exit code and what was said."""
    clean = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    return subprocess.run(
        [str(BIN / command[0]), *command[1:]],
        cwd=cwd,
        env={**clean, "NO_MKDOCS_2_WARNING": "1", **env},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
