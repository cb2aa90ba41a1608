"""What a number in a statement measures: its subject is whole, and one that nobody names is asked for."""

from __future__ import annotations

import pytest
from sample_plans import data, drafted

from generator.importing.meaning.statements import measures
from generator.importing.meaning.unsure import Unsure


@pytest.mark.parametrize(
    ("wording", "subject", "unit"),
    [
        # Money, land and days are what is counted in, not what is counted.
        ("Thu nhập bình quân đầu người đạt từ 62 triệu đồng/năm trở lên.", "Thu nhập bình quân đầu người",
         "triệu đồng/năm"),
        ("Vận động Quỹ “Vì người nghèo” đạt tối thiểu 150 triệu đồng.", "Vận động Quỹ “Vì người nghèo”",
         "triệu đồng"),
        ("Hiến từ 100 m2 đất trở lên để làm đường.", "Hiến đất", "m2"),
        ("Hoàn thành vượt tiến độ ít nhất 15 ngày.", "Hoàn thành vượt tiến độ", "ngày"),
        # … and what it is counted of may stand behind it.
        ("Xây dựng tối thiểu 02 km đường bê tông.", "Xây dựng đường bê tông", "km"),
        ("Vận động ít nhất 150 triệu đồng xây dựng Quỹ, hoàn thành trước 2027.", "Vận động xây dựng Quỹ",
         "triệu đồng"),
        ("Hoàn thành vượt tiến độ ít nhất 15 ngày so với kế hoạch.",
         "Hoàn thành vượt tiến độ so với kế hoạch", "ngày"),
        ("Vận động ít nhất 150 triệu đồng trước ngày 30/9/2027.", "Vận động", "triệu đồng"),
        ("Đạt từ 90 điểm trở lên.", "Điểm", "điểm"),
        ("Tổng điểm chấm đạt từ 90 điểm trở lên.", "Tổng điểm chấm", "điểm"),
        ("Mỗi thôn có ít nhất 02 điểm vui chơi.", "Điểm vui chơi", "điểm"),
        # "Trên", "dưới", "từ" without a number behind belong to what is measured.
        ("Tỷ lệ giải quyết hồ sơ trên môi trường mạng đạt 100%.",
         "Tỷ lệ giải quyết hồ sơ trên môi trường mạng", "%"),
        ("Tỷ lệ hộ nghèo trên địa bàn xã còn dưới 2%.", "Tỷ lệ hộ nghèo trên địa bàn xã còn", "%"),
        ("Tỷ lệ cán bộ từ xã đến thôn được tập huấn đạt từ 95% trở lên.",
         "Tỷ lệ cán bộ từ xã đến thôn được tập huấn", "%"),
        # A comma parts nouns of one row.
        ("Tỷ lệ hài lòng của người dân, tổ chức đạt tối thiểu 95%.", "Tỷ lệ hài lòng của người dân, tổ chức",
         "%"),
        ("Được người dân, tổ chức đánh giá hài lòng từ 98% trở lên.",
         "Được người dân, tổ chức đánh giá hài lòng", "%"),
        ("100% cán bộ, công chức có tác phong chuẩn mực.", "Cán bộ, công chức có tác phong chuẩn mực", "%"),
        # … and a new clause is none of them.
        ("100% hồ sơ được trả đúng hạn, không để tồn đọng.", "Hồ sơ được trả đúng hạn", "%"),
        # What a result is measured by is not what reaches it.
        ("Thu ngân sách đạt trên 102% dự toán.", "Thu ngân sách so với dự toán", "%"),
        ("Số vụ tai nạn giảm ít nhất 5% so với năm trước.", "Số vụ tai nạn giảm so với năm trước", "%"),
    ],
)  # fmt: skip
def test_the_subject_of_a_measure_is_what_the_plan_measures(wording: str, subject: str, unit: str) -> None:
    made = drafted(goals=f"- {wording}")
    (measure,) = data(made)["goals"][0]["measures"]
    assert (measure["subject"], measure["unit"]) == (subject, unit)


def test_a_share_inside_another_has_a_subject_of_its_own() -> None:
    found = list(
        measures(
            "Tỷ lệ điều tra, khám phá các vụ án đạt trên 85%, trong đó án rất nghiêm trọng, đặc biệt nghiêm "
            "trọng đạt từ 95% trở lên.",
            1,
        )
    )
    assert {(each["subject"], each["value"]) for each in found} == {
        ("Tỷ lệ điều tra, khám phá các vụ án", 85),
        ("Án rất nghiêm trọng, đặc biệt nghiêm trọng", 95),
    }


def test_growth_of_something_that_its_clause_does_not_name_is_asked_for() -> None:
    certain, open_ = list(measures("Giải ngân đạt trên 95% kế hoạch, tăng tối thiểu 8% so với cùng kỳ.", 1))[
        :2
    ]
    assert certain["subject"] == "Giải ngân so với kế hoạch"
    assert isinstance(open_, Unsure)


def test_a_number_on_whom_to_leave_out_is_nothing_to_reach() -> None:
    made = drafted(
        criteria="a) Đối với tập thể: hoàn thành tốt nhiệm vụ.\n\n"
        "b) Không xét khen thưởng tập thể gửi hồ sơ chậm từ 05 ngày trở lên."
    )
    (left_out,) = data(made)["awards"][0]["exclusions"]
    assert "05 ngày" in left_out["text"]
    assert "measures" not in left_out


def test_a_share_that_is_asked_for_is_quoted_with_its_own_clause() -> None:
    said = ("Phấn đấu 95% hộ dân dùng nước sạch", "tỷ lệ hài lòng của người dân, tổ chức đạt 98%.")
    asked = [each for each in measures("; ".join(said), 7) if isinstance(each, Unsure)]
    assert [each.wording for each in asked] == list(said)
