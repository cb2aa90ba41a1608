"""ASCII names for addresses and anchors."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.slug import slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Điều kiện đăng ký", "dieu-kien-dang-ky"),
        ("ĐẮK LẮK", "dak-lak"),
        ("Ðắk Lắk", "dak-lak"),  # U+00D0, which converters leave in place of Đ
        ("Giấy khen của Chủ tịch UBND xã", "giay-khen-cua-chu-tich-ubnd-xa"),
        ("Thửa ruộng, ước mơ", "thua-ruong-uoc-mo"),
        ("98 % — cử tri", "98-cu-tri"),
        ("  a__b//c  ", "a-b-c"),
        ("…", "muc"),
        ("", "muc"),
    ],
)
def test_vietnamese_words_keep_every_letter(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_the_separator_can_be_chosen() -> None:
    assert slug("Đơn vị", "_") == "don_vi"


@given(st.text())
def test_any_text_becomes_ascii_and_never_nothing(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug(text))


@given(st.text())
def test_a_slug_is_stable(text: str) -> None:
    """The slug of a slug is itself; composed and decomposed writing give the same one."""
    assert slug(slug(text)) == slug(text)
    assert slug(unicodedata.normalize("NFD", text)) == slug(unicodedata.normalize("NFC", text))
