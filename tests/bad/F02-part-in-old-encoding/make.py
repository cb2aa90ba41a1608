"""A Word file whose text is not in UTF-8."""

import zipfile
from pathlib import Path

from builders import write_word_file


def make(root: Path) -> None:
    folder = root / "campaigns" / "_shared" / "forms"
    path = folder / "to-trinh.docx"
    write_word_file(path, "x")
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = parts["word/document.xml"].decode("utf-8").replace("UTF-8", "UTF-16")
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in {**parts, "word/document.xml": text.encode("utf-16")}.items():
            archive.writestr(name, content)
