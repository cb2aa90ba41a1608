"""Calendars hold whole days, know their entries again, and read back as they were written (RFC 5545)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from builders import campaign_data
from hypothesis import given
from hypothesis import strategies as st
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event
from rolls import KNOWN
from sites import site_with

from generator.derive import site_map
from generator.derive.deadlines import Deadline, deadlines
from generator.derive.timeline import timeline
from generator.derive.views import SiteView
from generator.export import calendar as export
from generator.model.campaign import Campaign
from generator.output import OutputFile
from generator.wording.schedule import deadline_text, deadline_title

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
WORDS = st.text(
    alphabet=LETTERS + LETTERS.upper() + "0123456789 -–“”/,;:\\\"'.…<>&😀", min_size=1, max_size=400
)
EXTENDED = {
    "code": "nop",
    "kind": "dossier",
    "title": "Hạn nộp hồ sơ",
    "binds": ["phong-a"],
    "date": {
        "wording": "chậm nhất ngày 10/4/2026",
        "day": "2026-04-10",
        "bound": "on_or_before",
        "changed_by": "luat-thu",
        "reason": "để các đơn vị có thêm thời gian",
        "original": {
            "wording": "chậm nhất ngày 03/4/2026",
            "day": "2026-04-03",
            "bound": "on_or_before",
            "original": {"wording": "trước ngày 01/4/2026", "day": "2026-04-01", "bound": "before"},
        },
    },
}


@pytest.fixture(scope="module")
def files(site: SiteView) -> dict[str, OutputFile]:
    return {file.path: file for file in export.calendar_files(site)}


def read(file: OutputFile) -> Calendar:
    return IcsCalendarStream.calendar_from_ics(file.text)


def entries(file: OutputFile) -> dict[str, Event]:
    return {str(event.uid): event for event in read(file).events}


def starts(file: OutputFile) -> list[date]:
    return [event.dtstart for event in read(file).events]


def only(files: Iterable[OutputFile], path: str = "lich/thu.ics") -> OutputFile:
    return next(file for file in files if file.path == path)


def test_a_deadline_with_an_hour_is_a_timed_event_that_ends_then(tmp_path: Path) -> None:
    date_ = {
        "wording": "trước 17 giờ ngày 10/4/2026",
        "day": "2026-04-10",
        "bound": "before",
        "hour": "17:00",
    }
    timed = {**EXTENDED, "code": "co-gio", "date": date_}
    night = {**timed, "code": "nua-dem", "date": {**date_, "hour": "00:30"}}
    changed = campaign_data(milestones=[EXTENDED, timed, night])
    file = only(export.calendar_files(site_with(tmp_path, changed)))
    text = file.text.replace("\r\n", "\n")
    assert text.count("BEGIN:VTIMEZONE\nTZID:Asia/Ho_Chi_Minh\n") == 1
    assert text.index("END:VTIMEZONE") < text.index("BEGIN:VEVENT")
    assert "TZOFFSETFROM:+0700\nTZOFFSETTO:+0700\n" in text
    assert (
        "DTSTART;TZID=Asia/Ho_Chi_Minh:20260410T160000\nDTEND;TZID=Asia/Ho_Chi_Minh:20260410T170000" in text
    )
    assert (
        "DTSTART;TZID=Asia/Ho_Chi_Minh:20260410T000000\nDTEND;TZID=Asia/Ho_Chi_Minh:20260410T003000" in text
    )
    assert "DTSTART;VALUE=DATE:20260410\nDTEND;VALUE=DATE:20260411" in text
    timed_entry = next(event for uid, event in entries(file).items() if uid.startswith("thu.co-gio"))
    assert timed_entry.end.isoformat() == "2026-04-10T17:00:00+07:00"


def test_without_hours_no_calendar_names_a_zone(files: dict[str, OutputFile]) -> None:
    assert all("VTIMEZONE" not in file.text for file in files.values())


def test_every_calendar_has_its_file_and_nobody_elses(files: dict[str, OutputFile]) -> None:
    """No file for the sample, and none for the plan whose days all hang on events."""
    campaigns = [path for path in files if "don-vi-" not in path]
    assert campaigns == [
        "lich/tat-ca.ics",
        "lich/co-quan-khac.ics",
        *(
            f"lich/{code}.ics"
            for code in (
                "bau-cu-2026-cao-loc",
                "bau-cu-2026-dak-lak",
                "80-nam-tong-tuyen-cu-chi-lang",
                "bau-cu-2021-lai-chau",
            )
        ),
    ]
    units = {path.removeprefix("lich/don-vi-").removesuffix(".ics") for path in files} - set(campaigns)
    assert {"to-bau-cu-cao-loc", "so-noi-vu-lai-chau", "phong-noi-vu-chi-lang"} <= units
    assert not {"to-mau", "thon-mau", "truong-mau", "tram-y-te-cao-loc"} & units


def test_all_calendars_together_hold_each_deadline_once(files: dict[str, OutputFile]) -> None:
    """What binds the owner's units in one, plans of other bodies in another."""
    days = {
        address: [day.isoformat() for day in starts(files[address])]
        for address in (site_map.WHOLE_CALENDAR, site_map.CALENDAR_ELSEWHERE)
    }
    assert days[site_map.WHOLE_CALENDAR] == ["2026-03-18", "2026-03-31"]
    assert days[site_map.CALENDAR_ELSEWHERE] == [
        "2021-05-25",
        "2021-05-29",
        "2025-12-31",
        "2026-03-30",
        "2026-03-31",
    ]
    assert {len(entries(files[address])) - len(days[address]) for address in days} == {0}


