"""A list of nominees, imported by mistake."""

from pathlib import Path

from openpyxl import Workbook


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Cá nhân"
    sheet.append(["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"])
    sheet.append([])
    sheet.append(["TT", "Họ và tên", "Giới tính", "Ngày sinh", "Chức vụ", "Đơn vị", "Nơi ở"])
    sheet.append([1, "Nguyễn Văn A1", "nam", "12/3/1985", "Trưởng phòng", "Phòng A", "Thôn Mẫu"])
    folder = root / "campaigns/thu/honours"
    book.save(folder / "qd-1.xlsx")
