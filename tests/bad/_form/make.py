"""The form's file: one paragraph with one field."""

from pathlib import Path

from builders import write_word_file


def make(root: Path) -> None:
    folder = root / "campaigns/_shared/forms"
    folder.mkdir()
    write_word_file(folder / "to-trinh.docx", "{{ campaign }}")
