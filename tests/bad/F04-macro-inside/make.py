"""A macro in a file that does not say so."""

from pathlib import Path

from builders import write_word_file
from office_files import with_part


def make(root: Path) -> None:
    path = root / "campaigns" / "_shared" / "forms" / "to-trinh.docx"
    write_word_file(path, "{{ campaign }}")
    path.write_bytes(with_part(path.read_bytes(), "word/vbaProject.bin", b"Sub AutoOpen()"))
