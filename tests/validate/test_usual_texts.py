"""Texts that no check looks at closely are texts in which every check finds nothing."""

from __future__ import annotations

import pytest

from generator.validate.personal_data import CUES_OF_ONE_WORD, CUES_OF_SEVERAL
from generator.validate.rolls.cells import is_usual


@pytest.mark.parametrize(
    "text",
    [
        "Nguyễn Văn A",
        "Công chức Văn phòng - Thống kê",
        "Chi hội trưởng Chi hội Nông dân thôn 3",
        "Hiến 205 mét đường, vận động 40 hộ; góp 431 ngày công.",
    ],
)
def test_most_texts_are_usual(text: str) -> None:
    """Or they would all be looked at, and lists be read slowly."""
    assert is_usual(text)


@pytest.mark.parametrize("cue", [*CUES_OF_ONE_WORD, *CUES_OF_SEVERAL])
def test_what_may_lead_to_personal_data_is_not(cue: str) -> None:
    """In whatever case, wherever it stands, and with letters around it."""
    for text in (cue, cue.upper(), cue.capitalize(), cue.title(), f"X{cue}"):
        assert not is_usual(f"Thôn {text} A")


@pytest.mark.parametrize(
    "text",
    [
        "số 912 345 678",
        "0912345678",
        "12 tháng 3 năm 1985",
        "10-Jan",
        "S i n h 1985",
        "Con ông Nguyễn Văn A",
        "Vợ đồng chí A",
        "Bố: Nguyễn Văn A",
        "Con ong Nguyen Van A",
        "a@b",
        "=A",
        "nt",
        "Như trên",
        "Nguyễn  Văn A",
        " Nguyễn Văn A",
        "Nguyễn\u00a0Văn A",
        "Nguyễn Văn А",
        "Nguye\u0302\u0303n Văn A",
        "NguyÔn V¨n A",
        "Nguy?n Văn A",
        "",
    ],
)
def test_what_is_to_be_mended_or_told_is_not(text: str) -> None:
    """Each of them is looked at by the checks that know it."""
    assert not is_usual(text)
