"""The plan's text: wrapped lines joined, each paragraph in its section, no word lost."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shipped_plans import CAO_LOC, CHI_LANG, CONGRESS, DAK_LAK, LAI_CHAU, plan

from generator.load.plan_text import Level, Paragraph, PlanText, outline_gaps, parse_plan, read_plan_text


def paragraph(campaign_id: str, line: int) -> Paragraph:
    """The paragraph that begins at a line of the plan's file."""
    return next(each for each in plan(campaign_id).paragraphs if each.line == line)


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
def test_paragraphs_are_joined_as_the_plan_means_them(campaign_id: str, line: int, text: str) -> None:
    assert paragraph(campaign_id, line).text == text


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
    assert paragraphs[:4] == ["ỦY BAN NHÂN DÂN XÃ CAO LỘC", ground, ground, lines[4]]
    assert paragraphs[-2:] == ["Tiêu chuẩn đối với tập thể", lines[-1]]


def test_a_sentence_over_a_page_break_is_one_paragraph() -> None:
    """Lai Châu VI.1: the page ends after "xem xét,"."""
    text = plan(LAI_CHAU).sections["VI.1"].text
    assert "rút kinh nghiệm, xem xét, đề xuất khen thưởng đảm bảo" in text
    assert text.endswith("trước ngày 26/5/2021 để tổng hợp.")


@pytest.mark.parametrize(
    ("campaign_id", "line", "level", "marker", "section"),
    [
        (CAO_LOC, 13, Level.ROMAN, "I", "I"),
        (CAO_LOC, 55, Level.NUMBER, "1.2", "IV.1.2"),
        (CAO_LOC, 59, Level.STAR, "*", "IV.1.2.a"),
        (CAO_LOC, 71, Level.STAR, "*", "IV.1.2.a"),
        (CAO_LOC, 83, Level.LETTER, "b", "IV.1.2.b"),
        (CAO_LOC, 139, Level.LETTER, "a", "IV.4.a"),
        (DAK_LAK, 140, Level.LETTER, "đ", "II.2.đ"),
        (DAK_LAK, 228, Level.PLUS, "+", "III.3.2.a"),
        (DAK_LAK, 365, Level.STAR, "*", "IV.3"),
        (CHI_LANG, 56, Level.LETTER, "b", "IV.2.1.b"),
        (LAI_CHAU, 80, Level.PLUS, "+", "III.2.a"),  # written " - + …"
        (LAI_CHAU, 11, Level.NONE, "", ""),
    ],
)
def test_a_paragraph_knows_its_marker_and_its_section(
    campaign_id: str, line: int, level: Level, marker: str, section: str
) -> None:
    found = paragraph(campaign_id, line)
    assert (found.level, found.marker, found.section) == (level, marker, section)


LINES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["", "I. MỤC ĐÍCH", "1. Một", "1.1. Hai", "a) Ba", "- bốn", "+ năm", "- xã hội", "** *", "|", "-----"]
    ),
)


def letters_and_digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


@given(st.lists(LINES, max_size=12).map("\n".join))
def test_any_text_is_parsed_and_loses_no_letter(text: str) -> None:
    found = parse_plan(text)
    read = "".join(letters_and_digits(f"{each.marker}{each.text}") for each in found)
    assert read == letters_and_digits(text)
    assert outline_gaps(PlanText("plan.txt", found)) is not None


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
