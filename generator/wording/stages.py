"""The stages from the dossiers to the published names, in words."""

from __future__ import annotations

from generator.derive.stages import Stage, StageKind
from generator.wording.dates import date_vi, meaning_vi
from generator.wording.words import count_vi

STAGE: dict[StageKind, str] = {
    "receive": "nhận hồ sơ",
    "review": "xét",
    "sign": "ký",
    "publish": "công bố",
}
"""What each stage is called."""


def stage_vi(stage: Stage) -> str:
    """What is known of a stage: the decision that ended it, or the plan's words with their meaning."""
    if stage.decisions and stage.kind in ("sign", "publish"):
        first = stage.decisions[0]
        signed = f"Quyết định số {first.number} ngày {date_vi(first.date)}"
        more = f" và {count_vi(len(stage.decisions) - 1)} quyết định khác" if stage.decisions[1:] else ""
        return f"{signed}{more}" if stage.kind == "sign" else "đã công bố trên cổng"
    if not stage.points:
        awaited = {"sign": "; cổng chưa nhận được quyết định", "publish": "; chưa công bố"}
        return f"kế hoạch không ghi ngày{awaited.get(stage.kind, '')}"
    told = (f"“{each.when.date.wording}” ({meaning_vi(each.when)})" for each in stage.points)
    return "; ".join(dict.fromkeys(told))


def stages_vi(stages: tuple[Stage, ...]) -> str:
    """All of them in one sentence: "nhận hồ sơ: … → xét: … → ký: … → công bố: …"; from when it is late."""
    told = " → ".join(f"{STAGE[each.kind]}: {stage_vi(each)}" for each in stages)
    late = next((each.late for each in stages if each.late), None)
    return f"{told}; đã quá ngày cuối của việc xét ({date_vi(late)})" if late else told
