"""A loop that repeats the page once for every letter of a text."""

from pathlib import Path

from builders import write_word_file


def make(root: Path) -> None:
    folder = root / "campaigns" / "_shared" / "forms"
    write_word_file(folder / "to-trinh.docx", "{% for a in plan %}", "Kính gửi {{ receiver }}", "{% endfor %}")
