"""Drafts of the shipped plans beside the files that people made: nothing wrong is said for certain."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from builders import write_project
from drafts_compared import Comparison, compared
from running import AS_OF, ROOT
from shipped_plans import CAO_LOC, CHI_LANG, CONGRESS, LAI_CHAU, PLANS
from spoilt_plans import cited_without_romans, renamed, with_other_signs, without_romans

from generator.checking import check
from generator.importing.drafting import Draft, draft
from generator.model.open_points import OpenPoints
from generator.problems import Severity
from generator.project import Project

PROJECT = Project(ROOT)
READ_FROM = {"file": "KH.docx", "sha256": "0" * 64, "day": "2027-01-05"}


@cache
def text_of(plan: str) -> str:
    return (ROOT / "campaigns" / plan / "plan.txt").read_text(encoding="utf-8")


@cache
def made_of(plan: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(
        (ROOT / "campaigns" / plan / "campaign.yml").read_text(encoding="utf-8")
    )
    return found


@cache
def drafted(text: str) -> Draft:
    return draft(text, scanned=False, project=PROJECT)


def beside_the_made_one(plan: str) -> Comparison:
    return compared(made_of(plan), drafted(text_of(plan)), text_of(plan))


@pytest.mark.parametrize("plan", PLANS)
def test_nothing_wrong_is_said_for_certain_and_few_points_are_open(plan: str) -> None:
    found = beside_the_made_one(plan)
    assert found.wrong == []
    assert len(drafted(text_of(plan)).points) <= 25


@pytest.mark.parametrize("plan", PLANS)
def test_words_stand_in_their_part_and_facts_are_right(plan: str) -> None:
    found = beside_the_made_one(plan)
    assert found.words_placed / found.words >= 0.95
    assert found.right / found.facts >= 0.90, found.missing


SPOILT: dict[str, tuple[Callable[[str], str], Callable[[Any], Any]]] = {
    "other signs": (with_other_signs, lambda made: made),
    "no romans, other names": (
        lambda text: renamed(without_romans(text)),
        lambda made: renamed(cited_without_romans(made)),
    ),
}


@pytest.mark.parametrize("how", SPOILT)
@pytest.mark.parametrize("plan", PLANS)
def test_a_plan_of_another_office_is_read_alike(plan: str, how: str) -> None:
    spoil, made = SPOILT[how]
    text = spoil(text_of(plan))
    found = compared(made(made_of(plan)), drafted(text), text)
    assert found.wrong == []
    assert found.words_placed / found.words >= 0.85
    assert found.right / found.facts >= 0.75, found.missing


def test_two_drafts_of_one_text_are_the_same_to_the_byte() -> None:
    first, second = (draft(text_of(LAI_CHAU), scanned=False, project=PROJECT) for _ in range(2))
    assert first.campaign_text == second.campaign_text
    assert first.open_text(READ_FROM) == second.open_text(READ_FROM)


@pytest.mark.parametrize("plan", PLANS)
def test_both_files_are_read_back_as_they_were_meant(plan: str) -> None:
    made = drafted(text_of(plan))
    assert yaml.load(made.campaign_text, yaml.BaseLoader) == _as_text(made.campaign)  # noqa: S506 - texts only
    opened = yaml.safe_load(made.open_text(READ_FROM))
    points = OpenPoints.model_validate(opened).points
    assert [(point.at, point.why) for point in points] == [(point.at, point.why) for point in made.points]


def _as_text(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _as_text(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_as_text(value) for value in data]
    return str(data).lower() if isinstance(data, bool) else str(data)


@pytest.mark.parametrize("plan", [CAO_LOC, CONGRESS, CHI_LANG, LAI_CHAU])
def test_the_printed_text_gives_the_same_draft(plan: str) -> None:
    """The full-text page says the plan paragraph by paragraph; where its blank lines were is nobody's."""
    printed = "\n\n".join(line for line in text_of(plan).split("\n") if line.strip())
    once, again = drafted(text_of(plan)), drafted(printed)
    assert again.campaign == once.campaign
    assert [(point.why, point.wording) for point in again.points] == [
        (point.why, point.wording) for point in once.points
    ]


def test_drafts_in_a_portal_have_no_error_and_every_point_names_a_place(tmp_path: Path) -> None:
    write_project(tmp_path)
    shutil.rmtree(tmp_path / "campaigns" / "_shared")
    shutil.copytree(ROOT / "campaigns" / "_shared", tmp_path / "campaigns" / "_shared")
    project = Project(tmp_path)
    for number, plan in enumerate(PLANS, 1):
        for spoilt, text in enumerate((text_of(plan), renamed(without_romans(text_of(plan)))), 1):
            made = draft(text, scanned=spoilt == 2, project=project, id=f"nhap-{number}-{spoilt}", day=AS_OF)
            folder = tmp_path / "campaigns" / made.id
            folder.mkdir()
            (folder / "campaign.yml").write_text(made.campaign_text, encoding="utf-8")
            (folder / "plan.txt").write_text(text, encoding="utf-8")
            (folder / "open.yml").write_text(made.open_text(READ_FROM), encoding="utf-8")
    found = [each for each in check(project).problems if each.source.path.startswith("campaigns/nhap-")]
    assert [str(each) for each in found if each.severity is Severity.ERROR or each.code == "I03"] == []
    assert {each.code for each in found} >= {"I02"}
