"""What a plan's words become: certain where one rule reads them, open where anything speaks against it."""

from __future__ import annotations

from typing import Any

import pytest
from sample_plans import PLAN, PROJECT, WORDS, data, drafted, opened

from generator.importing.drafting import draft, known_to
from generator.model.open_points import REASONS
from generator.model.plan.plan_date import PlanDate


@pytest.mark.parametrize(
    "capacity", ["TM. ỦY BAN NHÂN DÂN", "TM. UỶ BAN NHÂN DÂN", "TM. ĐẢNG ỦY", "KT. CHỦ TỊCH"]
)
def test_the_signature_is_no_task_where_nothing_stands_between(capacity: str) -> None:
    whole = PLAN.format(**WORDS)
    body = whole[: whole.index("Trên đây là")]
    signed = f"{body}{capacity}\n\nCHỦ TỊCH\n\nNguyễn Văn A1\n"
    made = draft(signed, scanned=False, project=PROJECT)
    tasks = [task["text"] for each in data(made)["responsibilities"] for task in each["tasks"]]
    assert not any(capacity in task for task in tasks)
    assert data(made)["plan"]["signatory"]["capacity"] == capacity


def test_an_ordinary_plan_leaves_nothing_open() -> None:
    made = drafted()
    assert opened(made) == {}
    read = data(made)
    assert read["plan"]["number"] == "45/KH-UBND"
    assert read["plan"]["issuer"] == "ubnd-xa-cao-loc"
    assert read["plan"]["bases"][0]["document"] == "luat-tdkt-2022"
    assert read["plan"]["signatory"] == {
        "name": "Nguyễn Văn A1", "position": "PHÓ CHỦ TỊCH", "capacity": "KT. CHỦ TỊCH",
    }  # fmt: skip
    assert read["quotas"][0]["units"] == ["cac-thon-cao-loc"]
    assert read["quotas"][0]["collectives"] == 1
    assert read["quotas"][0]["individuals"] == 3
    assert read["dossiers"][0]["submissions"][0]["to"] == "phong-vhxh-cao-loc"
    assert read["milestones"][0]["date"] == {
        "wording": "trước ngày 05/12/2027", "day": "2027-12-05", "bound": "before",
    }  # fmt: skip
    assert read["responsibilities"][0]["units"] == ["phong-vhxh-cao-loc"]


@pytest.mark.parametrize(
    "wording",
    [
        "Ít nhất 70% cá nhân đạt danh hiệu.",
        "Tối đa 05 tập thể đối với tổng kết và không quá 03 tập thể đối với sơ kết.",
        "Không quá 10 cá nhân trong 01 năm.",
        "Trong đó không quá 04 tập thể là trường học.",
        "Tập thể, cá nhân xuất sắc: không bị khống chế.",
        "Mỗi thôn 01 tập thể hoặc 01 cá nhân.",
        "Ít nhất 2/3 tổng số thành viên Hội đồng đồng ý.",
        "Tối thiểu 01 cá nhân có gương người tốt, việc tốt.",
        "Cá nhân có ít nhất 80% số phiếu của thành viên Hội đồng.",
        "Đạt từ 85 điểm: 02 cá nhân.",
        "Giải nhất: 01 cá nhân (2.000.000 đồng).",
    ],
)
def test_a_number_that_may_be_something_else_is_no_quota_without_a_person(wording: str) -> None:
    made = drafted(quotas=f"- {wording}")
    assert "quotas" not in data(made)
    assert {point.why for point in made.points if point.at.startswith("quotas")} == {"maybe_a_quota"}


