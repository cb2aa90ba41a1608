"""What a reader's first and second view of a page weigh, compressed, and how far its parts move.

    python tests/bench/page_weight.py

Serves site/ by nginx as we tell hosts to and looks at each page as a phone does, twice in a row with the
same cache; then at another page, which is what a reader pays who walks on. `moved` is the layout shift while
a page loads, on a phone and on a desk, the fonts quick or half a second late.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from nginx import hosted
from playwright.sync_api import Browser, Page, Route, sync_playwright
from running import chromium_program

ROOT = Path(__file__).parents[2]
PAGES = {
    "home": "",
    "campaign overview": "phong-trao/bau-cu-2026-cao-loc/",
    "unit": "don-vi/to-bau-cu-cao-loc/",
    "forms library": "bieu-mau/",
    "honour roll": "phong-trao/phong-trao-mau/vinh-danh/",
}
NEXT = "phong-trao/bau-cu-2026-cao-loc/ho-so/"
KINDS = {"Document": "html", "Stylesheet": "css", "Script": "js", "Font": "fonts"}
LIMITS = {"first": 150_000, "again": 60_000}
LIMITED = ("home", "campaign overview")
PHONE, DESK = (412, 823), (1350, 940)
LATE = 0.5  # seconds that the fonts keep a reader waiting
SHIFTS = """
window.moved = 0;
new PerformanceObserver((list) => list.getEntries().forEach((entry) => { window.moved += entry.value; }))
  .observe({ type: "layout-shift", buffered: true });
"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_program(), args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


def view(page: Page, address: str) -> Counter[str]:
    """Bytes that come over the line for one view, headers included, by kind of file."""
    kinds: dict[str, str] = {}
    weight: Counter[str] = Counter()
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.on("Network.responseReceived", lambda got: kinds.update({got["requestId"]: got["type"]}))
    line.on(
        "Network.loadingFinished",
        lambda got: weight.update(
            {KINDS.get(kinds.get(got["requestId"], ""), "other"): int(got["encodedDataLength"])}
        ),
    )
    page.goto(address, wait_until="networkidle")
    line.detach()
    return weight


def moved(browser: Browser, address: str, size: tuple[int, int], *, late: bool) -> float:
    """How far the page's parts move while it loads (0 is not at all)."""

    def wait(route: Route) -> None:
        time.sleep(LATE)
        route.continue_()

    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, is_mobile=size == PHONE)
    page = context.new_page()
    if late:
        page.route("**/*.woff2", wait)
    page.add_init_script(SHIFTS)
    page.goto(address, wait_until="load")
    page.wait_for_timeout(3_000 if late else 800)
    shift = float(page.evaluate("window.moved"))
    context.close()
    return shift


def row(name: str, when: str, weight: Counter[str]) -> str:
    """One line of the table, in kB; the total is without fonts, as the limits are."""
    parts = "".join(f"{weight[kind] / 1000:>8.1f}" for kind in (*KINDS.values(), "other"))
    total = sum(weight.values()) - weight["fonts"]
    limit = LIMITS[when] if when in LIMITS and name in LIMITED else None
    judged = "" if limit is None else f"  {'under' if total < limit else 'OVER'} {limit / 1000:.0f}"
    return f"{name:<20}{when:<7}{parts}{total / 1000:>16.1f}{judged}"


def main() -> None:
    """Print both tables."""
    if not (ROOT / "site" / "index.html").is_file():
        raise SystemExit("site/ is missing: make site")
    with hosted(ROOT / "site") as address, chromium() as browser:
        heads = "".join(f"{kind:>8}" for kind in (*KINDS.values(), "other"))
        print(f"{'kB, compressed':<20}{'view':<7}{heads}{'without fonts':>16}")
        for name, path in PAGES.items():
            context = browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]}, is_mobile=True)
            page = context.new_page()
            for when, where in (("first", path), ("again", path), ("next", NEXT)):
                print(row(name, when, view(page, address + where)), flush=True)
            context.close()
        print(f"\n{'moved':<20}{'phone':>8}{'late':>8}{'desk':>8}{'late':>8}")
        for name, path in PAGES.items():
            shifts = [
                moved(browser, address + path, size, late=late)
                for size in (PHONE, DESK)
                for late in (False, True)
            ]
            print(f"{name:<20}" + "".join(f"{shift:>8.4f}" for shift in shifts), flush=True)


if __name__ == "__main__":
    main()
