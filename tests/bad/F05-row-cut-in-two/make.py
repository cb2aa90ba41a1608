"""A condition that begins in a cell of a table and ends below the table."""

from pathlib import Path

import docx
from builders import save_word_file


def make(root: Path) -> None:
    folder = root / "campaigns" / "_shared" / "forms"
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).text = "{% if not bases %}Căn cứ"
    document.add_paragraph("{% endif %}Kính gửi")
    save_word_file(document, folder / "to-trinh.docx")