@pytest.mark.parametrize(
    ("wording", "understood"),
    [
        ("Các thôn: không quá 20% tổng số cá nhân đạt danh hiệu lao động tiên tiến.",
         {"percentage": {"individuals": 20, "of": "tổng số cá nhân đạt danh hiệu lao động tiên tiến"}}),
        ("Không quá 10% tổng số tập thể và 05% tổng số cá nhân của đơn vị.",
         {"percentage": {"collectives": 10, "individuals": 5,
                         "of": "tổng số tập thể; tổng số cá nhân của đơn vị"}}),
        ("Không quá 40% tập thể đạt danh hiệu, tối thiểu được đề nghị 01 tập thể.",
         {"percentage": {"collectives": 40, "of": "tập thể đạt danh hiệu"},
          "condition": "tối thiểu được đề nghị 01 tập thể"}),
        ("Không quá 15% tổng số cán bộ, công chức, viên chức đạt danh hiệu.",
         {"percentage": {"individuals": 15, "of": "tổng số cán bộ, công chức, viên chức đạt danh hiệu"}}),
        ("Các xã lựa chọn 2-3 tập thể.", {"collectives": 3, "minimum": {"collectives": 2}}),
        ("Các thôn: từ 01 đến 03 tập thể, 05 cá nhân.",
         {"collectives": 3, "individuals": 5, "minimum": {"collectives": 1}}),
        ("01 tập thể, không quá 02 cá nhân.", {"collectives": 1, "individuals": 2}),
        ("Mỗi trường không quá một tập thể và hai cá nhân.", {"collectives": 1, "individuals": 2}),
        ("Mỗi thôn không quá mười hai cá nhân.", {"individuals": 12}),
        ("Mỗi thôn: 02 người, 01 hộ tiêu biểu.", {"individuals": 2, "households": 1}),
        ("Tập thể: 05; cá nhân: 10.", {"collectives": 5, "individuals": 10}),
        ("Hằng năm: mỗi thôn không quá 03 tập thể.", {"collectives": 3, "group": "mỗi thôn"}),
    ],
)  # fmt: skip
def test_what_a_number_is_likely_to_mean_is_proposed_and_asked_for(
    wording: str, understood: dict[str, Any]
) -> None:
    made = drafted(quotas=f"- {wording}")
    [quota] = data(made)["quotas"]
    assert {key: quota.get(key) for key in understood} == understood
    numbers = {"collectives", "individuals", "households", "percentage", "minimum"}
    assert numbers & set(quota) == numbers & set(understood)
    assert opened(made)[f"quotas.{quota['code']}"] == "maybe_a_quota"


@pytest.mark.parametrize(
    ("wording", "numbers"),
    [
        ("Mỗi thôn: 05 (năm) tập thể, 1.200 cá nhân.", {"collectives": 5, "individuals": 1200}),
        ("Mỗi thôn: 05 (năm) tập thể, 12 (mười hai) cá nhân.", {"collectives": 5, "individuals": 12}),
        ("Mỗi thôn không quá 01 tập thể, 02 cá nhân, 01 hộ gia đình.",
         {"collectives": 1, "individuals": 2, "households": 1}),
        ("Toàn xã: không quá 10 tập thể; 20 cá nhân.", {"collectives": 10, "individuals": 20}),
    ],
)  # fmt: skip
def test_counts_of_collectives_individuals_and_households_are_certain(
    wording: str, numbers: dict[str, int]
) -> None:
    made = drafted(quotas=f"- {wording}")
    [quota] = data(made)["quotas"]
    assert {key: quota[key] for key in numbers} == numbers
    assert not [at for at, why in opened(made).items() if why in ("maybe_a_quota", "how_counted")]


@pytest.mark.parametrize("said", ["05 (sáu)", "20 (hai mươi lăm)"])
def test_a_number_that_contradicts_its_own_word_is_asked_for(said: str) -> None:
    assert "maybe_a_quota" in opened(drafted(quotas=f"- Mỗi thôn: {said} tập thể.")).values()


def test_a_line_for_one_unit_alone_replaces_that_of_its_group() -> None:
    group = "Các phòng, ban, cơ quan, đơn vị của xã: mỗi phòng 01 tập thể."
    made = drafted(quotas=f"- {group}\n\n- Riêng Phòng Văn hóa - Xã hội: 03 tập thể.")
    of_all, of_one = data(made)["quotas"]
    assert of_one["overrides"] == [of_all["code"]]
    assert of_one["per"] == "total"


def test_numbers_inside_the_section_of_a_reward_are_quotas_of_it() -> None:
    made = drafted(
        criteria=WORDS["criteria"] + "\n\nb) Số lượng: mỗi thôn không quá 02 tập thể, 04 cá nhân.",
        quotas="- Trạm Y tế: 01 tập thể.",
    )
    assert [(each["award"], each["source"]) for each in data(made)["quotas"]] == [
        ("giay-khen-xa", "IV.1.b"), ("giay-khen-xa", "IV.2"),
    ]  # fmt: skip
    assert [each["code"] for each in data(made)["milestones"]] == ["nop-ho-so"]


