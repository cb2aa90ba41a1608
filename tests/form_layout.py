"""Whether a Word file is laid out as Nghị định 30/2020/NĐ-CP asks (Phụ lục I): read back out of the file.

The numbers are the decree's own, ranges where it has ranges: staff who edit a template in Word may move
within them. What an element is follows from its paragraph's style. A style means what Word makes of it: a
run's own settings, its paragraph's style and those that it is based on, the document's defaults.
"""
# ruff: noqa: SLF001 - python-docx shows the XML below its objects only so

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Length
from docx.table import Table
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
MOTTO_AT_14 = 60.4
"""How long “Độc lập - Tự do - Hạnh phúc” is in 14 pt bold, in millimetres: so long is the rule under it."""


class Element(NamedTuple):
    """How an element of a document is written; None where the decree leaves it open."""

    smallest: float
    largest: float
    bold: bool | None = False
    italic: bool | None = False
    align: str | None = None
    capitals: bool = False


NATION, MOTTO = "Quốc hiệu", "Tiêu ngữ"
ELEMENTS = {
    NATION: Element(12, 13, bold=True, align="center", capitals=True),
    MOTTO: Element(13, 14, bold=True, align="center"),
    "Cơ quan chủ quản": Element(12, 13, align="center", capitals=True),
    "Cơ quan ban hành": Element(12, 13, bold=True, align="center", capitals=True),
    "Số ký hiệu": Element(13, 13, align="center"),
    "Địa danh ngày tháng": Element(13, 14, italic=True, align="center"),
    "Tên loại": Element(13, 14, bold=True, align="center", capitals=True),
    "Trích yếu": Element(13, 14, bold=True, align="center"),
    "Kèm theo": Element(13, 14, italic=True, align="center"),
    "Kính gửi": Element(13, 14),
    "Thẩm quyền ban hành": Element(13, 14, bold=True, align="center", capitals=True),
    "Căn cứ": Element(13, 14, italic=True, align="both"),
    "Thân văn bản": Element(13, 14, bold=None, align="both"),
    "Dòng điền": Element(13, 14),
    "Đề mục": Element(13, 14, bold=True),
    "Đề mục nhỏ": Element(13, 14, bold=True),
    "Nơi nhận": Element(12, 12, bold=True, italic=True),
    "Nơi nhận dòng": Element(11, 11),
    "Chữ ký": Element(13, 14, bold=True, align="center", capitals=True),
    "Chữ ký dòng dưới": Element(12, 14, italic=True, align="center"),
    "Họ tên người ký": Element(13, 14, bold=True, align="center"),
    "Đầu bảng": Element(12, 13, bold=True, align="center"),
    "Chữ trong bảng": Element(12, 13, bold=None),
    "Chữ giữa trong bảng": Element(12, 13, bold=None, align="center"),
    "Ghi chú": Element(11, 12, bold=None, italic=True),
    "Số trang": Element(13, 14, align="center"),
}
FLOWING = ("Căn cứ", "Thân văn bản", "Dòng điền", "Đề mục", "Đề mục nhỏ")
"""Running text, which has an indented first line and space between paragraphs."""
RULES = {"Kẻ dưới tiêu ngữ", "Kẻ dưới cơ quan ban hành", "Kẻ dưới trích yếu"}


def assert_layout(docx_bytes: bytes, *, landscape: bool) -> None:
    """Raises AssertionError naming the element that is not as the decree asks."""
    document = docx.Document(io.BytesIO(docx_bytes))
    for number, section in enumerate(document.sections, start=1):
        _assert_paper(section, f"section {number}", landscape=landscape)
        _assert_page_number(section, document, f"section {number}")
    for paragraph in _paragraphs(document.element.body, document):
        _assert_element(paragraph, document)
    section = document.sections[0]
    width = _mm(section.page_width - section.left_margin - section.right_margin)
    for element in document.element.body.iter(qn("w:tbl")):
        _assert_table(Table(element, document), width)
    _assert_rules(document, width)


def styles_used(docx_bytes: bytes) -> set[str]:
    """The names of the paragraph styles that stand in the text."""
    document = docx.Document(io.BytesIO(docx_bytes))
    return {_style(paragraph) for paragraph in _paragraphs(document.element.body, document)}


def _mm(length: Length | int | None) -> float:
    return (length or 0) / 36000


def _paragraphs(root: Any, document: Document) -> Iterator[Paragraph]:
    """Every paragraph below, those in tables too, in the order of the document."""
    for element in root.iter(qn("w:p")):
        yield Paragraph(element, document._body)


