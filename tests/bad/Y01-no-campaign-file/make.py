"""The campaign file was deleted."""

from pathlib import Path


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    (root / "campaigns/thu/campaign.yml").unlink()
