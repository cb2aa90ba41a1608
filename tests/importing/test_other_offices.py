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


def test_a_title_that_ran_together_with_the_words_that_enact_is_asked_for() -> None:
    plan = PLAN.format(**WORDS | {"bases": ""}).replace("năm 2027\n\n\n\nUBND xã", "năm 2027 UBND xã")
    made = draft(plan, scanned=False, project=PROJECT)
    assert opened(made)["plan.title"] == "which_part"
    assert data(made)["plan"]["title"] == "Phát động phong trào thi đua năm 2027"


def test_the_launch_and_registering_are_milestones_and_no_period() -> None:
    made = drafted(period="1. Phát động: trong tháng 3/2027.\n\n2. Đăng ký thi đua: trước ngày 30/4/2027.")
    found = {each["title"]: each["date"] for each in data(made)["milestones"]}
    assert found["Phát động phong trào thi đua"]["month"] == "2027-03"
    assert found["Đăng ký thi đua"]["day"] == "2027-04-30"
    assert opened(made) == {"period": "not_there"}


def test_the_occasion_in_front_of_a_number_is_no_unit() -> None:
    made = drafted(quotas="- Sơ kết khen thưởng tối đa 10 tập thể và 25 cá nhân.")
    (line,) = data(made)["quotas"]
    assert line["condition"] == "Sơ kết khen thưởng"
    assert "units" not in line
    assert made.offered == ()


@pytest.mark.parametrize(
    "form",
    [
        "Giấy khen của Chủ tịch UBND xã: lựa chọn 02 tập thể và 05 cá nhân tiêu biểu.",
        "Giấy khen của Chủ tịch UBND xã: đề nghị 01 tập thể, 01 cá nhân xuất sắc.",
    ],
)
def test_a_number_beside_a_reward_is_asked_for_where_no_section_on_numbers_has_it(form: str) -> None:
    plan = PLAN.format(**WORDS).replace("1. Giấy khen của Chủ tịch UBND xã", f"1. {form}")
    made = draft(plan.replace("2. Số lượng\n\n- Mỗi thôn: không quá 01 tập thể, 03 cá nhân.\n\n", ""),
                 scanned=False, project=PROJECT)  # fmt: skip
    assert "maybe_a_quota" in opened(made).values()


def test_a_table_of_numbers_that_nothing_points_to_is_asked_for() -> None:
    table = "STT\tĐơn vị\tTập thể\tCá nhân\n1\tCác thôn\t01\t02\n"
    plan = PLAN.format(**WORDS).replace(
        "2. Số lượng\n\n- Mỗi thôn: không quá 01 tập thể, 03 cá nhân.",
        f"2. Số lượng đề nghị Giấy khen được phân bổ như sau:\n\n{table}",
    )
    made = draft(plan, scanned=False, project=PROJECT)
    assert data(made)["annexes"][0]["rows"] == [[1, "Các thôn", "01", "02"]]
    assert [point.why for point in made.points if point.at.startswith("quotas")] == ["maybe_a_quota"]


def test_a_document_that_a_sentence_cites_does_not_hide_that_nobody_read_it() -> None:
    cited = "Kế hoạch số 250/KH-UBND ngày 20/12/2026"
    plan = PLAN.format(**WORDS | {"bases": f"Thực hiện {cited} của UBND xã Cao Lộc về thi đua năm 2027;"})
    start, end = plan.index("3. Hồ sơ đề nghị"), plan.index("V. TỔ CHỨC")
    plan = f"{plan[:start]}3. Hồ sơ thực hiện theo mục VI {cited}.\n\n{plan[end:]}"
    made = draft(plan, scanned=False, project=PROJECT)
    assert any("mục VI" in point.wording for point in made.points)


def test_a_longer_name_of_an_office_is_not_the_shorter_one() -> None:
    made = drafted(goals="- Phòng Văn hóa - Xã hội, Khoa học và Thông tin có 100% hồ sơ trực tuyến.")
    assert "units" not in data(made)["goals"][0]
    made = drafted(goals="- Phòng Văn hóa - Xã hội, Công an xã có 100% hồ sơ trực tuyến.")
    assert "phong-vhxh-cao-loc" in data(made)["goals"][0]["units"]


def test_a_chapter_around_sections_of_their_own_is_no_question() -> None:
    plan = PLAN.format(**WORDS).replace("I. MỤC ĐÍCH", "PHẦN THỨ NHẤT\n\nNHỮNG QUY ĐỊNH CHUNG\n\nI. MỤC ĐÍCH")
    assert opened(draft(plan, scanned=False, project=PROJECT)) == {}


def test_a_meeting_is_no_unit_that_a_task_is_given_to() -> None:
    plan = PLAN.format(**WORDS).replace(
        "Trên đây là", "2. Họp xét khen thưởng: sau khi kết thúc đợt thi đua 07 ngày làm việc.\n\nTrên đây là"
    )
    made = draft(plan, scanned=False, project=PROJECT)
    assert {point.why for point in made.points} == {"whose_task"}
    assert made.offered == ()