def test_a_number_outside_of_the_quotas_is_none_either() -> None:
    made = drafted(criteria="Xét tối đa 3 tập thể và 6 cá nhân.\n\n" + WORDS["criteria"])
    assert [quota["group"] for quota in data(made)["quotas"]] == ["Mỗi thôn"]
    assert "maybe_a_quota" in opened(made).values()


@pytest.mark.parametrize(
    ("preamble", "match", "why"),
    [
        ("đạt các tiêu chuẩn sau:", "all", None),
        ("đạt 02 tiêu chuẩn sau:", "all", None),
        ("đạt một trong các tiêu chuẩn sau:", "any", None),
        ("có thành tích, cụ thể:", "unstated", "which_match"),
        ("đạt 03 tiêu chuẩn sau:", "all", "which_match"),
        ("đạt 2/6 tiêu chí sau:", None, "which_match"),
        ("đạt ít 01 trong các tiêu chuẩn sau:", "any", "which_match"),
        ("đạt các tiêu chuẩn chung và một trong các tiêu chuẩn sau:", "any", "which_match"),
    ],
)
def test_how_many_criteria_must_be_met_is_what_the_plan_says(
    preamble: str, match: str | None, why: str | None
) -> None:
    made = drafted(criteria=f"a) Đối với tập thể: {preamble}\n\n- Đoàn kết;\n\n- Hoàn thành tốt nhiệm vụ.")
    found = data(made)["awards"][0]["criteria"][0]
    assert found.get("match") == match
    assert opened(made).get("awards.giay-khen-xa.criteria[IV.1.a].match") == why


def test_people_are_no_bodies_and_both_are_both() -> None:
    made = drafted(
        criteria="a) Đối với tập thể, cá nhân: đạt các tiêu chuẩn sau:\n\n- Đoàn kết;\n\n- Gương mẫu."
    )
    assert [each["candidate"] for each in data(made)["awards"][0]["criteria"]] == ["collective", "individual"]
    made = drafted(criteria="* Đối với giáo viên:\n\n- Dạy tốt;\n\n- Gương mẫu.")
    assert [each["candidate"] for each in data(made)["awards"][0]["criteria"]] == ["individual"]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("Tỷ lệ cử tri đi bầu đạt từ 98% trở lên.", [("at_least", 98, "%")]),
        ("Phấn đấu 100% thôn có nhà văn hóa.", [("exactly", 100, "%")]),
        ("Ít nhất 02 mô hình kinh tế hiệu quả.", [("at_least", 2, "mô hình")]),
        ("Được trên 80% thành viên Hội đồng bỏ phiếu.", []),
        ("95% hộ gia đình đạt chuẩn.", []),
    ],
)
def test_a_number_to_reach_is_one_only_where_the_words_compare(
    text: str, measures: list[tuple[str, int, str]]
) -> None:
    made = drafted(goals=f"- {text}")
    found = data(made)["goals"][0].get("measures", [])
    assert [(each["comparison"], each["value"], each["unit"]) for each in found] == measures
    assert ("maybe_a_measure" in opened(made).values()) is not bool(measures)


@pytest.mark.parametrize(
    ("period", "opens"),
    [
        ("Từ 02/6 đến 31/8/2027.", {}),
        ("Từ ngày phát động đến hết tháng 9 năm 2027.", {"period.start": "which_event"}),
        ("Từ tháng 3/2027 đến hết năm học 2026 - 2027.", {"period.end": "which_event"}),
        ("Dự kiến từ ngày 01/3/2027 đến đầu tháng 9/2027.", {"period.end": "part"}),
        ("Trong năm học.", {"period.start": "nothing", "period.end": "nothing"}),
    ],
)
def test_a_period_is_certain_only_where_both_days_are(period: str, opens: dict[str, str]) -> None:
    found = {at: why for at, why in opened(drafted(period=period)).items() if at.startswith("period")}
    assert found == opens


