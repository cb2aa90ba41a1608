"""Words and numbers at the door of the model."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.model.base import Measure, Text

TEXT = TypeAdapter[str](Text)


@pytest.mark.parametrize("raw", ["", "   ", "\n\t", "\u00a0", "\x1f", "\x00\x02"])
def test_a_text_is_never_empty(raw: str) -> None:
    with pytest.raises(ValidationError, match="string_too_short"):
        TEXT.validate_python(raw)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_a_text_is_one_line_without_control_characters(raw: str) -> None:
    text = TEXT.validate_python(f"{raw}a")
    assert text == " ".join(text.split())
    assert not any(sign < " " or "\x7f" <= sign <= "\x9f" for sign in text)


@pytest.mark.parametrize("value", ["nan", "inf", "-inf", float("nan"), float("inf")])
def test_a_measure_is_a_number_that_can_be_written(value: object) -> None:
    with pytest.raises(ValidationError):
        Measure.model_validate({"subject": "Tỷ lệ", "value": value, "unit": "%"})
