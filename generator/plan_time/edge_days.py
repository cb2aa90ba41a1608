"""What one edge, or two of them as a range, means in days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from generator.model.plan.plan_date import FIRST_YEAR, LAST_YEAR, Bound
from generator.plan_time.bounds import Edge
from generator.plan_time.calendar_days import ONE_DAY, WEEKDAYS_VI, month_days
from generator.plan_time.doubts import Doubt
from generator.plan_time.reading import Reading, TimeKind
from generator.plan_time.terms import Term

_UNITS = {"day": "ngày", "month": "tháng", "quarter": "quý", "half": "nửa năm", "year": "năm"}
_WHOLE_DAY = 24 * 60  # minutes
_OPEN = {
    "event": "lấy một sự kiện làm mốc; ngày của sự kiện không có trong lời này",
    "school": "theo năm học, học kỳ, tuần học; ngày cuối không có trong lời này",
    "now": "“nay” là ngày của văn bản",
    "blank": "",
    "lost": "",
    "unclear": "",
    "far": "",
}
_OPEN_DOUBTS = {
    "blank": Doubt("blank", "văn bản để trống ngày"),
    "far": Doubt("no_year", "tính từ một tháng, năm khác; không rõ năm"),
}
_HOW = {
    "from": "từ, nên không có ngày cuối",
    "after": "sau, nên bắt đầu từ ngày liền sau",
    "before": "trước, nên ngày ấy không tính",
    "through": "đến hết, nên ngày ấy còn tính",
    "on_or_before": "chậm nhất, nên ngày ấy còn tính",
    "during": "trong khoảng ấy",
    "on": "đúng ngày ấy",
    "hour": "trước giờ ấy, nên ngày ấy còn tính đến giờ ấy",
}


@dataclass(frozen=True, slots=True)
class Days:
    """First and last valid day of an edge, the hour that closes the last, and what is doubtful about them."""

    term: Term
    first: date | None
    last: date | None
    hour: str | None
    doubts: tuple[Doubt, ...]


def days_of(edge: Edge, issued: date | None) -> Days:
    """An edge in days, with the year of `issued` where it has none and is not over by then."""
    term, doubts = edge.term, [*edge.doubts, *edge.term.doubts]
    if term.unit in _OPEN:
        doubts += [_OPEN_DOUBTS[term.unit]] if term.unit in _OPEN_DOUBTS else []
        return _open_days(edge, issued, doubts)
    if not term.whole:
        term = _with_year(term, issued, doubts)
    if term.part == "week":
        doubts.append(Doubt("part", "không rõ tuần ấy gồm những ngày nào"))
    elif term.part:
        doubts.append(Doubt("part", "“đầu”, “giữa”, “cuối” kỳ không nói rõ ngày nào"))
    whole = term.days()
    if whole is None:
        if term.whole:
            doubts.append(Doubt("no_such", _no_such(term)))
        return Days(term, None, None, _closing(edge, doubts)[0], tuple(doubts))
    if edge.weekday is not None and term.unit == "day" and whole[0].weekday() != edge.weekday:
        real = WEEKDAYS_VI[whole[0].weekday()]
        doubts.append(
            Doubt("weekday", f"ghi {WEEKDAYS_VI[edge.weekday]}, nhưng {whole[0]:%d/%m/%Y} là {real}")
        )
    if issued is not None and (whole[0] if term.unit == "day" else whole[1]) < issued:
        doubts.append(Doubt("before_issue", f"là ngày trước ngày của văn bản ({issued:%d/%m/%Y})"))
    return _closed_days(edge, term, whole, doubts)


def _no_such(term: Term) -> str:
    """Why the calendar does not have it."""
    year, month = term.year or 0, term.month or 0
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return f"năm {year} không hợp lý"
    if term.unit == "day" and 1 <= month <= 12 and term.day:
        return f"tháng {month} năm {year} chỉ có {month_days(year, month)[1].day} ngày"
    return f"không có {_UNITS[term.unit]} “{term.text}”"


def _with_year(term: Term, issued: date | None, doubts: list[Doubt]) -> Term:
    if term.unit == "day" and term.month is None:
        doubts.append(Doubt("no_year", "không ghi tháng và năm"))
        return term
    doubts.append(Doubt("no_year", "không ghi năm"))
    filled = replace(term, year=issued.year) if issued else term
    whole = filled.days()
    if issued is not None and whole is not None and whole[1] < issued:
        return term
    return filled


def _open_days(edge: Edge, issued: date | None, doubts: list[Doubt]) -> Days:
    term = edge.term
    hour, _ = _closing(edge, doubts)
    if term.unit == "now":
        return Days(term, issued, None, None, tuple(doubts))
    if term.unit != "blank" or term.year is None or edge.bound not in ("", "during"):
        return Days(term, None, None, hour, tuple(doubts))
    first, last = replace(term, unit="month" if term.month else "year").days() or (None, None)
    return Days(term, first, last, hour, tuple(doubts))


def _closed_days(edge: Edge, term: Term, whole: tuple[date, date], doubts: list[Doubt]) -> Days:
    first, last = whole
    hour, midnight = _closing(edge, doubts)
    if edge.hour is not None and term.unit != "day":
        doubts.append(Doubt("unclear", "ghi giờ mà không ghi ngày"))
        hour = None
    end = last - ONE_DAY if midnight else last
    if midnight and edge.bound not in ("before", "from", "after"):
        doubts.append(Doubt("unclear", "0 giờ là lúc ngày ấy bắt đầu, nên ngày cuối là ngày liền trước"))
    match edge.bound:
        case "from":
            return Days(term, first, None, hour, tuple(doubts))
        case "after":
            return Days(term, last + ONE_DAY, None, None, tuple(doubts))
        case "before":
            kept = first if edge.hour is not None and not midnight and term.unit == "day" else first - ONE_DAY
            return Days(term, None, kept, hour, tuple(doubts))
        case "on_or_before" | "through":
            return Days(term, None, end, hour, tuple(doubts))
    return Days(term, min(first, end), end, hour, tuple(doubts))


def _closing(edge: Edge, doubts: list[Doubt]) -> tuple[str | None, bool]:
    """The hour as "17:00", and whether it is the day's first moment; midnight at its end is no hour."""
    if edge.hour is None:
        return None, False
    doubts += edge.hour.doubts
    minutes = edge.hour.number
    if minutes is None or minutes == _WHOLE_DAY:
        return None, False
    if minutes == 0:
        return None, edge.bound not in ("from", "after")
    return f"{minutes // 60:02}:{minutes % 60:02}", False


