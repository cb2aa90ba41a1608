"""The contract of checks: what is found is told in one way, and no check is written and then forgotten."""

from __future__ import annotations

import inspect
from types import ModuleType

import pytest

from generator.problems import Source
from generator.validate import campaign, open_points, portal, registries, settings, written
from generator.validate.finding import Finding, tell, told_in_place
from generator.validate.rolls import rows, warnings

SUBJECTS = {
    "case": [getattr(campaign, name) for name in dir(campaign) if hasattr(getattr(campaign, name), "RULES")],
    "shared": [registries],
    "settings": [settings],
    "draft": [open_points],
    "whole": [portal],
    "pages": [written],
    "rolls": [rows, warnings],
}
# Not rules by themselves: rules of other subjects, and a rule of what other rules found.
CALLED_BY_RULES = {
    "repeated", "form_files", "personal_data_in", "personal_data_in_drawing", "personal_data_in_form",
    "personal_data_in_path", "personal_data_in_pdf", "idle_acceptances", "letters_in",
}  # fmt: skip


@pytest.mark.parametrize("modules", SUBJECTS.values(), ids=SUBJECTS)
def test_every_check_is_asked(modules: list[ModuleType]) -> None:
    for module in modules:
        checks = {
            name
            for name, function in inspect.getmembers(module, inspect.isfunction)
            if function.__module__ == module.__name__
            and not name.startswith("_")
            and inspect.signature(function).return_annotation == "Iterator[Finding]"
        }
        asked = {rule.__name__ for rule in module.RULES}
        assert asked
        assert checks - CALLED_BY_RULES == asked, module.__name__


def at(line: int) -> Source:
    return Source("a.csv", line)


def missing(line: int, like: object = None) -> Finding:
    return Finding("H23", at(line), like=like)


def test_what_is_alike_is_told_once_with_how_many_more() -> None:
    first, other = told_in_place([missing(3, "a"), missing(4, "a"), missing(5, "b"), missing(6, "a")])
    assert (first.source.line, other.source.line) == (3, 5)
    assert "(và 2 ô khác như vậy)" in first.detail
    assert "khác như vậy" not in other.detail


def test_at_most_fifty_of_a_code_and_then_the_rest_together() -> None:
    problems = told_in_place(missing(line, line) for line in range(1, 101))
    assert len(problems) == 51
    assert "(và 49 ô khác như vậy)" in problems[-1].detail
    assert len(told_in_place(missing(line) for line in range(1, 101))) == 100


def test_facts_that_cost_something_are_asked_for_once() -> None:
    asked: list[int] = []

    def finding(line: int) -> Finding:
        def facts() -> dict[str, str]:
            asked.append(line)
            return {"found": "như trên"}

        return Finding("H34", at(line), facts, like="")

    told_in_place(finding(line) for line in (1, 2, 3))
    assert asked == [1]


def test_what_has_no_place_is_accepted() -> None:
    assert tell([Finding("H23", ("decisions", 0))], lambda _: None) == []
