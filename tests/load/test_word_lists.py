"""Decisions in Word: their tables are lists, with merged cells, numbers of its own and what is struck out."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from builders import word_document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from office_files import packed, parts_of
from small_rolls import campaign_of, codes, decision, document_of, known

from generator.load.honours_folder import HonourFiles
from generator.load.sheets.reader import read_spreadsheet
from generator.load.sheets.sheet import Sheet
from generator.model.honour import Honour
from generator.problems import Problem
from generator.validate.rolls.campaign_lists import check_lists, read_rows

PEOPLE = ("TT", "Họ và tên", "Chức vụ", "Đơn vị")
ONE = ("1", "Nguyễn Văn A1", "Trưởng phòng", "Phòng A")
TWO = ("2", "Trần Thị B2", "Chuyên viên", "Phòng B")


def table(document: Any, *rows: tuple[str, ...]) -> Any:
    made = document.add_table(0, len(rows[0]))
    for row in rows:
        for cell, text in zip(made.add_row().cells, row, strict=True):
            cell.text = text
    return made


def word(edit: Callable[[Any], None]) -> bytes:
    document = word_document()
    edit(document)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


@pytest.fixture
def read(tmp_path: Path) -> Callable[[bytes], Sheet]:
    def read_content(content: bytes) -> Sheet:
        path = tmp_path / "qd-1.docx"
        path.write_bytes(content)
        sheets, problems = read_spreadsheet(path, path.name)
        assert problems == []
        assert sheets is not None
        return sheets[0]

    return read_content


def rows_of(sheet: Sheet) -> tuple[list[Honour], list[Problem]]:
    campaign = campaign_of(decision(list="qd-1.docx"))
    rows, problems, _ = read_rows((sheet,), campaign.decisions[0], campaign, known(), "qd-1.docx")
    return rows, problems


def test_a_decision_with_its_list(read: Callable[[bytes], Sheet]) -> None:
    def edit(document: Any) -> None:
        table(document, ("ỦY BAN NHÂN DÂN\nXÃ THỬ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
        document.add_paragraph("QUYẾT ĐỊNH")
        document.add_paragraph("Điều 1. Tặng Giấy khen cho 01 tập thể, 02 cá nhân có tên sau:")
        document.add_paragraph("I. TẬP THỂ")
        table(document, ("TT", "Tên tập thể"), ("1", "Phòng C"))
        document.add_paragraph("II. CÁ NHÂN")
        table(document, PEOPLE, ONE)
        table(document, PEOPLE, TWO, ("Tổng cộng: 02 cá nhân", "", "", ""))
        document.add_paragraph("Điều 2. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này./.")
        table(document, ("Nơi nhận:\n- Như Điều 2;", "CHỦ TỊCH\n\nNguyễn Văn Z"))

    rows, problems = rows_of(read(word(edit)))
    assert problems == []
    assert [(row.id, row.name, row.unit_code) for row in rows] == [
        ("tap-the-1", "Phòng C", "phong-c"),
        ("ca-nhan-1", "Nguyễn Văn A1", "phong-a"),
        ("ca-nhan-2", "Trần Thị B2", "phong-b"),
    ]


def test_merged_cells(read: Callable[[bytes], Sheet]) -> None:
    def edit(document: Any) -> None:
        made = table(document, (*PEOPLE, ""), (*ONE, "x"), (*TWO, "y"))
        made.cell(0, 3).merge(made.cell(0, 4))
        made.cell(1, 3).text = "Phòng A"
        made.cell(2, 3).text = ""
        made.cell(1, 3).merge(made.cell(2, 3))

    rows = read(word(edit)).rows
    assert rows[0] == PEOPLE
    assert [row[3:] for row in rows[1:3]] == [("Phòng A", "x"), ("Phòng A", "y")]


def test_numbers_that_word_counts(read: Callable[[bytes], Sheet]) -> None:
    def edit(document: Any) -> None:
        made = table(document, PEOPLE, ("", *ONE[1:]), ("", *TWO[1:]))
        for row in made.rows[1:]:
            row.cells[0].paragraphs[0].style = document.styles["Normal"]
            about = row.cells[0].paragraphs[0]._p.get_or_add_pPr()  # noqa: SLF001
            numbered = about.get_or_add_numPr()
            numbered.get_or_add_numId().val = 8
            numbered.get_or_add_ilvl().val = 0

    rows = read(word(edit)).rows
    first, second = (str(row[0]).strip(".)") for row in rows[1:3])
    assert int(second) == int(first) + 1


def test_what_is_struck_deleted_or_hidden_is_marked(read: Callable[[bytes], Sheet]) -> None:
    def edit(document: Any) -> None:
        made = table(document, PEOPLE, ONE, TWO, ("3", "", "", ""), ("4", "", "", ""))
        made.cell(1, 1).paragraphs[0].runs[0].font.strike = True
        made.cell(2, 2).paragraphs[0].runs[0].font.hidden = True
        gone = OxmlElement("w:del")
        run, text = OxmlElement("w:r"), OxmlElement("w:delText")
        text.text = "Lê Văn C3"
        run.append(text)
        gone.append(run)
        made.cell(3, 1).paragraphs[0]._p.append(gone)  # noqa: SLF001
        white = made.cell(4, 1).paragraphs[0].add_run("Lê Văn D4")
        white.font.color.rgb = docx.shared.RGBColor(255, 255, 255)

    sheet = read(word(edit))
    assert (sheet.struck, sheet.unseen) == ({(2, 2), (4, 2)}, {(3, 3), (5, 2)})
    assert {"H55", "H03"} <= set(codes(rows_of(sheet)[1]))


def test_words_below_a_diagonal_line_are_marked(read: Callable[[bytes], Sheet]) -> None:
    def edit(document: Any) -> None:
        made = table(document, PEOPLE, ONE, TWO, ("3", "", "", ""))
        for row, column, line, kind in (
            (1, 1, "tl2br", "single"), (2, 2, "tr2bl", "single"),
            (2, 3, "tl2br", "nil"), (3, 1, "tl2br", "single"),
        ):  # fmt: skip
            borders, drawn = OxmlElement("w:tcBorders"), OxmlElement(f"w:{line}")
            drawn.set(docx.oxml.ns.qn("w:val"), kind)
            borders.append(drawn)
            made.cell(row, column)._tc.get_or_add_tcPr().append(borders)  # noqa: SLF001

    sheet = read(word(edit))
    assert sheet.crossed == {(2, 2), (3, 3)}
    assert "H56" in codes(rows_of(sheet)[1])


def test_what_word_writes_in_ways_of_its_own(read: Callable[[bytes], Sheet]) -> None:
    def edit(document: Any) -> None:
        made = table(document, ("TT", "Họ và tên", "Giấy khen"), ("1", "", ""))
        made.cell(1, 1).paragraphs[0].add_run("Nguyễn Văn A1").add_break()
        made.cell(1, 1).paragraphs[0].add_run("Trần Thị B2")
        sign = OxmlElement("w:sym")
        sign.set(qn("w:char"), "F0FC")
        made.cell(1, 2).paragraphs[0].add_run()._r.append(sign)  # noqa: SLF001

    assert read(word(edit)).rows[1] == ("1", "Nguyễn Văn A1\nTrần Thị B2", "✓")


def test_names_outside_the_tables_are_told(read: Callable[[bytes], Sheet]) -> None:
    def told(text: str, *, above: bool = False) -> list[str]:
        def edit(document: Any) -> None:
            for paragraph in (text if above else "", "Cao Lộc, ngày 08 tháng 5 năm 2026"):
                document.add_paragraph(paragraph)
            table(document, PEOPLE, ONE)
            document.add_paragraph("" if above else text)

        return codes(rows_of(read(word(edit)))[1])

    for each in ("1. Ông Lê Văn C3, Trưởng thôn;", "1. Lê Văn C3 – Phòng A"):
        assert told(each, above=True) == ["H60"]
    for each in (
        "2. Trần Thị B2",
        "2. Trần Thị B2, Chuyên viên, Phòng B.",
        "Bổ sung: bà Trần Thị B2 (Phòng B)",
    ):
        assert told(each) == ["H60"]
    for each in (
        "Điều 2. Chánh Văn phòng, Trưởng phòng A, các ông (bà) có tên ở trên",
        "Hồ sơ: 01 bộ, bản chính",
    ):
        assert told(each) == told(each, above=True) == []
    only_text = read(word(lambda document: document.add_paragraph("1. Ông Lê Văn C3, Trưởng thôn;")))
    assert codes(rows_of(only_text)[1]) == ["H02"]


def test_what_is_no_word_file_is_named(tmp_path: Path) -> None:
    def told(content: bytes, name: str = "qd-1.docx") -> str:
        path = tmp_path / name
        path.write_bytes(content)
        sheets, (problem,) = read_spreadsheet(path, name)
        assert (sheets, problem.code) == (None, "H01")
        return problem.detail

    whole = word(lambda document: document.add_paragraph("x"))
    assert "hỏng" in told(packed({**parts_of(whole), "word/document.xml": "<w:document"}))
    assert "cắt cụt" in told(whole[:-200])
    assert "đời cũ" in told(b"\xd0\xcf\x11\xe0" + bytes(600))
    assert "PDF" in told(b"%PDF-1.7")
    assert "chỉ đọc được" in told(b"%PDF-1.7", "qd-1.pdf")


@pytest.mark.parametrize(
    "text",
    [
        "Điều 1. Tặng Giấy khen cho 01 cá nhân (có danh sách) và ông Lê Văn C3, Trưởng Phòng A, vì có công.",
        "Tặng Giấy khen của Chủ tịch UBND xã cho bà Lê Thị C3.",
        "Khen thưởng đối với đồng chí Lê Văn C3",
        "Bổ sung: Lê Văn C3 - Phòng A",
        "Phòng A: Nguyễn Văn A1, Lê Thị C3",
    ],
)
def test_a_sentence_that_honours_somebody_who_stands_in_no_table_is_told(
    text: str, read: Callable[[bytes], Sheet]
) -> None:
    def told(text: str, *, above: bool) -> list[str]:
        def edit(document: Any) -> None:
            document.add_paragraph(text if above else "QUYẾT ĐỊNH")
            table(document, PEOPLE, ONE)
            document.add_paragraph("Điều 2. Quyết định có hiệu lực từ ngày ký." if above else text)

        return codes(rows_of(read(word(edit)))[1])

    for above in (True, False):
        assert told(text, above=above) == ["H70"]
        in_the_table = text.replace("Lê Văn C3", "Nguyễn Văn A1").replace("Lê Thị C3", "NGUYỄN VĂN A1")
        assert told(in_the_table, above=above) == []
        for other in (
            "Theo đề nghị của ông Lê Văn C3, Trưởng Phòng A,",
            "Tặng Giấy khen cho 01 cá nhân; giao cho ông Lê Văn C3 chi tiền thưởng.",
            "Người lập biểu: Lê Văn C3",
            "Chủ tịch: Lê Văn C3",
        ):
            assert told(other, above=above) == []


@pytest.mark.parametrize(
    "titles",
    [
        (
            "1. Tặng Giấy khen cho các cá nhân:",
            "2. Đề nghị tặng Bằng khen của Chủ tịch UBND tỉnh cho cá nhân:",
        ),
        ("Chủ tịch UBND xã tặng Giấy khen cho:", "Đề nghị Chủ tịch UBND tỉnh tặng Bằng khen cho:"),
        ("Điều 1. Tặng Giấy khen cho:", "Điều 2. Trình Chủ tịch UBND tỉnh tặng Bằng khen cho:"),
    ],
)
def test_a_sentence_above_each_table_says_its_award(
    titles: tuple[str, str], read: Callable[[bytes], Sheet]
) -> None:
    def awards(*titles: str) -> list[str]:
        def edit(document: Any) -> None:
            for title, row in zip(titles, (ONE, TWO), strict=True):
                document.add_paragraph(title)
                table(document, PEOPLE, row)

        return [each.award for each in rows_of(read(word(edit)))[0]]

    assert awards(*titles) == ["giay-khen-xa", "bang-khen-tinh"]
    assert awards(*titles[::-1]) == ["bang-khen-tinh", "giay-khen-xa"]


@pytest.mark.parametrize(
    ("height", "unseen"),
    [("1pt", True), ("0.5mm", True), ("14.20pt", False), ("0.2in", False), ("40.5", True), ("cao", False)],
)
def test_a_rows_height_may_have_a_unit(read: Callable[[bytes], Sheet], height: str, *, unseen: bool) -> None:
    """ISO/IEC 29500, ST_TwipsMeasure: Word's strict files say "14.20pt"."""

    def edit(document: Any) -> None:
        exact = OxmlElement("w:trHeight")
        exact.set(qn("w:val"), height)
        exact.set(qn("w:hRule"), "exact")
        table(document, PEOPLE, ONE).rows[1]._tr.get_or_add_trPr().append(exact)  # noqa: SLF001

    assert bool(read(word(edit)).unseen) == unseen


