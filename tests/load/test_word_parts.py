"""Every part of a Word form: tags are filled wherever they stand; comments, tracked changes stay behind."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import canonicalize

import pytest
from builders import to_yaml, word_document, write_project
from docx_soundness import assert_sound
from office_files import packed, parts_of, texts_of
from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from generator.checking import check
from generator.load.forms.form_text import form_texts
from generator.load.forms.read_template import read_word_template
from generator.load.forms.word_file import word_file
from generator.load.forms.word_tags import fill
from generator.load.forms.word_template import BrokenTemplateError
from generator.load.inside.office_file import judged
from generator.model.form_fields import FormFields
from generator.problems import Problem
from generator.project import Project
from generator.validate.rules.personal_texts import found_in_text

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELS, _TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def form(body: str = "", **parts: str) -> bytes:
    """A Word file with `body` before its end; `parts` by name ("footnotes", "comments") are added."""
    saved = io.BytesIO()
    document = word_document()
    document.add_paragraph("Kính gửi")
    document.save(saved)
    found = texts_of(saved.getvalue())
    found["word/document.xml"] = found["word/document.xml"].replace("<w:sectPr", f"{body}<w:sectPr", 1)
    for number, (name, text) in enumerate(parts.items()):
        path = f"word/{name}.xml" if "/" not in name else name
        found[path] = text
        target = path.removeprefix("word/")
        kind = name.rstrip("0123456789")
        relation = f'<Relationship Id="rX{number}" Type="{_KIND}/{kind}" Target="{target}"/></Relationships>'
        found[_RELS] = found[_RELS].replace("</Relationships>", relation)
        override = f'<Override PartName="/{path}" ContentType="{_WORD}.{kind}+xml"/></Types>'
        found[_TYPES] = found[_TYPES].replace("</Types>", override)
    return packed(found)


def filled(content: bytes) -> dict[str, str]:
    """Every part of the form, filled in with the campaign's name."""
    fields = dict(FormFields(campaign="phong trào thử"))
    made = fill(read_word_template(content), fields, "Tờ trình")
    assert_sound(made)
    return texts_of(made)


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def notes(name: str, text: str) -> str:
    return f'<w:{name}s {W}><w:{name} w:id="2"><w:p>{run(text)}</w:p></w:{name}></w:{name}s>'


BOX = (
    '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="wps"><w:txbxContent><w:p>{0}</w:p></w:txbxContent></mc:Choice>'
    "<mc:Fallback><w:pict><w:txbxContent><w:p>{0}</w:p></w:txbxContent></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r></w:p>"
)


@pytest.mark.parametrize("name", ["footnotes", "endnotes"])
def test_tags_in_notes_are_filled(name: str) -> None:
    split = f"{run('{{ cam')}{run('paign }}')}"
    text = notes(name.removesuffix("s"), "x").replace(run("x"), split)
    found = filled(form(**{name: text}))[f"word/{name}.xml"]
    assert "phong trào thử" in found
    assert "{{" not in found


def test_tags_in_a_text_box_are_filled_in_both_of_its_forms() -> None:
    found = filled(form(BOX.format(run("{{ campaign }}"))))["word/document.xml"]
    assert found.count("phong trào thử") == 2
    assert "{{" not in found


def test_tags_in_heads_of_other_names_are_filled() -> None:
    header = f"<w:hdr {W}><w:p>{run('{{ campaign }}')}</w:p></w:hdr>"
    found = filled(form(header7=header))
    assert "phong trào thử" in found["word/header7.xml"]


