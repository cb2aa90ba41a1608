"""A folder named as people name folders."""

from pathlib import Path


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    (root / "campaigns/thu").rename(root / "campaigns/Thi đua 2027")