def _style(paragraph: Paragraph) -> str:
    return str(paragraph.style.name) if paragraph.style is not None else ""


# --- Paper and headers


def _assert_paper(section: Any, where: str, *, landscape: bool) -> None:
    sides = (297, 210) if landscape else (210, 297)
    size = (round(_mm(section.page_width)), round(_mm(section.page_height)))
    assert size == sides, f"{where}: the paper is {size}, not A4 {sides}"
    lies = section._sectPr.find(qn("w:pgSz")).get(qn("w:orient")) == "landscape"
    assert lies == landscape, f"{where}: orientation does not say how the paper lies"
    for side, least, most in (("top", 20, 25), ("bottom", 20, 25), ("left", 30, 35), ("right", 15, 20)):
        margin = round(_mm(getattr(section, f"{side}_margin")), 1)
        assert least <= margin <= most, f"{where}: the {side} margin is {margin} mm, not {least}–{most}"
    assert 0 < section.header_distance < section.top_margin, (
        f"{where}: the page number is not in the top margin"
    )


def _assert_page_number(section: Any, document: Document, where: str) -> None:
    assert section.different_first_page_header_footer, f"{where}: its first page shows a number (no titlePg)"
    first = section.first_page_header
    assert not "".join(first._element.itertext()).strip(), f"{where}: something above the first page"
    numbering = section._sectPr.find(qn("w:pgNumType"))
    starts = None if numbering is None else numbering.get(qn("w:start"))
    assert starts == "1" or section._sectPr is document.sections[0]._sectPr, (
        f"{where}: pages are not counted from 1"
    )
    numbers = [
        paragraph
        for paragraph in _paragraphs(section.header._element, document)
        if "PAGE" in _instructions(paragraph)
    ]
    assert numbers, f"{where}: no page number above the page"
    for paragraph in numbers:
        _assert_written(paragraph, ELEMENTS["Số trang"], document, f"{where}: page number")


def _instructions(paragraph: Paragraph) -> list[str]:
    simple = [field.get(qn("w:instr"), "") for field in paragraph._p.iter(qn("w:fldSimple"))]
    parts = [text.text or "" for text in paragraph._p.iter(qn("w:instrText"))]
    return [word for text in (*simple, "".join(parts)) for word in text.split()]


# --- Text


def _assert_element(paragraph: Paragraph, document: Document) -> None:
    name = _style(paragraph)
    text = "".join(node.text or "" for node in paragraph._p.iter(qn("w:t")))
    if not text.strip() or name in RULES:
        return
    where = f"{name} “{text[:50]}”"
    # A paragraph of another style that staff wrote: as running text, without more.
    element = ELEMENTS.get(name, Element(13, 14, bold=None, italic=None))
    _assert_written(paragraph, element, document, where)
    if element.capitals:
        own = TAG.sub("", text)
        assert own == own.upper(), f"{where}: not in capitals"
    if name == NATION:
        assert text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", f"{where}: not the nation's name"
    if name == MOTTO:
        assert text == "Độc lập - Tự do - Hạnh phúc", f"{where}: not the motto"
    if name in FLOWING:
        first = round(_mm(_format(paragraph, "first_line_indent")), 1)
        assert 10 <= first <= 12.7, f"{where}: the first line is indented {first} mm, not 10–12.7"
        space = max(_points(paragraph, "space_before"), _points(paragraph, "space_after"))
        assert space >= 6, f"{where}: {space} pt between paragraphs, not 6 or more"
        line = _format(paragraph, "line_spacing") or 1
        assert not isinstance(line, float) or 1 <= line <= 1.5, f"{where}: line spacing {line}, not 1–1.5"


def _assert_written(paragraph: Paragraph, element: Element, document: Document, where: str) -> None:
    """Font, size and style of every run of a paragraph, and its alignment."""
    for run in paragraph._p.iter(qn("w:r")):
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            font = _setting(run, paragraph, document, "w:rFonts", f"w:{script}")
            assert font == FONT, f"{where}: font {font} ({script}), not {FONT}"
        size = float(_setting(run, paragraph, document, "w:sz") or 20) / 2
        assert element.smallest <= size <= element.largest, (
            f"{where}: {size} pt, not {element.smallest}–{element.largest}"
        )
        for tag, wanted in (("w:b", element.bold), ("w:i", element.italic)):
            on = _setting(run, paragraph, document, tag) in ("1", "true", "on")
            assert wanted in (None, on), f"{where}: {tag} is {on}"
        colour = _setting(run, paragraph, document, "w:color")
        assert colour in (None, "auto", "000000"), f"{where}: colour {colour}, not black"
    align = _format(paragraph, "alignment")
    aligned = {None: "left", 0: "left", 1: "center", 2: "right", 3: "both"}.get(align, str(align))
    assert element.align in (None, aligned), f"{where}: aligned {aligned}, not {element.align}"