def test_a_units_calendar_holds_what_binds_it(files: dict[str, OutputFile]) -> None:
    own = files[site_map.unit_calendar_address("so-noi-vu-lai-chau")]
    assert [day.isoformat() for day in starts(own)] == ["2021-05-25", "2021-05-29"]
    others = files[site_map.unit_calendar_address("huyen-thanh-pho-lai-chau")]
    assert [day.isoformat() for day in starts(others)] == ["2021-05-25"]


def test_a_unit_that_hands_in_nothing_has_no_calendar(files: dict[str, OutputFile]) -> None:
    assert "lich/don-vi-to-bau-cu-cao-loc.ics" in files
    for excluded in ("ban-chi-dao-cao-loc", "to-chuc-co-so-dang-cao-loc"):
        assert f"lich/don-vi-{excluded}.ics" not in files


def test_an_entry_is_a_whole_day_and_tells_words_and_day(files: dict[str, OutputFile]) -> None:
    event = entries(files["lich/bau-cu-2021-lai-chau.ics"])[
        "bau-cu-2021-lai-chau.trinh-hoi-dong@ubnd-xa-cao-loc"
    ]
    assert (event.dtstart, event.dtend) == (date(2021, 5, 29), date(2021, 5, 30))
    assert event.summary == (
        "Hạn Sở Nội vụ trình Hội đồng Thi đua, Khen thưởng tỉnh: Thi đua bầu cử 2021 - 2026, tỉnh Lai Châu"
        " (UBND tỉnh Lai Châu)"
    )
    source = "Kế hoạch (bản chưa ghi số, ngày) của Ủy ban nhân dân tỉnh Lai Châu"
    assert str(event.description).splitlines() == [
        "Kế hoạch của UBND tỉnh Lai Châu, không áp dụng cho xã Cao Lộc.",
        "Kế hoạch ghi: “trước ngày 30/5/2021”.",
        "Ngày cuối: thứ Bảy, 29/05/2021 (rơi vào thứ Bảy).",
        "Áp dụng đối với: Sở Nội vụ.",
        f"Nguồn: {source}, khoản 2 Mục VI.",
        "Trang trên cổng: phong-trao/bau-cu-2021-lai-chau/thoi-gian/",
    ]
    assert event.sequence == 0
    assert event.transparency == "TRANSPARENT"
    assert event.categories == ["Thi đua", "Khen thưởng"]
    assert [alarm.trigger for alarm in event.alarm] == [timedelta(days=-7), timedelta(days=-1)]


def test_the_last_day_of_a_year_ends_on_the_first_of_the_next(files: dict[str, OutputFile]) -> None:
    (event,) = read(files["lich/80-nam-tong-tuyen-cu-chi-lang.ics"]).events
    assert (event.dtstart, event.dtend) == (date(2025, 12, 31), date(2026, 1, 1))


def test_a_calendar_names_itself_and_asks_to_be_fetched_daily(files: dict[str, OutputFile]) -> None:
    head = files["lich/bau-cu-2026-cao-loc.ics"].text.partition("BEGIN:VEVENT")[0].splitlines()
    assert set(head) >= {
        "VERSION:2.0",
        "METHOD:PUBLISH",
        "NAME:Thi đua bầu cử 2026 - 2031",
        "X-WR-CALNAME:Thi đua bầu cử 2026 - 2031",
        "X-WR-TIMEZONE:Asia/Ho_Chi_Minh",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
    }


