"""The lists of a campaign's decisions -> rows that may be published, and every problem on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.load.honours_folder import HonourFiles
from generator.load.sheets.sheet import Sheet
from generator.load.yaml.document import Document
from generator.model.campaign import Campaign
from generator.model.decision import Decision
from generator.model.honour import Honour, Mended, RollRow
from generator.model.registry import Known
from generator.problems import Problem, Source
from generator.validate.finding import Finding, Rows, in_file, judge, tell, told_in_place
from generator.validate.hints import near_file
from generator.validate.ledger.check import check_ledger
from generator.validate.rolls.case import ListCase
from generator.validate.rolls.headers import Header
from generator.validate.rolls.lookup import Awards, Units
from generator.validate.rolls.numbers import RowDraft, in_series, left_out, numbered
from generator.validate.rolls.rows import RULES
from generator.validate.rolls.sheets import choose, column_findings
from generator.validate.rolls.statements import ReadSheet, said_otherwise
from generator.validate.rolls.table import Meant, read_table
from generator.validate.rolls.warnings import check_rolls

_SAVE_AS = "mở tệp bằng Excel, “Lưu thành” (Save as) kiểu Excel (.xlsx) vào thư mục này, rồi ghi tên tệp mới"
_FROM_WORD = "mở tệp bằng Word, “Lưu thành” (Save as) kiểu Word (.docx) vào thư mục này, rồi ghi tên tệp mới"
_FROM_PDF = "ghi tên tệp Word (.docx) hoặc Excel (.xlsx) soạn trước khi ký; bản PDF đã ký ghi ở `signed_file`"
_SHOWN_MENDED = 3


def check_lists(
    campaign: Campaign, document: Document, known: Known, files: HonourFiles
) -> tuple[dict[str, tuple[Honour, ...]], list[Problem]]:
    """Read and judge every list that a decision names; gives the rows of each decision by its code."""
    problems = tell(missing_and_unnamed_files(campaign, files), in_file(document))
    rolls: dict[str, tuple[Honour, ...]] = {}
    if len({decision.code for decision in campaign.decisions}) < len(campaign.decisions):
        return rolls, problems  # R04: whose a row is, nobody can tell
    paths: dict[str, str] = {}
    for decision in campaign.decisions:
        sheets = files.lists.get(decision.list)
        if sheets is None:
            continue  # missing or unreadable: told already
        path = paths[decision.code] = f"{files.folder}/{decision.list}"
        read = _read_list(sheets, decision, campaign, known, path)
        problems += read.problems
        problems += told_in_place(said_otherwise(read.sheets, decision, (campaign, document, known), path))
        rolls[decision.code] = tuple(honour for honour, _ in read.rows)
    problems += check_rolls(campaign, known, rolls, paths, document)
    problems += tell(check_ledger(campaign, document, rolls, files, known.awards), in_file(document))
    return rolls, problems


def missing_and_unnamed_files(campaign: Campaign, files: HonourFiles) -> Iterator[Finding]:
    """Files that a decision names and that are not there; lists and signed files that no decision names."""
    named = {name for each in campaign.decisions for name in (each.list, each.signed_file)}
    for index, decision in enumerate(campaign.decisions):
        wanted: list[tuple[str, str, Mapping[str, object]]] = [("list", decision.list, files.lists)]
        if decision.signed_file:
            wanted.append(("signed_file", decision.signed_file, files.signed))
        for key, name, there in wanted:
            at = ("decisions", index, key)
            if name in files.unread or (key == "list" and name in {*files.signed, *files.refused}):
                reason = f"“{name}” không phải tệp .xlsx, .docx hay .csv"
                yield Finding("H01", at, {"reason": reason, "remedy": _remedy(name)})
            elif name not in there and name not in files.refused:
                hint = near_file(name, there.keys() - named)
                yield Finding("H21", at, {"found": name, "folder": files.folder, "hint": hint})
    for name in sorted({*files.lists, *files.unread, *files.signed, *files.refused}):
        if name not in named:
            yield Finding("H22", Source(f"{files.folder}/{name}"), {"found": name})


def _remedy(name: str) -> str:
    if name.lower().endswith(".pdf"):
        return _FROM_PDF
    return _FROM_WORD if name.lower().endswith((".doc", ".odt")) else _SAVE_AS


def read_rows(
    sheets: Sequence[Sheet], decision: Decision, campaign: Campaign, known: Known, path: str
) -> tuple[list[Honour], list[Problem], list[Mended]]:
    """Read one decision's list out of the sheets of its file; `path` as problems show it.

    A row with an error is not among the rows given; the error stops whatever would publish the others.
    Warnings that the decision accepts are left out (H17 for idle acceptances is `check_rolls`'s).
    """
    read = _read_list(sheets, decision, campaign, known, path)
    return [honour for honour, _ in read.rows], read.problems, read.mended


def rows_in_place(
    sheets: Sequence[Sheet], decision: Decision, campaign: Campaign, known: Known, path: str
) -> list[tuple[Honour, Header]]:
    """The rows of one decision's list, each with its table's header: which column says what of it."""
    return _read_list(sheets, decision, campaign, known, path).rows


def changed_on_reading(campaign: Campaign, known: Known, files: HonourFiles) -> Iterator[tuple[str, Mended]]:
    """Everything that was changed in the lists of a campaign's decisions on their way in, with its file."""
    for decision in campaign.decisions:
        sheets = files.lists.get(decision.list)
        if sheets is not None:
            path = f"{files.folder}/{decision.list}"
            for mended in read_rows(sheets, decision, campaign, known, path)[2]:
                yield path, mended


class _ReadList(NamedTuple):
    """A decision's list as it was read: its rows, each with its table's header, and what is told of it."""

    rows: list[tuple[Honour, Header]]
    problems: list[Problem]
    mended: list[Mended]
    sheets: list[ReadSheet]


def _read_list(
    sheets: Sequence[Sheet], decision: Decision, campaign: Campaign, known: Known, path: str
) -> _ReadList:
    chosen = choose(sheets, decision, campaign, path)
    meant = Meant(decision, Awards(campaign, known), Units(campaign, known))
    problems = told_in_place(chosen.findings)
    drafts: list[RowDraft] = []
    mended: list[Mended] = []
    worded: list[tuple[Source, str]] = []
    tables: list[ReadSheet] = []
    for sheet, header in chosen.tables:
        table = read_table(sheet, header, meant, path)
        columns = [each for own in table.headers for each in column_findings(sheet, own, path)]
        problems += told_in_place((*columns, *table.cells.findings))
        drafts += table.drafts
        tables.append(ReadSheet(sheet, header, table.drafts, table.said))
        mended += table.cells.mended
        worded += table.cells.worded
    if chosen.tables and not drafts:
        remedy = "chép các dòng của danh sách vào dưới dòng tiêu đề"
        facts = {"reason": "Danh sách chưa có dòng nào", "remedy": remedy}
        problems += told_in_place([Finding("H02", Source(path), facts)])
    withheld = [each for each in campaign.corrections if each.kind == "withheld"]
    gone = frozenset(each.row for each in withheld if each.decision == decision.code and each.row)
    settled = in_series(drafts, gone)
    rows, findings = numbered(settled, path)
    problems += told_in_place((*findings, *left_out(settled, path, gone)))
    whole = ListCase(decision, rows, meant.units, path)
    private = list(_private_words(rows, worded, decision))
    problems += tell(private, whole.place)
    # What else is told of such a row would repeat its words.
    hushed = {
        each.at.rows[0].honour.id for each in private if isinstance(each.at, Rows) and whole.place(each)
    }
    told = [each for each in rows if each[0].id not in hushed] if hushed else rows
    case = ListCase(decision, told, meant.units, path)
    problems += judge(case, RULES, case.place)
    problems += told_in_place(_mended(mended, path))
    return _ReadList(rows, problems, mended, tables)


def _private_words(
    rows: Sequence[tuple[Honour, Header]], worded: Sequence[tuple[Source, str]], decision: Decision
) -> Iterator[Finding]:
    """H64: words of health, poverty or kinship; of a row that is left out nobody can accept them."""
    found = {(honour.sheet, honour.line): honour for honour, _ in rows} if worded else {}
    for cell, kind in worded:
        honour = found.get((cell.sheet, cell.line))
        at = cell if honour is None else Rows((RollRow(decision.code, honour),), cell=cell)
        facts = {"kind": kind, "row": honour.id if honour else "…"}
        yield Finding("H64", at, facts, like=(cell.column, kind))


def _mended(mended: Sequence[Mended], path: str) -> Iterator[Finding]:
    """One notice for everything that was mended on the way in; `thidua check ID --changes` tells it all."""
    if mended:
        shown = "; ".join(map(_in_words, mended[:_SHOWN_MENDED]))
        more = " …" if len(mended) > _SHOWN_MENDED else ""
        first = mended[0]
        source = Source(path, first.line, sheet=first.sheet, header=first.column)
        yield Finding("H20", source, {"count": len(mended), "first": shown, "more": more})


def _in_words(mended: Mended) -> str:
    where = f"trang “{mended.sheet}”, dòng {mended.line}" if mended.sheet else f"dòng {mended.line}"
    after = f"“{mended.after[:60]}”" if mended.after else "(bỏ)"
    return f"{where}: “{mended.before[:60]}” thành {after} ({mended.why})"
