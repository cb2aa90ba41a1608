"""Words of a unit's page: numbers as quota tables write them, and how they count."""

from __future__ import annotations

from typing import Any

import pytest
from builders import campaign

from generator.model.campaign import Campaign
from generator.model.plan.dossier import Submission
from generator.model.plan.quota import Quota
from generator.model.plan.schedule import Responsibility
from generator.model.registry import Unit
from generator.wording.quotas import STRICTNESS, per_vi, quota_vi, rule_vi
from generator.wording.units import instances_vi, part_vi, ways_vi


def quota(**said: Any) -> Quota:
    line = {"code": "dong", "award": "giay-khen-xa", "group": "Nhóm", "per": "unit", "wording": "…"}
    return campaign(quotas=[line | said]).quotas[0]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"collectives": 1, "individuals": 2}, "không quá 01 tập thể, 02 cá nhân cho mỗi đơn vị"),
        ({"cases": 3}, "không quá 03 trường hợp (tập thể hoặc cá nhân) cho mỗi đơn vị"),
        (
            {"individuals": 1, "strictness": "exactly", "per": "instance", "instance": "ban"},
            "đúng 01 cá nhân cho mỗi ban",
        ),
        (
            {"households": 12, "strictness": "preferably", "per": "total"},
            "ưu tiên 12 hộ gia đình, tính tổng cộng",
        ),
        (
            {"percentage": {"collectives": 10, "individuals": 2.5, "of": "tổng số của đơn vị"}},
            "không quá 10% tập thể, 2,5% cá nhân, tính trên tổng số của đơn vị",
        ),
        ({"without_number": "annex"}, "Theo danh sách phân bổ"),
    ],
)
def test_how_many_and_how_it_counts(said: dict[str, Any], words: str) -> None:
    assert quota_vi(quota(**said)) + per_vi(quota(**said)) == words


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"collectives": 1}, "không quá số lượng này cho mỗi đơn vị"),
        (
            {"cases": 1, "strictness": "exactly", "per": "instance", "instance": "ban"},
            "đúng số lượng này cho mỗi ban",
        ),
        (
            {"households": 12, "strictness": "preferably", "per": "total"},
            "ưu tiên số lượng này, tính tổng cộng",
        ),
        (
            {"percentage": {"collectives": 10, "of": "tổng số của đơn vị"}},
            "không quá tỷ lệ này, tính trên tổng số của đơn vị",
        ),
        ({"without_number": "delegated"}, "Kế hoạch giao cơ quan có thẩm quyền quy định"),
    ],
)
def test_a_table_says_how_strictly_and_for_whom_its_numbers_count(said: dict[str, Any], words: str) -> None:
    assert rule_vi(quota(**said)) == words


def test_staff_and_readers_are_told_the_strictness_in_the_same_words() -> None:
    described = Quota.model_fields["strictness"].description or ""
    for code, word in STRICTNESS.items():
        assert f"{code} ({word})" in described


def test_single_units_of_a_group_are_called_by_their_pattern() -> None:
    group = Unit(code="to", name="Các Tổ bầu cử", kind="group", body="xa", instances=("Tổ số *", "Tổ *"))
    assert instances_vi(group) == "Tổ số …, Tổ …"


def test_how_a_dossier_is_handed_in() -> None:
    told = Submission(
        text="…", to="so", sets=1, formats=("pdf",), channels=("idesk", "by_hand"), address="a@b.gov.vn"
    )
    assert ways_vi(told) == "01 bộ, tệp PDF, qua hệ thống Idesk, nộp trực tiếp, a@b.gov.vn"
    assert ways_vi(Submission(text="…", to="so")) == ""


def test_where_a_plan_names_a_unit() -> None:
    assert part_vi(Responsibility.model_fields["tasks"]) == "Tổ chức thực hiện"  # by its title
    assert part_vi(Campaign.model_fields["purposes"]) == "Mục đích"  # else by its description
