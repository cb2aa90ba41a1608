"""Rolls as a whole: repeats, two awards, quotas (rules: docs/domain.md, Quotas), dates, acceptances."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_rolls import PATH, campaign_of, codes, decision, document_of, honour, known

from generator.model.honour import Honour
from generator.problems import Problem, Severity
from generator.validate.rolls.warnings import check_rolls


def check(
    *rolls: Sequence[Honour], decisions: Sequence[dict[str, Any]] = (), **changes: Any
) -> list[Problem]:
    """The problems of these rolls, one for each decision."""
    made = tuple(decisions) or tuple(decision(f"qd-{i}") for i in range(1, len(rolls) + 1))
    campaign = campaign_of(*made, **changes)
    by_code = {each.code: rows for each, rows in zip(campaign.decisions, rolls, strict=True)}
    paths = dict.fromkeys(by_code, PATH)
    return check_rolls(campaign, known(), by_code, paths, document_of(campaign))


def quota(code: str = "dong", **changes: Any) -> dict[str, Any]:
    """A line of the plan's quotas."""
    return {
        "code": code,
        "award": "giay-khen-xa",
        "group": "nhóm",
        "per": "unit",
        "wording": f"lời của {code}",
        **changes,
    }


def accept(code: str, *rows: str) -> dict[str, Any]:
    return {"code": code, "rows": list(rows), "because": "Quyết định ghi đúng như vậy."}


def several(count: int, unit: str | None = "phong-a", **changes: Any) -> list[Honour]:
    return [honour(f"Nguyễn Văn A{i}", unit, **changes) for i in range(1, count + 1)]


# --- repeats


def test_same_name_unit_and_position_twice() -> None:
    twice = [honour("Nguyễn Văn A1", number=1), honour("NGUYỄN VĂN A1", number=2)]
    problems = check(twice)
    assert [(p.code, p.source.line, p.severity) for p in problems] == [("H09", 3, Severity.WARNING)]
    assert "dòng 2" in problems[0].detail


@pytest.mark.parametrize(
    "other",
    [
        honour("Nguyễn Văn A1", "phong-b", number=2),
        honour("Nguyễn Vân A1", number=2),
        honour("Nguyễn Văn A1", number=2, candidate="household"),
    ],
    ids=["unit", "marks", "kind"],
)
def test_what_differs_is_no_repeat(other: Honour) -> None:
    assert check([honour("Nguyễn Văn A1", number=1), other]) == []


def test_tone_signs_may_stand_on_either_letter() -> None:
    assert codes(check([honour("Trần Hòa", number=1), honour("Trần Hoà", number=2)])) == ["H09"]
    assert codes(check([honour("Trần Hòa", number=1), honour("Trần Hoa", number=2)])) == []


def test_same_person_and_award_in_two_decisions() -> None:
    problems = check([honour("Nguyễn Văn A1")], [honour("NGUYỄN VĂN A1", position="Phó phòng")])
    assert [(p.code, p.severity) for p in problems] == [("H33", Severity.WARNING)]
    assert "ở quyết định qd-1/QĐ-UBND, dòng 2" in problems[0].detail
    assert check([honour("Nguyễn Văn A1")], [honour("Nguyễn Văn A1", "phong-b")]) == []


def test_two_decisions_of_one_number_in_a_year() -> None:
    first = decision("qd-1", number="12/QĐ-UBND")
    for second, told in (
        (decision("qd-2", number="12/qđ-ubnd"), ["H32"]),
        (decision("qd-2", number="12/QĐ-UBND", date="2027-05-08"), []),
        (decision("qd-2", number="12/QĐ-UBND", issued_by="Chủ tịch UBND tỉnh"), []),
    ):
        case = campaign_of(first, second)
        assert codes(check_rolls(case, known(), {}, {}, document_of(case))) == told


def test_same_person_under_two_awards_across_decisions() -> None:
    problems = check([honour("Nguyễn Văn A1")], [honour("Nguyễn Văn A1", award="bang-khen-tinh")])
    assert codes(problems) == ["H10"]
    assert "Giấy khen của Chủ tịch UBND xã (quyết định qd-1/QĐ-UBND, dòng 2)" in problems[0].detail


def test_revoked_row_counts_no_more() -> None:
    revoked = {
        "decision": "qd-1",
        "row": "ca-nhan-1",
        "kind": "revoked",
        "decided_by": "Quyết định số 2",
        "date": "2026-06-01",
    }
    rows = [honour("Nguyễn Văn A1", number=1), honour("Nguyễn Văn A1", number=2)]
    assert check(rows, corrections=[revoked], quotas=[quota(units=["phong-a"], individuals=1)]) == []


# --- quotas


