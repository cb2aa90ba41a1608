"""The sheet “Cá nhân” has the table of the collectives."""

from pathlib import Path

from openpyxl import Workbook


def make(root: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Cá nhân"
    sheet.append(["TT", "Tên tập thể", "Đơn vị"])
    sheet.append([1, "Phòng A", "Phòng A"])
    folder = root / "campaigns/thu/honours"
    folder.mkdir(exist_ok=True)
    (folder / "qd-1.csv").unlink()
    book.save(folder / "qd-1.xlsx")
