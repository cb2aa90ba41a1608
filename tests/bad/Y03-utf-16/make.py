"""Notepad's "Unicode" is UTF-16."""

from pathlib import Path


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    file = root / "campaigns/thu/campaign.yml"
    file.write_text(file.read_text(encoding="utf-8"), encoding="utf-16")