def test_rows_that_are_hidden_or_too_low_are_marked(read: Callable[[bytes], Sheet]) -> None:
    def edit(document: Any) -> None:
        made = table(
            document, PEOPLE, ONE, TWO, ("3", "Lê Văn C3", "", "Phòng A"), ("4", "Lê Văn C4", "", "Phòng A")
        )
        made.rows[1]._tr.get_or_add_trPr().append(OxmlElement("w:hidden"))  # noqa: SLF001
        made.rows[2].height, made.rows[2].height_rule = docx.shared.Pt(1), WD_ROW_HEIGHT_RULE.EXACTLY
        made.rows[3].height, made.rows[3].height_rule = docx.shared.Pt(1), WD_ROW_HEIGHT_RULE.AT_LEAST

    sheet = read(word(edit))
    assert {row for row, _ in sheet.unseen} == {2, 3}
    assert "H03" in codes(rows_of(sheet)[1])


@pytest.mark.parametrize("around", ["w:bdo", "w:dir", "m:oMath", "w14:conflictIns"])
def test_words_in_any_wrapping_are_read(around: str, read: Callable[[bytes], Sheet]) -> None:
    def edit(document: Any) -> None:
        made = table(document, PEOPLE, ONE)
        run = made.cell(1, 1).paragraphs[0].add_run(" Mẫu")._r  # noqa: SLF001
        wrapped = OxmlElement(around)
        run.getparent().replace(run, wrapped)
        wrapped.append(run)

    assert read(word(edit)).rows[1][1] == "Nguyễn Văn A1 Mẫu"


