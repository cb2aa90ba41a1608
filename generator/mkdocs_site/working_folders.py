"""Folders of its own for each preview: nothing that runs beside it writes there.

build/previews/<process>/        pages and site of a process that runs
build/previews/<process>.lock    held by it; the system lets go of it if the process dies
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from generator.project import Project


@contextmanager
def working_folder(project: Project) -> Iterator[Path]:
    """An empty folder for this process, gone afterwards; those of processes that died go now."""
    project.previews.mkdir(parents=True, exist_ok=True)
    _clear_up(project.previews)
    folder = project.previews / str(os.getpid())
    lock = FileLock(folder.with_suffix(".lock"), is_singleton=True)
    lock.acquire()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        lock.release()
        Path(lock.lock_file).unlink(missing_ok=True)
        with suppress(OSError):  # another one works beside
            project.previews.rmdir()


def _clear_up(previews: Path) -> None:
    for path in previews.glob("*.lock"):
        lock = FileLock(path)
        with suppress(Timeout, OSError):
            lock.acquire(blocking=False)
            shutil.rmtree(path.with_suffix(""), ignore_errors=True)
            lock.release()
            path.unlink(missing_ok=True)
