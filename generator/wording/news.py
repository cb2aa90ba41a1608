"""Vietnamese words for what is new on the portal."""

from __future__ import annotations

from generator.derive.news import News
from generator.wording.dates import date_vi
from generator.wording.words import count_vi, dated_vi, document_vi


def news_vi(item: News) -> str:
    """What happened: a change in the words of the campaign's log, the rest in a sentence."""
    if item.decision is not None:
        decided = f"Quyết định số {item.decision.number} ngày {date_vi(item.decision.date)}"
        return f"Công bố danh sách khen thưởng theo {decided}."
    if item.kind == "change":
        return item.subject
    what = "Đính chính" if item.kind == "corrected" else "Thu hồi khen thưởng"
    count = count_vi(item.count)
    return f"{what} {count} trường hợp trong danh sách khen thưởng theo {dated_vi(item.subject, item.day)}."


def news_basis_vi(item: News) -> str:
    """By which document a change was made; "" where none is named."""
    return document_vi(item.document) if item.document else ""
