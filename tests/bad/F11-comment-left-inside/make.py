"""A form in which words were deleted while Word kept track, and a comment asks about them."""

from pathlib import Path

from builders import save_word_file, word_document
from docx.oxml import parse_xml

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_DELETED = f'<w:del {_W} w:id="9" w:author="A"><w:r><w:delText>bỏ đi</w:delText></w:r></w:del>'


def make(root: Path) -> None:
    document = word_document()
    paragraph = document.add_paragraph("trong {{ campaign }}")
    document.add_comment(paragraph.runs, text="Hỏi lại", author="A")
    paragraph._p.append(parse_xml(_DELETED))  # noqa: SLF001 - python-docx writes no tracked changes
    folder = root / "campaigns/_shared/forms"
    folder.mkdir(exist_ok=True)
    save_word_file(document, folder / "to-trinh.docx")