def _properties(run: Any, paragraph: Paragraph, document: Document) -> Iterator[Any]:
    """The w:rPr that count for a run, the nearest first."""
    yield run.find(qn("w:rPr"))
    style = paragraph.style
    while style is not None:
        yield style.element.find(qn("w:rPr"))
        style = style.base_style
    yield from document.styles.element.iterfind(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")


def _setting(run: Any, paragraph: Paragraph, document: Document, tag: str, name: str = "w:val") -> str | None:
    """The attribute that counts for a run; an element without it, such as <w:b/>, switches on."""
    for properties in _properties(run, paragraph, document):
        element = None if properties is None else properties.find(qn(tag))
        if element is not None and (value := element.get(qn(name), "1" if name == "w:val" else None)):
            return str(value)
    return None


def _format(paragraph: Paragraph, name: str) -> Any:
    """A setting of a paragraph: its own, or that of its style or one that this is based on."""
    value = getattr(paragraph.paragraph_format, name)
    style = paragraph.style
    while value is None and style is not None:
        value = getattr(style.paragraph_format, name)
        style = style.base_style
    return value


def _points(paragraph: Paragraph, name: str) -> float:
    return float((_format(paragraph, name) or 0) / 12700)


# --- Tables and rules


def _assert_table(table: Table, width: float) -> None:
    name = table.style.name if table.style is not None else ""
    rows = [row._tr for row in table.rows]
    where = f"table “{' | '.join(''.join(cell.itertext()) for cell in rows[0].iter(qn('w:tc')))[:50]}”"
    assert name in ("Khung", "Bảng"), f"{where}: style {name}, not Khung or Bảng"
    columns = sum(int(column.get(qn("w:w"))) for column in table._tbl.tblGrid) / 56.7
    assert columns <= width + 0.5, f"{where}: {columns:.0f} mm wide, the text {width:.0f}"
    for row in rows:
        assert row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None, (
            f"{where}: a row may break across pages"
        )
    borders = _borders(table)
    if name == "Khung":
        assert not borders, f"{where}: has lines"
        return
    assert borders == {"top", "left", "bottom", "right", "insideH", "insideV"}, f"{where}: lines {borders}"
    repeated = rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    assert repeated, f"{where}: its head is not repeated on the next page"
    assert len(rows) > 1, f"{where}: no row to write in"


def _borders(table: Table) -> set[str]:
    """The sides that have a line: the table's own, or its style's."""
    for properties in (table._tbl.tblPr, table.style.element.find(qn("w:tblPr"))):
        lines = None if properties is None else properties.find(qn("w:tblBorders"))
        if lines is not None:
            return {
                line.tag.rpartition("}")[2] for line in lines if line.get(qn("w:val")) not in ("none", "nil")
            }
    return set()


def _assert_rules(document: Document, width: float) -> None:
    """The rules: under the tiêu ngữ as long as its text, elsewhere a third to a half of the line."""
    motto = 14.0
    for paragraph in _paragraphs(document.element.body, document):
        name = _style(paragraph)
        if name == MOTTO:
            runs = list(paragraph._p.iter(qn("w:r")))
            motto = float(_setting(runs[0], paragraph, document, "w:sz") or 28) / 2
        if name not in RULES:
            continue
        assert _has_border(paragraph), f"{name}: no line"
        cell = next(paragraph._p.iterancestors(qn("w:tc")), None)
        room = (
            width if cell is None else int(cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}").get(qn("w:w"))) / 56.7
        )
        length = room - _mm(_format(paragraph, "left_indent")) - _mm(_format(paragraph, "right_indent"))
        if name == "Kẻ dưới tiêu ngữ":
            text = MOTTO_AT_14 * motto / 14
            assert abs(length - text) <= 1.5, f"{name}: {length:.1f} mm, the text above it {text:.1f}"
        else:
            assert room / 3 <= length <= room / 2, f"{name}: {length:.1f} mm of {room:.0f}, not 1/3–1/2"


def _has_border(paragraph: Paragraph) -> bool:
    owners = [paragraph._p.pPr, paragraph.style.element.pPr if paragraph.style is not None else None]
    return any(
        line.get(qn("w:val")) == "single"
        for owner in owners
        if owner is not None
        for border in owner.iterfind(qn("w:pBdr"))
        for line in border
    )
