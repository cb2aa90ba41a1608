"""The sheet “Cá nhân” has the table of the collectives."""

from pathlib import Path

from builders import write_list


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    (root / "campaigns/thu/honours/qd-1.csv").unlink()
    write_list(root, ("TT", "Tên tập thể", "Đơn vị"), (1, "Phòng A", "Phòng A"))
