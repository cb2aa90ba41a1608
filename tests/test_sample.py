"""The sample campaign's lists are what `make_sample` writes, and say everywhere that they are an example."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml
from make_sample import (
    COLLECTIVES,
    CORRECTED,
    INDIVIDUALS,
    SAMPLE,
    WITHHELD,
    campaign_and_registries,
    first_list,
    second_list,
)
from running import ROOT

from generator.checking import check
from generator.export.honours_template import template_workbook
from generator.load.sheets.reader import read_spreadsheet
from generator.load.sheets.sheet import Sheet
from generator.project import Project

PLACEHOLDER = re.compile(r"\w+ (?:Văn|Thị) \w\d+")


def sheets(path: Path) -> dict[str, Sheet]:
    read, problems = read_spreadsheet(path, path.name)
    assert problems == []
    return {sheet.name: sheet for sheet in read or ()}


def test_shipped_lists_are_what_the_script_writes(tmp_path: Path) -> None:
    """The workbook by its cells: its bytes depend on the machine's zlib."""
    made = tmp_path / "made.xlsx"
    made.write_bytes(first_list(template_workbook(*campaign_and_registries()), as_signed=False))
    assert sheets(made) == sheets(SAMPLE / "honours" / "qd-01-2026.xlsx")
    assert second_list(as_signed=False) == (SAMPLE / "honours" / "qd-02-2026.csv").read_bytes()


def test_rows_are_as_many_as_told_and_nobodys_name() -> None:
    first = sheets(SAMPLE / "honours" / "qd-01-2026.xlsx")
    (second,) = sheets(SAMPLE / "honours" / "qd-02-2026.csv").values()
    people = [*first["Cá nhân"].rows[1:], *second.rows[4:-1]]
    assert len(first["Tập thể"].rows) == COLLECTIVES + 1
    assert len(people) == 2 * INDIVIDUALS
    assert len({row[2] for row in people}) == 2 * INDIVIDUALS
    assert all(PLACEHOLDER.fullmatch(str(row[2])) for row in people)


def test_as_signed_differs_only_by_what_was_corrected_later(tmp_path: Path) -> None:
    signed = tmp_path / "signed.xlsx"
    signed.write_bytes(first_list(template_workbook(*campaign_and_registries()), as_signed=True))
    before = sheets(signed)["Cá nhân"].rows
    now = sheets(SAMPLE / "honours" / "qd-01-2026.xlsx")["Cá nhân"].rows
    assert [old[0] for old, new in zip(before, now, strict=True) if old != new] == [CORRECTED]
    lines = second_list(as_signed=True).decode().splitlines()
    (gone,) = set(lines[:-1]) - set(second_list(as_signed=False).decode().splitlines())
    assert gone.startswith(f"{WITHHELD};")


def test_campaign_is_marked_as_an_example() -> None:
    data = yaml.safe_load((SAMPLE / "campaign.yml").read_text(encoding="utf-8"))
    assert data["sample"] is True
    assert "ví dụ" in data["short_title"]
    for decision in data["decisions"]:
        assert "VÍ DỤ" in decision["number"]
        assert "ví dụ" in decision["subject"]
    assert all("VÍ DỤ" in correction["decided_by"] for correction in data["corrections"])
    assert "KẾ HOẠCH (VÍ DỤ)" in (SAMPLE / "plan.txt").read_text(encoding="utf-8")


REGISTRIES = ("awards", "units", "issuing_bodies", "legal_documents", "events", "forms")


@pytest.mark.parametrize("name", REGISTRIES)
def test_a_registry_that_lost_its_entries_is_told_and_no_bug(tmp_path: Path, name: str) -> None:
    """Published lists name awards and units; their codes may be in no registry any more."""
    for path in (SAMPLE, ROOT / "campaigns" / "_shared"):
        shutil.copytree(path, tmp_path / "campaigns" / path.name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    (tmp_path / "content").mkdir()
    registry = tmp_path / "campaigns" / "_shared" / f"{name}.yml"
    registry.write_text("[]\n", encoding="utf-8")
    emptied = check(Project(tmp_path))
    registry.unlink()
    gone = check(Project(tmp_path))
    assert gone.publishable is False
    assert emptied.publishable is (name == "events")  # the sample takes no event as its term
