"""A list of nominees, imported by mistake."""

from pathlib import Path

from builders import write_list


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    write_list(
        root,
        ("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG",),
        (),
        ("TT", "Họ và tên", "Giới tính", "Ngày sinh", "Chức vụ", "Đơn vị", "Nơi ở"),
        (1, "Nguyễn Văn A1", "nam", "12/3/1985", "Trưởng phòng", "Phòng A", "Thôn Mẫu"),
    )
