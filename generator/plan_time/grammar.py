"""One grammar of deadlines: what a plan's words about time mean, read the same way wherever they are used.

A wording is cut into pieces (`lexemes.py`), the pieces become things of the calendar (`rules.py`), each gets
the bound that its words fix (`bounds.py`), and what they make together is told here. What cannot be read is
said to be unknown; nothing is guessed (docs/domain.md, Dates).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from generator.plan_time.bounds import Edge, Found, found_in
from generator.plan_time.counting import recurring, relative
from generator.plan_time.doubts import Doubt, DoubtKind
from generator.plan_time.edge_days import single, span
from generator.plan_time.lexemes import LONGEST, Lexeme, lexemes
from generator.plan_time.reading import Reading
from generator.plan_time.rules import terms
from generator.plan_time.terms import Term

_COARSE = ("year", "half", "quarter", "month", "school", "far", "unclear")
_LUNAR = Doubt("lunar", "ngày âm lịch hoặc ngày Tết; không tự đổi sang dương lịch")


@lru_cache(maxsize=4_096)
def read(wording: str, issued: date | None = None) -> Reading:
    """What a wording means; `issued` is the day of the plan that it stands in."""
    if len(wording) > LONGEST:
        return _unknown(Doubt("unclear", "lời văn quá dài nên không đọc; chỉ ghi phần nói về thời gian"))
    pieces = lexemes(wording)
    found = found_in(pieces, tuple(terms(pieces)))
    if any(piece.sign == "L" for piece in pieces):
        found = _lunar(found, pieces)
    reading = _understood(found, pieces, issued)
    return replace(reading, doubts=tuple(dict.fromkeys((*reading.doubts, *found.doubts))))


def days_named(text: str) -> frozenset[date]:
    """Every day that a text names in full, those of documents included."""
    return frozenset(filter(None, map(_whole_day, terms(lexemes(text), cited=False))))


def day_in_front(text: str) -> date | None:
    """The day that a text begins with; None where it begins with none that is named in full."""
    first = next(terms(lexemes(text), cited=False), None)
    return _whole_day(first) if first is not None and first.start == 0 else None


def _whole_day(term: Term) -> date | None:
    span = term.days() if term.unit == "day" else None
    return span[0] if span else None


def is_bare_day(text: str) -> bool:
    """Whether a text is a day and nothing else: it does not tell whether that day counts."""
    pieces = lexemes(text)
    found = tuple(terms(pieces))
    return len(found) == 1 and found[0].unit == "day" and (found[0].start, found[0].end) == (0, len(pieces))


def _understood(found: Found, pieces: Sequence[Lexeme], issued: date | None) -> Reading:
    if _comes_again(found):
        return recurring(found)
    edges = _reduced(found)
    if found.durations:
        return _with_duration(found, edges, issued)
    if not edges:
        return _unknown(Doubt("nothing", "không có ngày, tháng nào trong lời này"))
    if len(edges) == 1:
        return single(edges[0], issued)
    if len(edges) == 2 and _is_range(edges[0], edges[1]):
        return _range(edges[0], edges[1], pieces, issued)
    named = "; ".join(_seen(edge, issued) for edge in edges[:6])
    return _unknown(
        Doubt(
            "several",
            f"nêu nhiều thời điểm, không rõ là thời điểm nào: {named}; mỗi thời điểm phải ghi riêng",
        )
    )


def _seen(edge: Edge, issued: date | None) -> str:
    """One of several times in a wording, with its last day where it has one."""
    last = single(edge, issued).last
    return f"“{edge.term.text}”" + (f" (ngày cuối {last:%d/%m/%Y})" if last else "")


def _unknown(why: Doubt) -> Reading:
    return Reading("unknown", doubts=(why,))


def _lunar(found: Found, pieces: Sequence[Lexeme]) -> Found:
    """A day of the moon is not reckoned; beside "tức" a whole day is that of our calendar."""
    at = next((index for index, piece in enumerate(pieces) if piece.sign == "="), None)
    days = [edge for edge in found.edges if edge.term.unit == "day" and edge.term.whole and at is not None]
    solar = [edge for edge in days if edge.term.start > (at or 0)] or days
    doubts = [*found.doubts, _LUNAR]
    if len(solar) == 1:
        return replace(found, edges=solar, recurring=[], durations=[], doubts=doubts)
    edges = [
        replace(edge, term=replace(edge.term, unit="lost")) if edge.term.dated else edge
        for edge in found.edges
    ]
    return replace(found, edges=edges[:1], recurring=[], durations=[], doubts=doubts)


def _comes_again(found: Found) -> bool:
    """Whether "hằng năm" tells the time: "báo cáo hằng năm gửi trước ngày 15/12/2027" names one day."""
    if not found.recurring:
        return False
    beside = any(adjacent for _, adjacent in found.recurring)
    whole = any(edge.term.dated and edge.term.whole for edge in found.edges)
    if whole and not beside:
        return False
    if whole:
        found.doubts.append(Doubt("contrary", "vừa ghi năm vừa ghi hằng năm, hằng tháng"))
    elif not beside and found.edges:
        found.doubts.append(Doubt("unclear", "không rõ có phải mỗi kỳ một lần không"))
    return True


def _reduced(found: Found) -> list[Edge]:
    """The edges that tell the time: without those that only name the year or month around a day."""
    edges = _without_repeats(found.edges)
    days = [edge for edge in edges if edge.term.unit == "day"]
    if not days or len(days) == len(edges):
        return edges
    periods = [edge for edge in edges if edge.term.unit in _COARSE and edge.bound in ("", "during")]
    kept = [edge for edge in edges if edge not in periods]
    for period in periods:
        if period.term.part == "other":
            kept = [_of_another_year(edge) for edge in kept]
        elif period.term.unit == "far" and period.bound == "" and not period.term.text.startswith("năm"):
            found.doubts.append(Doubt("unclear", f"không rõ “{period.term.text}” là so với ngày nào"))
        elif period.bound == "during":
            kept = [_within(edge, period, found) if edge.term.unit == "day" else edge for edge in kept]
    return kept


def _of_another_year(day: Edge) -> Edge:
    """A day whose year is only told by its distance: "ngày 15/3 năm sau"."""
    return day if day.term.whole else replace(day, term=replace(day.term, unit="far"))


def _within(day: Edge, period: Edge, found: Found) -> Edge:
    """A day in the light of the period that it is said to lie in: "trong năm 2027, chậm nhất ngày 31/10"."""
    filled = (
        replace(day, term=day.term.filled(period.term)) if period.term.dated and not day.term.whole else day
    )
    around, inside = period.term.days(), filled.term.days()
    if around and inside and not around[0] <= inside[0] <= around[1]:
        why: DoubtKind = "several" if day.words else "contrary"
        found.doubts.append(Doubt(why, f"“{day.term.text}” không nằm trong “{period.term.text}”"))
    return filled


def _without_repeats(edges: Sequence[Edge]) -> list[Edge]:
    kept: list[Edge] = []
    for edge in edges:
        before = kept[-1] if kept else None
        if before is not None and _is_its_day(before, edge):
            doubt = Doubt("unclear", f"hiểu “{edge.term.text}” là “{before.term.text}”")
            kept[-1] = replace(
                edge, bound=before.bound, hour=edge.hour or before.hour, doubts=(*edge.doubts, doubt)
            )
        elif before is not None and _same(before, edge):
            kept[-1] = edge if edge.term.unit == "day" and before.bound in ("", edge.bound) else before
        else:
            kept.append(edge)
    return kept


def _is_its_day(event: Edge, edge: Edge) -> bool:
    """Whether a day says when the event before it is: "trước ngày bầu cử (15/3/2026)"."""
    return (
        event.term.unit == "event"
        and event.term.text.startswith("ngày ")
        and (edge.term.unit, edge.bound, edge.words) == ("day", "", 0)
        and edge.between.strip("D(:") == ""
    )


def _same(before: Edge, edge: Edge) -> bool:
    """Whether the second edge only says the first once more: "đến hết tháng 3/2027 (ngày 31/3/2027)"."""
    if edge.bound not in ("", "during", before.bound) or edge.hour is not None:
        return False
    one, other = before.term.days(), edge.term.days()
    return (
        one is not None
        and other is not None
        and (one == other or (before.bound == "through" and one[1:] == other[1:] == other[:1]))
    )


def _is_range(opening: Edge, closing: Edge) -> bool:
    """Whether two edges are the ends of one period and not two times of their own."""
    closes = closing.bound in ("through", "before", "on_or_before")
    if opening.bound in ("from", "after"):
        return closes or closing.between.strip("Df(") == "-"
    if opening.bound not in ("", "during") or closing.words or not opening.term.dated:
        return False
    between = set(closing.between) - set("DfIWb()")
    return between in ({"T"}, {"T", "|"}, {"-"}, {"T", "<"})


def _range(opening: Edge, closing: Edge, pieces: Sequence[Lexeme], issued: date | None) -> Reading:
    moved = next((piece for piece in pieces[: closing.term.start] if piece.sign == "G"), None)
    if moved is not None:
        reading = single(replace(closing, bound=closing.bound or "through"), issued)
        doubt = Doubt("unclear", f"“{moved.text}” từ ngày này đến ngày kia: hiểu ngày sau là hạn mới")
        return replace(reading, doubts=(*reading.doubts, doubt))
    return span(
        opening, replace(closing, bound=closing.bound if closing.bound != "during" else "through"), issued
    )


def _with_duration(found: Found, edges: Sequence[Edge], issued: date | None) -> Reading:
    """A count of days beside edges: it is counted from one, or two of them say the same in days."""
    if len(edges) == 2 and _is_range(edges[0], edges[1]) and len(found.durations) == 1:
        reading = span(edges[0], edges[1], issued)
        length = found.durations[0].term
        if reading.first and reading.last and _as_long(length, reading.first, reading.last):
            return reading
        doubt = Doubt("contrary", f"“{length.text}” không khớp với hai ngày ấy")
        return replace(reading, doubts=(*reading.doubts, doubt))
    return relative(replace(found, edges=list(edges)), issued)


def _as_long(length: Term, first: date, last: date) -> bool:
    """Whether a count of days or months is that of a range; either way of counting the first day is used."""
    if length.part == "month":
        months = (last.year - first.year) * 12 + last.month - first.month
        return length.number in (months, months + 1)
    days = (last - first).days
    return length.part != "day" or length.number in (days, days + 1)
