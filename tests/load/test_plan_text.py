"""The plan's text: a paragraph a line, tables; older files; each paragraph in its section, no word lost."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_lines import words
from pydantic import TypeAdapter
from shipped_plans import CAO_LOC, CHI_LANG, CONGRESS, DAK_LAK, LAI_CHAU, PLANS, plan

from generator.load.plan.outline import Cell, Level, Paragraph, outline_gaps
from generator.load.plan.plan_text import parse_plan, read_plan_text
from generator.model.base import SectionPath

PRINTED = Path(__file__).parent / "printed_plans"
"""The five plans as websites gave them: broken lines, marks of bold, tables and headings."""


@cache
def printed(campaign_id: str) -> tuple[Paragraph, ...]:
    """A plan in the form that `plan.txt` had before."""
    found, problems = read_plan_text(PRINTED / f"{campaign_id}.txt", "plan.txt")
    assert found is not None, problems
    return found.paragraphs


def lines(text: str) -> list[str]:
    """The paragraphs of a text, each as it stands."""
    return [f"{each.marker} {each.text}".strip() for each in parse_plan(text)]


@pytest.mark.parametrize("campaign_id", PLANS)
def test_the_shipped_texts_have_the_words_of_their_sources(campaign_id: str) -> None:
    source = (PRINTED / f"{campaign_id}.txt").read_text(encoding="utf-8-sig")
    assert len(words(source)) > 1_000
    assert words(plan(campaign_id).text) == words(source)


@pytest.mark.parametrize("campaign_id", PLANS)
def test_the_older_form_says_the_same(campaign_id: str) -> None:
    """Only the letterhead's and the recipients' columns can be told in the settled form alone."""
    new = [(each.marker.removeprefix("- "), each.text, each.section) for each in plan(campaign_id).paragraphs]
    old = [(each.marker.removeprefix("- "), each.text, each.section) for each in printed(campaign_id)]
    same = 0 if campaign_id != DAK_LAK else 6
    end = next(at for at, each in enumerate(old) if each[1] == "Nơi nhận:") - len(old)
    assert new[same:end] == old[same - (campaign_id == DAK_LAK) : end]


@pytest.mark.parametrize("campaign_id", PLANS)
def test_the_shipped_texts_are_in_the_settled_form(campaign_id: str) -> None:
    text = plan(campaign_id).text
    assert not re.search(r"[|#]|--|\*\S|\S\*", text)
    assert [line for line in text.split("\n") if line != line.strip(" ")] == []


def test_a_paragraph_is_a_line_and_nothing_else_is_markup() -> None:
    """Signs of Markdown, a rule and short lines stay what the plan writes; blank lines are free."""
    text = (
        "KẾ HOẠCH\nVề việc | thử\n\n\n# Ghi chú: ** là điểm thưởng\n-------\n* Lưu ý\ncác đơn vị,\nvà xã **"
    )
    assert lines(text) == [line for line in text.split("\n") if line]


def test_a_table_stands_between_blank_lines_and_its_cells_between_tabs() -> None:
    text = "I. A\n\nSTT\tTiêu chí\tĐiểm\n1\tĐoàn kết,\u2028gương mẫu\t10\n\t\t5\n\nHết."
    found = parse_plan(text)
    assert [(each.text, each.cell) for each in found if each.cell] == [
        ("STT", Cell(0, 0, 0)),
        ("Tiêu chí", Cell(0, 0, 1)),
        ("Điểm", Cell(0, 0, 2)),
        ("1", Cell(0, 1, 0)),
        ("Đoàn kết,", Cell(0, 1, 1)),
        ("gương mẫu", Cell(0, 1, 1)),
        ("10", Cell(0, 1, 2)),
        ("5", Cell(0, 2, 2)),
    ]
    assert [(each.text, each.line) for each in found if each.cell is None] == [("A", 1), ("Hết.", 7)]


@pytest.mark.parametrize("text", ["\tTừ Word chép ra\n\tthụt đầu dòng", "Dòng đầu\nA\tB", "A\tB\nDòng cuối"])
def test_tabs_that_part_no_cells_are_spaces(text: str) -> None:
    """An indented line, and a row that touches other lines."""
    assert lines(text) == [" ".join(line.split()) for line in text.split("\n")]
    assert {each.cell for each in parse_plan(text)} == {None}


@pytest.mark.parametrize(
    ("campaign_id", "line", "text"),
    [
        (  # a blank line after every printed one, the title over four of them
            CONGRESS,
            3,
            (
                "Triển khai phong trào thi đua lập thành tích chào mừng Đại hội lần thứ "
                "XIV của Đảng; tăng tốc, bứt phá hoàn thành thắng lợi các mục tiêu, nhiệm "
                "vụ Nghị quyết Đại hội lần thứ XIII của Đảng"
            ),
        ),
        (  # "quốc phòng -" ends the printed line, "an ninh" begins the next
            CONGRESS,
            39,
            (
                "Huy động toàn thể hệ thống chính trị xã và Nhân dân, đoàn viên, hội "
                "viên, cán bộ, công chức, viên chức tham gia phong trào thi đua, tạo khí "
                "thế sôi nổi, quyết tâm hoàn thành thắng lợi các chỉ tiêu, nhiệm vụ phát "
                "triển kinh tế - xã hội, quốc phòng - an ninh năm 2025 của xã."
            ),
        ),
        (  # the next printed line begins with a capital
            CONGRESS,
            145,
            (
                "Chuẩn bị tốt các nội dung phục vụ công tác bầu cử đại biểu Quốc hội khóa "
                "XVI và đại biểu HĐND các cấp nhiệm kỳ 2026 - 2031."
            ),
        ),
        (  # "- xã hội" opens a line but is half of a word, no item
            CONGRESS,
            218,
            "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã và các tổ chức chính trị - xã hội",
        ),
        (  # two items without a blank line between them stay two
            CONGRESS,
            136,
            "Tăng tỷ lệ hồ sơ trực tuyến, số hóa hồ sơ, liên thông dữ liệu.",
        ),
        (CONGRESS, 124, "100% giáo viên tham gia đầy đủ các lớp bồi dưỡng chuyên môn, nghiệp vụ."),
        (  # a page ends in the middle of the sentence
            LAI_CHAU,
            84,
            (
                "Đảm bảo an toàn tuyệt đối về an ninh chính trị, trật tự, an toàn xã hội "
                "trước, trong và sau ngày bầu cử."
            ),
        ),
        (LAI_CHAU, 207, "TM. ỦY BAN NHÂN DÂN"),
        (DAK_LAK, 2, "ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK"),
        (DAK_LAK, 6, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (DAK_LAK, 8, "Độc lập - Tự do - Hạnh phúc"),
        (DAK_LAK, 14, "Đắk Lắk, ngày 18 tháng 11 năm 2025"),
        (  # bold ends inside the sentence
            DAK_LAK,
            155,
            (
                "Thời gian tổ chức phong trào thi đua: Phong trào thi đua cao điểm được "
                "triển khai thực hiện từ tháng 10 năm 2025 đến hết tháng 3 năm 2026. Tổng "
                "kết vào tháng 4 năm 2026."
            ),
        ),
        (  # "**- **Gương mẫu" is an item
            DAK_LAK,
            290,
            "Gương mẫu, chấp hành tốt chủ trương của Đảng, chính sách, pháp luật của Nhà nước.",
        ),
        (  # a gap of the page in the middle of the sentence
            CHI_LANG,
            66,
            (
                "Căn cứ thành tích của các tập thể, cá nhân đạt được trong đợt thi đua, "
                "Hội đồng Thi đua - khen thưởng huyện xem xét, lựa chọn các tập thể, cá "
                "nhân có thành tích thật sự tiêu biểu, xuất sắc trong số các tập thể, cá "
                "nhân đề nghị khen thưởng để đề nghị Chủ tịch UBND tỉnh tặng Bằng khen "
                "hoặc đề nghị khen thưởng cấp nhà nước."
            ),
        ),
        (CAO_LOC, 3, "Số: /KH-UBND"),
        (CAO_LOC, 71, "Đối với các Tổ bầu cử, đơn vị bầu cử:"),
        (CAO_LOC, 169, "Nơi nhận:"),
        (CAO_LOC, 171, "UBND tỉnh (B/c)"),
    ],
)
def test_broken_lines_are_joined_as_the_plan_means_them(campaign_id: str, line: int, text: str) -> None:
    assert next(each.text for each in printed(campaign_id) if each.line == line) == text


def test_lines_pasted_from_word_are_paragraphs_without_blank_lines_between() -> None:
    """Word gives one long line for a paragraph; headings and grounds must not run into what follows."""
    ground = (
        "Căn cứ Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ phê duyệt Chương trình số;"
    )
    lines = (
        "ỦY BAN NHÂN DÂN",
        "XÃ CAO LỘC",
        ground,
        ground,
        "Ủy ban nhân dân xã Cao Lộc ban hành Kế hoạch phát động phong trào thi đua “Chuyển đổi số” như sau:",
        "I. TIÊU CHUẨN",
        "1. Tiêu chuẩn đối với tập thể",
        f"Giấy khen được xét tặng cho tập thể đạt các tiêu chuẩn{' của Kế hoạch này' * 5}:",
    )
    paragraphs = [each.text for each in parse_plan("\n".join(lines) + "\n")]
    assert paragraphs[:5] == list(lines[:5])
    assert paragraphs[-2:] == ["Tiêu chuẩn đối với tập thể", lines[-1]]


def test_a_sentence_over_a_page_break_is_one_paragraph() -> None:
    """Lai Châu VI.1: the page ends after "xem xét,"."""
    text = next(each.text for each in printed(LAI_CHAU) if each.opens and each.section == "VI.1")
    assert "rút kinh nghiệm, xem xét, đề xuất khen thưởng đảm bảo" in text
    assert text.endswith("trước ngày 26/5/2021 để tổng hợp.")


@pytest.mark.parametrize(
    ("campaign_id", "line", "level", "marker", "section"),
    [
        (CAO_LOC, 13, Level.ROMAN, "I.", "I"),
        (CAO_LOC, 55, Level.NUMBER, "1.2.", "IV.1.2"),
        (CAO_LOC, 59, Level.STAR, "*", "IV.1.2.a"),
        (CAO_LOC, 71, Level.STAR, "*", "IV.1.2.a"),
        (CAO_LOC, 83, Level.LETTER, "b)", "IV.1.2.b"),
        (CAO_LOC, 139, Level.LETTER, "a)", "IV.4.a"),
        (DAK_LAK, 140, Level.LETTER, "đ)", "II.2.đ"),
        (DAK_LAK, 228, Level.PLUS, "+", "III.3.2.a"),
        (DAK_LAK, 365, Level.STAR, "*", "IV.3"),
        (CHI_LANG, 56, Level.LETTER, "b)", "IV.2.1.b"),
        (LAI_CHAU, 80, Level.PLUS, "- +", "III.2.a"),
        (LAI_CHAU, 11, Level.NONE, "", ""),
    ],
)
def test_a_paragraph_knows_its_marker_and_its_section(
    campaign_id: str, line: int, level: Level, marker: str, section: str
) -> None:
    found = next(each for each in printed(campaign_id) if each.line == line)
    assert (found.level, found.marker, found.section) == (level, marker, section)


LINES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "",
            "I. MỤC ĐÍCH",
            "1. Một",
            "1.1. Hai",
            "a) Ba",
            "- bốn",
            "+ năm",
            "- xã hội",
            "** *",
            "|",
            "-----",
            "**đậm**",
            "# Đầu mục",
            "A\tB",
            "\t1.",
            "Nơi nhận:",
            "(1) Sáu",
            "Điều 2. Bảy",
            "PHỤ LỤC I",
        ]
    ),
)


@given(st.lists(LINES, max_size=12).map("\n".join))
def test_whatever_the_numerals_are_no_two_sections_have_one_path(text: str) -> None:
    paths = [each.section for each in parse_plan(text) if each.opens]
    assert len(paths) == len(set(paths))
    for path in paths:
        TypeAdapter(SectionPath).validate_python(path)


def letters_and_digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


@given(st.lists(LINES, max_size=12).map("\n".join))
def test_any_text_is_parsed_and_loses_no_letter(text: str) -> None:
    found = parse_plan(text)
    read = "".join(letters_and_digits(f"{each.marker}{each.text}") for each in found)
    assert read == letters_and_digits(text)
    assert outline_gaps(found) is not None


@given(st.binary(max_size=200))
def test_any_file_is_read_or_gives_one_problem(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = tmp_path_factory.mktemp("plan") / "plan.txt"
    path.write_bytes(raw)
    found, problems = read_plan_text(path, "plan.txt")
    assert (found is None) == (len(problems) == 1)


def test_a_plan_without_a_file_is_a_problem(tmp_path: Path) -> None:
    found, problems = read_plan_text(tmp_path / "plan.txt", "campaigns/x/plan.txt")
    assert found is None
    assert [(each.code, each.source.path) for each in problems] == [("P05", "campaigns/x/plan.txt")]


def test_the_text_is_read_in_composed_writing(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(unicodedata.normalize("NFD", "Đề nghị khen thưởng"), encoding="utf-8")
    found, _ = read_plan_text(path, "plan.txt")
    assert found is not None
    assert found.paragraphs[0].text == "Đề nghị khen thưởng"


def test_a_file_of_endless_lines_is_refused(tmp_path: Path) -> None:
    """Each line is a paragraph of the page: what no build can carry, no check lets pass."""
    path = tmp_path / "plan.txt"
    for text in ("a\n" * 10_001, "a\t" * 10_001):
        path.write_text(text, encoding="utf-8")
        found, (told,) = read_plan_text(path, "plan.txt")
        assert (found, told.code) == (None, "Y01")
        assert "10.000 dòng" in told.detail
