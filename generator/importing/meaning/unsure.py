"""What a draft does not know: the closed list of reasons, and the mark that stands where a value belongs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from generator.plan_time import doubts


class Why(StrEnum):
    """Why a point is open; `EXPLAINED` says each in Vietnamese."""

    SCANNED = "scanned"
    NOT_THERE = "not_there"
    NO_ENTRY = "no_entry"
    SEVERAL_ENTRIES = "several_entries"
    LIKE_AN_ENTRY = "like_an_entry"
    WHICH_PART = "which_part"
    WHICH_AWARD = "which_award"
    WHICH_MATCH = "which_match"
    WHICH_RELATION = "which_relation"
    HOW_COUNTED = "how_counted"
    MAYBE_A_QUOTA = "maybe_a_quota"
    MAYBE_A_MEASURE = "maybe_a_measure"
    WHOSE_DEADLINE = "whose_deadline"
    WHERE_TO = "where_to"
    ANNEX = "annex"
    NO_YEAR = "no_year"
    TENTATIVE = "tentative"
    PART_OF_PERIOD = "part"
    LUNAR = "lunar"
    BLANK = "blank"
    MISSPELT = "misspelt"
    NO_SUCH_DAY = "no_such"
    WEEKDAY = "weekday"
    BEFORE_ISSUE = "before_issue"
    CONTRARY = "contrary"
    SEVERAL_TIMES = "several"
    UNCLEAR_TIME = "unclear"
    NO_TIME = "nothing"
    WHICH_EVENT = "which_event"


EXPLAINED: Mapping[Why, str] = {
    Why.SCANNED: "Đọc từ ảnh quét: ngày, con số phải có người xem lại cạnh ảnh.",
    Why.NOT_THERE: "Không tìm thấy trong văn bản.",
    Why.NO_ENTRY: "Danh mục chưa có mục này.",
    Why.SEVERAL_ENTRIES: "Danh mục có nhiều mục gọi như vậy.",
    Why.LIKE_AN_ENTRY: "Tên trong văn bản chỉ gần giống tên trong danh mục.",
    Why.WHICH_PART: "Không rõ đoạn này thuộc phần nào của kế hoạch.",
    Why.WHICH_AWARD: "Không rõ là hình thức khen thưởng nào.",
    Why.WHICH_MATCH: "Kế hoạch không nói rõ phải đạt tất cả hay một trong các tiêu chuẩn.",
    Why.WHICH_RELATION: "Không rõ kế hoạch thực hiện văn bản này hay chỉ căn cứ vào đó.",
    Why.HOW_COUNTED: "Không rõ con số tính cho mỗi đơn vị hay tính chung.",
    Why.MAYBE_A_QUOTA: "Có thể là số lượng khen thưởng, cũng có thể là chỉ tiêu, tỷ lệ phiếu hoặc số tối thiểu.",
    Why.MAYBE_A_MEASURE: "Có con số nhưng không rõ đo cái gì, so sánh thế nào.",
    Why.WHOSE_DEADLINE: "Không rõ thời hạn này ràng buộc ai, dùng cho việc gì.",
    Why.WHERE_TO: "Không rõ hồ sơ gửi về đâu.",
    Why.ANNEX: "Văn bản dẫn phụ lục, danh sách kèm theo; không thấy trong tệp.",
    Why.NO_YEAR: "Văn bản không ghi năm.",
    Why.TENTATIVE: "Thời gian dự kiến.",
    Why.PART_OF_PERIOD: "Chỉ ghi đầu, giữa hoặc cuối một khoảng thời gian.",
    Why.LUNAR: "Ngày âm lịch hoặc ngày Tết.",
    Why.BLANK: "Văn bản để trống ngày, tháng.",
    Why.MISSPELT: "Ngày, tháng viết thiếu hoặc sai chữ.",
    Why.NO_SUCH_DAY: "Lịch không có ngày này.",
    Why.WEEKDAY: "Ngày không khớp với thứ ghi trong văn bản.",
    Why.BEFORE_ISSUE: "Ngày đứng trước ngày ban hành văn bản.",
    Why.CONTRARY: "Các chữ về thời gian trái nhau.",
    Why.SEVERAL_TIMES: "Nêu nhiều thời điểm, không rõ là thời điểm nào.",
    Why.UNCLEAR_TIME: "Không rõ là ngày nào.",
    Why.NO_TIME: "Không thấy ngày, tháng trong lời này.",
    Why.WHICH_EVENT: "Lấy một sự kiện làm mốc; danh mục sự kiện không có đúng một mục như vậy.",
}
"""Each reason as staff read it."""


def why_of(doubt: doubts.Why) -> Why:
    """The reason of an open point for a doubt about time."""
    return Why(doubt)


@dataclass(frozen=True, slots=True)
class Offered:
    """An entry for a registry that lacks one: staff look it through and add it."""

    registry: str
    entry: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Unsure:
    """Stands in place of a value that is not certain.

    `understood` goes into the draft to be confirmed; None: the key is left out. `line` is that of plan.txt.
    """

    why: Why
    wording: str
    line: int
    understood: Any = None
    choices: tuple[Any, ...] = ()
    offered: tuple[Offered, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """One open point of a draft; `at` is its place by keys, codes and sections."""

    at: str
    unsure: Unsure
