"""Sections as offices write them, each with several matters: every sentence in its own part, none made up."""

from __future__ import annotations

from typing import Any

import pytest
from running import ROOT

from generator.importing.drafting import Draft, draft
from generator.opening.answers import short_title
from generator.project import Project

_PROJECT = Project(ROOT)
_PLAN = """Số: 47/KH-UBND

Cao Lộc, ngày 12 tháng 02 năm 2026

KẾ HOẠCH

{title}

Ủy ban nhân dân xã Cao Lộc ban hành Kế hoạch như sau:

I. MỤC ĐÍCH

Giữ gìn vệ sinh môi trường.

II. THỜI GIAN THI ĐUA

{period}

III. NỘI DUNG VÀ CHỈ TIÊU THI ĐUA

1. Nội dung thi đua

a) Xanh: trồng cây hai bên đường.

{goals}

IV. KHEN THƯỞNG

1. Hình thức khen thưởng

- Giấy khen của Chủ tịch Ủy ban nhân dân xã tặng tập thể, cá nhân, hộ gia đình có thành tích xuất sắc.

{forms}

2. Số lượng khen thưởng

{quotas}

3. Tiêu chuẩn khen thưởng

a) Đối với tập thể: có kế hoạch phát động; không có vụ việc gây ô nhiễm.

b) Đối với hộ gia đình: phân loại rác thường xuyên.

{criteria}

V. HỒ SƠ, THỜI HẠN ĐỀ NGHỊ KHEN THƯỞNG

{dossier}

VI. TỔ CHỨC THỰC HIỆN

1. Phòng Văn hóa - Xã hội

- {task}

Nơi nhận:
- Lưu: VT.

CHỦ TỊCH

Nguyễn Văn A1
"""
_WORDS = {
    "title": "Phát động phong trào thi đua “Cao Lộc sáng - xanh - sạch” năm 2026",
    "period": "Từ ngày 01/3/2026 đến hết ngày 30/11/2026.",
    "goals": "2. Chỉ tiêu phấn đấu đến ngày 30/11/2026\n\n- Ít nhất 95 % số hộ phân loại rác.",
    "forms": "",
    "quotas": "- Mỗi thôn: không quá 01 tập thể.",
    "criteria": "",
    "dossier": "1. Hồ sơ gồm 01 bộ bản giấy và bản mềm, có:\n\na) Tờ trình kèm danh sách trích ngang;\n\n"
    "b) Biên bản họp xét;\n\nc) Báo cáo thành tích của tập thể, cá nhân (02 bản chính).",
    "task": "Hướng dẫn, theo dõi, đôn đốc thực hiện.",
}


def _made(**words: str) -> Draft:
    return draft(_PLAN.format(**_WORDS | words), scanned=False, project=_PROJECT)


def _read(**words: str) -> dict[str, Any]:
    return dict(_made(**words).campaign)


_SENT = (
    "2. Hồ sơ gửi về {office} (bản mềm qua địa chỉ vhxh@caoloc.example.vn) trước ngày 25 tháng 11 năm 2026. "
    "Sau thời hạn trên, không tiếp nhận hồ sơ."
)


@pytest.mark.parametrize(
    "lead",
    [
        "1. Hồ sơ gồm 01 bộ bản giấy và bản mềm, có:",
        "1. Hồ sơ đề nghị gồm có:",
        "1. Thành phần hồ sơ (01 bộ) bao gồm:",
        "1. Mỗi bộ hồ sơ gồm các văn bản sau:",
    ],
)
def test_the_documents_of_a_dossier_stand_below_the_line_that_leads_them_in(lead: str) -> None:
    papers = _WORDS["dossier"].partition("\n")[2]
    (dossier,) = _read(dossier=lead + "\n" + papers)["dossiers"]
    assert [each["name"].partition(" ")[0] for each in dossier["documents"]] == ["Tờ", "Biên", "Báo"]
    assert [each["source"] for each in dossier["documents"]] == ["V.1.a", "V.1.b", "V.1.c"]
    assert dossier["documents"][2]["copies"] == 2


@pytest.mark.parametrize("office", ["Phòng Văn hóa - Xã hội", "Phòng Văn hóa - Xã hội xã"])
def test_a_sentence_on_where_the_dossier_goes_is_no_heading_and_is_never_torn(office: str) -> None:
    made = _made(dossier=_WORDS["dossier"] + "\n\n" + _SENT.format(office=office))
    read = dict(made.campaign)
    (dossier,) = read["dossiers"]
    (sent,) = dossier["submissions"]
    assert sent["text"].startswith(f"Hồ sơ gửi về {office} (bản mềm")
    assert sent["to"] == "phong-vhxh-cao-loc"
    (last,) = [each for each in read["milestones"] if each["kind"] == "dossier"]
    assert last["date"]["wording"] == "trước ngày 25 tháng 11 năm 2026"


_DECIDED = (
    "Phòng Văn hóa - Xã hội thẩm định, trình Hội đồng Thi đua - Khen thưởng xã họp xét chậm nhất "
    "ngày 05 tháng 12 năm 2026."
)


@pytest.mark.parametrize(
    "sentence",
    [
        _DECIDED,
        "Hội nghị tổng kết, trao thưởng tổ chức trước ngày 20 tháng 12 năm 2026.",
        "Các đơn vị không gửi hồ sơ đúng hạn thì không được xét.",
    ],
)
def test_a_sentence_that_names_no_paper_is_no_document_of_a_dossier(sentence: str) -> None:
    made = _made(dossier=_WORDS["dossier"] + "\n\n2. " + sentence)
    (dossier,) = dict(made.campaign)["dossiers"]
    assert len(dossier["documents"]) == 3
    assert sentence[:30] in str(dict(made.campaign)) or any(
        sentence[:30] in each.wording for each in made.points
    )


