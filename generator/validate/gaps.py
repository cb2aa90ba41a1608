"""Gaps of the plan itself: notices, so that staff know what the page will say."""

from __future__ import annotations

from collections.abc import Iterator

from generator.load.outline import outline_gaps
from generator.validate.rules import Case, Finding

_CODES = {"skipped": "G03", "repeated": "G04", "missing_first": "G05"}


def blank_number(case: Case) -> Iterator[Finding]:
    """The plan leaves its number blank."""
    if case.campaign.plan.number is None:
        yield Finding("G01", ("plan", "symbol"), {"symbol": case.campaign.plan.symbol})


def blank_date(case: Case) -> Iterator[Finding]:
    """The plan leaves its day, or all of its date, blank."""
    plan_date = case.campaign.plan.date
    if plan_date.day is None:
        yield Finding("G02", ("plan", "date"), {"wording": plan_date.wording})


def odd_numbering(case: Case) -> Iterator[Finding]:
    """The plan skips, repeats or lacks a numeral."""
    if case.plan_text is None:
        return
    for gap in outline_gaps(case.plan_text):
        facts = {"found": gap.section, "before": gap.other, "missing": gap.other}
        yield Finding(_CODES[gap.kind], facts=facts, plan_line=gap.line)
