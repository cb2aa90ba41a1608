"""A list as it was read: what stands in each cell, what was changed on reading, what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.load.sheets.sheet import Sheet
from generator.model.decision import Decision
from generator.model.honour import Mended, RollRow
from generator.model.plan.document import Signatory
from generator.problems import Problem, Source
from generator.validate.case import Case
from generator.validate.rolls.campaign_lists import changed_on_reading, read_rows
from generator.validate.rolls.case import RollsCase
from generator.validate.rolls.headers import column_letter
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
class Cell:
    """A cell: its text, what it was read as where that differs, the numbers of the problems in it."""

    text: str
    after: str | None
    flaws: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its line, cells, what was changed in it and why, its problems."""

    line: int
    cells: tuple[Cell, ...]
    mended: tuple[str, ...]
    flaws: tuple[Flaw, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet of a list; `more`: rows that are not shown."""

    name: str
    width: int
    rows: tuple[Row, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ListView:
    """A list's file: the decision that it belongs to, its tables, and the problems that have no row."""

    name: str
    decisions: tuple[Decision, ...]
    tables: tuple[Table, ...]
    flaws: tuple[Flaw, ...]
    mended: int
    troubled: int


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
        own = [each for each in own if each.code not in _SHOWN_OTHERWISE]
        flaws = [Flaw(number, each, _column(each.source)) for number, each in enumerate(own, start=1)]
        decisions = tuple(each for each in case.campaign.decisions if each.list == name)
        tables = tuple(_table(sheet, flaws, mended.get(path, ())) for sheet in sheets or ())
        shown = {flaw.number for table in tables for row in table.rows for flaw in row.flaws}
        rest = tuple(each for each in flaws if each.number not in shown)
        yield ListView(name, decisions, tables, rest, len(mended.get(path, ())), len(flaws))


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


def _table(sheet: Sheet, flaws: Sequence[Flaw], mended: Sequence[Mended]) -> Table:
    width = max((len(row) for row in sheet.rows), default=0)
    rows = []
    for line, values in enumerate(sheet.rows[:_MOST_ROWS], start=1):
        here = (sheet.name, line)
        own = tuple(each for each in flaws if (each.problem.source.sheet, each.problem.source.line) == here)
        changed = [each for each in mended if (each.sheet, each.line) == here]
        if not any(map(_text, values)) and not own:
            continue
        after = {each.at: each.after for each in changed}
        cells = tuple(
            Cell(_text(values[index]) if index < len(values) else "", after.get(index + 1),
                 tuple(each.number for each in own if each.problem.source.column == index + 1))
            for index in range(width)
        )  # fmt: skip
        why = tuple(
            f"Cột {each.column}: “{each.before}” được đọc là “{each.after or '(bỏ)'}” ({each.why})."
            for each in changed
        )
        rows.append(Row(line, cells, why, own))
    return Table(sheet.name, width, tuple(rows), max(len(sheet.rows) - _MOST_ROWS, 0))


def _text(value: object) -> str:
    return "" if value is None else re.sub(r"\s+", " ", str(value)).strip()
