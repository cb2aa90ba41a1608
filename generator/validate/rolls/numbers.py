"""The numbers (TT) of a list's rows: they are the rows' codes, by which a correction finds its row.

Numbers go on over the whole list or within a kind, or start over with each group. Where they start over and
the list shows why, a row's code names the series too: "ca-nhan-2-1" is the first person of the second group.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.load.sheets.sheet import is_empty
from generator.model.honour import CANDIDATE_PREFIX, Honour
from generator.problems import Source
from generator.validate.finding import Finding
from generator.validate.rolls.headers import KIND_WORDS, Header, shown_title
from generator.validate.rolls.lines import ListLine
from generator.validate.same_text import same_unit

_NO_SIGN = "; số đếm lại từ đó mà ngay trên không có dòng tiêu đề nhóm, bảng mới hay trang mới"


class Fields(NamedTuple):
    """What a row says besides its kind, number and place, as in Honour and in its order."""

    honorific: str
    name: str
    position: str
    unit: str
    unit_code: str | None
    award: str
    achievement: str


class RowDraft(NamedTuple):
    """A row before its number is settled; `fields` is None where an error keeps it out.

    `series` as in Honour (`in_series` finds it).
    """

    candidate: str
    sheet: str
    line: ListLine
    fields: Fields | None
    series: int = 0


def in_series(drafts: Sequence[RowDraft], gone: frozenset[str]) -> Sequence[RowDraft]:
    """The rows with the series of their numbers, where those of a kind start over and the list shows why.

    `gone`: rows (their ids) that a correction took out of the list; no other row takes the code of one.
    """
    counts = Counter((draft.candidate, draft.line.number) for draft in drafts)
    serial = {kind for (kind, number), count in counts.items() if count > 1 and kind and number}
    serial |= {kind for kind, prefix in CANDIDATE_PREFIX.items() if _taken_out(prefix, gone)}
    if not serial:
        return drafts
    found: list[RowDraft] = []
    reached: defaultdict[str, int] = defaultdict(int)
    for part in _parts(drafts, gone):
        for kind in serial:
            ends = {f"-{each.line.number}" for each in part if each.candidate == kind}
            reached[kind] += bool(ends)
            while any(f"{CANDIDATE_PREFIX[kind]}-{reached[kind]}{end}" in gone for end in ends):
                reached[kind] += 1
        found += [
            each._replace(series=reached[each.candidate]) if each.candidate in serial else each
            for each in part
        ]
    return found


def _taken_out(prefix: str, gone: Iterable[str]) -> set[int]:
    """The numbers of the rows of a kind that were taken out of any series."""
    parts = (row.removeprefix(f"{prefix}-").split("-") for row in gone if row.startswith(f"{prefix}-"))
    return {int(each[1]) for each in parts if len(each) > 1}


def _parts(drafts: Sequence[RowDraft], gone: frozenset[str]) -> Iterator[list[RowDraft]]:
    """The rows between two visible beginnings: the numbers start over, and the list shows why."""
    runs = _runs(drafts)
    of_units = _are_of_units(runs)
    part = runs[0]
    for before, run in pairwise(runs):
        if (of_units or _place(before[-1]) != _place(run[0])) and _is_first(run[0], gone):
            yield part
            part = []
        part += run
    yield part


def _runs(drafts: Sequence[RowDraft]) -> list[list[RowDraft]]:
    """The rows until a number is not greater than the one before it."""
    runs: list[list[RowDraft]] = [[]]
    before = 0
    for draft in drafts:
        number = draft.line.number
        if number is not None:
            if number <= before:
                runs.append([])
            before = number
        runs[-1].append(draft)
    return runs


def _are_of_units(runs: Sequence[Sequence[RowDraft]]) -> bool:
    """Whether each unit has a run of its own: the column of the units shows why numbers start over."""
    units = [{same_unit(each.fields.unit) for each in run if each.fields is not None} for run in runs]
    alone = {unit for each in units if len(each) == 1 for unit in each if unit}
    return len(alone) == len(runs)


def _place(draft: RowDraft) -> tuple[str, int, str]:
    return draft.sheet, draft.line.part, draft.candidate


def _is_first(draft: RowDraft, gone: frozenset[str]) -> bool:
    """Whether a run can begin with this number: the smaller ones, if any, were taken out."""
    number = draft.line.number or 0
    smaller = set(range(1, min(number, len(gone) + 2)))
    return smaller <= _taken_out(CANDIDATE_PREFIX.get(draft.candidate, ""), gone)


def numbered(drafts: Sequence[RowDraft], path: str) -> tuple[list[tuple[Honour, Header]], list[Finding]]:
    """The rows with their numbers: the list's own, or their places where the list numbers none of a kind.

    Rows that an error keeps out are counted, so that mending the error moves nobody. H29: numbers that
    cannot be codes. Counting places instead would give a row another code than the one that people read.
    """
    of_kind: defaultdict[str, list[RowDraft]] = defaultdict(list)
    for draft in drafts:
        of_kind[draft.candidate].append(draft)
    findings: list[Finding] = []
    by_place: set[str] = set()
    for kind, rows in of_kind.items():
        if not any(_has_number(row.line) for row in rows):
            by_place.add(kind)
        elif kind:
            for row, what, reason in _unusable(rows):
                by_place.add(kind)  # numbered by place, so that no two rows have one code
                facts = {"reason": reason, "kind": KIND_WORDS[kind]}
                findings.append(Finding("H29", _source(row, path), facts, like=(kind, what)))
    return list(_settled(drafts, by_place)), findings


def left_out(drafts: Sequence[RowDraft], path: str, gone: frozenset[str]) -> Iterator[Finding]:
    """H62: rows whose number is not the next one: a row may be missing between them.

    Numbers go on within a kind or over the whole list, or start over with 1. `gone`: rows (their ids) that a
    correction took out of the list.
    """
    last: defaultdict[tuple[str, int], int] = defaultdict(int)
    before = 0
    for draft in drafts:
        number, kind = draft.line.number, draft.candidate
        if number is None or not kind:
            continue
        own = kind, draft.series
        if number not in (last[own] + 1, before + 1, 1):
            passed = range(min(last[own], number), number)
            stem = f"{CANDIDATE_PREFIX[kind]}-" + (f"{draft.series}-" if draft.series else "")
            if not all(f"{stem}{each}" in gone for each in passed if each > last[own]) or number <= last[own]:
                facts = {
                    "number": number,
                    "before": before or last[own],
                    "title": shown_title(draft.line.header, "number"),
                }
                yield Finding("H62", _source(draft, path), facts, like=draft.sheet)
        last[own] = before = number


def _settled(drafts: Sequence[RowDraft], by_place: set[str]) -> Iterator[tuple[Honour, Header]]:
    place: defaultdict[str, int] = defaultdict(int)
    for candidate, sheet, line, fields, series in drafts:
        place[candidate] += 1
        if fields is not None:
            if candidate in by_place or line.number is None:
                code = (place[candidate], 0)
            else:
                code = (line.number, series)
            yield Honour(candidate, code[0], *fields, sheet, line.line, code[1]), line.header


def _unusable(rows: Sequence[RowDraft]) -> Iterator[tuple[RowDraft, str, str]]:
    """The rows whose number cannot be their code: what is wrong, and the same in words with its places."""
    first: dict[tuple[int, int], RowDraft] = {}
    for row in rows:
        number = row.line.number
        if number is not None:
            earlier = first.setdefault((row.series, number), row)
            if earlier is not row:
                sheet = f", trang “{earlier.sheet}”" if earlier.sheet else ""
                places = f"ở dòng {row.line.line} đã có ở dòng {earlier.line.line}{sheet}"
                again = _NO_SIGN if number == 1 else ""
                yield row, "repeated", f"{shown_title(row.line.header, 'number')} {number} {places}{again}"
        elif row.fields is not None:  # a row with an error has its own problem, and may be no row at all
            what = "không phải số nguyên từ 1" if _has_number(row.line) else "để trống"
            title = shown_title(row.line.header, "number")
            yield row, what, f"Ô {title} của dòng {row.line.line} {what}"


def _has_number(line: ListLine) -> bool:
    """Whether the row has a number, or anything else stands where it belongs."""
    column = line.header.fields.get("number", -1)
    return line.number is not None or (0 <= column < len(line.cells) and not is_empty(line.cells[column]))


def _source(row: RowDraft, path: str) -> Source:
    header = row.line.header
    column = header.fields.get("number", header.names[-1])
    return Source(path, row.line.line, column + 1, sheet=row.sheet, header=header.titles.get(column, ""))
