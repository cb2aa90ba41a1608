"""Time that is counted or comes again: "trong vòng 10 ngày kể từ ngày …", "trước ngày 10/12 hằng năm"."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from generator.model.plan.plan_date import WEEKDAYS, Bound
from generator.plan_time.bounds import Edge, Found
from generator.plan_time.calendar_days import COUNTED_VI, counted
from generator.plan_time.days_off import over_undecided
from generator.plan_time.doubts import Doubt
from generator.plan_time.edge_days import days_of
from generator.plan_time.reading import Reading


def relative(found: Found, issued: date | None) -> Reading:
    """A number of days, from a day where the words name one; None is counted from an event."""
    length = found.durations[0]
    count, unit = length.term.number or 0, length.term.part or "day"
    doubts = [*found.doubts, *length.doubts]
    if len(found.durations) > 1:
        doubts.append(Doubt("several", "nêu nhiều khoảng thời gian"))
    how = [f"{count} {COUNTED_VI[unit]}"]
    anchors = [edge for edge in found.edges if edge.term.dated]
    events = [edge for edge in found.edges if not edge.term.dated]
    value: dict[str, Any] = {"relative": {"count": count, "unit": unit}} if unit != "hour" else {}
    if len(anchors) != 1 or events:
        if anchors:
            doubts.append(Doubt("several", "nêu nhiều mốc"))
        how.append("ngày bắt đầu đếm không có trong lời này")
        if any(edge.bound == "after" and edge.term.start < length.term.start for edge in events):
            doubts.append(Doubt("unclear", "không rõ sau việc ấy mới bắt đầu đếm hay mới đến hạn"))
        backwards = length.bound == "before" or any(edge.bound == "before" for edge in events)
        bound = "before" if backwards else "from" if length.bound in ("after", "from") else "on_or_before"
        return Reading(
            "relative",
            cast("Bound", bound),
            count=count,
            how=tuple(how),
            doubts=tuple(doubts),
            fixed=True,
            value={**value, "bound": bound} if value else {},
        )
    return _counted(length, anchors[0], issued, how, doubts)


def _counted(length: Edge, anchor: Edge, issued: date | None, how: list[str], doubts: list[Doubt]) -> Reading:
    count, unit = length.term.number or 0, length.term.part or "day"
    backwards = anchor.bound == "before" or length.bound == "before"
    if anchor.bound == "from" and not anchor.counted and not backwards:
        doubts.append(Doubt("unclear", "không ghi “kể từ”: không rõ ngày đầu có tính hay không"))
    if anchor.bound not in ("from", "after", "before"):
        doubts.append(Doubt("unclear", "không rõ đếm từ ngày nào"))
    begin = days_of(Edge(anchor.term, "from", doubts=anchor.doubts, weekday=anchor.weekday), issued)
    doubts += begin.doubts
    if anchor.term.unit != "day":
        doubts.append(Doubt("unclear", "đếm từ một khoảng thời gian, không từ một ngày"))
    plain = anchor.term.unit == "day" and not anchor.doubts
    last = counted(begin.first, -count if backwards else count, unit) if begin.first and plain else None
    if backwards:
        doubts.append(Doubt("unclear", "đếm lùi từ ngày ấy"))
    if length.bound == "after":
        doubts.append(Doubt("unclear", "“sau” khoảng ấy mới bắt đầu, không nói ngày cuối"))
        last = None
    if begin.first is not None and last is not None:
        start = "đếm lùi từ ngày liền trước" if backwards else "đếm từ ngày liền sau"
        how.append(f"{start} {begin.first:%d/%m/%Y}, ngày thứ {count} là {last:%d/%m/%Y}")
        if unit == "working_day":
            how.append("không tính thứ Bảy, Chủ nhật, ngày lễ; chưa kể ngày nghỉ hoán đổi")
            if over_undecided(begin.first, last):
                told = "có ngày nghỉ Tết hoặc Quốc khánh do Thủ tướng Chính phủ quyết định hằng năm"
                doubts.append(Doubt("unclear", told))
    return Reading(
        "relative",
        "from" if length.bound == "after" else "on_or_before",
        None if backwards else begin.first,
        last,
        count=count,
        how=tuple(how),
        doubts=tuple(dict.fromkeys(doubts)),
        fixed=True,
        value={"day": last.isoformat(), "bound": "on_or_before"} if last else {},
    )


def recurring(found: Found) -> Reading:
    """What comes again: a day of every year or month, a weekday of every week."""
    every = next((term.part for term, _ in found.recurring if term.part), None)
    doubts = list(found.doubts)
    edges = found.edges
    bound, value = "on", {}
    if len(edges) > 1 or found.durations:
        doubts.append(Doubt("several", "nêu nhiều ngày hoặc vừa định kỳ vừa đếm ngày"))
    elif edges:
        doubts += [*edges[0].doubts, *edges[0].term.doubts]
        bound = {"": "on", "during": "on", "after": "from"}.get(edges[0].bound, edges[0].bound)
        value = _occurrence(every, edges[0])
    elif every == "week" and len(found.weekdays) == 1:
        value = {"every": "week", "day": WEEKDAYS[found.weekdays[0].number or 0]}
    if every is None:
        doubts.append(Doubt("unclear", "định kỳ mà không rõ bao lâu một lần"))
    if edges and edges[0].term.day is not None and not _exists(edges[0]):
        doubts.append(Doubt("no_such", f"không có ngày “{edges[0].term.text}”"))
        value = {}
    return Reading(
        "recurring",
        cast("Bound", bound),
        how=("lặp lại nên không có một ngày cuối",),
        doubts=tuple(doubts),
        fixed=bound != "on",
        value={"recurring": value, "bound": bound} if value else {},
    )


def _occurrence(every: str | None, edge: Edge) -> dict[str, Any]:
    term = edge.term
    if term.unit != "day" or term.day is None or edge.hour is not None:
        return {}
    if every == "year" and term.month is not None:
        return {"every": "year", "day": f"{term.month:02}-{term.day:02}"}
    if every == "month" and term.month is None:
        return {"every": "month", "day": f"{term.day:02}"}
    return {}


def _exists(edge: Edge) -> bool:
    """Whether such a day comes in any year."""
    try:
        date(2024, edge.term.month or 1, edge.term.day or 0)
    except ValueError:
        return False
    return True
