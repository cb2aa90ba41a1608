"""Dates: order of days, data that must mean what the plan's words say, slips of the keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Any

from generator.model.plan.meaning import meaning
from generator.model.plan.plan_date import Bound, PlanDate
from generator.problems import Steps
from generator.validate.case import Case
from generator.validate.finding import Finding, Rule
from generator.validate.rules.freshness import overtaken

_DAY = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)|(\d{1,2}) tháng (\d{1,2}) năm (\d{4})")
_MONTH = re.compile(r"tháng (\d{1,2})(?: năm |/)(\d{4})")
_NO_YEAR = re.compile(r"ngày (\d{1,2})(?: tháng |[/.-])(\d{1,2})(?![\d/.-]| năm)")

_YEARS_AHEAD = 10  # a campaign lasts five years at most; plans look ten years ahead
_FIRST_YEAR = 1945

# The words that fix a bound. "từ" opens a period; the others close one.
_BOUND_WORDS: tuple[tuple[re.Pattern[str], Bound], ...] = (
    (re.compile(r"^chậm nhất|^muộn nhất"), "on_or_before"),
    (re.compile(r"^trước (?:ngày|tháng)"), "before"),
    (re.compile(r"^đến hết"), "through"),
    (re.compile(r"^trong (?:tháng|quý|năm)"), "during"),
    (re.compile(r"^từ (?:ngày|tháng|khi)"), "from"),
)


def end_before_start(case: Case) -> Iterator[Finding]:
    """A period, or a range of days, whose last day comes before its first."""
    periods: list[tuple[Steps, Any]] = [(("period",), case.campaign.period)]
    periods += [(("waves", i, "period"), wave.period) for i, wave in enumerate(case.campaign.waves)]
    for at, period in periods:
        start = meaning(period.start, case.known.events).first
        end = meaning(period.end, case.known.events).last
        if start and end and end < start:
            yield Finding("D01", (*at, "end"), {"start": start, "end": end})
    for at, plan_date in case.values.dates:
        if plan_date.day and plan_date.to_day and plan_date.to_day < plan_date.day:
            facts = {"start": plan_date.day, "end": plan_date.to_day}
            yield Finding("D01", (*at, "to_day"), facts)


def milestone_before_plan(case: Case) -> Iterator[Finding]:
    """A milestone that is over before the plan was issued."""
    issued = meaning(case.campaign.plan.date, case.known.events).first
    for index, milestone in enumerate(case.campaign.milestones):
        last = meaning(milestone.date, case.known.events).last
        if issued and last and last < issued:
            facts = {"title": milestone.title, "found": last, "plan": issued}
            yield Finding("D02", ("milestones", index, "date"), facts)


def wording_differs(case: Case) -> Iterator[Finding]:
    """Words that name one day or month, and data that says another."""
    for at, plan_date in case.values.dates:
        written = _written(plan_date)
        named = said(plan_date.wording) or _without_year(plan_date.wording, written)
        if not named or any(each[: len(named)] == named[: len(each)] for each in written):
            continue
        facts = {
            "wording": plan_date.wording,
            "found": _iso(written[0]),
            "expected": _iso(named),
        }
        yield Finding("D03", (*at, "day" if plan_date.day else "month"), facts)


def _written(plan_date: PlanDate) -> list[tuple[int, ...]]:
    """The days, or the month, that the data give: words may name the first or the last day of a range."""
    if plan_date.day is not None:
        days = (plan_date.day, plan_date.to_day)
        return [(day.year, day.month, day.day) for day in days if day is not None]
    return [tuple(plan_date.month)] if plan_date.month is not None else []


def _without_year(wording: str, written: list[tuple[int, ...]]) -> tuple[int, ...] | None:
    """The one day that the words name without its year, in the year of the data."""
    days = [(int(day), int(month)) for day, month in _NO_YEAR.findall(wording)]
    if len(days) != 1 or not written or not (1 <= days[0][0] <= 31 and 1 <= days[0][1] <= 12):
        return None
    ((day, month),) = days
    return written[0][0], month, day


def _iso(numbers: tuple[int, ...]) -> str:
    return "-".join(f"{number:02}" for number in numbers)


def said(wording: str) -> tuple[int, ...] | None:
    """The one day (year, month, day) or month (year, month) that the words name; None for none or several."""
    days = _DAY.findall(wording)
    if len(days) == 1:
        day, month, year = (int(part) for part in days[0] if part)
        return year, month, day
    months = _MONTH.findall(wording)
    if not days and len(months) == 1:
        return int(months[0][1]), int(months[0][0])
    return None


def bound_differs(case: Case) -> Iterator[Finding]:
    """Words such as "trước ngày" read with another bound than they have."""
    for at, plan_date in case.values.dates:
        expected = bound_of(plan_date.wording)
        span = plan_date.to_day is not None  # "từ ngày 08 đến ngày 10" opens no period
        if expected is not None and plan_date.bound != expected and not span:
            facts = {"wording": plan_date.wording, "expected": expected, "found": plan_date.bound}
            yield Finding("D04", (*at, "bound"), facts)


def bound_of(wording: str) -> Bound | None:
    """The bound that the words fix; None for words that fix none."""
    words = wording.lower()
    return next((bound for pattern, bound in _BOUND_WORDS if pattern.search(words)), None)


def event_without_day(case: Case) -> Iterator[Finding]:
    """A date that hangs on an event whose day nobody has recorded (one that must be past is D08's)."""
    past = overtaken(case)
    for at, plan_date in case.values.dates:
        if at in past:
            continue
        event = case.known.events.get(plan_date.event or "")
        if event is not None and event.day is None:
            open_end = at[-1] == "end"
            effect = (
                "phong trào được coi là đang diễn ra, trang ghi “chưa ghi ngày kết thúc”"
                if open_end
                else "trang chỉ hiện lời văn của kế hoạch"
            )
            yield Finding("D05", (*at, "event"), {"title": event.title, "effect": effect})


def moved_back(case: Case) -> Iterator[Finding]:
    """A date that replaces a later one although no document says so, or that replaces itself.

    A document may bring a date forward; without one, the old date and the new have changed places.
    """
    for at, plan_date in case.values.dates:
        found = meaning(plan_date, case.known.events)
        before = found.original.last if found.original else None
        if not before or not found.last:
            continue
        facts = {"found": found.last, "original": before}
        if found.last == before:
            yield Finding("D06", (*at, "original"), {**facts, "how": "trùng"})
        elif found.last < before and plan_date.changed_by is None:
            yield Finding("D06", (*at, "original"), {**facts, "how": "ở trước"})


def half_a_change(case: Case) -> Iterator[Finding]:
    """A date that names the document that changed it and not what it was before, or the reverse."""
    for at, plan_date in case.values.dates:
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


def _years(case: Case) -> Iterator[tuple[Steps, int]]:
    for at, plan_date in case.values.dates:
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


def correction_differs(case: Case) -> Iterator[Finding]:
    """A correction on another day than its document, as its words name it."""
    for index, correction in enumerate(case.campaign.corrections):
        named = _days(correction.decided_by)
        if named and correction.date not in named:
            facts = {"wording": correction.decided_by, "found": correction.date.isoformat()}
            yield Finding("D03", ("corrections", index, "date"), {**facts, "expected": named[-1].isoformat()})


def _days(text: str) -> list[date]:
    """Every day that a text names."""
    found = []
    for parts in _DAY.findall(text):
        day, month, year = (int(part) for part in parts if part)
        with suppress(ValueError):
            found.append(date(year, month, day))
    return found


def decided_too_late(case: Case) -> Iterator[Finding]:
    """A decision or a correction of a day that has not come: of what is planned there is no number yet."""
    if case.as_of is None:
        return
    for name, what in (("decisions", "Quyết định"), ("corrections", "Văn bản đính chính, thu hồi")):
        for index, entry in enumerate(getattr(case.campaign, name)):
            if entry.date > case.as_of:
                facts = {"what": what, "found": entry.date, "today": case.as_of}
                yield Finding("D12", (name, index, "date"), facts)


def decided_before_the_plan(case: Case) -> Iterator[Finding]:
    """A decision older than its plan, in a campaign that is said to have begun before it (else H13 tells)."""
    issued = meaning(case.campaign.plan.date, case.known.events).first
    began = meaning(case.campaign.period.start, case.known.events).first
    if issued is None or began is None:
        return
    for index, decision in enumerate(case.campaign.decisions):
        if began <= decision.date < issued:
            facts = {"number": decision.number, "found": decision.date, "plan": issued}
            yield Finding("D13", ("decisions", index, "date"), facts)


RULES: tuple[Rule[Case], ...] = (
    end_before_start,
    milestone_before_plan,
    wording_differs,
    bound_differs,
    event_without_day,
    moved_back,
    half_a_change,
    years_no_plan_means,
    corrected_too_early,
    correction_differs,
    decided_too_late,
    decided_before_the_plan,
)
