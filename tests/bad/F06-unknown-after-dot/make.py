"""Something of a text that it does not have: the machine would print its own words."""

from pathlib import Path

from builders import write_word_file


def make(root: Path) -> None:
    folder = root / "campaigns" / "_shared" / "forms"
    write_word_file(folder / "to-trinh.docx", "của {{ campaign.upper }}")
