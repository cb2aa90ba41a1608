"""The class 10/1, of which Excel made the tenth of January."""

from datetime import date
from pathlib import Path

from builders import LIST, write_list
from openpyxl.worksheet.worksheet import Worksheet


def make(root: Path) -> None:
    """Make the mistake below the project's root."""

    def turn_into_a_day(sheet: Worksheet) -> None:
        sheet["C3"] = date(2026, 1, 10)
        sheet["C3"].number_format = "d-mmm"

    write_list(root, *LIST, edit=turn_into_a_day)
