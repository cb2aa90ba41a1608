"""Rows that are withheld are known from a campaign's file however broken the rest of it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import write_project

from generator.load.withheld import withheld_rows
from generator.project import Project

CORRECTIONS = {
    "in one line": "corrections:\n  - {decision: qd-1, row: ca-nhan-3, kind: withheld, date: 2026-05-20}\n",
    "in lines": "corrections:\n- decision: qd-1\n  row: ca-nhan-3\n\n  # theo đơn\n  kind: withheld\n",
    "quoted": '"corrections":\n- "decision": "qd-1"\n  "row": "ca-nhan-3"\n  "kind": "withheld"\n',
}
BROKEN = {
    "whole": "{}",
    "a value behind": "{}title: [\n",
    "a value before": "title: a: b\n{}",
    "a tab": "plan:\n\ttitle: x\n{}",
    "a quote": '{}title: "x\n',
    "a key twice": "title: x\ntitle: x\n{}",
    "no key": "{}chữ rơi ra ngoài\n",
}


@pytest.mark.parametrize("how", CORRECTIONS)
@pytest.mark.parametrize("broken", BROKEN)
def test_a_withheld_row_is_known(tmp_path: Path, how: str, broken: str) -> None:
    write_project(tmp_path)
    file = tmp_path / "campaigns" / "thu" / "campaign.yml"
    file.write_text(BROKEN[broken].format(CORRECTIONS[how]), encoding="utf-8")
    assert withheld_rows(Project(tmp_path)) == {"thu/qd-1/ca-nhan-3"}
