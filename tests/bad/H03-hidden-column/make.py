"""Birth dates in a column that Excel does not show."""

from pathlib import Path

from openpyxl import Workbook


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Cá nhân"
    sheet.append(["TT", "Họ và tên", "Chức vụ", "Đơn vị", "Ngày sinh"])
    sheet.append([1, "Nguyễn Văn A1", "Trưởng phòng", "Phòng A", "12/3/1985"])
    sheet.column_dimensions["E"].hidden = True
    folder = root / "campaigns/thu/honours"
    book.save(folder / "qd-1.xlsx")
