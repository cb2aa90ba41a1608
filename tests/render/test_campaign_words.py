"""A campaign's pages say a thing where it belongs, once, in words that nobody has to turn round."""

from __future__ import annotations

import re

import pytest
from shipped_plans import CAO_LOC, PLANS

from generator.output import OutputFile

PARTS = ("tieu-chuan", "so-luong", "thoi-gian", "ho-so", "noi-dung", "vinh-danh", "toan-van")


@pytest.fixture(scope="module")
def pages(shipped_files: dict[str, OutputFile]) -> dict[tuple[str, str], str]:
    """The pages of the shipped campaigns by campaign and part."""
    return {
        (each, step): shipped_files[f"phong-trao/{each}/{step}/index.md"].text
        for each in PLANS
        for step in PARTS
    }


def test_only_the_parts_about_it_tell_the_deadline(pages: dict[tuple[str, str], str]) -> None:
    telling = {step for step in PARTS if "18/03/2026" in pages[CAO_LOC, step].partition("<h1>")[2]}
    assert telling == {"thoi-gian", "ho-so"}


def test_what_is_left_out_is_not_negated_twice(pages: dict[tuple[str, str], str]) -> None:
    text = pages[CAO_LOC, "tieu-chuan"]
    assert re.search(r"<dt>Trường hợp loại trừ</dt>\s*<dd[^>]*>không bao gồm Ban chỉ đạo", text)
    assert "Không thuộc đối tượng" not in text


def test_a_heading_keeps_a_term_on_one_line(pages: dict[tuple[str, str], str]) -> None:
    for step in ("tieu-chuan", "so-luong", "ho-so"):
        (heading,) = re.findall(r"<h1>(.*?)</h1>", pages[CAO_LOC, step])
        assert "khen\u00a0thưởng" in heading, step
        assert "khen thưởng" not in heading, step


def test_a_caption_that_repeats_its_heading_is_for_screen_readers_only(
    pages: dict[tuple[str, str], str],
) -> None:
    seen = 0
    for at, text in pages.items():
        heading = ""
        for title, attributes, caption in re.findall(
            r"(?:<h[23][^>]*>|^##+ )([^<{\n]+)|<caption([^>]*)>([^<]*)</caption>", text, re.MULTILINE
        ):
            heading = title.strip().lower() or heading
            seen += bool(caption)
            if caption and heading in caption.lower():
                assert "td-hidden" in attributes, (at, caption)
    assert seen > 20