def test_boxes_of_text_outside_the_tables_are_read(read: Callable[[bytes], Sheet]) -> None:
    def box(*content: str) -> Callable[[Any], None]:
        def edit(document: Any) -> None:
            table(document, PEOPLE, ONE)
            drawn, inside = OxmlElement("w:pict"), OxmlElement("w:txbxContent")
            drawn.append(inside)
            other = document.add_paragraph(content[0]) if len(content) == 1 else table(document, content)
            inside.append(other._element)  # noqa: SLF001
            document.add_paragraph()._p.append(OxmlElement("w:r"))  # noqa: SLF001
            document.paragraphs[-1]._p[-1].append(drawn)  # noqa: SLF001

        return edit

    def told(*content: str) -> list[str]:
        return codes(rows_of(read(word(box(*content))))[1])

    assert told("Bổ sung: bà Trần Thị B2 (Phòng B)") == ["H60"]
    assert told("2. Trần Thị B2, Phòng B") == ["H60"]
    assert told("ĐÃ KÝ") == []
    assert [each.name for each in rows_of(read(word(box(*TWO))))[0]] == ["Nguyễn Văn A1", "Trần Thị B2"]


def test_a_control_that_nobody_filled_in_says_nothing(read: Callable[[bytes], Sheet]) -> None:
    def edit(document: Any) -> None:
        made = table(document, PEOPLE, ("1", "Nguyễn Văn A1", "Chọn một mục.", "Phòng A"))
        run = made.cell(1, 2).paragraphs[0].runs[0]._r  # noqa: SLF001
        control, about, content = (OxmlElement(f"w:{name}") for name in ("sdt", "sdtPr", "sdtContent"))
        about.append(OxmlElement("w:showingPlcHdr"))
        run.getparent().replace(run, control)
        control.extend((about, content))
        content.append(run)

    assert read(word(edit)).rows[1] == ("1", "Nguyễn Văn A1", None, "Phòng A")


