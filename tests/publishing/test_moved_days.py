"""A day that readers hold and that moves without a word in the log is told, with the line to paste."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from builders import campaign_data
from sites import site_with

from generator.derive import site_map
from generator.export.calendar import calendar_files
from generator.publishing.moved_days import moved_days, moved_vi

TODAY = date(2026, 2, 20)
CHANGE = {"date": {"wording": "ngày 20/02/2026", "day": "2026-02-20"}, "text": "Đổi hạn nộp hồ sơ."}


def calendar(root: Path, day: str, **said: Any) -> Path:
    """The calendar of a portal, as a build writes it."""
    root.mkdir(parents=True)
    original = said.pop("original", None)
    when = {"wording": "chậm nhất", "day": day, "bound": "on_or_before", "original": original}
    milestone = {"code": "nop", "kind": "dossier", "title": "Hạn nộp hồ sơ", "date": when}
    site = site_with(root, campaign_data(milestones=[milestone], **said))
    content = next(file.content for file in calendar_files(site) if file.path == site_map.WHOLE_CALENDAR)
    path = root / "tat-ca.ics"
    path.write_bytes(content)
    return path


def test_a_day_that_moved_without_a_word_is_told_with_the_line_to_paste(tmp_path: Path) -> None:
    old, new = calendar(tmp_path / "old", "2026-03-18"), calendar(tmp_path / "new", "2026-03-25")
    (moved,) = moved_days(old, new)
    told = "\n".join(moved_vi(moved, TODAY))
    assert "thu/campaign.yml: “Hạn nộp hồ sơ” đổi từ thứ Tư, 18/03/2026 sang thứ Tư, 25/03/2026" in told
    text = '"Đổi Hạn nộp hồ sơ: từ ngày 18/03/2026 sang ngày 25/03/2026."'
    assert f"- {{date: {{wording: ngày 20/02/2026, day: 2026-02-20}}, text: {text}}}" in told


def test_an_entry_in_the_log_or_the_old_date_is_word_enough(tmp_path: Path) -> None:
    old = calendar(tmp_path / "old", "2026-03-18")
    original = {"wording": "chậm nhất", "day": "2026-03-18", "bound": "on_or_before"}
    logged = [CHANGE, *campaign_data()["changes"]]
    assert list(moved_days(old, calendar(tmp_path / "log", "2026-03-25", changes=logged))) == []
    assert list(moved_days(old, calendar(tmp_path / "date", "2026-03-25", original=original))) == []


def test_what_stays_and_what_was_never_published_is_not_told(tmp_path: Path) -> None:
    old, new = calendar(tmp_path / "old", "2026-03-18"), calendar(tmp_path / "new", "2026-03-18")
    assert list(moved_days(old, new)) == []
    old.write_bytes(b"BEGIN:VCALENDAR")
    assert list(moved_days(old, new)) == []
    assert list(moved_days(tmp_path / "nothing.ics", new)) == []