def test_unit_over_its_quota_is_told_at_the_first_row_beyond() -> None:
    problems = check(several(4), quotas=[quota(units=["phong-a"], individuals=2)])
    told = problems[0]
    assert codes(problems) == ["H07"]
    assert told.source.line == 4
    assert told.detail.startswith(
        "Phòng A: 04 cá nhân được tặng Giấy khen của Chủ tịch UBND xã, kế hoạch cho 02"
    )
    assert "ca-nhan-3, ca-nhan-4" in told.fix


@pytest.mark.parametrize("strictness", ["at_most", "exactly"])
def test_fewer_or_just_as_many_are_no_problem(strictness: str) -> None:
    lines = [quota(units=["phong-a"], individuals=2, strictness=strictness)]
    assert check(several(1), quotas=lines) == []
    assert check(several(2), quotas=lines) == []
    assert codes(check(several(3), quotas=lines)) == ["H07"]


def test_what_a_plan_only_prefers_or_does_not_number_is_not_checked() -> None:
    assert check(several(9), quotas=[quota(units=["phong-a"], individuals=1, strictness="preferably")]) == []
    assert check(several(9), quotas=[quota(units=["phong-a"], without_number="delegated")]) == []
    share = {"individuals": 5, "of": "tổng số"}
    assert check(several(9), quotas=[quota(units=["phong-a"], percentage=share)]) == []


def test_rows_of_all_decisions_of_an_award_count_together() -> None:
    lines = [quota(units=["phong-a"], individuals=2)]
    second = [honour(f"Trần Thị B{i}") for i in range(1, 3)]
    assert codes(check(several(1), second, quotas=lines)) == ["H07"]
    other = [honour(f"Trần Thị B{i}", award="bang-khen-tinh") for i in range(1, 3)]
    assert check(several(1), other, quotas=lines) == []


def test_each_instance_of_a_group_is_a_unit_of_its_own() -> None:
    def team(number: int, count: int) -> list[Honour]:
        unit = f"Tổ bầu cử số {number}"
        return [honour(f"Người Tổ {number} A{i}", "to-bau-cu", unit=unit) for i in range(1, count + 1)]

    for per in ({"per": "unit"}, {"per": "instance", "instance": "tổ"}):
        lines = [quota(units=["to-bau-cu"], individuals=2, **per)]
        assert check([*team(1, 2), *team(2, 2)], quotas=lines) == []
        problems = check([*team(1, 2), *team(2, 3)], quotas=lines)
        assert [p.detail.partition(":")[0] for p in problems] == ["Tổ bầu cử số 2"]


def test_collective_that_is_the_instance_itself() -> None:
    """It counts for its own team, whoever manages it."""
    rows = [
        honour(f"Tổ bầu cử số {i}", "to-bau-cu", candidate="collective", unit="UBND xã", number=i)
        for i in range(1, 4)
    ]
    assert check(rows, quotas=[quota(units=["to-bau-cu"], collectives=1)]) == []


def test_group_named_as_such_says_not_which_unit() -> None:
    assert check(several(5, "to-bau-cu"), quotas=[quota(units=["to-bau-cu"], individuals=1)]) == []


def test_spellings_of_one_unit_count_together() -> None:
    rows = [honour("Nguyễn Văn A1", unit="Phòng A"), honour("Nguyễn Văn A2", unit="PHÒNG A xã Thử")]
    assert codes(check(rows, quotas=[quota(units=["phong-a"], individuals=1)])) == ["H07"]


def test_cases_pool_collectives_and_individuals() -> None:
    lines = [quota(units=["phong-a"], cases=2)]
    team = honour("Phòng A", candidate="collective", number=1)
    assert check([team, *several(1)], quotas=lines) == []
    problems = check([team, *several(2)], quotas=lines)
    assert codes(problems) == ["H07"]
    assert "03 trường hợp" in problems[0].detail


def test_kinds_are_counted_apart() -> None:
    lines = [quota(units=["phong-a"], collectives=1, individuals=2)]
    team = honour("Phòng A", candidate="collective", number=1)
    assert check([team, *several(2)], quotas=lines) == []


def test_special_line_replaces_the_general_one() -> None:
    lines = [
        quota("chung", units=["cac-phong"], individuals=1),
        quota("rieng", units=["phong-c"], individuals=3, overrides=["chung"]),
    ]
    assert check(several(3, "phong-c"), quotas=lines) == []
    problems = check(several(4, "phong-c"), quotas=lines)
    assert codes(problems) == ["H07"]
    assert "lời của rieng" in problems[0].detail


def test_member_of_a_group_falls_under_the_groups_line() -> None:
    assert codes(check(several(2, "phong-c"), quotas=[quota(units=["cac-phong"], individuals=1)])) == ["H07"]


