"""Numbers of the data beside the plan's own words."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import campaign_data, write_project

from generator.checking import check
from generator.project import Project


def told(root: Path, **changes: Any) -> list[str]:
    write_project(root, campaign_data(**changes))
    found = check(Project(root), as_of=date(2026, 1, 20)).problems
    return [each.code for each in found if each.code in ("Q05", "Q06")]


@pytest.mark.parametrize(
    ("wording", "numbers", "expected"),
    [
        ("không quá 01 tập thể, 02 cá nhân", {"collectives": 1, "individuals": 2}, 0),
        ("không quá 01 tập thể, 02 cá nhân", {"collectives": 2, "individuals": 1}, 2),
        ("không quá 02 cá nhân", {"individuals": 3}, 1),
        ("không quá 02 cá nhân", {"collectives": 2}, 0),  # of whom, the heading may say
        ("01 cá nhân/01 ban", {"individuals": 1}, 0),
        ("02 hộ, 01 cá nhân", {"households": 1}, 1),
        ("02 hộ gia đình, 01 cá nhân", {"households": 2}, 0),
        ("một cá nhân theo Kế hoạch số 12", {"individuals": 1}, 0),
        ("mười hai cá nhân theo Kế hoạch số 45", {"individuals": 12}, 0),
        ("mười hai cá nhân theo Kế hoạch số 45", {"individuals": 2}, 1),
        ("không hạn chế", {"individuals": 7}, 0),
        ("1.000 cá nhân", {"individuals": 1000}, 0),
        ("không quá 10% tập thể, 5% cá nhân", {"percentage": {"collectives": 10, "of": "tổng số"}}, 0),
        (
            "không quá 10% tập thể, 5% cá nhân",
            {"percentage": {"collectives": 5, "individuals": 10, "of": "tổng số"}},
            2,
        ),
        ("không quá 20% tổng số tập thể", {"percentage": {"collectives": 20, "of": "tổng số"}}, 0),
        ("từ 01 đến 03 tập thể", {"collectives": 3, "minimum": {"collectives": 1}}, 0),
        ("từ 01 đến 03 tập thể", {"collectives": 3, "minimum": {"collectives": 2}}, 1),
        ("không quá 02 trường hợp", {"percentage": {"collectives": 10, "of": "tổng số"}}, 1),
        ("không quá 7,5 % tập thể", {"percentage": {"collectives": 7.5, "of": "tổng số"}}, 0),
    ],
)
def test_a_quota_has_the_numbers_of_its_words(
    tmp_path: Path, wording: str, numbers: dict[str, Any], expected: int
) -> None:
    quota = {"code": "q", "award": "giay-khen-xa", "group": "Các phòng", "per": "unit", "wording": wording}
    assert told(tmp_path, quotas=[quota | numbers]) == ["Q05"] * expected


def test_exactly_is_not_no_more_than(tmp_path: Path) -> None:
    quota = {
        "code": "q", "award": "giay-khen-xa", "group": "Các phòng", "per": "unit", "individuals": 2,
        "strictness": "exactly", "wording": "không quá 02 cá nhân",
    }  # fmt: skip
    assert told(tmp_path, quotas=[quota]) == ["Q06"]


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("đạt từ 98% trở lên", 89, ["Q05"]),
        ("đạt từ 98% trở lên", 98, []),
        ("đạt từ 97,5% trở lên", 97.5, []),
        ("đạt từ 97 % trở lên", 97, []),
        ("giảm 1/3 số vụ", 3, []),
        ("ít nhất 02 mô hình", 2, []),
        ("không để xảy ra vi phạm trong năm 2026", 0, []),
        ("mỗi thôn một mô hình", 1, []),
    ],
)
def test_an_indicator_has_the_number_of_its_sentence(
    tmp_path: Path, text: str, value: float, expected: list[str]
) -> None:
    measure = {"subject": "Tỷ lệ", "value": value, "unit": "%"}
    assert told(tmp_path, contents=[{"text": text, "measures": [measure]}]) == expected
