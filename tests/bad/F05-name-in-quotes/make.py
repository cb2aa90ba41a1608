"""A field whose name stands in the quotes that Word types."""

from pathlib import Path

from builders import write_word_file


def make(root: Path) -> None:
    folder = root / "campaigns" / "_shared" / "forms"
    write_word_file(folder / "to-trinh.docx", "Phong trào: {{ “campaign” }}")
