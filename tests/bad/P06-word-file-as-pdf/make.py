"""A Word file under the name of the signed plan."""

from pathlib import Path


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    (root / "campaigns/thu/plan.pdf").write_bytes(b"PK\x03\x04" + bytes(64))