def test_the_rest_is_whom_no_other_line_names() -> None:
    lines = [quota("a", units=["phong-a"], individuals=3), quota("con-lai", rest=True, cases=1)]
    assert check(several(3, "phong-a"), quotas=lines) == []
    assert codes(check(several(2, "phong-b"), quotas=lines)) == ["H07"]
    unknown = [honour(f"Nguyễn Văn A{i}", None, unit="Đơn vị lạ") for i in (1, 2)]
    assert codes(check(unknown, quotas=lines)) == ["H07"]


def test_total_of_a_unit_and_total_of_the_campaign() -> None:
    unit = [quota(units=["phong-a"], per="total", individuals=2)]
    assert codes(check(several(3), quotas=unit)) == ["H07"]
    whole = [quota(per="total", individuals=4)]
    rows = [*several(3), *(honour(f"Trần Thị B{i}", "phong-b") for i in (4, 5))]
    problems = check(rows, quotas=whole)
    assert codes(problems) == ["H08"]
    assert problems[0].detail.startswith("Có 05 cá nhân")
    assert problems[0].source.line == 6


def test_two_totals_for_nobody_in_particular_are_not_the_campaigns() -> None:
    lines = [quota("a", per="total", individuals=1), quota("b", per="total", individuals=1)]
    assert check(several(3), quotas=lines) == []


@given(limit=st.integers(0, 6), counts=st.lists(st.integers(0, 8), min_size=1, max_size=3))
def test_told_exactly_where_the_count_is_over(limit: int, counts: list[int]) -> None:
    """However the rows are spread over decisions."""
    rolls = [
        [honour(f"Người {place} A{i}", number=i) for i in range(1, count + 1)]
        for place, count in enumerate(counts)
    ]
    problems = check(*rolls, quotas=[quota(units=["phong-a"], individuals=limit)])
    assert codes(problems) == (["H07"] if sum(counts) > limit else [])


# --- decisions and acceptances


def test_decision_before_the_campaign_began() -> None:
    problems = check([], decisions=[decision(date="2025-05-08")])
    assert codes(problems) == ["H13"]
    assert problems[0].severity is Severity.ERROR
    assert problems[0].source.line > 0
    assert "08/05/2025" in problems[0].detail
    assert "10/01/2026" in problems[0].detail


def test_plan_date_counts_where_the_period_hangs_on_an_unknown_day() -> None:
    start = {"wording": "từ ngày phát động", "event": "su-kien-chua-ro", "bound": "from"}
    end = {"wording": "đến hết ngày 31/03/2026", "day": "2026-03-31", "bound": "through"}
    period = {"text": "Từ ngày phát động.", "start": start, "end": end}
    assert codes(check([], decisions=[decision(date="2026-01-04")], period=period)) == ["H13"]
    assert codes(check([], decisions=[decision(date="2026-01-05")], period=period)) == []


def test_award_that_the_campaign_does_not_offer() -> None:
    campaign = campaign_of(awards=[{"award": "bang-khen-tinh", "heading": "Bằng khen"}])
    problems = check_rolls(campaign, known(), {}, {}, document_of(campaign))
    assert codes(problems) == ["H12"]
    assert "bang-khen-tinh" in problems[0].fix


def test_acceptance_covers_its_rows_only() -> None:
    lines = [quota(units=["phong-a"], individuals=2)]
    for rows, told in ((), []), (("ca-nhan-3", "ca-nhan-4"), []), (("ca-nhan-3",), ["H07"]):
        made = [decision(accept=[accept("H07", *rows)])]
        assert codes(check(several(4), decisions=made, quotas=lines)) == told
    twice = [honour("Nguyễn Văn A1", number=1), honour("Nguyễn Văn A1", number=2)]
    assert check(twice, decisions=[decision(accept=[accept("H09", "ca-nhan-2")])]) == []


def test_idle_acceptances_are_told() -> None:
    twice = [honour("Nguyễn Văn A1", number=1), honour("Nguyễn Văn A1", number=2)]
    made = [decision(accept=[accept("H09", "ca-nhan-2", "ca-nhan-7"), accept("H08"), accept("H04")])]
    problems = check(twice, decisions=made)
    assert codes(problems) == ["H17"] * 3
    assert [p.detail.split(" ")[1] for p in problems] == ["ca-nhan-7", "dòng", "H04"]
    assert all(p.source.line for p in problems)


def test_acceptances_that_the_reader_of_the_rows_needs_are_not_idle() -> None:
    rows = [
        honour("Nguyễn Văn A1", None, unit="Đơn vị lạ"),
        honour("Trường Tiểu học X", number=2),
    ]
    made = [decision(accept=[accept("H06"), accept("H11", "ca-nhan-2")])]
    assert check(rows, decisions=made) == []


def test_acceptance_of_a_list_that_could_not_be_read_is_left_alone() -> None:
    campaign = campaign_of(decision(accept=[accept("H07")]))
    assert check_rolls(campaign, known(), {}, {}, document_of(campaign)) == []
