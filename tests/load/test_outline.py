"""A plan's outline as it stands, and the oddities of its numbering."""

from __future__ import annotations

import pytest
from shipped_plans import CAO_LOC, CHI_LANG, CONGRESS, DAK_LAK, LAI_CHAU, plan

from generator.load.plan_text import PlanText, outline_gaps, parse_plan


@pytest.mark.parametrize(
    ("campaign_id", "sections"),
    [
        (
            CAO_LOC,
            (
                "I I.1 I.2 II II.1 II.2 III III.1 III.2 IV IV.1 IV.1.1 IV.1.2 IV.1.2.a "
                "IV.1.2.b IV.2 IV.2.1 IV.2.2 IV.2.2.a IV.2.2.b IV.3 IV.4 IV.4.a IV.4.b "
                "IV.4.c IV.5 IV.6 V V.1 V.2 V.3"
            ),
        ),
        (CONGRESS, "I I.1 I.2 II II.1 II.2 II.3 II.4 III IV IV.1 IV.2 V V.1 V.2 V.3"),
        (
            CHI_LANG,
            "I I.1 I.2 II II.1 II.2 II.3 II.4 III IV IV.1 IV.2 IV.2.1 IV.2.1.b IV.2.1.c IV.2.2 V V.1 V.2 V.3",
        ),
        (
            LAI_CHAU,
            (
                "I I.1 I.2 II II.1 II.2 II.3 II.4 II.5 III III.1 III.2 III.2.a III.2.b "
                "III.2.c III.3 III.3.a III.3.b III.3.c III.4 VI VI.1 VI.2 VI.3"
            ),
        ),
        (
            DAK_LAK,
            (
                "I I.1 I.1.a I.1.b I.1.c I.2 I.2.a I.2.b I.2.c II II.1 II.1.a II.1.b II.2 "
                "II.2.a II.2.b II.2.c II.2.d II.2.đ II.2.e II.2.g II.3 III III.1 III.1.a "
                "III.1.b III.2 III.3 III.3.1 III.3.2 III.3.2.a III.3.2.b III.3.3 IV IV.1 "
                "IV.2 IV.2.a IV.2.b IV.3 V V.1 V.1.a V.1.b V.2 V.3 VI VI.1 VI.2 VI.3 VI.4 "
                "VI.5 VI.6"
            ),
        ),
    ],
)
def test_the_outline_is_the_plans_own(campaign_id: str, sections: str) -> None:
    assert list(plan(campaign_id).sections) == sections.split()


@pytest.mark.parametrize(
    ("campaign_id", "gaps"),
    [
        (CAO_LOC, []),
        (CONGRESS, [("repeated", "II.3", "II.3", 130)]),
        (DAK_LAK, []),
        (CHI_LANG, [("missing_first", "IV.2.1.b", "IV.2.1.a", 56)]),
        (LAI_CHAU, [("skipped", "VI", "III", 182)]),
    ],
)
def test_gaps_of_the_numbering_are_named(campaign_id: str, gaps: list[tuple[str, str, str, int]]) -> None:
    found = outline_gaps(plan(campaign_id))
    assert [(gap.kind, gap.section, gap.other, gap.line) for gap in found] == gaps


def gaps_of_points(letters: str) -> list[tuple[str, str, str]]:
    text = "I. A\n\n1. B\n\n" + "\n\n".join(f"{letter}) C." for letter in letters)
    found = outline_gaps(PlanText("plan.txt", parse_plan(text)))
    return [(gap.kind, gap.section, gap.other) for gap in found]


@pytest.mark.parametrize("letters", ["abcdđegh", "abcdđefgh", "abcdđeghiklmnopqrstuvxy"])
def test_points_in_vietnamese_order_are_no_gap(letters: str) -> None:
    """After e) comes g); an author's f) in between is accepted (docs/domain.md, Outline of a plan)."""
    assert gaps_of_points(letters) == []


@pytest.mark.parametrize(
    ("letters", "gaps"),
    [
        ("ac", [("skipped", "I.1.c", "I.1.a")]),
        ("abcde", [("skipped", "I.1.e", "I.1.d")]),  # đ is left out
        ("abb", [("repeated", "I.1.b", "I.1.b")]),
        ("aba", [("skipped", "I.1.a", "I.1.b")]),
        ("bc", [("missing_first", "I.1.b", "I.1.a")]),
        ("abcdđefh", [("skipped", "I.1.h", "I.1.f")]),
    ],
)
def test_points_out_of_order_are_a_gap(letters: str, gaps: list[tuple[str, str, str]]) -> None:
    assert gaps_of_points(letters) == gaps
