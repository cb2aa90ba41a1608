"""Vietnamese words for a quota: how many, of what, how strictly, and how it counts."""

from __future__ import annotations

from generator.derive.quota_table import QuotaTable
from generator.model.plan.quota import Quota
from generator.wording.words import KIND, WITHOUT_NUMBER, count_vi, number_vi

_STRICTNESS = {"at_most": "không quá", "exactly": "đúng", "preferably": "ưu tiên"}
_KINDS = {kind: word.lower() for kind, word in KIND.items()}
_PER = {"unit": " cho mỗi đơn vị", "total": ", tính tổng cộng"}


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


def total_vi(table: QuotaTable) -> str:
    """How the totals of a whole table came about: said by the plan, or added."""
    added = "cộng mọi dòng, số lượng của mỗi đơn vị nhân với số đơn vị nêu đích danh"
    if not table.stated:
        return added
    if table.stated == table.totals.keys():
        return "theo tổng số mà kế hoạch ghi"
    kinds = ", ".join(word for kind, word in _KINDS.items() if kind in table.stated)
    return f"{kinds}: theo tổng số mà kế hoạch ghi; còn lại: {added}"
