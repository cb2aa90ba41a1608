"""The plans from a unit's side: every figure as the plan has it, and none where the plan has none."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import campaign_data
from shipped_plans import CAO_LOC, CONGRESS, DAK_LAK, LAI_CHAU
from sites import site_with

from generator.derive.units.campaigns import UnitAward, UnitCampaign
from generator.derive.units.views import UnitView, by_body, rest_of, units_of
from generator.derive.views import SiteView


@pytest.fixture(scope="module")
def units(site: SiteView) -> dict[str, UnitView]:
    return {unit.code: unit for unit in units_of(site)}


def of(unit: UnitView, campaign_id: str) -> UnitCampaign:
    return next(each for each in unit.campaigns if each.view.id == campaign_id)


def award(found: UnitCampaign, code: str) -> UnitAward:
    return next(each for each in found.awards if each.code == code)


def numbers(found: UnitAward) -> list[tuple[str, dict[str, int]]]:
    return [(row.quota.code, row.counts) for row in found.rows]


def days(found: UnitCampaign) -> dict[str, str]:
    return {p.milestone.code: p.when.last.isoformat() for p in found.points if p.milestone and p.when.last}


def test_every_unit_that_a_plan_names_has_a_page_and_no_other(
    site: SiteView, units: dict[str, UnitView]
) -> None:
    named = {code for view in site.campaigns for code in view.named_units}
    assert set(units) == named
    assert len(units) == 73
    assert "ubnd-xa-cao-loc" not in units  # registered, but no plan gives it anything


def test_a_polling_station_of_cao_loc(units: dict[str, UnitView]) -> None:
    """J2: what may we propose, what do we submit, where, by when."""
    found = of(units["to-bau-cu-cao-loc"], CAO_LOC)
    certificate = award(found, "giay-khen-xa")
    assert numbers(certificate) == [("to-bau-cu", {"collectives": 1, "individuals": 2})]
    assert [(each.set.candidate, each.count) for each in certificate.criteria] == [
        ("collective", 5),
        ("individual", 3),
    ]
    assert certificate.criteria[0].groups[0].heading == "Đối với các Tổ bầu cử, đơn vị bầu cử"
    assert numbers(award(found, "bang-khen-tinh")) == []
    assert days(found) == {"nop-ho-so": "2026-03-18"}
    assert [each.to for each in found.handed_in] == ["phong-vhxh-cao-loc"]
    assert [paper.code for each in found.dossiers for paper in each.dossier.documents] == [
        "to-trinh",
        "bien-ban",
        "bao-cao",
    ]


def test_the_exception_replaces_the_groups_number(units: dict[str, UnitView]) -> None:
    office = of(units["phong-vhxh-cao-loc"], CAO_LOC)
    assert numbers(award(office, "giay-khen-xa")) == [("mttq-vhxh", {"cases": 3})]
    assert [each.to for each in office.receives] == ["phong-vhxh-cao-loc"]
    assert [each.heading for each in office.tasks][1] == "Phòng Văn hóa - Xã hội"
    group = award(of(units["phong-ban-cao-loc"], CAO_LOC), "giay-khen-xa")
    assert numbers(group) == [("phong-ban", {"cases": 2})]
    assert [row.quota.code for row in group.members] == ["mttq-vhxh"]


def test_who_is_named_in_dak_lak_is_none_of_the_rest(units: dict[str, UnitView]) -> None:
    finance = award(of(units["so-tai-chinh-dak-lak"], DAK_LAK), "bang-khen-tinh")
    assert numbers(finance) == [("bon-don-vi", {"collectives": 1, "individuals": 3})]
    rest = award(of(units["hoi-doan-the-dak-lak"], DAK_LAK), "bang-khen-tinh")
    assert numbers(rest) == [("co-quan-con-lai", {"cases": 1})]
    every = award(of(units["co-quan-cap-tinh-dak-lak"], DAK_LAK), "bang-khen-tinh")
    assert numbers(every) == [("co-quan-con-lai", {"cases": 1})]
    assert len(every.members) == 9


def test_a_deadline_binds_only_whom_the_plan_binds(units: dict[str, UnitView]) -> None:
    assert days(of(units["so-noi-vu-lai-chau"], LAI_CHAU)) == {
        "nop-ho-so": "2021-05-25",
        "trinh-hoi-dong": "2021-05-29",
    }
    assert days(of(units["huyen-thanh-pho-lai-chau"], LAI_CHAU)) == {"nop-ho-so": "2021-05-25"}
    unbound = of(units["don-vi-truc-thuoc-lai-chau"], LAI_CHAU)
    assert unbound.proposes
    assert days(unbound) == {}
    assert [point.title for point in unbound.others_deadlines] == ["Hạn gửi hồ sơ về Sở Nội vụ"]


def test_the_total_of_lai_chau_is_nobodys_own(units: dict[str, UnitView]) -> None:
    found = award(of(units["ub-mttq-lai-chau"], LAI_CHAU), "bang-khen-tinh")
    assert found.rows == ()
    assert [row.counts for row in found.whole] == [{"collectives": 89, "individuals": 209}]


def test_who_is_excluded_sees_that_and_nothing_to_propose(units: dict[str, UnitView]) -> None:
    for code in ("ban-chi-dao-cao-loc", "to-chuc-co-so-dang-cao-loc"):
        found = of(units[code], CAO_LOC)
        assert not found.proposes
        assert [each.code for each in found.awards] == ["giay-khen-xa", "bang-khen-tinh"]
        assert {each.text for one in found.awards for each in one.exclusions} == {
            "không bao gồm Ban chỉ đạo, tổ chức cơ sở đảng"
        }
        assert (found.open_awards, found.dossiers, found.points) == ((), (), ())


def test_a_unit_without_any_line_is_promised_nothing(units: dict[str, UnitView]) -> None:
    unions = award(of(units["to-chuc-ctxh-cao-loc"], CAO_LOC), "giay-khen-xa")
    assert (unions.rows, unions.whole, unions.members) == ((), (), ())
    station = of(units["tram-y-te-cao-loc"], CONGRESS)
    assert (station.proposes, station.awards) == (False, ())
    assert [mention.section for mention in station.mentions] == ["II.2"]
    village = of(units["cac-thon-cao-loc"], CONGRESS)
    assert village.proposes
    assert (village.dossiers, village.points) == ((), ())


def test_who_only_receives_dossiers_proposes_nobody(units: dict[str, UnitView]) -> None:
    found = of(units["phong-xay-dung-chinh-quyen-dak-lak"], DAK_LAK)
    assert (found.proposes, found.awards, found.points) == (False, (), ())
    assert [each.via for each in found.receives] == ["phong-xay-dung-chinh-quyen-dak-lak"]


def test_examples_stay_out_of_real_units(units: dict[str, UnitView]) -> None:
    """The example hands its dossiers to a real office: they are no business of that office's page."""
    assert [each.view.id for each in units["phong-vhxh-cao-loc"].campaigns] == [CAO_LOC, CONGRESS]
    group = units["to-mau"]
    assert group.sample
    assert len(group.honours) == 98
    assert [view.id for view in group.rolls] == ["phong-trao-mau"]
    assert group.honours[0].decision.date >= group.honours[-1].decision.date


