"""The numbers (TT) of a list's rows: they are the rows' codes, by which a correction finds its row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.load.sheets.sheet import is_empty
from generator.model.honour import Honour
from generator.problems import Source
from generator.validate.finding import Finding
from generator.validate.rolls.headers import KIND_WORDS, Header, shown_title
from generator.validate.rolls.lines import Line


class Fields(NamedTuple):
    """What a row says besides its kind and number, as in Honour."""

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


def _settled(drafts: Sequence[Draft], by_place: set[str]) -> Iterator[tuple[Honour, Header]]:
    place: defaultdict[str, int] = defaultdict(int)
    for candidate, sheet, line, fields in drafts:
        place[candidate] += 1
        if fields is not None:
            number = None if candidate in by_place else line.number
            honour = Honour(
                candidate=candidate,
                number=number or place[candidate],
                honorific=fields.honorific,
                name=fields.name,
                position=fields.position,
                unit=fields.unit,
                unit_code=fields.unit_code,
                award=fields.award,
                achievement=fields.achievement,
                sheet=sheet,
                line=line.line,
            )
            yield honour, line.header


def _unusable(rows: Sequence[Draft]) -> Iterator[tuple[Draft, str, str]]:
    """The rows whose number cannot be their code: what is wrong, and the same in words with its places."""
    first: dict[int, Draft] = {}
    for row in rows:
        title, number = shown_title(row.line.header, "number"), row.line.number
        if number is not None:
            earlier = first.setdefault(number, row)
            if earlier is not row:
                sheet = f", trang “{earlier.sheet}”" if earlier.sheet else ""
                places = f"ở dòng {row.line.line} đã có ở dòng {earlier.line.line}{sheet}"
                yield row, "repeated", f"{title} {number} {places}"
        elif row.fields is not None:  # another row has its own error: it may be no row at all
            what = "không phải số nguyên từ 1" if _has_number(row.line) else "để trống"
            yield row, what, f"Ô {title} của dòng {row.line.line} {what}"


def _has_number(line: Line) -> bool:
    """Whether anything stands where the row's number belongs."""
    column = line.header.fields.get("number", -1)
    return 0 <= column < len(line.cells) and not is_empty(line.cells[column])


def _source(row: Draft, path: str) -> Source:
    header = row.line.header
    column = header.fields.get("number", header.names[-1])
    return Source(path, row.line.line, column + 1, sheet=row.sheet, header=header.titles.get(column, ""))
