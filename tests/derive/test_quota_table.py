"""Quotas as tables: a total stands only where it is true (docs/domain.md, Quotas)."""

from __future__ import annotations

from typing import Any

import pytest
from builders import REGISTRIES, campaign
from hypothesis import given
from hypothesis import strategies as st

from generator.checking import Checked
from generator.derive.quota_table import QuotaTable, quota_tables
from generator.model.plan.quota import KINDS, lines_for
from generator.model.registry import Unit

UNITS = {entry["code"]: Unit.model_validate(entry) for entry in REGISTRIES["units"]}
SINGLE = ["phong-a", "phong-b"]


def shipped_tables(shipped_checked: Checked, campaign_id: str) -> dict[str, QuotaTable]:
    case = next(case for case in shipped_checked.campaigns if case.campaign.id == campaign_id)
    return {table.award: table for table in quota_tables(case.campaign, case.known.units)}


def quota(code: str, **said: Any) -> dict[str, Any]:
    return {
        "code": code,
        "award": "giay-khen-xa",
        "group": "Nhóm",
        "per": "total",
        "wording": "không quá …",
        **said,
    }


def table(*quotas: dict[str, Any]) -> QuotaTable:
    (only,) = quota_tables(campaign(quotas=list(quotas)), UNITS)
    return only


def test_dak_lak_has_no_total(shipped_checked: Checked) -> None:
    """Six of the eleven lines could be added, but their sum is not what the plan allows."""
    found = shipped_tables(shipped_checked, "bau-cu-2026-dak-lak")["bang-khen-tinh"]
    assert found.totals == {}
    assert found.kinds == ("collectives", "individuals", "cases")
    assert [row.quota.code for row in found.rows if row.times is None] == [
        "ban-bau-cu-quoc-hoi",
        "ban-bau-cu-hdnd-tinh",
        "doan-kiem-tra-giam-sat",
        "co-quan-con-lai",
        "xa-phuong",
    ]


def test_lai_chau_has_its_own_totals_and_needs_no_sum(shipped_checked: Checked) -> None:
    found = shipped_tables(shipped_checked, "bau-cu-2021-lai-chau")
    (province,), (nation,) = found["bang-khen-tinh"].rows, found["bang-khen-thu-tuong"].rows
    assert province.counts == {"collectives": 89, "individuals": 209}
    assert province.quota.annex_missing
    assert nation.counts == {"collectives": 3, "individuals": 3}
    assert all(not each.totals for each in found.values())


def test_cao_loc_has_no_total(shipped_checked: Checked) -> None:
    """How many election teams and offices there are, the plan does not say."""
    found = shipped_tables(shipped_checked, "bau-cu-2026-cao-loc")["giay-khen-xa"]
    assert len(found.rows) == 3
    assert found.totals == {}


def test_awards_without_quotas_have_no_table(shipped_checked: Checked) -> None:
    assert shipped_tables(shipped_checked, "dai-hoi-xiv-cao-loc") == {}
    assert quota_tables(campaign(), UNITS) == ()


PER_UNIT: dict[str, Any] = {"per": "unit", "units": SINGLE}


def test_a_line_per_unit_counts_once_for_each_named_unit() -> None:
    found = table(
        quota("a", **PER_UNIT, collectives=1, individuals=3), quota("b", units=["cac-thon"], individuals=5)
    )
    assert found.totals == {"collectives": 2, "individuals": 11}
    assert found.stated == frozenset()


