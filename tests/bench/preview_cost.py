"""How long staff wait for the preview: from a saved file to the page that shows it.

    python tests/bench/preview_cost.py [20]

A portal of so many campaigns, `thidua serve` as staff start it, RUNS saves of each kind. `s` is what passes
until the new page has come (the middle one and the worst), `cpu` what the preview's own process works until
then, `in all` until all other pages have come, too: on a machine that is busy trust these. `MB` is its
memory, which must not grow from save to save.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from build_cost import copies
from previewing import Preview, serving

RUNS = 3
CAMPAIGN = "bau-cu-2026-cao-loc"
TICKS = 100  # of a second, in /proc


def main(count: int) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        copies(root, count)
        started = time.perf_counter()
        with serving(root) as preview:
            preview.wait_for("", "Bản xem trước")
            print(f"{count} campaigns, first page after {time.perf_counter() - started:.1f} s")
            print(f"{'':<28}{'s':>6}{'worst':>7}{'cpu':>7}{'in all':>8}{'MB':>6}")
            campaign = root / "campaigns" / CAMPAIGN / "campaign.yml"
            text = campaign.read_text(encoding="utf-8")
            title = next(line for line in text.splitlines() if line.startswith("short_title:"))
            page = f"phong-trao/{CAMPAIGN}/"
            row(
                preview,
                "a campaign",
                page,
                lambda mark: write(campaign, text.replace(title, f"short_title: {mark}")),
            )
            row(
                preview,
                "a campaign broken",
                page,
                lambda mark: write(campaign, f"{text}\n{mark.replace(' ', '')}: x\n"),
            )
            row(
                preview,
                "mended",
                page,
                lambda mark: write(campaign, text.replace(title, f"short_title: {mark}")),
            )
            hand = root / "content" / "lien-he.md"
            words = hand.read_text(encoding="utf-8")
            row(preview, "a hand-written page", "lien-he/", lambda mark: write(hand, f"{words}\n{mark}\n"))
            shutil.copytree(campaign.parent, root / "campaigns" / "moi")
            new = root / "campaigns" / "moi" / "campaign.yml"
            fresh = text.replace(f"id: {CAMPAIGN}", "id: moi", 1)
            row(
                preview,
                "another campaign, new",
                "phong-trao/moi/",
                lambda mark: write(new, fresh.replace(title, f"short_title: {mark}")),
            )


def row(preview: Preview, name: str, page: str, save: Callable[[str], None]) -> None:
    """Save RUNS times and print one line of the table."""
    waited, worked, in_all = list[float](), list[float](), list[float]()
    for number in range(RUNS):
        time.sleep(0.7)  # the rebuild before is over, also for the observer
        mark = f"{name} {number}".title()
        before, started = cpu_of(preview.process.pid), time.perf_counter()
        save(mark)
        shown = mark.replace(" ", "") if "broken" in name else mark
        while shown not in preview.page(page):
            time.sleep(0.02)
        waited.append(time.perf_counter() - started)
        worked.append(cpu_of(preview.process.pid) - before)
        preview.page("kiem-tra/")  # waits for all others
        in_all.append(cpu_of(preview.process.pid) - before)
    middle = statistics.median
    print(
        f"{name:<28}{middle(waited):>6.1f}{max(waited):>7.1f}{middle(worked):>7.2f}{middle(in_all):>8.2f}"
        f"{memory(preview):>6.0f}",
        flush=True,
    )


def write(path: Path, text: str) -> None:
    """Save as an editor does."""
    path.write_text(text, encoding="utf-8")


def cpu_of(process: int, thread: int | None = None) -> float:
    """Seconds of work of a process, or of one of its threads, so far."""
    place = Path(f"/proc/{process}", *(("task", str(thread)) if thread else ()), "stat")
    fields = place.read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory(preview: Preview) -> float:
    """Its memory in MB."""
    status = Path(f"/proc/{preview.process.pid}/status").read_text(encoding="utf-8")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
