"""A folder named on an old Mac: its marks are characters of their own (NFD)."""

import unicodedata
from pathlib import Path


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    name = unicodedata.normalize("NFD", "thi-đua-việt")
    (root / "campaigns/thu").rename(root / "campaigns" / name)
