"""A picture with a packed file behind it."""

from pathlib import Path

from pictures import archive, png


def make(root: Path) -> None:
    (root / "content/anh.png").write_bytes(png() + archive())
