"""What `thidua check` answered before: of data that nobody touched it says the same again, at once.

`python -m generator` asks here before it loads the command line, which takes longer than the answer.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from generator import clock
from generator.memory import digest, keep, recall, remembering
from generator.problems import UsageError
from generator.project import Project, find_project

_CHECK = "check"


def answered(arguments: Sequence[str]) -> tuple[str, int] | None:
    """What was said to this command last, and its exit code; None where it has to look anew."""
    if arguments[:1] != [_CHECK]:
        return None
    try:
        project = find_project(Path.cwd())
        if project is None or begun(project):
            return None
        with remembering(project.build):
            found = recall(_CHECK, _asked(project, arguments))
    except (OSError, UsageError):  # the command itself tells what is wrong
        return None
    if found is None:
        return None
    said, code = json.loads(found)
    return said, code


def keep_answer(project: Project, arguments: Sequence[str], inputs: bytes, said: str, code: int) -> None:
    """Note what was said; only where the data are still those that were read."""
    asked = _asked(project, arguments)
    if arguments[:1] == [_CHECK] and asked[0] == inputs:
        keep(_CHECK, asked, json.dumps([said, code]).encode())


def _asked(project: Project, arguments: Sequence[str]) -> tuple[bytes, ...]:
    coloured = f"{sys.stdout.isatty()} {bool(os.environ.get('NO_COLOR'))}"
    return project.digest(), digest((*arguments, clock.as_of().isoformat(), coloured))


def begun(project: Project) -> bool:
    """Whether a build that died has left the portal aside: the command line puts it back first."""
    return any((project.build / f"{name}-old").exists() for name in ("site", "offline", "drafts"))
