"""Accents without number on one letter (composing them would take hours, for 400 kB); text without marks."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Literal

import pytest

from generator.load.sheets.office_text import clean
from generator.load.text_file import read_text
from generator.marks import MOST, first_heap, fold, normalize
from generator.slug import slug

HEAPS = {
    "by turns": "\u0301\u0323" * 200_000,
    "one after the other": "\u0301" * 200_000 + "\u0323" * 200_000,
    "that are no marks before": "\u0f73" * 200_000,
    "of kana": "\uff9e\u0301" * 200_000,
}
FORMS: tuple[Literal["NFC", "NFD", "NFKC", "NFKD"], ...] = ("NFC", "NFD", "NFKC", "NFKD")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("heap", HEAPS.values(), ids=HEAPS)
def test_a_heap_of_accents_is_cut(heap: str, form: Literal["NFC", "NFD", "NFKC", "NFKD"]) -> None:
    assert len(normalize(form, f"Nguyễn Văn A{heap} B")) < 3 * MOST
    assert first_heap(f"Văn A{heap}") == len("Văn A") + MOST


@pytest.mark.parametrize(
    "text", ["Nguyễn Văn Ả", "Ng\u0075\u0302\u0303n", "가각힣" * 50, "中文" * 50, "กี่" * 40, "👍🏽" * 40, ""]
)
@pytest.mark.parametrize("form", FORMS)
def test_other_text_is_as_unicode_has_it(text: str, form: Literal["NFC", "NFD", "NFKC", "NFKD"]) -> None:
    assert normalize(form, text) == unicodedata.normalize(form, text)
    assert first_heap(text) == -1


def test_a_file_with_one_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("KẾ HOẠCH\n\nI. A" + "\u0301\u0323" * 200_000, encoding="utf-8")
    text, (problem,) = read_text(path, "plan.txt")
    assert (text, problem.code, problem.source.line) == (None, "Y03", 3)
    assert "ở dòng 3 có hơn 30 dấu chồng lên một chữ" in problem.detail


def test_a_cell_and_an_address_are_cut() -> None:
    assert len(clean("Nguyễn Văn A1" + "\u0301\u0323" * 16_000).text) < 100
    assert slug("Nguyễn Văn A1" + "\u0301\u0323" * 200_000) == "nguyen-van-a1"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ĐOÀN  KẾT", "doan ket"),
        ("Hứa Anh Tuấn", "hua anh tuan"),
        ("Ðặng khen thƣởng", "dang khen thuong"),
        ("Bhiă Ŏ", "bhia o"),
        ("Nguyễn\u00a0Văn", "nguyen van"),
    ],
)
def test_folding_drops_case_and_marks(text: str, folded: str) -> None:
    assert fold(text) == fold(unicodedata.normalize("NFD", text)) == folded
