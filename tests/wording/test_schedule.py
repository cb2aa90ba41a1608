"""Words for deadlines in calendars, for what has no day, and for news."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from builders import REGISTRIES, campaign
from rolls import KNOWN, decision

from generator.derive.news import News
from generator.derive.timeline import Point
from generator.model.decision import Decision
from generator.model.plan.plan_date import PlanDate
from generator.model.plan.schedule import Milestone
from generator.model.registry import Event
from generator.plan_time.meaning import meaning
from generator.wording.schedule import bound_vi, news_basis_vi, news_vi, original_vi, undated_vi

EVENTS = {"phat-dong": Event(code="phat-dong", title="Lễ phát động")}
DATE = PlanDate.model_validate({"wording": "thử", "day": "2026-03-18"})


def point(**said: Any) -> Point:
    milestone = Milestone(code="nop", kind="dossier", title="Hạn nộp", date=DATE, **said)
    return Point("dossier", "Hạn nộp", meaning(DATE, {}), None, milestone, None)


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ({"binds_text": "các cơ quan"}, "các cơ quan"),
        ({"binds_text": "các cơ quan", "binds": ("phong-a",)}, "các cơ quan"),
        ({"binds": ("phong-a", "cac-thon")}, "Phòng A; Các thôn"),
        ({}, "kế hoạch không quy định riêng"),
    ],
)
def test_whom_a_milestone_binds(said: dict[str, Any], text: str) -> None:
    assert REGISTRIES["units"][0]["name"] == "Phòng A"
    assert bound_vi(point(**said), KNOWN.units) == text


def test_the_end_of_a_period_binds_who_takes_part() -> None:
    end = Point("end", "", meaning(DATE, {}), None, None, None)
    assert bound_vi(end, KNOWN.units) == "các đơn vị tham gia phong trào"


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ({"month": "2026-04", "bound": "during"}, "kế hoạch chỉ ghi tháng, không ghi ngày"),
        ({"quarter": "2025-Q4", "bound": "during"}, "kế hoạch chỉ ghi quý, không ghi ngày"),
        ({"year": 2026, "bound": "during"}, "kế hoạch chỉ ghi năm, không ghi ngày"),
        ({"half": "2027-H1", "bound": "during"}, "kế hoạch chỉ ghi nửa năm, không ghi ngày"),
        (
            {"recurring": {"every": "year", "day": "12-10"}, "bound": "before"},
            "việc lặp lại theo kỳ, không có một ngày cuối",
        ),
        ({"relative": {"count": 10, "unit": "day"}}, "thời gian được đếm từ một việc chưa có ngày"),
        ({"day": "2027-03-18"}, "văn bản ghi ngày nhưng chưa chắc chắn (dự kiến, khoảng, dịp)"),
        ({"month": "2026-04"}, "văn bản để trống ngày"),
        ({"unknown": True}, "văn bản để trống ngày"),
        ({"unknown": True, "bound": "before"}, "văn bản không ghi ngày"),
        (
            {"event": "phat-dong", "bound": "from"},
            "kế hoạch lấy sự kiện làm mốc (Lễ phát động), cổng chưa ghi nhận ngày của sự kiện ấy",
        ),
    ],
)
def test_why_there_is_no_day(said: dict[str, Any], text: str) -> None:
    assert undated_vi(meaning(PlanDate.model_validate({"wording": "thử", **said}), EVENTS)) == text


def test_a_date_that_was_replaced_is_told_by_its_last_day_or_its_words() -> None:
    assert original_vi(meaning(DATE, {})) == "thứ Tư, 18/03/2026"
    vague = PlanDate.model_validate({"wording": "sau lễ phát động", "event": "phat-dong", "bound": "from"})
    assert original_vi(meaning(vague, EVENTS)) == "“sau lễ phát động”"


def item(kind: Any, subject: str = "", **said: Any) -> News:
    return News(kind, "khoa", date(2026, 5, 20), campaign(), "phong-trao/thu/", subject, **said)


def test_news_in_one_sentence() -> None:
    signed = Decision.model_validate(decision("qd-1", number="12/QĐ-UBND", date="2026-05-08"))
    assert news_vi(item("change", "Gia hạn nộp hồ sơ.")) == "Gia hạn nộp hồ sơ."
    assert news_vi(item("roll", decision=signed)) == (
        "Công bố danh sách khen thưởng theo Quyết định số 12/QĐ-UBND ngày 08/05/2026."
    )
    assert news_vi(item("corrected", "Quyết định số 15/QĐ-UBND", count=2)) == (
        "Đính chính 02 trường hợp trong danh sách khen thưởng theo Quyết định số 15/QĐ-UBND ngày 20/05/2026."
    )
    assert news_vi(item("revoked", "Quyết định số 15/QĐ-UBND ngày 20/5/2026", count=1)).startswith(
        "Thu hồi khen thưởng 01 trường hợp"
    )


def test_the_document_behind_a_change() -> None:
    law = KNOWN.documents["luat-thu"]
    assert news_basis_vi(item("change", "x", document=law)).startswith("Luật Thi đua, khen thưởng số 06/2022")
    assert news_basis_vi(item("change", "x")) == ""