def test_times_come_from_the_data(files: dict[str, OutputFile]) -> None:
    text = files[site_map.WHOLE_CALENDAR].text
    assert set(re.findall(r"(?:DTSTAMP|LAST-MODIFIED):(\S+)", text)) == {"20261128T000000Z"}


def test_the_same_data_gives_the_same_bytes(site: SiteView, files: dict[str, OutputFile]) -> None:
    assert list(export.calendar_files(site)) == list(files.values())
    assert len(files) > 40


def test_an_extension_replaces_the_entry_and_tells_why(tmp_path: Path) -> None:
    before = {**EXTENDED, "date": EXTENDED["date"]["original"]["original"]}  # type: ignore[index]
    first, second = campaign_data(milestones=[before]), campaign_data(milestones=[EXTENDED])
    second["changes"] *= 2
    uid = "thu.nop@ubnd-xa-thu"
    files = []
    for name, data in (("first", first), ("second", second)):
        (tmp_path / name).mkdir()
        files.append(entries(only(export.calendar_files(site_with(tmp_path / name, data))))[uid])
    old, new = files
    assert (old.dtstart, new.dtstart) == (date(2026, 3, 31), date(2026, 4, 10))
    assert (old.sequence, new.sequence) == (0, 3)  # one more change, two extensions
    lines = str(new.description).splitlines()
    law = "Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15/06/2022"
    why = "để các đơn vị có thêm thời gian"
    assert f"Hạn cũ: thứ Sáu, 03/04/2026; thay đổi theo {law}; lý do: {why}." in lines
    assert "Hạn cũ: thứ Ba, 31/03/2026." in lines
    assert not any("Hạn cũ" in line for line in str(old.description).splitlines())


def test_without_a_deadline_there_is_no_calendar(tmp_path: Path) -> None:
    open_end = {
        **campaign_data()["period"],
        "end": {"wording": "đến khi kết thúc", "event": "su-kien-chua-ro", "bound": "through"},
    }
    assert list(export.calendar_files(site_with(tmp_path, campaign_data(period=open_end)))) == []


def test_a_sample_has_no_calendar(tmp_path: Path) -> None:
    assert list(export.calendar_files(site_with(tmp_path, campaign_data(sample=True)))) == []


def deadline(words: str) -> Deadline:
    """A deadline whose every word is `words`."""
    data: dict[str, Any] = campaign_data(short_title=words)
    data["plan"]["issuer"] = "ubnd-xa-thu"
    data["period"]["end"]["wording"] = words
    case = Campaign.model_validate(data)
    return next(deadlines(case, timeline(case, {}), frozenset(), date(2026, 1, 6), KNOWN.documents))


@given(WORDS.filter(lambda words: words.strip()))
def test_no_line_is_longer_than_75_octets_and_every_word_comes_back(words: str) -> None:
    """Folding counts octets, not letters, and never cuts a letter in two."""
    told = deadline(words)
    content = export.calendar(words, [export.entry(told, KNOWN, "ubnd-xa-thu")])
    assert content.endswith(b"END:VCALENDAR\r\n")
    lines = content.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode("utf-8")
    (event,) = IcsCalendarStream.calendar_from_ics(content.decode("utf-8")).events
    assert event.summary == deadline_title(told)
    assert event.description == deadline_text(told, KNOWN)


def test_an_entry_leads_to_the_timeline_where_the_portal_says_where_it_is(site: SiteView) -> None:
    url = "https://thidua.example.vn/cong/"
    for address, told in ((url, {f"{url}phong-trao/bau-cu-2026-cao-loc/thoi-gian/"}), (None, {None})):
        files = export.calendar_files(replace(site, site_url=address))
        assert {event.url for event in read(only(files, "lich/bau-cu-2026-cao-loc.ics")).events} == told


def test_what_a_stopped_campaign_still_asked_for_is_cancelled_without_a_reminder(tmp_path: Path) -> None:
    stopped = {"by": "luat-thu", "day": "2026-03-01", "wording": "Dừng thực hiện."}
    site = site_with(tmp_path, campaign_data(milestones=[EXTENDED], stopped=stopped))
    events = read(only(export.calendar_files(site))).events
    assert events
    for event in events:
        assert (event.status, event.alarm) == ("CANCELLED", [])
        assert "phong trào dừng từ ngày 01/03/2026 theo Luật" in str(event.description)
