"""A picture in which its program has written who drew it."""

from pathlib import Path

from pictures import png


def make(root: Path) -> None:
    (root / "content/anh.png").write_bytes(png(author="A1"))