def test_a_second_list_of_another_decision_is_told(read: Callable[[bytes], Sheet]) -> None:
    def told(title: str) -> list[str]:
        def edit(document: Any) -> None:
            document.add_paragraph("(Kèm theo Quyết định số 1/QĐ-UBND)")
            table(document, PEOPLE, ONE)
            document.add_paragraph(title)
            table(document, PEOPLE, TWO)

        sheet = read(word(edit))
        campaign = campaign_of(decision(list="qd-1.docx", number="1/QĐ-UBND"))
        files = HonourFiles("honours", {"qd-1.docx": (sheet,)})
        problems = check_lists(campaign, document_of(campaign), known(), files)[1]
        return [each.code for each in problems if each.code == "H46"]

    assert told("(Kèm theo Quyết định số 2/QĐ-UBND ngày 09/5/2026)") == ["H46"]
    assert told("(Kèm theo Quyết định số 1/QĐ-UBND)") == []
    assert told("Điều 2. Quyết định này thay thế Quyết định số 7/QĐ-UBND.") == []


def test_small_letters_that_word_shows_as_capitals(read: Callable[[bytes], Sheet]) -> None:
    def edit(document: Any) -> None:
        made = table(document, PEOPLE, ("1", "nguyễn văn mẫu", "", "Phòng A"))
        made.cell(1, 1).paragraphs[0].runs[0].font.all_caps = True

    assert [each.name for each in rows_of(read(word(edit)))[0]] == ["Nguyễn Văn Mẫu"]


