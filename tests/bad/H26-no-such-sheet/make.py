"""Two decisions' lists in one workbook."""

from pathlib import Path

from openpyxl import Workbook


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    book = Workbook()
    for title, name in (("QĐ 1", "Nguyễn Văn A1"), ("QĐ 2", "Trần Thị B2")):
        sheet = book.create_sheet(title)
        sheet.append(["TT", "Họ và tên", "Chức vụ", "Đơn vị"])
        sheet.append([1, name, "Trưởng phòng", "Phòng A"])
    book.remove(book.worksheets[0])
    folder = root / "campaigns/thu/honours"
    folder.mkdir()
    book.save(folder / "qd-1.xlsx")
