"""Which quota lines count a unit: its own or its group's, what overrides them, else those for the rest."""

from __future__ import annotations

from builders import campaign
from hypothesis import given
from hypothesis import strategies as st

from generator.model.plan.quota import Quota, lines_for

UNITS = ["phong-a", "phong-b", "cac-phong", "cac-thon"]


def quota(code: str, **said: object) -> Quota:
    line = {"code": code, "award": "giay-khen-xa", "group": "Nhóm", "per": "unit", "cases": 1, "wording": "…"}
    return campaign(quotas=[line | said]).quotas[0]


def own(quotas: list[Quota], *around: str) -> list[str]:
    return [quotas[i].code for i in lines_for(quotas, frozenset(around)).own]


def test_a_line_for_the_unit_alone_stands_beside_its_groups_unless_it_overrides_it() -> None:
    group, alone = quota("nhom", units=["cac-phong"]), quota("rieng", units=["phong-a"])
    assert own([group, alone], "phong-a", "cac-phong") == ["nhom", "rieng"]
    replacing = quota("rieng", units=["phong-a"], overrides=["nhom"])
    assert own([group, replacing], "phong-a", "cac-phong") == ["rieng"]
    assert own([group, replacing], "phong-b", "cac-phong") == ["nhom"]


def test_the_rest_are_those_whom_no_other_line_names() -> None:
    named, rest = quota("nhom", units=["cac-phong"]), quota("con-lai", rest=True)
    of_a_group = quota("thon-con-lai", rest=True, units=["cac-thon"])
    assert own([named, rest, of_a_group], "cac-phong") == ["nhom"]
    assert own([named, rest, of_a_group], "cac-thon") == ["con-lai", "thon-con-lai"]
    assert own([named, of_a_group], "phong-a") == []


def test_one_total_for_nobody_in_particular_is_the_campaigns_of_two_neither() -> None:
    total, other = quota("tong", per="total"), quota("tong-2", per="total")
    assert lines_for([total], frozenset(["phong-a"])) == ((), (0,))
    assert lines_for([total, other], frozenset(["phong-a"])) == ((), ())
    replacing = quota("rieng", units=["phong-a"], overrides=["tong"])
    assert lines_for([total, replacing], frozenset(["phong-a"])) == ((1,), ())


@st.composite
def lines(draw: st.DrawFn) -> list[Quota]:
    codes = [f"dong-{i}" for i in range(draw(st.integers(1, 6)))]
    found = []
    for code in codes:
        others = [each for each in codes if each != code]
        overrides = st.lists(st.sampled_from(others), max_size=2) if others else st.just([])
        units = st.lists(st.sampled_from(UNITS), unique=True, max_size=3)
        said = {"units": draw(units), "rest": draw(st.booleans()), "overrides": draw(overrides)}
        found.append(quota(code, per=draw(st.sampled_from(["unit", "total"])), **said))
    return found


@given(quotas=lines(), around=st.frozensets(st.sampled_from(UNITS), min_size=1))
def test_what_overrides_and_what_is_overridden_never_count_together(
    quotas: list[Quota], around: frozenset[str]
) -> None:
    found = lines_for(quotas, around)
    counted = [quotas[i] for i in (*found.own, *found.whole)]
    replaced = {code for line in (quotas[i] for i in found.own) for code in line.overrides}
    assert replaced.isdisjoint(line.code for line in counted)


@given(quotas=lines(), around=st.frozensets(st.sampled_from(UNITS), min_size=1))
def test_lines_for_the_rest_never_count_who_is_named(quotas: list[Quota], around: frozenset[str]) -> None:
    counted = [quotas[i] for i in lines_for(quotas, around).own]
    named = any(not line.rest and around & set(line.units) for line in quotas)
    assert not any(line.rest for line in counted) if named else all(line.rest for line in counted)
    assert all(around & set(line.units) or (line.rest and not line.units) for line in counted)
