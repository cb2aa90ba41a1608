"""A formula that no program has computed."""

from pathlib import Path

from builders import LIST, write_list


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    write_list(root, LIST[0], (1, '="Nguyễn Văn "&"A1"', "Trưởng phòng", "Phòng A"))
