"""Names stand in the order in which a Vietnamese office would file them."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.derive.name_order import name_key, title_key

# docs/domain.md, Vietnamese text: the order of CLDR, syllable by syllable.
ORDER = "An Anh Ành Ảnh Ãnh Ánh Ạnh Ăn Ân Do Dương Đặng Đỗ Em Êm Hoa Hoà Hỏa Hoạ Oanh Ông Ơn Uyên Ưng Yến"
SYLLABLES = ORDER.split()


def shuffled(names: list[str]) -> list[str]:
    return random.Random(3).sample(names, len(names))  # noqa: S311 - a mixed order, no secret


def test_syllables_stand_in_the_order_of_the_alphabet_then_of_the_tones() -> None:
    assert sorted(shuffled(SYLLABLES), key=name_key) == SYLLABLES
    assert sorted(shuffled(SYLLABLES), key=title_key) == SYLLABLES


def test_given_name_comes_first_then_family_name_then_middle_names() -> None:
    names = [
        "Lê Văn An1",
        "Nguyễn Ánh An1",
        "Nguyễn Văn An1",
        "Nguyễn Thị Ánh An2",
        "Bùi Văn Bình1",
        "Trần Văn Bình1",
        "Lê Văn Đức1",
    ]
    assert sorted(shuffled(names), key=name_key) == names


def test_a_later_tone_of_the_first_syllable_outweighs_a_later_letter_of_the_second() -> None:
    assert title_key("Ha Bình") < title_key("Hà Anh")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hoà", "Hòa"), ("Thuỷ", "Thủy"), ("khoẻ", "khỏe"), ("Uỷ", "Ủy"), ("LÊ VĂN HOÁ", "Lê Văn Hóa")],
)
def test_where_the_tone_is_written_makes_no_difference(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)
    assert name_key(unicodedata.normalize("NFD", one)) == name_key(other)


@pytest.mark.parametrize(
    "written",
    [
        "Ông Nguyễn Văn A1",
        "Bà Nguyễn Văn A1",
        "Đ/c Nguyễn Văn A1",
        "Đồng chí Nguyễn Văn A1",
        "Đại uý Nguyễn Văn A1",
        "PGS.TS.Nguyễn Văn A1",
        "ThS. BS. Nguyễn Văn A1",
        "Phó Giáo sư, Tiến sĩ Nguyễn Văn A1",
        "BSCKII Nguyễn Văn A1",
        "Hộ gia đình ông Nguyễn Văn A1",
        "Hộ bà Nguyễn Văn A1",
    ],
)
def test_what_stands_in_front_of_a_name_does_not_count(written: str) -> None:
    assert name_key(written) == name_key("Nguyễn Văn A1")


@pytest.mark.parametrize("name", ["Bá Văn A1", "Cao Anh B2", "Ông", "Cô", "Hộ"])
def test_a_name_is_no_title(name: str) -> None:
    *others, last = name.split()
    assert name_key(name)[0] == title_key(last)
    assert name_key(name)[1] == title_key(" ".join(others[:1]))


@pytest.mark.parametrize(
    ("name", "given", "family"),
    [
        ("Y A1 Niê", "A1", "Niê"),
        ("H' B2 Niê", "B2", "Niê"),
        ("H’B2 Niê", "B2", "Niê"),
        ("H'B2 Niê", "B2", "Niê"),
        ("K' C3", "C3", ""),
        ("Giàng A D4", "D4", "Giàng"),
        ("Thạch Sô E5", "E5", "Thạch"),
        ("Hà Văn F6", "F6", "Hà"),
    ],
)
def test_names_of_other_peoples(name: str, given: str, family: str) -> None:
    assert name_key(name)[:2] == (title_key(given), title_key(family))


def test_an_aside_decides_last() -> None:
    names = ["Lê Văn Hà1", "Lê Văn Hà1 (A)", "Lê Văn Hà1 (B)", "Trần Văn Hà1 (A)"]
    assert sorted(shuffled(names), key=name_key) == names


def test_numbers_count_by_their_value() -> None:
    units = [f"Tổ bầu cử số {number}" for number in (1, 2, 9, 10, 11, 100)]
    assert sorted(shuffled(units), key=title_key) == units
    assert title_key("Tổ 02") == title_key("Tổ 2")


@given(st.text(max_size=40))
def test_any_text_has_a_key_and_its_writing_does_not_matter(text: str) -> None:
    assert name_key(text) == name_key(unicodedata.normalize("NFD", text))
    assert sorted([name_key(text), name_key("Nguyễn Văn A1")])
    assert title_key(text) == title_key(f"  {text} ")
