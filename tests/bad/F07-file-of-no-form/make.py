"""A file that nobody has listed, and Word's own lock file, which is none."""

from pathlib import Path

from builders import write_word_file


def make(root: Path) -> None:
    folder = root / "campaigns" / "_shared" / "forms"
    write_word_file(folder / "to-trinh.docx", "{{ campaign }}")
    write_word_file(folder / "mau-moi.docx", "Mẫu mới")
    (folder / "~$trinh.docx").write_bytes(b"x")
