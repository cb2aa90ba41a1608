"""A folder with a name that Windows keeps for itself: made elsewhere, it opens on no machine of theirs."""

from pathlib import Path


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    (root / "campaigns/thu").rename(root / "campaigns/con")
