"""Dates: order of days, data that must mean what the plan's words say, slips of the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from generator.model.plan.plan_date import PlanDate
from generator.plan_time.doubts import WRONG
from generator.plan_time.grammar import days_named, read
from generator.plan_time.meaning import meaning
from generator.plan_time.reading import Reading
from generator.problems import Steps
from generator.validate.case import Case
from generator.validate.finding import Finding, Rule
from generator.validate.rules.freshness import overtaken

_YEARS_AHEAD = 10  # a campaign lasts five years at most; plans look ten years ahead
_FIRST_YEAR = 1945

# Keys of a date that name a period of the calendar, each with the one that ends a run of them.
_SPANS = (("day", "to_day"), ("month", "to_month"), ("quarter", "to_quarter"), ("half", None), ("year", None))
_LAST_DAYS = frozenset(("on_or_before", "through"))
"""Two bounds with one last day: words for one of them are no mistake where the other is written."""
_CLOSING = _LAST_DAYS | {"before"}
_BOUND_TOLD = frozenset(("day", "month", "quarter", "half", "year", "event"))


def end_before_start(case: Case) -> Iterator[Finding]:
    """A period, or a range of days, whose last day comes before its first."""
    periods: list[tuple[Steps, Any]] = [(("period",), case.campaign.period)]
    periods += [(("waves", i, "period"), wave.period) for i, wave in enumerate(case.campaign.waves)]
    for at, period in periods:
        start = meaning(period.start, case.begins).first
        end = meaning(period.end, case.begins).last
        if start and end and end < start:
            yield Finding("D01", (*at, "end"), {"start": start, "end": end})
    for at, plan_date in case.values.dates:
        for key, until in _SPANS:
            first, last = getattr(plan_date, key), getattr(plan_date, until) if until else None
            if until and first and last and last < first:
                data = plan_date.model_dump(mode="json")
                yield Finding("D01", (*at, until), {"start": data[key], "end": data[until]})


def milestone_before_plan(case: Case) -> Iterator[Finding]:
    """A milestone that is over before the plan was issued."""
    issued = meaning(case.campaign.plan.date, case.begins).first
    for index, milestone in enumerate(case.campaign.milestones):
        last = meaning(milestone.date, case.begins).last
        if issued and last and last < issued:
            facts = {"title": milestone.title, "found": last, "plan": issued}
            yield Finding("D02", ("milestones", index, "date"), facts)


def wording_differs(case: Case) -> Iterator[Finding]:
    """Words that name one day, month, quarter, half or year, and data that says another."""
    for at, plan_date in case.values.dates:
        reading = read(plan_date.wording)
        named, written = _named(plan_date), _span(plan_date)
        if named is None or written is None:
            continue
        if _agree(named, written, reading) and _ends_agree(plan_date, named, written, reading):
            continue
        facts = {"wording": plan_date.wording, "found": written.shown, "expected": named.shown}
        yield Finding("D03", (*at, written.key), facts)


class _Span(NamedTuple):
    """A day or period as keys name it, whatever the bound: its first key, its days, its values as written."""

    key: str
    first: date
    last: date
    shown: str


def _span(plan_date: PlanDate) -> _Span | None:
    """The period that a date names; None for an event and others that the calendar does not hold."""
    found = meaning(plan_date.model_copy(update={"bound": "during", "hour": None, "original": None}), {})
    key, until = next(
        ((key, until) for key, until in _SPANS if getattr(plan_date, key) is not None), (None, None)
    )
    if key is None or found.first is None or found.last is None:
        return None
    data = plan_date.model_dump(mode="json")
    shown = [str(data[name]) for name in (key, until) if name and data[name] is not None]
    return _Span(key, found.first, found.last, " đến ".join(shown))


def _named(plan_date: PlanDate) -> _Span | None:
    """The period that the words name; without a year in that of the data."""
    reading = read(plan_date.wording)
    written = _span(plan_date)
    if not reading.value and written is not None:
        reading = read(plan_date.wording, date(written.first.year, 1, 1))
    if reading.kind == "unknown" or (reading.kind == "relative" and not reading.certain):
        return None
    if not set(reading.value) & {key for key, _ in _SPANS}:
        return None
    return _span(_in_data(plan_date, reading))


def _in_data(plan_date: PlanDate, reading: Reading) -> PlanDate:
    return PlanDate.model_validate({"wording": plan_date.wording, **reading.value})


def _agree(named: _Span, written: _Span, reading: Reading) -> bool:
    """Whether two periods are one, or the data's lies in that of the words: a day of "tháng 3".

    Of words that leave a doubt it may also be the other way round.
    """
    if named.key == written.key and len(named.shown) == len(written.shown):
        return (named.first, named.last) == (written.first, written.last)
    within = written.first <= named.first and named.last <= written.last
    finer = named.first <= written.first and written.last <= named.last
    return finer or (within and not reading.certain)


def _ends_agree(plan_date: PlanDate, named: _Span, written: _Span, reading: Reading) -> bool:
    """Whether the data have the last day of words that name it (where they open a range, its first)."""
    is_range = reading.kind == "range" and plan_date.bound not in ("on", "during")
    closing = reading.bound == plan_date.bound or {reading.bound, plan_date.bound} <= _LAST_DAYS
    if not reading.certain or not (is_range or (closing and reading.bound in _CLOSING)):
        return True
    if plan_date.bound == "from":
        return written.first == named.first
    return meaning(plan_date.model_copy(update={"original": None}), {}).last == reading.last


def count_differs(case: Case) -> Iterator[Finding]:
    """Words that count a number of days, working days or months, and data that count others: D03."""
    for at, plan_date in case.values.dates:
        named = read(plan_date.wording).value.get("relative")
        written = plan_date.relative
        if named and written and (named["count"], named["unit"]) != (written.count, written.unit):
            found, expected = (
                f"`count: {count}, unit: {unit}`"
                for count, unit in ((written.count, written.unit), (named["count"], named["unit"]))
            )
            facts = {"wording": plan_date.wording, "found": found, "expected": expected}
            yield Finding("D03", (*at, "relative"), facts)


def bound_differs(case: Case) -> Iterator[Finding]:
    """Words such as "trước ngày" read with another bound than they have; of a count, back for forth."""
    for at, plan_date in case.values.dates:
        reading = read(plan_date.wording)
        counts = reading.kind == "relative" and (plan_date.relative is not None or reading.last is not None)
        told = reading.kind in _BOUND_TOLD or (counts and "before" in (plan_date.bound, reading.bound))
        if not reading.fixed or not told or plan_date.to_day is not None:
            continue
        if plan_date.bound != reading.bound and not {plan_date.bound, reading.bound} <= _LAST_DAYS:
            facts = {"wording": plan_date.wording, "expected": reading.bound, "found": plan_date.bound}
            yield Finding("D04", (*at, "bound"), facts)


def hour_differs(case: Case) -> Iterator[Finding]:
    """Words with an hour that the data leave out, or data with an hour that no words give."""
    for at, plan_date in case.values.dates:
        reading = read(plan_date.wording)
        named = reading.value.get("hour") or reading.hour
        if plan_date.day is None or named == plan_date.hour:
            continue
        facts = {
            "wording": plan_date.wording,
            "said": f"ghi {named}" if named else "không ghi giờ",
            "found": f"ghi {plan_date.hour}" if plan_date.hour else "không ghi giờ",
            "remedy": f'ghi `hour: "{named}"`' if named else "bỏ `hour`",
        }
        yield Finding("D21", (*at, "hour" if plan_date.hour else "day"), facts)


def half_of_a_range(case: Case) -> Iterator[Finding]:
    """Words that name a range, and data that say one end of it for the whole."""
    for at, plan_date in case.values.dates:
        reading = read(plan_date.wording)
        written = _span(plan_date)
        if reading.kind != "range" or not reading.certain or written is None:
            continue
        whole = _named(plan_date)
        if plan_date.bound in ("on", "during") and whole is not None and _is_less(written, whole):
            told = ", ".join(f"{key}: {value}" for key, value in reading.value.items())
            facts = {
                "wording": plan_date.wording,
                "first": whole.first,
                "last": whole.last,
                "found": written.shown,
                "remedy": f"`{told}`",
            }
            yield Finding("D22", (*at, written.key), facts)


def _is_less(written: _Span, whole: _Span) -> bool:
    return (written.first, written.last) != (whole.first, whole.last) and (
        whole.first <= written.first and written.last <= whole.last
    )


def words_against_themselves(case: Case) -> Iterator[Finding]:
    """A weekday that the day is not, a day that does not exist, two bounds at once."""
    for at, plan_date in case.values.dates:
        doubt = next((each for each in read(plan_date.wording).doubts if each.why in WRONG), None)
        if doubt is not None:
            facts = {"wording": plan_date.wording, "doubt": doubt.text}
            yield Finding("D23", (*at, "wording"), facts)


def told_as_unknown(case: Case) -> Iterator[Finding]:
    """Words that name a day or period without a doubt, and data that call it unknown."""
    for at, plan_date in case.values.dates:
        reading = read(plan_date.wording)
        if plan_date.unknown and reading.certain and reading.value:
            told = ", ".join(f"{key}: {value}" for key, value in reading.value.items())
            yield Finding("D24", (*at, "unknown"), {"wording": plan_date.wording, "remedy": f"`{told}`"})


def several_in_one(case: Case) -> Iterator[Finding]:
    """Words that name several times, of which the data hold one: readers see the others as words only."""
    for at, plan_date in case.values.dates:
        reading = read(plan_date.wording)
        doubt = next((each for each in reading.doubts if each.why == "several"), None)
        if doubt is not None and reading.kind == "unknown":
            yield Finding("D25", (*at, "wording"), {"wording": plan_date.wording, "doubt": doubt.text})


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
        found = meaning(plan_date, case.begins)
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
    found = meaning(plan_date, case.begins)
    before = found.original.last if found.original else None
    return bool(found.last and before and found.last <= before)


def years_no_plan_means(case: Case) -> Iterator[Finding]:
    """A year far behind the plan's own day, or from before the state existed: a slip of the keyboard."""
    issued = meaning(case.campaign.plan.date, case.begins).first
    days = [day for day in (issued, case.as_of) if day is not None]
    latest = min(days).year + _YEARS_AHEAD if days else None
    for at, year in _years(case):
        if year < _FIRST_YEAR:
            yield Finding("D10", at, {"year": year, "why": f"trước năm {_FIRST_YEAR}"})
        elif latest is not None and year > latest:
            yield Finding("D10", at, {"year": year, "why": "quá xa về sau"})


def _years(case: Case) -> Iterator[tuple[Steps, int]]:
    for at, plan_date in case.values.dates:
        for name in ("day", "to_day", "month", "to_month", "quarter", "to_quarter", "half"):
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
        named = days_named(correction.decided_by)
        if named and correction.date not in named:
            facts = {"wording": correction.decided_by, "found": correction.date.isoformat()}
            expected = max(named).isoformat()
            yield Finding("D03", ("corrections", index, "date"), {**facts, "expected": expected})


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
    issued = meaning(case.campaign.plan.date, case.begins).first
    began = meaning(case.campaign.period.start, case.begins).first
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
    count_differs,
    bound_differs,
    hour_differs,
    half_of_a_range,
    words_against_themselves,
    told_as_unknown,
    several_in_one,
    event_without_day,
    moved_back,
    half_a_change,
    years_no_plan_means,
    corrected_too_early,
    correction_differs,
    decided_too_late,
    decided_before_the_plan,
)
