"""A Word file that fetches its template from another machine."""

from pathlib import Path

from builders import write_word_file
from office_files import with_relationship


def make(root: Path) -> None:
    path = root / "campaigns" / "_shared" / "forms" / "to-trinh.docx"
    write_word_file(path, "{{ campaign }}")
    path.write_bytes(with_relationship(path.read_bytes(), "word/settings.xml", "attachedTemplate", "https://example.com/mau.dotm"))
