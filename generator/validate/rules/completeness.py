"""What is missing: parts that the law asks of a campaign, and gaps that the plan itself leaves.

The parts: Luật 06/2022/QH15, Điều 17. A plan may leave its number or day blank, or skip a numeral.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.citing import cited
from generator.load.plan.outline import outline_gaps
from generator.model.base import NOT_COPIED
from generator.model.campaign import Campaign
from generator.problems import Source
from generator.validate.case import Case
from generator.validate.finding import Finding, Rule
from generator.validate.rules.freshness import overtaken

_CODES = {"skipped": "G03", "repeated": "G04", "missing_first": "G05"}


def _has_criteria(campaign: Campaign) -> bool:
    return bool(campaign.scoring) or any(award.criteria or award.by_reference for award in campaign.awards)


def _has_subjects(campaign: Campaign) -> bool:
    named = campaign.participants or campaign.award_subjects
    return bool(named) or any(award.subjects for award in campaign.awards)


# The parts with the keys that hold them. Plans word them differently, so every key that can hold one counts.
_PARTS: tuple[tuple[str, Callable[[Campaign], bool]], ...] = (
    ("mục tiêu (`purposes`, `goals`)", lambda campaign: bool(campaign.purposes or campaign.goals)),
    ("phạm vi, đối tượng (`participants`, `award_subjects`)", _has_subjects),
    ("nội dung (`contents`)", lambda campaign: bool(campaign.contents)),
    ("tiêu chí (`criteria` của từng hình thức, hoặc `scoring`)", _has_criteria),
    (
        "thời gian (`period`)",
        lambda campaign: not (campaign.period.start.unknown and campaign.period.end.unknown),
    ),
    (
        "kế hoạch, biện pháp tổ chức thực hiện (`responsibilities`, `solutions`)",
        lambda campaign: bool(campaign.responsibilities or campaign.solutions),
    ),
)

# These have no key of their own: plans put them among the tasks, the contents or the milestones.
_DUTIES = (
    ("tuyên truyền (`contents`, `responsibilities`)", re.compile("tuyên truyền", re.IGNORECASE)),
    (
        "kiểm tra, đôn đốc (`contents`, `responsibilities`)",
        re.compile("kiểm tra|đôn đốc|theo dõi|giám sát", re.IGNORECASE),
    ),
    ("sơ kết, tổng kết (`milestones`, `responsibilities`)", re.compile("sơ kết|tổng kết", re.IGNORECASE)),
)


def missing_parts(case: Case) -> Iterator[Finding]:
    """One notice for all parts that Điều 17 names and that the campaign's file lacks."""
    if case.campaign.sample:
        return
    missing = [name for name, holds in _PARTS if not holds(case.campaign)]
    texts = [text for _, _, text in case.values.texts]
    missing += [name for name, words in _DUTIES if not any(map(words.search, texts))]
    if missing:
        yield Finding("L01", (), {"parts": "; ".join(missing)})


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
    for gap in outline_gaps(case.plan_text.paragraphs):
        other = cited(gap.other)
        facts = {"found": cited(gap.found), "before": other, "missing": other}
        yield Finding(_CODES[gap.kind], Source(case.plan_text.path, gap.line), facts)


def not_copied(case: Case) -> Iterator[Finding]:
    """Places that still wait for words of the plan, and that no open point asks for."""
    for _, at, text in case.values.texts:
        if NOT_COPIED in text and not any(at[: len(asked)] == asked for asked in case.blank):
            yield Finding("G06", at, {"what": "Chỗ này"})
    for place, text in case.plan_paragraphs:
        if NOT_COPIED in text:
            yield Finding("G06", place, {"what": "Toàn văn"})


RULES: tuple[Rule[Case], ...] = (
    missing_parts,
    blank_number,
    blank_date,
    odd_numbering,
    not_copied,
)
