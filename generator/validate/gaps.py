"""Gaps of the plan itself: notices, so that staff know what the page will say."""

from __future__ import annotations

from collections.abc import Iterator

from generator.load.outline import outline_gaps
from generator.model.base import NOT_COPIED
from generator.validate.freshness import overtaken
from generator.validate.rules import Case, Finding, Rule

_CODES = {"skipped": "G03", "repeated": "G04", "missing_first": "G05"}


def blank_number(case: Case) -> Iterator[Finding]:
    """The plan leaves its number blank."""
    if case.campaign.plan.number is None:
        yield Finding("G01", ("plan", "symbol"), {"symbol": case.campaign.plan.symbol})


def blank_date(case: Case) -> Iterator[Finding]:
    """The plan leaves its day, or all of its date, blank (one that must be known by now is D08's)."""
    plan_date = case.campaign.plan.date
    if plan_date.day is None and ("plan", "date") not in overtaken(case):
        yield Finding("G02", ("plan", "date"), {"wording": plan_date.wording})


def odd_numbering(case: Case) -> Iterator[Finding]:
    """The plan skips, repeats or lacks a numeral."""
    if case.plan_text is None:
        return
    for gap in outline_gaps(case.plan_text):
        facts = {"found": gap.section, "before": gap.other, "missing": gap.other}
        yield Finding(_CODES[gap.kind], facts=facts, plan_line=gap.line)


def not_copied(case: Case) -> Iterator[Finding]:
    """Places that `thidua new` left for words of the plan, and that still wait for them."""
    for _, at, text in case.found.texts:
        if NOT_COPIED in text:
            yield Finding("G06", at, {"what": "Chỗ này"})
    for paragraph in case.plan_text.paragraphs if case.plan_text else ():
        if NOT_COPIED in paragraph.text:
            yield Finding("G06", facts={"what": "Toàn văn"}, plan_line=paragraph.line)


RULES: tuple[Rule, ...] = (
    blank_number,
    blank_date,
    odd_numbering,
    not_copied,
)