@pytest.mark.parametrize(
    ("lines", "totals", "stated"),
    [
        pytest.param(
            [{**PER_UNIT, "individuals": 3}, {"individuals": 5}],
            {"individuals": 5},
            {"individuals"},
            id="below the sum",
        ),
        pytest.param(
            [{"individuals": 9}, {**PER_UNIT, "individuals": 3}],
            {"individuals": 9},
            {"individuals"},
            id="above the sum, first line",
        ),
        pytest.param(
            [{**PER_UNIT, "collectives": 1, "individuals": 3}, {"individuals": 5}],
            {"collectives": 2, "individuals": 5},
            {"individuals"},
            id="of one kind only",
        ),
        pytest.param(
            [{"per": "unit", "units": ["cac-thon"], "individuals": 1, "collectives": 1}, {"individuals": 5}],
            {"individuals": 5},
            {"individuals"},
            id="over lines that nobody can count",
        ),
        pytest.param(
            [{"per": "unit", "percentage": {"individuals": 5, "of": "tổng số"}}, {"individuals": 5}],
            {"individuals": 5},
            {"individuals"},
            id="over a percentage",
        ),
        pytest.param(
            [{**PER_UNIT, "collectives": 2}, {"cases": 3}],
            {"cases": 3},
            {"cases"},
            id="of cases, over collectives",
        ),
        pytest.param(
            [{**PER_UNIT, "households": 2}, {"cases": 3}],
            {"cases": 3, "households": 4},
            {"cases"},
            id="of cases, over households",
        ),
        pytest.param(
            [{**PER_UNIT, "individuals": 3}, {"individuals": 5, "strictness": "preferably"}],
            {},
            set(),
            id="only preferred",
        ),
    ],
)
def test_a_total_caps_the_lines_and_is_never_added(
    lines: list[dict[str, Any]], totals: dict[str, int], stated: set[str]
) -> None:
    found = table(*(quota(f"q{number}", **said) for number, said in enumerate(lines)))
    assert (found.totals, found.stated) == (totals, stated)


def test_the_total_is_the_limit_that_a_roll_is_checked_against() -> None:
    """H08 is told from the very number that the table shows."""
    own = campaign(quotas=[quota("a", **PER_UNIT, individuals=3), quota("b", individuals=5)])
    (only,) = quota_tables(own, UNITS)
    lines = lines_for(own.quotas, frozenset(["phong-a"]))
    assert [own.quotas[i].individuals for i in lines.whole] == [only.totals["individuals"]]


def test_a_total_over_some_units_takes_the_place_of_their_lines() -> None:
    found = table(
        quota("a", per="unit", units=["phong-a"], individuals=3),
        quota("b", per="unit", units=["phong-b"], individuals=2),
        quota("chung", units=SINGLE, individuals=4),
        quota("thon", units=["cac-thon"], individuals=1),
    )
    assert found.totals == {"individuals": 5}


def test_a_total_over_a_group_covers_its_members() -> None:
    members = {**UNITS, "phong-a": UNITS["phong-a"].model_copy(update={"part_of": ("cac-thon",)})}
    lines = [
        quota("nhom", units=["cac-thon"], individuals=4),
        quota("a", per="unit", units=["phong-a"], individuals=3),
        quota("b", units=["phong-b"], individuals=1),
    ]
    (found,) = quota_tables(campaign(quotas=lines), members)
    assert found.totals == {"individuals": 5}


@pytest.mark.parametrize(
    "lines",
    [
        [{**PER_UNIT, "individuals": 1}, {"per": "unit", "units": ["phong-a"], "individuals": 2}],
        [{"units": SINGLE, "individuals": 4}, {"units": SINGLE, "individuals": 3}],
        [{"individuals": 20}, {"individuals": 4}],
        [{"per": "total", "rest": True, "individuals": 2}, {"per": "total", "rest": True, "individuals": 4}],
    ],
    ids=["one unit twice", "two totals for the same", "totals for nobody in particular", "the rest twice"],
)
def test_lines_that_may_count_the_same_people_are_not_added(lines: list[dict[str, Any]]) -> None:
    """Of "tổng cộng 20, trong đó khối trường học 04": 20, or 24, or neither: the file does not say."""
    assert table(*(quota(f"q{number}", **said) for number, said in enumerate(lines))).totals == {}


def test_the_rest_is_added_to_the_units_that_are_named() -> None:
    found = table(quota("a", **PER_UNIT, individuals=1), quota("con-lai", rest=True, individuals=4))
    assert found.totals == {"individuals": 6}


def test_cases_are_never_added_to_collectives_or_individuals() -> None:
    found = table(quota("a", units=["phong-a"], cases=3), quota("b", units=["phong-b"], cases=4))
    assert found.totals == {"cases": 7}
    assert (
        table(quota("a", units=["phong-a"], cases=3), quota("b", units=["phong-b"], collectives=2)).totals
        == {}
    )


def test_what_only_some_lines_allow_is_no_total() -> None:
    """Two lines of cases for one unit cannot be added; the collectives beside them are only a part."""
    one, other = quota("a", **PER_UNIT, cases=3), quota("b", **PER_UNIT, cases=2)
    assert table(one, other, quota("c", units=["phong-b"], per="unit", collectives=1)).totals == {}


