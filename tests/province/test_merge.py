"""What the province lists of all its communes: joined from what each portal tells, one portal at a time."""

from __future__ import annotations

import csv
import json
import tracemalloc
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Alarm, Calendar, Event

from generator.export.calendar import calendar
from generator.export.feed import ATOM
from generator.province.journey import Run, Wish
from generator.province.merge import MOST_NEWS, AllCommunes, CommunePortal, merged
from generator.province.pages import FEED, province_pages, write_files
from generator.province.reading import ProvinceRead, read_province

DAY = date(2026, 3, 25)
FILE = """\
name: tỉnh Mẫu
site_url: https://thidua.tinh-mau.gov.vn/
portal: cong-tinh
communes:
  - {code: "06193", name: xã Cao Lộc, portal: mot}
  - {code: "06463", name: xã Chi Lăng, portal: hai}
"""


def row(names: str, **told: Any) -> dict[str, Any]:
    """A row of the open data: "" where nothing is told."""
    return dict.fromkeys(names.split(), "") | told


def campaign(**told: Any) -> dict[str, Any]:
    names = (
        "campaign campaign_title plan_kind plan_number plan_title plan_date issuer issuer_name link updated"
    )
    own = {
        "campaign": "thu", "campaign_title": "Phong trào thử", "link": "phong-trao/thu/",
        "updated": "2026-01-06",
        "statuses": [
            {"first_day": "2026-01-10", "status": "running"}, {"first_day": "2026-04-01", "status": "ended"},
        ],
    }  # fmt: skip
    return row(names, **own | told)


def honour(number: int, kind: str = "individual", **told: Any) -> dict[str, Any]:
    names = "candidate name position unit award decision_number decision_date campaign campaign_title"
    own = {
        "candidate": kind, "name": f"Nguyễn Văn A{number}", "award": "Giấy khen", "campaign": "thu",
        "campaign_title": "Phong trào thử", "decision": "qd-1", "decision_number": "1/QĐ-UBND",
        "decision_date": "2026-03-20", "unit_code": "thon-1",
        "link": f"phong-trao/thu/vinh-danh/#qd-1-ca-nhan-{number}",
    }  # fmt: skip
    return row(names, **own | told)


def news(day: str, key: str = "a") -> dict[str, str]:
    return {"id": f"urn:{key}", "day": day, "title": "Tin", "summary": "Có tin.", "link": "phong-trao/thu/"}


def part(*honours: dict[str, Any], **told: Any) -> bytes:
    rows = {"phong-trao": [campaign()], "moc-thoi-gian": [], "don-vi": [], "vinh-danh": [*honours]}
    own = {"owner": "UBND", "unit_types": {"thon-1": "thon"}, "rows": rows, "calendar": "", "news": []}
    return json.dumps(own | told).encode()


def joined(root: Path, *parts: bytes | None, built: date = DAY) -> tuple[ProvinceRead, AllCommunes]:
    """The communes of the file with these parts, joined below `root`."""
    (root / "province.yml").write_text(FILE, encoding="utf-8")
    read = read_province(root / "province.yml")
    places = [place for place in read.places if place.code]
    scratch = root / "scratch"
    scratch.mkdir()
    portals = (CommunePortal(place, each, built) for place, each in zip(places, parts, strict=True))
    return read, merged(portals, DAY, root / "files", scratch)


def test_totals_are_told_by_kind_award_unit_type_and_commune(tmp_path: Path) -> None:
    other = honour(3, "collective", unit_code="", award="Bằng khen")
    _, found = joined(tmp_path, part(honour(1), honour(2)), part(other))
    told = {by: {each.label: each.counts for each in found.totals(by)} for by in found.tallies}
    assert told == {
        "all": {"Mọi xã, phường": (1, 2, 0)},
        "award": {"Giấy khen": (0, 2, 0), "Bằng khen": (1, 0, 0)},
        "type": {"Thôn, bản": (0, 2, 0), "Chưa phân loại": (1, 0, 0)},
        "commune": {"xã Cao Lộc": (0, 2, 0), "xã Chi Lăng": (1, 0, 0)},
    }


def entry(title: str) -> bytes:
    told, alarm = Event(), Alarm()
    told.add("uid", "thu.nop@ubnd-xa-thu")
    told.add("dtstart", DAY)
    told.add("summary", title)
    told.add("description", f"Kế hoạch ghi: “{title}”.\nTrang trên cổng: phong-trao/thu/thoi-gian/")
    alarm.add("description", title)
    told.add_component(alarm)
    made: bytes = told.to_ical()
    return made


@pytest.mark.parametrize(
    "title", ["Hạn nộp hồ sơ", "BEGIN:VEVENT END:VEVENT, x; \\n Trang trên cổng: a", "Đợt thi đua " * 30]
)
def test_days_of_all_communes_say_whose_they_are(tmp_path: Path, title: str) -> None:
    """A calendar program shows their titles alone; what stands in one is no entry of its own."""
    made = calendar("Hạn của xã", [entry(title), entry("Hạn khác")]).decode()
    _, found = joined(tmp_path, part(calendar=made), part(calendar=made))
    whole = calendar("Hạn của các xã", found.events)
    assert all(len(each) <= 75 for each in whole.split(b"\r\n"))
    told = Calendar.from_ical(whole).walk("VEVENT")
    assert [str(each["uid"]) for each in told] == [
        f"{code}.thu.nop@ubnd-xa-thu" for code in ("06193", "06193", "06463", "06463")
    ]
    titles = (title.strip(), "Hạn khác")
    words = [f"{name}: {each}" for name in ("xã Cao Lộc", "xã Chi Lăng") for each in titles]
    assert [str(each["summary"]).strip() for each in told] == words
    assert [str(each.walk("VALARM")[0]["description"]).strip() for each in told] == words
    codes = ("06193", "06193", "06463", "06463")
    for each, said, code in zip(told, (title, "Hạn khác") * 2, codes, strict=True):
        link = f"Trang trên cổng: xa/{code}/phong-trao/thu/thoi-gian/"
        assert str(each["description"]) == f"Kế hoạch ghi: “{said}”.\n{link}"


