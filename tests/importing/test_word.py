"""Word files to plan.txt: numbers, tables, notes, changes; what is never followed."""

from __future__ import annotations

import io
import re

import docx
import pytest
from builders import word_document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from office_files import changed, packed, parts_of
from running import ROOT
from word_plans import add_list, counted, in_order, numbered, official, saved, typed

from generator.importing.reading.read_plan import ReadPlan, read_content
from generator.load.sheets.sheet import UnreadableError

PLANS = {
    path.parent.name: path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("campaigns/*/plan.txt"))
}
FILLER = [
    f"Đoạn văn thứ {word} của kế hoạch thi đua nói về công việc của các đơn vị."
    for word in ("nhất", "hai", "ba")
]
OUTSIDE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


def read(content: bytes) -> ReadPlan:
    return read_content(content, ".docx")


def lines_of(content: bytes) -> list[str]:
    return [line for line in read(content).text.split("\n") if line]


@pytest.mark.parametrize("made", [typed, counted], ids=["typed", "counted"])
@pytest.mark.parametrize("plan", PLANS)
def test_shipped_plans_are_read_word_for_word(plan: str, made: type[typed]) -> None:
    assert in_order(PLANS[plan].split(), read(made(PLANS[plan])).text.split()) >= 0.999


@pytest.mark.parametrize("around", ["w:bdo", "w:dir", "w:smartTag", "m:oMath", "w14:conflictIns"])
def test_words_in_any_wrapping_are_read(around: str) -> None:
    document = word_document()
    run = document.add_paragraph("Đạt từ ").add_run("90 điểm trở lên")._r  # noqa: SLF001
    wrapped = OxmlElement(around)
    run.getparent().replace(run, wrapped)
    wrapped.append(run)
    assert "Đạt từ 90 điểm trở lên" in lines_of(saved(document))


def test_word_counts_more_than_half_of_the_numbers_in_the_counted_files() -> None:
    """Or the test above would prove nothing: python-docx does not write the numbers as text."""
    document = docx.Document(io.BytesIO(counted(PLANS["bau-cu-2021-lai-chau"])))
    bare = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert len(re.findall(r"^(?:[IVX]+\.|\d+\.|[a-z]\)|-) ", bare, re.MULTILINE)) < 20


def document_with(
    *lines: tuple[str, str, int] | str, lists: dict[str, tuple[str, str]] | None = None
) -> bytes:
    """Paragraphs; those of a list name it and their level. `lists`: the scheme and XML of each list."""
    document = word_document()
    levels = (("upperRoman", "%1."), ("decimal", "%1.%2."), ("lowerLetter", "%3)"), ("bullet", "\uf0b7"))
    numbers = {
        name: add_list(document, levels, extra, scheme)
        for name, (scheme, extra) in (lists or {"a": ("90", "")}).items()
    }
    for line in lines:
        if isinstance(line, str):
            document.add_paragraph(line)
        else:
            text, name, level = line
            numbered(document.add_paragraph(text), numbers[name], level)
    return saved(document)


def test_lists_count_on_after_other_paragraphs_and_restart_below_a_higher_level() -> None:
    content = document_with(
        ("Mục đích", "a", 0), ("Một", "a", 1), FILLER[0], ("Hai", "a", 1), ("Điểm", "a", 2), ("Điểm", "a", 2),
        ("Ba", "a", 1), ("Điểm", "a", 2), ("Ý", "a", 3), ("Yêu cầu", "a", 0), ("Một", "a", 1),
    )  # fmt: skip
    assert lines_of(content) == [
        "I. Mục đích", "I.1. Một", FILLER[0], "I.2. Hai", "a) Điểm", "b) Điểm", "I.3. Ba", "a) Điểm", "• Ý",
        "II. Yêu cầu", "II.1. Một",
    ]  # fmt: skip


def test_a_list_that_starts_anew_does_so_once_and_others_of_its_scheme_count_on() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    content = document_with(
        ("Một", "a", 0), ("Hai", "a", 0), ("Ba", "same", 0), ("Một", "anew", 0), ("Hai", "anew", 0),
        lists={"a": ("90", ""), "same": ("90", ""), "anew": ("90", anew)},
    )  # fmt: skip
    assert lines_of(content) == ["I. Một", "II. Hai", "III. Ba", "I. Một", "II. Hai"]


def test_a_letter_that_word_does_not_count_is_typed_among_those_that_it_counts() -> None:
    content = document_with(("Bốn", "a", 2), "đ) Năm", ("Hai", "a", 2))
    assert lines_of(content) == ["a) Bốn", "đ) Năm", "b) Hai"]


