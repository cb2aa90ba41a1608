"""Our own commands as the desk starts them: on its portal, with nobody at a terminal to be asked."""

from __future__ import annotations

import os
import subprocess
import sys

from generator.project import Project
from generator.publishing.progress import LINES


def started(
    project: Project, *words: str, stderr: int, stdin: int = subprocess.DEVNULL
) -> subprocess.Popen[str]:
    """The command that begins with `words`; what it says can be read, its complaints as `stderr` says."""
    return subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "generator", "--root", str(project.root), *words],
        cwd=project.root, stdin=stdin, stdout=subprocess.PIPE, stderr=stderr, text=True,
        encoding="utf-8", errors="replace", env={**os.environ, LINES: "1"},
    )  # fmt: skip
