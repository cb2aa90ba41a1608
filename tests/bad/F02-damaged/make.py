"""A Word file of which half is missing."""

from pathlib import Path

from builders import write_word_file


def make(root: Path) -> None:
    folder = root / "campaigns" / "_shared" / "forms"
    path = folder / "to-trinh.docx"
    write_word_file(path, "{{ campaign }}")
    path.write_bytes(path.read_bytes()[:4000])
