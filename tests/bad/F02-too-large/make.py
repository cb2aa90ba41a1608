"""One byte more than a form may have."""

from pathlib import Path


def make(root: Path) -> None:
    folder = root / "campaigns" / "_shared" / "forms"
    with (folder / "to-trinh.docx").open("wb") as file:
        file.truncate(20_000_001)
