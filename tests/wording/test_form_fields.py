"""The words that forms are filled in with: as documents write dates, names and grounds."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from builders import campaign
from hypothesis import given
from hypothesis import strategies as st

from generator.derive.kits import grounds
from generator.derive.views import CampaignView, SiteView
from generator.model.form_fields import BLANK
from generator.model.plan.plan_date import PlanDate
from generator.model.registry import Known, LegalDocument, Registries
from generator.wording.form_fields import campaign_name, document_date_vi, kit_fields


@pytest.fixture(scope="module")
def views(site: SiteView) -> dict[str, CampaignView]:
    return {view.id: view for view in site.campaigns}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Phát động phong trào thi đua mẫu năm 2026", "phong trào thi đua mẫu năm 2026"),
        ("Tổ chức thực hiện đợt thi đua cao điểm", "đợt thi đua cao điểm"),
        ("Về việc phát động phong trào thi đua yêu nước", "phong trào thi đua yêu nước"),
        ("Chào mừng ngày 2/9", "phong trào “Chào mừng ngày 2/9”"),
    ],
)
def test_a_campaign_can_stand_behind_trong(title: str, name: str) -> None:
    assert campaign_name(title) == name


def test_every_shipped_campaign_has_such_a_name(views: dict[str, CampaignView]) -> None:
    names = [campaign_name(view.campaign.plan.title) for view in views.values()]
    assert len(names) == 6
    assert all(name.startswith(("phong trào thi đua ", "đợt thi đua ")) for name in names), names


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2020, 1, 5), "ngày 05 tháng 01 năm 2020"),
        (date(2019, 6, 29), "ngày 29 tháng 6 năm 2019"),
        (date(2026, 2, 1), "ngày 01 tháng 02 năm 2026"),
        (date(2026, 3, 15), "ngày 15 tháng 3 năm 2026"),
    ],
)
def test_days_below_ten_and_the_months_one_and_two_have_a_zero(day: date, words: str) -> None:
    """The examples of Nghị định 30/2020/NĐ-CP itself."""
    assert document_date_vi(day) == words


@given(st.dates(min_value=date(1945, 9, 2), max_value=date(2200, 12, 31)))
def test_a_documents_date_says_its_day_again(day: date) -> None:
    found = re.fullmatch(r"ngày (\d\d) tháng (\d{1,2}) năm (\d{4})", document_date_vi(day))
    assert found is not None
    assert date(int(found[3]), int(found[2]), int(found[1])) == day


def test_what_no_plan_says_stays_a_dotted_line(views: dict[str, CampaignView]) -> None:
    view = views["dai-hoi-xiv-cao-loc"]
    fields = kit_fields(view, view.kits[0])
    assert fields.deadline == BLANK
    assert fields.receiver == BLANK
    assert fields.plan.startswith("Kế hoạch số ……/KH-UBND ngày …… tháng …… năm …… của ")
    lai_chau = views["bau-cu-2021-lai-chau"]
    assert "ngày …… tháng …… năm 2021" in kit_fields(lai_chau, lai_chau.kits[0]).plan


def law(code: str, day: str, until: str | None, basis: list[str]) -> LegalDocument:
    return LegalDocument.model_validate(
        {
            "code": code,
            "kind": "Luật",
            "number": code,
            "date": day,
            "issuer": "Quốc hội",
            "subject": "Thi đua",
            "in_force_from": day,
            "in_force_until": until,
            "basis_of": basis,
        }
    )


LAWS = (
    law("cu", "2004-07-01", "2023-12-31", ["proposal"]),
    law("moi", "2024-01-01", None, ["proposal"]),
    law("khac", "2024-01-01", None, []),
)


@given(st.none() | st.dates(min_value=date(2005, 1, 1), max_value=date(2100, 1, 1)))
def test_exactly_one_of_two_laws_that_follow_each_other_is_a_ground(day: date | None) -> None:
    found = grounds(Known.from_registries(Registries(legal_documents=LAWS)), "proposal", day)
    old = day is not None and day <= date(2023, 12, 31)
    assert [document.code for document in found] == (["cu"] if old else ["moi"])


def test_a_forms_key_is_one_code_several_or_none() -> None:
    def forms(written: object) -> object:
        paper = {"code": "to-trinh", "name": "Tờ trình", "text": "Tờ trình", "form": written}
        dossier = {"code": "a", "awards": ["giay-khen-xa"], "heading": "Hồ sơ", "documents": [paper]}
        return campaign(dossiers=[dossier]).dossiers[0].documents[0].form

    assert forms("to-trinh") == ("to-trinh",)
    assert forms(["to-trinh", "danh-sach"]) == ("to-trinh", "danh-sach")
    assert forms("none") == ()
    assert forms(None) is None


def test_a_month_without_a_day_has_its_zero_too(views: dict[str, CampaignView]) -> None:
    view = views["bau-cu-2026-cao-loc"]
    date_ = PlanDate(wording="ngày … tháng 01 năm 2026", month="2026-01")
    plan = view.campaign.plan.model_copy(update={"date": date_})
    blank = replace(view, campaign=view.campaign.model_copy(update={"plan": plan}))
    assert "ngày …… tháng 01 năm 2026" in kit_fields(blank, view.kits[0]).plan


def test_an_award_that_is_headed_as_a_proposal_is_named_in_forms(views: dict[str, CampaignView]) -> None:
    """Forms write "đề nghị tặng" themselves."""
    view = views["bau-cu-2026-cao-loc"]
    kit = view.kits[0]
    offered = kit.offered.model_copy(update={"heading": "Đề nghị Chủ tịch UBND tỉnh tặng Bằng khen"})
    fields = kit_fields(view, replace(kit, offered=offered))
    assert fields.award == f"{kit.award.title} của {kit.award.decided_by}"
    assert (fields.award_name, fields.authority) == (kit.award.title, kit.award.decided_by)
