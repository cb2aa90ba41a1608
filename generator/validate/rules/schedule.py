"""The course of a campaign: its waves inside its period, the day it was stopped, of what a decision is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.model.plan.schedule import Period
from generator.plan_time.grammar import read
from generator.plan_time.meaning import meaning
from generator.problems import Steps
from generator.validate.case import Case
from generator.validate.finding import Finding, Rule

_BARE_DAYS = re.compile(r"ngày 0?(\d{1,2})(?! tháng|[\d/.-]| ?giờ)(?= |,|;|$)", re.IGNORECASE)
_LONG = 366  # days from a decision to the end: the campaign goes on, and is judged year by year


def wave_outside(case: Case) -> Iterator[Finding]:
    """A wave that begins before its campaign or ends after it (one before the plan itself is D02's)."""
    issued = meaning(case.campaign.plan.date, case.begins).first
    period, events = case.campaign.period, case.begins
    first, last = meaning(period.start, events).first, meaning(period.end, events).last
    for index, wave in enumerate(case.campaign.waves):
        start, end = meaning(wave.period.start, events).first, meaning(wave.period.end, events).last
        if issued and end and end < issued:
            continue
        if start and first and start < first:
            facts = {"title": wave.title, "what": "bắt đầu", "found": start, "how": "trước ngày đầu"}
            yield Finding("D35", ("waves", index, "period", "start"), {**facts, "edge": first})
        if end and last and end > last:
            facts = {"title": wave.title, "what": "kết thúc", "found": end, "how": "sau ngày cuối"}
            yield Finding("D35", ("waves", index, "period", "end"), {**facts, "edge": last})


def period_before_plan(case: Case) -> Iterator[Finding]:
    """A period that was over before its plan was issued: D02, as of a milestone."""
    issued = meaning(case.campaign.plan.date, case.begins).first
    periods: list[tuple[Steps, str, Period]] = [(("period", "end"), "Kết thúc thi đua", case.campaign.period)]
    for index, wave in enumerate(case.campaign.waves):
        periods.append((("waves", index, "period", "end"), f"Kết thúc {wave.title}", wave.period))
    for at, title, period in periods:
        first = meaning(period.start, case.begins).first
        last = meaning(period.end, case.begins).last
        turned = first and last and last < first  # D01 tells of it
        if issued and last and last < issued and not turned:
            yield Finding("D02", at, {"title": title, "found": last, "plan": issued})


def bare_day_differs(case: Case) -> Iterator[Finding]:
    """Words that name a day without its month ("từ ngày 08"), and data that says another day: D03.

    Words that are read without a doubt are compared as a whole (`dates.py`, `wording_differs`).
    """
    for at, plan_date in case.values.dates:
        named = [int(day) for day in _BARE_DAYS.findall(plan_date.wording)]
        days = [day for day in (plan_date.day, plan_date.to_day) if day is not None]
        if len(named) != 1 or read(plan_date.wording).certain:
            continue
        if days and named[0] not in [day.day for day in days]:
            expected = f"{days[0]:%Y-%m}-{named[0]:02}"
            facts = {"wording": plan_date.wording, "found": days[0].isoformat(), "expected": expected}
            yield Finding("D03", (*at, "day"), facts)


def decision_of_a_part(case: Case) -> Iterator[Finding]:
    """A decision while the campaign goes on that does not say of which wave or year it gives the results."""
    campaign, events = case.campaign, case.begins
    end = meaning(campaign.period.end, events).last
    for index, decision in enumerate(campaign.decisions):
        if decision.wave or decision.year or decision.awards:
            continue
        if campaign.waves and not _over(case, decision.date):
            remedy = f"ghi `wave: {campaign.waves[0].code}` (mã của đợt) dưới quyết định"
        elif end and (end - decision.date).days > _LONG:
            remedy = f"ghi `year: {decision.date.year}` (năm được xét) dưới quyết định"
        else:
            continue
        yield Finding("D36", ("decisions", index), {"number": decision.number, "remedy": remedy})


def _over(case: Case, day: date) -> bool:
    """Whether all waves are over on a day."""
    ends = [meaning(wave.period.end, case.begins).last for wave in case.campaign.waves]
    return all(end is not None and end < day for end in ends)


def stopped_at_an_odd_time(case: Case) -> Iterator[Finding]:
    """A campaign that is said to have been stopped before its plan, or after it was over."""
    stopped = case.campaign.stopped
    if stopped is None:
        return
    issued = meaning(case.campaign.plan.date, case.begins).first
    period = meaning(case.campaign.period.end, case.begins).last
    due = [meaning(each.date, case.begins).last for each in case.campaign.milestones]
    last = max((day for day in (period, *due) if day), default=None)
    facts = {"found": stopped.day}
    if issued and stopped.day < issued:
        yield Finding("D37", ("stopped", "day"), {**facts, "how": "trước ngày của kế hoạch", "other": issued})
    elif period and last and stopped.day > last:
        yield Finding("D37", ("stopped", "day"), {**facts, "how": "sau mốc cuối cùng", "other": last})


RULES: tuple[Rule[Case], ...] = (
    wave_outside,
    period_before_plan,
    bare_day_differs,
    decision_of_a_part,
    stopped_at_an_odd_time,
)
