"""A spreadsheet's rows pasted into the campaign file."""

from pathlib import Path


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    file = root / "campaigns/thu/campaign.yml"
    with file.open("a", encoding="utf-8") as campaign:
        campaign.write("topics:\n" + "  - a\n" * 30_000)
