"""Unpacking an archive made a folder of the file's name."""

from pathlib import Path


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    file = root / "campaigns/thu/campaign.yml"
    file.unlink()
    file.mkdir()
