"""What lies among the data and is read by nobody: told, because copies keep what was taken out."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import campaign_data, write_campaign
from pdf_files import pdf
from small_rolls import AWARDS, decision

from generator.checking import check
from generator.project import Project

HONOURS = "campaigns/thu/honours"


def told(project: Project) -> list[tuple[str, str]]:
    problems = check(project).problems
    return [(each.code, each.source.path) for each in problems if each.code in ("P07", "H22")]


def put(project: Project, name: str, content: bytes = b"x") -> Path:
    path = project.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("campaigns/thu/honours - Copy/qd-1.csv", "campaigns/thu/honours - Copy"),
        ("campaigns/thu/Honours/qd-1.csv", "campaigns/thu/Honours"),
        ("campaigns/thu/danh-sach/qd-1.csv", "campaigns/thu/danh-sach"),
        ("campaigns/thu/ho-so.zip", "campaigns/thu/ho-so.zip"),
        ("campaigns/thu/campaign.yml.orig", "campaigns/thu/campaign.yml.orig"),
        (f"{HONOURS}/cu/qd-1.csv", f"{HONOURS}/cu"),
        (f"{HONOURS}/ledger-DESKTOP-AB12CD3.json", f"{HONOURS}/ledger-DESKTOP-AB12CD3.json"),
        (f"{HONOURS}/qd-1.csv.bak", f"{HONOURS}/qd-1.csv.bak"),
        (f"{HONOURS}/qd-1.rtf", f"{HONOURS}/qd-1.rtf"),
        (f"{HONOURS}/ds.zip", f"{HONOURS}/ds.zip"),
        ("campaigns/_thu-2025/campaign.yml", "campaigns/_thu-2025"),
        ("campaigns/_shared - Copy/units.yml", "campaigns/_shared - Copy"),
        ("campaigns/thu.zip", "campaigns/thu.zip"),
        ("campaigns/campaign.yml", "campaigns/campaign.yml"),
        ("campaigns/_shared/units - Copy.yml", "campaigns/_shared/units - Copy.yml"),
        ("campaigns/_shared/units.xlsx", "campaigns/_shared/units.xlsx"),
    ],
)
def test_what_nobody_reads_is_told(project: Project, name: str, shown: str) -> None:
    put(project, name)
    assert told(project) == [("P07", shown)]


@pytest.mark.parametrize(
    "name",
    ["campaigns/thu/anh.png", "campaigns/thu/.campaign.yml.swp", f"{HONOURS}/~$qd-1.xlsx",
     f"{HONOURS}/Thumbs.db", "campaigns/thu/desktop.ini", f"{HONOURS}/A1B2.tmp", "campaigns/README.md",
     "campaigns/campaign.schema.json", "campaigns/_shared/README.md", "campaigns/.git/config"],
)  # fmt: skip
def test_what_programs_left_does_no_harm(project: Project, name: str) -> None:
    put(project, name)
    assert told(project) == []


def test_a_signed_file_that_no_decision_names_is_told(project: Project) -> None:
    write_campaign(project.root, campaign_data(awards=AWARDS, decisions=[decision(signed_file="qd-1.pdf")]))
    for name in ("qd-1.pdf", "qd-cu.pdf"):
        put(project, f"{HONOURS}/{name}", pdf())
    assert told(project) == [("H22", f"{HONOURS}/qd-cu.pdf")]
