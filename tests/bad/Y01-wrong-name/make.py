"""Windows hides endings, so the file was saved as campaign.yml.txt."""

from pathlib import Path


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    file = root / "campaigns/thu/campaign.yml"
    file.rename(file.with_name("campaign.yml.txt"))