def test_meetings_and_ceremonies_with_a_day_are_milestones() -> None:
    read = _read(
        period="Từ ngày 01/3/2026 đến hết ngày 30/11/2026.\n\nLễ phát động tổ chức vào 07 giờ 30 phút "
        "ngày 28 tháng 02 năm 2026 tại Nhà văn hóa xã.",
        dossier=_WORDS["dossier"] + f"\n\n2. {_DECIDED}\n\n"
        "3. Hội nghị tổng kết, trao thưởng tổ chức trước ngày 20 tháng 12 năm 2026.",
    )
    found = {(each["kind"], each["title"], each["date"].get("day")) for each in read["milestones"]}
    assert found == {
        ("other", "Lễ phát động", "2026-02-28"),
        ("review", "Xét khen thưởng", "2026-12-05"),
        ("summary", "Tổng kết phong trào thi đua", "2026-12-20"),
    }


@pytest.mark.parametrize("joint", [". ", "\n\n"], ids=["in one paragraph", "in two"])
def test_each_sentence_on_a_ceremony_is_a_milestone(joint: str) -> None:
    told = ("Lễ phát động tổ chức vào ngày 28/02/2026", "Hội nghị tổng kết tổ chức trước ngày 20/12/2026.")
    read = _read(period=f"{_WORDS['period']}\n\n{joint.join(told)}")
    found = {(each["kind"], each["date"].get("day")) for each in read["milestones"]}
    assert found == {("other", "2026-02-28"), ("summary", "2026-12-20")}


@pytest.mark.parametrize(
    ("period", "wording"),
    [
        (
            "Từ ngày 01 tháng 3 năm 2026 đến hết ngày 30 tháng 11 năm 2026, chia làm 02 đợt:",
            "đến hết ngày 30 tháng 11 năm 2026",
        ),
        ("Từ ngày 01/3/2026 đến hết ngày 30/11/2026, gồm 3 giai đoạn.", "đến hết ngày 30/11/2026"),
        ("Từ ngày 01/3/2026 đến hết ngày 30/11/2026 tại xã.", "đến hết ngày 30/11/2026"),
    ],
)
def test_a_day_keeps_only_the_words_that_tell_it(period: str, wording: str) -> None:
    assert _read(period=period)["period"]["end"]["wording"] == wording


def test_a_task_with_a_day_names_its_milestone() -> None:
    read = _read(task="Tham mưu tổ chức sơ kết đợt 1 trước ngày 10/7/2026 và tổng kết Phong trào.")
    (found,) = read["milestones"]
    assert found["date"]["wording"] == "trước ngày 10/7/2026"
    assert found["title"] == "Tham mưu tổ chức sơ kết đợt 1"


@pytest.mark.parametrize(
    "line",
    [
        "- Chủ tịch Ủy ban nhân dân xã đề nghị Chủ tịch Ủy ban nhân dân tỉnh tặng Bằng khen cho tập thể.",
        "- UBND xã trình Chủ tịch UBND tỉnh xét tặng Bằng khen cho cá nhân tiêu biểu.",
        "",
    ],
)
def test_every_reward_that_has_numbers_is_among_the_rewards(line: str) -> None:
    read = _read(forms=line, quotas="- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh: không quá 01 tập thể.")
    assert [each["award"] for each in read["awards"]] == ["giay-khen-xa", "bang-khen-tinh"]


def test_numbers_that_an_annex_parts_among_the_units_are_one_line() -> None:
    made = _made(
        quotas="- Giấy khen của Chủ tịch Ủy ban nhân dân xã: 12 tập thể, 25 cá nhân và 18 hộ gia đình; "
        "phân bổ cho từng đơn vị theo Phụ lục I kèm theo Kế hoạch này."
    )
    (line,) = dict(made.campaign)["quotas"]
    assert (line["per"], line["collectives"], line["individuals"], line["households"]) == (
        "total",
        12,
        25,
        18,
    )
    assert not [point for point in made.points if "quotas" in point.at]


_PARTED = """

Nơi nhận:
- Lưu: VT.

CHỦ TỊCH

Nguyễn Văn A1

Phụ lục

PHÂN BỔ SỐ LƯỢNG KHEN THƯỞNG

TT\tĐơn vị\tGiấy khen\t
\t\tTập thể\tCá nhân
1\tThôn Bản Nghè\t01\t-
2\tThôn Bản Vàng\t01\t02
"""


def test_a_head_of_two_rows_names_every_column_and_its_table_is_the_one_that_parts_the_numbers() -> None:
    made = draft(
        _PLAN.format(
            **_WORDS
            | {
                "quotas": "- Giấy khen của Chủ tịch UBND xã: 02 tập thể, 02 cá nhân, phân bổ theo Phụ lục "
                "kèm theo."
            }
        ).partition("Nơi nhận:")[0]
        + _PARTED,
        scanned=False,
        project=_PROJECT,
    )
    read = dict(made.campaign)
    (annex,) = read["annexes"]
    assert annex["columns"] == ["TT", "Đơn vị", "Giấy khen: Tập thể", "Giấy khen: Cá nhân"]
    assert annex["rows"] == [[1, "Thôn Bản Nghè", "01", "-"], [2, "Thôn Bản Vàng", "01", "02"]]
    assert read["quotas"][0]["annex"] == annex["code"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mỗi tập thể, cá nhân chỉ được đề nghị một hình thức khen thưởng.",
        "Mỗi tập thể, hộ gia đình chỉ được xét một lần trong năm.",
    ],
)
def test_a_rule_for_all_candidates_is_no_criterion_of_the_last_one(sentence: str) -> None:
    read = _read(criteria=sentence)
    sets = {each["candidate"]: each for each in read["awards"][0]["criteria"]}
    assert sets["household"]["criteria"] == ["phân loại rác thường xuyên."]
    assert [each["text"] for each in read["principles"]] == [sentence]


@pytest.mark.parametrize(
    "heading",
    ["2. Chỉ tiêu phấn đấu đến ngày 30/11/2026", "2. Mục tiêu đến năm 2030", "2. Chỉ tiêu cụ thể năm 2026"],
)
def test_goals_may_say_by_when(heading: str) -> None:
    read = _read(goals=heading + "\n\n- Ít nhất 95 % số hộ phân loại rác.")
    assert [each["text"] for each in read["goals"]] == ["Ít nhất 95 % số hộ phân loại rác."]
    assert len(read["contents"]) == 1


