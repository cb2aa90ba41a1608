"""A decision in Word that names one person in its text and the other in its table."""

from pathlib import Path

from builders import word_document


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    document = word_document()
    document.add_paragraph("Điều 1. Tặng Giấy khen cho các cá nhân sau:")
    document.add_paragraph("1. Bà Trần Thị B2, Chuyên viên, Phòng B;")
    table = document.add_table(0, 4)
    for cells in (("TT", "Họ và tên", "Chức vụ", "Đơn vị"), ("1", "Nguyễn Văn A1", "Trưởng phòng", "Phòng A")):
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    document.save(str(root / "campaigns/thu/honours/qd-1.docx"))
