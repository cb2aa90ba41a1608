"""Word's format before 2007."""

from pathlib import Path


def make(root: Path) -> None:
    folder = root / "campaigns" / "_shared" / "forms"
    (folder / "to-trinh.doc").write_bytes(b"\xd0\xcf\x11\xe0 Word")
