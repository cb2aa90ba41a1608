"""Tasks on Dask, with results as they come: processes of this machine, or a cluster that is there.

Only as many tasks are handed out as keep the workers busy, so that neither the scheduler nor this process
holds more data the more portals there are. A worker that dies costs its task another try; Dask does that.
"""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
import traceback
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from time import monotonic

import dask
from distributed import Client, Future, KilledWorker, LocalCluster, wait
from distributed.comm.core import CommClosedError
from distributed.security import Security

from generator.problems import UsageError
from generator.province.addresses import without_credentials
from generator.province.order import OUR_BUG, Order, Result
from generator.province.task import WorkLost, do_portal

_TRIES = 3
_AHEAD = 2  # tasks waiting at each worker, so that none stands idle
_PATIENCE = "20s"
_NOBODY_FOR = 300
"""Seconds without any worker: a cluster may need some minutes to start its own."""
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
_IDLE = Result(
    failed=True,
    said="Bộ điều phối Dask không trả lời, hoặc không có máy nào nhận việc, nên chưa làm xong. Xem lại bộ "
    "điều phối, chạy dask worker trên các máy dựng cổng rồi chạy lại; bỏ --scheduler để dựng trên máy này.",
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
    for name in tuple(logging.root.manager.loggerDict):  # told in our own words
        if name.partition(".")[0] in ("distributed", "tornado", "asyncio"):  # each has a level of its own
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
            f"Không nối được bộ điều phối Dask ở {without_credentials(scheduler)}. Xem lại địa chỉ (ví dụ "
            "tcp://10.0.0.5:8786), bộ điều phối đã chạy chưa; bỏ --scheduler để dựng trên máy này."
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
        finished = _finished(client, running)
        for future in finished:
            yield running.pop(future), _outcome(future)
            future.release()
        if not finished:
            yield from ((order, _IDLE) for order in chain(running.values(), pending))
            return


def _window(client: Client) -> int:
    return _AHEAD * max(1, _threads(client))


def _threads(client: Client) -> int:
    """How many tasks the workers do at once."""
    threads: dict[str, int] = {}
    with suppress(*_GONE):  # a scheduler can be lost while it is asked
        if client.status == "running":
            threads = client.sync(
                client.scheduler.ncores, callback_timeout=_PATIENCE
            )  # or it may wait for ever
    return sum(threads.values())


def _finished(client: Client, running: Iterable[Future]) -> list[Future]:
    """Tasks that are done, or lost with their scheduler; none where no worker is there to do any."""
    futures = list(running)
    idle = monotonic()
    while monotonic() < idle + _NOBODY_FOR:
        try:
            wait(futures, timeout=min(_NOBODY_FOR, 10), return_when="FIRST_COMPLETED")
        except TimeoutError:  # an OSError itself
            if client.status != "running":
                return futures
            if _threads(client):
                idle = monotonic()
        except _GONE:
            return futures
        else:
            return [future for future in futures if future.done()]
    return []


def _outcome(future: Future) -> Result:
    try:
        result = future.result()
    except (KilledWorker, WorkLost):
        return _DIED
    except _GONE:
        return _LOST
    except Exception as error:  # noqa: BLE001 - of a task: the other portals' go on
        said = "".join(traceback.format_exception(error))[-2000:]
        return Result(failed=True, said=f"{OUR_BUG}:\n{said}")
    return result if isinstance(result, Result) else _LOST
