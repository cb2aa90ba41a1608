"""Meaning that lives in formatting: what is struck out, hidden, or shown as something else is told."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

import pytest
from small_rolls import PEOPLE, codes, people, read, sheet

from generator.load.sheets.sheet import Sheet, Shown

DAY = datetime(2026, 1, 10)  # noqa: DTZ001 - a spreadsheet knows no time zone
WIDE = (*PEOPLE, "Thành tích", "Ghi chú")


def row(**cells: object) -> Sheet:
    """One person, some of whose cells differ."""
    usual: dict[str, object] = {
        "number": 1, "honorific": "Ông", "name": "Nguyễn Văn A1", "position": None, "unit": "Phòng A",
        "achievement": None, "note": None,
    }  # fmt: skip
    return sheet(WIDE, tuple((usual | cells).values()))


@pytest.mark.parametrize("place", [(2, 3), (2, 1), (2, 5), (1, 3)])
def test_struck_words_are_an_error(place: tuple[int, int]) -> None:
    _, problems, _ = read(
        sheet(PEOPLE, (1, None, "Nguyễn Văn A1", None, "Phòng A"), struck=frozenset({place}))
    )
    assert codes(problems) == ["H55"]
    assert problems[0].source.line == place[0]


def test_struck_notes_that_are_not_published_are_left_alone() -> None:
    marked = Sheet("Cá nhân", row(note="cũ").rows, struck=frozenset({(2, 7)}))
    assert codes(read(marked)[1]) == ["H24"]


def test_words_that_nobody_sees_are_hidden_words() -> None:
    marked = Sheet("Cá nhân", row(note="x").rows, unseen=frozenset({(2, 7), (1, 1)}))
    _, problems, _ = read(marked)
    assert codes(problems) == ["H24", "H03"] or codes(problems) == ["H03", "H24"]
    assert "G2" in next(each for each in problems if each.code == "H03").detail


def test_words_below_a_diagonal_line_are_told_but_for_the_corner_of_a_header() -> None:
    rows = (PEOPLE, (1, None, "Nguyễn Văn A1", None, "Phòng A"))
    _, problems, _ = read(sheet(*rows, crossed=frozenset({(1, 1), (2, 3)})))
    assert [(each.code, each.source.line, each.source.column) for each in problems] == [("H56", 2, 3)]
    assert "kẻ chéo" in problems[0].detail


@pytest.mark.parametrize("mark", ["unclear", "conditional"])
def test_what_a_cell_shows_must_be_certain(mark: str) -> None:
    marks: dict[str, Any] = {mark: frozenset({(3, 5)})}
    rows = (PEOPLE, (1, None, "Nguyễn Văn A1", None, "Phòng A"), (2, None, "Nguyễn Văn A2", None, 1))
    assert "H56" in codes(read(sheet(*rows, **marks))[1])


def test_what_is_shown_is_published_and_told() -> None:
    rows, problems, changed = read(row(achievement=Shown("98,5 %", 0.985), unit=Shown("Phòng A", 1)))
    assert [(each.unit_code, each.achievement) for each in rows] == [("phong-a", "98,5 %")]
    assert codes(problems) == ["H24", "H20"]
    assert [(each.before, each.after) for each in changed] == [("1", "Phòng A"), ("0,985", "98,5 %")]


def test_a_number_of_a_person_is_found_below_its_format() -> None:
    _, problems, _ = read(row(achievement=Shown("24.085.012.345 đồng", 24085012345)))
    assert "H05" in codes(problems)
    assert "24" not in "".join(each.detail for each in problems)


@pytest.mark.parametrize("field", ["unit", "position", "achievement", "honorific"])
@pytest.mark.parametrize(
    "value", [Shown("10-Thg1", DAY), Shown("7:05", time(7, 5)), "10-Jan", "Oct-26", "10-Thg1", "1,00E+05"]
)
def test_days_that_excel_made_are_told(field: str, value: object) -> None:
    rows, problems, _ = read(row(**{field: value}))
    assert rows == []
    assert "H56" in codes(problems)


def test_a_whole_day_is_no_unit_but_may_be_when_something_was_done() -> None:
    assert "H56" in codes(read(row(unit=DAY))[1])
    assert read(row(achievement=DAY))[0][0].achievement == "10/01/2026"


def test_days_in_a_column_that_is_not_published_are_left_alone() -> None:
    rows, problems, _ = read(row(note=Shown("10-Thg1", DAY)))
    assert len(rows) == 1
    assert codes(problems) == ["H24"]


def test_a_list_that_is_plain_is_read_as_before() -> None:
    _, problems, changed = read(people((1, "Ông", "Nguyễn Văn A1", None, "Phòng A")))
    assert problems == changed == []
