"""A copy that was cut off: no byte of it."""

from pathlib import Path


def make(root: Path) -> None:
    folder = root / "campaigns" / "_shared" / "forms"
    (folder / "to-trinh.docx").write_bytes(b"")
