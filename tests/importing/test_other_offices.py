"""Plans as offices other than the shipped ones write them: unlike frames, signatures, lists, dossiers."""

from __future__ import annotations

import pytest
from sample_plans import PLAN, PROJECT, WORDS, data

from generator.importing.drafting import Draft, draft


def signed(lines: str) -> Draft:
    plan = PLAN.format(**WORDS).partition("KT. CHỦ TỊCH")[0]
    return draft(f"{plan}{lines}\n", scanned=False, project=PROJECT)


@pytest.mark.parametrize("acting", ["Q. CHỦ TỊCH", "QUYỀN CHỦ TỊCH"])
def test_who_acts_as_chairman_signs_in_that_position_for_the_body(acting: str) -> None:
    made = signed(f"TM. ỦY BAN NHÂN DÂN\n\n{acting}\n\nNguyễn Văn A1")
    assert data(made)["plan"]["signatory"] == {
        "name": "Nguyễn Văn A1", "position": acting, "capacity": "TM. ỦY BAN NHÂN DÂN",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["Đại tá Nguyễn Văn A1", "TS. Nguyễn Văn A1", "PGS.TS. Nguyễn Văn A1"])
def test_a_rank_or_degree_before_the_name_hides_nobody(name: str) -> None:
    assert data(signed(f"KT. GIÁM ĐỐC\n\nPHÓ GIÁM ĐỐC\n\n{name}"))["plan"]["signatory"]["name"] == name


@pytest.mark.parametrize(
    "who", ["Cán bộ, hội viên; các chi hội trực thuộc.", "Các phòng, đơn vị; cán bộ, công chức xã."]
)
def test_people_and_bodies_in_one_list_are_no_single_kind_of_candidate(who: str) -> None:
    plan = PLAN.format(**WORDS).replace("II. CHỈ TIÊU", f"II. ĐỐI TƯỢNG\n\n{who}\n\nIII. CHỈ TIÊU")
    (participant,) = data(draft(plan, scanned=False, project=PROJECT))["participants"]
    assert "candidate" not in participant


def dossier(words: str) -> Draft:
    plan = PLAN.format(**WORDS)
    start, end = plan.index("- Tờ trình"), plan.index("4. Thời gian gửi")
    return draft(f"{plan[:start]}{words}\n\n{plan[end:]}", scanned=False, project=PROJECT)


def test_papers_in_one_sentence_end_where_it_ends_and_every_day_behind_is_kept() -> None:
    made = dossier(
        "Hồ sơ gồm: 01 bản chính Tờ trình; 02 bản chính Báo cáo thành tích; Biên bản họp Hội đồng. "
        "Sơ kết: gửi trước ngày 15/6/2027. Tổng kết: gửi trước ngày 15/10/2027. "
        "Riêng hồ sơ đề nghị khen thưởng cấp Nhà nước: 03 bộ, gửi trước ngày 01/9/2027."
    )
    (found,) = data(made)["dossiers"]
    papers = [(each["name"], each.get("copies"), each["form"]) for each in found["documents"]]
    assert papers == [
        ("Tờ trình", 1, ["to-trinh", "danh-sach"]),
        ("Báo cáo thành tích", 2, ["bao-cao-tap-the", "bao-cao-ca-nhan"]),
        ("Biên bản họp Hội đồng", None, "bien-ban"),
    ]
    days = {each["date"]["day"] for each in data(made)["milestones"] if each["kind"] == "dossier"}
    assert {"2027-06-15", "2027-10-15", "2027-09-01"} <= days


def test_a_sentence_that_begins_with_where_to_send_it_hides_no_paper() -> None:
    made = dossier(
        "Hồ sơ gồm: Công văn đề nghị; danh sách trích ngang; báo cáo thành tích. "
        "Gửi về Phòng Văn hóa - Xã hội trước 16 giờ 30 phút ngày 20/8/2027."
    )
    (found,) = data(made)["dossiers"]
    assert [each["name"] for each in found["documents"]] == [
        "Công văn đề nghị", "danh sách trích ngang", "báo cáo thành tích",
    ]  # fmt: skip
    assert found["submissions"][0]["to"] == "phong-vhxh-cao-loc"