def test_the_events_offered_for_a_time_are_values_of_its_place() -> None:
    made = drafted(period="Từ ngày UBND ban hành Kế hoạch thi đua đến hết tháng 9 năm 2027.")
    [point] = [each for each in made.points if each.at == "period.start"]
    assert len(point.choices) == 2
    for choice in point.choices:
        assert PlanDate.model_validate(choice).wording == point.wording


def test_a_body_that_the_registry_lacks_is_offered_and_nothing_is_taken_for_it() -> None:
    made = drafted(submission="Hồ sơ gửi về Trung tâm Văn hóa cộng đồng trước ngày 05/12/2027.")
    assert "to" not in data(made)["dossiers"][0]["submissions"][0]
    assert opened(made)["dossiers.ho-so.submissions[IV.4].to"] == "no_entry"
    assert [each.entry["name"] for each in made.offered] == ["Trung tâm Văn hóa cộng đồng"]


@pytest.mark.parametrize(
    ("name", "code"),
    [("Trạm Y tế", "tram-y-te-cao-loc"), ("Trạm Y tế xã", "tram-y-te-cao-loc"), ("Trạm Y tế tỉnh", None)],
)
def test_a_unit_of_another_level_is_another_unit(name: str, code: str | None) -> None:
    made = drafted(submission=f"Hồ sơ gửi về {name} trước ngày 05/12/2027.")
    assert data(made)["dossiers"][0]["submissions"][0].get("to") == code


@pytest.mark.parametrize(
    ("basis", "document", "why"),
    [
        ("Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ;", "nd-152-2025", None),
        ("Căn cứ Nghị định số 152/2025/NĐ-CP ngày 15/6/2025 của Chính phủ;", None, "contrary"),
        ("Thực hiện Kế hoạch số 268/KH-UBND của UBND tỉnh Mẫu về thi đua;", None, "contrary"),
        ("Thực hiện nhiệm vụ năm 2027, theo Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ;",
         "nd-152-2025", "unclear"),
        ("Căn cứ Nghị định số 999/2026/NĐ-CP ngày 14/6/2026 của Chính phủ;", None, "no_entry"),
        ("Căn cứ Luật Thi đua, khen thưởng;", "luat-tdkt-2022", None),
        ("Căn cứ Luật Thi đua, Khen thưởng ngày 26 tháng 11 năm 2003;", "luat-tdkt-2003", None),
        ("Căn cứ Luật Thi đua, khen thưởng ngày 16 tháng 6 năm 2022;", None, "not_there"),
    ],
)  # fmt: skip
def test_a_ground_is_a_document_by_number_day_and_issuer(
    basis: str, document: str | None, why: str | None
) -> None:
    made = drafted(bases=basis)
    assert data(made)["plan"]["bases"][0].get("document") == document
    assert next((why for at, why in opened(made).items() if at.endswith("].document")), None) == why


def test_every_day_and_number_of_a_scan_is_open() -> None:
    made = drafted(scanned=True)
    scanned = {at for at, why in opened(made).items() if why == "scanned"}
    assert {
        "plan.number", "plan.date", "period.start", "period.end", "milestones.nop-ho-so.date",
        "quotas.thon.collectives", "quotas.thon.individuals", "goals[II].measures[@19].value",
        "dossiers.ho-so.documents.bao-cao.copies",
    } <= scanned  # fmt: skip
    assert "changes" not in " ".join(scanned)


def test_what_no_rule_reads_is_quoted_and_not_lost() -> None:
    said = "Các hộ kinh doanh ở chợ trung tâm tự nguyện treo đèn lồng dọc tuyến phố vào dịp lễ hội."
    made = drafted(quotas=f"{WORDS['quotas']}\n\n- {said}")
    assert [point.wording for point in made.points if point.why == "which_part"] == [said]


@pytest.mark.parametrize("mark", ["1. ", "- ", ""])
def test_what_a_heading_of_several_parts_leaves_open_stands_where_the_point_says(mark: str) -> None:
    said = "Tạo khí thế thi đua sôi nổi trong toàn xã."
    text = PLAN.format(**WORDS).replace(
        "I. MỤC ĐÍCH\n\nNâng cao",
        f"I. MỤC ĐÍCH, YÊU CẦU\n\n{mark}{said}\n\n{mark.replace('1', '2')}Nâng cao",
        1,
    )
    made = draft(text, scanned=False, project=PROJECT)
    (point,) = (each for each in made.points if each.why == "which_part")
    assert point.wording == said
    assert text.split("\n")[point.line - 1].endswith(said)


