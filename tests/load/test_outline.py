"""A plan's outline as it stands, and the oddities of its numbering."""

from __future__ import annotations

import pytest
from shipped_plans import CAO_LOC, CHI_LANG, CONGRESS, DAK_LAK, LAI_CHAU, plan

from generator.load.plan.outline import outline_gaps
from generator.load.plan.plan_text import parse_plan


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
        (CONGRESS, "I I.1 I.2 II II.1 II.2 II.3 II.3~2 II.4 III IV IV.1 IV.2 V V.1 V.2 V.3"),
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
        (CONGRESS, [("repeated", "II.3~2", "II.3", 67)]),
        (DAK_LAK, []),
        (CHI_LANG, [("missing_first", "IV.2.1.b", "IV.2.1.a", 55)]),
        (LAI_CHAU, [("skipped", "VI", "III", 185)]),
    ],
)
def test_gaps_of_the_numbering_are_named(campaign_id: str, gaps: list[tuple[str, str, str, int]]) -> None:
    found = outline_gaps(plan(campaign_id).paragraphs)
    assert [(gap.kind, gap.section, gap.other, gap.line) for gap in found] == gaps


def gaps_of_points(letters: str) -> list[tuple[str, str, str]]:
    text = "I. A\n\n1. B\n\n" + "\n\n".join(f"{letter}) C." for letter in letters)
    found = outline_gaps(parse_plan(text))
    return [(gap.kind, gap.found, gap.other) for gap in found]


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


def sections(*lines: str) -> list[str]:
    """The paths of the sections that the lines open."""
    return [each.section for each in parse_plan("\n".join(lines)) if each.opens]


@pytest.mark.parametrize(
    ("lines", "paths"),
    [
        (["IV. A", "1. B", "a) C", "b) D", "2. E"], "IV IV.1 IV.1.a IV.1.b IV.2"),
        (["2. A", "2.5. B", "2.5.1. C", "2.6 D", "3. E"], "2 2.5 2.5.1 2.6 3"),  # no Roman numerals
        (["Điều 5. A", "1. B", "2. C", "a) D", "Điều 6. E"], "dieu-5 dieu-5.1 dieu-5.2 dieu-5.2.a dieu-6"),
        (["PHẦN THỨ NHẤT", "II. A", "3. B", "PHẦN THỨ HAI"], "phan-1 phan-1.II phan-1.II.3 phan-2"),
        (["Phần I. A", "I. B", "Phần II: C"], "phan-1 phan-1.I phan-2"),
        (
            ["Chương I", "Điều 1. A", "Chương II", "Điều 2. B", "1. C"],
            "chuong-1 dieu-1 chuong-2 dieu-2 dieu-2.1",
        ),
        (["IV. A", "3. B", "(1) C", "(2) D", "4. E"], "IV IV.3 IV.3.p1 IV.3.p2 IV.4"),
        (["(1) A", "(2) B"], "p1 p2"),
        (["I- A", "1) B", "2) C", "II - D", "III/ E"], "I I.1 I.2 II III"),
        (["I. A", "1- B", "a/ C", "b. D", "1/ E"], "I I.1 I.1.a I.1.b I.1~2"),
        (["I.MỤC ĐÍCH", "1.Yêu cầu"], "I I.1"),
        (["I. A", "a) B", "1) C", "2) D", "b) E"], "I I.a I.a.1 I.a.2 I.b"),
        (["V. A", "VI. B", "VI. C", "1. D"], "V VI VI~2 VI~2.1"),
        (["II. A", "3. B", "3.1. C", "3. D", "3.1. E"], "II II.3 II.3.1 II.3~2 II.3~2.1"),
        (["I. A", "II. B", "Nơi nhận:", "PHỤ LỤC", "I. C", "1. D"], "I II I~2 I~2.1"),
        (["V. A", "2. B", "PHỤ LỤC I", "1. C"], "V V.2 1"),  # an annex counts anew
        (["1.", "Một dòng"], "1"),
        (["A. X", "I. Y", "1. Z", "B. T", "I. U", "1. Z"], "A I I.1 B I~2 I~2.1"),  # named by no letter
        (["A. X", "1. Y", "2. Z", "B/ T", "3. U"], "A 1 2 B 3"),
        (["I. X", "A. Y", "1. Z", "B. T", "II. U", "A. V"], "I I.A I.1 I.B II II.A"),
    ],
)
def test_a_section_is_the_path_of_its_numerals(lines: list[str], paths: str) -> None:
    assert sections(*lines) == paths.split()


@pytest.mark.parametrize(
    "line",
    [
        "Điều 5 Luật Thi đua, khen thưởng quy định như sau", "Phần thứ nhất của kế hoạch", "V.I. Lênin",
        "18/3/2026 là hạn cuối", "28/CT-TTg ngày 18/9/2025", "10 - 15 tập thể", "2026. Các đơn vị",
        "3.5 điểm", "Chương trình của xã", "- Tập thể", "+84 123", "v.v.", "Phụ lục kèm theo", "X-quang",
        "XV - 2026", "A.B", "B. nhỏ", "Đ.c Bí thư", "C", "E 12",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_numeral_opens_nothing(line: str) -> None:
    assert sections("Mở đầu", line) == []


@pytest.mark.parametrize(
    ("lines", "gaps"),
    [
        (["A. X", "1. Y", "2. Z", "B. T", "1. U", "2. V"], []),
        (["A. X", "I. Y", "II. Z", "B. T", "III. U", "C. V"], []),
        (["A. X", "1. Y", "B. T", "3. U"], [("skipped", "3")]),
        (["A. X", "C. Y"], [("skipped", "C")]),
        (["I. X", "A. Y", "1. Z", "B. Z", "1. Z", "III. U"], [("skipped", "III")]),
    ],
)
def test_numerals_may_begin_again_behind_a_capital_letter(
    lines: list[str], gaps: list[tuple[str, str]]
) -> None:
    assert [(gap.kind, gap.found) for gap in outline_gaps(parse_plan("\n".join(lines)))] == gaps


def test_an_annex_that_counts_anew_is_no_gap() -> None:
    assert outline_gaps(parse_plan("I. A\nII. B\n1. C\nPHỤ LỤC I\nI. D\n1. E\nPhụ lục II\n1. F")) == ()
    (gap,) = outline_gaps(parse_plan("I. A\nII. B\nI. C"))
    assert (gap.kind, gap.found, gap.other, gap.section) == ("skipped", "I", "II", "I~2")
