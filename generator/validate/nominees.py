"""A unit's list of nominees before it is sent: read by the same rules as a decision's list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher

from generator.load.sheets.reader import Sheet
from generator.model.decision import Decision
from generator.model.honour import Honour
from generator.model.plan.document import Signatory
from generator.model.plan.quota import Quota, lines_for
from generator.model.registry import around
from generator.problems import Problem, UsageError
from generator.validate.case import Case
from generator.validate.hints import near_miss
from generator.validate.rolls.campaign_lists import read_rows
from generator.validate.rolls.lookup import Units
from generator.validate.rolls.warnings import check_rolls
from generator.validate.same_text import plain

# Columns that a dossier needs and a roll must never show: here a reminder, in a decision's list an error.
PRIVATE = ("H04", "H05", "H64")
# A list that is no decision's yet: its rows have no codes, and it accepts nothing.
_NOT_YET = ("H29",)
_REMEDIES = {
    "H07": "bỏ bớt cho đủ số lượng của kế hoạch, hoặc hỏi cơ quan chủ trì phong trào trước khi gửi.",
    "H08": "bỏ bớt cho đủ số lượng của kế hoạch, hoặc hỏi cơ quan chủ trì phong trào trước khi gửi.",
    "H09": "xóa dòng thừa; nếu là hai người trùng tên thì nói rõ khi gửi.",
    "H10": "đề nghị một hình thức cho một thành tích; nếu là hai người trùng tên thì nói rõ khi gửi.",
    "H11": "chuyển dòng sang danh sách của đúng loại ấy; nếu đúng là tên người thì để nguyên.",
}
_ACCEPTS = re.compile(r"; (?:[^;]*? )?(?:nếu|chỉ là) [^;]*thì chấp nhận H\d\d[^;.]*(?=\.?$)")
_NUMBERED = re.compile(r"(.+?)(?: so)? \d+")
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
    rows = [row._replace(unit=name, unit_code=code) for row in rows]
    alone = campaign.model_copy(update={"decisions": (decision,), "corrections": ()})
    lists = {decision.code: tuple(rows)}
    problems += check_rolls(alone, case.known, lists, {decision.code: path}, case.document)
    return Nominees(
        tuple(map(_for_a_unit, (each for each in problems if each.code not in (*PRIVATE, *_NOT_YET)))),
        tuple(_summary(case, code, name, rows, problems)),
    )


def _for_a_unit(found: Problem) -> Problem:
    """The remedy in the words of a unit, which has no decision to compare with or to accept anything."""
    fix = _REMEDIES.get(found.code) or _ACCEPTS.sub("", found.fix)
    return replace(found, fix=fix) if fix != found.fix else found


def _unit(case: Case, unit: str) -> tuple[str, str]:
    """The unit's code, and the name its rows get."""
    if unit in case.known.units:
        return unit, case.known.units[unit].name
    units = Units(case.campaign, case.known)
    code = units.code(unit) or _group_of(unit, units)
    if code is None:
        close = sorted(units.units.values(), key=lambda each: _likeness(unit, each.name), reverse=True)
        names = ", ".join(f"{each.name} ({each.code})" for each in close)
        raise UsageError(
            f"Không có đơn vị “{unit}” trong phong trào này; {units.near(unit)}các đơn vị là {names}."
        )
    return code, unit


def _group_of(unit: str, units: Units) -> str | None:
    """The group whose name the unit's begins with: "Tổ bầu cử số 3" is one of "Các Tổ bầu cử"."""
    groups = (each for each in units.units.values() if each.kind == "group")
    kind = _NUMBERED.fullmatch(plain(unit))
    names = {plain(each.name).removeprefix("cac "): each.code for each in groups}
    return names.get(kind[1]) if kind else None


def _likeness(one: str, other: str) -> tuple[int, float]:
    """How alike two names are: by the words they share, then by their letters."""
    one, other = plain(one), plain(other)
    return len(set(one.split()) & set(other.split())), SequenceMatcher(None, one, other).ratio()


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
