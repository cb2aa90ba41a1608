"""A short title with a Russian letter in it."""

from pathlib import Path


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    path = root / "campaigns/thu/campaign.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("short_title: Phong trào", "short_title: Phong tr\u0430o", 1), encoding="utf-8")
