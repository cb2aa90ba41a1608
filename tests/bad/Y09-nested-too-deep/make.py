"""A hundred thousand brackets: a broken file, or one made to break us."""

from pathlib import Path


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    file = root / "campaigns/thu/campaign.yml"
    with file.open("a", encoding="utf-8") as campaign:
        campaign.write("topics: " + "[" * 100_000 + "\n")
