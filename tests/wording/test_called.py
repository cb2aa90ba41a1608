"""What people call units: which of the shipped ones stand for them."""

from __future__ import annotations

import pytest

from generator.checking import Checked
from generator.wording.called import CALLED


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("hiệu trưởng", "truong-hoc-cao-loc"),
        ("trưởng thôn", "cac-thon-cao-loc"),
        ("bí thư chi bộ", "to-chuc-co-so-dang-cao-loc"),
        ("hội phụ nữ", "to-chuc-ctxh-cao-loc"),
        ("công an xã", "phong-ban-cao-loc"),
        ("trạm xá", "tram-y-te-cao-loc"),
    ],
)
def test_a_word_of_the_table_stands_for_the_commune_s_unit(
    shipped_checked: Checked, word: str, code: str
) -> None:
    units = shipped_checked.registries.units
    kinds = [each for each in CALLED if word in each.words.split(", ")]
    assert code in {unit.code for unit in units for kind in kinds if kind.holds(unit)}


def test_a_word_without_a_label_stands_for_nothing(shipped_checked: Checked) -> None:
    units = shipped_checked.registries.units
    assert not [unit for kind in CALLED if not kind.label for unit in units if kind.holds(unit)]