def test_rows_that_are_deleted_and_cells_with_notes_are_marked(read: Callable[[bytes], Sheet]) -> None:
    def edit(document: Any) -> None:
        made = table(document, PEOPLE, ONE, TWO)
        made.rows[1]._tr.get_or_add_trPr().append(OxmlElement("w:del"))  # noqa: SLF001
        run = made.cell(2, 1).paragraphs[0].add_run()
        run._r.append(OxmlElement("w:footnoteReference"))  # noqa: SLF001
        mark = made.cell(2, 2).paragraphs[0].add_run("a")
        mark.font.superscript = True
        for cell, text in ((made.cell(2, 0), ""), (made.cell(2, 3), "đã rút")):
            box = OxmlElement("w:pict")
            box.append(OxmlElement("w:txbxContent"))
            box[0].append(OxmlElement("w:t"))
            box[0][0].text = text
            cell.paragraphs[0].add_run()._r.append(box)  # noqa: SLF001

    sheet = read(word(edit))
    assert sheet.struck == {(2, 1), (2, 2), (2, 3), (2, 4)}
    assert sheet.noted == {(3, 2), (3, 3), (3, 4)}
    assert {"H55", "H70"} <= set(codes(rows_of(sheet)[1]))


@pytest.mark.parametrize(
    "title",
    ["Danh sách không đủ điều kiện khen thưởng", "Thành phần dự họp:", "Hội đồng xét khen thưởng gồm:"],
)
def test_a_table_of_those_who_are_not_honoured(title: str, read: Callable[[bytes], Sheet]) -> None:
    def edit(document: Any) -> None:
        table(document, PEOPLE, ONE)
        document.add_paragraph(title)
        table(document, PEOPLE, TWO)

    sheet = read(word(edit))
    campaign = campaign_of(decision(list="qd-1.docx"))
    files = HonourFiles("honours", {"qd-1.docx": (sheet,)})
    problems = check_lists(campaign, document_of(campaign), known(), files)[1]
    assert ("H70", 4) in [(each.code, each.source.line) for each in problems]


def test_what_is_printed_around_every_page(read: Callable[[bytes], Sheet]) -> None:
    def edit(document: Any) -> None:
        table(document, PEOPLE, ONE)
        document.sections[0].header.paragraphs[0].text = "Danh sách\ntặng Bằng khen"
        document.sections[0].footer.add_table(1, 1, 9).cell(0, 0).text = "Kèm theo Quyết định số 7/QĐ-UBND"

    sheet = read(word(edit))
    assert sheet.margins == ("Danh sách tặng Bằng khen", "Kèm theo Quyết định số 7/QĐ-UBND")
    assert len(sheet.rows) == 2


@pytest.mark.parametrize("look", ["strike", "double_strike", "hidden"])
@pytest.mark.parametrize("kind", [WD_STYLE_TYPE.PARAGRAPH, WD_STYLE_TYPE.CHARACTER])
def test_what_a_style_strikes_out_or_hides_is_marked(
    kind: WD_STYLE_TYPE, look: str, read: Callable[[bytes], Sheet]
) -> None:
    def edit(document: Any) -> None:
        based = document.styles.add_style("Bỏ", kind)
        setattr(based.font, look, True)
        style = document.styles.add_style("Bỏ đi", kind)
        style.base_style = based
        made = table(document, PEOPLE, ONE, TWO)
        for row, kept in ((1, None), (2, False)):
            paragraph = made.cell(row, 1).paragraphs[0]
            (paragraph if kind is WD_STYLE_TYPE.PARAGRAPH else paragraph.runs[0]).style = style
            setattr(paragraph.runs[0].font, look, kept)

    sheet = read(word(edit))
    assert (sheet.unseen if look == "hidden" else sheet.struck) == {(2, 2)}
    assert not (sheet.struck if look == "hidden" else sheet.unseen)


def test_a_table_that_goes_on_in_other_columns_without_titles_is_told(read: Callable[[bytes], Sheet]) -> None:
    def told(*second: tuple[str, ...]) -> list[tuple[str, int]]:
        def edit(document: Any) -> None:
            table(document, PEOPLE, ONE)
            document.add_page_break()
            table(document, *second)

        return [(each.code, each.source.line) for each in rows_of(read(word(edit)))[1]]

    assert ("H60", 4) in told(("2", "Trần Thị B2", "Phòng B"))
    assert told(TWO) == []
    assert told(("TT", "Họ và tên", "Đơn vị"), ("2", "Trần Thị B2", "Phòng B")) == []
    assert told(("Nơi nhận: Lưu", "CHỦ TỊCH"), ("", "Nguyễn Văn S1")) == []
