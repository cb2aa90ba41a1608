"""A column of numbers pasted where words belong: every line is a mistake."""

from pathlib import Path


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    file = root / "campaigns/thu/campaign.yml"
    with file.open("a", encoding="utf-8") as campaign:
        campaign.write("topics:\n" + "  - 1\n" * 130)