@pytest.mark.parametrize(
    ("goal", "subject", "value", "unit"),
    [
        ("Ít nhất 80 % số hộ đạt “Nhà sạch, vườn đẹp”.", "Số hộ đạt “Nhà sạch, vườn đẹp”", 80, "%"),
        ("Trồng mới từ 12.000 cây xanh trở lên.", "Cây xanh", 12000, "cây"),
        ("Trồng ít nhất 12.000 cây xanh.", "Cây xanh", 12000, "cây"),
        (
            "Tuyên truyền trên hệ thống truyền thanh ít nhất 02 lần mỗi tuần.",
            "Tuyên truyền trên hệ thống truyền thanh",
            2,
            "lần mỗi tuần",
        ),
    ],
)
def test_a_measure_says_what_is_counted(goal: str, subject: str, value: int, unit: str) -> None:
    (found,) = _read(goals="2. Chỉ tiêu\n\n- " + goal)["goals"][0]["measures"]
    assert found == {"subject": subject, "comparison": "at_least", "value": value, "unit": unit}


@pytest.mark.parametrize(
    ("title", "short"),
    [
        (
            "Phát động phong trào thi đua “Suối Ngàn sáng - xanh - sạch - đẹp” năm 2026 trên địa bàn xã",
            "Thi đua “Suối Ngàn sáng - xanh - sạch - đẹp” năm 2026",
        ),
        (
            "Phát động phong trào thi đua xây dựng đời sống văn hóa ở khu dân cư và trong các cơ quan của xã",
            "Thi đua xây dựng đời sống văn hóa ở khu dân cư",
        ),
    ],
)
def test_a_short_title_ends_with_no_word_that_leads_on(title: str, short: str) -> None:
    assert short_title(title) == short


def test_a_household_takes_part_as_one() -> None:
    read = _read(
        period=_WORDS["period"] + "\n\nIII. ĐỐI TƯỢNG THAM GIA\n\na) Hộ gia đình đang sinh sống tại xã."
    )
    assert read["participants"][0]["candidate"] == "household"


@pytest.mark.parametrize("verb", ["tặng", "để tặng", "trao tặng cho"])
def test_the_name_of_a_reward_ends_where_its_candidates_begin(verb: str) -> None:
    award, *_ = _read(forms=f"- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh {verb} tập thể tiêu biểu nhất.")[
        "awards"
    ]
    assert award["heading"] == "Giấy khen của Chủ tịch Ủy ban nhân dân xã"
    assert [each["text"] for each in award["subjects"]] == [
        "tập thể, cá nhân, hộ gia đình có thành tích xuất sắc."
    ]


def test_scattered_rows_of_a_table_are_one_question_and_duties_are_one_each() -> None:
    rows = "\n\n".join(f"{number} Thôn Số {number} 01 02 02" for number in range(1, 9))
    behind = f"\nPhụ lục I\n\nPHÂN BỔ\n\n{rows}\n\nMỗi thôn phải gửi danh sách trước ngày 20/11/2026.\n"
    made = draft(_PLAN.format(**_WORDS) + behind, scanned=True, project=_PROJECT)
    asked = [each.wording for each in made.points if each.why == "which_part"]
    assert asked == ["1 Thôn Số 1 01 02 02", "Mỗi thôn phải gửi danh sách trước ngày 20/11/2026."]


@pytest.mark.parametrize(
    ("title", "short"),
    [
        (
            "Tổ chức phong trào thi đua “Phố phường xanh, công sở số” trên địa bàn phường Mỹ Bình",
            "Tổ chức phong trào thi đua “Phố phường xanh, công sở số”",
        ),
        (
            "Triển khai phong trào thi đua “Doanh nghiệp Ninh Bình vươn mình” giai đoạn 2026 - 2030",
            "Triển khai phong trào thi đua “Doanh nghiệp Ninh Bình vươn mình”",
        ),
        (
            "Tổ chức đợt thi đua cao điểm thực hiện “Chín mươi lăm ngày cống hiến, sáng tạo vì quê hương”",
            "“Chín mươi lăm ngày cống hiến, sáng tạo vì quê hương”",
        ),
    ],
)
def test_a_short_title_never_cuts_the_name_that_a_plan_puts_between_quotes(title: str, short: str) -> None:
    assert short_title(title) == short


def _certain_quotas(made: Draft) -> list[dict[str, Any]]:
    """The lines that nobody is asked about, whatever else of them is open."""
    asked = {each.at for each in made.points}
    return [each for each in made.campaign.get("quotas", ()) if f"quotas.{each['code']}" not in asked]


@pytest.mark.parametrize(
    "line",
    [
        "- Riêng thôn Bản Nghè được đề nghị thêm 01 cá nhân.",
        "- Thôn đạt chuẩn được cộng thêm 01 tập thể.",
        "- Bổ sung 02 cá nhân cho các thôn vùng cao.",
        "- Giấy khen: 07 chi đoàn, 15 cá nhân.",
        "- Giấy khen: 05 thôn, 10 cá nhân.",
        "- Giấy khen: 12 cá nhân và 3 gương điển hình.",
    ],
)
def test_a_number_that_is_added_or_stands_beside_one_of_another_kind_is_asked(line: str) -> None:
    made = _made(quotas=line)
    assert not _certain_quotas(made)
    assert any(line[2:20] in each.wording for each in made.points)


@pytest.mark.parametrize(
    ("heading", "condition"),
    [
        ("a) Số lượng hằng năm:", "Số lượng hằng năm"),
        ("a) Khi sơ kết (năm 2028):", "Khi sơ kết (năm 2028)"),
        ("a) Tổng kết giai đoạn:", "Tổng kết giai đoạn"),
        ("a) Mỗi quý:", "Mỗi quý"),
    ],
)
def test_numbers_say_on_which_occasion_they_are_given(heading: str, condition: str) -> None:
    read = _read(quotas=f"{heading}\n\n- Mỗi thôn: 01 tập thể, 02 cá nhân.")
    (line,) = read["quotas"]
    assert (line["collectives"], line["individuals"], line["condition"]) == (1, 2, condition)


