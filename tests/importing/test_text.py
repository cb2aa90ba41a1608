"""Plain text to plan.txt: printed pages, Markdown, law portals, old fonts; rubbish is refused."""

from __future__ import annotations

import re
import textwrap
import unicodedata

import pytest
from running import ROOT

from generator.importing.reading.columns import is_foot
from generator.importing.reading.read_plan import ReadPlan, read_content
from generator.load.sheets.old_encodings import TCVN3_LETTERS
from generator.load.sheets.sheet import UnreadableError

PLAN = (ROOT / "campaigns/bau-cu-2026-cao-loc/plan.txt").read_text(encoding="utf-8")
BODY = PLAN[PLAN.index("I. MỤC") : PLAN.index("Nơi nhận")]


def read(text: str | bytes, ending: str = ".txt") -> ReadPlan:
    return read_content(text.encode() if isinstance(text, str) else text, ending)


def lines(plan: ReadPlan) -> list[str]:
    return [line for line in plan.text.split("\n") if line]


@pytest.mark.parametrize("path", sorted(ROOT.glob("campaigns/*/plan.txt")), ids=lambda path: path.parent.name)
def test_a_plan_txt_stays_what_it_is(path: object) -> None:
    text = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    settled = [" ".join(line.split(" ")) for line in text.split("\n") if line.strip()]
    assert lines(read(text)) == settled
    assert lines(read(read(text).text)) == settled


def printed(text: str, width: int = 84) -> str:
    """As a page prints it: first lines set in, pages numbered, a letterhead in two columns."""
    paragraphs = [line for line in text.split("\n") if line.strip()]
    body = "\n".join(
        textwrap.fill(line, width, initial_indent=" " * 7, break_on_hyphens=False) for line in paragraphs
    )
    head = "   UBND XÃ MẪU              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n   Số: 5/KH-UBND             "
    foot = (
        "\nNơi nhận:                               CHỦ TỊCH\n- Như trên;\n- Lưu: VT.\n"
        + " " * 40
        + "Nguyễn Văn A1"
    )
    pages = body.split("\n")
    middle = len(pages) // 2
    numbered = [*pages[:middle], "", " " * 40 + "1", "", *pages[middle:]]
    return f"{head}Xã Mẫu, ngày 05 tháng 01 năm 2026\n\n" + "\n".join(numbered) + f"\n{foot}\n\n{' ' * 40}2\n"


def test_printed_lines_become_paragraphs_and_columns_lines() -> None:
    found = lines(read(printed(BODY)))
    assert found[:4] == [
        "UBND XÃ MẪU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 5/KH-UBND", "Xã Mẫu, ngày 05 tháng 01 năm 2026",
    ]  # fmt: skip
    assert found[-5:] == ["Nơi nhận:", "- Như trên;", "- Lưu: VT.", "CHỦ TỊCH", "Nguyễn Văn A1"]
    assert found[4:-5] == [line for line in BODY.split("\n") if line]


def test_markdown_and_what_a_law_portal_copies_lose_their_marks_only() -> None:
    text = (
        "# KẾ HOẠCH\n\n**Phát động phong trào\nthi đua**\n\n"
        "*Căn cứ [Luật](https://vi-du.example/luat) số 1; *\n\n"
        "* Tập thể đạt điểm\n\n| TT | Tiêu chí |\n|---|:--|\n| 1 | Hoàn thành<br>đúng hạn |\n\n---\n\n"
        "**Điều 1.** Nộp trước ngày 15/3.\n"
    )
    assert read(text, ".md").text == (
        "KẾ HOẠCH\n\nPhát động phong trào thi đua\n\nCăn cứ Luật số 1;\n\n* Tập thể đạt điểm\n\n"
        "TT\tTiêu chí\n1\tHoàn thành\u2028đúng hạn\n\nĐiều 1. Nộp trước ngày 15/3.\n"
    )


def test_old_fonts_are_converted_and_told() -> None:
    codes = {letter: code for code, letter in TCVN3_LETTERS.items()}
    small = BODY.lower()
    plan = read("".join(codes.get(letter, letter) for letter in small).encode("latin-1"))
    assert lines(plan) == [line for line in small.split("\n") if line]
    assert plan.told == ("Văn bản gõ bằng phông chữ cũ: đã chuyển từ TCVN3 (ABC) sang Unicode.",)


