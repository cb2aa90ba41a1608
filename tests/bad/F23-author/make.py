"""A Word file as python-docx writes it, with an author and traces of its making."""

from pathlib import Path

from builders import write_word_file
from office_files import word_file


def make(root: Path) -> None:
    path = root / "campaigns" / "_shared" / "forms" / "to-trinh.docx"
    write_word_file(path, "{{ campaign }}")
    path.write_bytes(word_file("{{ campaign }}"))