def test_a_bound_control_keeps_its_words_and_loses_the_data_behind_them() -> None:
    """Word would write the data over the words that we have filled in."""
    bound = '<w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="{1}"/></w:sdtPr>'
    body = f"<w:sdt>{bound}<w:sdtContent><w:p>{run('{{ campaign }}')}</w:p></w:sdtContent></w:sdt><w:p/>"
    parts = texts_of(form(body))
    parts["customXml/item1.xml"] = "<a>Bà Trần Thị B1</a>"
    clean = judged(packed(parts), ".docx")
    found = filled(clean.content)
    assert "phong trào thử" in found["word/document.xml"]
    assert "dataBinding" not in found["word/document.xml"]
    assert not [name for name, text in found.items() if name.startswith("customXml/") or "Trần" in text]
    assert {"dữ liệu XML riêng", "liên kết giữa ô điền và dữ liệu ẩn"} <= set(clean.left_out)


def test_a_tag_in_the_words_for_a_picture_is_filled() -> None:
    body = (
        '<w:p><w:r><w:pict><w:txbxContent title="{{ campaign }}"><w:p/></w:txbxContent></w:pict></w:r></w:p>'
    )
    assert 'title="phong trào thử"' in filled(form(body))["word/document.xml"]


@pytest.mark.parametrize("target", ["http://a.vn/{{ campaign }}", "http://a.vn/%7B%7B%20campaign%20%7D%7D"])
def test_a_tag_in_the_address_of_a_link_is_told(target: str) -> None:
    parts = texts_of(form())
    link = f'<Relationship Id="rL" Type="{_KIND}/hyperlink" Target="{target}" TargetMode="External"/>'
    parts[_RELS] = parts[_RELS].replace("</Relationships>", f"{link}</Relationships>")
    with pytest.raises(BrokenTemplateError):
        read_word_template(packed(parts))


AUTHOR = 'w:id="1" w:author="Trần Thị B1" w:date="2026-05-20T00:00:00Z"'
INSERTED, TABLE = f"<w:ins {AUTHOR}/>", "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>"


def deleted(text: str) -> str:
    return f"<w:del {AUTHOR}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def row(text: str, properties: str = "") -> str:
    return f"<w:tr>{properties}<w:tc><w:p>{run(text)}</w:p></w:tc></w:tr>"


ROW_DELETED = f"<w:trPr><w:del {AUTHOR}/></w:trPr>"
CHANGED = f"<w:pPr><w:rPr>{INSERTED}</w:rPr><w:pPrChange {AUTHOR}><w:pPr/></w:pPrChange></w:pPr>"
MOVED = f"<w:moveFrom {AUTHOR}>{run('Cũ')}</w:moveFrom><w:moveTo {AUTHOR}>{run('Mới')}</w:moveTo>"


def test_comments_never_reach_readers() -> None:
    comment = f"<w:comment {AUTHOR}><w:p>{run('Hỏi lại bà Trần Thị B1')}</w:p></w:comment>"
    comments = f"<w:comments {W}>{comment}</w:comments>"
    body = (
        f'<w:p><w:commentRangeStart w:id="1"/>{run("Căn cứ {{ campaign }}")}<w:commentRangeEnd w:id="1"/>'
        '<w:r><w:commentReference w:id="1"/></w:r></w:p>'
    )
    people = '<w15:people xmlns:w15="w15"><w15:person w15:author="Trần Thị B1"/></w15:people>'
    content = form(body, comments=comments, people=people)
    found = filled(content)
    assert not [name for name in found if "comments" in name or "people" in name]
    together = " ".join(found[name] for name in ("word/document.xml", _RELS, _TYPES))
    assert "Căn cứ phong trào thử" in together
    for trace in ("Trần Thị", "comment", "people"):
        assert trace not in together
    assert read_word_template(content).left_out == ("ghi chú (comment)",)


