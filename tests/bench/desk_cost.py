"""What the desk works for an answer, in a portal of many campaigns.

    python tests/bench/desk_cost.py [50]

A desk as staff have it, asked as a browser asks it, RUNS times each; `cpu` is what the process worked for one
answer, the asking included, the middle one and the worst. Aims for 50 campaigns: the board 1 s, a save with
its problems 0.3 s, the changed page in the preview 2 s. A save is the form sent and the page it leads to;
the changed page is that and what the preview works until it shows what was saved, all pages until they
are all there: the thread that builds, as the others look for changed files all the time.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "desk"))

from build_cost import AS_OF, ONE, copies
from desks import Desk, running
from preview_cost import cpu_of

from generator import clock
from generator.project import Project

RUNS = 5
PATIENCE = 3600  # seconds, for the first build of all on a machine that does other things
REST = 1.0  # seconds after which a rebuild is over, the preview's tidying too
FORM = f"/phong-trao/{ONE}/"
FIELD = "short_title"


def main(campaigns: int) -> None:
    """Print the table."""
    os.environ["SOURCE_DATE_EPOCH"] = str(clock.epoch_of(clock.as_of(AS_OF)))
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        copies(root, campaigns)
        with running(Project(root)) as desk:
            print(f"{campaigns} campaigns{'cpu s':>22}{'worst':>8}")
            row("the first answer", 1, lambda: read(desk, "/"))
            row("the board", RUNS, lambda: read(desk, "/"))
            outside = count()
            row("the board, a file changed", RUNS, lambda: (touch(root, next(outside)), read(desk, "/")))
            row("a form", RUNS, lambda: read(desk, FORM))
            saving("a save", desk, (f"Thi đua lần {number}" for number in count(1)))
            saving("a save with a mistake", desk, (f"Thi đua <b>lần {number}" for number in count(1)))
            row("publishing", RUNS, lambda: read(desk, "/cong-bo/"))
            previewed(desk)


def row(
    name: str, runs: int, work: Callable[[], object], prepare: Callable[[], object] = lambda: None
) -> None:
    """Do it so often and print one line; what prepares it is not counted."""
    worked = []
    for _ in range(runs):
        prepare()
        before = time.process_time()
        work()
        worked.append(time.process_time() - before)
    told(name, worked)


def told(name: str, worked: Sequence[float]) -> None:
    """Print one line."""
    print(f"{name:<26}{statistics.median(worked):>8.2f}{max(worked):>8.2f}", flush=True)


def saving(name: str, desk: Desk, titles: Iterator[str]) -> None:
    """Save RUNS times from the page that staff have open, and print one line."""
    opened = [desk.form(FORM)]

    def save() -> None:
        filled = opened.pop()
        answer = desk.post(FORM, [*(filled | {FIELD: next(titles)}).items(), ("lam", "luu")])
        if answer.status != 303:
            raise RuntimeError(f"not saved: {answer.status}")
        read(desk, answer.headers["location"])

    row(name, RUNS, save, lambda: opened.append(desk.form(FORM)) if not opened else None)


def previewed(desk: Desk) -> None:
    """Open the preview, save RUNS times until its page shows what was saved, and print a line of each."""
    path = FORM.removeprefix("/")
    origin = opened(desk, path)
    [process] = children()
    wait_until(lambda: "<h1" in page_of(origin, path))
    told("the preview, opened", [cpu_of(process)])
    worked, in_all = list[float](), list[float]()
    for number in range(RUNS):
        time.sleep(REST)
        filled, title = desk.form(FORM), f"Thi đua xem lần {number}"
        before = time.process_time(), cpu_of(process, process)
        desk.post(FORM, [*(filled | {FIELD: title}).items(), ("lam", "luu")])
        saved = time.process_time() - before[0]
        wait_until(lambda: title in page_of(origin, path))  # noqa: B023 - it is asked at once
        worked.append(saved + cpu_of(process, process) - before[1])
        page_of(origin, "kiem-tra/")  # waits for all others
        in_all.append(saved + cpu_of(process, process) - before[1])
    told("the changed page", worked)
    told("all pages", in_all)


def opened(desk: Desk, path: str) -> str:
    """The preview's origin, once it answers."""
    found: list[str] = []

    def ready() -> bool:
        answer = desk.get(f"/xem-truoc/?trang={path}")
        found.append(answer.headers.get("location", "").removesuffix(f"/{path}"))
        return answer.status == 303

    wait_until(ready)
    return found[-1]


def page_of(origin: str, path: str) -> str:
    """A page of the preview as it is now; a rebuild that runs is waited for."""
    with urllib.request.urlopen(f"{origin}/{path}", timeout=PATIENCE) as answer:  # noqa: S310 - our own
        return answer.read().decode("utf-8")


def wait_until(done: Callable[[], bool]) -> None:
    """Ask until it is so. Raises RuntimeError after a while."""
    until = time.monotonic() + PATIENCE
    while not done():
        if time.monotonic() > until:
            raise RuntimeError("it never comes")
        time.sleep(0.1)


def children() -> list[int]:
    """The processes that this one has started."""
    tasks = Path("/proc/self/task").iterdir()
    return [int(each) for task in tasks for each in (task / "children").read_text(encoding="utf-8").split()]


def read(desk: Desk, path: str) -> str:
    """A page of the desk."""
    answer = desk.get(path)
    if answer.status != 200:
        raise RuntimeError(f"{path}: {answer.status}")
    return answer.body


def touch(root: Path, number: int) -> None:
    """Another campaign's file is edited outside the desk."""
    path = next(each for each in sorted(root.glob("campaigns/*/campaign.yml")) if each.parent.name != ONE)
    path.write_text(f"{path.read_text(encoding='utf-8')}# {number}\n", encoding="utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
