"""A Word file under the name of the list."""

from pathlib import Path


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    folder = root / "campaigns/thu/honours"
    (folder / "qd-1.xlsx").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(64))
