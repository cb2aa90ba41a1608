"""Drafts of the shipped plans beside the files that people made: nothing wrong is said for certain."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
import yaml
from drafts_compared import Comparison, compared
from running import ROOT
from shipped_plans import CAO_LOC, CHI_LANG, CONGRESS, DAK_LAK, LAI_CHAU, PLANS
from spoilt_plans import cited_without_romans, renamed, with_other_signs, without_romans

from generator.importing.drafting import Draft, draft
from generator.project import Project

PROJECT = Project(ROOT)


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


# (plan, share of the words in the right part, share of the facts right): what was reached, rounded down.
@pytest.mark.parametrize(
    ("plan", "words", "facts"),
    [(CAO_LOC, 0.99, 0.94), (CONGRESS, 0.98, 0.91), (DAK_LAK, 0.96, 0.85), (LAI_CHAU, 0.97, 0.88),
     (CHI_LANG, 0.86, 0.86)],
)  # fmt: skip
def test_words_stand_in_their_part_and_facts_are_right(plan: str, words: float, facts: float) -> None:
    found = beside_the_made_one(plan)
    assert found.words_placed / found.words >= words
    assert found.right / found.facts >= facts, found.missing


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
