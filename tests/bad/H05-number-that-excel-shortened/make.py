"""A citizen number kept as a number: the zero in front is lost."""

from pathlib import Path

from builders import write_list


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    titles = ("TT", "Họ và tên", "Chức vụ", "Đơn vị", "Ghi chú")
    write_list(root, titles, (1, "Nguyễn Văn A1", "Trưởng phòng", "Phòng A", 25085012345))