ANNEX = """PHỤ LỤC 1

PHÂN BỔ VÀ BÁO CÁO SỐ LIỆU

(Kèm theo Kế hoạch số 45/KH-UBND ngày 12/02/2027 của UBND xã Cao Lộc)

1. Cách giao chỉ tiêu

Các đơn vị được giao như bảng dưới đây.

{first}

TT\tThôn\tSố hộ
1\tNà Mười\t40
2\tPá Lùng\t35

- {second}

Ngày … tháng … năm 20…, người lập biểu ký tên
"""


def test_what_an_annex_states_outside_its_table_is_asked_for() -> None:
    """A number, a day, a duty; neither its labels nor the blanks of a form, nor what is read elsewhere."""
    first = "Mỗi thôn đăng ký thêm 05 hộ trước ngày 20/3/2027."
    second = "Trưởng thôn có trách nhiệm kiểm đếm lại."
    made = draft(
        f"{PLAN.format(**WORDS)}\n{ANNEX.format(first=first, second=second)}", scanned=False, project=PROJECT
    )
    assert len(data(made)["annexes"]) == 1
    assert [point.wording for point in made.points] == [first, second]
    assert [point.why for point in made.points] == ["which_part"] * 2


SCALE = """PHỤ LỤC I

TIÊU CHÍ CHẤM ĐIỂM

TT\tNội dung\tĐiểm tối đa\tCách chấm
I\tCông tác chỉ đạo\t60\t
1\tHoàn thành kiểm đếm\t40\tChậm 01 ngày trừ 02 điểm
2\tVận động người dân\t20\t
II\tGiữ gìn an ninh trật tự\t{last}\tCó vụ việc thì không chấm
\tTổng cộng\t100\t

Xếp loại: Xuất sắc: từ 90 điểm trở lên; Khá: từ 70 đến 89 điểm.
"""


@pytest.mark.parametrize(("last", "why"), [(40, None), (30, "which_points")])
def test_a_table_of_points_is_a_scale_and_certain_where_it_adds_up(last: int, why: str | None) -> None:
    made = draft(f"{PLAN.format(**WORDS)}\n{SCALE.format(last=last)}", scanned=False, project=PROJECT)
    [scale] = data(made)["scoring"]
    assert scale["items"] == [
        {"text": "Hoàn thành kiểm đếm", "points": 40, "guidance": "Chậm 01 ngày trừ 02 điểm"},
        {"text": "Vận động người dân", "points": 20},
        {"text": "Giữ gìn an ninh trật tự", "points": last, "guidance": "Có vụ việc thì không chấm"},
    ]
    assert (scale["maximum"], scale["annex"]) == (100, data(made)["annexes"][0]["code"])
    assert scale["bands"] == [
        {"title": "Xuất sắc", "least": 90}, {"title": "Khá", "least": 70, "most": 89},
    ]  # fmt: skip
    assert [why for at, why in opened(made).items() if at.startswith("scoring")] == ([why] if why else [])


def test_points_on_top_and_grades_whose_end_is_left_out_are_asked_for() -> None:
    made = drafted(
        criteria=WORDS["criteria"],
        quotas=WORDS["quotas"] + (
            "\n\n5. Thang điểm và xếp loại\n\n- Chuyên cần: 60 điểm;\n\n- Chất lượng: 40 điểm;\n\n"
            "- Có giải cấp tỉnh được cộng 5 điểm;\n\n- Báo cáo chậm trừ 2 điểm;\n\n"
            "- Từ 90 điểm trở lên xếp loại Tốt; từ 80 đến dưới 90 điểm xếp loại Khá."
        ),
    )  # fmt: skip
    [scale] = data(made)["scoring"]
    assert [item["points"] for item in scale["items"]] == [60, 40]
    assert ([each["points"] for each in scale["bonuses"]], scale["penalties"][0]["points"]) == ([5], 2)
    assert [each["title"] for each in scale["bands"]] == ["Tốt", "Khá"]
    assert sorted(why for at, why in opened(made).items() if at.startswith("scoring")) == ["which_points"] * 3


