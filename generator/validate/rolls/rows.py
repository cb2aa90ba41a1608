"""The rows of one list, one by one: units that nobody knows, collectives among people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from generator.model.honour import Honour
from generator.validate.finding import Facts, Finding, Rule
from generator.validate.rolls.case import ListCase
from generator.validate.rolls.headers import KIND_WORDS
from generator.validate.rolls.names import is_collective, is_household, may_be_person

_ABBREVIATED = 2  # words: "UBND XÃ" may be written so


def unknown_unit(case: ListCase) -> Iterator[Finding]:
    """H06: a row whose unit the registry does not have; told once for each text."""
    for honour, header in case.rows:
        if _is_without_unit(honour):
            column = header.fields.get("unit", header.fields.get("position_unit", -1))
            meant = honour.own_unit
            at = case.row(honour, header, column if column >= 0 else header.names[-1])
            facts = partial(_unit_facts, case, honour, meant, has_column=column >= 0)
            yield Finding("H06", at, facts, like=(honour.sheet, meant, column))


def _unit_facts(case: ListCase, honour: Honour, meant: str, *, has_column: bool) -> Facts:
    remedy = "sửa cho đúng tên trong campaigns/_shared/units.yml, hoặc thêm đơn vị vào đó"
    if meant and (body := case.units.of_another(meant)):
        reason = f"“{meant[:100]}” là đơn vị của {body}, không thuộc cơ quan ban hành kế hoạch này"
        remedy = "xem lại kế hoạch do cơ quan nào ban hành, đơn vị thuộc cơ quan nào"
        return {"reason": reason, "remedy": remedy, "hint": ""}
    if honour.unit:
        reason = f"Danh mục không có đơn vị “{honour.unit[:100]}”"
    elif meant:
        reason = f"Danh mục không có tập thể “{meant[:100]}”, và dòng này không ghi đơn vị quản lý"
    elif not has_column:
        reason, remedy = "Danh sách không có cột đơn vị", "thêm cột “Đơn vị” và ghi đơn vị của từng dòng"
    else:
        reason = "Ô đơn vị để trống, hoặc không tách được đơn vị khỏi chức vụ"
        remedy = "ghi đơn vị vào cột “Đơn vị”, chức vụ vào cột “Chức vụ”"
    return {"reason": reason, "remedy": remedy, "hint": case.units.near(meant) if meant else ""}


def misplaced_collective(case: ListCase) -> Iterator[Finding]:
    """H11: a collective among individuals or households, a household among individuals."""
    for honour, header in case.rows:
        if _is_misplaced(honour):
            at = case.row(honour, header, header.names[-1])
            own = KIND_WORDS["household" if is_household(honour.name) else "collective"]
            kind = KIND_WORDS[honour.candidate]
            facts = {"found": honour.name[:80], "own": own, "kind": kind, "row": honour.id}
            yield Finding("H11", at, facts, like=honour.id)


def _is_without_unit(honour: Honour) -> bool:
    """Whether the registry has no unit for a row."""
    return honour.unit_code is None


def _is_misplaced(honour: Honour) -> bool:
    """Whether the name of a person or a household is a collective's, or that of a person a household's."""
    kind = honour.candidate
    return (kind != "collective" and is_collective(honour.name)) or (
        kind == "individual" and is_household(honour.name)
    )


def person_among_collectives(case: ListCase) -> Iterator[Finding]:
    """H58: a person among collectives: a title above the rows says a kind that they do not have."""
    for honour, header in case.collectives:
        if _is_person(honour):
            at = case.row(honour, header, header.names[-1])
            yield Finding("H58", at, {"found": honour.name[:80], "row": honour.id}, like=honour.sheet)


def former_name(case: ListCase) -> Iterator[Finding]:
    """H63: a unit under a name that it had no longer when the decision was signed."""
    for honour, header in case.rows if case.units.has_former else ():
        until = case.units.former(honour.unit) if honour.unit else None
        if until is not None and case.decision.date > until:
            column = header.fields.get("unit", header.fields.get("position_unit", header.names[-1]))
            code = honour.unit_code or ""
            facts = {"found": honour.unit, "until": until, "name": case.units.units[code].name}
            yield Finding("H63", case.row(honour, header, column), facts, like=(honour.sheet, honour.unit))


def collective_in_capitals(case: ListCase) -> Iterator[Finding]:
    """H66: a collective's name in capitals: which letters are small in it, nobody can tell."""
    for honour, header in case.collectives:
        if _is_in_capitals(honour):
            at = case.row(honour, header, header.names[-1])
            yield Finding("H66", at, {"found": honour.name[:80], "row": honour.id}, like=honour.sheet)


def _is_person(honour: Honour) -> bool:
    """Whether the name of a collective is that of a person."""
    return honour.candidate == "collective" and may_be_person(honour.name)


def _is_in_capitals(honour: Honour) -> bool:
    """Whether a collective's name of several words has no small letter."""
    in_capitals = honour.candidate == "collective" and honour.name.isupper()
    return in_capitals and len(honour.name.split()) > _ABBREVIATED


OF_ROW: dict[str, Callable[[Honour], bool]] = {
    "H06": _is_without_unit,
    "H11": _is_misplaced,
    "H58": _is_person,
    "H66": _is_in_capitals,
}
"""Which rows these rules find: whether acceptances of them are needed is judged with all rolls."""

RULES: tuple[Rule[ListCase], ...] = (
    unknown_unit,
    misplaced_collective,
    person_among_collectives,
    former_name,
    collective_in_capitals,
)