def test_numbers_in_a_section_on_forms_and_numbers_are_none_of_them_lost() -> None:
    forms = (
        "1. Sơ kết (năm 2028)\n\na) Giấy khen của Chủ tịch Ủy ban nhân dân xã: 15 tập thể, 25 cá nhân.\n\n"
        "b) Đề nghị Chủ tịch Ủy ban nhân dân tỉnh tặng Bằng khen: không quá 01 tập thể.\n\n"
        "2. Tổng kết (năm 2030)\n\na) Giấy khen của Chủ tịch Ủy ban nhân dân xã: 30 tập thể, 50 cá nhân."
    )
    text = _PLAN.replace("IV. KHEN THƯỞNG\n\n1. Hình thức khen thưởng", "IV. {}").partition("- Giấy khen")
    plan = text[0].replace("{}", "{heading}") + "{body}\n\nV. HỒ SƠ" + text[2].partition("V. HỒ SƠ")[2]
    made = draft(
        plan.format(**_WORDS, heading="HÌNH THỨC VÀ SỐ LƯỢNG KHEN THƯỞNG", body=forms),
        scanned=False,
        project=_PROJECT,
    )
    found = [
        (each["award"], each.get("collectives"), each.get("individuals"), each.get("condition"))
        for each in made.campaign["quotas"]
    ]
    assert found == [
        ("giay-khen-xa", 15, 25, "Sơ kết (năm 2028)"),
        ("bang-khen-tinh", 1, None, "Sơ kết (năm 2028)"),
        ("giay-khen-xa", 30, 50, "Tổng kết (năm 2030)"),
    ]
    assert {each["award"] for each in made.campaign["awards"]} == {"giay-khen-xa", "bang-khen-tinh"}
    assert not [each for each in made.points if each.why == "maybe_a_quota"]


def test_numbers_behind_the_name_of_a_reward_are_asked_where_no_heading_tells_of_numbers() -> None:
    made = _made(
        forms="- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh: 02 tập thể và 03 cá nhân.",
        quotas="- Mỗi thôn: 01 tập thể.",
    )
    (asked,) = [each for each in made.points if each.why == "maybe_a_quota"]
    assert (asked.understood["award"], asked.understood["individuals"]) == ("bang-khen-tinh", 3)
    assert [each["award"] for each in _certain_quotas(made)] == ["giay-khen-xa"]


def _days(made: Draft, kind: str) -> list[tuple[str, str | None]]:
    """The last days of a kind, each with the first word of its own text."""
    found = [each for each in made.campaign.get("milestones", ()) if each["kind"] == kind]
    return [
        (each["date"]["wording"], each["date"].get("day")) if "date" in each else ("", None) for each in found
    ]


@pytest.mark.parametrize(
    ("wording", "day"),
    [
        ("muộn nhất là ngày 30 tháng 9 năm 2026", "2026-09-30"),
        ("chậm nhất đến ngày 30/9/2026", "2026-09-30"),
        ("không muộn hơn ngày 30/9/2026", "2026-09-30"),
        ("chậm nhất là vào ngày 30-9-2026", "2026-09-30"),
    ],
)
def test_a_last_day_is_read_in_the_words_of_any_office(wording: str, day: str) -> None:
    made = _made(dossier=f"{_WORDS['dossier']}\n\n2. Hồ sơ gửi về Phòng Văn hóa - Xã hội {wording}.")
    assert _days(made, "dossier") == [(wording, day)]


def test_a_sentence_that_nothing_stands_below_is_no_heading_and_is_not_lost() -> None:
    said = "Hồ sơ đề nghị tặng Giấy khen nộp chậm nhất ngày 05/11/2026"
    made = _made(dossier=f"{_WORDS['dossier']}\n\n2. {said}.")
    assert _days(made, "dossier") == [("chậm nhất ngày 05/11/2026", "2026-11-05")]


def test_each_clause_with_a_last_day_is_one_for_the_reward_that_it_names() -> None:
    made = _made(
        forms="- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.",
        dossier=f"{_WORDS['dossier']}\n\n2. Hồ sơ tặng Giấy khen nộp trước ngày 05/11/2026; hồ sơ tặng Bằng "
        "khen nộp trước ngày 15/10/2026; hồ sơ cấp trên nộp trước ngày 01/10/2026.",
    )
    last = [each for each in made.campaign["milestones"] if each["kind"] == "dossier"]
    assert [(each["date"]["day"], each.get("awards")) for each in last] == [
        ("2026-11-05", ["giay-khen-xa"]),
        ("2026-10-15", ["bang-khen-tinh"]),
        ("2026-10-01", None),
    ]
    assert [each.at for each in made.points if each.why == "which_award" and "milestones" in each.at] == [
        f"milestones.{last[2]['code']}.awards"
    ]


def test_when_dossiers_are_received_is_a_last_day_wherever_the_section_says_it() -> None:
    received = "Thời gian nhận hồ sơ: từ ngày 10/11 đến 17 giờ ngày 18/11/2026, tại trụ sở"
    made = _made(dossier=f"{_WORDS['dossier']}\n\nd) {received}.")
    (found,) = [each for each in made.campaign["milestones"] if each["kind"] == "dossier"]
    assert (found["date"]["to_day"], found["date"]["hour"]) == ("2026-11-18", "17:00")
    made = _made(dossier=f"{_WORDS['dossier']}\n\nd) Hồ sơ đề nghị cấp trên khen: về trước 15/10/2026.")
    assert _days(made, "dossier") == [("trước 15/10/2026", "2026-10-15")]
    assert "Hồ sơ đề nghị" not in str(made.campaign["dossiers"][0]["documents"])
    assert len(made.campaign["dossiers"][0]["documents"]) == 3


