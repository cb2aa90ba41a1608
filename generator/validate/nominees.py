"""A unit's list of nominees before it is sent: read by the same rules as a decision's list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.load.spreadsheet import Sheet
from generator.model.decision import Decision
from generator.model.honour import Honour
from generator.model.plan import Signatory
from generator.model.quota import Quota
from generator.model.quota_lines import lines_for
from generator.model.registry import around
from generator.problems import Problem, UsageError
from generator.validate.hints import near_miss
from generator.validate.honour_lookup import Units
from generator.validate.honour_rows import read_rows
from generator.validate.honours import check_rolls
from generator.validate.rules import Case

# Columns that a dossier needs and a roll must never show: here a reminder, in a decision's list an error.
PRIVATE = ("H04", "H05")
_KINDS = (("collective", "tập thể"), ("individual", "cá nhân"), ("household", "hộ gia đình"))


@dataclass(frozen=True, slots=True)
class Nominees:
    """What stands against the list, and what staff should know of it (Vietnamese lines)."""

    problems: tuple[Problem, ...]
    summary: tuple[str, ...]


def check_nominees(
    case: Case, sheets: tuple[Sheet, ...], path: str, unit: str, award: str | None
) -> Nominees:
    """Judge the list of one unit against the campaign's quotas.

    `unit` is a code or a name, an instance such as "Tổ bầu cử số 3" included. Raises UsageError where the
    unit or the award is not one of this campaign.
    """
    campaign = case.campaign
    code, name = _unit(case, unit)
    offered = [each.award for each in campaign.awards]
    if award is not None and award not in offered:
        known = f"{near_miss(award, offered)}các mã là {', '.join(offered)}."
        raise UsageError(f"Phong trào không có hình thức “{award}”; {known}")
    decision = _proposal(award or offered[0])
    rows, problems, _ = read_rows(sheets, decision, campaign, case.known, path)
    rows = [replace(row, unit=name, unit_code=code) for row in rows]
    alone = campaign.model_copy(update={"decisions": (decision,), "corrections": ()})
    lists = {decision.code: tuple(rows)}
    problems += check_rolls(alone, case.known, lists, {decision.code: path}, case.document)
    return Nominees(
        tuple(each for each in problems if each.code not in PRIVATE),
        tuple(_summary(case, code, name, rows, problems)),
    )


def _unit(case: Case, unit: str) -> tuple[str, str]:
    """The unit's code, and the name its rows get."""
    if unit in case.known.units:
        return unit, case.known.units[unit].name
    units = Units(case.campaign, case.known)
    code = units.code(unit)
    if code is None:
        names = ", ".join(each.name for each in units.units.values())
        raise UsageError(
            f"Không có đơn vị “{unit}” trong phong trào này; {units.near(unit)}các đơn vị là {names}."
        )
    return code, unit


def _proposal(award: str) -> Decision:
    """A stand-in for the decision that is yet to come."""
    return Decision(
        code="de-nghi",
        number="(danh sách đề nghị)",
        date=date(2999, 12, 31),
        issued_by="(chưa có)",
        subject="(danh sách đề nghị)",
        signatory=Signatory(name="(chưa có)", position="(chưa có)"),
        award=award,
        list="de-nghi.xlsx",
    )


def _summary(
    case: Case, code: str, name: str, rows: Sequence[Honour], problems: Sequence[Problem]
) -> Iterator[str]:
    counts = [(sum(row.candidate == kind for row in rows), word) for kind, word in _KINDS]
    listed = ", ".join(f"{count:02} {word}" for count, word in counts if count) or "chưa có dòng nào"
    yield f"Danh sách của {name}: {listed}."
    for quota in _quotas_of(case, code):
        yield f"Kế hoạch quy định: {quota.wording}"
    without = sum(not row.achievement for row in rows)
    if without:
        yield f"{without} dòng chưa ghi thành tích."
    headers = sorted({each.source.header for each in problems if each.code in PRIVATE and each.source.header})
    if headers:
        yield f"Cột có dữ liệu cá nhân, không bao giờ được công khai: {', '.join(headers)}."


def _quotas_of(case: Case, code: str) -> Iterator[Quota]:
    """The lines that count the unit itself, award by award."""
    for award in dict.fromkeys(quota.award for quota in case.campaign.quotas):
        quotas = [quota for quota in case.campaign.quotas if quota.award == award]
        yield from (quotas[i] for i in lines_for(quotas, around(code, case.known.units)).own)
