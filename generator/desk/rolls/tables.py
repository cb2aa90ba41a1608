"""A list as it was read: what stands in each cell, what was changed on reading, what is wrong with it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.desk.leading import in_desk_words
from generator.load.sheets.sheet import Sheet
from generator.model.decision import Decision
from generator.model.honour import Mended, RollRow
from generator.model.plan.document import Signatory
from generator.problems import Problem, Source
from generator.validate.case import Case
from generator.validate.rolls.campaign_lists import changed_on_reading, read_rows
from generator.validate.rolls.case import RollsCase
from generator.validate.rolls.headers import column_letter, find_header
from generator.validate.rolls.lookup import Units
from generator.validate.rolls.quotas import counted

_MOST_ROWS = 500
_SHOWN_OTHERWISE = ("H20", "H22")  # what was changed on reading, and that no decision has the list


@dataclass(frozen=True, slots=True)
class Flaw:
    """A problem with its number on the page; `where` its column, where it has one."""

    number: int
    problem: Problem
    where: str


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell: its text, what it was read as where that differs, the numbers of the problems in it."""

    text: str
    after: str | None
    flaws: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row: its line, cells, what was changed in it and why, its problems, those told at an earlier row."""

    line: int
    cells: tuple[ShownCell, ...]
    mended: tuple[str, ...]
    flaws: tuple[Flaw, ...]
    likewise: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownSheet:
    """A sheet of a list; `more`: rows that are not shown."""

    name: str
    width: int
    rows: tuple[ListRow, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ListView:
    """A list's file: the decision that it belongs to, its tables, and the problems that have no row.

    `aside`: the names of its sheets that hold no list, such as the instructions of the workbook to fill in.
    """

    name: str
    decisions: tuple[Decision, ...]
    tables: tuple[ShownSheet, ...]
    flaws: tuple[Flaw, ...]
    mended: int
    troubled: int
    aside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuotaLine:
    """A number of a quota: of which award, for whom, what it counts, how many may be and are."""

    award: str
    unit: str
    what: str
    limit: int
    there: int
    wording: str


def lists(case: Case, problems: Sequence[Problem]) -> Iterator[ListView]:
    """Every list of a campaign as it was read."""
    if case.files is None:
        return
    mended: dict[str, list[Mended]] = {}
    for path, each in changed_on_reading(case.campaign, case.known, case.files):
        mended.setdefault(path, []).append(each)
    for name, sheets in case.files.lists.items():
        path = f"{case.files.folder}/{name}"
        own = [each for each in problems if each.source.path == path]
        if (alone := _undecided(case, name)) is not None:
            _, flawed, mended[path] = read_rows(sheets or (), alone, case.campaign, case.known, path)
            own += flawed
        own = in_desk_words(each for each in own if each.code not in _SHOWN_OTHERWISE)
        flaws = [Flaw(number, each, _column(each.source)) for number, each in enumerate(own, start=1)]
        decisions = tuple(each for each in case.campaign.decisions if each.list == name)
        read, aside = _parted(sheets or (), flaws)
        tables = tuple(_table(sheet, flaws, mended.get(path, ())) for sheet in read)
        shown = {flaw.number for table in tables for row in table.rows for flaw in row.flaws}
        rest = tuple(each for each in flaws if each.number not in shown)
        yield ListView(name, decisions, tables, rest, len(mended.get(path, ())), len(flaws), aside)


def _parted(sheets: Sequence[Sheet], flaws: Sequence[Flaw]) -> tuple[Sequence[Sheet], tuple[str, ...]]:
    """The sheets that hold a list or have a problem, else all of them; and the names of the others."""
    told = {flaw.problem.source.sheet for flaw in flaws}
    found = [each for each in sheets if each.name in told or find_header(each.rows) is not None]
    read = found or sheets
    return read, tuple(each.name for each in sheets if each not in read)


def _column(source: Source) -> str:
    """A problem's column: its title, or else its letter."""
    return source.header or (column_letter(source.column) if source.column else "")


