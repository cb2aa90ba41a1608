"""The portal's commands in forks of one process that has imported the program already.

Starting Python anew for each, as `running.run` does, would take longer than most of what they do. A fork can
be killed, or refused by the disk, at a chosen step of what it writes: an audit hook sees every file that is
opened for writing, renamed, removed.
"""

from __future__ import annotations

import atexit
import errno
import gc
import io
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, redirect_stdout, suppress
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import IO, Any, NoReturn

from builders import write_project
from mkdocs.__main__ import cli as mkdocs_program
from mkdocs.config.defaults import MkDocsConfig
from pydantic import BaseModel
from running import AS_OF, ROOT, environment

import generator
from generator.checking import check
from generator.memory import program
from generator.model.base import Record
from generator.plan_time.days_off import day_off
from generator.problems import catalogue
from generator.project import Project

CREATES = {"open", "os.mkdir", "os.link"}
CHANGES = CREATES | {"os.rename", "os.remove", "os.rmdir"}
# What a fault waits for, and what comes: a signal at that step (by name, Windows knows few), or an error at
# it and all behind it.
FAULTS: dict[str, tuple[set[str], str | int]] = {
    "none": (CHANGES, 0),
    "killed": (CHANGES, "SIGKILL"),
    "killed at a rename": ({"os.rename"}, "SIGKILL"),
    "interrupted": (CHANGES, "SIGINT"),
    "disk full": (CREATES, errno.ENOSPC),
    "may not write": (CREATES, errno.EACCES),
    "another disk": ({"os.rename"}, errno.EXDEV),
}


def forked(
    *arguments: str, cwd: Path, program: str = "thidua", **env: str
) -> subprocess.CompletedProcess[str]:
    """Run `thidua` or `mkdocs` with these arguments as `running.run` does, without starting Python."""
    order = {"program": program, "arguments": arguments, "cwd": str(cwd), "env": environment(env)}
    done = _answer(order | {"fault": "none", "at": 0, "together": False, "alone": False})
    return subprocess.CompletedProcess((program, *arguments), done["code"], done["out"], done["err"])


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended: its exit code (below zero: killed), what it said, how many steps were counted."""

    code: int
    said: str
    steps: int


@dataclass(frozen=True, slots=True)
class Faults:
    """Runs commands of the project at `root`; `run` says which fault comes at which step."""

    root: Path

    def run(self, *arguments: str, fault: str = "none", at: int = 0, typed: str = "") -> Done:
        what = {"program": "thidua", "arguments": arguments, "cwd": str(self.root)}
        order = {**what, "env": environment({}), "typed": typed}
        # On one core: a copy that works aside, or does not, would have the steps counted otherwise.
        done = _answer(order | {"fault": fault, "at": at, "together": True, "alone": True})
        return Done(done["code"], done["out"], done["steps"])


def _answer(order: dict[str, Any]) -> dict[str, Any]:
    server = _server()
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write(json.dumps(order) + "\n")
    server.stdin.flush()
    answer: dict[str, Any] = json.loads(server.stdout.readline())
    return answer


@cache
def _server() -> subprocess.Popen[str]:
    """The process that is forked; it ends with this one."""
    server = subprocess.Popen(
        [sys.executable, __file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    atexit.register(server.communicate)
    return server


def _serve() -> None:
    from generator.commands import app as cli

    programs = {"thidua": cli.main, "mkdocs": mkdocs_program}
    _import_everything()
    _build_once(cli.main)
    gc.freeze()  # else each fork would copy what it looks through for garbage
    for line in sys.stdin:
        order = json.loads(line)
        with _files("in", "out", "err", "steps") as files:
            Path(files["in"].name).write_text(order.get("typed", ""), encoding="utf-8")
            child = os.fork()
            if child == 0:
                _take_place(order, files)
                _run(programs[order["program"]], order, files["steps"].fileno())
            _, status = os.waitpid(child, 0)
            told = {name: Path(files[name].name).read_text(encoding="utf-8") for name in ("out", "err")}
            steps = Path(files["steps"].name).stat().st_size
            print(json.dumps({"code": os.waitstatus_to_exitcode(status), "steps": steps, **told}), flush=True)


def _import_everything() -> None:
    """What the commands load late and once: each fork would do it anew, for longer than most of them work."""
    for module in walk_packages(generator.__path__, "generator."):
        # The province's work wants Dask, which is large and need not be there.
        if not module.name.endswith("__main__") and ".province." not in module.name:
            import_module(module.name)
    for name in ("attr_list", "codehilite", "fenced_code", "tables"):
        import_module(f"markdown.extensions.{name}")
    for name in ("openpyxl.packaging.extended", "docxtpl", "pypdf"):
        import_module(name)
    records: list[type[BaseModel]] = [Record]
    while records:
        record = records.pop()
        record.model_rebuild()
        records += record.__subclasses__()
    catalogue()
    day_off(AS_OF)
    program()


def _build_once(main: Any) -> None:
    """What commands make once and keep: templates, schemas, patterns, what speaks against the shipped forms.

    It is a quarter of a small portal's build.
    """
    check(Project(ROOT))
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(io.StringIO()), suppress(SystemExit):
        os.chdir(write_project(Path(folder)))
        sys.argv = ["thidua", "build", "--as-of", AS_OF.isoformat()]
        try:
            main()
        finally:
            os.chdir(here)
            MkDocsConfig.plugins.plugin_cache.clear()  # ours remembers the portal that it has built


@contextmanager
def _files(*names: str) -> Iterator[dict[str, IO[bytes]]]:
    with ExitStack() as stack:
        yield {name: stack.enter_context(tempfile.NamedTemporaryFile()) for name in names}


def _take_place(order: dict[str, Any], files: dict[str, IO[bytes]]) -> None:
    """Be where the command runs, with its environment; what it says goes into the files."""
    os.chdir(order["cwd"])
    os.environ.clear()
    os.environ.update(order["env"])
    os.dup2(files["in"].fileno(), 0)
    os.dup2(files["out"].fileno(), 1)
    os.dup2(files["out" if order["together"] else "err"].fileno(), 2)


def _run(main: Any, order: dict[str, Any], counter: int) -> NoReturn:
    """Be the command; a byte is written to `counter` at each step."""
    root, at = Path.cwd(), order["at"]
    awaited, number = FAULTS[order["fault"]]
    seen = 0

    def hook(event: str, args: tuple[Any, ...]) -> None:
        nonlocal seen
        if event not in awaited or not _changes(event, args, root):
            return
        seen += 1
        os.write(counter, b".")
        if at and seen == at and isinstance(number, str):
            os.kill(os.getpid(), signal.Signals[number])
        elif at and seen >= at and not isinstance(number, str):
            raise OSError(number, os.strerror(number), str(args[0]))

    if order["alone"]:
        os.sched_getaffinity = lambda _: {0}
    signal.signal(signal.SIGINT, signal.default_int_handler)  # who started the tests may have ignored it
    sys.addaudithook(hook)
    sys.argv = [order["program"], *order["arguments"]]
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
