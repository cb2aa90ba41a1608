"""The preview of a Word file shows its words and nothing that could run, load or lead away."""

from __future__ import annotations

import io

from builders import word_document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from fuzzing.packed import packed, parts_of
from PIL import Image
from word_plans import saved

from generator.render.form_preview import preview


def test_a_link_is_words_only() -> None:
    for address in ("javascript:alert(1)", "data:text/html,x", "https://e.vn/"):
        document = word_document()
        paragraph = document.add_paragraph("xem ")
        known_as = document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        words = (
            f'<w:hyperlink {nsdecls("w", "r")} r:id="{known_as}"><w:r><w:t>tại đây</w:t></w:r></w:hyperlink>'
        )
        paragraph._p.append(parse_xml(words))  # noqa: SLF001 - python-docx makes no links
        shown = preview(saved(document))
        assert "xem tại đây" in shown
        assert "<a" not in shown


def test_a_bookmark_brings_no_id_and_a_picture_no_data() -> None:
    document = word_document()
    paragraph = document.add_paragraph()
    paragraph._p.append(parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="1" w:name="td-search"/>'))  # noqa: SLF001
    paragraph.add_run("chữ").add_picture(pixel())
    assert paragraph._p.find(qn("w:bookmarkStart")) is not None  # noqa: SLF001
    shown = preview(saved(document))
    assert "chữ" in shown
    assert not any(sign in shown for sign in ("id=", "<img", "data:"))


def test_a_map_of_styles_in_the_file_is_not_asked() -> None:
    document = word_document()
    document.add_paragraph("alert(1)")
    parts = [*parts_of(saved(document)), ("mammoth/style-map", b"p => script:fresh")]
    assert "<script" not in preview(packed(parts))


def test_a_file_that_the_library_stumbles_over_has_no_preview() -> None:
    document = word_document()
    document.add_paragraph("chữ")
    parts = [(name, content) for name, content in parts_of(saved(document)) if name != "word/document.xml"]
    deep = "<w:smartTag>" * 5_000 + "</w:smartTag>" * 5_000
    body = f"<w:document {nsdecls('w')}><w:body>{deep}</w:body></w:document>"
    assert preview(packed([*parts, ("word/document.xml", body.encode())])) == ""
    assert preview(packed(parts)) == ""


def pixel() -> io.BytesIO:
    """The smallest picture."""
    content = io.BytesIO()
    Image.new("1", (1, 1)).save(content, "PNG")
    return io.BytesIO(content.getvalue())
