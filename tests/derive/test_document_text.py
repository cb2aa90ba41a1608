"""The plan as one document: nothing lost, everything in its part, every section with its own anchor."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

import pytest
from running import ROOT

from generator.derive.document_text import DocumentText, document_text
from generator.load.plan_text import PlanText, parse_plan, read_plan_text

CAO_LOC, CONGRESS, DAK_LAK = "bau-cu-2026-cao-loc", "dai-hoi-xiv-cao-loc", "bau-cu-2026-dak-lak"
CHI_LANG, LAI_CHAU = "80-nam-tong-tuyen-cu-chi-lang", "bau-cu-2021-lai-chau"
PLANS = (CAO_LOC, CONGRESS, DAK_LAK, CHI_LANG, LAI_CHAU)


def raw_text(campaign_id: str) -> str:
    path = ROOT / "campaigns" / campaign_id / "plan.txt"
    return unicodedata.normalize("NFC", path.read_text(encoding="utf-8-sig"))


def document(campaign_id: str) -> DocumentText:
    plan, problems = read_plan_text(ROOT / "campaigns" / campaign_id / "plan.txt", "plan.txt")
    assert plan is not None, problems
    return document_text(plan)


def words(text: str) -> list[str]:
    """Letters and digits only: signs are either the conversion's or the label's."""
    return re.findall(r"[^\W_]+", text)


@pytest.mark.parametrize("campaign_id", PLANS)
def test_every_word_of_the_plan_is_in_the_document_in_its_order(campaign_id: str) -> None:
    found = document(campaign_id)
    lines = (*found.head, *found.body, *found.recipients, *found.signature)
    expected = words(raw_text(campaign_id))
    assert len(expected) > 1_000
    assert [word for line in lines for word in words(f"{line.label} {line.text}")] == expected


@pytest.mark.parametrize("campaign_id", PLANS)
def test_no_conversion_mark_is_left_in_the_text(campaign_id: str) -> None:
    found = document(campaign_id)
    texts = [line.text for line in (*found.head, *found.body, *found.recipients, *found.signature)]
    assert len(texts) > 40
    assert not [text for text in texts if re.search(r"[*|#_]|--", text)]


@pytest.mark.parametrize(
    ("campaign_id", "head"),
    [
        (CAO_LOC, ["number", "date", "kind", "title"]),
        (CONGRESS, ["kind", "title"]),
        (DAK_LAK, ["authority", "authority", "authority", "number", "date", "kind", "title"]),
        (CHI_LANG, ["number", "date", "kind", "title"]),
        (LAI_CHAU, ["number", "date", "kind", "title"]),
    ],
)
def test_the_letterhead_ends_with_the_title(campaign_id: str, head: list[str]) -> None:
    found = document(campaign_id)
    assert [line.part for line in found.head] == head
    assert {line.part: line.text for line in found.head}["kind"] == "KẾ HOẠCH"


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
    (title,) = [line.text for line in document(campaign_id).head if line.part == "title"]
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
    assert [line.label for line in found.body if line.part == "section"] == sections
    assert [line for line in found.contents if line.part == "section"] == [
        line for line in found.body if line.part == "section"
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
    found = document(campaign_id)
    heading, *recipients = found.recipients
    assert heading.text == "Nơi nhận:"
    assert (len(recipients), recipients[-1].text) == (count, last)
    assert {line.label for line in recipients} == {"-"}
    assert [line.text for line in found.signature] == signature


@pytest.mark.parametrize("campaign_id", PLANS)
def test_anchors_are_unique(campaign_id: str) -> None:
    anchors = Counter(line.anchor for line in document(campaign_id).body if line.anchor)
    assert len(anchors) >= 17
    assert set(anchors.values()) == {1}


def test_a_repeated_section_gets_an_anchor_of_its_own() -> None:
    """The plan for the Congress has II.3 twice."""
    found = {line.anchor: line.text for line in document(CONGRESS).body if line.anchor}
    assert found["muc-ii-3"] == "Lĩnh vực Giáo dục và Đào tạo"
    assert found["muc-ii-3-lan-2"] == "Nâng cao hiệu quả Cải cách hành chính, Chuyển đổi số"


def test_short_numbered_lines_are_headings_and_sentences_are_not() -> None:
    found = {line.anchor: line for line in document(CAO_LOC).body if line.anchor}
    assert found["muc-iv-1"].part == "heading"
    assert found["muc-iv-1-2"].part == "heading"
    assert found["muc-iii-1"].part == "numbered"  # "Thời gian: từ ngày … 2026." is a sentence
    assert found["muc-iv-1-2-a"].part == "numbered"
    assert found["muc-v-1"].part == "numbered"


def test_items_keep_their_marks() -> None:
    body = document(LAI_CHAU).body
    assert {line.part for line in body if line.label == "-"} == {"item"}
    assert {line.part for line in body if line.label == "*"} == {"item"}
    assert {line.part for line in body if line.label == "+"} == {"subitem"}
    assert sum(line.label == "+" for line in body) >= 20


def test_a_plan_without_any_outline_is_still_whole() -> None:
    sentence = "Ủy ban nhân dân xã yêu cầu các cơ quan, đơn vị " * 3 + "thực hiện."
    text = f"KẾ HOẠCH\n\nTên kế hoạch\n\n{sentence}\n\nNơi nhận:\n\n- Như trên;\n\nCHỦ TỊCH"
    found = document_text(PlanText("plan.txt", parse_plan(text)))
    assert [line.part for line in found.head] == ["kind", "title"]
    assert [line.text for line in found.body] == [sentence]
    assert [line.text for line in found.recipients] == ["Nơi nhận:", "Như trên;"]
    assert [line.text for line in found.signature] == ["CHỦ TỊCH"]
