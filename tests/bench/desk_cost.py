"""What the desk works for an answer, in a portal of many campaigns.

    python tests/bench/desk_cost.py [50]

A desk as staff have it, asked as a browser asks it, RUNS times each; `cpu` is what the process worked for one
answer, the asking and its preview's process included, the middle one and the worst. Aims for 50 campaigns:
the board 1 s, a save with its problems 0.3 s, the changed page 2 s. A save is the form sent and the page that
it leads to; the changed page is a save and the preview's page that shows it.
"""

from __future__ import annotations

import http.client
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "desk"))

from build_cost import AS_OF, ONE, copies
from desks import Desk, running

from generator import clock
from generator.project import Project

RUNS = 5
REST = 1.5  # seconds until a preview has tidied up behind a rebuild
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
            changed_page(desk)


def row(
    name: str, runs: int, work: Callable[[], object], prepare: Callable[[], object] = lambda: None
) -> None:
    """Do it so often and print one line; what prepares it is not counted."""
    worked = []
    for _ in range(runs):
        prepare()
        before = cpu()
        work()
        worked.append(cpu() - before)
    print(f"{name:<26}{statistics.median(worked):>8.2f}{max(worked):>8.2f}", flush=True)


def cpu() -> float:
    """Seconds that this process has worked so far, and the preview that its desk has started."""
    told = [path.read_text(encoding="utf-8") for path in Path("/proc").glob("[0-9]*/stat") if path.exists()]
    of_all = (each.rpartition(")")[2].split() for each in told)
    ticks = sum(int(each[11]) + int(each[12]) for each in of_all if int(each[1]) == os.getpid())
    return time.process_time() + ticks / os.sysconf("SC_CLK_TCK")


def saving(
    name: str, desk: Desk, titles: Iterator[str], shown: Callable[[str], object] = lambda _: None
) -> None:
    """Save RUNS times from the page that staff have open, and print one line; `shown` awaits a title."""
    opened = [desk.form(FORM)]

    def prepare() -> None:
        if not opened:
            opened.append(desk.form(FORM))
            time.sleep(REST)

    def save() -> None:
        filled, title = opened.pop(), next(titles)
        answer = desk.post(FORM, [*(filled | {FIELD: title}).items(), ("lam", "luu")])
        if answer.status != 303:
            raise RuntimeError(f"not saved: {answer.status}")
        read(desk, answer.headers["location"])
        shown(title)

    row(name, RUNS, save, prepare)


def changed_page(desk: Desk) -> None:
    """Save with the preview open, until that shows the page as it is now."""
    path = f"phong-trao/{ONE}/"
    while (answer := desk.get(f"/xem-truoc/?trang={path}")).status != 303:
        time.sleep(0.2)
    host = answer.headers["location"].split("/")[2]

    def shown(title: str) -> None:
        while title not in page_at(host, f"/{path}"):
            time.sleep(0.05)

    shown("")
    time.sleep(REST)
    saving("the changed page", desk, (f"Thi đua xem {number}" for number in count(1)), shown)


def page_at(host: str, path: str) -> str:
    """A page of the preview; it is not answered before what is being built is there."""
    connection = http.client.HTTPConnection("127.0.0.1", int(host.rpartition(":")[2]), timeout=60)
    connection.request("GET", path, headers={"Host": host})
    body = connection.getresponse().read().decode("utf-8")
    connection.close()
    return body


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
