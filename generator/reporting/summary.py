"""What a check read and found, in a sentence: silence must not be taken for success."""

from __future__ import annotations

from generator.checking import Checked
from generator.model.base import NOT_COPIED
from generator.problems import Severity


def summary(checked: Checked) -> str:
    """How much of each kind was read, and how many problems there are of each weight."""
    known = checked.registries
    waiting = not_copied(checked)
    unread = len(checked.folders) - len(checked.campaigns)
    rows = sum(len(roll) for case in checked.campaigns for roll in case.rolls.values())
    forms = len(known.forms) + sum(len(case.campaign.forms) for case in checked.campaigns)
    return (
        f"Đã đọc {len(checked.folders)} phong trào{f' ({unread} chưa đọc được)' if unread else ''}, "
        f"{len(known.awards)} hình thức khen thưởng, {len(known.units)} đơn vị, "
        f"{len(known.legal_documents)} văn bản, {len(known.events)} sự kiện, {forms} biểu mẫu, "
        f"{rows} dòng danh sách khen thưởng: {counts(checked)}{f' ({waiting})' if waiting else ''}."
    )


def not_copied(checked: Checked) -> str:
    """How many places still wait for words of their plan; "" where none does."""
    places = sum(problem.code == "G06" for problem in checked.problems)
    return f"{places} chỗ còn ghi “{NOT_COPIED}”" if places else ""


def counts(checked: Checked) -> str:
    """How many problems there are of each weight."""
    return (
        f"{checked.count(Severity.ERROR)} lỗi, {checked.count(Severity.WARNING)} cảnh báo, "
        f"{checked.count(Severity.NOTICE)} lưu ý"
    )
