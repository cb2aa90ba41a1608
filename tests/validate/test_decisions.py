"""Decisions and corrections that are not filled in, or that cannot be what they say."""

from __future__ import annotations

from typing import Any

import pytest
from builders import campaign_data, write_campaign
from small_rolls import AWARDS, decision

from generator.checking import check
from generator.project import Project

CORRECTION = {"decision": "qd-1", "row": "ca-nhan-1", "kind": "corrected", "date": "2026-05-20"}


def told(project: Project, *, correction: str = "", **changes: Any) -> list[str]:
    """Where H72 is told: the words of its line."""
    corrections = [CORRECTION | {"decided_by": correction}] if correction else []
    decided = decision(**{"number": "12/QĐ-UBND", **changes})
    write_campaign(project.root, campaign_data(awards=AWARDS, decisions=[decided], corrections=corrections))
    return [each.detail for each in check(project).problems if each.code == "H72"]


@pytest.mark.parametrize(
    "changes",
    [
        {"number": "     /QĐ-UBND"},
        {"number": "QĐ-UBND"},
        {"number": "…/QĐ-UBND"},
        {"number": "....../2026/QĐ-UBND"},
        {"subject": "V/v …"},
        {"issued_by": "Chủ tịch UBND ....."},
        {"signatory": {"name": "(Đã ký)", "position": "CHỦ TỊCH"}},
        {"signatory": {"name": "……………", "position": "CHỦ TỊCH"}},
        {"signatory": {"name": "Nguyễn Văn A", "position": "______"}},
    ],
)
def test_what_is_left_blank_is_told(project: Project, changes: dict[str, Any]) -> None:
    (found,) = told(project, **changes)
    assert "còn để trống" in found


@pytest.mark.parametrize(
    "document", ["Quyết định số 12/QĐ-UBND", "QĐ 12 /QĐ-UBND ngày 08/5/2026", "Quyết định số .../QĐ-UBND"]
)
def test_a_correction_needs_a_document_of_its_own(project: Project, document: str) -> None:
    assert len(told(project, correction=document)) == 1


@pytest.mark.parametrize(
    "document",
    ["Quyết định số 15/QĐ-UBND", "Đơn của gia đình", "Quyết định số 12/QĐ-HĐTĐ", "Công văn 12/UBND-VX"],
)
def test_another_document_is_one(project: Project, document: str) -> None:
    assert told(project, correction=document) == []
