"""What a province costs, in four parts that are called one by one.

    python tests/bench/province_cost.py workers [PORTALS [RUNS]]      (12 portals, 3 runs)
    python tests/bench/province_cost.py whole [PORTALS]               (100 portals)
    python tests/bench/province_cost.py join [AWARDEES [PORTALS]]     (100000 awardees of 100 portals)
    python tests/bench/province_cost.py search [AWARDEES [PORTALS]]   (100000 awardees of 100 portals)

Portals are the five shipped campaigns under invented names. `workers`: the communes' tasks alone, from the
first that is handed out to the last result, with one worker of Dask and with two by turns; the median of the
runs, and apart from it the starts and the join. `whole`: `thidua province build` of all, then again with one
commune changed: seconds, CPU of all processes, bytes, and the memory of the command, in which Dask's
scheduler runs, with a quarter, half and all of the portals done. `join`: invented awardees of so many
portals joined in this process: its memory on the way. `search`: what readers of the result pay in Chromium
(search_cost.py tells what the columns mean). Seconds hold on a quiet machine with two free cores only.
Targets: two workers 1.6 times as fast, one of 100 portals changed 0.05 of all by clock and by CPU, first
result 150 kB and 100 ms, p95 of a keystroke 50 ms, memory flat.
"""

from __future__ import annotations

import json
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from names import awardees
from nginx import hosted
from page_weight import chromium
from running import AS_OF, BIN, ROOT, environment
from search_cost import READER, Box, reader

from generator.province.cluster import results, workers
from generator.province.merge import CommunePortal, merged
from generator.province.order import Order
from generator.province.reading import PortalPlace, known_communes, read_province
from generator.province.search import FOLDER
from generator.province.snapshot import take

DAY = date(2026, 5, 9)
BOX = Box("xa-phuong/", "[data-province-search] input", "[data-province-found]")


def province(root: Path, portals: int) -> Path:
    """A province of so many portals, and its own; gives the path of province.yml."""
    lines = ["name: tỉnh Mẫu", "portal: tinh", "communes:"]
    portal(root / "tinh", "Mẫu")
    for number, (code, known) in enumerate(islice(known_communes().items(), portals), start=1):
        portal(root / f"xa-{number}", f"Mẫu {number}")
        lines.append(f'  - {{code: "{code}", name: {known.name}, portal: xa-{number}}}')
    file = root / "province.yml"
    file.write_text("\n".join((*lines, "")), encoding="utf-8")
    return file


def portal(folder: Path, name: str) -> None:
    """The shipped portal under another name, without its sample."""
    left_out = shutil.ignore_patterns("phong-trao-mau")
    for each in ("campaigns", "content"):
        shutil.copytree(ROOT / each, folder / each, ignore=left_out)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for path in (folder / "mkdocs.yml", *folder.rglob("campaigns/**/*.yml"), *folder.rglob("plan.txt")):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("Cao Lộc", name), encoding="utf-8")


def spent() -> float:
    """CPU seconds of this process and of all that it has waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def tasks(file: Path, jobs: int) -> float:
    """Let so many workers build the communes' portals; gives the seconds from the first order to the last."""
    began, before = time.perf_counter(), spent()
    places = {place.code: place for place in read_province(file).places if place.code}
    orders = (
        Order("build", code, "", AS_OF.isoformat(), 60, take(folder).packed())
        for code, place in places.items()
        if (folder := place.address.folder)
    )
    done: list[CommunePortal] = []
    with (
        tempfile.TemporaryDirectory() as name,
        workers(jobs, None, Path(name) / "w") as client,
    ):
        client.wait_for_workers(jobs)
        started = time.perf_counter()
        for order, result in results(client, orders):
            assert not result.failed, result.said
            done.append(CommunePortal(places[order.code], result.part, AS_OF))
        ended = time.perf_counter()
    cpu, closed = spent() - before, time.perf_counter()
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "scratch").mkdir()
        merged(sorted(done), AS_OF, Path(name) / "files", Path(name) / "scratch")
    seconds = ended - started
    print(
        f"{len(done):>4} portals, {jobs} workers  start {started - began:4.1f} s  tasks {seconds:6.1f} s  "
        f"end {closed - ended:4.1f} s  CPU {cpu / len(done):5.2f} s a portal  "
        f"join {time.perf_counter() - closed:5.2f} s",
        flush=True,
    )
    return seconds


def compared(portals: int = 12, runs: int = 3) -> None:
    """The communes' tasks with one worker and with two, by turns."""
    with tempfile.TemporaryDirectory() as name:
        file = province(Path(name), portals)
        pairs = [(tasks(file, 1), tasks(file, 2)) for _ in range(runs)]
    one, two = (median(each) for each in zip(*pairs, strict=True))
    ratios = ", ".join(f"{slow / fast:.2f}" for slow, fast in pairs)
    print(f"median {one:.1f} s and {two:.1f} s: two workers {one / two:.2f} times as fast as one ({ratios})")


def memory(process: int | str, what: str) -> float:
    """MB of memory that a process has ("VmRSS") or had at most ("VmHWM"); 0 where it has ended."""
    with suppress(OSError):
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
        return int(status.partition(f"{what}:")[2].split()[0]) / 1e3
    return 0


