"""A field in one brace."""

from pathlib import Path

from builders import write_word_file


def make(root: Path) -> None:
    folder = root / "campaigns" / "_shared" / "forms"
    write_word_file(folder / "to-trinh.docx", "Phong trào: { campaign }")
