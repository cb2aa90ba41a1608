"""Invented awardees whose names are spread as names are in Việt Nam: a few surnames, few middle names."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from generator.model.honour import Honour

SURNAMES = {
    "Nguyễn": 310, "Trần": 105, "Lê": 90, "Phạm": 65, "Hoàng": 50, "Phan": 40, "Vũ": 38, "Đặng": 22,
    "Bùi": 20, "Đỗ": 15, "Hồ": 13, "Ngô": 13, "Dương": 11, "Nông": 30, "Hứa": 20, "Vi": 20, "Lương": 20,
    "Triệu": 15, "Lý": 12, "Lâm": 10, "Chu": 8, "Đàm": 6, "Bế": 6, "Mã": 5, "Tô": 5, "Đinh": 10, "Trịnh": 8,
}  # fmt: skip
MEN = {
    "Văn": 400,
    "Đức": 60,
    "Minh": 60,
    "Quang": 50,
    "Hữu": 45,
    "Xuân": 40,
    "Thanh": 40,
    "Ngọc": 40,
    "Anh": 30,
}
WOMEN = {"Thị": 500, "Thu": 60, "Ngọc": 50, "Thanh": 50, "Kim": 40, "Minh": 40, "Hồng": 40, "Phương": 30}
GIVEN = re.findall(
    r"\w+",
    """
    An Anh Ánh Ân Bách Bảo Bắc Bình Bích Cường Châu Chi Chiến Chung Công Cúc Diễm Diệp Duy Dung Dũng
    Duyên Dương Đại Đạt Điệp Định Đoàn Đông Đức Giang Gấm Hà Hải Hạnh Hằng Hân Hậu Hiền Hiếu Hiệp
    Hoa Hoà Hoài Hoan Hoàng Hồng Huế Huệ Hùng Huy Huyền Hưng Hương Hường Khang Khánh Khoa Khôi Khuê
    Kiên Kiều Kim Lam Lan Lành Lâm Lệ Liên Linh Loan Long Lộc Luân Lụa Lực Ly Lý Mai Mạnh Mận Mến
    Minh My Mỹ Nam Nga Ngà Ngân Nghĩa Ngọc Nguyên Nguyệt Nhân Nhật Nhi Nhung Ninh Oanh Phong Phú
    Phúc Phương Phượng Quân Quang Quế Quốc Quyên Quyền Quỳnh Sáng Sơn Tài Tâm Tân Tấn Thái Thanh
    Thành Thảo Thắm Thắng Thế Thiện Thịnh Thoa Thọ Thơm Thu Thuận Thủy Thúy Thư Thương Tiên Tiến
    Tình Toàn Toản Trang Trâm Trí Trinh Trọng Trung Trường Tú Tuấn Tùng Tuyên Tuyết Tư Uyên Vân Việt
    Vinh Vũ Vui Vượng Xuân Yên Yến
    """,
)
COMMUNES = ("Đồng Đăng", "Kỳ Lừa", "Tam Thanh", "Hợp Thành", "Thụy Hùng", "Lộc Yên", "Xuân Long", "Công Sơn")


def awardees(count: int, award: str) -> Iterator[Honour]:
    """`count` people of 400 thôn, the same ones for the same count."""
    chance = random.Random(count)  # noqa: S311 - names for a measurement, no secret

    def drawn(weights: dict[str, int]) -> str:
        return chance.choices(list(weights), list(weights.values()))[0]

    for number in range(1, count + 1):
        woman = chance.random() < 0.5
        middle = drawn(WOMEN if woman else MEN)
        yield Honour(
            candidate="individual",
            number=number,
            honorific="Bà" if woman else "Ông",
            name=f"{drawn(SURNAMES)} {middle} {chance.choice(GIVEN)}",
            position="",
            unit=f"Thôn {chance.randint(1, 50)}, {chance.choice(COMMUNES)}",
            unit_code=None,
            award=award,
            achievement="",
            sheet="",
            line=number + 1,
        )
