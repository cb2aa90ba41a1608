"""A remark in white letters."""

from pathlib import Path

from builders import LIST, write_list
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet


def make(root: Path) -> None:
    """Make the mistake below the project's root."""

    def whiten(sheet: Worksheet) -> None:
        sheet["C3"].font = Font(color="FFFFFFFF")

    write_list(root, *LIST, edit=whiten)
