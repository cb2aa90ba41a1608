"""Word files of plans, made here: numbers typed or counted by Word, letterheads and signatures in tables."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path

import docx
from builders import word_document
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

BREAK = "\u2028"
# How Word counts "I.", "1.", "a)", "-" and "+".
_LEVELS = (
    ("upperRoman", "%1."),
    ("decimal", "%2."),
    ("lowerLetter", "%3)"),
    ("bullet", "-"),
    ("bullet", "+"),
)
_MARKERS = (r"[IVX]+\. ", r"\d{1,2}\. ", r"[a-eghik]\) ", r"- ", r"\+ ")


def in_order(wanted: Sequence[str], found: Sequence[str]) -> float:
    """The share of the wanted words that are found in their order."""
    blocks = SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(wanted)


def saved(document: Document) -> bytes:
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def typed(text: str) -> bytes:
    """A plan's text with its numbers as they are typed."""
    document = _blank()
    for block in _blocks(text):
        if isinstance(block, str):
            _paragraph(document, block)
        else:
            _table(document, block)
    return saved(document)


def counted(text: str) -> bytes:
    """The same with the numbers counted by Word wherever Word would count to the same number; else typed."""
    document = _blank()
    first = add_list(document, _LEVELS)
    counts: dict[int, int] = {}
    for block in _blocks(text):
        if not isinstance(block, str):
            _table(document, block)
            continue
        level = next((at for at, marker in enumerate(_MARKERS) if re.match(marker, block)), None)
        if level is None:
            _paragraph(document, block)
            continue
        number = counts.get(level, 0) + 1
        marker, rest = block.split(" ", 1)
        if level < 3 and marker.rstrip(".)") != _written(level, number):
            _paragraph(document, block)  # Word would count otherwise: an office types it
            continue
        counts = {at: count for at, count in counts.items() if at < level} | {level: number}
        numbered(_paragraph(document, rest), first, level)
    return saved(document)


def _written(level: int, number: int) -> str:
    romans = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
    return (
        (romans[number - 1] if number <= 10 else "")
        if level == 0
        else str(number)
        if level == 1
        else chr(96 + number)
    )


def add_list(
    document: Document, levels: Sequence[tuple[str, str]], extra: str = "", scheme: str = "90"
) -> str:
    """A list of these levels (format, text); gives its number. `extra`: XML inside the list (`w:num`)."""
    root = document.part.numbering_part.element
    inside = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (kind, text) in enumerate(levels)
    )
    if not any(each.get(qn("w:abstractNumId")) == scheme for each in root.iterchildren(qn("w:abstractNum"))):
        abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{scheme}">{inside}</w:abstractNum>'
        root.insert(0, parse_xml(abstract))
    number = str(500 + len(list(root.iterchildren(qn("w:num")))))
    of_scheme = f'<w:abstractNumId w:val="{scheme}"/>{extra}'
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}">{of_scheme}</w:num>'))
    return number


def numbered(paragraph: docx.text.paragraph.Paragraph, number: str, level: int) -> None:
    paragraph._p.get_or_add_pPr().append(  # noqa: SLF001 - python-docx has no other way
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def official(body: Iterable[str], *, name: str = "Nguyễn Văn A1") -> bytes:
    """A whole document: letterhead and signature in tables without lines, as offices set them."""
    document = _blank()
    head = document.add_table(rows=2, cols=2)
    cells = (
        ("ỦY BAN NHÂN DÂN", "XÃ MẪU", "-------"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "---------------"),
        ("Số: 12/KH-UBND",),
        ("Xã Mẫu, ngày 05 tháng 01 năm 2026",),
    )
    for cell, lines in zip((cell for row in head.rows for cell in row.cells), cells, strict=True):
        _fill(cell, lines)
    for line in body:
        _paragraph(document, line)
    foot = document.add_table(rows=1, cols=2)
    _fill(foot.rows[0].cells[0], ("Nơi nhận:", "- Như trên;", "- Lưu: VT."))
    _fill(foot.rows[0].cells[1], ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", name))
    return saved(document)


def printed(files: Mapping[str, bytes], folder: Path, ending: str = "pdf") -> dict[str, bytes]:
    """The Word files as LibreOffice prints them (or saves them as another kind)."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    assert office is not None, "the tests install LibreOffice: tests/programs.sh"
    for name, content in files.items():
        (folder / f"{name}.docx").write_bytes(content)
    sources = sorted(map(str, folder.glob("*.docx")))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        ending,
        "--outdir",
        str(folder / "out"),
        *sources,
    ]
    subprocess.run(command, capture_output=True, check=True, timeout=300)
    return {name: (folder / "out" / f"{name}.{ending}").read_bytes() for name in files}


def _blank() -> Document:
    document = word_document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    return document


def _paragraph(document: Document, text: str) -> docx.text.paragraph.Paragraph:
    paragraph = document.add_paragraph(text)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if text.isupper() else WD_ALIGN_PARAGRAPH.JUSTIFY
    if not text.isupper():
        paragraph.paragraph_format.first_line_indent = Cm(1.27)
    paragraph.paragraph_format.space_after = Pt(3)
    return paragraph


def _blocks(text: str) -> Iterable[str | list[list[str]]]:
    rows: list[list[str]] = []
    for line in [*text.split("\n"), ""]:
        if "\t" in line:
            rows.append(line.split("\t"))
            continue
        if rows:
            yield rows
            rows = []
        if line.strip():
            yield line


def _table(document: Document, rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=max(map(len, rows)))
    table.style = "Table Grid"
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            _fill(cell, text.split(BREAK))


def _fill(cell: docx.table._Cell, lines: Sequence[str]) -> None:
    cell.paragraphs[0].text = lines[0]
    for line in lines[1:]:
        cell.add_paragraph(line)
