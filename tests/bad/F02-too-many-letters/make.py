"""A whole book in place of a form: packed it is small."""

from pathlib import Path

from builders import write_word_file


def make(root: Path) -> None:
    folder = root / "campaigns" / "_shared" / "forms"
    write_word_file(folder / "to-trinh.docx", "{{ campaign }}", "Kính gửi Phòng Văn hóa. " * 250_000)
