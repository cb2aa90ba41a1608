"""The plan's text was not copied."""

from pathlib import Path


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    (root / "campaigns/thu/plan.txt").unlink()
