"""The signed plan as a Word file under the name plan.txt."""

from pathlib import Path


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    (root / "campaigns/thu/plan.txt").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))
