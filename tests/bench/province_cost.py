"""What a province costs: its portals with one worker and two, one of them changed, all of them joined.

    python tests/bench/province_cost.py [PORTALS [NAMES]]        (4 portals, 20000 names)

The portals are the five shipped campaigns under invented names. "Workers" is Dask alone: CPU seconds a
portal, and the share of the time from the first task to the last in which a worker has one: what scheduling
costs. Two workers over one in seconds means something on a quiet machine with two free cores only. Then a
whole `thidua province build`, and another one with one portal changed, in CPU seconds of all processes. The
join reads invented awardees, a thousand a portal: CPU seconds, the most memory with a quarter of them and
with all, bytes (gzip) that a reader fetches before the first result. Targets: two workers 1.6 times as fast,
one of 100 portals changed 0.05 of all, first result 150 kB, memory flat.
"""

from __future__ import annotations

import gzip
import json
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from distributed import get_task_stream
from names import awardees

sys.path.insert(0, str(Path(__file__).parent.parent))

from running import AS_OF, ROOT, run

from generator.province.cluster import results, workers
from generator.province.merge import Portal, merged
from generator.province.order import Order
from generator.province.reading import Place, read_province
from generator.province.search import CONTENTS, FOLDER
from generator.province.snapshot import take


def province(root: Path, portals: int) -> None:
    """A province of so many portals, and its own."""
    lines = ["name: tỉnh Mẫu", "portal: tinh", "communes:"]
    for number in range(portals + 1):
        portal(root / (f"xa-{number}" if number else "tinh"), f"Mẫu {number}")
        if number:
            lines.append(f'  - {{code: "{number:05d}", name: xã Mẫu {number}, portal: xa-{number}}}')
    (root / "province.yml").write_text("\n".join((*lines, "")), encoding="utf-8")


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


def tasks(root: Path, portals: int, jobs: int) -> float:
    """Let so many workers build the portals; gives the seconds from the first task to the last."""
    before = spent()
    orders = (
        Order("build", f"{each:05d}", "", AS_OF.isoformat(), 60, take(root / f"xa-{each}").packed())
        for each in range(1, portals + 1)
    )
    with (
        tempfile.TemporaryDirectory() as scratch,
        workers(jobs, None, Path(scratch) / "w") as client,
        get_task_stream(client) as stream,
    ):
        assert not [order.code for order, result in results(client, orders) if result.failed]
    spans = [
        (each["start"], each["stop"])
        for task in stream.data
        for each in task["startstops"]
        if each["action"] == "compute"
    ]
    whole = max(stop for _, stop in spans) - min(start for start, _ in spans)
    busy = sum(stop - start for start, stop in spans) / (whole * jobs)
    cpu = (spent() - before) / portals
    print(f"{portals} portals, {jobs} workers  {whole:7.1f} s  CPU {cpu:5.2f} s a portal  busy {busy:.3f}")
    return whole


def built(root: Path) -> float:
    """CPU seconds of one build of the province."""
    before = spent()
    done = run("thidua", "province", "build", "--as-of", AS_OF.isoformat(), cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    return spent() - before


def builds(portals: int) -> None:
    """All portals with one worker and with two, then a whole build, then one with one portal changed."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        province(root, portals)
        one, two = (tasks(root, portals, jobs) for jobs in (1, 2))
        print(f"two workers {one / two:.2f} times as fast as one")
        whole = built(root)
        page = root / "xa-1" / "content" / "lien-he.md"
        page.write_text("# Liên hệ\n\nĐịa chỉ mới.\n", encoding="utf-8")
        changed = built(root)
        print(f"a build  CPU {whole:.1f} s; one changed  CPU {changed:.1f} s, {changed / whole:.3f} of it")


def told(names: int) -> Iterator[bytes]:
    """The parts of portals with a thousand awardees each."""
    rows: list[dict[str, Any]] = []
    for number, each in enumerate(awardees(names, "giay-khen-xa"), start=1):
        rows.append({
            "candidate": "individual", "name": each.name, "position": "", "unit": each.unit,
            "award": "Giấy khen của Chủ tịch UBND xã", "decision_number": "1/QĐ-UBND",
            "decision_date": "2026-05-08", "campaign": "thu", "campaign_title": "Phong trào thử",
            "decision": "qd-1", "unit_code": "", "link": f"phong-trao/thu/vinh-danh/#qd-1-ca-nhan-{number}",
        })  # fmt: skip
        if len(rows) == 1000 or number == names:
            empty = {"phong-trao": [], "moc-thoi-gian": [], "don-vi": []}
            yield json.dumps({"rows": {**empty, "vinh-danh": rows}}).encode()
            rows = []


def join(names: int) -> None:
    """The parts of portals with so many awardees joined."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        (root / "scratch").mkdir()
        file = root / "province.yml"
        file.write_text(
            'name: tỉnh Mẫu\nportal: a\ncommunes: [{code: "06193", name: xã Mẫu, portal: b}]\n',
            encoding="utf-8",
        )
        place: Place = read_province(file).places[0]
        portals = (
            Portal(place._replace(code=f"{number:05d}", name=f"xã Mẫu {number}"), part, date(2026, 5, 9))
            for number, part in enumerate(told(names))
        )
        started = time.process_time()
        merged(portals, date(2026, 5, 9), root / "files", root / "scratch")
        seconds = time.process_time() - started
        contents = (root / "files" / CONTENTS).read_bytes()
        shards = [each.read_bytes() for each in (root / "files" / FOLDER).glob("[0-9]*.js")]
        first, largest = (len(gzip.compress(each)) / 1e3 for each in (contents, max(shards, key=len)))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    print(
        f"{names} names  {len(shards)} shards, {sum(map(len, shards)) / 1e6:.1f} MB  CPU {seconds:.1f} s  "
        f"at most {most:.0f} MB  first result {first:.0f} kB contents + {largest:.0f} kB shard, gzip"
    )


if __name__ == "__main__":
    asked = [int(each) for each in sys.argv[1:]]
    many = asked[1] if len(asked) > 1 else 20_000
    join(many // 4)  # first: the most memory that a process ever had never shrinks
    join(many)
    builds(asked[0] if asked else 4)