def test_who_is_left_out_is_left_out_of_every_reward_and_no_criterion() -> None:
    said = "Không xét khen thưởng đối với tập thể, cá nhân đang bị xem xét kỷ luật."
    made = drafted(criteria=f"{WORDS['criteria']}\n\n- {said}")
    award = data(made)["awards"][0]
    assert [each["text"] for each in award["exclusions"]] == [said]
    made = drafted(quotas=f"{WORDS['quotas']}\n\n5. {said}")
    assert [each["text"] for each in data(made)["awards"][0]["exclusions"]] == [said]


@pytest.mark.parametrize(
    "said",
    [
        "Trường hợp bằng điểm nhau thì ưu tiên thôn đặc biệt khó khăn.",
        "Trường hợp các tập thể có thành tích như nhau thì ưu tiên tập thể nhỏ.",
        "Nếu số điểm bằng nhau, Hội đồng bỏ phiếu kín.",
    ],
)
def test_what_decides_between_equals_is_a_tie_break(said: str) -> None:
    made = drafted(quotas=f"{WORDS['quotas']}\n\n5. {said}")
    assert [each["text"] for each in data(made)["tie_breaks"]] == [said]


def test_prizes_are_prizes_and_no_short_line_is_lost() -> None:
    made = drafted(
        quotas=f"{WORDS['quotas']}\n\n5. Cơ cấu giải thưởng\n\n- Giải nhất: 01 giải 2.000.000 đồng;\n\n"
        "- Quà lưu niệm tự chọn."
    )
    assert [each["text"] for each in data(made)["prizes"]] == ["Giải nhất: 01 giải 2.000.000 đồng;"]
    assert [point.wording for point in made.points if point.why == "which_part"] == ["Quà lưu niệm tự chọn."]


def test_a_document_says_its_form_its_copies_and_what_it_must_bear() -> None:
    made = draft(
        PLAN.format(**WORDS).replace(
            "- Báo cáo thành tích của tập thể, cá nhân (02 bản chính).",
            "- Báo cáo thành tích có xác nhận của cấp trình khen (theo mẫu số 07 ban hành kèm Kế hoạch này).",
        ),
        scanned=False,
        project=PROJECT,
    )
    report = data(made)["dossiers"][0]["documents"][1]
    assert report["condition"] == "có xác nhận của cấp trình khen"
    assert report["follows"] == {
        "number": "mẫu số 07", "wording": "theo mẫu số 07 ban hành kèm Kế hoạch này",
    }  # fmt: skip


def test_a_section_on_where_dossiers_go_does_not_end_the_plan() -> None:
    made = drafted(
        submission="Hồ sơ gửi Phòng Văn hóa - Xã hội trước 17 giờ 00 ngày 05/12/2027.",
        quotas=f"{WORDS['quotas']}\n\n5. Nơi nhận và thời hạn nộp hồ sơ\n\nNộp tại bộ phận một cửa của xã.",
    )
    assert data(made)["dossiers"][0]["submissions"][0]["to"] == "phong-vhxh-cao-loc"
    [deadline] = [each for each in data(made)["milestones"] if each["kind"] == "dossier"]
    assert (deadline["date"]["day"], deadline["date"]["hour"]) == ("2027-12-05", "17:00")
    assert data(made)["responsibilities"][0]["units"] == ["phong-vhxh-cao-loc"]
    assert data(made)["plan"]["closing"] == ["Trên đây là Kế hoạch phát động phong trào thi đua./."]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("chậm nhất ngày 05/12/2027 (thứ Hai)", "weekday"),  # it is a Sunday
        ("chậm nhất 05 ngày làm việc trước ngày 05/12/2027", "unclear"),
        ("trước ngày 05/12/2027 (bản giấy), 01/12/2027 (bản điện tử)", "several"),
        ("trước ngày 05/12/2027; 15/6", "several"),
        ("tạm dừng đến hết ngày 05/12/2027", "tentative"),
        ("không bắt buộc trước ngày 05/12/2027", "unclear"),
        ("không trước ngày 05/12/2027", "unclear"),
        ("trước ngày 05/12/2027 (Chủ nhật)", None),
        ("trước ngày 05/12/2027 để tổng hợp, trình Hội đồng họp ngày 10/12/2027", None),
        ("theo Hướng dẫn số 12/HD-UBND ngày 10/01/2027, trước ngày 05/12/2027", None),
        ("trước ngày 05/12/2027. Quá thời hạn trên, Hội đồng không xem xét", None),
        ("trước ngày 05/12/2027. Thời gian này là dự kiến", "tentative"),
    ],
)
def test_a_deadline_is_doubtful_where_its_sentence_speaks_against_it(words: str, why: str | None) -> None:
    made = drafted(submission=f"Hồ sơ gửi về Phòng Văn hóa - Xã hội {words}.")
    found = [point.why for point in made.points if point.at.endswith(".date")]
    assert found == ([why] if why else [])


