"""A loop over a text of a row."""

from pathlib import Path

from builders import write_word_file


def make(root: Path) -> None:
    folder = root / "campaigns" / "_shared" / "forms"
    write_word_file(folder / "to-trinh.docx", "{% for a in papers %}", "{% for b in a.name %}x{% endfor %}", "{% endfor %}")
