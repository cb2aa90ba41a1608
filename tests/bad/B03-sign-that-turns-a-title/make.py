"""A title that reads backwards, and one with a letter that nobody sees."""

from pathlib import Path


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    path = root / "campaigns/thu/campaign.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("short_title: ", "short_title: \u202e", 1), encoding="utf-8")