def test_a_style_may_number_its_paragraphs_and_a_paragraph_may_leave_its_list() -> None:
    document = word_document()
    number = add_list(document, (("decimal", "Điều %1."),))
    style = document.styles["Heading 2"].element
    style.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="{number}"/></w:numPr>'))
    for text in ("Phạm vi", "Đối tượng", "Không số"):
        last = document.add_paragraph(text, style="Heading 2")
    numbered(last, "0", 0)
    assert lines_of(saved(document)) == ["Điều 1. Phạm vi", "Điều 2. Đối tượng", "Không số"]


def test_a_style_that_rests_on_itself_and_a_list_without_scheme_are_no_numbers() -> None:
    document = word_document()
    style = document.styles["Heading 2"].element
    style.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="777"/></w:numPr>'))
    style.find(qn("w:basedOn")).set(qn("w:val"), "Heading2")
    document.add_paragraph("Phạm vi", style="Heading 2")
    assert lines_of(saved(document)) == ["Phạm vi"]


def test_letterheads_and_signatures_are_lines_in_the_order_in_which_a_person_reads() -> None:
    assert lines_of(official(["KẾ HOẠCH", *FILLER])) == [
        "ỦY BAN NHÂN DÂN", "XÃ MẪU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "Số: 12/KH-UBND", "Xã Mẫu, ngày 05 tháng 01 năm 2026", "KẾ HOẠCH", *FILLER,
        "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn A1",
    ]  # fmt: skip


def test_annex_tables_keep_their_grid_where_cells_are_merged_and_lines_broken() -> None:
    document = word_document()
    document.add_paragraph("Phụ lục chấm điểm")
    table = document.add_table(rows=3, cols=3)
    for row, texts in enumerate(
        (("TT", "Tiêu chí", "Điểm"), ("1", "Hoàn thành", "10"), ("", "Vượt mức", "5"))
    ):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(1, 1).paragraphs[0].add_run("\nđúng hạn")
    document.add_paragraph("Sau bảng")
    assert read(saved(document)).text == (
        "Phụ lục chấm điểm\n\nTT\tTiêu chí\u2028Điểm\t\n1\tHoàn thành\u2028đúng hạn\t10\n\tVượt mức\t5\n\n"
        "Sau bảng\n"
    )


@pytest.mark.parametrize("sign", ["-", "–", "x", "/"])
def test_a_sign_that_is_all_of_a_cell_stays_and_rules_go(sign: str) -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    for row, texts in enumerate((("Đơn vị", "Tập thể"), ("Thôn Khe Mo", sign))):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(0, 0).add_paragraph("-------")
    assert read(saved(document)).text == f"Đơn vị\tTập thể\nThôn Khe Mo\t{sign}\n"


def test_changes_are_read_as_accepted_hidden_words_and_notes_are_told() -> None:
    document = word_document()
    document.add_paragraph("Thời hạn: ngày 15/3/2027.")
    document.add_paragraph(FILLER[0])
    inside = (
        '<w:ins w:id="1"><w:r><w:t xml:space="preserve">chậm nhất </w:t></w:r></w:ins>'
        '<w:del w:id="2"><w:r><w:delText>trước </w:delText></w:r></w:del>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>riêng </w:t></w:r>"
    )
    content = changed(
        saved(document), "word/document.xml", "<w:r><w:t>Thời hạn", f"{inside}<w:r><w:t>Thời hạn"
    )
    plan = read(content)
    assert plan.text.startswith("chậm nhất Thời hạn: ngày 15/3/2027.\n")
    assert [each for each in plan.told if "sửa đổi" in each or "ẩn" in each] == list(plan.told)
    assert len(plan.told) == 2


_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {code} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{shown}</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_SIMPLE = '<w:fldSimple w:instr=" {code} "><w:r><w:t>{shown}</w:t></w:r></w:fldSimple>'


@pytest.mark.parametrize("field", [_FIELD, _SIMPLE], ids=["parted", "simple"])
@pytest.mark.parametrize(
    ("code", "shown", "read_as"),
    [
        ('DATE \\@ "dd/MM/yyyy"', "29/11/2026", "…"),
        ("time", "10:20", "…"),
        ("REF han_nop", "15/6/2026", "15/6/2026"),
        ("CREATEDATE", "15/6/2026", "15/6/2026"),
    ],
)
def test_the_day_on_which_a_file_is_opened_is_no_day_of_the_plan(
    field: str, code: str, shown: str, read_as: str
) -> None:
    document = word_document()
    document.add_paragraph("Đăng ký trước ngày .")
    document.add_paragraph(FILLER[0])
    written = field.format(code=code.replace('"', "&quot;"), shown=shown)
    content = changed(
        saved(document),
        "word/document.xml",
        "<w:r><w:t>Đăng ký trước ngày .</w:t></w:r>",
        f'<w:r><w:t xml:space="preserve">Đăng ký trước ngày </w:t></w:r>{written}<w:r><w:t>.</w:t></w:r>',
    )
    plan = read(content)
    assert plan.text.startswith(f"Đăng ký trước ngày {read_as}.\n")
    assert any("DATE" in each for each in plan.told) == (read_as == "…")


