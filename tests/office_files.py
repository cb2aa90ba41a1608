"""Word and Excel files as programs write them, to put something into that should not be there."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from builders import word_document
from openpyxl import Workbook

_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word_file(*paragraphs: str) -> bytes:
    """A Word file as python-docx writes it: with an author, a thumbnail, custom XML, rsids."""
    document = word_document()
    for text in paragraphs or ("Tờ trình",):
        document.add_paragraph(text)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def workbook(*cells: str) -> bytes:
    book = Workbook()
    for row, text in enumerate(cells or ("Họ và tên",), 1):
        book.worksheets[0].cell(row, 1).value = text
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def texts_of(content: bytes) -> dict[str, str]:
    """The parts that are text."""
    return {
        name: part.decode("utf-8")
        for name, part in parts_of(content).items()
        if name.endswith((".xml", ".rels"))
    }


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return saved.getvalue()


def changed(content: bytes, part: str, old: str, new: str) -> bytes:
    """The file with words of a part exchanged, which have to be there."""
    parts = parts_of(content)
    text = parts[part].decode("utf-8")
    assert old in text, (part, old)
    return packed({**parts, part: text.replace(old, new, 1).encode("utf-8")})


def with_part(content: bytes, name: str, part: bytes, kind: str = "") -> bytes:
    """The file with one more part and its content type."""
    added = packed({**parts_of(content), name: part})
    if not kind:
        return added
    override = f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'
    return changed(added, "[Content_Types].xml", "</Types>", override)


def with_relationship(content: bytes, owner: str, kind: str, target: str, mode: str = "External") -> bytes:
    """The file with a relationship "rId99" of a part; an empty mode for one within the file."""
    folder, _, file = owner.rpartition("/")
    rels = f"{folder}/_rels/{file}.rels".lstrip("/")
    parts = parts_of(content)
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    kind = kind if "/" in kind else f"{_RELATIONSHIPS}/{kind}"
    said = f' TargetMode="{mode}"' if mode else ""
    added = f'<Relationship Id="rId99" Type="{kind}" Target="{target}"{said}/></Relationships>'
    return changed(packed({rels: empty, **parts}), rels, "</Relationships>", added)


def with_xml(content: bytes, part: str, element: str) -> bytes:
    """The file with an element at the end of a Word text's body or a header's."""
    for end in ("<w:sectPr", "</w:body>", "</w:hdr>", "</w:settings>"):
        if end in parts_of(content)[part].decode("utf-8"):
            return changed(content, part, end, element + end)
    raise AssertionError(part)


def field(*pieces: str) -> str:
    """A paragraph with a field whose code is split into pieces, as Word does."""
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return f"<w:p>{begin}{runs}{end}</w:p>"
