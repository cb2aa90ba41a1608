"""A row that somebody struck out instead of deleting it."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Cá nhân"
    sheet.append(["TT", "Họ và tên", "Chức vụ", "Đơn vị"])
    sheet.append([1, "Nguyễn Văn A1", "Trưởng phòng", "Phòng A"])
    sheet.append([2, "Trần Thị B2", "Chuyên viên", "Phòng B"])
    for cell in sheet[3]:
        cell.font = Font(strike=True)
    book.save(root / "campaigns/thu/honours/qd-1.xlsx")
