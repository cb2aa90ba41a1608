"""What a PDF may hold: whatever an object says that any reader may come upon, wherever it hides."""

from __future__ import annotations

import io
import zlib

import pytest
from pdf_files import END, HEAD, JAVASCRIPT, info, link, obj, packed, pdf, stream
from pictures import archive
from pypdf import PdfWriter

from generator.load.inside.pdf_file import judged_pdf

SIGNATURE = obj(9, b"<</Type/Annot/Subtype/Widget/FT/Sig/Rect[0 0 0 0]/V 10 0 R>>") + obj(
    10, b"<</Type/Sig/Filter/Adobe.PPKLite/ByteRange[0 9 9 9]/Contents<" + b"30" * 4000 + b">/Name(UBND)>>"
)
SOUND = {
    "plain": pdf(),
    "link": pdf(objects=link(b"<</S/URI/URI(https://caoloc.langson.gov.vn/a?b=1)>>")),
    "mail": pdf(objects=link(b"<</S/URI/URI(mailto:vanphong@example.gov.vn)>>")),
    "link within": pdf(objects=link(b"<</S/GoTo/D[3 0 R/Fit]>>")),
    "turns the page": pdf(objects=link(b"<</S/Named/N/NextPage>>")),
    "opens at its first page": pdf(b"/OpenAction<</S/GoTo/D[3 0 R/Fit]>>"),
    "opens at a place": pdf(b"/OpenAction[3 0 R/XYZ null null 1]"),
    "signed": pdf(b"/AcroForm<</Fields[9 0 R]/SigFlags 3>>", SIGNATURE),
    "signed later": pdf() + SIGNATURE + END % b"/Prev 0",
    "structure": pdf(b"/StructTreeRoot 5 0 R", obj(5, b"<</Type/StructElem/S/Form/A<</O/Layout>>>>")),
    "packed": pdf(objects=packed(b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]>>")),
    "comment of its maker": HEAD + b"% made by a program\n" + pdf()[len(HEAD) :],
    "words that look like more": pdf(objects=obj(9, b"<</Contents(/JavaScript << /S /Launch >> 5 0 obj)>>")),
}
UNSOUND = {
    "JavaScript": pdf(b"/OpenAction" + JAVASCRIPT),
    "JavaScript by name": pdf(b"/Names<</JavaScript<</Names[(a) 9 0 R]>>>>"),
    "JavaScript of an object": pdf(b"/OpenAction 9 0 R", obj(9, JAVASCRIPT)),
    "JavaScript in other letters": pdf(b"/OpenAction 9 0 R", obj(9, b"<</S/J#61vaScript/J#53(x)>>")),
    "JavaScript in a packed object": pdf(b"/OpenAction 9 0 R", packed(JAVASCRIPT)),
    "packed without a type": pdf(objects=packed(JAVASCRIPT).replace(b"/Type/ObjStm", b"")),
    "packed and not packed": pdf(objects=packed(JAVASCRIPT, about=b"")),
    "packed in two ways": pdf(
        objects=packed(JAVASCRIPT).replace(b"/FlateDecode", b"[/ASCIIHexDecode/FlateDecode]")
    ),
    "packed and cut off": pdf(objects=packed(JAVASCRIPT)[:-30] + b"\nendstream\nendobj\n"),
    "JavaScript in an earlier version": pdf(objects=obj(9, JAVASCRIPT)) + obj(9, b"null") + END % b"/Prev 0",
    "JavaScript within a stream": pdf(objects=obj(5, stream(b"", b"x 9 0 obj " + JAVASCRIPT + b" endobj"))),
    "object behind a comment": pdf(objects=b"9 % x\n0 obj " + JAVASCRIPT),
    "object cut off": pdf(objects=b"9 0 obj " + JAVASCRIPT[:-2]),
    "program": pdf(objects=link(b"<</S/Launch/F(calc.exe)>>")),
    "other file": pdf(objects=link(b"<</S/GoToR/F(a.pdf)/D[0/Fit]>>")),
    "form sent away": pdf(objects=link(b"<</S/SubmitForm/F(http://example.com/)>>")),
    "data brought in": pdf(objects=link(b"<</S/ImportData/F(a.fdf)>>")),
    "program after a link": pdf(objects=link(b"<</S/GoTo/D[3 0 R/Fit]/Next[<</S/Launch/F(a)>>]>>")),
    "unknown action": pdf(objects=link(b"<</S/RunThis>>")),
    "link to a file": pdf(objects=link(b"<</S/URI/URI(file:///c:/a.exe)>>")),
    "link that runs": pdf(objects=link(b"<</S/URI/URI(javascript:alert\\(1\\))>>")),
    "address fetched when opened": pdf(b"/OpenAction<</S/URI/URI(https://example.com/)>>"),
    "address fetched on a page": pdf(objects=obj(9, b"<</AA<</O<</S/URI/URI(https://example.com/)>>>>>>")),
    "file inside": pdf(b"/Names<</EmbeddedFiles<</Names[(a) 9 0 R]>>>>"),
    "file on a page": pdf(objects=obj(9, b"<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]>>")),
    "file of a description": pdf(objects=obj(9, b"<</Type/Filespec/F(a.exe)/EF<</F 5 0 R>>>>")),
    "portfolio": pdf(b"/Collection<</View/D>>"),
    "XFA": pdf(b"/AcroForm<</XFA 9 0 R>>"),
    "film": pdf(objects=obj(9, b"<</Type/Annot/Subtype/RichMedia/Rect[0 0 9 9]>>")),
    "sound": pdf(objects=obj(9, b"<</Type/Annot/Subtype/Sound/Rect[0 0 9 9]>>")),
    "content of another file": pdf(objects=obj(9, stream(b"/F(c:/a.txt)/FFilter/FlateDecode", b""))),
    "content of an address": pdf(objects=obj(9, b"<</Type/Filespec/F(http://example.com/)/FS/URL>>")),
    "page of another file": pdf(objects=obj(9, stream(b"/Subtype/Form/Ref<</F(a.pdf)/Page 0>>", b""))),
    "file without its description": pdf(objects=obj(9, stream(b"/Type/EmbeddedFile", b"MZ"))),
    "PostScript": pdf(objects=obj(9, stream(b"/Type/XObject/Subtype/PS", b"quit"))),
    "picture fetched by printers": pdf(objects=obj(9, b"<</Subtype/Image/OPI<<>>>>")),
    "films by name": pdf(b"/Names<</Renditions<</Names[(a) 9 0 R]>>>>"),
    "command of the program": pdf(objects=link(b"<</S/Named/N/SaveAs>>")),
    "locked": pdf(trailer=b"/Encrypt 9 0 R"),
    "deep": pdf(objects=obj(9, b"[" * 100_000)),
    "head only": b"%PDF-1.7\n%%EOF\n",
    "other version": b"%PDF-9.9\n" + pdf()[9:],
}


# Made by the test: kept, they would fill the memory of every process of the suite.
TOO_MUCH = {
    "large": lambda: pdf(objects=obj(9, b"[" + b"1 " * 5_000_000 + b"]")),
    "bomb": lambda: pdf(objects=packed(b" " * 50_000_000)),
}


@pytest.mark.parametrize("content", SOUND.values(), ids=SOUND)
def test_a_document_is_let_through(content: bytes) -> None:
    assert judged_pdf(content).troubles == ()


@pytest.mark.parametrize("content", UNSOUND.values(), ids=UNSOUND)
def test_what_runs_fetches_or_hides_is_refused(content: bytes) -> None:
    assert {code for code, _ in judged_pdf(content).troubles} == {"F24"}


@pytest.mark.parametrize("kind", TOO_MUCH)
def test_what_holds_too_much_is_refused(kind: str) -> None:
    assert {code for code, _ in judged_pdf(TOO_MUCH[kind]()).troubles} == {"F24"}


@pytest.mark.parametrize(
    "content",
    [
        b"MZ" + pdf(), b"<html>" + pdf(), HEAD + b"<script>alert(1)</script>\n" + pdf()[len(HEAD) :],
        HEAD + b"%<script>alert(1)</script>\n" + pdf()[len(HEAD) :], pdf() + b"<script>alert(1)</script>",
        pdf() + archive(), pdf(objects=obj(9, stream(b"", archive()))) + b" " * 9, pdf()[:-7],
        pdf()[: -len(b"%%EOF\n")] + archive(b"\n%%EOF\n"),
    ],
    ids=range(9),
)  # fmt: skip
def test_what_is_a_pdf_and_something_else_is_refused(content: bytes) -> None:
    assert {code for code, _ in judged_pdf(content).troubles} == {"F26"}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (b"/Author(Nguyen Van A1)", "F29"),
        (b"/Author<FEFF004E0067>", "F29"),
        (b"/Title(Microsoft Word - C:\\\\Users\\\\A1\\\\ke hoach.doc)", "F25"),
        (b"/Title(file:///home/a1/ke-hoach.odt)", "F25"),
        (b"/Title(C\\072\\057Us\\\ners\\057A1\\057ke hoach.doc)", "F25"),
        (b"/Author 9 0 R>>\nendobj\n9 0 obj\n(A1)\nendobj\n10 0 obj\n<<", "F29"),
    ],
    ids=repr,
)
def test_names_and_paths_in_the_description_are_told(said: bytes, told: str) -> None:
    found = judged_pdf(pdf(objects=info(said)))
    assert (found.troubles, found.about) == ((), (told,))


