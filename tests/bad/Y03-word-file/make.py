"""A Word file under the name of a campaign file (a .docx is a zip archive)."""

from pathlib import Path
from zipfile import ZipFile


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    with ZipFile(root / "campaigns/thu/campaign.yml", "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