def test_the_owners_units_come_first_and_examples_last(units: dict[str, UnitView]) -> None:
    bodies = by_body(units.values())
    assert [each.body.code for each in bodies] == [
        "ubnd-xa-cao-loc",
        "ubnd-tinh-dak-lak",
        "ubnd-huyen-chi-lang",
        "ubnd-tinh-lai-chau",
        "ubnd-xa-mau",
    ]
    assert [each.sample for each in bodies] == [False, False, False, False, True]
    assert sum(len(each.units) for each in bodies) == len(units)


def test_what_is_left_for_units_that_no_plan_names(site: SiteView) -> None:
    by_id = {view.id: rest_of(view) for view in site.campaigns}
    ruled = {key: [row.quota.code for _, rows in found.ruled for row in rows] for key, found in by_id.items()}
    assert {key: codes for key, codes in ruled.items() if codes} == {DAK_LAK: ["co-quan-con-lai"]}
    assert [each.to for each in by_id[LAI_CHAU].offices] == ["so-noi-vu-lai-chau"]
    assert by_id[CONGRESS].offices == ()
    assert len(by_id[CAO_LOC].unruled) == 3


def test_open_campaigns_come_before_those_that_are_over(tmp_path: Path) -> None:
    named = [{"text": "Các thôn.", "units": ["cac-thon"]}]

    def lasting(code: str, until: str) -> dict[str, Any]:
        period = {
            "text": "…",
            "start": {"wording": "từ ngày 10/01/2026", "day": "2026-01-10", "bound": "from"},
            "end": {"wording": "đến hết", "day": until, "bound": "through"},
        }
        return campaign_data(id=code, period=period, participants=named)

    campaigns = [lasting("cu", "2026-03-01"), lasting("moi", "2026-10-01"), lasting("dang-mo", "2026-12-31")]
    (unit,) = units_of(site_with(tmp_path, *campaigns))
    assert [each.view.id for each in unit.campaigns] == ["dang-mo", "moi", "cu"]
    assert [each.proposes for each in unit.campaigns] == [True, True, True]


def test_search_words_carry_no_marks(units: dict[str, UnitView]) -> None:
    assert units["to-mau"].search_words == "cac to mau vi du so uy ban nhan dan xa ubnd"


def test_offices_stand_in_the_plans_order_each_once(site: SiteView) -> None:
    view = next(view for view in site.campaigns if view.id == LAI_CHAU)
    office, department = "so-noi-vu-lai-chau", "phong-xay-dung-chinh-quyen-lai-chau"
    assert [(each.to, each.via) for each in view.receivers] == [(office, department), (office, None)]
    assert [(each.to, each.via) for each in rest_of(view).offices] == [(office, department)]


def test_the_deadline_that_passed_last_is_one_that_concerns_the_owner(site: SiteView) -> None:
    """Đắk Lắk's of 30/03/2026 came later, and binds nobody in Cao Lộc."""
    assert site.last_passed is not None
    assert site.last_passed[0].id == "bau-cu-2026-cao-loc"
    assert site.last_passed[1].when.last == date(2026, 3, 18)


def test_a_review_that_names_a_unit_stands_on_its_page(tmp_path: Path) -> None:
    """A review is the organiser's: of others' pages it is none of their business."""
    when = {"wording": "trong tháng 4 năm 2026", "month": "2026-04", "bound": "during"}
    review = {"code": "xet", "kind": "review", "title": "Xét khen thưởng", "date": when}
    subjects = [{"text": "Các phòng", "units": ["phong-a", "phong-b"]}]
    site = site_with(
        tmp_path, campaign_data(participants=subjects, milestones=[{**review, "binds": ["phong-a"]}])
    )
    found = {unit.code: list(days(of(unit, "thu"))) for unit in units_of(site)}
    assert found == {"phong-a": ["xet"], "phong-b": []}
