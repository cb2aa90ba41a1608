"""Rows that were numbered anew after one left: the cause is told once, nobody is told to delete another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rolls import KNOWN, correction, decided, honour
from small_rolls import codes, document_of

from generator.load.honours_folder import HonourFiles
from generator.model.campaign import Campaign
from generator.model.honour import Honour
from generator.problems import Problem
from generator.validate.finding import in_file, tell
from generator.validate.ledger.check import check_ledger
from generator.validate.ledger.publication import Today, written_down

ROWS = tuple(honour(number, f"Nguyễn Văn A{number}") for number in range(1, 8))


def published() -> HonourFiles:
    """The folder after the rows were published."""
    files = HonourFiles("campaigns/thu/honours")
    today = Today("2026-05-08", b"k" * 32)
    ledger = written_down(decided(), {"qd-1": ROWS}, files, KNOWN.awards, today).ledger
    return replace(files, ledger=ledger)


def told_of_ledger(campaign: Campaign, rows: Sequence[Honour], files: HonourFiles) -> list[Problem]:
    """What is lost: not that the file lacks its line, nor what is not written down yet."""
    document = document_of(campaign)
    problems = tell(check_ledger(campaign, document, {"qd-1": rows}, files, KNOWN.awards), in_file(document))
    return [found for found in problems if found.code not in {"H15", "H41", "H44"}]


def told(*gone: int, renumbered: bool) -> list[Problem]:
    """What is said where these rows were withheld and left the list."""
    files = published()
    left = [row for row in ROWS if row.number not in gone]
    if renumbered:
        left = [row._replace(number=place) for place, row in enumerate(left, 1)]
    campaign = decided(corrections=[correction(f"ca-nhan-{number}", "withheld") for number in gone])
    return told_of_ledger(campaign, left, files)


def test_the_cause_is_named_once() -> None:
    for gone in ((3,), (2, 5)):
        problems = told(*gone, renumbered=True)
        assert codes(problems) == ["H14"]
        assert "có vẻ đã bị đánh số lại" in problems[0].detail
        assert "ghi lại TT như cũ" in problems[0].detail


def test_numbers_left_as_they_were_are_no_problem() -> None:
    assert told(3, renumbered=False) == []


def test_a_row_that_changed_is_told_as_before() -> None:
    files = published()
    campaign = decided()
    rows = [ROWS[0]._replace(name="Nguyễn Văn B1"), *ROWS[1:]]
    problems = told_of_ledger(campaign, rows, files)
    assert codes(problems) == ["H14"]
    assert "dòng ca-nhan-1 của qd-1 đã khác" in problems[0].detail
