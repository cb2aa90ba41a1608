"""Open points (`campaigns/<id>/open.yml`): what a draft could not read from its plan for certain."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field

from generator.model.base import Code, Hash, Line, Record, Text
from generator.model.plan.plan_date import Day

Why = Literal[
    "scanned", "not_there", "no_entry", "several_entries", "like_an_entry", "which_part", "which_award",
    "which_candidate", "which_match", "which_relation", "which_points", "how_counted", "maybe_a_quota",
    "maybe_a_measure", "whose_deadline", "whose_task", "where_to", "copies", "annex", "no_year", "tentative",
    "part", "lunar", "blank", "misspelt", "no_such", "weekday",
    "before_issue", "contrary", "several", "unclear", "nothing", "which_event",
    "edited", "not_written",
]  # fmt: skip
"""Why a point is open: a closed list; those about time are the doubts of `plan_time/doubts.py`."""

REASONS: Mapping[Why, str] = {
    "scanned": "Đọc từ ảnh quét: ngày, con số phải có người xem lại cạnh ảnh",
    "not_there": "Không tìm thấy trong văn bản",
    "no_entry": "Danh mục chưa có mục này",
    "several_entries": "Danh mục có nhiều mục gọi như vậy",
    "like_an_entry": "Tên trong văn bản chỉ gần giống tên trong danh mục",
    "which_part": "Không rõ đoạn này thuộc phần nào của kế hoạch",
    "which_award": "Không rõ là hình thức khen thưởng nào",
    "which_candidate": "Không rõ tiêu chuẩn này dành cho tập thể hay cá nhân",
    "which_match": "Kế hoạch không nói rõ phải đạt tất cả hay một trong các tiêu chuẩn",
    "which_relation": "Không rõ kế hoạch thực hiện văn bản này hay chỉ căn cứ vào đó",
    "which_points": "Không rõ điểm số này tính thế nào trong thang điểm",
    "how_counted": "Không rõ con số tính cho mỗi đơn vị hay tính chung",
    "maybe_a_quota": "Có thể là số lượng khen thưởng, cũng có thể là chỉ tiêu, tỷ lệ phiếu hoặc số tối thiểu",
    "maybe_a_measure": "Có con số nhưng không rõ đo cái gì, so sánh thế nào",
    "whose_deadline": "Không rõ thời hạn này ràng buộc ai, dùng cho việc gì",
    "whose_task": "Không rõ việc này giao cho đơn vị nào",
    "where_to": "Không rõ hồ sơ gửi về đâu",
    "copies": "Nêu nhiều số bộ, số bản, không rõ phải nộp bao nhiêu",
    "annex": "Kế hoạch có nhiều bảng kèm theo, không rõ dòng này dẫn bảng nào",
    "no_year": "Văn bản không ghi năm",
    "tentative": "Thời gian chỉ là dự kiến",
    "part": "Chỉ ghi đầu, giữa hoặc cuối một khoảng thời gian",
    "lunar": "Ngày âm lịch hoặc ngày Tết",
    "blank": "Văn bản để trống ngày, tháng",
    "misspelt": "Ngày, tháng viết thiếu hoặc sai chữ",
    "no_such": "Lịch không có ngày này",
    "weekday": "Ngày không khớp với thứ ghi trong văn bản",
    "before_issue": "Ngày đứng trước ngày ban hành văn bản",
    "contrary": "Các chữ về thời gian trái nhau",
    "several": "Nêu nhiều thời điểm, không rõ là thời điểm nào",
    "unclear": "Không rõ là ngày nào",
    "nothing": "Không thấy ngày, tháng trong lời này",
    "which_event": "Lấy một sự kiện làm mốc; danh mục sự kiện không có đúng một mục như vậy",
    "edited": "Chỗ này đã có người sửa, còn tệp kế hoạch mới ghi khác",
    "not_written": "Chưa chép lời của kế hoạch",
}
"""Each reason as staff read it, without a full stop."""


class ReadFrom(Record):
    """The file that import read."""

    file: Text = Field(description="Tên tệp kế hoạch đã đọc.", examples=["KH 312.docx"])
    sha256: Hash = Field(description="Mã SHA-256 của tệp ấy.", examples=["9f3a1c5e7b20d468" * 4])
    day: Day = Field(description="Ngày đọc.", examples=["2027-01-05"])
    pages: tuple[int, ...] = Field(
        default=(),
        description="Với bản quét: mỗi trang của plan.pdf bắt đầu ở dòng nào của plan.txt "
        "(gần đúng, tính theo số chữ).",
        examples=[[1, 38, 77]],
    )


class OpenPoint(Record):
    """One thing that a person must decide.

    `understood` and `choices` are values of the place `at`, as they would stand in the campaign file.
    """

    code: Code = Field(description="Mã của điểm, giữ nguyên qua các lần đọc lại.", examples=["o-07"])
    at: Text = Field(
        description="Chỗ trong campaign.yml: các khóa và mã nối bằng dấu chấm; trong danh sách không có mã "
        "thì ghi [mục của kế hoạch], hoặc [@dòng của plan.txt].",
        examples=["milestones.nop-ho-so.date"],
    )
    line: int = Field(
        default=0, ge=0, description="Dòng của plan.txt; 0 khi kế hoạch không có dòng nào.", examples=[41]
    )
    wording: Line = Field(default="", description="Lời của kế hoạch.", examples=["trước ngày 15/3"])
    understood: Any = Field(
        default=None, description="Hiểu là gì; bỏ khóa này khi không hiểu được.", examples=["{year: 2027}"]
    )
    why: Why = Field(description="Vì sao phải có người quyết định.", examples=["no_year"])
    choices: tuple[Any, ...] = Field(default=(), description="Các cách hiểu để chọn.")
    decided: Literal["", "kept", "changed", "absent"] = Field(
        default="",
        description="Người soạn quyết định: để trống khi chưa, kept (giữ điều đã hiểu), changed (đã sửa), "
        "absent (kế hoạch không ghi).",
        examples=["kept"],
    )


class OpenPoints(Record):
    """The file `open.yml`; `imported`: by place, the `value_hash` of what import or `thidua new` wrote."""

    version: Literal[1] = Field(description="Bản của tệp này.", examples=[1])
    read_from: ReadFrom | None = Field(
        default=None,
        description="Tệp kế hoạch mà bản nháp đọc từ đó; không có khi phong trào do thidua new lập.",
    )
    points: tuple[OpenPoint, ...] = Field(default=(), description="Các điểm mở.")
    imported: dict[str, Hash] = Field(
        default={}, description="Mã SHA-256 của điều đã ghi ở mỗi chỗ, để biết chỗ nào có người sửa."
    )