def test_a_last_day_of_each_year_is_no_day_of_this_year() -> None:
    made = _made(
        dossier=f"{_WORDS['dossier']}\n\n2. Hằng năm, hồ sơ gửi về Phòng Văn hóa - Xã hội trước ngày "
        "20 tháng 11."
    )
    (asked,) = [each for each in made.points if each.at.endswith(".date")]
    assert asked.understood["recurring"] == {"every": "year", "day": "11-20"}


def test_a_way_to_hand_in_without_a_time_asks_for_none() -> None:
    made = _made(
        dossier=f"{_WORDS['dossier']}\n\n2. Nơi nhận: gửi về Phòng Văn hóa - Xã hội, bản mềm vào hộp thư "
        "vhxh@caoloc.example.vn."
    )
    assert not made.campaign.get("milestones")
    assert made.campaign["dossiers"][0]["submissions"][0]["address"] == "vhxh@caoloc.example.vn"


def test_what_sums_a_part_up_is_no_summing_up_where_dossiers_are_sent_by_then() -> None:
    made = _made(
        dossier="1. Sơ kết: các đơn vị gửi hồ sơ về Phòng Văn hóa - Xã hội trước ngày 31/5/2026.\n\n"
        "2. Thành phần hồ sơ: theo Điều 30 Nghị định số 152/2025/NĐ-CP; số lượng 01 bộ."
    )
    assert _days(made, "dossier") == [("trước ngày 31/5/2026", "2026-05-31")]
    assert not _days(made, "summary")
    (dossier,) = made.campaign["dossiers"]
    assert dossier["by_reference"]["text"].startswith("theo Điều 30 Nghị định")


def test_papers_that_one_line_names_are_one_each_with_what_is_said_of_it() -> None:
    made = _made(
        dossier="Hồ sơ gồm: văn bản đề nghị (01 bản), danh sách trích ngang; báo cáo thành tích có xác nhận "
        "của cấp trên (02 bản)."
    )
    (dossier,) = made.campaign["dossiers"]
    assert [(each["name"], each.get("copies"), each.get("condition")) for each in dossier["documents"]] == [
        ("văn bản đề nghị", 1, None),
        ("danh sách trích ngang", None, None),
        ("báo cáo thành tích", 2, "có xác nhận của cấp trên"),
    ]


def test_sets_of_which_the_papers_are_listed_below() -> None:
    made = _made(
        dossier="1. Hồ sơ lập thành 02 bộ, mỗi bộ gồm:\n\na) Tờ trình;\n\nb) Báo cáo thành tích.\n\n"
        "2. Gửi về Phòng Văn hóa - Xã hội trước ngày 25/11/2026."
    )
    (dossier,) = made.campaign["dossiers"]
    assert dossier["submissions"][0]["sets"] == 2
    assert len(dossier["documents"]) == 2


def test_a_dossier_told_inside_a_section_on_dossiers_is_one() -> None:
    made = _made(
        dossier="1. Hồ sơ đề nghị (02 bản chính) gồm:\n\na) Tờ trình;\n\nb) Báo cáo thành tích.\n\n"
        "2. Gửi về Phòng Văn hóa - Xã hội trước ngày 25/11/2026."
    )
    (dossier,) = made.campaign["dossiers"]
    assert (len(dossier["documents"]), len(dossier["submissions"])) == (2, 1)


def test_a_first_day_without_a_last_one_is_read() -> None:
    made = _made(period="Bắt đầu từ ngày 26 tháng 3 năm 2026, tổng kết trước ngày 15 tháng 12 năm 2028.")
    assert made.campaign["period"]["start"]["day"] == "2026-03-26"
    assert _days(made, "summary") == [("trước ngày 15 tháng 12 năm 2028", "2028-12-15")]
    assert [each.at for each in made.points if each.at.startswith("period")] == ["period.end"]


@pytest.mark.parametrize(
    ("lead", "match", "least"),
    [
        ("c) Đối với cá nhân: đạt cả ba tiêu chuẩn sau đây:", "all", None),
        ("c) Điều kiện đối với cá nhân: đạt đủ 3 tiêu chí sau:", "all", None),
        ("c) Tiêu chuẩn đối với cá nhân: chỉ cần đạt một trong ba tiêu chuẩn:", "any", None),
        ("c) Đối với cá nhân: đạt ít nhất 2 trong 3 tiêu chí sau:", "some", 2),
        ("c) Đối với cá nhân: đạt ít nhất hai trong ba tiêu chí sau:", "some", 2),
        ("c) Đối với cá nhân: đạt hai trong số các tiêu chí sau:", "some", 2),
    ],
)
def test_how_many_criteria_must_be_met_is_read_in_figures_and_in_words(
    lead: str, match: str, least: int | None
) -> None:
    made = _made(criteria=f"{lead}\n\n- Có sáng kiến;\n\n- Gương mẫu;\n\n- Giúp đỡ mọi người.")
    (of_people,) = [
        each for each in made.campaign["awards"][0]["criteria"] if each["candidate"] == "individual"
    ]
    assert (of_people["match"], of_people.get("least"), len(of_people["criteria"])) == (match, least, 3)
    assert not [each for each in made.points if each.why == "which_match"]


def test_a_number_that_contradicts_the_list_of_criteria_is_asked() -> None:
    made = _made(criteria="c) Đối với cá nhân: đạt cả bốn tiêu chuẩn sau:\n\n- Có sáng kiến;\n\n- Gương mẫu.")
    (asked,) = [each for each in made.points if each.at.endswith(".criteria")]
    assert [each.get("match") for each in asked.understood][-1] == "unstated"


def test_criteria_for_two_kinds_of_candidate_are_those_of_both() -> None:
    made = _made(
        criteria="c) Tiêu chuẩn đối với cá nhân, hộ gia đình: chỉ cần đạt một trong hai tiêu chuẩn:\n\n"
        "- Có sáng kiến;\n\n- Gương mẫu."
    )
    kinds = [each["candidate"] for each in made.campaign["awards"][0]["criteria"]]
    assert kinds == ["collective", "household", "individual", "household"]
    assert not [each for each in made.points if each.why in ("which_part", "which_candidate")]