def test_waves_end_where_they_say_and_are_summed_up() -> None:
    made = drafted(
        period="1. Giai đoạn 1: Từ tháng 4/2027 đến hết tháng 6/2027, sơ kết vào Quý III năm 2027.\n\n"
        "2. Giai đoạn 2: Từ tháng 7/2027 đến hết tháng 12/2027, tổng kết vào Quý I năm 2028."
    )
    read = data(made)
    assert [each["period"]["end"]["month"] for each in read["waves"]] == ["2027-06", "2027-12"]
    assert [(each["kind"], each["date"].get("quarter")) for each in read["milestones"]] == [
        ("other", "2027-Q3"), ("summary", "2028-Q1"), ("dossier", None),
    ]  # fmt: skip
    assert (read["period"]["start"]["month"], read["period"]["end"]["month"]) == ("2027-04", "2027-12")
    assert opened(made)["period"] == "which_part"


def test_a_time_among_the_rewards_is_that_of_proposing_and_not_the_period() -> None:
    made = drafted(
        quotas=f"{WORDS['quotas']}\n\n5. Thời gian: trình Chủ tịch UBND xã trước ngày 20/12/2027.", period=""
    )
    assert "period" not in data(made)
    assert ("proposal", "2027-12-20") in [
        (each["kind"], each["date"].get("day")) for each in data(made)["milestones"]
    ]


def test_parts_whose_title_stands_below_their_number_are_read() -> None:
    text = PLAN.format(**WORDS).replace("I. MỤC ĐÍCH\n", "PHẦN THỨ NHẤT\n\nMỤC ĐÍCH\n", 1)
    made = draft(text, scanned=False, project=PROJECT)
    assert data(made)["purposes"][0]["text"] == "Nâng cao chất lượng phục vụ Nhân dân."
    assert opened(made) == {}


def test_an_occasion_is_no_reward_and_titles_in_quotation_marks_are_some() -> None:
    made = drafted(
        quotas=f"{WORDS['quotas']}\n\n5. Hình thức khen thưởng\n\n"
        "- Khen thưởng hằng năm: Bằng khen của Chủ tịch UBND tỉnh; Huân chương Lao động.\n\n"
        "- Danh hiệu “Lao động tiên tiến”."
    )
    assert [each["heading"] for each in data(made)["awards"]] == [
        "Giấy khen của Chủ tịch UBND xã", "Bằng khen của Chủ tịch UBND tỉnh", "Huân chương Lao động",
        "Danh hiệu “Lao động tiên tiến”",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "points_to"),
    [("TT\tĐơn vị\tTập thể\n1\tCông an\t2", {"annex": "bang-1"}), ("", {"annex_missing": True})],
)
def test_a_line_that_points_to_an_annex_names_the_plans_own_table(
    rows: str, points_to: dict[str, Any]
) -> None:
    quotas = "- Mỗi thôn: 01 tập thể (có danh sách phân bổ kèm theo)."
    text = f"{PLAN.format(**WORDS | {'quotas': quotas})}\nPHỤ LỤC\n\nPHÂN BỔ SỐ LƯỢNG\n\n{rows}\n"
    made = draft(text, scanned=False, project=PROJECT)
    [quota] = data(made)["quotas"]
    assert {key: value for key, value in quota.items() if key.startswith("annex")} == points_to
    assert [each["title"] for each in data(made).get("annexes", ())] == (["PHÂN BỔ SỐ LƯỢNG"] if rows else [])


