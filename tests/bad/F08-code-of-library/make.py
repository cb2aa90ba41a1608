"""The form's file, as it should be."""

from pathlib import Path

from builders import write_word_file


def make(root: Path) -> None:
    folder = root / "campaigns" / "_shared" / "forms"
    own = root / "campaigns" / "thu" / "forms"
    own.mkdir()
    write_word_file(own / "to-trinh.docx", "{{ campaign }}")
    write_word_file(folder / "to-trinh.docx", "{{ campaign }}")