@pytest.mark.parametrize(
    ("body", "stays", "goes"),
    [
        (f"<w:p>{run('Còn')}{deleted('Bà Trần Thị B1')}</w:p>", "Còn", "Bà"),
        (f"<w:p><w:ins {AUTHOR}>{run('Thêm')}</w:ins></w:p>", "Thêm", "author"),
        (f"<w:p><w:ins {AUTHOR}>{deleted('Bỏ')}{run('Giữ')}</w:ins></w:p>", "Giữ", "Bỏ"),
        (f"<w:p>{MOVED}</w:p>", "Mới", "Cũ"),
        (f"{TABLE}{row('Dòng bỏ', ROW_DELETED)}{row('Dòng giữ')}</w:tbl><w:p/>", "Dòng giữ", "Dòng bỏ"),
        (f"<w:p>{CHANGED}{run('Đoạn')}</w:p>", "Đoạn", "author"),
    ],
    ids=["deletion", "insertion", "deletion in an insertion", "move", "row", "marks of paragraphs"],
)
def test_tracked_changes_never_reach_readers(body: str, stays: str, goes: str) -> None:
    content = form(body)
    found = filled(content)["word/document.xml"]
    assert stays in found
    assert goes not in found
    assert "B1" not in found
    assert read_word_template(content).left_out == ("phần theo dõi sửa đổi",)


STRICT = {
    W: 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"',
    _KIND: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}


def test_tracked_changes_go_from_a_strict_file_too() -> None:
    """Word's "Strict Open XML Document" has names of its own for everything."""
    row_gone = f"{TABLE}{row('Dòng bỏ', ROW_DELETED)}{row('Dòng giữ')}</w:tbl>"
    empty = f"<w:p><w:pPr><w:rPr><w:del {AUTHOR}/></w:rPr></w:pPr>{deleted('Bỏ')}</w:p>"
    content = form(f"{row_gone}{empty}<w:p>{run('Còn {{ campaign }}')}{deleted('Bà')}{INSERTED}</w:p>")
    parts = texts_of(content)
    for words, strict in STRICT.items():
        parts = {name: text.replace(words, strict) for name, text in parts.items()}
    made = fill(read_word_template(packed(parts)), dict(FormFields(campaign="phong trào thử")), "Tờ trình")
    found = texts_of(made)["word/document.xml"]
    assert STRICT[W] in found
    assert "Dòng giữ" in found
    assert "Còn phong trào thử" in found
    for trace in ("Dòng bỏ", "Bỏ", "Bà", "B1", "<w:del", "<w:ins"):
        assert trace not in found


W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
CONFLICT = f"<w:trPr><w14:conflictDel {W14} {AUTHOR}/></w:trPr>"
HIDDEN = "<w:r><w:rPr><w:vanish{}/></w:rPr><w:t>Bà Trần Thị B1</w:t></w:r>"
CHANGES, UNSEEN, EDITORS = "phần theo dõi sửa đổi", "chữ ẩn", "tên người được phép sửa"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (f"<w:p><w14:conflictDel {W14} {AUTHOR}>{run('Bỏ')}</w14:conflictDel>{run('Còn')}</w:p>", CHANGES),
        (f"<w:p><w14:conflictIns {W14} {AUTHOR}>{run('Còn')}</w14:conflictIns></w:p>", CHANGES),
        (TABLE + row("Bỏ", CONFLICT) + row("Còn") + "</w:tbl><w:p/>", CHANGES),
        (f"<w:p>{HIDDEN.format('')}{run('Còn')}</w:p>", UNSEEN),
        ("<w:p>" + HIDDEN.format(' w:val="1"') + run("Còn") + "</w:p>", UNSEEN),
        (
            '<w:p><w:permStart w:id="7" w:ed="xa\\tran.thi.b1"/>'
            + run("Còn")
            + '<w:permEnd w:id="7"/></w:p>',
            EDITORS,
        ),
        (f"<w:p>{deleted('Bỏ')}{run('Còn')}</w:p>".replace("w:", "ns7:"), CHANGES),
    ],
    ids=[
        "conflict deleted",
        "conflict inserted",
        "conflict of a row",
        "hidden",
        "hidden, said otherwise",
        "editor",
        "prefix",
    ],
)
def test_whatever_else_word_keeps_of_people_never_reaches_readers(body: str, told: str) -> None:
    space = W.replace("xmlns:w=", "xmlns:ns7=")
    content = form(body.replace("<ns7:p>", f"<ns7:p {space}>"))
    found = filled(content)["word/document.xml"]
    assert "Còn" in found
    for trace in ("Bỏ", "B1", "b1", "author", "conflict", "perm"):
        assert trace not in found
    assert read_word_template(content).left_out == (told,)


