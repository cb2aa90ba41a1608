"""Vietnamese words for a unit's page: how many it may propose, who belongs to it, where a plan names it."""

from __future__ import annotations

from generator.model.dossier import Submission
from generator.model.quota import Quota
from generator.model.registry import Unit
from generator.wording.words import CHANNEL, FORMAT, KIND, WITHOUT_NUMBER, count_vi, number_vi

_STRICTNESS = {"at_most": "không quá", "exactly": "đúng", "preferably": "ưu tiên"}
_KINDS = {kind: word.lower() for kind, word in KIND.items()}
_PER = {"unit": " cho mỗi đơn vị", "total": ", tính tổng cộng"}
_PARTS = {
    "purposes": "Mục đích",
    "requirements": "Yêu cầu",
    "goals": "Mục tiêu",
    "participants": "Đối tượng thi đua",
    "contents": "Nội dung thi đua",
    "award_subjects": "Đối tượng khen thưởng",
    "subjects": "Đối tượng khen thưởng",
    "principles": "Nguyên tắc",
    "priorities": "Ưu tiên",
    "criteria": "Tiêu chuẩn",
    "by_reference": "Quy định áp dụng",
    "procedure": "Trình tự xét",
    "procedures": "Quy trình",
    "tasks": "Tổ chức thực hiện",
    "funding": "Kinh phí",
    "prizes": "Mức thưởng",
    "notes": "Lưu ý về hồ sơ",
}


def quota_vi(quota: Quota) -> str:
    """How many: "không quá 01 tập thể, 02 cá nhân", or why the plan gives no number."""
    if quota.without_number is not None:
        return WITHOUT_NUMBER[quota.without_number]
    share = quota.percentage
    if share is not None:
        shares = {kind: getattr(share, kind) for kind in ("collectives", "individuals", "households")}
        told = [f"{number_vi(value)}% {_KINDS[kind]}" for kind, value in shares.items() if value is not None]
        return f"{_STRICTNESS[quota.strictness]} {', '.join(told)}, tính trên {share.of}"
    counts = {kind: getattr(quota, kind) for kind in _KINDS}
    told = [f"{count_vi(count)} {_KINDS[kind]}" for kind, count in counts.items() if count is not None]
    return f"{_STRICTNESS[quota.strictness]} {', '.join(told)}"


def per_vi(quota: Quota) -> str:
    """How a number counts, to stand behind it: " cho mỗi ban", ", tính tổng cộng"; "" without a number."""
    if quota.without_number is not None or quota.percentage is not None:
        return ""
    return _PER.get(quota.per) or f" cho mỗi {quota.instance or 'đơn vị'}"


def ways_vi(submission: Submission) -> str:
    """How a dossier is handed in: "01 bộ, tệp PDF, qua hệ thống Idesk"; "" where the plan does not say."""
    told = [f"{count_vi(submission.sets)} bộ"] if submission.sets is not None else []
    told += [FORMAT[each] for each in submission.formats]
    told += [CHANNEL[each] if each == "by_hand" else f"qua {CHANNEL[each]}" for each in submission.channels]
    return ", ".join([*told, *([submission.address] if submission.address else [])])


def instances_vi(unit: Unit) -> str:
    """How the single units of a group are called: "Tổ bầu cử số …"."""
    return ", ".join(pattern.replace("*", "…") for pattern in unit.instances)


def part_vi(part: str) -> str:
    """Where in a plan a statement stands."""
    return _PARTS.get(part, "Kế hoạch")