def test_a_number_to_choose_inside_a_criterion_is_asked() -> None:
    made = _made(criteria="c) Đối với cá nhân: có sáng kiến. Mỗi cụm chọn 02 cá nhân.")
    assert any(each.why == "maybe_a_quota" and "Mỗi cụm" in each.wording for each in made.points)


@pytest.mark.parametrize(
    "words",
    [
        "- Kết thúc đợt thi đua, Chủ tịch UBND xã tặng Giấy khen cho 10 tập thể, 20 cá nhân tiêu biểu.",
        "- Chủ tịch Ủy ban nhân dân xã quyết định tặng Giấy khen: 10 tập thể, 20 cá nhân.",
    ],
)
def test_who_gives_a_reward_names_it_and_is_no_one_it_is_for(words: str) -> None:
    text = _PLAN.replace(
        "- Giấy khen của Chủ tịch Ủy ban nhân dân xã tặng tập thể, cá nhân, hộ gia đình có thành tích "
        "xuất sắc.",
        words,
    )
    made = draft(text.format(**_WORDS | {"quotas": ""}), scanned=False, project=_PROJECT)
    assert [each["award"] for each in made.campaign["awards"]] == ["giay-khen-xa"]
    (asked,) = [each for each in made.points if each.why == "maybe_a_quota"]
    understood = asked.understood
    assert (understood["group"], understood["collectives"], understood["individuals"]) == (
        "tập thể, cá nhân",
        10,
        20,
    )


def test_numbers_below_who_gives_a_reward_are_asked_each() -> None:
    given = (
        "a) Mỗi đợt, Chủ tịch UBND xã tặng Giấy khen cho:\n\n- 10 thôn dẫn đầu;\n\n- 20 hộ tiêu biểu;"
        "\n\n- 15 công chức, viên chức, người lao động."
    )
    made = _made(forms=given, quotas="- Mỗi thôn: 01 tập thể.")
    asked = [each.understood for each in made.points if each.why == "maybe_a_quota"]
    assert [(each.get("collectives"), each.get("households"), each.get("individuals")) for each in asked] == [
        (10, None, None),
        (None, 20, None),
        (None, None, 15),
    ]


def test_rewards_that_only_their_numbers_name_are_rewards_with_the_criteria() -> None:
    text = (
        _PLAN.partition("1. Hình thức khen thưởng")[0]
        + "1. Chỉ tiêu khen thưởng\n\n- Giấy khen của Chủ tịch UBND xã: 07 chi đoàn, 15 cá nhân.\n\n"
        "2. Tiêu chuẩn\n\na) Tập thể: hoàn thành nội dung thi đua.\n\nV. HỒ SƠ"
        + _PLAN.partition("V. HỒ SƠ")[2]
    )
    made = draft(text.format(**_WORDS), scanned=False, project=_PROJECT)
    (award,) = made.campaign["awards"]
    assert award["award"] == "giay-khen-xa"
    assert [each["candidate"] for each in award["criteria"]] == ["collective"]
    assert any("criteria" in each.at for each in made.points)


def test_different_last_days_of_several_rewards_are_not_said_to_be_for_all_of_them() -> None:
    made = _made(
        forms="- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.",
        dossier="1. Hồ sơ đề nghị Giấy khen của Chủ tịch Ủy ban nhân dân xã và Bằng khen của Chủ tịch Ủy ban "
        "nhân dân tỉnh gồm có:\n\n- Tờ trình;\n\n"
        "- Gửi về Phòng Văn hóa - Xã hội trước ngày 05/11/2026.\n\n"
        "- Cấp trên khen thì gửi về Phòng Văn hóa - Xã hội trước ngày 15/10/2026.",
    )
    last = [each for each in made.campaign["milestones"] if each["kind"] == "dossier"]
    asked = {each.at for each in made.points}
    assert len(last) == 2
    assert all(f"milestones.{each['code']}.awards" in asked for each in last)


@pytest.mark.parametrize(
    ("words", "candidate"),
    [
        ("Các thôn; chủ rừng; hợp tác xã; hộ nhận khoán.", None),
        ("Các thôn, cơ quan, hộ gia đình trên địa bàn.", None),
        ("Các thôn, hợp tác xã trên địa bàn.", "collective"),
    ],
)
def test_bodies_beside_households_are_no_one_kind_of_candidate(words: str, candidate: str | None) -> None:
    read = _read(period=f"{_WORDS['period']}\n\nIII. ĐỐI TƯỢNG THAM GIA\n\n{words}\n\nIV. KHÁC")
    assert read["participants"][0].get("candidate") == candidate


_LETTER = """{head}

Kính gửi: Các thôn; các trường học.

Thực hiện Công văn số 2210/UBND-NC của UBND tỉnh, Chủ tịch Ủy ban nhân dân xã phát động như sau:

1. Thời gian thi đua: từ ngày 10/7/2026 đến hết ngày 30/10/2026.

2. Khen thưởng: Chủ tịch UBND xã tặng Giấy khen cho 10 tập thể, 20 cá nhân tiêu biểu.

3. Hồ sơ: gửi về Phòng Văn hóa - Xã hội trước ngày 05/11/2026.

Đề nghị các đơn vị triển khai thực hiện./.

Nơi nhận:
- Như trên;
- Lưu: VT.

CHỦ TỊCH

Nguyễn Văn A1
"""


def test_a_letter_that_launches_a_campaign_is_called_a_letter_by_its_subject() -> None:
    head = (
        "UBND XÃ CAO LỘC\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Số: 512/UBND-VHXH\tĐộc lập - Tự do - Hạnh phúc\n"
        "V/v phát động đợt thi đua chào mừng Đại hội\tCao Lộc, ngày 06 tháng 7 năm 2026"
    )
    plan = draft(_LETTER.format(head=head), scanned=False, project=_PROJECT).campaign["plan"]
    assert (plan["kind"], plan["title"]) == ("Công văn", "phát động đợt thi đua chào mừng Đại hội")
    assert plan["enactment"].startswith("Chủ tịch Ủy ban nhân dân xã phát")


