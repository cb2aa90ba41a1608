"""The lists of a campaign's decisions -> rows that may be published, and every problem on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.load.honours_folder import HonourFiles
from generator.load.sheets.sheet import Sheet
from generator.load.yaml.document import Document
from generator.model.campaign import Campaign
from generator.model.decision import Decision
from generator.model.honour import Change, Honour
from generator.model.registry import Known
from generator.problems import Problem, Source, problem
from generator.validate.hints import near_file
from generator.validate.rolls.acceptances import row_warnings
from generator.validate.rolls.ledger import check_ledger
from generator.validate.rolls.lookup import Awards, Units
from generator.validate.rolls.numbers import Draft, numbered
from generator.validate.rolls.sheets import choose, table_problems
from generator.validate.rolls.statements import ReadSheet, said_otherwise
from generator.validate.rolls.table import Meant, read_table
from generator.validate.rolls.warnings import check_rolls

_SAVE_AS = "mở tệp bằng Excel, “Lưu thành” (Save as) kiểu Excel (.xlsx) vào thư mục này, rồi ghi tên tệp mới"
_FROM_WORD = (
    "lấy mẫu Excel bằng lệnh thidua honours template {id}, chép danh sách từ Word sang, rồi ghi tên tệp mới"
)


@dataclass(frozen=True, slots=True)
class CheckedRolls:
    """The rows of each decision by its code."""

    rolls: dict[str, tuple[Honour, ...]] = field(default_factory=dict)


def check_lists(
    campaign: Campaign, document: Document, known: Known, files: HonourFiles
) -> tuple[CheckedRolls, list[Problem]]:
    """Read and judge every list that a decision names."""
    problems = list(_files(campaign, document, files))
    checked = CheckedRolls()
    if len({decision.code for decision in campaign.decisions}) < len(campaign.decisions):
        return checked, problems  # R04: whose a row is, nobody can tell
    paths: dict[str, str] = {}
    for decision in campaign.decisions:
        sheets = files.lists.get(decision.list)
        if sheets is None:
            continue  # missing or unreadable: told already
        path = paths[decision.code] = f"{files.folder}/{decision.list}"
        rows, told, _, tables = _read_list(sheets, decision, campaign, known, path)
        problems += [*told, *said_otherwise(tables, decision, (campaign, document, known), path)]
        checked.rolls[decision.code] = tuple(rows)
    problems += check_rolls(campaign, known, checked.rolls, paths, document)
    problems += check_ledger(campaign, document, checked.rolls, files.ledger, files.folder)
    return checked, problems


def _files(campaign: Campaign, document: Document, files: HonourFiles) -> Iterator[Problem]:
    """Files that a decision names and that are not there; lists that no decision names."""
    named = {name for each in campaign.decisions for name in (each.list, each.signed_file)}
    for index, decision in enumerate(campaign.decisions):
        wanted: list[tuple[str, str, Mapping[str, object]]] = [("list", decision.list, files.lists)]
        if decision.signed_file:
            wanted.append(("signed_file", decision.signed_file, files.signed))
        for key, name, there in wanted:
            place = document.place(("decisions", index, key))
            if name in files.unread:
                reason = f"“{name}” không phải tệp .xlsx hay .csv"
                yield problem("H01", place, reason=reason, remedy=_remedy(name, campaign.id))
            elif name not in there:
                hint = near_file(name, there.keys() - named)
                yield problem("H21", place, found=name, folder=files.folder, hint=hint)
    for name in sorted({*files.lists, *files.unread}):
        if name not in named:
            yield problem("H22", Source(f"{files.folder}/{name}"), found=name)


def _remedy(name: str, campaign_id: str) -> str:
    word = name.lower().endswith((".doc", ".docx", ".odt"))
    return _FROM_WORD.format(id=campaign_id) if word else _SAVE_AS


_SHOWN_CHANGES = 3


def read_rows(
    sheets: Sequence[Sheet], decision: Decision, campaign: Campaign, known: Known, path: str
) -> tuple[list[Honour], list[Problem], list[Change]]:
    """Read one decision's list out of the sheets of its file; `path` as problems show it.

    A row with an error is not among the rows given; the error stops whatever would publish the others.
    Warnings that the decision accepts are left out (H17 for idle acceptances is `check_rolls`'s).
    """
    rows, problems, changes, _ = _read_list(sheets, decision, campaign, known, path)
    return rows, problems, changes


def _read_list(
    sheets: Sequence[Sheet], decision: Decision, campaign: Campaign, known: Known, path: str
) -> tuple[list[Honour], list[Problem], list[Change], list[ReadSheet]]:
    chosen = choose(sheets, decision, campaign, path)
    meant = Meant(decision, Awards(campaign, known), Units(campaign, known))
    problems = list(chosen.problems)
    drafts: list[Draft] = []
    changes: list[Change] = []
    tables: list[ReadSheet] = []
    for sheet, header in chosen.tables:
        table = read_table(sheet, header, meant, path)
        problems += table_problems(sheet, header, path)
        problems += table.cells.told.problems()
        drafts += table.drafts
        tables.append(ReadSheet(sheet, header, table.drafts, table.said))
        changes += table.cells.changes
    if chosen.tables and not drafts:
        remedy = "chép các dòng của danh sách vào dưới dòng tiêu đề"
        problems.append(problem("H02", Source(path), reason="Danh sách chưa có dòng nào", remedy=remedy))
    rows, told = numbered(drafts, path)
    problems += told
    problems += row_warnings(rows, decision, meant.units, path)
    problems += _told(changes, path)
    return [honour for honour, _ in rows], problems, changes, tables


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
