"""The task of one portal: data in, archive out; nothing else is read, and nothing is left behind.

It runs in a worker of Dask, which may die at any moment: then another one does it again, with the same
outcome. The work itself is done by a process of its own (work.py), so that a portal that never ends can be
stopped, and no memory grows from portal to portal.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import IO

from distributed import get_worker

from generator import __version__, clock
from generator.province.order import ADDED, ARCHIVE, DATA, DISK, ORDER, OUR_BUG, TOLD, Order, Result
from generator.province.snapshot import sha256, unpack
from generator.publishing.disk import disk_trouble


class WorkLost(Exception):  # noqa: N818 - nobody's mistake
    """The process died of something that is not the data's; it is worth another try."""


def do_portal(order: Order) -> Result:
    """Check or build one portal. Raises WorkLost where trying again may help."""
    if order.version != __version__:
        said = (
            f"Máy dựng cổng này chạy bản {__version__} của công cụ, máy ra lệnh chạy bản {order.version}: "
            "cài cùng một bản trên mọi máy."
        )
        return Result(failed=True, said=said)
    scratch = get_worker().local_directory
    try:
        with tempfile.TemporaryDirectory(prefix="thidua-", dir=scratch) as name:
            folder = Path(name)
            unpack(order.data, folder / DATA)
            if order.added:
                unpack(order.added, folder / ADDED)
            (folder / ORDER).write_bytes(order.settings)
            return _done(order, folder)
    except OSError as error:
        if refused := _refused(error.errno or 0, scratch):
            return refused
        raise


def _refused(number: int, scratch: str) -> Result | None:
    """What is told where the disk below the worker's folder ended a portal with an error of this number."""
    trouble = disk_trouble(OSError(number, os.strerror(number), scratch))
    return Result(failed=True, said=f"Trên máy dựng cổng này: {trouble}") if trouble else None


def _done(order: Order, folder: Path) -> Result:
    day = date.fromisoformat(order.day)
    own = {
        "SOURCE_DATE_EPOCH": str(clock.epoch_of(day)),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "",  # or every portal would compile our modules anew
    }
    complaints = folder / "stderr"
    try:
        with complaints.open("wb") as stderr:
            code = _run(folder, {**os.environ, **own}, stderr, 60 * order.minutes)
    except subprocess.TimeoutExpired:
        limit = f"{order.minutes:g}".replace(".", ",")
        said = (
            f"Quá {limit} phút chưa xong nên đã dừng. Xem dữ liệu của cổng có tệp nào lớn bất thường; dữ "
            "liệu lớn thật thì tăng `minutes` trong province.yml."
        )
        return Result(failed=True, said=said)
    if code < 0:
        raise WorkLost(f"signal {-code}")
    if code > DISK and (refused := _refused(code - DISK, str(folder.parent))):
        return refused
    if code or not (folder / TOLD).exists():
        said = f"{OUR_BUG}:\n{complaints.read_text(encoding='utf-8', errors='replace')[-2000:]}"
        return Result(failed=True, said=said)
    archive = (folder / ARCHIVE).read_bytes() if (folder / ARCHIVE).exists() else b""
    result = Result.of((folder / TOLD).read_bytes(), archive)
    if archive and sha256(archive) != result.sha256:
        raise WorkLost("the archive is not what was written")
    return result


def _run(folder: Path, environment: dict[str, str], stderr: IO[bytes], seconds: float) -> int:
    """The exit code of the process. It reads from us until we end: killed, we take it along (work.py)."""
    with subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, "-m", "generator.province.work", str(folder)],
        env=environment, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=stderr,
    ) as process:  # fmt: skip
        try:
            return process.wait(seconds)
        except BaseException:
            process.kill()
            raise
