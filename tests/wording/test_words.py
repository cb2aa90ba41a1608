"""Vietnamese words for numbers, places in the plan, statuses."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from builders import campaign
from hypothesis import given
from hypothesis import strategies as st

from generator.citing import cited
from generator.derive.status import Status, StatusStep
from generator.load.plan.outline import OutlineGap
from generator.model.base import Measure, Statement
from generator.model.plan.scoring import ScoreStep
from generator.model.registry import LegalDocument
from generator.wording import words


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2_340_000, "2.340.000"),
        (2_340_000.0, "2.340.000"),
        (97.5, "97,5"),
        (0.4, "0,4"),
        (98, "98"),
        (98.0, "98"),
        (0, "0"),
        (100.0, "100"),
        (1_234_567.891, "1.234.567,891"),
        (15_000_000_000.0, "15.000.000.000"),
        (0.00001, "0,00001"),
    ],
)
def test_numbers_have_a_decimal_comma_and_dots_between_thousands(value: float, text: str) -> None:
    assert words.number_vi(value) == text


@given(st.one_of(st.integers(0, 10**15), st.floats(0, 10**12, allow_nan=False)))
def test_a_written_number_reads_back(value: float) -> None:
    """No digit is lost, and no number is ever written as "1,5e+10"."""
    text = words.number_vi(value)
    assert re.fullmatch(r"\d{1,3}(\.\d{3})*(,\d+)?", text)
    assert Decimal(text.replace(".", "").replace(",", ".")) == Decimal(repr(value))


@pytest.mark.parametrize(("count", "text"), [(0, "00"), (1, "01"), (9, "09"), (10, "10"), (209, "209")])
def test_counts_below_ten_have_a_zero_in_front(count: int, text: str) -> None:
    assert words.count_vi(count) == text


@pytest.mark.parametrize(
    ("measure", "text"),
    [
        ({"subject": "Tỷ lệ cử tri đi bầu", "value": 98, "unit": "%"}, "Tỷ lệ cử tri đi bầu: từ 98% trở lên"),
        ({"subject": "Mô hình", "value": 1, "unit": "mô hình"}, "Mô hình: từ 01 mô hình trở lên"),
        ({"subject": "Số vụ", "value": 0, "unit": "vụ", "comparison": "exactly"}, "Số vụ: 0 vụ"),
        ({"subject": "Số vụ", "value": 0, "unit": "vụ", "comparison": "at_most"}, "Số vụ: không có vụ"),
        ({"subject": "Vi phạm", "value": 5, "unit": "%", "comparison": "less_than"}, "Vi phạm: dưới 5%"),
        ({"subject": "Nợ", "value": 2.5, "unit": "%", "comparison": "at_most"}, "Nợ: không quá 2,5%"),
        (
            {"subject": "Thu", "value": 1_200, "unit": "tỷ đồng", "comparison": "more_than"},
            "Thu: trên 1.200 tỷ đồng",
        ),
    ],
)
def test_measures_say_what_is_measured_how_and_how_much(measure: dict[str, Any], text: str) -> None:
    assert words.measure_vi(Measure.model_validate(measure)) == text


@pytest.mark.parametrize(
    ("section", "text"),
    [
        ("IV", "Mục IV"),
        ("IV.6", "khoản 6 Mục IV"),
        ("B", "Phần B"),
        ("IV.1.2", "khoản 1.2 Mục IV"),
        ("IV.1.2.a", "điểm a khoản 1.2 Mục IV"),
        ("III.3.đ", "điểm đ khoản 3 Mục III"),
        ("dieu-5.2", "khoản 2 Điều 5"),
        ("dieu-5.2.a", "điểm a khoản 2 Điều 5"),
        ("phan-1.II.3", "khoản 3 Mục II Phần I"),
        ("chuong-12", "Chương XII"),
        ("2.5.1", "mục 2.5.1"),
        ("2.5.a", "điểm a mục 2.5"),
        ("IV.3.p1", "điểm (1) khoản 3 Mục IV"),
        ("VI~2", "Mục VI (lần thứ 2)"),
        ("II.3~2.a", "điểm a khoản 3 (lần thứ 2) Mục II"),
    ],
)
def test_sections_are_cited_as_officials_do(section: str, text: str) -> None:
    assert cited(section) == text


def test_every_status_has_its_words() -> None:
    steps = tuple(StatusStep(date(2026, 1, n), status) for n, status in enumerate(Status, start=1))
    assert words.steps_vi((StatusStep(None, Status.UPCOMING),), campaign())[0][0] == "0000-01-01"
    assert [said for _, _, said in words.steps_vi(steps, campaign())] == list(words.STATUS.values())
    assert len(set(words.STATUS.values())) == 9


@pytest.mark.parametrize(
    ("gap", "text"),
    [
        (("skipped", "VI", "III"), "Sau Mục III, văn bản ghi Mục VI."),
        (("repeated", "II.3~2", "II.3"), "Văn bản có hai mục cùng số: khoản 3 Mục II."),
        (("skipped", "I~2", "III"), "Sau Mục III, văn bản ghi Mục I."),
        (
            ("missing_first", "IV.2.1.b", "IV.2.1.a"),
            "Văn bản có điểm b khoản 2.1 Mục IV nhưng không có điểm a khoản 2.1 Mục IV.",
        ),
    ],
)
def test_gaps_of_the_numbering_are_said(gap: tuple[Any, str, str], text: str) -> None:
    assert words.gap_vi(OutlineGap(*gap, line=1)) == text


def test_a_document_is_cited_with_its_day_where_it_is_known() -> None:
    known = {
        "code": "x",
        "kind": "Nghị định",
        "number": "152/2025/NĐ-CP",
        "issuer": "Chính phủ",
        "subject": "…",
    }
    document = LegalDocument.model_validate({**known, "date": "2025-06-14"})
    assert words.document_vi(document) == "Nghị định số 152/2025/NĐ-CP ngày 14/06/2025 của Chính phủ"
    assert (
        words.document_vi(LegalDocument.model_validate(known)) == "Nghị định số 152/2025/NĐ-CP của Chính phủ"
    )


@pytest.mark.parametrize(
    ("match", "least", "count", "text"),
    [
        ("all", None, 3, "Phải đạt tất cả các tiêu chuẩn sau"),
        ("some", 3, 5, "Đạt ít nhất 03 trong 05 tiêu chuẩn sau"),
        ("unstated", None, 1, ""),  # of one there is nothing to choose
        (None, None, 1, ""),
    ],
)
def test_how_many_criteria_must_be_met(match: Any, least: int | None, count: int, text: str) -> None:
    holder = Statement(text="…", match=match, least=least)
    assert words.match_vi(holder, count) == text


@pytest.mark.parametrize(
    ("bounds", "text"),
    [
        ({"at_least": 90, "less_than": 95}, "từ 90 đến dưới 95"),
        ({"more_than": 90, "at_most": 97.5}, "trên 90 đến 97,5"),
        ({"at_least": 95}, "từ 95 trở lên"),
        ({"more_than": 95}, "trên 95"),
        ({"at_most": 70}, "không quá 70"),
        ({"less_than": 70}, "dưới 70"),
    ],
)
def test_a_step_says_its_bounds(bounds: dict[str, float], text: str) -> None:
    assert words.step_vi(ScoreStep.model_validate({"points": 5, "text": "…", **bounds})) == text
