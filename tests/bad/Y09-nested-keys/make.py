"""Keys within keys: PyYAML's composer crashes on it."""

from pathlib import Path


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    file = root / "campaigns/thu/campaign.yml"
    file.write_text("? " * 100_000, encoding="utf-8")
