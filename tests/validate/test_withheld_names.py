"""A correction that withholds a name does not publish it itself."""

from __future__ import annotations

import pytest
from rolls import correction, decided, honour

from generator.validate.ledger.withheld import named_again

ROWS = {"qd-1": {"ca-nhan-1": honour(1, "Lâm Bội Chi")}}


def told(decided_by: str, kind: str = "withheld") -> list[str]:
    campaign = decided(corrections=[correction("ca-nhan-1", kind, decided_by=decided_by)])
    return [found.code for found in named_again(campaign, ROWS)]


@pytest.mark.parametrize(
    "text",
    [
        "Đơn đề nghị của bà Trần Thị B18 ngày 20/5/2026",
        "ĐƠN ĐỀ NGHỊ CỦA ÔNG NGUYỄN VĂN A1",
        "don de nghi cua tran thi b18",
        "Đơn của đồng chí Nông Văn C2",
        "Theo yêu cầu (Lâm  Bội Chi), ngày 20/5/2026",
        "theo yeu cau cua gia dinh, lam boi chi",
    ],
)
def test_a_name_is_told(text: str) -> None:
    assert told(text) == ["H30"]


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định số 15/QĐ-UBND ngày 20/5/2026 của Chủ tịch UBND xã",
        "Đơn đề nghị ngày 20/5/2026, tiếp nhận số 15",
        "Văn bản số 3/PVHXH của Phòng Văn hóa - Xã hội xã Cao Lộc, tỉnh Lạng Sơn",
        "Quyết định của UBND xã Hoàng Văn Thụ",
        "Công văn của Cao Lộc ngày 20/5/2026, ba tháng sau",
        "Quyết định của Hà Nội",
    ],
)
def test_a_document_is_no_name(text: str) -> None:
    assert told(text) == []


def test_other_corrections_may_name_people() -> None:
    assert told("Đơn của bà Trần Thị B18", "revoked") == []
