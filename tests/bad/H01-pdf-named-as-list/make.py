"""The signed decision given as its list."""

from pathlib import Path

from pypdf import PdfWriter


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.write(root / "campaigns/thu/honours/qd-1.pdf")
