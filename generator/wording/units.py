"""Vietnamese words for a unit's page: how dossiers are handed in, who belongs to it, where plans name it."""

from __future__ import annotations

from pydantic.fields import FieldInfo

from generator.model.plan.dossier import Submission
from generator.model.registry import Unit
from generator.wording.words import CHANNEL, FORMAT, count_vi


def ways_vi(submission: Submission) -> str:
    """How a dossier is handed in: "01 bộ, tệp PDF, qua hệ thống Idesk"; "" where the plan does not say."""
    told = [f"{count_vi(submission.sets)} bộ"] if submission.sets is not None else []
    told += [FORMAT[each] for each in submission.formats]
    told += [CHANNEL[each] if each == "by_hand" else f"qua {CHANNEL[each]}" for each in submission.channels]
    return ", ".join([*told, *([submission.address] if submission.address else [])])


def instances_vi(unit: Unit) -> str:
    """How the single units of a group are called: "Tổ bầu cử số …"."""
    return ", ".join(pattern.replace("*", "…") for pattern in unit.instances)


def part_vi(part: FieldInfo) -> str:
    """Where in a plan a statement stands: "Mục đích", "Tổ chức thực hiện"."""
    return part.title or (part.description or "").removesuffix(".")