_KINDS: dict[str, TimeKind] = {
    **dict.fromkeys(("event", "school", "now"), "event"),
    **dict.fromkeys(("blank", "lost", "unclear", "far"), "unknown"),
    "day": "day",
    "month": "month",
    "quarter": "quarter",
    "half": "half",
    "year": "year",
}


def single(edge: Edge, issued: date | None) -> Reading:
    """A wording with one thing of the calendar."""
    if edge.term.until and edge.bound == "from":  # "từ tháng 01 đến tháng 3/2027" in one piece
        edge = replace(edge, bound="")
    if edge.bound == "before" and edge.hour is not None and edge.hour.number == _WHOLE_DAY:
        edge = replace(edge, bound="through")  # "trước 24 giờ" is the day's end
    found = days_of(edge, issued)
    kind = "range" if edge.term.until else _KINDS[edge.term.unit]
    if edge.term.unit == "blank":
        kind = "month" if edge.term.month else "year" if edge.term.year else "unknown"
    plain = "on" if kind in ("day", "event") or edge.term.unit == "blank" else "during"
    bound = {"after": "from", "": plain, "during": plain}.get(edge.bound, edge.bound)
    said = _HOW["hour" if edge.bound == "before" and found.hour else edge.bound or plain]
    how = [f"“{edge.term.text}”: {said}"] if found.term.dated else []
    if told := _OPEN.get(edge.term.unit):
        how.append(told)
    if edge.office:
        how.append("không ghi giờ cụ thể, nên không tính giờ")
    if edge.hour is not None and edge.hour.number == 0 and edge.bound == "before":
        how.append("trước 0 giờ là hết ngày liền trước")
    return Reading(
        kind,
        cast("Bound | None", bound if kind != "unknown" else None),
        found.first,
        found.last,
        found.hour,
        how=tuple(how),
        doubts=found.doubts
        if kind != "unknown"
        else (found.doubts or (Doubt("misspelt", "không đọc được ngày"),)),
        fixed=edge.bound != "" and not (edge.bound == "during" and kind == "day"),
        value=_value(edge, found, bound),
    )


