"""An office that publishes a list and goes on editing its files by hand."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

from builders import campaign_data, to_yaml, write_project
from forks import forked

from generator.checking import check
from generator.project import Project

HEAD = "TT;Ông/Bà;Họ và tên;Chức vụ;Đơn vị\n"
NAME, SHORT = "Đặng Thị C3", "dang thi c3"
"""Who asks for the name to be withheld; as the search writes it."""
ROWS = {1: "Ông;Nguyễn Văn A1;Công chức;Phòng A", 2: "Bà;Trần Thị B2;;Phòng B", 3: "Bà;Đặng Thị C3;;Phòng B"}
DECISION = """\
decisions:
  - code: qd-1
    number: 1/QĐ-UBND  # số trong sổ văn bản
    date: 2026-05-08
    issued_by: Chủ tịch UBND xã Thử
    subject: Về việc tặng Giấy khen
    signatory: {name: Lê Văn K9, position: CHỦ TỊCH}
    award: giay-khen-xa
    list: qd-1.csv

# Đính chính, nếu có
corrections:
"""


class Office:
    """One campaign with one decision, edited as an office does it: by hand, a few words at a time."""

    def __init__(self, root: Path, start: Path | None = None) -> None:
        """Start with three rows, nothing published; or as the office is whose folder is `start`."""
        self.root = root
        self.folder = root / "campaigns" / "thu"
        self.file = self.folder / "campaign.yml"
        self.honours = self.folder / "honours"
        self.ledger = self.honours / "ledger.json"
        self.key = root / ".thidua" / "ledger.key"
        self.rows = dict(ROWS)
        if start:
            shutil.copytree(start, root, dirs_exist_ok=True)
            return
        root.mkdir(exist_ok=True)
        write_project(root)
        self.file.write_text(to_yaml(campaign_data()) + DECISION, encoding="utf-8")
        self.edit("corrections:\n", "corrections: []\n")
        self.honours.mkdir()
        self.list()

    def list(self, **changed: str) -> None:
        """Write the list; `row1=…` puts another text into a row, "" takes it out."""
        for name, text in changed.items():
            self.rows[int(name.removeprefix("row"))] = text
        lines = [f"{number};{text}\n" for number, text in sorted(self.rows.items()) if text]
        (self.honours / "qd-1.csv").write_text(HEAD + "".join(lines), encoding="utf-8")

    def edit(self, before: str, after: str) -> None:
        text = self.file.read_text(encoding="utf-8")
        assert text.count(before) == 1, before
        self.file.write_text(text.replace(before, after), encoding="utf-8")

    def correct(self, row: str, kind: str, day: str = "2026-05-20", **more: str) -> None:
        """Add a correction to the end of the file."""
        text = self.file.read_text(encoding="utf-8").replace("corrections: []", "corrections:")
        said = {"decision": "qd-1", "row": row, "kind": kind, "date": day}
        said |= {"decided_by": f"Quyết định số {day[-2:]}/QĐ-UBND"} | more
        entry = ", ".join(f"{key}: {value}" for key, value in said.items() if value)
        self.file.write_text(f"{text.rstrip()}\n  - {{{entry}}}\n", encoding="utf-8")

    def run(self, *words: str) -> str:
        done = forked(*words, cwd=self.root)
        assert "Traceback" not in done.stdout + done.stderr
        return f"{done.returncode}\n{done.stdout}{done.stderr}"

    def publish(self, day: str = "2026-05-10") -> str:
        said = self.run("honours", "publish", "thu", "--as-of", day)
        assert said.startswith("0\n"), said
        return said

    def told(self) -> dict[str, str]:
        """Errors, warnings and notices of honours that `check` tells now, by code."""
        found = check(Project(self.root), as_of=date(2026, 6, 1)).problems
        ours = [each for each in found if each.code.startswith(("H", "Y", "S", "R"))]
        return {each.code: f"{each.severity.name.lower()} {each.detail} {each.fix}" for each in ours}

    def states(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self.ledger.read_text(encoding="utf-8"))["decisions"]["qd-1"]
        return found

    def line(self) -> str:
        return next(x for x in self.file.read_text(encoding="utf-8").splitlines() if "published:" in x)
