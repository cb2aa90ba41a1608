"""What the site search costs for 100, 1,000, 10,000 and 100,000 awardees, in Chromium on the shipped portal.

    python tests/bench/search_cost.py [100 1000 10000 100000]

The shipped portal is built once; for each number its index is made anew with invented awardees (names.py, 50
decisions) and served by nginx as we tell hosts to. For a reader who comes for the first time and types one of
QUERIES: `first kB` until a result is seen and `all kB` until the search has settled, of the worst of them;
`first ms`, the median. `p95 ms`, `max ms`: a keystroke of a reader who types all of them letter by letter.
Times pass on the clock, of a machine that may have other work; behind `/` stand those that the page's own
thread worked. `index s`: making the index, of `build s` for all pages. Limits at 10,000 (issue 5): 150 kB,
100 ms, p95 50 ms.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from names import awardees
from nginx import hosted
from page_weight import chromium
from playwright.sync_api import Browser, CDPSession, Page
from running import ROOT, run

from generator import pipeline
from generator.checking import Checked, check
from generator.derive.site_map import HOME, SEARCH_INDEX
from generator.model.campaign import Campaign
from generator.output import OutputFile, sync_folder
from generator.pipeline import generate
from generator.project import Project

AS_OF = date(2026, 11, 20)
CAMPAIGN, AWARD, DECISIONS = "bau-cu-2026-cao-loc", "giay-khen-xa", 50
FOLDER = SEARCH_INDEX.rpartition("/")[0]
QUERIES = (
    "bầu cử", "giay khen", "268/KH-UBND", "18/3/2026", "phong van hoa xa hoi", "nop ho so o dau",
    "nguyen van anh", "Nguyễn Thị Hoà", "hua tuan", "le thi thanh huyen", "nông", "nguyen", "tran van",
    "nguyem van tuan", "hoang thi huonh", "pham minh tuam", "nguyen van hung thon 7 ky lua",
)  # fmt: skip


class Box(NamedTuple):
    """Where a search is: its page below the site's root, its field, and the list of what is found."""

    page: str
    field: str
    results: str


SITE = Box(HOME, "#td-q", "[data-search-results]")
# Types what is given into the field at once; tells when the first result stood there and when all was done.
TYPE = """async ([typed, input, results]) => {
  const field = document.querySelector(input);
  const place = document.querySelector(results);
  const started = performance.now();
  let first = 0;
  const done = new Promise((resolve) => {
    const watch = new MutationObserver(() => {
      first = first || (place.querySelector("a") ? performance.now() : 0);
      if (place.dataset.searchFor !== typed || place.hasAttribute("aria-busy")) return;
      watch.disconnect();
      resolve(performance.now());
    });
    watch.observe(place, { attributes: true, childList: true });
  });
  delete place.dataset.searchFor;
  field.value = typed;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  const end = await done;
  const files = performance.getEntriesByType("resource").filter((file) => file.startTime >= started);
  const by = (until) => files.filter((file) => file.responseEnd <= until);
  const bytes = (until) => by(until).reduce((sum, file) => sum + file.transferSize, 0);
  first = first || end;
  return { first: first - started, all: end - started, firstBytes: bytes(first), bytes: bytes(end) };
}"""


def with_awardees(checked: Checked, count: int) -> Checked:
    """The same portal, one campaign of which has `count` awardees in 50 decisions."""
    rows = tuple(awardees(count, AWARD))
    each = count // DECISIONS
    decisions = [_decision(number) for number in range(1, DECISIONS + 1)]
    rolls = {
        decision["code"]: rows[place * each : (place + 1) * each] for place, decision in enumerate(decisions)
    }
    cases = []
    for case in checked.campaigns:
        if case.campaign.id != CAMPAIGN:
            cases.append(case)
            continue
        data = case.campaign.model_dump(mode="json") | {"decisions": decisions}
        cases.append(replace(case, campaign=Campaign.model_validate(data), rolls=rolls))
    return replace(checked, campaigns=tuple(cases))


def _decision(number: int) -> dict[str, Any]:
    return {
        "code": f"qd-{number}",
        "number": f"{number}/QĐ-UBND",
        "date": f"2026-05-{number % 28 + 1:02}",
        "issued_by": "Chủ tịch UBND xã Cao Lộc",
        "subject": "Về việc tặng Giấy khen của Chủ tịch UBND xã",
        "signatory": {"name": "Nguyễn Văn A1", "position": "CHỦ TỊCH"},
        "award": AWARD,
        "list": f"qd-{number}.csv",
    }


