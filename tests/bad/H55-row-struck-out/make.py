"""A row that somebody struck out instead of deleting it."""

from pathlib import Path

from builders import LIST, write_list
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet


def make(root: Path) -> None:
    """Make the mistake below the project's root."""

    def strike(sheet: Worksheet) -> None:
        for cell in sheet[3]:
            cell.font = Font(strike=True)

    write_list(root, *LIST, edit=strike)
