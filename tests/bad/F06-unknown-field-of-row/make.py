"""A misspelt field of a row: it shows only when the loop runs."""

from pathlib import Path

from builders import write_word_file


def make(root: Path) -> None:
    folder = root / "campaigns" / "_shared" / "forms"
    write_word_file(folder / "to-trinh.docx", "{%p for row in papers %}", "{{ row.nmae }}", "{%p endfor %}")
