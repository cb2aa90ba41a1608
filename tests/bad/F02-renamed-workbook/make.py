"""A workbook that was given the name of a Word file."""

from pathlib import Path

from openpyxl import Workbook


def make(root: Path) -> None:
    folder = root / "campaigns" / "_shared" / "forms"
    Workbook().save(folder / "to-trinh.docx")
