"""A decision's list -> the rows that may be published, every problem on the way, and every change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.load.sheet import Sheet
from generator.model.campaign import Campaign
from generator.model.decision import Decision
from generator.model.honour import Change, Honour
from generator.model.registry import Known
from generator.problems import Problem, Source, problem
from generator.validate.honour_lookup import Awards, Units
from generator.validate.honour_numbers import Draft, numbered
from generator.validate.honour_sheets import choose, table_problems
from generator.validate.honour_table import Meant, read_table
from generator.validate.honour_warnings import row_warnings

_SHOWN_CHANGES = 3


def read_rows(
    sheets: Sequence[Sheet], decision: Decision, campaign: Campaign, known: Known, path: str
) -> tuple[list[Honour], list[Problem], list[Change]]:
    """Read one decision's list out of the sheets of its file; `path` as problems show it.

    A row with an error is not among the rows given; the error stops whatever would publish the others.
    Warnings that the decision accepts are left out (H17 for idle acceptances is `check_rolls`'s).
    """
    chosen = choose(sheets, decision, campaign, path)
    meant = Meant(decision, Awards(campaign, known), Units(campaign, known))
    problems = list(chosen.problems)
    drafts: list[Draft] = []
    changes: list[Change] = []
    for sheet, header in chosen.tables:
        table = read_table(sheet, header, meant, path)
        problems += table_problems(sheet, header, path)
        problems += table.cells.told.problems()
        drafts += table.drafts
        changes += table.cells.changes
    if chosen.tables and not drafts:
        remedy = "chép các dòng của danh sách vào dưới dòng tiêu đề"
        problems.append(problem("H02", Source(path), reason="Danh sách chưa có dòng nào", remedy=remedy))
    rows, told = numbered(drafts, path)
    problems += told
    problems += row_warnings(rows, decision, meant.units, path)
    problems += _told(changes, path)
    return [honour for honour, _ in rows], problems, changes


def _told(changes: Sequence[Change], path: str) -> Iterator[Problem]:
    """One notice for everything that was changed on the way in."""
    if changes:
        shown = "; ".join(map(_change_told, changes[:_SHOWN_CHANGES]))
        more = " …" if len(changes) > _SHOWN_CHANGES else ""
        first = changes[0]
        source = Source(path, first.line, sheet=first.sheet, header=first.column)
        yield problem("H20", source, count=len(changes), first=shown, more=more)


def _change_told(change: Change) -> str:
    where = f"trang “{change.sheet}”, dòng {change.line}" if change.sheet else f"dòng {change.line}"
    after = f"“{change.after[:60]}”" if change.after else "(bỏ)"
    return f"{where}: “{change.before[:60]}” thành {after} ({change.why})"
