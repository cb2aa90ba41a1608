"""Words of a campaign file beside those of its plan: slips are told where they begin, and nothing else is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from builders import campaign_data, write_campaign

from generator.checking import Checked, check
from generator.problems import Problem
from generator.project import Project

SAID = "Mỗi phòng không quá 01 tập thể, không quá 02 cá nhân."


def told(project: Project, **changes: Any) -> list[Problem]:
    write_campaign(project.root, campaign_data(**changes))
    checked = check(project, as_of=date(2026, 1, 20))
    assert checked.publishable, checked.problems
    return [found for found in checked.problems if found.code == "G07"]


@pytest.mark.parametrize("said", [SAID, SAID.upper(), "MỖI PHÒNG: không quá 01 (tập thể)", "cá nhân!", "…"])
def test_words_of_the_plan_are_not_told(said: str, project: Project) -> None:
    assert told(project, contents=[said]) == []


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (SAID.replace("02", "20"), "“20 cá nhân.”"),
        ("Phần đầu khác.", "“Phần đầu khác.”"),
        (SAID[:-1] + " mỗi năm.", "“mỗi năm.”"),
        ("phòng không quá 0", "“0”"),
        (
            SAID[:-1] + " và các hộ gia đình" * 9,
            "“và các hộ gia đình và các hộ gia đình và các hộ gia đình …”",
        ),
    ],
)
def test_a_slip_is_told_from_its_first_word_on(said: str, words: str, project: Project) -> None:
    (found,) = told(project, contents=[said])
    assert f"khác từ chỗ {words}" in found.detail
    assert found.source.line


def test_another_number_or_signatory_is_told(project: Project) -> None:
    signatory = {"name": "Nguyễn Văn A1", "position": "Chủ tịch UBND xã"}
    plan = campaign_data()["plan"] | {"number": "11/KH-UBND", "signatory": signatory}
    assert [found.source.line for found in told(project, plan=plan)] == [4, 13]


def test_words_of_ours_and_of_later_documents_are_not_asked_of_the_plan(project: Project) -> None:
    end = {"wording": "đến hết ngày 15/4/2026", "day": "2026-04-15", "bound": "through"}
    original = {"wording": "đến hết ngày 31/03/2026", "day": "2026-03-31", "bound": "through"}
    extended = campaign_data()["period"] | {"end": end | {"original": original, "changed_by": "luat-thu"}}
    milestone = {"code": "nop", "kind": "dossier", "title": "Hạn nộp", "date": original}
    assert told(project, period=extended, milestones=[milestone], topics=["chủ đề của cổng"]) == []


def test_who_words_the_plan_anew_is_not_flooded(project: Project) -> None:
    found = told(project, contents=[f"Nội dung viết lại số {number}." for number in range(25)])
    assert len(found) == 20
    assert "Còn 5 chỗ nữa như vậy." in found[-1].detail


def test_a_plan_that_is_not_pasted_yet_is_not_compared(project: Project) -> None:
    plan = "KẾ HOẠCH\n\n(chưa chép từ kế hoạch)\n"
    write_campaign(project.root, campaign_data(contents=["Khác hẳn."]), plan)
    assert "G07" not in {found.code for found in check(project).problems}


def test_what_ships_is_word_for_word_the_plans(shipped_checked: Checked) -> None:
    assert "G07" not in {found.code for found in shipped_checked.problems}
