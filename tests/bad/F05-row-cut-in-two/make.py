"""A condition that begins in a cell of a table and ends below the table."""

from pathlib import Path

from builders import save_word_file, word_document


def make(root: Path) -> None:
    folder = root / "campaigns" / "_shared" / "forms"
    document = word_document()
    document.add_table(1, 1).cell(0, 0).text = "{% if not bases %}Căn cứ"
    document.add_paragraph("{% endif %}Kính gửi")
    save_word_file(document, folder / "to-trinh.docx")
