"""A registry was moved away."""

from pathlib import Path


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    (root / "campaigns/_shared/units.yml").unlink()
