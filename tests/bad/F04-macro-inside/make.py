"""A macro in a file that does not say so."""

import zipfile
from pathlib import Path

from builders import write_word_file


def make(root: Path) -> None:
    folder = root / "campaigns" / "_shared" / "forms"
    path = folder / "to-trinh.docx"
    write_word_file(path, "{{ campaign }}")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"Sub AutoOpen()")
