"""How well scans are read: pages of the shipped plans as pictures, 300 dpi, 2° askew, light noise.

`python tests/bench/scan_quality.py [CAMPAIGN …]` prints the share of words found in their order, with their
marks and without them, and the seconds that reading took.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from running import ROOT
from scanning import scanned_pdf
from word_plans import in_order, printed, typed

from generator.importing.reading.read_plan import read_content
from generator.slug import slug


def main() -> None:
    chosen = sys.argv[1:] or [path.parent.name for path in sorted(ROOT.glob("campaigns/*/plan.txt"))]
    for name in chosen:
        plan = (ROOT / "campaigns" / name / "plan.txt").read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            scan = scanned_pdf(printed({"tep": typed(plan)}, Path(folder))["tep"])
        started = time.perf_counter()
        read = read_content(scan, ".pdf").text
        seconds = time.perf_counter() - started
        marked = in_order(plan.split(), read.split())
        bare = in_order(slug(plan).split("-"), slug(read).split("-"))
        print(f"{name}: {marked:.1%} of the words, {bare:.1%} without marks, {seconds:.0f} s")


if __name__ == "__main__":
    main()
