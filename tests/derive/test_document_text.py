"""The plan as one document: nothing lost or moved, everything in its part, every section with its anchor."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from plan_lines import PLAN_TEXTS, words
from shipped_plans import CAO_LOC, CHI_LANG, CONGRESS, DAK_LAK, LAI_CHAU, PLANS, plan

from generator.derive.document_text import Columns, DocumentLine, DocumentTable, DocumentText, document_text
from generator.derive.site_map import section_anchor
from generator.load.plan.plan_text import PlanText


def document(campaign_id: str) -> DocumentText:
    return document_text(plan(campaign_id))


def made_of(text: str) -> DocumentText:
    return document_text(PlanText("plan.txt", text))


def shown(found: DocumentText) -> Iterator[str]:
    """Every text of the document as a reader meets it."""
    for block in found.blocks:
        match block:
            case DocumentLine():
                yield f"{block.label} {block.text}"
            case Columns():
                yield from (
                    f"{line.label} {line.text}" for row in block.rows for side in row for line in side
                )
            case DocumentTable():
                yield from (line for row in block.rows for cell in row for line in cell)


def body(found: DocumentText) -> list[DocumentLine]:
    return [block for block in found.blocks if isinstance(block, DocumentLine)]


def columns(found: DocumentText, kind: str) -> list[list[list[str]]]:
    """The lines of the rows of all blocks of a kind, left sides and right sides in turn."""
    return [
        [[f"{line.label} {line.text}".strip() for line in side] for row in block.rows for side in row]
        for block in found.blocks
        if isinstance(block, Columns) and block.kind == kind
    ]


def head(found: DocumentText) -> list[str]:
    """The parts from the top to the title."""
    parts = [
        line.part
        for block in found.blocks
        for line in ([block] if isinstance(block, DocumentLine) else [])
        + (
            [line for row in block.rows for side in row for line in side]
            if isinstance(block, Columns)
            else []
        )
    ]
    return parts[: 1 + max((at for at, part in enumerate(parts) if part == "title"), default=-1)]


@pytest.mark.parametrize("campaign_id", PLANS)
def test_every_word_of_the_plan_is_in_the_document_in_its_order(campaign_id: str) -> None:
    assert words(" ".join(shown(document(campaign_id)))) == words(plan(campaign_id).text)


@given(PLAN_TEXTS)
def test_the_words_of_any_plan_keep_their_order(text: str) -> None:
    """Annexes, tables, text behind the signature, numerals that repeat or lack, any letterhead."""
    assert words(" ".join(shown(made_of(text)))) == words(text)


@given(PLAN_TEXTS)
def test_the_anchors_of_any_plan_are_unique(text: str) -> None:
    anchors = [line.anchor for line in body(made_of(text)) if line.anchor]
    assert len(anchors) == len(set(anchors))


@pytest.mark.parametrize(
    ("campaign_id", "parts"),
    [
        (CAO_LOC, ["number", "date", "kind", "title"]),
        (CONGRESS, ["kind", "title"]),
        (
            DAK_LAK,
            ["authority", "authority", "national", "national", "number", "date", "kind", "title"],
        ),
        (CHI_LANG, ["number", "date", "kind", "title"]),
        (LAI_CHAU, ["number", "date", "kind", "title"]),
    ],
)
def test_the_letterhead_ends_with_the_title(campaign_id: str, parts: list[str]) -> None:
    found = document(campaign_id)
    assert head(found) == parts
    assert [line.text for line in body(found) if line.part == "kind"] == ["KẾ HOẠCH"]


@pytest.mark.parametrize(
    ("campaign_id", "first", "last"),
    [
        (CAO_LOC, "Phát động phong trào thi đua lập thành tích", "các cấp nhiệm kỳ 2026 - 2031"),
        (
            CONGRESS,
            "Triển khai phong trào thi đua lập thành tích",
            "Nghị quyết Đại hội lần thứ XIII của Đảng",
        ),
        (DAK_LAK, "PHÁT ĐỘNG PHONG TRÀO THI ĐUA", "CÁC CẤP NHIỆM KỲ 2026 - 2031"),
        (CHI_LANG, "Triển khai thực hiện phong trào thi đua", "(06/01/1946 - 06/01/2026)"),
        (LAI_CHAU, "Tổ chức thực hiện đợt thi đua cao điểm", "các cấp nhiệm kỳ 2021-2026"),
    ],
)
def test_the_title_is_whole(campaign_id: str, first: str, last: str) -> None:
    (title,) = [line.text for line in body(document(campaign_id)) if line.part == "title"]
    assert title.startswith(first)
    assert title.endswith(last)


@pytest.mark.parametrize(
    ("campaign_id", "sections"),
    [
        (CAO_LOC, ["I.", "II.", "III.", "IV.", "V."]),
        (CONGRESS, ["I.", "II.", "III.", "IV.", "V."]),
        (DAK_LAK, ["I.", "II.", "III.", "IV.", "V.", "VI."]),
        (CHI_LANG, ["I.", "II.", "III.", "IV.", "V."]),
        (LAI_CHAU, ["I.", "II.", "III.", "VI."]),
    ],
)
def test_the_sections_keep_the_numerals_of_the_plan(campaign_id: str, sections: list[str]) -> None:
    found = document(campaign_id)
    assert [line.label for line in body(found) if line.part == "section"] == sections
    assert [line for line in found.contents if line.part == "section"] == [
        line for line in body(found) if line.part == "section"
    ]


@pytest.mark.parametrize(
    ("campaign_id", "count", "last", "signature"),
    [
        (CAO_LOC, 11, "Lưu: VT, VHXX (VTA).", ["CHỦ TỊCH", "Hứa Anh Tuấn"]),
        (CONGRESS, 6, "Lưu: VT.", ["CHỦ TỊCH", "Hứa Anh Tuấn"]),
        (DAK_LAK, 15, "Lưu: VT, NV (V-10b).", ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Đào Mỹ"]),
        (CHI_LANG, 8, "Lưu: VT, NV.", ["CHỦ TỊCH", "Vi Nông Trường"]),
        (LAI_CHAU, 10, "Lưu: VT, Th5.", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Tiến Dũng"]),
    ],
)
def test_recipients_and_signature_close_the_plan(
    campaign_id: str, count: int, last: str, signature: list[str]
) -> None:
    ((left, right),) = columns(document(campaign_id), "closing")
    assert left[0] == "Nơi nhận:"
    assert (len(left) - 1, left[-1]) == (count, f"- {last}")
    assert {line[:2] for line in left[1:]} == {"- "}
    assert right == signature


@pytest.mark.parametrize("campaign_id", PLANS)
def test_anchors_are_unique(campaign_id: str) -> None:
    anchors = Counter(line.anchor for line in body(document(campaign_id)) if line.anchor)
    assert len(anchors) >= 17
    assert set(anchors.values()) == {1}


def test_a_repeated_section_gets_an_anchor_of_its_own() -> None:
    """The plan for the Congress has II.3 twice."""
    found = {line.anchor: line.text for line in body(document(CONGRESS)) if line.anchor}
    assert found["muc-ii-3"] == "Lĩnh vực Giáo dục và Đào tạo"
    assert found["muc-ii-3-lan-2"] == "Nâng cao hiệu quả Cải cách hành chính, Chuyển đổi số"


def test_short_numbered_lines_are_headings_and_sentences_are_not() -> None:
    found = {line.anchor: line for line in body(document(CAO_LOC)) if line.anchor}
    assert found["muc-iv-1"].part == "heading"
    assert found["muc-iv-1-2"].part == "heading"
    assert found["muc-iii-1"].part == "numbered"  # "Thời gian: từ ngày … 2026." is a sentence
    assert found["muc-iv-1-2-a"].part == "numbered"
    assert found["muc-v-1"].part == "numbered"


def test_items_keep_their_marks() -> None:
    lines = body(document(LAI_CHAU))
    assert {line.part for line in lines if line.label == "-"} == {"item"}
    assert {line.part for line in lines if line.label == "*"} == {"item"}
    assert {line.part for line in lines if line.label == "+"} == {"subitem"}
    assert sum(line.label == "+" for line in lines) >= 20


def test_anchors_that_were_published_stay() -> None:
    """Addresses are never reused or given up."""
    anchors = {line.anchor for campaign_id in PLANS for line in body(document(campaign_id)) if line.anchor}
    assert {"muc-i", "muc-iv-1-2-a", "muc-ii-2-dd", "muc-iii-3-2-b", "muc-vi-6", "muc-ii-3-lan-2"} <= anchors
    assert not [
        anchor
        for anchor in anchors
        if not re.fullmatch(r"muc-[ivx]+(-[0-9]+)*(-dd|-[a-z])?(-lan-2)?", anchor)
    ]


@pytest.mark.parametrize(
    ("section", "anchor"),
    [
        ("2.5.1", "muc-2-5-1"),
        ("dieu-5.2", "muc-dieu-5-2"),
        ("phan-1.II.3", "muc-phan-1-ii-3"),
        ("IV.3.p1", "muc-iv-3-p1"),
        ("VI~2", "muc-vi-lan-2"),
        ("V", "muc-v"),
        ("v", "muc-diem-v"),
    ],
)
def test_an_anchor_is_made_of_the_path(section: str, anchor: str) -> None:
    assert section_anchor(section) == anchor


HEAD = "Số: 1/KH-UBND\n\nKẾ HOẠCH\n\nTên kế hoạch\n\n"


def test_a_plan_without_any_outline_is_still_whole() -> None:
    sentence = "Ủy ban nhân dân xã yêu cầu các cơ quan, đơn vị " * 3 + "thực hiện."
    found = made_of(f"{HEAD}{sentence}\n\nNơi nhận:\n\n- Như trên;\n\nCHỦ TỊCH")
    assert head(found) == ["number", "kind", "title"]
    assert [line.text for line in body(found) if line.part == "line"] == [sentence]
    assert columns(found, "closing") == [[["Nơi nhận:", "- Như trên;"], ["CHỦ TỊCH"]]]


def test_an_annex_behind_the_signature_stays_behind_it() -> None:
    """Its dash lines are no recipients, its title is no position, its numerals stay."""
    annex = ["PHỤ LỤC", "(Kèm theo Kế hoạch số 1)", "- Tập thể: 02", "1. Thôn A", "- Cá nhân: 03"]
    closing = [
        "Nơi nhận:",
        "- UBND tỉnh;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "(Đã ký)",
        "Nguyễn Văn A1",
    ]
    found = made_of(HEAD + "\n".join([*closing, *annex]))
    assert columns(found, "closing") == [[closing[:3], closing[3:]]]
    assert [f"{line.label} {line.text}".strip() for line in body(found)][-5:] == annex


def test_without_a_signature_the_annex_follows_the_recipients() -> None:
    found = made_of(f"{HEAD}Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\n- Tập thể: 02\nPHỤ LỤC\nBảng điểm")
    assert columns(found, "closing") == [[["Nơi nhận:", "- UBND tỉnh;", "- Lưu: VT."], []]]
    assert [line.text for line in body(found)][-3:] == ["Tập thể: 02", "PHỤ LỤC", "Bảng điểm"]


def test_recipients_in_the_middle_end_there() -> None:
    """A decision with the rules it enacts: a second document begins behind its signature."""
    found = made_of(
        "QUYẾT ĐỊNH\nBan hành Quy định\nĐiều 1. A.\nNơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nNguyễn Văn A1\n"
        "QUY ĐỊNH\nChương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. B."
    )
    assert [type(block) for block in found.blocks].count(Columns) == 1
    assert [(line.label, line.anchor) for line in body(found) if line.anchor] == [
        ("Điều 1.", "muc-dieu-1"),
        ("Chương I", "muc-chuong-1"),
        ("Điều 1.", "muc-dieu-1-lan-2"),
        ("1.", "muc-dieu-1-lan-2-1"),
    ]
    assert [(line.part, line.label, line.text) for line in found.contents] == [
        ("numbered", "Điều 1.", "A."),
        ("section", "Chương I", "QUY ĐỊNH CHUNG"),
        ("heading", "Điều 1.", "Phạm vi"),
        ("numbered", "1.", "B."),
    ]


LEFT, RIGHT = ["UBND XÃ A", "-------"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
NUMBER, DATE = "Số: 1/KH-UBND", "A, ngày 05 tháng 01 năm 2026"
TITLE = (
    "\n\nKẾ HOẠCH\nPhát động thi đua\nlần thứ nhất\nCăn cứ Luật Thi đua, khen thưởng\n"
    "UBND xã ban hành như sau:"
)


@pytest.mark.parametrize(
    ("pasted", "sides"),
    [
        ([*LEFT, NUMBER, *RIGHT, DATE], [[*LEFT, NUMBER], [*RIGHT, DATE]]),
        ([*LEFT, *RIGHT, NUMBER, DATE], [LEFT, RIGHT, [NUMBER], [DATE]]),
        ([*RIGHT, DATE, *LEFT, NUMBER], [[], [*RIGHT, DATE], [*LEFT, NUMBER], []]),
        (
            ["\t".join(row) for row in zip(LEFT, RIGHT, strict=True)],
            [LEFT[:1], RIGHT[:1], LEFT[1:], RIGHT[1:]],
        ),
        (
            ["\u2028".join(LEFT) + "\t" + "\u2028".join(RIGHT), f"{NUMBER}\t{DATE}"],
            [LEFT, RIGHT, [NUMBER], [DATE]],
        ),
    ],
)
def test_a_letterhead_stands_in_two_columns_in_the_order_of_the_text(
    pasted: list[str], sides: list[list[str]]
) -> None:
    found = made_of("\n".join(pasted) + TITLE)
    assert columns(found, "letterhead") == [sides]
    assert [(line.part, line.text) for line in body(found)] == [
        ("kind", "KẾ HOẠCH"),
        ("title", "Phát động thi đua"),
        ("title", "lần thứ nhất"),
        ("line", "Căn cứ Luật Thi đua, khen thưởng"),
        ("line", "UBND xã ban hành như sau:"),
    ]


@pytest.mark.parametrize(
    "pasted",
    [
        ["UBND XÃ A             CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"],
        ["Kế hoạch phát động thi đua năm 2026", *LEFT, *RIGHT],
        ["------- CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ],
)
def test_a_letterhead_that_is_not_understood_is_shown_line_by_line(pasted: list[str]) -> None:
    found = made_of("\n".join(pasted) + TITLE)
    assert {line.part for line in body(found)} == {"line"}
    assert [line.text for line in body(found)] == [
        " ".join(line.split()) for line in (*pasted, *TITLE.split("\n")[2:])
    ]


def test_tables_keep_their_cells_where_they_are() -> None:
    found = made_of(f"{HEAD}I. ĐIỂM\n\nSTT\tTiêu chí\n1\tA,\u2028B\n\t10\n\nHết.\n\nX\tY")
    tables = [block for block in found.blocks if isinstance(block, DocumentTable)]
    assert tables == [
        DocumentTable(1, ((("STT",), ("Tiêu chí",)), (("1",), ("A,", "B")), ((), ("10",)))),
        DocumentTable(2, ((("X",), ("Y",)),)),
    ]
    assert [table.headed for table in tables] == [True, False]


def test_one_wide_row_does_not_widen_the_others() -> None:
    """Cells are as many as the file writes, or a small file would make a page of a billion cells."""
    found = made_of("x" + "\t" * 5_000 + "y\n" + "a\tb\n" * 5_000)
    (table,) = [block for block in found.blocks if isinstance(block, DocumentTable)]
    assert sum(map(len, table.rows)) == 5_001 + 2 * 5_000
