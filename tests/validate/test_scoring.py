"""Scales: their sums, the steps of a line, and how many criteria must be met."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import campaign_data, write_project
from hypothesis import given
from hypothesis import strategies as st

from generator.checking import check
from generator.model.plan.scoring import ScoreStep, steps_overlap
from generator.project import Project


def told(root: Path, **changes: Any) -> list[str]:
    write_project(root, campaign_data(**changes))
    found = check(Project(root), as_of=date(2026, 1, 20)).problems
    return [each.code for each in found if each.code.startswith("C")]


@pytest.mark.parametrize(("maximum", "expected"), [(100, []), (115, []), (110, ["C02"]), (15, ["C02"])])
def test_a_maximum_may_include_the_bonuses(tmp_path: Path, maximum: int, expected: list[str]) -> None:
    items = [{"text": "Hoàn thành nhiệm vụ", "points": 60}, {"text": "Sáng kiến", "points": 40}]
    bonuses = [{"text": "Sáng kiến", "points": 15}]
    scale = {"title": "Thang điểm", "maximum": maximum, "items": items, "bonuses": bonuses}
    assert told(tmp_path, scoring=[scale]) == expected


def test_groups_that_are_ranked_need_no_points(tmp_path: Path) -> None:
    scale = {"title": "Thang điểm", "method": "ranked", "items": [{"text": "Hoàn thành nhiệm vụ"}]}
    assert told(tmp_path, scoring=[scale]) == []


BOUNDS = {
    "at_least": lambda value, bound: value >= bound,
    "more_than": lambda value, bound: value > bound,
    "at_most": lambda value, bound: value <= bound,
    "less_than": lambda value, bound: value < bound,
}
EDGES = st.integers(0, 4)
LOW = st.sampled_from(["at_least", "more_than"])
HIGH = st.sampled_from(["at_most", "less_than"])
STEPS = st.tuples(st.none() | st.tuples(LOW, EDGES), st.none() | st.tuples(HIGH, EDGES)).map(
    lambda pair: dict(each for each in pair if each is not None)
)


@given(STEPS, STEPS)
def test_steps_overlap_where_a_result_belongs_to_both(one: dict[str, int], other: dict[str, int]) -> None:
    results = [n / 2 for n in range(-2, 11)]  # every edge, what lies between two, and beyond
    both = any(
        all(BOUNDS[name](result, bound) for step in (one, other) for name, bound in step.items())
        for result in results
    )
    steps = [ScoreStep.model_validate({"points": 1, "text": "Bậc", **each}) for each in (one, other)]
    assert steps_overlap(*steps) is both


@pytest.mark.parametrize("match", [None, "all", "unstated"])
def test_one_criterion_needs_no_match(tmp_path: Path, match: str | None) -> None:
    criteria = {"candidate": "collective", "match": match, "criteria": ["Hoàn thành nhiệm vụ"]}
    award = {"award": "giay-khen-xa", "heading": "Giấy khen của Chủ tịch UBND xã", "criteria": [criteria]}
    assert told(tmp_path, awards=[award]) == []
