"""Whatever of a portal changes, pages from memory are those that are made without any."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import campaign_data, write_campaign, write_project

from generator.checking import check
from generator.memory import remembering
from generator.pipeline import generate
from generator.project import Project

BODIES = """\
- {code: ubnd-tinh-thu, name: Ủy ban nhân dân tỉnh Thử, short_name: UBND tỉnh Thử, level: province}
"""
UNITS = """\
- {code: cac-xa, name: Các xã, kind: group, body: ubnd-tinh-thu}
"""
DOCUMENTS = """\
- {code: kh-9, kind: Kế hoạch, number: 9/KH-UBND, issuer: UBND tỉnh Thử, subject: phát động thi đua}
"""
BASES = [{"document": "kh-9", "relation": "carries_out", "text": "Thực hiện Kế hoạch số 9/KH-UBND"}]


def plan(**said: Any) -> dict[str, Any]:
    return {**campaign_data()["plan"], **said}


CARRIES_OUT = campaign_data(id="thuc-hien", plan=plan(bases=BASES))
ABOVE = campaign_data(
    id="cap-tren",
    plan=plan(issuer="ubnd-tinh-thu", number="9/KH-UBND"),
    participants=[{"text": "Các xã.", "units": ["cac-xa"]}],
)
NAMING = campaign_data(id="co-ten", participants=[{"text": "Các thôn.", "units": ["cac-thon"]}])
SILENT = campaign_data(id="khong-neu", short_title="Không nêu đơn vị nào")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The owner's plans (one carries out that of the body above, one names a unit, one none), and that."""
    write_project(tmp_path, CARRIES_OUT, ABOVE, NAMING, SILENT)
    shared = tmp_path / "campaigns" / "_shared"
    for name, text in (("issuing_bodies", BODIES), ("units", UNITS), ("legal_documents", DOCUMENTS)):
        path = shared / f"{name}.yml"
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    path = shared / "issuing_bodies.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('  "level"', '  "parent": "ubnd-tinh-thu"\n  "level"', 1), encoding="utf-8")
    return Project(tmp_path)


def pages(project: Project, *, memory: bool) -> dict[str, bytes]:
    with remembering(project.build) if memory else nullcontext():
        checked = check(project)
        assert checked.publishable, checked.problems
        return {file.path: file.content for file in generate(checked, date(2026, 1, 20)).pages}


def written(**changes: Any) -> Callable[[Path], object]:
    """Write a campaign's file anew."""
    return lambda root: write_campaign(root, changes)


def without(name: str) -> Callable[[Path], object]:
    """Take a campaign away."""
    return lambda root: shutil.rmtree(root / "campaigns" / name)


@pytest.mark.parametrize(
    "change",
    [
        written(**NAMING | {"short_title": "Tên khác"}),
        written(**SILENT | {"short_title": "Tên khác"}),
        written(**SILENT | {"participants": NAMING["participants"]}),
        without("khong-neu"),
        written(**CARRIES_OUT | {"plan": plan(number="2/KH-UBND", bases=BASES)}),
        written(**CARRIES_OUT | {"plan": plan()}),
        without("thuc-hien"),
    ],
    ids=["named", "silent", "no longer silent", "silent, gone", "renumbered", "on its own", "gone"],
)
def test_pages_from_memory_say_what_changed_elsewhere(
    project: Project, change: Callable[[Path], object]
) -> None:
    before = pages(project, memory=True)
    change(project.root)
    now = pages(project, memory=True)
    assert now != before
    assert now == pages(project, memory=False)
