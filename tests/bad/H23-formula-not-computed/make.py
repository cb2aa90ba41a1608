"""A formula that no program has computed."""

from pathlib import Path

from openpyxl import Workbook


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Cá nhân"
    sheet.append(["TT", "Họ và tên", "Chức vụ", "Đơn vị"])
    sheet.append([1, '="Nguyễn Văn "&"A1"', "Trưởng phòng", "Phòng A"])
    folder = root / "campaigns/thu/honours"
    book.save(folder / "qd-1.xlsx")
