"""Warnings that a decision accepts, and acceptances that nothing needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator.load.yaml.document import Document
from generator.model.campaign import Campaign
from generator.model.decision import Acceptance, Decision
from generator.model.honour import Honour
from generator.problems import Problem, Source, problem
from generator.validate.rolls.cells import Told
from generator.validate.rolls.headers import KIND_WORDS, Header
from generator.validate.rolls.lookup import Units
from generator.validate.rolls.names import is_collective
from generator.validate.rolls.quotas import Row

_ACCEPTABLE = ("H06", "H07", "H08", "H09", "H10", "H11", "H33", "H43")
_UNSEEN = "H43"  # only machines that have the ledger's key know whether it is needed


class Acceptances:
    """What the decisions of a campaign accept, and for which rows it was needed."""

    def __init__(self, campaign: Campaign) -> None:
        """Index the acceptances by decision and code."""
        self._campaign = campaign
        self._entries: defaultdict[tuple[str, str], list[tuple[int, Acceptance]]] = defaultdict(list)
        for decision in campaign.decisions:
            for index, each in enumerate(decision.accept):
                self._entries[decision.code, each.code].append((index, each))
        self._needed: defaultdict[tuple[str, int], set[str]] = defaultdict(set)

    def wants(self, code: str, row: Row) -> bool:
        """Whether the row's decision accepts such warnings for any row."""
        return (row.decision, code) in self._entries

    def covers(self, code: str, row: Row) -> bool:
        """Whether this warning about the row is accepted; notes that the acceptance was needed."""
        found = False
        for index, each in self._entries.get((row.decision, code), ()):
            if not each.rows or row.honour.id in each.rows:
                self._needed[row.decision, index].add(row.honour.id)
                found = True
        return found

    def idle(self, document: Document, rolls: Mapping[str, Sequence[Honour]]) -> Iterator[Problem]:
        """Acceptances that nothing needed, or not for all of their rows."""
        gone = {(each.decision, each.row) for each in self._campaign.corrections if each.kind != "corrected"}
        for place, decision in enumerate(self._campaign.decisions):
            for index, each in enumerate(decision.accept):
                reason = self._reason(decision.code, index, each, gone) if decision.code in rolls else ""
                if reason:
                    yield problem("H17", document.place(("decisions", place, "accept", index)), reason=reason)

    def _reason(self, decision: str, index: int, each: Acceptance, gone: set[tuple[str, str | None]]) -> str:
        needed = self._needed[decision, index]
        idle = [row for row in each.rows if row not in needed and (decision, row) not in gone]
        if each.code not in _ACCEPTABLE:
            return f"Mã {each.code} không phải cảnh báo chấp nhận được ({', '.join(_ACCEPTABLE)})"
        if each.code == _UNSEEN:
            return ""
        if idle and needed:
            return f"Dòng {', '.join(idle)} không có cảnh báo {each.code}"
        if needed or (each.rows and not idle):
            return ""
        return f"Không dòng nào của quyết định {decision} cần chấp nhận {each.code}"


def accepts(decision: Decision, code: str, row: str) -> bool:
    """Whether the decision accepts this warning for this row."""
    return any(each.code == code and (not each.rows or row in each.rows) for each in decision.accept)


def misplaced(honour: Honour) -> bool:
    """H11: a collective among individuals or households."""
    return honour.candidate != "collective" and is_collective(honour.name)


def row_warnings(
    rows: Sequence[tuple[Honour, Header]], decision: Decision, units: Units, path: str
) -> list[Problem]:
    """H06 once for each text that is no unit, H11 for each row."""
    told = Told()
    accepted = {each.code for each in decision.accept}
    for honour, header in rows:
        if honour.unit_code is None and not ("H06" in accepted and accepts(decision, "H06", honour.id)):
            _tell_unit(told, honour, header, units, path)
        if misplaced(honour) and not accepts(decision, "H11", honour.id):
            source = _source(path, honour, header, header.names[-1])
            facts = {"found": honour.name[:80], "kind": KIND_WORDS[honour.candidate], "row": honour.id}
            told.add("H11", (honour.id,), source, **facts)
    return told.problems("dòng")


def _tell_unit(told: Told, honour: Honour, header: Header, units: Units, path: str) -> None:
    column = header.fields.get("unit", header.fields.get("position_unit", -1))
    meant = honour.unit or (honour.name if honour.candidate == "collective" else "")
    key = (honour.sheet, meant, column)
    hint = units.near(meant) if meant and told.is_new("H06", key) else ""
    remedy = "sửa cho đúng tên trong campaigns/_shared/units.yml, hoặc thêm đơn vị vào đó"
    if honour.unit:
        reason = f"Danh mục không có đơn vị “{honour.unit[:100]}”"
    elif meant:
        reason = f"Danh mục không có tập thể “{meant[:100]}”, và dòng này không ghi đơn vị quản lý"
    elif column < 0:
        reason, remedy = "Danh sách không có cột đơn vị", "thêm cột “Đơn vị” và ghi đơn vị của từng dòng"
    else:
        reason = "Ô đơn vị để trống, hoặc không tách được đơn vị khỏi chức vụ"
        remedy = "ghi đơn vị vào cột “Đơn vị”, chức vụ vào cột “Chức vụ”"
    source = _source(path, honour, header, column if column >= 0 else header.names[-1])
    told.add("H06", key, source, reason=reason, remedy=remedy, hint=hint)


def _source(path: str, honour: Honour, header: Header, column: int) -> Source:
    title = header.titles.get(column, "")
    return Source(path, honour.line, column + 1, sheet=honour.sheet, header=title)