def index_of(checked: Checked) -> tuple[list[OutputFile], float, float]:
    """The files of the index, the seconds of making it, and of making everything."""
    made = pipeline.search_files
    spent = []

    def timed(*given: Any) -> tuple[OutputFile, ...]:
        started = time.perf_counter()
        files = made(*given)
        spent.append(time.perf_counter() - started)
        return files

    pipeline.search_files = timed
    started = time.perf_counter()
    try:
        pages = generate(checked, AS_OF).pages
    finally:
        pipeline.search_files = made
    whole = time.perf_counter() - started
    return [file for file in pages if file.path.startswith(f"{FOLDER}/")], spent[0], whole


def opened(browser: Browser, address: str, box: Box = SITE) -> tuple[Page, CDPSession]:
    """The search's page, its field chosen, of one who has no file of the site; and what tells of its work."""
    page = browser.new_context().new_page()
    line = page.context.new_cdp_session(page)
    line.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(address + box.page, wait_until="networkidle")
    page.locator(box.field).focus()  # a reader goes to the field before typing
    page.wait_for_load_state("networkidle")
    return page, line


def worked(line: CDPSession) -> float:
    """Milliseconds that the page's thread has worked so far."""
    metrics = {each["name"]: each["value"] for each in line.send("Performance.getMetrics")["metrics"]}
    return float(metrics["TaskDuration"]) * 1000


def typed(page: Page, line: CDPSession, text: str, box: Box = SITE) -> dict[str, float]:
    """What typing `text` took, by TYPE and by the thread's own clock."""
    before = worked(line)
    told: dict[str, float] = page.evaluate(TYPE, [text, box.field, box.results])
    return told | {"work": worked(line) - before}


def first_visit(browser: Browser, address: str, query: str, box: Box = SITE) -> dict[str, float]:
    """A reader who comes and types a query."""
    page, line = opened(browser, address, box)
    told = typed(page, line, query, box)
    page.context.close()
    return told


def keystrokes(browser: Browser, address: str, box: Box = SITE) -> list[dict[str, float]]:
    """Every keystroke of a reader who types all queries letter by letter."""
    page, line = opened(browser, address, box)
    typed(page, line, "b", box)
    told = [typed(page, line, query[:size], box) for query in QUERIES for size in range(1, len(query) + 1)]
    page.context.close()
    return told


def at(share: float, told: list[dict[str, float]], key: str) -> float:
    """The value that this share of them do not exceed."""
    values = sorted(each[key] for each in told)
    return values[min(int(len(values) * share), len(values) - 1)]


READER = f"{'awardees':>9}{'first kB':>10}{'all kB':>8}{'first ms':>13}{'p95 ms':>11}{'max ms':>11}"


def reader(browser: Browser, address: str, count: int, box: Box = SITE) -> str:
    """What the queries cost a reader, below the words of READER."""
    visits = [first_visit(browser, address, query, box) for query in QUERIES]
    keys = keystrokes(browser, address, box)
    return (
        f"{count:>9}{at(1, visits, 'firstBytes') / 1000:>10.1f}{at(1, visits, 'bytes') / 1000:>8.1f}"
        f"{at(0.5, visits, 'first'):>8.0f}/{at(0.5, visits, 'work'):<4.0f}"
        f"{at(0.95, keys, 'all'):>6.0f}/{at(0.95, keys, 'work'):<4.0f}{at(1, keys, 'all'):>6.0f}"
        f"/{at(1, keys, 'work'):<4.0f}"
    )


def row(browser: Browser, site: Path, address: str, checked: Checked, count: int) -> str:
    """One line of the table."""
    files, seconds, whole = index_of(with_awardees(checked, count))
    sync_folder(site / FOLDER, [replace(file, path=file.path.rpartition("/")[2]) for file in files])
    disk = sum(file.size for file in files) / 1e6
    return f"{reader(browser, address, count)}{len(files):>6}{disk:>7.1f}{seconds:>9.2f}{whole:>9.1f}"


def main(counts: list[int]) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        for name in ("campaigns", "content", "theme"):
            shutil.copytree(ROOT / name, root / name)
        shutil.copy(ROOT / "mkdocs.yml", root)
        done = run("thidua", "build", "--as-of", AS_OF.isoformat(), cwd=root)
        assert done.returncode == 0, done.stdout + done.stderr
        checked = check(Project(root))
        print(f"{READER}{'files':>6}{'MB':>7}{'index s':>9}{'build s':>9}")
        with hosted(root / "site") as address, chromium() as browser:
            for count in counts:
                print(row(browser, root / "site", address, checked, count), flush=True)


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [100, 1_000, 10_000, 100_000])
