"""The numbers (TT) of a list's rows: they are the rows' codes, by which a correction finds its row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.load.sheets.sheet import is_empty
from generator.model.honour import CANDIDATE_PREFIX, Honour
from generator.problems import Source
from generator.validate.finding import Finding
from generator.validate.rolls.headers import KIND_WORDS, Header, shown_title
from generator.validate.rolls.lines import Line


class Fields(NamedTuple):
    """What a row says besides its kind, number and place, as in Honour and in its order."""

    honorific: str
    name: str
    position: str
    unit: str
    unit_code: str | None
    award: str
    achievement: str


class Draft(NamedTuple):
    """A row before its number is settled; `fields` is None where an error keeps it out."""

    candidate: str
    sheet: str
    line: Line
    fields: Fields | None


def numbered(drafts: Sequence[Draft], path: str) -> tuple[list[tuple[Honour, Header]], list[Finding]]:
    """The rows with their numbers: the list's own, or their places where the list numbers none of a kind.

    Rows that an error keeps out are counted, so that mending the error moves nobody. H29: numbers that
    cannot be codes. Counting places instead would give a row another code than the one that people read.
    """
    of_kind: defaultdict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        of_kind[draft.candidate].append(draft)
    findings: list[Finding] = []
    by_place: set[str] = set()
    for kind, rows in of_kind.items():
        if not any(_has_number(row.line) for row in rows):
            by_place.add(kind)
        elif kind:
            for row, what, reason in _unusable(rows):
                by_place.add(kind)  # no code twice, whatever else is told of these rows
                facts = {"reason": reason, "kind": KIND_WORDS[kind]}
                findings.append(Finding("H29", _source(row, path), facts, like=(kind, what)))
    return list(_settled(drafts, by_place)), findings


def left_out(drafts: Sequence[Draft], path: str, gone: frozenset[str]) -> Iterator[Finding]:
    """H62: rows whose number is not the next one: a row may be missing between them.

    Numbers go on within a kind or over the whole list, or start over with 1. `gone`: rows (their ids) that a
    correction took out of the list.
    """
    last: defaultdict[str, int] = defaultdict(int)
    before = 0
    for draft in drafts:
        number, kind = draft.line.number, draft.candidate
        if number is None or not kind:
            continue
        if number not in (last[kind] + 1, before + 1, 1):
            passed = range(min(last[kind], number), number)
            prefix = CANDIDATE_PREFIX[kind]
            if (
                not all(f"{prefix}-{each}" in gone for each in passed if each > last[kind])
                or number <= last[kind]
            ):
                facts = {
                    "number": number,
                    "before": before or last[kind],
                    "title": shown_title(draft.line.header, "number"),
                }
                yield Finding("H62", _source(draft, path), facts, like=draft.sheet)
        last[kind] = before = number


def _settled(drafts: Sequence[Draft], by_place: set[str]) -> Iterator[tuple[Honour, Header]]:
    place: defaultdict[str, int] = defaultdict(int)
    for candidate, sheet, line, fields in drafts:
        place[candidate] += 1
        if fields is not None:
            number = None if candidate in by_place else line.number
            yield Honour(candidate, number or place[candidate], *fields, sheet, line.line), line.header


def _unusable(rows: Sequence[Draft]) -> Iterator[tuple[Draft, str, str]]:
    """The rows whose number cannot be their code: what is wrong, and the same in words with its places."""
    first: dict[int, Draft] = {}
    for row in rows:
        number = row.line.number
        if number is not None:
            earlier = first.setdefault(number, row)
            if earlier is not row:
                sheet = f", trang “{earlier.sheet}”" if earlier.sheet else ""
                places = f"ở dòng {row.line.line} đã có ở dòng {earlier.line.line}{sheet}"
                yield row, "repeated", f"{shown_title(row.line.header, 'number')} {number} {places}"
        elif row.fields is not None:  # another row has its own error: it may be no row at all
            what = "không phải số nguyên từ 1" if _has_number(row.line) else "để trống"
            title = shown_title(row.line.header, "number")
            yield row, what, f"Ô {title} của dòng {row.line.line} {what}"


def _has_number(line: Line) -> bool:
    """Whether the row has a number, or anything else stands where it belongs."""
    column = line.header.fields.get("number", -1)
    return line.number is not None or (0 <= column < len(line.cells) and not is_empty(line.cells[column]))


def _source(row: Draft, path: str) -> Source:
    header = row.line.header
    column = header.fields.get("number", header.names[-1])
    return Source(path, row.line.line, column + 1, sheet=row.sheet, header=header.titles.get(column, ""))
