"""What a province costs: all portals, one of them changed, one worker and two, the search over all of them.

    python tests/bench/province_cost.py [PORTALS [NAMES]]        (4 portals, 20000 names)

Each line of the builds is one run of `thidua province build` over portals of one smallest campaign each: wall
seconds, CPU seconds of all its processes, and seconds a portal. "Two workers" is the wall time of one
worker over that of two; it means something on a quiet machine with two cores only. The search is made of
invented names spread over 100 communes: bytes (gzip) that a reader fetches before the first result, and CPU
seconds to make all files. Targets: two workers 1.6 times as fast, one of 100 portals changed 0.05 of all,
first result 150 kB.
"""

from __future__ import annotations

import gzip
import resource
import sys
import tempfile
import time
from pathlib import Path

from names import awardees

sys.path.insert(0, str(Path(__file__).parent.parent))

from builders import write_project
from running import AS_OF, run

from generator.province.search import CONTENTS, FOLDER, HONOUR, Found, search_files


def province(root: Path, portals: int) -> None:
    """A province of so many portals, and its own."""
    lines = ["name: tỉnh Mẫu", "portal: tinh", "communes:"]
    for number in range(portals + 1):
        folder = root / (f"xa-{number}" if number else "tinh")
        folder.mkdir()
        write_project(folder)
        if number:
            lines.append(f'  - {{code: "{number:05d}", name: xã Mẫu {number}, portal: xa-{number}}}')
    (root / "province.yml").write_text("\n".join((*lines, "")), encoding="utf-8")


def built(root: Path, out: str, jobs: int) -> tuple[float, float]:
    """Wall and CPU seconds of one build."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    words = ("build", "--jobs", str(jobs), "--out", out, "--as-of", AS_OF.isoformat())
    done = run("thidua", "province", *words, cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - started, cpu


def builds(portals: int) -> None:
    """All portals with one worker and with two, then with one portal changed."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        province(root, portals)
        one, cpu = built(root, "mot", 1)
        each = cpu / (portals + 1)
        print(f"{portals} portals, one worker    {one:7.1f} s  CPU {cpu:7.1f} s  {each:5.2f} s a portal")
        two, cpu = built(root, "hai", 2)
        print(
            f"{portals} portals, two workers   {two:7.1f} s  CPU {cpu:7.1f} s  {one / two:5.2f} times as fast"
        )
        page = root / "xa-1" / "content" / "lien-he.md"
        page.write_text("# Liên hệ\n\nĐịa chỉ mới.\n", encoding="utf-8")
        wall, changed = built(root, "mot", 1)
        print(f"one of them changed     {wall:7.1f} s  CPU {changed:7.1f} s  {changed / cpu:5.2f} of all")


def search(names: int) -> None:
    """The search over so many awardees of 100 communes."""
    lines = [
        Found(
            HONOUR, each.name, f"{each.unit}; xã Mẫu {number % 100}; Giấy khen của Chủ tịch UBND xã",
            f"xa/{number % 100:05d}/phong-trao/thu/vinh-danh/#qd-1-ca-nhan-{number}",
        )
        for number, each in enumerate(awardees(names, "giay-khen-xa"))
    ]  # fmt: skip
    started = time.process_time()
    with tempfile.TemporaryDirectory() as scratch:
        files = dict(search_files(lines, Path(scratch)))
    seconds = time.process_time() - started
    shards = [content for path, content in files.items() if path != CONTENTS and path.startswith(FOLDER)]
    contents, largest = (len(gzip.compress(each)) for each in (files[CONTENTS], max(shards, key=len)))
    whole = sum(map(len, files.values())) / 1e6
    print(f"{names} names  {len(shards)} shards, {whole:.1f} MB, CPU {seconds:.1f} s")
    print(f"first result  {contents / 1e3:.0f} kB contents + {largest / 1e3:.0f} kB shard, gzip")


if __name__ == "__main__":
    asked = [int(each) for each in sys.argv[1:]]
    builds(asked[0] if asked else 4)
    search(asked[1] if len(asked) > 1 else 20_000)
