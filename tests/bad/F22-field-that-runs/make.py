"""A field that starts a program, its name split as Word splits it."""

from pathlib import Path

from builders import write_word_file
from office_files import field, with_xml


def make(root: Path) -> None:
    path = root / "campaigns" / "_shared" / "forms" / "to-trinh.docx"
    write_word_file(path, "{{ campaign }}")
    path.write_bytes(with_xml(path.read_bytes(), "word/document.xml", field("DDE", "AUTO", " c:/cmd")))
