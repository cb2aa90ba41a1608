"""A Word file that was given the name of a PDF."""

from pathlib import Path

from builders import write_word_file


def make(root: Path) -> None:
    folder = root / "campaigns" / "_shared" / "forms"
    write_word_file(folder / "to-trinh.pdf", "TỜ TRÌNH")
