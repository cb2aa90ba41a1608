"""Runs what reads a file of unknown origin in a process of its own, with a bound on time and memory."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from generator.load.sheets.sheet import UnreadableError

try:
    import resource
except ImportError:  # Windows has no such bound
    resource = None  # type: ignore[assignment]

_MEMORY = 900_000_000
"""Addresses, not what is used of them: the programs alone take a third."""
_TOO_LONG = (
    "đọc tệp quá lâu: tệp hỏng, hoặc quá rối so với một kế hoạch",
    "in tệp ra PDF mới (hoặc lưu thành .docx) rồi nhập lại",
)


def run(
    command: Sequence[str],
    seconds: int,
    *,
    given: bytes = b"",
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """The finished program, with what it wrote; raises UnreadableError where it takes too long."""
    with tempfile.TemporaryFile() as source:
        source.write(given)
        source.seek(0)
        process = subprocess.Popen(  # noqa: S603 - our own commands; the file is never named by its owner
            command,
            stdin=source,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **(environment or {})},
            start_new_session=True,
        )
        try:
            out, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired as late:
            _end(process)
            raise UnreadableError(*_TOO_LONG) from late
        except BaseException:
            _end(process)
            raise
    return subprocess.CompletedProcess(command, process.returncode, out, b"")


def installed(names: Sequence[str], elsewhere: Sequence[str] = ()) -> str | None:
    """A program by the first of its names that is found, or where it usually lies; None where it is not."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    return found or next((path for path in elsewhere if Path(path).is_file()), None)


def ours(module: str, *arguments: str) -> list[str]:
    """The command that runs a module of this package in a process of its own."""
    root = Path(__file__).resolve().parents[3]
    start = f"import runpy, sys; sys.path.insert(0, {str(root)!r}); "
    code = f"{start}runpy.run_module({module!r}, run_name='__main__')"
    return [sys.executable, "-X", "utf8", "-c", code, *arguments]


def bound_memory() -> None:
    """Let this process take no more memory than reading a plan needs; a module that `ours` runs begins so."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _end(process: subprocess.Popen[bytes]) -> None:
    """End it with all that it has started."""
    with suppress(OSError):
        if os.name == "posix":
            os.killpg(process.pid, 9)
        else:
            process.kill()
    process.wait()
