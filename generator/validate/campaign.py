"""What one campaign must satisfy beyond its shape: the rules of all modules of `rules/`."""

from __future__ import annotations

from generator.problems import Problem
from generator.validate.case import Case
from generator.validate.finding import Finding, Rule, in_file, judge
from generator.validate.rules import (
    completeness,
    dates,
    decisions,
    figures,
    forms,
    freshness,
    letters,
    personal_texts,
    plan_words,
    references,
    schedule,
    scoring,
)

_MODULES = (
    references, dates, schedule, forms, figures, scoring, completeness, personal_texts, letters, plan_words,
    freshness, decisions,
)  # fmt: skip
RULES: tuple[Rule[Case], ...] = tuple(rule for module in _MODULES for rule in module.RULES)


def check_campaign(case: Case) -> list[Problem]:
    """Every problem that the rules find in one campaign; none in what nobody has written yet."""
    place = in_file(case.document)
    written = (
        (lambda finding: None if _is_unknown(case, finding) else place(finding)) if case.unknown else place
    )
    return judge(case, RULES, written)


def _is_unknown(case: Case, finding: Finding) -> bool:
    return any(finding.steps[: len(steps)] == steps for steps in case.unknown)
