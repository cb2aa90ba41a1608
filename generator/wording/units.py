"""Vietnamese words for a unit's page: how dossiers are handed in, who belongs to it, where plans name it."""

from __future__ import annotations

from generator.model.plan.dossier import Submission
from generator.model.registry import Unit
from generator.wording.words import CHANNEL, FORMAT, count_vi

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