def test_decisions_are_listed_the_newest_first_with_their_counts(tmp_path: Path) -> None:
    later = honour(1, decision="qd-2", decision_number="2/QĐ-UBND", decision_date="2026-03-24")
    _, found = joined(tmp_path, part(honour(1), honour(2, "household")), part(later))
    told = [
        (each.commune.place.code, each.row["decision_number"], each.row["counts"]) for each in found.rolls
    ]
    assert told == [("06463", "2/QĐ-UBND", (0, 1, 0)), ("06193", "1/QĐ-UBND", (0, 1, 1))]
    assert found.rolls[1].row["link"] == "phong-trao/thu/vinh-danh/#qd-1"


def test_open_data_tell_whose_a_row_is_and_lead_there_from_the_province(tmp_path: Path) -> None:
    joined(tmp_path, part(honour(1)), part(honour(2, name="=1+1")))
    folder = tmp_path / "files" / "xa-phuong"
    rows = json.loads((folder / "vinh-danh.json").read_text(encoding="utf-8"))["rows"]
    assert [(each["commune"], each["commune_name"], each["name"]) for each in rows] == [
        ("06193", "xã Cao Lộc", "Nguyễn Văn A1"), ("06463", "xã Chi Lăng", "=1+1"),
    ]  # fmt: skip
    assert rows[1]["link"] == "xa/06463/phong-trao/thu/vinh-danh/#qd-1-ca-nhan-2"
    with (folder / "vinh-danh.csv").open(encoding="utf-8-sig", newline="") as file:
        head, one, two = csv.reader(file)
    assert head[:4] == ["Mã xã, phường", "Xã, phường", "Loại", "Danh xưng"]
    assert one[:3] == ["06193", "xã Cao Lộc", "Cá nhân"]
    assert "'=1+1" in two
    for name in ("phong-trao", "moc-thoi-gian", "don-vi"):
        assert "rows" in json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))


def test_a_commune_whose_portal_is_not_there_is_listed_and_an_older_one_says_its_day(tmp_path: Path) -> None:
    read, found = joined(tmp_path, part(), None, built=date(2026, 3, 1))
    assert [each.built for each in found.communes] == [date(2026, 3, 1), None]
    pages = province_pages(read, found, (), DAY)
    text = pages["xa-phuong/index.md"].decode()
    assert "bản ngày 01/03/2026, bản mới chưa dựng được" in text
    assert "chưa dựng được</span>" in text
    counts = pages["trien-khai/index.md"].decode().partition("xã Chi Lăng</th>")[2].partition("</tr>")[0]
    assert counts == '<td colspan="5"><span class="td-gap">chưa dựng được</span></td>', (
        "no 0 of what is unknown"
    )


@pytest.mark.parametrize(("offline", "top"), [(False, "https://thidua.tinh-mau.gov.vn/"), (True, "../../")])
def test_the_feed_tells_the_newest_of_all_communes_and_whose_it_is(
    tmp_path: Path, top: str, *, offline: bool
) -> None:
    """Two communes may have a campaign of one name: their news are two items all the same."""
    many = [news(f"2026-02-{1 + number % 20:02d}", f"a{number}") for number in range(MOST_NEWS)]
    read, found = joined(tmp_path, part(news=many), part(news=[news("2026-03-01", "a0")]))
    wish = Wish("build", DAY, tmp_path / "out", offline=offline)
    write_files(read, found, Run(read, wish, lambda _: None).address, offline=offline)
    told = ET.fromstring((tmp_path / "files" / FEED).read_bytes())  # noqa: S314 - our own file
    entries = told.findall(f"{ATOM}entry")
    assert len(entries) == MOST_NEWS
    assert entries[0].findtext(f"{ATOM}title") == "xã Chi Lăng: Tin"
    link = entries[0].find(f"{ATOM}link")
    assert link is not None
    page = "index.html" if offline else ""
    assert link.attrib["href"] == f"{top}xa/06463/phong-trao/thu/{page}"
    alternate = told.find(f"{ATOM}link[@rel='alternate']")
    assert alternate is not None
    assert alternate.attrib["href"] == f"{top}xa-phuong/tin/{page}"
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == MOST_NEWS


def test_rolls_do_not_stay_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice the awardees take hardly more memory, once there are more than are sorted at once."""
    monkeypatch.setattr("generator.province.search._IN_MEMORY", 1_000)
    whole = part(*(honour(number) for number in range(500)))

    def peak(root: Path, portals: int) -> int:
        root.mkdir()
        (root / "scratch").mkdir()
        (root / "province.yml").write_text(FILE, encoding="utf-8")
        place = read_province(root / "province.yml").places[0]
        tracemalloc.start()
        merged(
            (CommunePortal(place, whole, DAY) for _ in range(portals)), DAY, root / "files", root / "scratch"
        )
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert not any((root / "scratch").iterdir())
        return found

    assert peak(tmp_path / "b", 10) < 1.3 * peak(tmp_path / "a", 5)
