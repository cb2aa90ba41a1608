"""The task of one portal: data in, archive out; nothing else is read, and nothing is left behind.

It runs in a worker of Dask, which may die at any moment: then another one does it again, with the same
outcome. The work itself is done by a process of its own (work.py), so that a portal that never ends can be
stopped, and no memory grows from portal to portal.
"""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from distributed import get_worker

from generator import clock
from generator.province.order import ADDED, ARCHIVE, DATA, ORDER, TOLD, Order, Result
from generator.province.snapshot import sha256, unpack

_FULL = "Ổ đĩa của máy dựng đã đầy: xóa bớt tệp ở đó (thư mục tạm của worker) rồi chạy lại."


class WorkLost(Exception):  # noqa: N818 - nobody's mistake
    """The process died of something that is not the data's; it is worth another try."""


def do_portal(order: Order) -> Result:
    """Check or build one portal. Raises WorkLost where trying again may help."""
    try:
        with tempfile.TemporaryDirectory(prefix="thidua-", dir=get_worker().local_directory) as name:
            folder = Path(name)
            unpack(order.data, folder / DATA)
            if order.added:
                unpack(order.added, folder / ADDED)
            (folder / ORDER).write_bytes(order.settings)
            return _done(order, folder)
    except OSError as error:
        if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
            return Result(failed=True, said=_FULL)
        raise


def _done(order: Order, folder: Path) -> Result:
    day = date.fromisoformat(order.day)
    own = {"SOURCE_DATE_EPOCH": str(clock.epoch_of(day)), "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            [sys.executable, "-m", "generator.province.work", str(folder)],
            env={**os.environ, **own}, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True,
            encoding="utf-8", errors="replace", timeout=60 * order.minutes, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        limit = f"{order.minutes:g}".replace(".", ",")
        said = (
            f"Quá {limit} phút chưa xong nên đã dừng. Xem dữ liệu của cổng có tệp nào lớn bất thường; dữ "
            "liệu lớn thật thì tăng `minutes` trong province.yml."
        )
        return Result(failed=True, said=said)
    if done.returncode < 0:
        raise WorkLost(f"signal {-done.returncode}")
    if done.returncode == errno.ENOSPC:
        return Result(failed=True, said=_FULL)
    if done.returncode or not (folder / TOLD).exists():
        what = "Lỗi của chương trình, không phải của dữ liệu; gửi đoạn sau cho người lập trình"
        said = f"{what}:\n{done.stderr[-2000:]}"
        return Result(failed=True, said=said)
    archive = (folder / ARCHIVE).read_bytes() if (folder / ARCHIVE).exists() else b""
    result = Result.of((folder / TOLD).read_bytes(), archive)
    if archive and sha256(archive) != result.sha256:
        raise WorkLost("the archive is not what was written")
    return result
