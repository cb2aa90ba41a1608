"""What one campaign must satisfy beyond its shape: the table of all rules, and their findings put in words.

A rule is a function and a row of RULES in its module of `rules/`. It yields Findings; the words are the
catalogue's, and a Finding's path becomes file:line:column here.
"""

from __future__ import annotations

from generator.problems import Problem, Source, problem
from generator.validate.case import Case, Finding, Rule
from generator.validate.rules import (
    completeness,
    dates,
    figures,
    forms,
    freshness,
    personal_texts,
    plan_words,
    references,
    repeats,
)

_MODULES = (
    references, repeats, dates, forms, figures, completeness, personal_texts, plan_words, freshness,
)  # fmt: skip
RULES: tuple[Rule, ...] = tuple(rule for module in _MODULES for rule in module.RULES)


def check_campaign(case: Case) -> list[Problem]:
    """Every problem that the rules find in one campaign."""
    return [_problem(case, finding) for rule in RULES for finding in rule(case)]


def _problem(case: Case, finding: Finding) -> Problem:
    if finding.plan_line is not None and case.plan_text is not None:
        source = Source(case.plan_text.path, finding.plan_line)
    elif not finding.at:  # about the file as a whole
        source = Source(case.document.path)
    else:
        source = case.document.place(finding.at)
    return problem(finding.code, source, **{"colon": ":", **finding.facts})
