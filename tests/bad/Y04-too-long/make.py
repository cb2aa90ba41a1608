"""A whole list of people pasted into the campaign file: more than a megabyte."""

from pathlib import Path


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    file = root / "campaigns/thu/campaign.yml"
    with file.open("a", encoding="utf-8") as campaign:
        campaign.write("goals:\n" + "  - Nguyễn Văn A1, thôn Thử\n" * 40_000)