def test_the_letterhead_of_a_body_of_the_party_is_no_annex() -> None:
    head = (
        "ĐẢNG ỦY XÃ MẪU\tĐOÀN TNCS HỒ CHÍ MINH\nBCH ĐOÀN XÃ MẪU\t\n"
        "***\tXã Mẫu, ngày 22 tháng 01 năm 2026\nSố: 05-KH/ĐTN\t"
    )
    text = head + "\n\nKẾ HOẠCH\n" + _PLAN.partition("KẾ HOẠCH")[2]
    made = draft(text.format(**_WORDS), scanned=False, project=_PROJECT)
    assert "annexes" not in made.campaign
    assert made.campaign["plan"]["number"] == "05-KH/ĐTN"


def test_sections_that_capital_letters_count_tell_their_parts() -> None:
    text = (
        _PLAN.partition("I. MỤC ĐÍCH")[0]
        + "A. NHỮNG VẤN ĐỀ CHUNG\n\n1. Mục đích: giữ gìn vệ sinh môi trường.\n\n"
        "2. Phạm vi: các thôn của xã.\n\nB. NỘI DUNG THI ĐUA\n\n1. Trồng cây hai bên đường.\n\n"
        "C. KHEN THƯỞNG\n\nI. Hình thức khen thưởng\n\n- Giấy khen của Chủ tịch Ủy ban nhân dân xã.\n\n"
        "D. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Văn hóa - Xã hội: theo dõi, đôn đốc."
        + "\n\nNơi nhận:"
        + _PLAN.partition("Nơi nhận:")[2]
    )
    read = dict(draft(text, scanned=False, project=_PROJECT).campaign)
    assert [each["text"] for each in read["participants"]] == ["các thôn của xã."]
    assert [each["text"] for each in read["contents"]] == ["Trồng cây hai bên đường."]
    assert [each["award"] for each in read["awards"]] == ["giay-khen-xa"]
    assert [each["heading"] for each in read["responsibilities"]] == ["Phòng Văn hóa - Xã hội"]
    assert read["plan"]["enactment"] == "Ủy ban nhân dân xã Cao Lộc ban hành Kế hoạch như sau:"


_TABLE = "Hình thức\tHạn nộp\tNơi nhận\nGiấy khen\ttrước ngày 10/11/2026\tPhòng VH-XH\n"


def test_the_head_of_a_column_is_not_the_end_of_the_plan() -> None:
    made = _made(dossier=f"1. Thời hạn nộp theo từng hình thức:\n\n{_TABLE}\n2. Hồ sơ gồm: Tờ trình.")
    assert [each["heading"] for each in made.campaign["responsibilities"]] == ["Phòng Văn hóa - Xã hội"]
    assert [each["text"] for each in made.campaign["plan"]["recipients"]] == ["Lưu: VT."]


def test_last_days_in_a_table_are_asked_each_with_the_reward_of_its_row() -> None:
    made = _made(
        forms="- Đề nghị Chủ tịch Ủy ban nhân dân tỉnh tặng Bằng khen.",
        dossier=f"1. Thời hạn nộp hồ sơ:\n\n{_TABLE}Bằng khen\ttrước ngày 25/10/2026\tPhòng VH-XH\n",
    )
    last = [each for each in made.campaign["milestones"] if each["kind"] == "dossier"]
    assert [(each["date"]["day"], each["awards"]) for each in last] == [
        ("2026-11-10", ["giay-khen-xa"]),
        ("2026-10-25", ["bang-khen-tinh"]),
    ]
    assert len([each for each in made.points if each.why == "whose_deadline"]) == 2


def test_numbers_that_stand_in_a_table_below_are_a_line_of_quotas() -> None:
    made = _made(
        quotas="Số lượng Giấy khen phân bổ theo bảng sau:\n\nTT\tĐơn vị\tTập thể\tCá nhân\n1\tThôn A\t1\t2\n"
    )
    (line,) = made.campaign["quotas"]
    assert (line["award"], line["without_number"], line["annex"]) == ("giay-khen-xa", "annex", "bang-1")


def test_a_scale_may_stand_across_its_table() -> None:
    text = _PLAN.format(**_WORDS) + "\nPHỤ LỤC\n\nTHANG ĐIỂM\n\nTiêu chí\tVệ sinh\tTuyên truyền\tTổng\n"
    made = draft(text + "Điểm tối đa\t60\t40\t100\n", scanned=False, project=_PROJECT)
    (scale,) = made.campaign["scoring"]
    assert scale["maximum"] == 100
    assert [(each["text"], each["points"]) for each in scale["items"]] == [
        ("Vệ sinh", 60),
        ("Tuyên truyền", 40),
    ]


def test_a_bare_name_of_a_reward_is_the_one_that_was_named_before() -> None:
    made = _made(
        criteria="4. Tiêu chuẩn Giấy khen\n\na) Tập thể đạt 80 điểm trở lên.\n\nb) Cá nhân có việc làm hay."
    )
    (award,) = made.campaign["awards"]
    assert award["heading"] == "Giấy khen của Chủ tịch Ủy ban nhân dân xã"
    assert [each["candidate"] for each in award["criteria"]] == ["collective", "individual"]


def test_a_line_to_be_confirmed_asks_besides_for_the_reward_that_nobody_knows() -> None:
    made = _made(quotas="- Đề nghị Ban Thường vụ Tỉnh đoàn tặng Bằng khen: một tập thể, hai cá nhân.")
    (line,) = made.campaign["quotas"]
    assert {each.at for each in made.points if "quotas" in each.at} == {
        f"quotas.{line['code']}",
        f"quotas.{line['code']}.award",
    }
    made = _made(quotas="- Đề nghị Chủ tịch nước tặng Huân chương Lao động hạng Ba: một tập thể.")
    assert "award" not in made.campaign["quotas"][0]
    assert any(each.registry == "awards" for each in made.offered)