def built(file: Path) -> tuple[float, float]:
    """Seconds and CPU seconds of a build of the province; tells its memory on the way."""
    began, before = time.perf_counter(), spent()
    most, marks = 0.0, list[str]()
    command = [str(BIN / "thidua"), "province", "build", "--as-of", AS_OF.isoformat()]
    with subprocess.Popen(
        command, cwd=file.parent, env=environment({}), stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as running:
        for line in running.stdout or ():
            most = max(most, memory(running.pid, "VmHWM"))
            told = re.match(r"\[(\d+)/(\d+)\]", line)
            if told and int(told[1]) in [int(told[2]) * share // 4 for share in (1, 2, 4)]:
                marks.append(f"{told[1]}: {memory(running.pid, 'VmRSS'):.0f}")
    assert running.returncode == 0
    seconds, cpu = time.perf_counter() - began, spent() - before
    told_marks = f"MB with portals done {', '.join(marks)}; at most {most:.0f}"
    print(f"a build  {seconds:7.1f} s  CPU {cpu:7.1f} s  {told_marks}", flush=True)
    return seconds, cpu


def size_of(folder: Path) -> str:
    """Files and bytes below a folder."""
    files = [each for each in folder.rglob("*") if each.is_file()]
    return f"{len(files)} files, {sum(each.stat().st_size for each in files) / 1e6:.1f} MB"


def whole(portals: int = 100) -> None:
    """A whole build, then one with one commune changed."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        file = province(root, portals)
        all_seconds, all_cpu = built(file)
        print(f"data {size_of(root / 'xa-1')} a portal; results {size_of(root / 'build' / 'tinh.thidua')}")
        print(f"DIR {size_of(root / 'build' / 'tinh')}")
        page = root / "xa-1" / "content" / "lien-he.md"
        page.write_text(f"{page.read_text(encoding='utf-8')}\nĐịa chỉ mới.\n", encoding="utf-8")
        seconds, cpu = built(file)
        print(f"one changed  {seconds / all_seconds:.3f} of the seconds, {cpu / all_cpu:.3f} of the CPU")
        seconds, cpu = built(file)
        print(f"none changed  {seconds / all_seconds:.3f} of the seconds, {cpu / all_cpu:.3f} of the CPU")


def told(names: int, portals: int) -> Iterator[bytes]:
    """The parts of portals with so many awardees in all."""
    rows: list[dict[str, Any]] = []
    for number, each in enumerate(awardees(names, "giay-khen-xa"), start=1):
        rows.append({
            "candidate": "individual", "name": each.name, "position": "", "unit": each.unit,
            "award": "Giấy khen của Chủ tịch UBND xã", "decision_number": "1/QĐ-UBND",
            "decision_date": "2026-05-08", "campaign": "thu", "campaign_title": "Phong trào thử",
            "decision": "qd-1", "unit_code": "", "link": f"phong-trao/thu/vinh-danh/#qd-1-ca-nhan-{number}",
        })  # fmt: skip
        if len(rows) * portals >= names or number == names:
            empty = {"phong-trao": [], "moc-thoi-gian": [], "don-vi": []}
            yield json.dumps({"rows": {**empty, "vinh-danh": rows}}).encode()
            rows = []


def joined(folder: Path, names: int, portals: int) -> None:
    """The parts of so many portals joined below `folder`; tells what that takes."""
    marks: list[str] = []

    def one_by_one() -> Iterator[CommunePortal]:
        for number, part in enumerate(told(names, portals), start=1):
            code, known = communes[number - 1]
            yield CommunePortal(place._replace(code=code, name=known.name), part, DAY)
            if number in [portals * share // 4 for share in (1, 2, 4)]:
                marks.append(f"{number}: {memory('self', 'VmRSS'):.0f}")

    communes = list(islice(known_communes().items(), portals))
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "province.yml"
        file.write_text(
            'name: tỉnh Mẫu\nportal: a\ncommunes: [{code: "06193", name: xã Mẫu, portal: b}]\n',
            encoding="utf-8",
        )
        place: PortalPlace = read_province(file).places[0]
        (Path(name) / "scratch").mkdir()
        marks.append(f"0: {memory('self', 'VmRSS'):.0f}")
        began, before = time.perf_counter(), time.process_time()
        merged(one_by_one(), DAY, folder, Path(name) / "scratch")
    seconds, cpu = time.perf_counter() - began, time.process_time() - before
    shards = [each.stat().st_size for each in (folder / FOLDER).glob("doan-*.js")]
    lists = [each.stat().st_size for each in (folder / FOLDER).glob("tu-*.js")]
    print(
        f"{names} awardees  join {seconds:.1f} s  CPU {cpu:.1f} s  {len(shards)} shards, "
        f"{sum(shards) / 1e6:.1f} MB; {len(lists)} lists, {sum(lists) / 1e6:.1f} MB  "
        f"MB with portals taken in {', '.join(marks)}; "
        f"at most {memory('self', 'VmHWM'):.0f}",
        flush=True,
    )


def join(names: int = 100_000, portals: int = 100) -> None:
    """The parts of so many portals joined."""
    with tempfile.TemporaryDirectory() as name:
        joined(Path(name), names, portals)


def search(names: int = 100_000, portals: int = 100) -> None:
    """What readers pay who search so many names: the page of a small province, the names of a large one."""
    with tempfile.TemporaryDirectory() as name:
        file = province(Path(name), 1)
        built(file)
        out = file.parent / "build" / "tinh"
        for kind in ("doan", "tu"):
            for each in (out / FOLDER).glob(f"{kind}-*.js"):
                each.unlink()
        joined(out, names, portals)
        with hosted(out) as address, chromium() as browser:
            print(READER)
            print(reader(browser, address, names, BOX), flush=True)


PARTS: dict[str, Callable[..., None]] = {"workers": compared, "whole": whole, "join": join, "search": search}


if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in PARTS:
        PARTS[sys.argv[1]](*map(int, sys.argv[2:]))
    else:
        sys.exit(__doc__)
