"""Plans as offices other than the shipped ones write them: unlike frames, signatures, lists, dossiers."""

from __future__ import annotations

import pytest
from sample_plans import PLAN, PROJECT, WORDS, data, drafted, opened

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


BARE = """Số: 45/KH-UBND

Cao Lộc, ngày 10 tháng 9 năm 2026

KẾ HOẠCH

Phát động phong trào thi đua “Dạy tốt - Học tốt”

Thực hiện Chỉ thị số 05/CT-UBND ngày 02/4/2026 của UBND tỉnh, UBND xã Cao Lộc phát động phong trào như sau:

Mục đích, ý nghĩa

- Nâng cao chất lượng giáo dục toàn diện.

Thời gian

{period}

Cách phối hợp giữa các lớp

Lớp trực tuần theo dõi các lớp còn lại.

Nội dung

1. Thi đua dạy tốt.

2. Thi đua học tốt.

Cơ cấu giải thưởng (cho mỗi đợt)

Tập thể lớp: 01 giải Nhất (500.000 đồng), 02 giải Nhì (mỗi giải 300.000 đồng).

Tổ chức thực hiện

Phòng Văn hóa - Xã hội: theo dõi trước ngày 20/9/2026.

Đề nghị các lớp nghiêm túc thực hiện./.

Nơi nhận:
- Các lớp (t/h);
- Lưu: VT.

CHỦ TỊCH

Nguyễn Văn A1
"""


def bare(period: str = "Từ ngày 15/9/2026 đến ngày 26/3/2027.") -> Draft:
    return draft(BARE.format(period=period), scanned=False, project=PROJECT)


def test_a_plan_whose_headings_have_no_numbers_is_read_by_their_words() -> None:
    read = data(bare())
    assert read["plan"]["enactment"] == "UBND xã Cao Lộc phát động phong trào như sau:"
    assert read["plan"]["closing"] == ["Đề nghị các lớp nghiêm túc thực hiện./."]
    assert read["plan"]["signatory"] == {"name": "Nguyễn Văn A1", "position": "CHỦ TỊCH"}
    assert [each["text"] for each in read["purposes"]] == ["Nâng cao chất lượng giáo dục toàn diện."]
    assert read["period"]["end"]["day"] == "2027-03-26"
    contents = [(each["text"], each["source"]) for each in read["contents"]]
    assert contents == [("Thi đua dạy tốt.", "1"), ("Thi đua học tốt.", "2")]
    assert "02 giải Nhì" in read["prizes"][0]["text"]
    assert read["responsibilities"][0]["units"] == ["phong-vhxh-cao-loc"]
    assert "source" not in read["purposes"][0]
    assert "source" not in read["responsibilities"][0]


def test_an_unknown_heading_without_number_is_asked_for_with_what_stands_below_it() -> None:
    (point,) = [each for each in bare().points if each.at.startswith("contents")]
    assert point.why == "which_part"
    assert point.wording == "Cách phối hợp giữa các lớp Lớp trực tuần theo dõi các lớp còn lại."


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Đợt 1: từ ngày 15/9/2026 đến ngày 20/11/2026.", "Đợt 2: từ ngày 21/11/2026 đến ngày 26/3/2027."),
        ("Đợt I (từ ngày 15/9/2026 đến ngày 20/11/2026).", "Đợt II (từ ngày 21/11/2026 đến ngày 26/3/2027)."),
        ("Đợt 1 từ ngày 15/9/2026 đến ngày 20/11/2026;", "Đợt 2 từ ngày 21/11/2026 đến ngày 26/3/2027."),
        ("Đợt 1 - từ ngày 15/9/2026 đến ngày 20/11/2026;", "Đợt 2 - từ ngày 21/11/2026 đến ngày 26/3/2027."),
    ],
)
def test_a_wave_is_never_the_period_of_the_whole(first: str, second: str) -> None:
    made = drafted(period=f"1. {first}\n\n2. {second}")
    read = data(made)
    days = [(each["period"]["start"]["day"], each["period"]["end"]["day"]) for each in read["waves"]]
    assert days == [("2026-09-15", "2026-11-20"), ("2026-11-21", "2027-03-26")]
    assert opened(made)["period"] == "which_part"
    assert (read["period"]["start"]["day"], read["period"]["end"]["day"]) == ("2026-09-15", "2027-03-26")
