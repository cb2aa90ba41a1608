"""Lines indented with the tab key."""

from pathlib import Path


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    file = root / "campaigns/thu/campaign.yml"
    file.write_text("id: thu\nplan:\n\tsymbol: KH-UBND\n\tissuer: ubnd-xa-thu\n", encoding="utf-8")
