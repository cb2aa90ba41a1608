"""A tag that would compute for ever, and fill the disk."""

from pathlib import Path

from builders import write_word_file


def make(root: Path) -> None:
    folder = root / "campaigns" / "_shared" / "forms"
    write_word_file(folder / "to-trinh.docx", "Năm {{ 9**9**9 }}", "của {{ campaign }}")
