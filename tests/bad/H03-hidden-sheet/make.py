"""Last year's list in a sheet that Excel does not show."""

from pathlib import Path

from openpyxl import Workbook


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    book = Workbook()
    for title in ("Cá nhân", "Năm 2025"):
        sheet = book.create_sheet(title)
        sheet.append(["TT", "Họ và tên", "Chức vụ", "Đơn vị"])
        sheet.append([1, "Nguyễn Văn A1", "Trưởng phòng", "Phòng A"])
        if title != "Cá nhân":
            sheet.sheet_state = "hidden"
    book.remove(book.worksheets[0])
    folder = root / "campaigns/thu/honours"
    book.save(folder / "qd-1.xlsx")
