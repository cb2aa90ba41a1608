"""The class 10/1, of which Excel made the tenth of January."""

from datetime import date
from pathlib import Path

from openpyxl import Workbook


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Cá nhân"
    sheet.append(["TT", "Họ và tên", "Chức vụ", "Đơn vị"])
    sheet.append([1, "Nguyễn Văn A1", "Trưởng phòng", "Phòng A"])
    sheet.append([2, "Trần Thị B2", "Chuyên viên", "Phòng B"])
    sheet["C3"] = date(2026, 1, 10)
    sheet["C3"].number_format = "d-mmm"
    book.save(root / "campaigns/thu/honours/qd-1.xlsx")