def _value(edge: Edge, found: Days, bound: str) -> dict[str, Any]:
    term = found.term
    closing: dict[str, Any] = {"bound": bound}
    if found.hour or (edge.hour is not None and edge.hour.number == 0 and edge.bound == "before"):
        closing["hour"] = found.hour or "00:00"
    if term.unit == "blank" and term.year is not None:
        return {
            **({"month": f"{term.year}-{term.month:02}"} if term.month else {"year": term.year}),
            "bound": bound,
        }
    if found.first is None and found.last is None:
        return {}
    if edge.bound == "after":
        return {"day": _iso(found.first), "bound": "from"}
    if edge.hour is not None and edge.hour.number == 0 and edge.bound not in ("before", "from"):
        return {"day": _iso(found.last), "bound": bound}
    return {**named(term), **closing}


def named(term: Term) -> dict[str, Any]:
    """The keys of a date in a campaign file that name the term itself, whatever its bound."""
    whole = term.days()
    if whole is None or term.year is None:
        return {}
    match term.unit:
        case "month":
            until = {"to_month": f"{term.year}-{term.until:02}"} if term.until else {}
            return {"month": f"{term.year}-{term.month:02}", **until}
        case "quarter":
            until = {"to_quarter": f"{term.year}-Q{term.until}"} if term.until else {}
            return {"quarter": f"{term.year}-Q{term.number}", **until}
        case "half":
            return {"half": f"{term.year}-H{term.number}"}
        case "year" if not term.until:
            return {"year": term.year}
        case "year":
            return {"day": _iso(whole[0]), "to_day": _iso(whole[1])}
    return {"day": _iso(whole[0])}


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def span(opening: Edge, closing: Edge, issued: date | None) -> Reading:
    """Two edges as a range: the first takes month and year from the second; doubtful if not earlier then."""
    doubts: list[Doubt] = []
    begin, end = opening, closing
    if opening.term.dated and not opening.term.whole and closing.term.dated:
        begin = replace(opening, term=opening.term.filled(closing.term))
    if opening.term.dated and closing.term.dated and opening.term.whole and not closing.term.whole:
        doubts.append(Doubt("no_year", "ngày cuối không ghi năm"))
        end = replace(closing, term=closing.term.filled(opening.term))
    if begin.bound not in ("after", "from"):
        begin = replace(begin, bound="from")
    ends, begins = days_of(end, issued), days_of(begin, issued)
    first, last = begins.first, ends.last
    if end.hour is None and begin.hour is not None and begin.hour.number:
        doubts.append(Doubt("unclear", "chỉ ghi giờ bắt đầu"))
    if first is not None and last is not None and first > last:
        doubts.append(Doubt("contrary", "ngày đầu không ở trước ngày cuối"))
        first = None
    how = (f"từ “{opening.term.text}” đến “{closing.term.text}”", *(() if last else ("không có ngày cuối",)))
    bound = "during" if begins.first and last else (end.bound or "through") if last else "from"
    told = tuple(dict.fromkeys((*begins.doubts, *ends.doubts, *doubts)))
    kind: TimeKind = "range" if opening.term.dated or closing.term.dated else "event"
    return Reading(
        kind, cast("Bound", bound), first, last, ends.hour, how=how, doubts=told, fixed=True,
        value=_range_value(begins, ends, first, last, bound),
    )  # fmt: skip


def _range_value(
    begins: Days, ends: Days, first: date | None, last: date | None, bound: str
) -> dict[str, Any]:
    hour = {"hour": ends.hour} if ends.hour else {}
    if first is None or last is None:
        known = begins if first is not None else ends
        return (
            {**named(known.term), "bound": "from" if first is not None else bound, **hour}
            if first or last
            else {}
        )
    unit = begins.term.unit
    if unit == ends.term.unit and unit in ("month", "quarter") and begins.term.year == ends.term.year:
        opened, closed = named(begins.term), named(ends.term)
        whole = ends.term.days()
        if whole is not None and whole[1] == last and not ends.term.until:
            return {unit: opened[unit], f"to_{unit}": closed[unit], "bound": "during"}
    return {"day": _iso(first), "to_day": _iso(last), "bound": "during", **hour}
