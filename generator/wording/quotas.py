"""The words of a quota for every page and file: how many, of what, how strictly, and how a number counts.

What is counted has its terms in the model (`model/plan/quota.py: KINDS`), since checks use them too.
"""

from __future__ import annotations

from generator.derive.quota_table import QuotaTable
from generator.model.plan.quota import KINDS, Quota
from generator.wording.words import count_vi, number_vi

KIND = {name: kind.explained.capitalize() for name, kind in KINDS.items()}
KIND_SHORT = {name: kind.term.capitalize() for name, kind in KINDS.items()}
STRICTNESS = {"at_most": "không quá", "exactly": "đúng", "preferably": "ưu tiên"}
PER = {"unit": "cho mỗi đơn vị", "total": "tính tổng cộng", "instance": "cho mỗi"}
WITHOUT_NUMBER = {
    "delegated": "Kế hoạch giao cơ quan có thẩm quyền quy định",
    "by_reference": "Thực hiện theo văn bản được viện dẫn",
    "annex": "Theo danh sách phân bổ",
}


def quota_vi(quota: Quota) -> str:
    """How many: "không quá 01 tập thể, 02 cá nhân", or why the plan gives no number."""
    if quota.without_number is not None:
        return WITHOUT_NUMBER[quota.without_number]
    strictly, share = STRICTNESS[quota.strictness], quota.percentage
    if share is not None:
        shares = {kind.explained: getattr(share, name, None) for name, kind in KINDS.items()}
        told = [f"{number_vi(value)}% {counted}" for counted, value in shares.items() if value is not None]
        return f"{strictly} {', '.join(told)}, tính trên {share.of}"
    counts = {kind: getattr(quota, name) for name, kind in KINDS.items()}
    if quota.minimum is None:
        told = [f"{count_vi(count)} {kind.explained}" for kind, count in counts.items() if count is not None]
        return f"{strictly} {', '.join(told)}"
    told = []
    for name, kind in KINDS.items():
        least, most = getattr(quota.minimum, name), getattr(quota, name)
        if most is not None:
            edge = strictly if least is None else f"từ {count_vi(least)} đến"
            told.append(f"{edge} {count_vi(most)} {kind.explained}")
    return ", ".join(told)


def per_vi(quota: Quota) -> str:
    """How a number counts, to stand behind it: " cho mỗi ban", ", tính tổng cộng"; "" without a number."""
    if quota.without_number is not None or quota.percentage is not None:
        return ""
    if quota.per == "instance":
        return f" {PER['instance']} {quota.instance or 'đơn vị'}"
    return f", {PER['total']}" if quota.per == "total" else f" {PER['unit']}"


def rule_vi(quota: Quota) -> str:
    """How the numbers of a table's row are meant: "không quá số lượng này cho mỗi đơn vị"."""
    if quota.without_number is not None:
        return WITHOUT_NUMBER[quota.without_number]
    strictly = STRICTNESS[quota.strictness]
    if quota.percentage is not None:
        return f"{strictly} tỷ lệ này, tính trên {quota.percentage.of}"
    least = {kind.term: getattr(quota.minimum, name, None) for name, kind in KINDS.items()}
    fewest = ", ".join(f"{count_vi(count)} {term}" for term, count in least.items() if count is not None)
    return f"{strictly} số lượng này{per_vi(quota)}{f'; ít nhất {fewest}' if fewest else ''}"


def total_vi(table: QuotaTable) -> str:
    """How the totals of a whole table came about: said by the plan, or added."""
    added = "cộng mọi dòng, số lượng của mỗi đơn vị nhân với số đơn vị nêu đích danh"
    if not table.stated:
        return added
    if table.stated == table.totals.keys():
        return "theo tổng số mà kế hoạch ghi"
    kinds = ", ".join(kind.explained for name, kind in KINDS.items() if name in table.stated)
    return f"{kinds}: theo tổng số mà kế hoạch ghi; còn lại: {added}"
