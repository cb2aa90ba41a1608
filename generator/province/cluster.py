"""Tasks on Dask, with results as they come: processes of this machine, or a cluster that is there.

Only as many tasks are handed out as keep the workers busy, so that neither the scheduler nor this process
holds more data the more portals there are. A worker that dies costs its task another try; Dask does that.
"""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from pathlib import Path

import dask
from distributed import Client, Future, KilledWorker, LocalCluster, wait
from distributed.comm.core import CommClosedError
from distributed.security import Security

from generator.problems import UsageError
from generator.province.order import Order, Result
from generator.province.task import WorkLost, do_portal

_TRIES = 3
_AHEAD = 2  # tasks waiting at each worker, so that none stands idle
_PATIENCE = "20s"
_SETTINGS = {
    "distributed.admin.large-graph-warning-threshold": "1GB",  # a portal's data travels with its task
    "distributed.scheduler.allowed-failures": _TRIES,
    "distributed.worker.daemon": False,
    # Dask's own pages know no key: they would tell every user of the machine what is being done.
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
}
_GONE = (CommClosedError, asyncio.CancelledError, CancelledError, OSError)
_LOST = Result(
    failed=True,
    said="Mất liên lạc với bộ điều phối Dask nên chưa làm xong. Xem lại bộ điều phối và mạng rồi chạy lại: "
    "cổng đã xong không phải dựng lại.",
)
_DIED = Result(
    failed=True,
    said=f"Tiến trình dựng cổng này bị dừng {_TRIES} lần (hết bộ nhớ, hoặc máy bị tắt). Chạy lại; vẫn vậy "
    "thì chạy với --jobs ít hơn hoặc trên máy có nhiều bộ nhớ hơn.",
)


def usual_jobs() -> int:
    """As many processes as this machine may use cores."""
    asked = getattr(os, "sched_getaffinity", None)
    return len(asked(0)) if asked else os.cpu_count() or 1


@contextmanager
def workers(jobs: int, scheduler: str | None, scratch: Path) -> Iterator[Client]:
    """Whoever does the tasks. Raises UsageError where there is no scheduler at the address."""
    for name in ("distributed", "tornado", "asyncio"):  # told in our own words
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    with dask.config.set(_SETTINGS):
        if scheduler is not None:
            with _joined(scheduler) as client:
                yield client
            return
        scratch.mkdir(parents=True, exist_ok=True)
        try:
            with (
                LocalCluster(
                    n_workers=jobs, threads_per_worker=1, processes=True, memory_limit=0, host="127.0.0.1",
                    dashboard_address=None, local_directory=str(scratch), silence_logs=logging.CRITICAL,
                    scheduler_kwargs={"dashboard_address": "127.0.0.1:0"},  # two runs do not ask for one port
                    # Whoever reaches a scheduler can run programs: other users of this machine hold no key.
                    protocol="tls", security=Security.temporary(),
                ) as cluster,
                Client(cluster) as client,
            ):  # fmt: skip
                yield client
        finally:
            shutil.rmtree(scratch, ignore_errors=True)


@contextmanager
def _joined(scheduler: str) -> Iterator[Client]:
    try:
        client = Client(scheduler, timeout=_PATIENCE)
    except (OSError, ValueError, TypeError, CommClosedError) as error:
        raise UsageError(
            f"Không nối được bộ điều phối Dask ở {scheduler}. Xem lại địa chỉ (ví dụ tcp://10.0.0.5:8786), "
            "bộ điều phối đã chạy chưa; bỏ --scheduler để dựng trên máy này."
        ) from error
    try:
        yield client
    finally:
        with suppress(*_GONE):
            client.close(timeout=5)


def results(client: Client, orders: Iterable[Order]) -> Iterator[tuple[Order, Result]]:
    """What becomes of each order, in the order in which they are done."""
    pending = iter(orders)
    running: dict[Future, Order] = {}
    more = True
    while more or running:
        while more and len(running) < _window(client):
            order = next(pending, None)
            if order is None:
                more = False
            elif client.status != "running":
                yield order, _LOST
            else:
                key = f"portal-{order.code or 'province'}-{order.key}"
                running[client.submit(do_portal, order, key=key, retries=_TRIES - 1, pure=False)] = order
        if not running:
            return
        for future in _finished(running):
            yield running.pop(future), _outcome(future)
            future.release()


def _window(client: Client) -> int:
    threads: dict[str, int] = {}
    with suppress(*_GONE):  # a scheduler can be lost while it is asked
        threads = client.nthreads() if client.status == "running" else {}
    return _AHEAD * max(1, sum(threads.values()))


def _finished(running: Iterable[Future]) -> list[Future]:
    futures = list(running)
    try:
        wait(futures, return_when="FIRST_COMPLETED")
    except _GONE:
        return futures
    return [future for future in futures if future.done()]


def _outcome(future: Future) -> Result:
    try:
        result = future.result()
    except (KilledWorker, WorkLost):
        return _DIED
    except _GONE:
        return _LOST
    return result if isinstance(result, Result) else _LOST
