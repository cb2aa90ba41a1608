"""PDF files to plan.txt: words of a page in order, paragraphs, tables over pages, running heads; scans."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image
from running import ROOT
from sampling import all_or
from scanning import scanned_pdf
from word_plans import in_order, official, printed, saved, typed

from generator.importing.reading import apart
from generator.importing.reading.blocks import Notices
from generator.importing.reading.pdf_pages import Letter, words_of_row
from generator.importing.reading.read_plan import read_content
from generator.importing.reading.scan import with_numbers, with_romans
from generator.load.sheets.sheet import UnreadableError

PLANS = {
    path.parent.name: path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("campaigns/*/plan.txt"))
}
PRINTED = all_or(["80-nam-tong-tuyen-cu-chi-lang", "phong-trao-mau"], [*PLANS])
SENTENCE = (
    "Các đơn vị tổ chức phong trào thi đua thiết thực, hiệu quả, tránh hình thức, phô trương, lãng phí. "
)


def lines(content: bytes, ending: str = ".pdf") -> list[str]:
    return [line for line in read_content(content, ending).text.split("\n") if line]


@pytest.fixture(scope="module")
def as_pdf(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], bytes]:
    return lambda content: printed({"tep": content}, tmp_path_factory.mktemp("pdf"))["tep"]


@pytest.fixture(scope="module")
def printed_plans(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return printed({name: typed(PLANS[name]) for name in PRINTED}, tmp_path_factory.mktemp("plans"))


@pytest.mark.fuzz
@pytest.mark.parametrize("plan", PRINTED)
def test_printed_plans_keep_their_words_and_nearly_all_paragraphs(
    plan: str, printed_plans: dict[str, bytes]
) -> None:
    read = read_content(printed_plans[plan], ".pdf")
    assert in_order(PLANS[plan].split(), read.text.split()) >= 0.995
    assert (read.scanned, read.is_pdf) == (False, True)
    wanted = {" ".join(line.split()) for line in PLANS[plan].split("\n") if line.strip() and "\t" not in line}
    found = set(lines(printed_plans[plan]))
    assert len(wanted & found) >= 0.95 * len(wanted)


def test_letterhead_running_heads_page_numbers_and_tables_over_pages(
    as_pdf: Callable[[bytes], bytes],
) -> None:
    document = docx.Document(io.BytesIO(official(["KẾ HOẠCH", *[SENTENCE * 5] * 14, "Phụ lục chấm điểm"])))
    for section in document.sections:
        section.header.paragraphs[0].text = "Kế hoạch thi đua của xã Mẫu"
        foot = section.footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
        foot._p.append(  # noqa: SLF001 - python-docx has no other way
            parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
        )
    rows = 60
    table = document.add_table(rows=rows, cols=3)
    table.style = "Table Grid"
    for at, row in enumerate(table.rows):
        for cell, text in zip(
            row.cells, (str(at + 1), f"Tiêu chí số {at + 1}", f"{at % 10} điểm"), strict=True
        ):
            cell.text = text
    content = as_pdf(saved(document))
    plan = read_content(content, ".pdf")
    found = [line for line in plan.text.split("\n") if line]
    assert found[:5] == [
        "ỦY BAN NHÂN DÂN", "XÃ MẪU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "Số: 12/KH-UBND",
    ]  # fmt: skip
    assert found.count((SENTENCE * 5).strip()) == 14
    assert [line.split("\t") for line in found if "\t" in line] == [
        [str(at + 1), f"Tiêu chí số {at + 1}", f"{at % 10} điểm"] for at in range(rows)
    ]
    assert plan.told == ("Bỏ dòng lặp lại ở đầu, chân trang: “Kế hoạch thi đua của xã Mẫu”.",)
    assert not any(line.isdecimal() for line in found)


def test_a_locked_or_damaged_file_is_refused(printed_plans: dict[str, bytes]) -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(io.BytesIO(printed_plans["phong-trao-mau"])))
    writer.encrypt("mat-khau")
    locked = io.BytesIO()
    writer.write(locked)
    for content, reason in (
        (locked.getvalue(), "mật khẩu"),
        (printed_plans["phong-trao-mau"][:3000], "hỏng"),
    ):
        with pytest.raises(UnreadableError) as refused:
            read_content(content, ".pdf")
        assert reason in refused.value.reason


PAGE = "KẾ HOẠCH\nPhát động phong trào thi đua trồng cây\n" + "".join(
    f"{at}. {SENTENCE}\n" for at in range(1, 6)
)


def test_a_scan_is_recognised_and_counts_as_scanned(as_pdf: Callable[[bytes], bytes]) -> None:
    """And the line is known in which each of its pages begins."""
    first, second = (
        pypdfium2.PdfDocument(scanned_pdf(as_pdf(typed(text)), dots=200)) for text in (PAGE, SENTENCE)
    )
    first.import_pages(second)
    held = io.BytesIO()
    first.save(held)
    plan = read_content(held.getvalue(), ".pdf")
    assert plan.scanned
    assert in_order(f"{PAGE} {SENTENCE}".split(), plan.text.split()) >= 0.93
    start, beginning = plan.pages
    assert start == 1
    *_, last = (line for line in plan.text.split("\n") if line)
    assert plan.text.split("\n")[beginning - 1 :] == [last, ""]
    assert plan.told[0].startswith("Tệp PDF là bản quét")


def test_without_tesseract_a_scan_is_refused_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    held = io.BytesIO()
    Image.new("L", (600, 800), 255).save(held, "PDF")
    monkeypatch.setattr(apart.shutil, "which", lambda _: None)
    with pytest.raises(UnreadableError) as refused:
        read_content(held.getvalue(), ".pdf")
    assert "Tesseract" in refused.value.reason
    assert "tesseract-ocr-vie" in refused.value.remedy


def test_word_files_of_before_2007_are_read_by_libreoffice(tmp_path: Path) -> None:
    content = printed({"tep": official(["KẾ HOẠCH", SENTENCE.strip()])}, tmp_path, ending="doc")["tep"]
    plan = read_content(content, ".doc")
    assert [line for line in plan.text.split("\n") if line][6:8] == ["KẾ HOẠCH", SENTENCE.strip()]
    assert plan.told == ("Tệp Word đời cũ: đọc qua LibreOffice.",)


def test_without_libreoffice_they_are_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart.shutil, "which", lambda _: None)
    with pytest.raises(UnreadableError) as refused:
        read_content(b"\xd0\xcf\x11\xe0" + bytes(600), ".doc")
    assert "LibreOffice" in refused.value.reason
    assert ".docx" in refused.value.remedy


@pytest.mark.parametrize(
    ("read", "settled"),
    [
        (["IL. MỤC ĐÍCH", "Thi đua.", "I. CHỈ TIÊU", "HI. ĐỐI TƯỢNG", "1V. KHEN THƯỞNG"],
         ["I. MỤC ĐÍCH", "Thi đua.", "II. CHỈ TIÊU", "III. ĐỐI TƯỢNG", "IV. KHEN THƯỞNG"]),
        (["I. MỤC ĐÍCH", "IL CHỈ TIÊU", "TT NỘI DUNG", "III. ĐỐI TƯỢNG"],
         ["I. MỤC ĐÍCH", "II. CHỈ TIÊU", "TT NỘI DUNG", "III. ĐỐI TƯỢNG"]),
        (["I. MỤC ĐÍCH", "II. CHỈ TIÊU", "III. ĐỐI TƯỢNG", "VI. KHEN THƯỞNG"], None),
        (["I. MỤC ĐÍCH", "II. CHỈ TIÊU", "I. NỘI DUNG", "II. KHEN THƯỞNG"], None),
    ],
    ids=["strokes lost and found", "a point lost", "the plan skips one", "the plan counts anew"],
)  # fmt: skip
def test_numerals_of_a_scan_count_on_unless_the_plan_counts_otherwise(
    read: list[str], settled: list[str] | None
) -> None:
    told = Notices()
    assert with_romans(read, told) == (settled or read)
    assert bool(told.words) is bool(settled)


def test_a_heading_that_a_scan_ran_together_with_the_next_one_is_two() -> None:
    read = [
        "I MỤC ĐÍCH, YÊU CẦU", "II NỘI DUNG THI ĐUA", "II. TIÊU CHUẨN - KHEN THƯỞNG Hình thức khen thưởng",
        "VI KINH PHÍ THỰC HIỆN",
    ]  # fmt: skip
    settled = [
        "I. MỤC ĐÍCH, YÊU CẦU", "II. NỘI DUNG THI ĐUA", "III. TIÊU CHUẨN - KHEN THƯỞNG",
        "Hình thức khen thưởng",
    ]  # fmt: skip
    assert with_romans(read[:3], Notices()) == settled
    read[2] = "III. TIÊU CHUẨN KHEN THƯỞNG Các tập thể đạt chuẩn được tặng Giấy khen."
    assert with_romans(read[:3], Notices())[2] == read[2], "a sentence behind capitals is no heading"


@pytest.mark.parametrize(
    ("read", "settled"),
    [
        (["2. Số lượng", "Bì Tiêu chuẩn khen thưởng", "4. Mức tiền thưởng"], "3. Tiêu chuẩn khen thưởng"),
        (["2. Phòng Kinh tế", "Hướng dẫn kỹ thuật.", "SẼ Công an xã", "4. Trung tâm"], "3. Công an xã"),
        (["IV. KHEN THƯỞNG", "Hình thức khen thưởng", "2. Số lượng"], "1. Hình thức khen thưởng"),
        (["1, Mục đích", "2. Yêu cầu"], "1. Mục đích"),
        (["3. — Thời gian thi đua"], "3. Thời gian thi đua"),
    ],
)
def test_the_number_that_a_scan_lost_is_the_one_between_its_neighbours(read: list[str], settled: str) -> None:
    assert settled in with_numbers(read, Notices())


@pytest.mark.parametrize(
    "read",
    [
        ["2. Số lượng", "Bì Tiêu chuẩn", "Bà Nguyễn chuẩn bị", "4. Mức tiền thưởng"],
        ["2. Số lượng", "Tập thể đạt chuẩn.", "4. Mức tiền thưởng"],
        ["2. Số lượng", "Ở Mỗi thôn một tập thể", "3. Mức tiền thưởng"],
        ["1, 2 và 3 điểm"],
    ],
)
def test_numbers_stay_where_it_is_not_sure_which_one_was_lost(read: list[str]) -> None:
    assert with_numbers(read, Notices()) == read


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("S 417.28 425.07 9.39, ở 425.27 435.70 14.59, N 437.86 447.97 9.21, ộ 448.16 457.48 14.17", "Sở Nộ"),
        ("H 143.27 154.15 9.21, Ứ 154.19 168.87 15.44, N 169.86 179.97 9.21, H 179.95 190.83 9.21", "HỨ NH"),
    ],
)
def test_words_are_parted_by_white_also_behind_a_letter_with_marks_of_another_font(
    row: str, words: str
) -> None:
    """Measured in prints whose letters with marks come from a second font, with the spaces left out."""
    letters = [
        Letter(sign, float(left), float(right), 236.1, float(size))
        for sign, left, right, size in (each.split() for each in row.split(", "))
    ]
    assert [word[0] for word in words_of_row(letters)] == words.split()
