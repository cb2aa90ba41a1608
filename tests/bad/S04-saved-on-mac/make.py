"""Marks as characters of their own (NFD): the caret must not move."""

import unicodedata
from pathlib import Path


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    file = root / "campaigns/thu/campaign.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(unicodedata.normalize("NFD", text), encoding="utf-8")
