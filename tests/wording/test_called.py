"""What people call units: which of the shipped ones stand for them."""

from __future__ import annotations

import pytest
from running import AS_OF, ROOT

from generator.checking import check
from generator.project import Project
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
def test_a_word_of_the_table_stands_for_the_commune_s_unit(word: str, code: str) -> None:
    units = check(Project(ROOT), as_of=AS_OF).registries.units
    kinds = [each for each in CALLED if word in each.words.split(", ")]
    assert code in {unit.code for unit in units for kind in kinds if kind.holds(unit)}


def test_a_word_without_a_label_stands_for_nothing() -> None:
    units = check(Project(ROOT), as_of=AS_OF).registries.units
    assert not [unit for kind in CALLED if not kind.label for unit in units if kind.holds(unit)]
