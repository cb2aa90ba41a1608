"""Dates that cannot be what was meant: half a change, a year far away, a correction before its decision."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.meaning import meaning
from generator.model.plan_date import PlanDate
from generator.model.walk import Place
from generator.validate.rules import Case, Finding, Rule

_YEARS_AHEAD = 10  # a campaign lasts five years at most; plans look ten years ahead
_FIRST_YEAR = 1945


def half_a_change(case: Case) -> Iterator[Finding]:
    """A date that names the document that changed it and not what it was before, or the reverse."""
    for at, plan_date in case.found.dates:
        if plan_date.changed_by and plan_date.original is None:
            facts = {
                "reason": "Có `changed_by` mà chưa có `original`, nên trang không cho thấy thời hạn đã đổi",
                "remedy": "ghi thời hạn cũ, đúng lời của kế hoạch, vào `original`",
            }
            yield Finding("D09", (*at, "changed_by"), facts)
        elif plan_date.original and not plan_date.changed_by and not _earlier(case, plan_date):
            facts = {
                "reason": "Có `original` mà chưa có `changed_by`, nên trang không nói đổi theo văn bản nào",
                "remedy": "ghi mã văn bản gia hạn, điều chỉnh (legal_documents.yml) vào `changed_by`",
            }
            yield Finding("D09", (*at, "original"), facts)


def _earlier(case: Case, plan_date: PlanDate) -> bool:
    """Whether the date comes before, or is, the one that it replaced: D06 tells what to do then."""
    found = meaning(plan_date, case.known.events)
    before = found.original.last if found.original else None
    return bool(found.last and before and found.last <= before)


def years_no_plan_means(case: Case) -> Iterator[Finding]:
    """A year far behind the plan's own day, or from before the state existed: a slip of the keyboard."""
    issued = meaning(case.campaign.plan.date, case.known.events).first
    days = [day for day in (issued, case.as_of) if day is not None]
    latest = min(days).year + _YEARS_AHEAD if days else None
    for at, year in _years(case):
        if year < _FIRST_YEAR:
            yield Finding("D10", at, {"year": year, "why": f"trước năm {_FIRST_YEAR}"})
        elif latest is not None and year > latest:
            yield Finding("D10", at, {"year": year, "why": "quá xa về sau"})


def _years(case: Case) -> Iterator[tuple[Place, int]]:
    for at, plan_date in case.found.dates:
        for name in ("day", "to_day", "month", "quarter"):
            value = getattr(plan_date, name)
            if value is not None:
                yield (*at, name), value.year
        if plan_date.year is not None:
            yield (*at, "year"), plan_date.year
    for name in ("decisions", "corrections"):
        for index, entry in enumerate(getattr(case.campaign, name)):
            yield (name, index, "date"), entry.date.year


def corrected_too_early(case: Case) -> Iterator[Finding]:
    """A correction, revocation or withholding dated before the decision that it changes."""
    decided = {decision.code: decision for decision in case.campaign.decisions}
    for index, correction in enumerate(case.campaign.corrections):
        decision = decided.get(correction.decision)
        if decision is not None and correction.date < decision.date:
            facts = {
                "found": correction.date,
                "number": decision.number,
                "date": decision.date,
            }
            yield Finding("D11", ("corrections", index, "date"), facts)


RULES: tuple[Rule, ...] = (
    half_a_change,
    years_no_plan_means,
    corrected_too_early,
)
