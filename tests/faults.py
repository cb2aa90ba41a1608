"""Commands that are killed, or refused by the disk, at a chosen step of what they write.

Every command runs in a fork of one process that has imported the program already: starting Python anew for
each would take most of the time. An audit hook sees every file that is opened for writing, renamed, removed.
"""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

CREATES = {"open", "os.mkdir"}
CHANGES = CREATES | {"os.rename", "os.remove", "os.rmdir"}
# What a fault waits for, and what it does from that step on.
FAULTS = {
    "none": (CHANGES, None),
    "killed": (CHANGES, None),
    "killed at a rename": ({"os.rename"}, None),
    "disk full": (CREATES, errno.ENOSPC),
    "may not write": (CREATES, errno.EACCES),
}


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended: its exit code (below zero: killed), what it said, how many steps were counted."""

    code: int
    said: str
    steps: int


class Faults:
    """Runs commands of one project; `run` says which fault comes at which step."""

    def __init__(self, server: subprocess.Popen[str]) -> None:
        self._server = server

    def run(self, *arguments: str, fault: str = "none", at: int = 0) -> Done:
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.write(json.dumps([arguments, fault, at]) + "\n")
        self._server.stdin.flush()
        return Done(**json.loads(self._server.stdout.readline()))


@contextmanager
def faults(root: Path) -> Iterator[Faults]:
    """A process that runs commands for the project at `root`."""
    env = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    with subprocess.Popen(
        [sys.executable, __file__],
        cwd=root,
        env={**env, "NO_MKDOCS_2_WARNING": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as server:
        yield Faults(server)
        assert server.stdin is not None
        server.stdin.close()


def _serve() -> None:
    import generator.mkdocs_plugin
    from generator import cli

    assert generator.mkdocs_plugin, "imported before the forks"
    for line in sys.stdin:
        arguments, fault, at = json.loads(line)
        with tempfile.NamedTemporaryFile() as said, tempfile.NamedTemporaryFile() as steps:
            child = os.fork()
            if child == 0:
                os.dup2(said.fileno(), 1)
                os.dup2(said.fileno(), 2)
                _run(cli.main, arguments, fault, at, steps.fileno())
            _, status = os.waitpid(child, 0)
            code = os.waitstatus_to_exitcode(status)
            told = Path(said.name).read_text(encoding="utf-8")
            print(
                json.dumps({"code": code, "said": told, "steps": Path(steps.name).stat().st_size}), flush=True
            )


def _run(main: Any, arguments: list[str], fault: str, at: int, counter: int) -> NoReturn:
    """Be the command; a byte is written to `counter` at each step."""
    root = Path.cwd()
    awaited, number = FAULTS[fault]
    seen = 0

    def hook(event: str, args: tuple[Any, ...]) -> None:
        nonlocal seen
        if event not in awaited or not _changes(event, args, root):
            return
        seen += 1
        os.write(counter, b".")
        if at and seen == at and number is None:
            os.kill(os.getpid(), signal.SIGKILL)
        if at and seen >= at and number is not None:
            raise OSError(number, os.strerror(number), str(args[0]))

    sys.addaudithook(hook)
    sys.argv = ["thidua", *arguments]
    try:
        main()
    except SystemExit as left:
        sys.stdout.flush()
        os._exit(int(left.code or 0))
    os._exit(99)


def _changes(event: str, args: tuple[Any, ...], root: Path) -> bool:
    """Whether it changes a file of the project (rmtree names files by their folder's descriptor: no path)."""
    if not isinstance(args[0], str | bytes | os.PathLike):
        return False
    path = Path(os.fsdecode(args[0]))
    if path.is_absolute() and not path.is_relative_to(root):
        return False
    return event != "open" or bool(args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


if __name__ == "__main__":
    _serve()
