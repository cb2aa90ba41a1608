"""Where the totals of a table of quotas come from, as its foot says it."""

from __future__ import annotations

from typing import Any

import pytest
from builders import REGISTRIES, campaign

from generator.derive.quota_table import quota_tables
from generator.model.registry import Unit
from generator.wording.quotas import total_vi

UNITS = {entry["code"]: Unit.model_validate(entry) for entry in REGISTRIES["units"]}
ROOM = {"group": "Phòng A", "units": ["phong-a"], "per": "unit", "collectives": 1, "individuals": 3}


@pytest.mark.parametrize(
    ("second", "said"),
    [
        ({"units": ["phong-b"], "individuals": 2}, "cộng mọi dòng, số lượng của mỗi đơn vị nhân"),
        ({"collectives": 1, "individuals": 2}, "theo tổng số mà kế hoạch ghi"),
        ({"individuals": 2}, "cá nhân: theo tổng số mà kế hoạch ghi; còn lại: cộng mọi dòng"),
    ],
    ids=["added", "said", "one said, one added"],
)
def test_foot_says_where_the_totals_come_from(second: dict[str, Any], said: str) -> None:
    lines = [{"code": "a", **ROOM}, {"code": "b", "group": "Nhóm", "per": "total", **second}]
    quotas = [{"award": "giay-khen-xa", "wording": "không quá …", **line} for line in lines]
    (table,) = quota_tables(campaign(quotas=quotas), UNITS)
    assert total_vi(table).startswith(said)
