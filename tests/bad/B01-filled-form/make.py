"""A form that somebody has filled in, put where blank ones are offered."""

from pathlib import Path

from builders import write_word_file


def make(root: Path) -> None:
    folder = root / "campaigns" / "_shared" / "forms"
    write_word_file(folder / "to-trinh.docx", "Họ và tên: Nguyễn Văn A1", "Số CCCD: 024 085 001 234")