def test_a_percentage_is_never_a_count() -> None:
    share = {"collectives": 10, "individuals": 5, "of": "tổng số của đơn vị"}
    found = table(
        quota("a", percentage=share),
        quota("b", units=["phong-a"], collectives=1),
        quota("c", units=["phong-b"], collectives=2, individuals=1),
    )
    assert found.rows[0].counts == {}
    assert found.rows[0].shares == {"collectives": 10, "individuals": 5}
    assert found.totals == {}


@pytest.mark.parametrize(
    "said",
    [
        {"per": "unit", "units": ["cac-thon"], "collectives": 1},
        {"per": "unit", "units": ["phong-a", "cac-thon"], "collectives": 1},
        {"per": "unit", "units": ["phong-a"], "rest": True, "collectives": 1},
        {"per": "unit", "collectives": 1},
        {"per": "instance", "instance": "ban", "units": ["phong-a"], "collectives": 1},
        {"units": ["cac-thon"], "without_number": "delegated"},
        {"units": ["cac-thon"], "without_number": "annex"},
    ],
    ids=[
        "kind of units",
        "one of them a kind",
        "the rest",
        "nobody named",
        "per instance",
        "delegated",
        "annex",
    ],
)
def test_a_line_of_unknown_number_leaves_the_table_without_a_total(said: dict[str, Any]) -> None:
    known = [quota("b", units=["phong-a"], collectives=2), quota("c", units=["phong-b"], collectives=3)]
    assert table(*known).totals == {"collectives": 5}
    found = table(quota("a", **said), *known)
    assert found.rows[0].times is None
    assert found.totals == {}


@pytest.mark.parametrize("said", [{}, PER_UNIT], ids=["a total", "each unit"])
def test_one_line_needs_no_sum(said: dict[str, Any]) -> None:
    assert table(quota("a", collectives=1, **said)).totals == {}


def test_a_unit_with_a_line_of_its_own_is_not_counted_in_the_line_it_replaces() -> None:
    """Of "mỗi phòng 01 tập thể; riêng đối với Phòng B, 03 tập thể": four in all, not five."""
    found = table(
        quota("chung", **PER_UNIT, collectives=1),
        quota("rieng", per="unit", units=["phong-b"], collectives=3, overrides=["chung"]),
    )
    assert found.totals == {"collectives": 4}


def test_a_total_that_another_line_replaces_says_nothing_of_the_whole() -> None:
    found = table(
        quota("chung", collectives=10),
        quota("rieng", units=["phong-b"], collectives=3, overrides=["chung"]),
        quota("khac", units=["phong-a"], collectives=1),
    )
    assert found.totals == {}
    assert found.rows[0].times is None


@pytest.mark.parametrize("units", [[], ["cac-thon"]], ids=["nobody named", "a kind of units"])
def test_a_line_replaced_for_nobody_knows_whom_is_not_counted(units: list[str]) -> None:
    found = table(
        quota("chung", **PER_UNIT, collectives=1),
        quota("rieng", units=units, collectives=3, overrides=["chung"]),
    )
    assert found.totals == {}
    assert found.rows[0].times is None


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from([kind for kind in KINDS if kind != "cases"]), st.integers(0, 99), min_size=1
        ),
        min_size=1,
        max_size=6,
    )
)
def test_a_total_is_the_sum_over_all_lines_kind_by_kind(lines: list[dict[str, int]]) -> None:
    """For units of their own; with one line more that nobody can count, there is none."""
    units = {f"phong-{i}": UNITS["phong-a"].model_copy(update={"code": f"phong-{i}"}) for i in range(6)}
    own = [quota(f"q{i}", units=[f"phong-{i}"], **counts) for i, counts in enumerate(lines)]
    expected = {k: sum(c.get(k, 0) for c in lines) for k in KINDS if any(k in c for c in lines)}
    (found,) = quota_tables(campaign(quotas=own), units)
    assert found.totals == (expected if len(lines) > 1 else {})
    (found,) = quota_tables(campaign(quotas=[*own, quota("moi", per="unit", individuals=1)]), units)
    assert found.totals == {}