def test_a_style_that_hides_text_hides_it_from_readers_too() -> None:
    parts = texts_of(form(f'<w:p><w:pPr><w:pStyle w:val="An"/></w:pPr>{run("Bà B1")}</w:p>'))
    style = (
        '<w:style w:type="paragraph" w:styleId="An"><w:name w:val="An"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    parts["word/styles.xml"] = parts["word/styles.xml"].replace("</w:styles>", f"{style}</w:styles>")
    assert "B1" not in filled(packed(parts))["word/document.xml"]


@pytest.mark.parametrize(
    "body",
    [
        "<w:p>" + HIDDEN.format(' w:val="0"') + "</w:p>",
        '<w:p><w:permStart w:id="7" w:edGrp="everyone"/>' + run("Còn") + '<w:permEnd w:id="7"/></w:p>',
    ],
    ids=["shown", "everyone may edit"],
)
def test_what_everyone_sees_or_may_edit_stays(body: str) -> None:
    template = read_word_template(form(body))
    assert template.left_out == ()
    assert body.encode() in dict(template.parts)["word/document.xml"]


def test_tags_that_are_hidden_on_purpose_still_work() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>{{ campaign }}</w:t></w:r>"
    assert "phong trào thử" in filled(form(f"<w:p>{hidden}</w:p>"))["word/document.xml"]


def test_split_tags_are_put_together_whatever_the_prefix() -> None:
    parts = texts_of(form(f"<w:p>{run('{{ cam')}{run('paign }}')}</w:p>"))
    text = re.sub(r"(</?|\s)w:", r"\1ns0:", parts["word/document.xml"]).replace("xmlns:w=", "xmlns:ns0=")
    parts["word/document.xml"] = text
    assert "phong trào thử" in filled(packed(parts))["word/document.xml"]


@pytest.mark.parametrize("name", ["word/glossary/comments.xml", "word/documenttasks/documenttasks1.xml"])
def test_comments_and_tasks_in_other_places_go_too(name: str) -> None:
    content = form(**{name: "<a>Hỏi lại bà Trần Thị B1</a>"})
    assert name not in filled(content)
    assert read_word_template(content).left_out == ("ghi chú (comment)",)


def test_a_paragraph_that_was_deleted_leaves_no_empty_one() -> None:
    gone = f"<w:p><w:pPr><w:rPr><w:del {AUTHOR}/></w:rPr></w:pPr>{deleted('Bỏ')}</w:p>"
    before, after = filled(form())["word/document.xml"], filled(form(gone))["word/document.xml"]
    assert len(re.findall(r"<w:p[ >/]", after)) == len(re.findall(r"<w:p[ >/]", before))


def canonical(part: bytes) -> str:
    """An XML part without what nobody reads of it: namespaces that it names and does not use."""
    return canonicalize(re.sub(r' mc:Ignorable="[^"]*"', "", part.decode()))


def test_a_form_without_revisions_stays_as_it_is() -> None:
    content = form()
    template = read_word_template(content)
    assert template.left_out == ()
    before, after = parts_of(content), dict(template.parts)
    assert list(after) == list(before)
    for name, part in before.items():
        kept = after[name]
        assert isinstance(kept, bytes)
        assert kept == part or (name.endswith(".xml") and canonical(kept) == canonical(part))


def test_a_filled_form_names_no_namespace_that_it_does_not_use() -> None:
    """Thirty in each part, as Word writes them: an eighth of each of a portal's thousands of filled forms."""
    names = {name: f"http://example.org/{name}" for name in ("v", "w14", "wne", "wps", "w15", "x")}
    told = " ".join(f'xmlns:{name}="{where}"' for name, where in names.items())
    box = BOX.format(run("{{ campaign }}"))
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    header = (
        f'<w:hdr {W} {mc} {told} mc:Ignorable="w14 w15"><w:p w14:paraId="1">{run("x")}</w:p>{box}</w:hdr>'
    )
    root = filled(form(header1=header))["word/header1.xml"].partition("<w:p")[0]
    assert set(re.findall(r"xmlns:(\w+)=", root)) == {"w", "mc", "w14", "wps"}
    assert 'mc:Ignorable="w14"' in root


# --- what staff are told


def told(root: Path, content: bytes) -> list[Problem]:
    write_project(root)
    entry = {
        "code": "to-trinh",
        "title": "Tờ trình",
        "purpose": "Đơn vị lập.",
        "file": "to-trinh.docx",
        "changed": "2026-01-05",
    }
    (root / "campaigns/_shared/forms.yml").write_text(to_yaml([entry]), encoding="utf-8")
    folder = root / "campaigns/_shared/forms"
    folder.mkdir()
    (folder / "to-trinh.docx").write_bytes(content)
    return [p for p in check(Project(root)).problems if p.source.path.endswith("to-trinh.docx")]


def test_what_is_left_out_is_said(tmp_path: Path) -> None:
    comments = f"<w:comments {W}><w:comment {AUTHOR}><w:p>{run('Hỏi lại')}</w:p></w:comment></w:comments>"
    content = form(f"<w:p><w:ins {AUTHOR}>{run('Thêm')}</w:ins></w:p>", comments=comments)
    (problem,) = [p for p in told(tmp_path, content) if p.code == "F11"]
    assert "ghi chú (comment) và phần theo dõi sửa đổi" in problem.detail


ID = "Số CCCD: 001099000001"


@pytest.mark.parametrize(
    "content",
    [
        form(footnotes=notes("footnote", ID)),
        form(BOX.format(run(ID))),
        form(f"<w:p>{deleted(ID)}</w:p>"),
        form(comments=f"<w:comments {W}><w:comment {AUTHOR}><w:p>{run(ID)}</w:p></w:comment></w:comments>"),
        form(f'<w:p><w:r><w:pict><w:txbxContent title="{ID}"><w:p/></w:txbxContent></w:pict></w:r></w:p>'),
        form(header7=f"<w:hdr {W}><w:p>{run(ID)}</w:p></w:hdr>"),
        form(
            f'<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="{ID}" w:value="1"/></w:dropDownList>'
            "</w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>"
        ),
        form(
            '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:textInput>'
            f'<w:default w:val="{ID}"/></w:textInput></w:ffData></w:fldChar></w:r></w:p>'
        ),
        form(f'<w:p><w:bookmarkStart w:id="0" w:name="{ID}"/><w:bookmarkEnd w:id="0"/></w:p>'),
    ],
    ids=[
        "footnote",
        "text box",
        "deletion",
        "comment",
        "words for a picture",
        "head",
        "list to choose from",
        "words to type over",
        "bookmark",
    ],
)
def test_personal_data_is_looked_for_everywhere(tmp_path: Path, content: bytes) -> None:
    assert [p.code for p in told(tmp_path, content) if p.code not in ("F11", "F23")] == ["B01"]


def _header(sheet: Worksheet) -> None:
    sheet.oddHeader.center.text = ID


def _choices(sheet: Worksheet) -> None:
    choices = DataValidation(type="list", formula1=f'"{ID},khác"')
    sheet.add_data_validation(choices)
    choices.add("B2")


def _hint(sheet: Worksheet) -> None:
    hint = DataValidation(prompt=f"Ghi như sau: {ID}", showInputMessage=True)
    sheet.add_data_validation(hint)
    hint.add("B2")


def _tab(sheet: Worksheet) -> None:
    sheet.title = ID.replace(":", "")


@pytest.mark.parametrize("edit", [_header, _choices, _hint, _tab])
def test_personal_data_is_looked_for_beside_the_cells(edit: Callable[[Worksheet], None]) -> None:
    book = Workbook()
    book.worksheets[0].append(["Họ và tên"])
    edit(book.worksheets[0])
    saved = io.BytesIO()
    book.save(saved)
    assert any(found_in_text(each.text) for each in form_texts(saved.getvalue(), "xlsx"))


def test_an_embedded_file_is_refused(tmp_path: Path) -> None:
    parts = texts_of(form())
    parts["word/embeddings/danh-sach.xlsx"] = "PK"
    (problem,) = told(tmp_path, packed(parts))
    assert problem.code == "F20"
    assert "tệp nhúng trong tệp" in problem.detail


def style(code: str, inside: str = "", about: str = 'w:customStyle="1"') -> str:
    name = f'<w:name w:val="Kiểu {code}"/>'
    return f'<w:style w:type="paragraph" {about} w:styleId="{code}">{name}{inside}</w:style>'


def styles_in(found: dict[str, str]) -> set[str]:
    return set(re.findall(r'w:styleId="(\w+)"', found["word/styles.xml"]))


def test_styles_that_nothing_uses_stay_behind_and_words_own_stay() -> None:
    own = style("Used", '<w:basedOn w:val="Base"/><w:next w:val="Next"/><w:link w:val="Linked"/>')
    own += "".join(map(style, ("Base", "Next", "Linked", "InHead", "InField", "InList", "Unused")))
    own += style("Alone", '<w:basedOn w:val="Unused"/>') + style("Heading8", about="")
    head = f'<w:p><w:pPr><w:pStyle w:val="InHead"/></w:pPr>{run("{{ campaign }}")}</w:p>'
    field = '<w:p><w:r><w:instrText>STYLEREF "Kiểu InField"</w:instrText></w:r></w:p>'
    body = f'<w:p><w:pPr><w:pStyle w:val="Used"/></w:pPr>{run("{{ campaign }}")}</w:p>{field}'
    numbering = f'<w:numbering {W}><w:abstractNum w:abstractNumId="70"><w:lvl w:ilvl="0">'
    numbering += '<w:pStyle w:val="InList"/></w:lvl></w:abstractNum></w:numbering>'
    parts = texts_of(form(body, header1=f"<w:hdr {W}>{head}</w:hdr>"))
    parts["word/numbering.xml"] = numbering
    before = styles_in(parts)
    parts["word/styles.xml"] = parts["word/styles.xml"].replace("</w:styles>", f"{own}</w:styles>")
    found = filled(packed(parts))
    gone = {"Unused", "Alone"}
    assert styles_in(found) == (styles_in(parts) - gone)
    assert {"Normal", "Heading1", "TableGrid", "Heading8"} <= styles_in(found)
    assert before <= styles_in(found), "Word's own styles are there to be chosen"
    kept = re.findall(r"<w:latentStyles.*?</w:latentStyles>", found["word/styles.xml"], re.DOTALL)
    assert kept == re.findall(r"<w:latentStyles.*?</w:latentStyles>", parts["word/styles.xml"], re.DOTALL)


def test_a_filled_form_opens_in_every_program_and_the_same_fields_give_the_same_bytes() -> None:
    parts = [
        ("a.xml", b"<a/>" * 900),
        ("chữ.xml", "<a>Nguyễn</a>"),
        ("empty.xml", b""),
        ("b.xml", "x" * 70_000),
    ]
    made = word_file(parts)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [name for name, _ in parts]
        told = [part.encode() if isinstance(part, str) else part for _, part in parts]
        assert [archive.read(name) for name in archive.namelist()] == told
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert made == word_file(parts)
    assert len(made) < 1_000