def test_where_a_dossier_goes_may_stand_in_front_of_what_it_holds() -> None:
    made = dossier(
        "Hồ sơ 01 bộ, gửi về Phòng Văn hóa - Xã hội trước ngày 25/8/2027. "
        "Hồ sơ gồm: Tờ trình, Báo cáo thành tích (có xác nhận), Biên bản họp."
    )
    (found,) = data(made)["dossiers"]
    assert [each["form"] for each in found["documents"]] == [
        ["to-trinh", "danh-sach"], ["bao-cao-tap-the", "bao-cao-ca-nhan"], "bien-ban",
    ]  # fmt: skip
    assert found["submissions"][0]["to"] == "phong-vhxh-cao-loc"


@pytest.mark.parametrize("verb", ["triển khai", "tổ chức", "phát động"])
def test_the_sentence_that_enacts_is_none_of_the_ground_in_front_of_it(verb: str) -> None:
    plan = PLAN.format(**WORDS | {"bases": ""}).replace(
        "UBND xã Cao Lộc ban hành Kế hoạch như sau:",
        f"Thực hiện Kế hoạch số 5/KH-UBND ngày 01/02/2027 của UBND tỉnh, UBND xã {verb} phong trào như sau:",
    )
    read = data(draft(plan, scanned=False, project=PROJECT))["plan"]
    assert read["enactment"] == f"UBND xã {verb} phong trào như sau:"
    assert read["bases"][0]["text"] == "Thực hiện Kế hoạch số 5/KH-UBND ngày 01/02/2027 của UBND tỉnh"


def test_a_body_of_another_level_is_not_the_issuers() -> None:
    front = "Ủy ban Mặt trận Tổ quốc Việt Nam"
    made = drafted(goals=f"- Kết quả được báo cáo {front} tỉnh.\n\n- Kết quả được báo cáo {front} xã.")
    first, second = data(made)["goals"]
    assert "units" not in first
    assert second["units"] == ["ub-mttq-cao-loc"]


def test_a_bracket_around_a_time_is_none_of_its_words() -> None:
    made = drafted(period="Thời gian: 60 ngày (từ 01/7 đến 29/8/2027).")
    assert data(made)["period"]["end"] == {
        "wording": "đến 29/8/2027",
        "day": "2027-08-29",
        "bound": "through",
    }


def test_a_number_behind_a_rewards_name_is_not_who_gets_it() -> None:
    form = "1. Giấy khen của Chủ tịch UBND xã: đề nghị từ 02 - 03 cá nhân."
    plan = PLAN.format(**WORDS).replace("1. Giấy khen của Chủ tịch UBND xã", f"1. Hình thức\n\n- {form[3:]}")
    awards = data(draft(plan, scanned=False, project=PROJECT))["awards"]
    assert awards
    assert "subjects" not in str(awards)


def test_an_order_of_the_state_is_offered_as_what_it_is() -> None:
    plan = PLAN.format(**WORDS).replace(
        "2. Số lượng", "2. Huân chương Lao động hạng Ba: tập thể đặc biệt xuất sắc.\n\n3. Số lượng"
    )
    (offer,) = draft(plan, scanned=False, project=PROJECT).offered
    assert {key: offer.entry[key] for key in ("title", "level", "decided_by")} == {
        "title": "Huân chương Lao động hạng Ba", "level": "central", "decided_by": "Chủ tịch nước",
    }  # fmt: skip


def test_a_number_whose_reward_nobody_knows_leaves_no_mistake_in_the_draft() -> None:
    plan = PLAN.format(**WORDS | {"quotas": "- Tập thể: không quá 20% tổng số đơn vị."})
    plan = plan.replace("1. Giấy khen của Chủ tịch UBND xã", "1. Tiêu chuẩn")
    made = draft(plan, scanned=False, project=PROJECT)
    (line,) = data(made)["quotas"]
    assert "award" not in line
    assert opened(made)["quotas.tap-the.award"] == "which_award"


def test_units_with_long_names_that_begin_alike_are_each_offered() -> None:
    """A code holds the beginning of a name only; who is told twice in one plan is offered once."""
    name = "Ban Chỉ đạo thực hiện các cuộc vận động phường"
    tasks = (f"{number}. {name} {place}: theo dõi phong trào." for number, place in
             enumerate(("Đông Kinh", "Tam Thanh", "Đông Kinh"), 1))  # fmt: skip
    plan = PLAN.format(**WORDS).replace(
        "1. Phòng Văn hóa - Xã hội: theo dõi, đôn đốc thực hiện phong trào.", "\n\n".join(tasks)
    )
    offered = [each.entry for each in draft(plan, scanned=False, project=PROJECT).offered]
    assert [each["name"] for each in offered] == [f"{name} Đông Kinh", f"{name} Tam Thanh"]
    assert len({each["code"] for each in offered}) == 2
