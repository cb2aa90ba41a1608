"""One form's file was deleted; the file of another form, which sounds like it, is there."""

from pathlib import Path

from builders import write_word_file


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    folder = root / "campaigns" / "_shared" / "forms"
    write_word_file(folder / "to-trinh-2.docx", "{{ campaign }}")
