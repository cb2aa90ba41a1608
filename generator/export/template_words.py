"""The words of the list template: its sheets and columns, how it is filled in, what must never be in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.model.campaign import Campaign

GUIDE, CHOICES = "Hướng dẫn", "Danh mục"


class Column(NamedTuple):
    """A column of the list: its title, its width in characters, and the list that its drop-down offers."""

    title: str
    width: int
    choices: str = ""


NUMBER = Column("TT", 6)
HONORIFIC = Column("Ông/Bà", 9, "Ông/Bà")
UNIT = Column("Đơn vị", 36, "Đơn vị")
AWARD = Column("Hình thức khen thưởng", 34, "Hình thức khen thưởng")
_ACHIEVEMENT = Column("Thành tích", 48)
SHEETS: dict[str, tuple[Column, ...]] = {
    "Tập thể": (NUMBER, Column("Tên tập thể", 44), UNIT, AWARD, _ACHIEVEMENT),
    "Cá nhân": (
        NUMBER, HONORIFIC, Column("Họ và tên", 28), Column("Chức vụ", 28), UNIT, AWARD, _ACHIEVEMENT,
    ),
    "Hộ gia đình": (
        NUMBER, HONORIFIC, Column("Họ và tên chủ hộ", 28), UNIT, AWARD, _ACHIEVEMENT,
    ),
}  # fmt: skip

_COLUMNS = (
    ("TT", "Số thứ tự như trong quyết định, đếm từ 1 cho mỗi loại (tập thể, cá nhân, hộ gia đình)."),
    ("Ông/Bà", "Chọn Ông hoặc Bà; không ghi danh xưng vào ô họ và tên."),
    ("Tên tập thể", "Ghi đầy đủ như quyết định, không viết tắt. Mỗi tập thể một dòng."),
    ("Họ và tên", "Chữ thường có dấu, viết hoa đầu mỗi tiếng, đúng từng chữ như quyết định."),
    ("Chức vụ", "Chức vụ khi được khen, như quyết định ghi; không có thì để trống."),
    ("Đơn vị", "Chọn trong danh sách; đơn vị chưa có thì ghi như quyết định và báo người quản lý cổng."),
    ("Hình thức khen thưởng", "Chọn trong danh sách. Để trống khi cả quyết định chỉ có một hình thức."),
    ("Thành tích", "Thành tích được khen, như quyết định ghi."),
)
_NEVER = (
    "Số định danh, căn cước, chứng minh nhân dân, hộ chiếu; ngày sinh, năm sinh; số điện thoại; nơi ở.",
    "Quê quán; số tài khoản, mã số thuế, số bảo hiểm; thư điện tử; dân tộc, tôn giáo.",
    "Tình trạng sức khỏe, hộ nghèo, hộ cận nghèo.",
    "Không thêm cột. Không để các dữ liệu ấy trong trang ẩn, cột ẩn, dòng ẩn hay ghi chú (comment) của ô.",
)
_HOW = (
    "Mỗi quyết định một tệp; giữ nguyên thứ tự của quyết định. Loại nào không có thì để trống trang ấy.",
    "Gõ bằng phông chữ Unicode (Times New Roman, Arial …), không dùng phông .VnTime hay VNI.",
    "Giữ nguyên dòng tiêu đề. Không dùng công thức, không ẩn trang, cột hay dòng.",
)
_AFTER = (
    ("Số thứ tự", "Sau khi công bố, TT của một dòng không đổi: đường dẫn tới dòng ấy dùng số này."),
    ("Đính chính", "Sửa dòng trong tệp, giữ TT; khai báo kind: corrected trong mục corrections."),
    ("Thu hồi", "Giữ dòng trong tệp; khai báo kind: revoked, văn bản và ngày thu hồi."),
    ("Không công khai", "Xóa dòng khỏi tệp, không đánh số lại các dòng khác; khai báo kind: withheld."),
)


def rules(campaign: Campaign) -> Iterator[tuple[str, str]]:
    """Two columns of text; a line without its second column is a heading."""
    yield "DANH SÁCH KHEN THƯỞNG", campaign.short_title
    yield "1. Cách điền", ""
    yield from (("", text) for text in _HOW)
    yield "2. Các cột", ""
    yield from _COLUMNS
    yield "3. Không bao giờ ghi", ""
    yield from (("", text) for text in _NEVER)
    yield "4. Sau khi công bố", ""
    yield from _AFTER
    yield "5. Đưa lên cổng", ""
    yield (
        "",
        f"Lưu tệp vào campaigns/{campaign.id}/honours/, tên chữ thường không dấu (ví dụ qd-12-2026.xlsx).",
    )
    yield "", "Khai báo quyết định trong mục decisions của campaign.yml, rồi chạy: thidua check."
    yield (
        "",
        "Khi không còn lỗi: thidua serve để xem trước, thidua build, đưa lên mạng, thidua honours publish.",
    )
