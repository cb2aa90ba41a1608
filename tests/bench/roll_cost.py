"""What honour rolls cost to read and judge: 10,000 and 100,000 rows over 50 decisions, as CSV and as XLSX.

    python tests/bench/roll_cost.py [10000 100000]

Each line is one fresh process over lists of invented names, with the garbage collector paused as the commands
pause it: CPU seconds of reading the files (`read`), of making rows of them with all checks of a row (`rows`),
of the checks across rows (`judge`); rows a second over all three; peak memory. `clean` is cleaning
every cell once, which is part of `rows`. Targets (two quiet cores): CSV 20,000 rows/s, XLSX 6,000 rows/s,
below 300 MB.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from roll_lists import DECISIONS, write_roll_project

from generator.checking import check
from generator.collector import long_lived
from generator.load.honours_folder import read_honour_files
from generator.load.sheets.office_text import clean
from generator.load.yaml.document import read_yaml
from generator.project import Project
from generator.validate.rolls.campaign_lists import read_rows
from generator.validate.rolls.warnings import check_rolls

TARGETS = {"csv": 20_000, "xlsx": 6_000}
MAX_MEMORY = 300


def measured(root: Path) -> dict[str, Any]:
    """Every stage once, in the order of a check; the lists' own problems are part of the cost."""
    project = Project(root)
    (case,) = check(project).campaigns  # the lists are not there yet under this name: only the data is read
    campaign, known = case.campaign, case.known
    document, _ = read_yaml(project.campaigns / "thu" / "campaign.yml", "campaign.yml")
    assert document is not None
    (root / "lists").rename(project.campaigns / "thu" / "honours")

    seconds = {}
    started = time.process_time()
    files, problems = read_honour_files(project, project.campaigns / "thu")
    seconds["read"] = time.process_time() - started
    assert problems == [], problems[:3]

    started = time.process_time()
    rolls, paths = {}, {}
    told = 0
    for decision in campaign.decisions:
        sheets = files.lists[decision.list]
        assert sheets is not None
        paths[decision.code] = decision.list
        rolls[decision.code], problems, _ = read_rows(sheets, decision, campaign, known, decision.list)
        told += len(problems)
    seconds["rows"] = time.process_time() - started

    started = time.process_time()
    told += len(check_rolls(campaign, known, rolls, paths, document))
    seconds["judge"] = time.process_time() - started
    rows = sum(map(len, rolls.values()))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

    cells = [
        cell
        for sheets in files.lists.values()
        for sheet in sheets or ()
        for row in sheet.rows
        for cell in row
    ]
    started = time.process_time()
    for cell in cells:
        clean(cell)
    cleaned = len(cells) / (time.process_time() - started)
    return {**seconds, "rows_read": rows, "told": told, "memory": memory, "cells_per_second": cleaned}


def main() -> None:
    """Measure every size in both formats, each in a process of its own."""
    sizes = [int(argument) for argument in sys.argv[1:]] or [10_000, 100_000]
    print(f"{DECISIONS} decisions   read    rows   judge    rows/s      MB   clean cells/s")
    for size in sizes:
        for kind, target in TARGETS.items():
            with tempfile.TemporaryDirectory() as folder:
                write_roll_project(Path(folder), size, kind)
                done = subprocess.run(
                    [sys.executable, __file__, "--measure", folder],
                    capture_output=True, text=True, encoding="utf-8", check=False,
                )  # fmt: skip
            assert done.returncode == 0, done.stderr
            cost = json.loads(done.stdout)
            assert cost["rows_read"] == size, cost
            total = cost["read"] + cost["rows"] + cost["judge"]
            slow = "" if size / total >= target and cost["memory"] < MAX_MEMORY else "  BELOW TARGET"
            print(
                f"{size:>7} {kind:>5} {cost['read']:6.2f}s {cost['rows']:6.2f}s {cost['judge']:6.2f}s"
                f" {size / total:8,.0f} {cost['memory']:8,.0f} {cost['cells_per_second']:14,.0f}{slow}"
            )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        with long_lived():
            print(json.dumps(measured(Path(sys.argv[2]))))
    else:
        main()
