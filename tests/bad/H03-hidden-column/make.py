"""Birth dates in a column that Excel does not show."""

from pathlib import Path

from builders import write_list
from openpyxl.worksheet.worksheet import Worksheet


def make(root: Path) -> None:
    """Make the mistake below the project's root."""

    def hide(sheet: Worksheet) -> None:
        sheet.column_dimensions["E"].hidden = True

    titles = ("TT", "Họ và tên", "Chức vụ", "Đơn vị", "Ngày sinh")
    write_list(root, titles, (1, "Nguyễn Văn A1", "Trưởng phòng", "Phòng A", "12/3/1985"), edit=hide)
