"""Warnings about single rows of a list, and which of them a decision's `accept` covers."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.decision import Decision
from generator.model.honour import Honour
from generator.problems import Problem, Source
from generator.validate.honour_cells import Told
from generator.validate.honour_headers import KIND_WORDS, Header
from generator.validate.honour_lookup import Units
from generator.validate.honour_names import is_collective

Row = tuple[Honour, Header]


def accepts(decision: Decision, code: str, row: str) -> bool:
    """Whether the decision accepts this warning for this row."""
    return any(each.code == code and (not each.rows or row in each.rows) for each in decision.accept)


def misplaced(honour: Honour) -> bool:
    """H11: a collective among individuals or households."""
    return honour.candidate != "collective" and is_collective(honour.name)


def row_warnings(rows: Sequence[Row], decision: Decision, units: Units, path: str) -> list[Problem]:
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
