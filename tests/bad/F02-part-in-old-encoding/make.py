"""A Word file whose text is not in UTF-8."""

from pathlib import Path

from builders import write_word_file
from office_files import packed, parts_of


def make(root: Path) -> None:
    path = root / "campaigns" / "_shared" / "forms" / "to-trinh.docx"
    write_word_file(path, "x")
    parts = parts_of(path.read_bytes())
    text = parts["word/document.xml"].decode("utf-8").replace("UTF-8", "UTF-16")
    path.write_bytes(packed({**parts, "word/document.xml": text.encode("utf-16")}))
