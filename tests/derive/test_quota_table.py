"""Quotas as tables: a total stands only where it is true (docs/domain.md, Quotas)."""

from __future__ import annotations

from typing import Any

import pytest
from builders import REGISTRIES, campaign
from hypothesis import given
from hypothesis import strategies as st
from running import ROOT

from generator.checking import Checked, check
from generator.derive.quota_table import QuotaTable, quota_tables
from generator.model.plan.quota import KINDS
from generator.model.registry import Unit
from generator.project import Project

UNITS = {entry["code"]: Unit.model_validate(entry) for entry in REGISTRIES["units"]}
SINGLE = ["phong-a", "phong-b"]


@pytest.fixture(scope="module")
def checked() -> Checked:
    return check(Project(ROOT))


def shipped_tables(checked: Checked, campaign_id: str) -> dict[str, QuotaTable]:
    case = next(case for case in checked.campaigns if case.campaign.id == campaign_id)
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


def test_dak_lak_adds_the_six_lines_that_name_their_units(checked: Checked) -> None:
    """Four lines in total, four units of 1 + 3, three units of 2 + 5; "mỗi ban" and "trường hợp" stay out."""
    found = shipped_tables(checked, "bau-cu-2026-dak-lak")["bang-khen-tinh"]
    assert (len(found.rows), len(found.uncounted)) == (11, 5)
    assert found.totals == {"collectives": 10, "individuals": 47}
    assert found.kinds == ("collectives", "individuals", "cases")
    assert {row.quota.code for row in found.uncounted} == {
        "ban-bau-cu-quoc-hoi",
        "ban-bau-cu-hdnd-tinh",
        "doan-kiem-tra-giam-sat",
        "co-quan-con-lai",
        "xa-phuong",
    }


def test_lai_chau_has_its_own_totals_and_needs_no_sum(checked: Checked) -> None:
    found = shipped_tables(checked, "bau-cu-2021-lai-chau")
    (province,), (nation,) = found["bang-khen-tinh"].rows, found["bang-khen-thu-tuong"].rows
    assert province.counts == {"collectives": 89, "individuals": 209}
    assert province.quota.annex_missing
    assert nation.counts == {"collectives": 3, "individuals": 3}
    assert all(not each.totals for each in found.values())


def test_cao_loc_has_no_total(checked: Checked) -> None:
    """How many election teams and offices there are, the plan does not say."""
    found = shipped_tables(checked, "bau-cu-2026-cao-loc")["giay-khen-xa"]
    assert len(found.rows) == 3
    assert found.totals == {}


def test_awards_without_quotas_have_no_table(checked: Checked) -> None:
    assert shipped_tables(checked, "dai-hoi-xiv-cao-loc") == {}
    assert quota_tables(campaign(), UNITS) == ()


def test_a_line_per_unit_counts_once_for_each_named_unit() -> None:
    found = table(
        quota("a", per="unit", units=SINGLE, collectives=1, individuals=3), quota("b", individuals=5)
    )
    assert found.totals == {"collectives": 2, "individuals": 11}
    assert found.uncounted == ()


def test_cases_are_never_added_to_collectives_or_individuals() -> None:
    found = table(quota("a", cases=3), quota("b", collectives=2), quota("c", cases=4))
    assert found.totals == {"cases": 7, "collectives": 2}


def test_a_percentage_is_never_a_count() -> None:
    share = {"collectives": 10, "individuals": 5, "of": "tổng số của đơn vị"}
    found = table(
        quota("a", percentage=share), quota("b", collectives=1), quota("c", collectives=2, individuals=1)
    )
    assert found.rows[0].counts == {}
    assert found.rows[0].shares == {"collectives": 10, "individuals": 5}
    assert found.totals == {"collectives": 3, "individuals": 1}
    assert found.uncounted == (found.rows[0],)


@pytest.mark.parametrize(
    "said",
    [
        {"per": "unit", "units": ["cac-thon"], "collectives": 1},
        {"per": "unit", "units": ["phong-a", "cac-thon"], "collectives": 1},
        {"per": "unit", "units": ["phong-a"], "rest": True, "collectives": 1},
        {"per": "unit", "collectives": 1},
        {"per": "instance", "instance": "ban", "units": ["phong-a"], "collectives": 1},
        {"without_number": "delegated"},
        {"without_number": "annex"},
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
def test_lines_of_unknown_number_stay_out_of_the_sum(said: dict[str, Any]) -> None:
    found = table(quota("a", **said), quota("b", collectives=2), quota("c", collectives=3))
    assert found.uncounted == (found.rows[0],)
    assert found.totals == {"collectives": 5}


def test_one_countable_line_needs_no_sum() -> None:
    assert table(quota("a", collectives=1)).totals == {}
    assert (
        table(quota("a", collectives=1), quota("b", per="unit", units=["cac-thon"], individuals=1)).totals
        == {}
    )


def test_a_unit_with_a_line_of_its_own_is_not_counted_in_the_line_it_replaces() -> None:
    """Of "mỗi phòng 01 tập thể; riêng đối với Phòng B, 03 tập thể": four in all, not five."""
    found = table(
        quota("chung", per="unit", units=SINGLE, collectives=1),
        quota("rieng", per="unit", units=["phong-b"], collectives=3, overrides=["chung"]),
    )
    assert found.totals == {"collectives": 4}


def test_a_total_that_another_line_replaces_is_not_added_to_it() -> None:
    found = table(
        quota("chung", collectives=10),
        quota("rieng", units=["phong-b"], collectives=3, overrides=["chung"]),
        quota("khac", collectives=1),
    )
    assert found.totals == {"collectives": 4}
    assert found.uncounted == (found.rows[0],)


@pytest.mark.parametrize("units", [[], ["cac-thon"]], ids=["nobody named", "a kind of units"])
def test_a_line_replaced_for_nobody_knows_whom_is_not_counted(units: list[str]) -> None:
    found = table(
        quota("chung", per="unit", units=SINGLE, collectives=1),
        quota("rieng", units=units, collectives=3, overrides=["chung"]),
    )
    assert found.totals == {}
    assert found.uncounted == (found.rows[0],)


COUNTS = st.fixed_dictionaries({}, optional={kind: st.integers(0, 99) for kind in KINDS if kind != "cases"})
LINES = st.lists(
    st.one_of(
        st.one_of(COUNTS.filter(bool), st.fixed_dictionaries({"cases": st.integers(0, 9)})).flatmap(
            lambda counts: st.sampled_from(
                [
                    (1, {"per": "total", **counts}),
                    (2, {"per": "unit", "units": SINGLE, **counts}),
                    (0, {"per": "unit", "units": ["cac-thon"], **counts}),
                    (0, {"per": "instance", "instance": "ban", **counts}),
                ]
            )
        ),
        st.just((0, {"percentage": {"collectives": 10, "of": "tổng số"}})),
    ),
    min_size=1,
    max_size=6,
)


@given(LINES)
def test_a_total_is_the_sum_over_the_countable_lines_kind_by_kind(
    lines: list[tuple[int, dict[str, Any]]],
) -> None:
    found = table(*(quota(f"q{number}", **said) for number, (_, said) in enumerate(lines)))
    countable = [(times, said) for times, said in lines if times]
    expected: dict[str, int] = {}
    for times, said in countable if len(countable) > 1 else []:
        for kind in KINDS:
            if kind in said:
                expected[kind] = expected.get(kind, 0) + times * said[kind]
    assert found.totals == expected
    assert len(found.uncounted) == len(lines) - len(countable)