def test_windows_own_vietnamese_code_page_is_read() -> None:
    in_1258 = unicodedata.normalize("NFD", BODY.replace("“", '"').replace("”", '"'))
    for vowel in "ăâêôơưĂÂÊÔƠƯ":  # its letters with a hat, a hook or a bow are whole, the tone stands behind
        in_1258 = in_1258.replace(unicodedata.normalize("NFD", vowel), vowel)
    in_1258 = re.sub(
        "([aeouAEOU])([\u0323\u0301\u0300\u0309\u0303])([\u0306\u0302\u031b])", _tone_behind, in_1258
    )
    assert lines(read(in_1258.encode("windows-1258"))) == lines(
        read(BODY.replace("“", '"').replace("”", '"'))
    )


def _tone_behind(letters: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", letters[1] + letters[3]) + letters[2]


def lost(text: str) -> str:
    """Every letter with marks has gone."""
    return "".join(letter for letter in text if letter.isascii())


def without_marks(text: str) -> str:
    from generator.slug import slug

    return re.sub(r"[^\W\d_]+", lambda word: slug(word[0]), text)


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lost, "mất chữ"),
        (without_marks, "không có dấu|mất chữ"),
        (lambda text: text.encode().decode("latin-1"), "mất chữ|phông chữ cũ"),
        (lambda text: text.encode("ascii", "replace").decode(), "mất chữ|phông chữ cũ"),
    ],
    ids=["lost", "without marks", "wrong encoding", "question marks"],
)
def test_a_text_that_has_lost_its_letters_is_refused(spoil: type[str], reason: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        read(spoil(BODY))
    assert re.search(reason, refused.value.reason)


def test_a_text_that_a_machine_misread_counts_as_scanned() -> None:
    misread = BODY.replace("thi đua", "thi đưạ", 20).replace("tập thể", "tặp thểế", 20)
    plan = read(misread)
    assert plan.scanned
    assert plan.pages == (), "it has no pages of which a picture could be shown"
    assert not read(BODY).scanned


@pytest.mark.parametrize(
    ("content", "ending", "reason"),
    [
        (b"", ".txt", "tệp trống"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", ".png", "không đọc được kiểu tệp"),
        (b"\0\1\2\3" * 100, ".txt", "không phải tệp văn bản"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), ".docx", "mật khẩu"),
        (b"PK\x03\x04 cut short", ".docx", "cắt cụt"),
        (b"%PDF-1.7 cut short", ".pdf", "PDF hỏng"),
    ],
    ids=["empty", "picture", "binary", "locked", "packed", "pdf"],
)
def test_what_is_no_readable_file_is_refused_with_the_reason(
    content: bytes, ending: str, reason: str
) -> None:
    with pytest.raises(UnreadableError) as refused:
        read(content, ending)
    assert reason in refused.value.reason
    assert refused.value.remedy


def test_a_copied_web_page_keeps_its_rows_and_loses_the_signs_of_its_links() -> None:
    text = (
        "I. TIÊU CHÍ #\n\n1. Chấm điểm #\n\n2. Xếp loại #\n\n"
        "TT\tTiêu chí\tĐiểm\n1\tHoàn thành\nđúng hạn\t40\nI\tNhóm\nII\tNhóm khác\n"
        "2\tGiữ gìn\ttối đa\nhai mươi\n\n"
        "Trên đây là Kế hoạch.\n"
    )
    assert read(text).text == (
        "I. TIÊU CHÍ\n\n1. Chấm điểm\n\n2. Xếp loại\n\n"
        "TT\tTiêu chí\tĐiểm\n1\tHoàn thành\u2028đúng hạn\t40\nI\tNhóm\t\nII\tNhóm khác\t\n"
        "2\tGiữ gìn\ttối đa\u2028hai mươi\n\nTrên đây là Kế hoạch.\n"
    )


def test_a_section_on_where_to_hand_in_is_no_foot_of_the_document() -> None:
    assert not is_foot(["5.", "Nơi nhận và thời hạn nộp hồ sơ"])
    assert is_foot(["Nơi nhận:", "- Như trên;"])