@pytest.mark.parametrize(
    ("goal", "subject"),
    [
        ("Kéo giảm ít nhất 10% số vụ phạm pháp hình sự.", "Kéo giảm số vụ phạm pháp hình sự"),
        ("Cắt giảm ít nhất 30% thời gian giải quyết thủ tục.", "Cắt giảm thời gian giải quyết thủ tục"),
        ("Giảm tỷ lệ hộ nghèo từ 4% trở lên.", "Giảm tỷ lệ hộ nghèo"),
        ("Tiết kiệm tối thiểu 5% chi thường xuyên.", "Tiết kiệm chi thường xuyên"),
        ("Thu gom rác đạt tối thiểu 80%, trong đó các xã điểm đạt 100%.", "Các xã điểm"),
    ],
)
def test_a_share_by_which_something_is_to_change_is_no_share_of_it(goal: str, subject: str) -> None:
    assert _read(goals=f"2. Chỉ tiêu\n\n- {goal}")["goals"][0]["measures"][-1]["subject"] == subject


def test_a_day_to_register_by_is_no_last_day_of_dossiers() -> None:
    task = "Đăng ký thi đua trước ngày 20/3/2026; nộp báo cáo tổng kết cùng hồ sơ."
    (found,) = _read(task=task)["milestones"]
    assert (found["kind"], found["title"]) == ("other", "Đăng ký thi đua")
    (found,) = _read(dossier="1. Đăng ký: gửi danh sách về Phòng Văn hóa - Xã hội trước ngày 20/3/2026.")[
        "milestones"
    ]
    assert (found["kind"], found["title"]) == ("other", "Đăng ký thi đua")


def test_days_of_a_wave_may_stand_between_brackets() -> None:
    read = _read(
        period=f"{_WORDS['period']}\n\n1. Đợt I (từ 15/3 đến 30/6/2026): chào mừng ngày 30/4; sơ kết sau đợt."
    )
    (wave,) = read["waves"]
    assert (wave["title"], wave["period"]["start"]["day"], wave["period"]["end"]["day"]) == (
        "Đợt I",
        "2026-03-15",
        "2026-06-30",
    )


@pytest.mark.parametrize(
    "line",
    [
        "- Theo đợt: mỗi đợt 03 tập thể, 05 cá nhân, 02 hộ gia đình.",
        "- Cờ thi đua: 02 ấp xuất sắc nhất (01 ấp vùng ngọt, 01 ấp vùng mặn).",
    ],
)
def test_no_number_of_candidates_in_a_section_on_numbers_is_lost(line: str) -> None:
    made = _made(quotas=line)
    shown = [each["wording"] for each in made.campaign.get("quotas", ())] + [e.wording for e in made.points]
    assert any(line[10:40] in each or each in line for each in shown if each)


def test_an_exclusion_is_not_lost_where_no_reward_is_known() -> None:
    said = "Không đề nghị khen thưởng tập thể có người vi phạm kỷ luật; thôn để xảy ra trọng án."
    text = (
        _PLAN.partition("1. Hình thức khen thưởng")[0]
        + f"1. {said}\n\nV. HỒ SƠ"
        + _PLAN.partition("V. HỒ SƠ")[2]
    )
    made = draft(text.format(**_WORDS), scanned=False, project=_PROJECT)
    assert any(said[:40] in each.wording for each in made.points)


def test_how_papers_are_sent_may_stand_in_the_line_that_names_them() -> None:
    (dossier,) = _read(
        dossier="1. Hồ sơ gồm: tờ trình của thôn, báo cáo thành tích; nộp về Phòng Văn hóa - Xã hội trong "
        "vòng 05 ngày làm việc kể từ ngày kết thúc đợt."
    )["dossiers"]
    assert [each["name"] for each in dossier["documents"]] == ["tờ trình", "báo cáo thành tích"]
    assert dossier["submissions"][0]["to"] == "phong-vhxh-cao-loc"


def test_a_document_of_another_body_with_a_known_number_is_offered_as_a_new_one() -> None:
    text = _PLAN.replace(
        "Ủy ban nhân dân xã Cao Lộc ban",
        "Thực hiện Chỉ thị số 007/CT-UBND ngày 10/02/2026 của Chủ tịch UBND tỉnh Đồng Tháp về nguồn nước;\n\n"
        "Ủy ban nhân dân xã Cao Lộc ban",
    )
    made = draft(text.format(**_WORDS), scanned=False, project=_PROJECT)
    assert [each.why for each in made.points if "bases" in each.at and each.at.endswith("document")] == [
        "no_entry"
    ]


def test_the_sentence_that_enacts_a_plan_is_no_part_of_its_title() -> None:
    text = _PLAN.replace("Ủy ban nhân dân xã Cao Lộc ban hành Kế hoạch", "Công an xã xây dựng kế hoạch")
    plan = draft(text.format(**_WORDS), scanned=False, project=_PROJECT).campaign["plan"]
    assert plan["title"] == _WORDS["title"]
    assert plan["enactment"] == "Công an xã xây dựng kế hoạch như sau:"


def test_the_year_of_a_plan_may_stand_below_its_day() -> None:
    text = _PLAN.format(**_WORDS).replace("tháng 02 năm 2026", "tháng 02 năm\n\n2026", 1)
    plan = draft(text, scanned=False, project=_PROJECT).campaign["plan"]
    assert (plan["date"]["day"], plan["title"]) == ("2026-02-12", _WORDS["title"])


def test_a_table_that_was_not_read_is_asked_for_and_not_said_to_be_missing() -> None:
    made = _made(quotas="Số lượng Giấy khen phân bổ theo bảng sau:")
    (line,) = made.campaign["quotas"]
    assert "annex_missing" not in line
    assert f"quotas.{line['code']}.annex" in {each.at for each in made.points}


@pytest.mark.parametrize("key", ["quotas", "dossier"])
def test_an_absurd_line_is_one_question_and_not_one_for_each_of_its_clauses(key: str) -> None:
    made = _made(**{key: "02 tập thể trước ngày 5; " * 400})
    assert len(made.points) < 10
