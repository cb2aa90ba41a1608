"""A whole book in place of a form: packed it is small."""

from pathlib import Path

from builders import write_word_file
from office_files import changed


def make(root: Path) -> None:
    path = root / "campaigns" / "_shared" / "forms" / "to-trinh.docx"
    write_word_file(path, "{{ campaign }}", "sách")
    book = "Kính gửi Phòng Văn hóa. " * 250_000
    path.write_bytes(changed(path.read_bytes(), "word/document.xml", "sách", book))