@pytest.mark.parametrize("about", [b"", b"/Filter/FlateDecode"], ids=repr)
def test_the_description_in_xml_is_read_too(about: bytes) -> None:
    xmp = b"<x><dc:creator><rdf:Seq><rdf:li>Nguyen Van A1</rdf:li></rdf:Seq></dc:creator>\\\\may\\chung</x>"
    data = zlib.compress(xmp) if about else xmp
    found = judged_pdf(pdf(objects=obj(9, stream(b"/Type/Metadata/Subtype/XML" + about, data))))
    assert found.about == ("F29", "F25")


@pytest.mark.parametrize(
    "said", [b"", b"/Author()", b"/Title(K\\355 ho\\344ch 1/2026)", b"/Producer(LibreOffice 7.4)"], ids=repr
)
def test_a_description_of_the_document_is_not_told(said: bytes) -> None:
    assert judged_pdf(pdf(objects=info(said))).about == ()


def test_what_another_library_writes_is_read_alike() -> None:
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    plain, running = io.BytesIO(), io.BytesIO()
    writer.write(plain)
    assert judged_pdf(plain.getvalue()).troubles == ()
    writer.add_attachment("a.exe", b"MZ")
    writer.write(running)
    assert ("F24", "đính kèm tệp khác bên trong") in judged_pdf(running.getvalue()).troubles


def test_a_spoilt_byte_never_ends_in_a_traceback() -> None:
    content = pdf(objects=packed(b"<</Type/Annot/A[1 0 R(x)]>>") + info(b"/Author(A1)") + link(JAVASCRIPT))
    for at in range(len(content)):
        for byte in b"\x00<>[](/%9\xff":
            judged_pdf(content[:at] + bytes([byte]) + content[at + 1 :])


PIECES = (
    b"1 0 obj<<", b"1 0 obj(", b"1%x\n", b"1 %x\n", b"%1\n", b"<<", b"1 0 obj<<>>%\n", b"trailer<<",
    b"1 0 obj stream", b"<",
)  # fmt: skip


@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_the_work_is_bounded(piece: bytes) -> None:
    """Whatever is repeated for megabytes: read once, or refused."""
    content = pdf(objects=piece * (3_000_000 // len(piece)))
    assert judged_pdf(content).troubles is not None
