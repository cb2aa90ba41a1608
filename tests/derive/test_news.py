"""News: changes, rolls and corrections, by the day they were published, never by a deadline."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from builders import campaign
from rolls import KNOWN, correction, decided, decision

from generator.derive.news import ChangeView, News, by_month, campaign_news, newest_first
from generator.derive.timeline import timeline
from generator.load.honours_folder import HonourFiles
from generator.load.ledger import Ledger, SealedRow, State
from generator.model.campaign import Campaign
from generator.wording.schedule import news_vi


def news_of(case: Campaign, ledger: Ledger | None = None) -> tuple[News, ...]:
    changes = (ChangeView(each.date.day, each) for each in case.changes)
    return newest_first(
        campaign_news(
            case,
            changes,
            timeline(case, KNOWN.events),
            KNOWN.documents,
            HonourFiles("honours", ledger=ledger or Ledger()),
        )
    )


def change(day: str, text: str, **said: Any) -> dict[str, Any]:
    return {"date": {"wording": "ngày thử", "day": day}, "text": text, **said}


def kinds(items: Iterable[News]) -> list[tuple[str, str]]:
    return [(item.kind, item.day.isoformat()) for item in items]


def test_changes_come_newest_first_and_lead_to_the_log() -> None:
    found = news_of(campaign(changes=[change("2026-01-06", "Một."), change("2026-02-01", "Hai.")]))
    assert [item.subject for item in found] == ["Hai.", "Một."]
    assert {item.address for item in found} == {"phong-trao/thu/#cap-nhat"}


def test_a_change_without_a_day_and_a_sample_are_no_news() -> None:
    undated = {"date": {"wording": "chưa rõ", "unknown": True}, "text": "Một."}
    assert news_of(campaign(changes=[undated])) == ()
    assert news_of(campaign(sample=True)) == ()


def test_the_same_change_told_twice_is_one_item() -> None:
    assert len(news_of(campaign(changes=[change("2026-01-06", "Một.")] * 2))) == 1


def test_a_roll_is_news_on_the_day_the_ledger_first_notes_it() -> None:
    """The decision may have been signed long before its list came onto the portal."""
    case = decided([decision("qd-1", date="2026-05-08")], changes=[change("2026-01-06", "Một.")])
    states = (
        State("2026-06-01", {"ca-nhan-2": SealedRow("y")}),
        State("2026-06-03", {"ca-nhan-1": SealedRow("x")}),
    )
    assert kinds(news_of(case, Ledger({"qd-1": states})))[0] == ("roll", "2026-06-01")
    assert kinds(news_of(case))[0] == ("roll", "2026-05-08")
    assert news_of(case)[0].address == "phong-trao/thu/vinh-danh/#qd-1"


def test_corrections_are_told_by_document_and_what_is_withheld_is_not() -> None:
    case = decided(
        corrections=[
            correction("ca-nhan-1", "corrected"),
            correction("ca-nhan-2", "corrected"),
            correction("ca-nhan-3", "revoked"),
            correction("ca-nhan-4", "withheld"),
        ]
    )
    found = [item for item in news_of(case) if item.kind in ("corrected", "revoked", "withheld")]
    assert [(item.kind, item.count) for item in found] == [("corrected", 2), ("revoked", 1)]


def test_months_follow_the_order_of_the_news() -> None:
    days = ["2026-03-31", "2026-04-01", "2025-12-31", "2026-03-01"]
    found = by_month(news_of(campaign(changes=[change(day, day) for day in days])))
    assert [(month.first, len(month.items)) for month in found] == [
        (date(2026, 4, 1), 1),
        (date(2026, 3, 1), 2),
        (date(2025, 12, 1), 1),
    ]


def test_keys_hold_codes_days_and_the_order_of_the_day_and_no_words() -> None:
    """A slip that is put right, or an entry added later on the same day, leaves what readers have alone."""
    before = [change("2026-02-01", "Hạn nộp hồ xơ."), change("2026-01-06", "Đưa lên cổng.")]
    after = [change("2026-02-01", "Thêm phụ lục."), change("2026-02-01", "Hạn nộp hồ sơ."), *before[1:]]
    keys = {item.subject: item.key for item in news_of(campaign(changes=before))}
    later = {item.subject: item.key for item in news_of(campaign(changes=after))}
    assert later["Hạn nộp hồ sơ."] == keys["Hạn nộp hồ xơ."] == "thu/change/2026-02-01/1"
    assert later["Thêm phụ lục."] == "thu/change/2026-02-01/2"
    assert later["Đưa lên cổng."] == keys["Đưa lên cổng."]


def moved(**said: Any) -> dict[str, Any]:
    original = {"wording": "trước ngày 11/03/2026", "day": "2026-03-11", "bound": "before"}
    when = {"wording": "ngày 18/03/2026", "day": "2026-03-18", "original": original, "changed_by": "luat-thu"}
    return {"code": "nop", "kind": "dossier", "title": "Hạn nộp hồ sơ", "date": when | said}


def test_a_document_that_moves_a_date_is_news_of_its_day() -> None:
    found = [item for item in news_of(campaign(milestones=[moved()])) if item.kind == "moved"]
    assert [(item.key, item.day) for item in found] == [("thu/moved/nop/luat-thu", date(2022, 6, 15))]
    assert news_vi(found[0]) == (
        "Đổi thời hạn: Hạn nộp hồ sơ, nay thứ Tư, 18/03/2026 (hạn cũ: thứ Ba, 10/03/2026)."
    )


def test_what_the_log_tells_by_the_same_document_is_told_once() -> None:
    logged = [change("2026-02-01", "Gia hạn.", document="luat-thu")]
    found = news_of(campaign(milestones=[moved()], changes=logged))
    assert [item.kind for item in found] == ["change"]


def test_a_stopped_campaign_is_news() -> None:
    stopped = {"by": "luat-thu", "day": "2026-03-01", "wording": "Dừng thực hiện."}
    found = [item for item in news_of(campaign(stopped=stopped)) if item.kind == "stopped"]
    assert [news_vi(item) for item in found] == ["Phong trào dừng từ ngày 01/03/2026."]
