"""A repeated paragraph that does not say where it ends."""

from pathlib import Path

from builders import write_word_file


def make(root: Path) -> None:
    folder = root / "campaigns" / "_shared" / "forms"
    write_word_file(folder / "to-trinh.docx", "{%p for line in bases %}", "{{ line }}")
