"""Whose plan it is as the portal's owner sees it, and which of its own carries out one from above."""

from __future__ import annotations

from typing import Any

import pytest
from builders import campaign, campaign_data

from generator.derive.standing import Standing, carries_out, standing
from generator.model.registry import IssuingBody, LegalDocument

BODIES = {
    code: IssuingBody(code=code, name=f"Ủy ban {code}", short_name=code, level="commune", parent=parent)
    for code, parent in (
        ("xa", "tinh"),
        ("tinh", "chinh-phu"),
        ("chinh-phu", None),
        ("tinh-khac", "chinh-phu"),
        ("vong-a", "vong-b"),
        ("vong-b", "vong-a"),
        ("mo-coi", "khong-co"),
    )
}
ABOVE = LegalDocument(code="kh-12", kind="Kế hoạch", number="12/KH-UBND", issuer="tinh", subject="thi đua")


@pytest.mark.parametrize(
    ("issuer", "owner", "whose"),
    [
        ("xa", "xa", Standing.OWN),
        ("tinh", "xa", Standing.ABOVE),
        ("chinh-phu", "xa", Standing.ABOVE),
        ("tinh-khac", "xa", Standing.OTHER),
        ("xa", "tinh", Standing.OTHER),  # a commune's plan binds no province
        ("tinh", "vong-a", Standing.OTHER),
        ("vong-b", "vong-a", Standing.ABOVE),
        ("tinh", "mo-coi", Standing.OTHER),
    ],
)
def test_a_plan_is_ones_own_from_above_or_of_another(issuer: str, owner: str, whose: Standing) -> None:
    assert standing(issuer, owner, BODIES) is whose


def plan(**said: Any) -> dict[str, Any]:
    told = {**campaign_data()["plan"], "number": "12/KH-UBND", "issuer": "tinh", **said}
    return {key: value for key, value in told.items() if value is not None}


@pytest.mark.parametrize(
    ("above", "relation", "found"),
    [
        (plan(), "carries_out", True),
        (plan(), "basis", False),
        (plan(number="13/KH-UBND"), "carries_out", False),
        (plan(number=None), "carries_out", False),
        (plan(issuer="tinh-khac"), "carries_out", False),
        (plan(number=None, document="kh-12"), "carries_out", True),
        (plan(number=None, document="kh-12"), "basis", False),
    ],
)
def test_a_plan_carries_out_the_one_whose_number_and_issuer_it_names(
    above: dict[str, Any], relation: str, *, found: bool
) -> None:
    bases = [{"document": "kh-12", "relation": relation, "text": "Thực hiện Kế hoạch số 12/KH-UBND"}]
    own = campaign(plan=plan(number="5/KH-UBND", issuer="xa", bases=bases))
    higher = campaign(plan=above)
    assert carries_out(own, higher, BODIES, {"kh-12": ABOVE}) is found