def test_why_a_point_is_open_is_said_of_what_is_open() -> None:
    """Of tables, copies and candidates, too, which no registry and no heading could tell."""
    table = "TT\tĐơn vị\tTập thể\n1\tCông an\t2"
    words = {
        "criteria": "- Các thôn và cán bộ: chấp hành tốt nội quy, quy chế của địa phương.",
        "quotas": "- Mỗi thôn: 01 tập thể (có danh sách phân bổ kèm theo).",
    }
    text = PLAN.format(**WORDS | words).replace("(02 bản chính)", "(02 bản chính, 01 bản sao)")
    made = draft(f"{text}\nBẢNG 1\n\n{table}\n\nBẢNG 2\n\n{table}\n", scanned=False, project=PROJECT)
    whys = {at.rpartition(".")[2]: why for at, why in opened(made).items()}
    asked = {key: REASONS[whys[key]] for key in ("annex", "copies", "candidate")}
    assert asked == {
        "annex": "Kế hoạch có nhiều bảng kèm theo, không rõ dòng này dẫn bảng nào",
        "copies": "Nêu nhiều số bộ, số bản, không rõ phải nộp bao nhiêu",
        "candidate": "Không rõ tiêu chuẩn này dành cho tập thể hay cá nhân",
    }


def test_words_that_lead_in_criteria_behind_a_colon_say_how_many_must_be_met() -> None:
    made = drafted(
        criteria="a) Tiêu chuẩn: đạt 2/3 tiêu chí sau:\n\n- Đoàn kết;\n\n- Sáng kiến;\n\n- Gương mẫu."
    )
    [found] = data(made)["awards"][0]["criteria"]
    assert (found["preamble"], found["match"], found["least"]) == ("đạt 2/3 tiêu chí sau:", "some", 2)


def test_an_issuer_that_the_registry_lacks_is_offered_with_its_place_and_its_units() -> None:
    text = (
        PLAN.format(**WORDS)
        .replace("Cao Lộc", "Sơn Mẫu")
        .replace("UBND xã Sơn Mẫu ban hành", "UBND xã ban hành")
    )
    made = draft(text, scanned=False, project=PROJECT)
    assert opened(made)["plan.issuer"] == "no_entry"
    offered = {each.registry: each.entry for each in made.offered}
    assert offered["issuing_bodies"]["name"] == "UBND xã Sơn Mẫu"
    assert (offered["units"]["name"], offered["units"]["body"]) == (
        "Phòng Văn hóa - Xã hội",
        "ubnd-xa-son-mau",
    )


def test_what_is_offered_for_a_registry_can_be_added_as_it_stands() -> None:
    """A unit that a plan writes with and without capitals is one entry: a registry has a code once."""
    made = drafted(
        criteria="a) Đối với tập thể:\n\n* Đối với các Tổ mẫu, đội mẫu:\n\n- Đoàn kết.",
        quotas="- Các Tổ mẫu, Đội mẫu đề nghị khen thưởng không quá 01 tập thể.",
    )
    assert [(each.registry, each.entry["code"]) for each in made.offered] == [("units", "cac-to-mau-doi-mau")]


def test_a_number_for_a_reward_that_another_body_is_asked_for_is_one_of_that_reward() -> None:
    """Whoever is asked is no unit that proposes."""
    said = "Đề nghị Chủ tịch UBND tỉnh Lạng Sơn tặng Bằng khen: toàn xã không quá 01 tập thể."
    made = drafted(quotas=f"{WORDS['quotas']}\n\n- {said}")
    [line] = [each for each in data(made)["quotas"] if each["group"].startswith("Đề nghị")]
    assert known_to(PROJECT).awards[line["award"]].level == "province"
    assert (line["collectives"], line.get("units")) == (1, None)
    assert made.offered == ()


def test_capitals_that_name_no_position_are_asked_for() -> None:
    """Scans may put the title of an annex beside a signature."""
    title = "GIAO CHỈ TIÊU"
    plan = PLAN.format(**WORDS).replace("KT. CHỦ TỊCH", f"{title}\n\nKT. CHỦ TỊCH")
    made = draft(plan, scanned=False, project=PROJECT)
    assert data(made)["plan"]["signatory"]["position"] == "PHÓ CHỦ TỊCH"
    made = draft(plan.replace("PHÓ CHỦ TỊCH\n", ""), scanned=False, project=PROJECT)
    assert opened(made)["plan.signatory.position"] == "which_part"
