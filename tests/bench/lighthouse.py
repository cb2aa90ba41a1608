"""Lighthouse's four scores on the mobile profile, served by nginx as we tell hosts to.

    python tests/bench/lighthouse.py

Installs npm's lighthouse into build/ (once) and drives the system's Chromium with it. Each line is the best
of RUNS runs by performance, which swings with what else the machine does; the other three do not.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from nginx import hosted
from npm import installed
from page_weight import PAGES
from running import chromium_program

ROOT = Path(__file__).parents[2]
VERSION = "12.8.2"  # 13 needs Node 22.19
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
WANTED = (95, 100, 100, 100)
FLAGS = "--headless=new --no-sandbox --disable-gpu"
RUNS = 3


@dataclass(frozen=True)
class Scores:
    """One run: scores in the order of CATEGORIES, milliseconds, bytes, the audits that cost points."""

    scores: tuple[int, ...]
    first_paint: float
    largest_paint: float
    shift: float
    weight: float
    lost: tuple[str, ...]

    @classmethod
    def of(cls, report: dict[str, Any]) -> Scores:
        """Read Lighthouse's report."""
        audits, categories = report["audits"], [report["categories"][name] for name in CATEGORIES]
        weighted = {ref["id"] for each in categories for ref in each["auditRefs"] if ref["weight"]}
        value = {name: float(audit.get("numericValue", 0)) for name, audit in audits.items()}
        return cls(
            scores=tuple(round(each["score"] * 100) for each in categories),
            first_paint=value["first-contentful-paint"],
            largest_paint=value["largest-contentful-paint"],
            shift=value["cumulative-layout-shift"],
            weight=value["total-byte-weight"],
            lost=tuple(name for name in sorted(weighted) if (audits[name]["score"] or 0) < 0.9),
        )


def program() -> Path:
    """The installed Lighthouse; ends with a plain word where it can't be had."""
    try:
        return installed("lighthouse", VERSION) / "node_modules" / ".bin" / "lighthouse"
    except LookupError as error:
        raise SystemExit(f"Lighthouse is not measured: {error}") from error


def run(lighthouse: Path, address: str) -> Scores:
    """One run on one page."""
    with tempfile.TemporaryDirectory() as scratch:
        report = Path(scratch) / "report.json"
        command = [
            str(lighthouse), address, "--quiet", "--output=json", f"--output-path={report}",
            f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={FLAGS}",
        ]  # fmt: skip
        subprocess.run(command, check=True, env={**os.environ, "CHROME_PATH": chromium_program()})
        return Scores.of(json.loads(report.read_text(encoding="utf-8")))


def main() -> None:
    """Print the table."""
    if not (ROOT / "site" / "index.html").is_file():
        raise SystemExit("site/ is missing: make site")
    lighthouse = program()
    heads = "".join(f"{name:>8}" for name in ("perf", "access", "best", "seo", "FCP s", "LCP s", "CLS", "kB"))
    print(f"Lighthouse {VERSION}, mobile, best of {RUNS}\n{'':<20}{heads}")
    with hosted(ROOT / "site") as address:
        for name, path in PAGES.items():
            best = max((run(lighthouse, address + path) for _ in range(RUNS)), key=lambda each: each.scores)
            short = any(score < wanted for score, wanted in zip(best.scores, WANTED, strict=True))
            times = f"{best.first_paint / 1000:>8.1f}{best.largest_paint / 1000:>8.1f}{best.shift:>8.3f}"
            told = f"  SHORT: {', '.join(best.lost)}" if short else ""
            scores = "".join(f"{score:>8}" for score in best.scores)
            print(f"{name:<20}{scores}{times}{best.weight / 1000:>8.0f}{told}", flush=True)


if __name__ == "__main__":
    main()
