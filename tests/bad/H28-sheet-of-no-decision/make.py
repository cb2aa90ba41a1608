"""Two decisions' lists in one workbook."""

from pathlib import Path

from builders import write_two_lists


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    write_two_lists(root)
