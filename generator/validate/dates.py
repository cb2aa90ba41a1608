"""Dates: order of days, and data that must mean what the plan's words say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from generator.model.meaning import meaning
from generator.model.plan_date import Bound
from generator.model.walk import Place
from generator.validate.freshness import overtaken
from generator.validate.rules import Case, Finding, Rule

_DAY = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)|(\d{1,2}) tháng (\d{1,2}) năm (\d{4})")
_MONTH = re.compile(r"tháng (\d{1,2})(?: năm |/)(\d{4})")

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
    periods: list[tuple[Place, Any]] = [(("period",), case.campaign.period)]
    periods += [(("waves", i, "period"), wave.period) for i, wave in enumerate(case.campaign.waves)]
    for at, period in periods:
        start = meaning(period.start, case.known.events).first
        end = meaning(period.end, case.known.events).last
        if start and end and end < start:
            yield Finding("D01", (*at, "end"), {"start": _vi(start), "end": _vi(end)})
    for at, plan_date in case.found.dates:
        if plan_date.day and plan_date.to_day and plan_date.to_day < plan_date.day:
            facts = {"start": _vi(plan_date.day), "end": _vi(plan_date.to_day)}
            yield Finding("D01", (*at, "to_day"), facts)


def milestone_before_plan(case: Case) -> Iterator[Finding]:
    """A milestone that is over before the plan was issued."""
    issued = meaning(case.campaign.plan.date, case.known.events).first
    for index, milestone in enumerate(case.campaign.milestones):
        last = meaning(milestone.date, case.known.events).last
        if issued and last and last < issued:
            facts = {"title": milestone.title, "found": _vi(last), "plan": _vi(issued)}
            yield Finding("D02", ("milestones", index, "date"), facts)


def wording_differs(case: Case) -> Iterator[Finding]:
    """Words that name one day or month, and data that says another."""
    for at, plan_date in case.found.dates:
        named = said(plan_date.wording)
        if named is None:
            continue
        if plan_date.day is not None:
            written: tuple[int, ...] = (plan_date.day.year, plan_date.day.month, plan_date.day.day)
        elif plan_date.month is not None:
            written = tuple(plan_date.month)
        else:
            continue
        if written[: len(named)] != named[: len(written)]:
            facts = {
                "wording": plan_date.wording,
                "found": "-".join(f"{number:02}" for number in written),
                "expected": "-".join(f"{number:02}" for number in named),
            }
            yield Finding("D03", (*at, "day" if plan_date.day else "month"), facts)


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
    for at, plan_date in case.found.dates:
        expected = bound_of(plan_date.wording)
        if expected is not None and plan_date.bound != expected:
            facts = {"wording": plan_date.wording, "expected": expected, "found": plan_date.bound}
            yield Finding("D04", (*at, "bound"), facts)


def bound_of(wording: str) -> Bound | None:
    """The bound that the words fix; None for words that fix none."""
    words = wording.lower()
    return next((bound for pattern, bound in _BOUND_WORDS if pattern.search(words)), None)


def event_without_day(case: Case) -> Iterator[Finding]:
    """A date that hangs on an event whose day nobody has recorded (one that must be past is D08's)."""
    past = overtaken(case)
    for at, plan_date in case.found.dates:
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


def extension_not_later(case: Case) -> Iterator[Finding]:
    """An extended deadline that does not come after the one it replaces."""
    for at, plan_date in case.found.dates:
        found = meaning(plan_date, case.known.events)
        before = found.original.last if found.original else None
        if before and found.last and found.last <= before:
            facts = {"found": _vi(found.last), "original": _vi(before)}
            yield Finding("D06", (*at, "original"), facts)


def _vi(day: date) -> str:
    return day.strftime("%d/%m/%Y")


RULES: tuple[Rule, ...] = (
    end_before_start,
    milestone_before_plan,
    wording_differs,
    bound_differs,
    event_without_day,
    extension_not_later,
)
