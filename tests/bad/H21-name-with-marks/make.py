"""The list as it came: its name has marks, capitals and spaces, and campaign.yml has the one that it should have."""

from pathlib import Path


def make(root: Path) -> None:
    folder = root / "campaigns" / "thu" / "honours"
    (folder / "QĐ 120 - danh sách.csv").write_text('TT;Ông/Bà;Họ và tên;Chức vụ;Đơn vị\n1;Ông;Nguyễn Văn A1;Trưởng phòng;Phòng A\n', encoding="utf-8")