def quota_lines(case: Case) -> list[QuotaLine]:
    """What the rolls of a campaign use of its quotas, the ones that are exceeded first."""
    rolls = RollsCase(case.campaign, case.known, case.rolls, {}, case.document)
    rows = [*rolls.rows, *_undecided_rows(case)]
    found = [
        QuotaLine(rolls.heading(each.quota.award), each.unit, each.what, each.limit, len(each.rows),
                  each.quota.wording or "")
        for each in counted(case.campaign, rows, Units(case.campaign, case.known))
    ]  # fmt: skip
    return sorted(found, key=lambda line: line.there <= line.limit)


def _undecided_rows(case: Case) -> Iterator[RollRow]:
    """The rows of lists whose decision is not written down yet."""
    files = case.files
    for name, sheets in files.lists.items() if files else ():
        if (alone := _undecided(case, name)) is not None:
            rows, _, _ = read_rows(sheets or (), alone, case.campaign, case.known, name)
            yield from (RollRow(alone.code, each) for each in rows)


def _undecided(case: Case, name: str) -> Decision | None:
    """What a list is read as before its decision is written down; None where it has one, or nobody can."""
    campaign = case.campaign
    if any(each.list == name for each in campaign.decisions) or not campaign.awards:
        return None
    return Decision(
        code="chua-co", number="chưa ghi", date=date.max, issued_by="chưa ghi", subject="chưa ghi",
        signatory=Signatory(name="chưa ghi", position="chưa ghi"), award=campaign.awards[0].award, list=name,
    )  # fmt: skip


def _table(sheet: Sheet, flaws: Sequence[Flaw], mended: Sequence[Mended]) -> ShownSheet:
    width = max((len(row) for row in sheet.rows), default=0)
    flawed: defaultdict[int, list[Flaw]] = defaultdict(list)
    again: defaultdict[int, list[tuple[Flaw, Source]]] = defaultdict(list)
    changed: defaultdict[int, list[Mended]] = defaultdict(list)
    for flaw in flaws:
        first = flaw.problem.source
        if first.sheet == sheet.name:
            flawed[first.line].append(flaw)
        for place in flaw.problem.alike:
            if (place.path, place.sheet) == (first.path, sheet.name):
                again[place.line].append((flaw, place))
    for each in mended:
        if each.sheet == sheet.name:
            changed[each.line].append(each)
    rows = tuple(
        _row(line, _cells(width, values, flawed[line], again[line], changed[line]), flawed[line], again[line],
             changed[line])
        for line, values in enumerate(sheet.rows[:_MOST_ROWS], start=1)
        if any(map(_text, values)) or line in flawed
    )  # fmt: skip
    return ShownSheet(sheet.name, width, rows, max(len(sheet.rows) - _MOST_ROWS, 0))


def _cells(
    width: int, values: Sequence[object], flaws: Sequence[Flaw], again: Sequence[tuple[Flaw, Source]],
    mended: Sequence[Mended],
) -> tuple[ShownCell, ...]:  # fmt: skip
    after = {each.at: each.after for each in mended}
    places = [*((flaw, flaw.problem.source) for flaw in flaws), *again]
    return tuple(
        ShownCell(_text(values[index]) if index < len(values) else "", after.get(index + 1),
             tuple(flaw.number for flaw, place in places if place.column == index + 1))
        for index in range(width)
    )  # fmt: skip


def _row(
    line: int, cells: tuple[ShownCell, ...], flaws: Sequence[Flaw], again: Sequence[tuple[Flaw, Source]],
    mended: Sequence[Mended],
) -> ListRow:  # fmt: skip
    why = tuple(
        f"Cột {each.column}: “{each.before}” được đọc là “{each.after or '(bỏ)'}” ({each.why})."
        for each in mended
    )
    likewise = tuple(
        f"{flaw.number} (cột {_column(place)}): như ở dòng {flaw.problem.source.line}."
        for flaw, place in again
    )
    return ListRow(line, cells, why, tuple(flaws), likewise)


def _text(value: object) -> str:
    return "" if value is None else re.sub(r"\s+", " ", str(value)).strip()
