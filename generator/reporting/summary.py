"""What a check read and found, in a sentence: silence must not be taken for success."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checking import Checked
from generator.model.base import NOT_COPIED
from generator.problems import Severity


def summary(checked: Checked) -> str:
    """How much of each kind was read, and how many problems there are of each weight."""
    known = checked.registries
    waiting = not_copied(checked, drafts=True)
    unread = len(checked.folders) - len(checked.campaigns) - len(checked.awaited)
    told = [f"{len(checked.drafts)} bản nháp"] if checked.drafts else []
    told += [f"{unread} chưa đọc được"] if unread else []
    beside = ", ".join(told)
    rows = sum(len(roll) for case in checked.campaigns for roll in case.rolls.values())
    forms = len(known.forms) + sum(len(case.campaign.forms) for case in checked.campaigns)
    return (
        f"Đã đọc {len(checked.folders)} phong trào{f' ({beside})' if beside else ''}, "
        f"{len(known.awards)} hình thức khen thưởng, {len(known.units)} đơn vị, "
        f"{len(known.legal_documents)} văn bản, {len(known.events)} sự kiện, {forms} biểu mẫu, "
        f"{rows} dòng danh sách khen thưởng: {counts(checked)}{f' ({waiting})' if waiting else ''}."
    )


def not_copied(checked: Checked, *, drafts: bool) -> str:
    """How many places still wait for words of their plan, in `drafts` too; "" where none does."""
    places = sum(problem.code == "G06" and (drafts or not problem.draft) for problem in checked.problems)
    return f"{places} chỗ còn ghi “{NOT_COPIED}”" if places else ""


def counts(checked: Checked) -> str:
    """How many problems there are of each weight, those of drafts apart."""
    own = _numbers(map(checked.count, Severity))
    of_drafts = list(map(checked.count_of_drafts, Severity))
    return own if checked.only or not any(of_drafts) else f"{own}; bản nháp: {_numbers(of_drafts)}"


def _numbers(counted: Iterable[int]) -> str:
    errors, warnings, notices = counted
    return f"{errors} lỗi, {warnings} cảnh báo, {notices} lưu ý"