def test_notes_and_text_boxes_come_behind_their_paragraph() -> None:
    document = word_document()
    document.add_paragraph("Nộp hồ sơ về Phòng Văn hóa.")
    document.add_paragraph(FILLER[0])
    words = "<w:txbxContent><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p></w:txbxContent>"
    box = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:drawing>{words}</w:drawing></mc:Choice><mc:Fallback><w:pict>{words}</w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
        '<w:r><w:footnoteReference w:id="2"/></w:r>'
    )
    content = changed(
        saved(document), "word/document.xml", "Văn hóa.</w:t></w:r>", f"Văn hóa.</w:t></w:r>{box}"
    )
    parts = parts_of(content)
    parts["word/footnotes.xml"] = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="0"/><w:footnote w:id="2">'
        "<w:p><w:r><w:t>Trong giờ hành chính</w:t></w:r></w:p></w:footnote></w:footnotes>"
    ).encode()
    rels = "word/_rels/document.xml.rels"
    kind = OUTSIDE.replace("image", "footnotes")
    parts[rels] = parts[rels].replace(
        b"</Relationships>",
        f'<Relationship Id="rN" Type="{kind}" Target="footnotes.xml"/></Relationships>'.encode(),
    )
    assert lines_of(packed(parts))[:3] == [
        "Nộp hồ sơ về Phòng Văn hóa.",
        "¹ Trong giờ hành chính",
        "Trong khung",
    ]


def test_what_leads_out_of_the_file_is_told_and_not_followed() -> None:
    parts = parts_of(typed("\n".join(FILLER)))
    rels = "word/_rels/document.xml.rels"
    target = 'Target="http://may-chu.example/anh.png" TargetMode="External"'
    link = f'<Relationship Id="rX" Type="{OUTSIDE}" {target}/>'
    parts[rels] = parts[rels].replace(b"</Relationships>", f"{link}</Relationships>".encode())
    assert read(packed(parts)).told == ("Tệp có chỗ dẫn ra ngoài (hình): không mở.",)


def test_a_picture_of_a_plan_in_word_is_refused_with_what_to_do() -> None:
    document = word_document()
    document.add_paragraph("x")
    drawing = "<w:drawing><w:inline><a:blip xmlns:a='urn:a'/></w:inline></w:drawing>"
    content = changed(saved(document), "word/document.xml", "<w:t>x</w:t>", drawing)
    with pytest.raises(UnreadableError) as refused:
        read(content)
    assert "ảnh chụp" in refused.value.reason
    assert "PDF" in refused.value.remedy


def test_what_stands_beside_the_text_or_is_struck_through_is_told() -> None:
    """A draft's mark in the head of the pages, a remark in the margin, a struck word: a person looks."""
    document = word_document()
    paragraph = document.add_paragraph("Thời hạn: ngày 15/3/2027.")
    paragraph.add_run(" Riêng các thôn.").font.strike = True
    document.add_comment(paragraph.runs, text="Sửa lại ngày", author="A")
    document.sections[0].header.paragraphs[0].text = "DỰ THẢO LẦN 2"
    document.sections[0].footer.paragraphs[0].text = "Trang 2/5"
    document.add_paragraph(FILLER[0])
    plan = read(saved(document))
    assert sorted(plan.told) == [
        "Chữ bị gạch ngang trong tệp đọc như chữ thường; xem bản đã ký có bỏ chữ ấy không.",
        "Chữ ở đầu trang, chân trang không đọc: “DỰ THẢO LẦN 2”.",
        "Ghi chú bên lề (comment) trong tệp không đọc.",
    ]
    assert "Riêng các thôn" in plan.text


@pytest.mark.parametrize("part", ["", "<w:hdr", "no tag at all"])
def test_a_damaged_head_of_the_pages_keeps_nobody_from_the_text(part: str) -> None:
    document = word_document()
    document.add_paragraph("Thời hạn: ngày 15/3/2027.")
    document.sections[0].header.paragraphs[0].text = "DỰ THẢO LẦN 2"
    parts = parts_of(saved(document))
    plan = read(packed({name: part if "header" in name else held for name, held in parts.items()}))
    assert "Thời hạn: ngày 15/3/2027." in plan.text
    assert plan.told == ("Có đầu trang, chân trang hoặc ghi chú bên lề không đọc được; xem trong bản gốc.",)
