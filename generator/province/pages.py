"""The province's pages on its communes, beside those of its own portal. A new one is a row here."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from generator.derive.site_map import ALL_COMMUNES, CASCADES, page_source
from generator.export.calendar import calendar
from generator.export.feed import FeedEntry, atom
from generator.mkdocs_site.offline import named_pages
from generator.open_data.files import csv_bytes
from generator.open_data.record import SCHEMA_VERSION
from generator.province.cascade import Cascade, standings
from generator.province.merge import KINDS, AllCommunes, write
from generator.province.reading import ProvinceRead
from generator.province.search import FOLDER
from generator.render.page import render_text
from generator.wording.words import STATUS

CALENDAR = f"{ALL_COMMUNES}han-nop.ics"
NEWS, FEED = f"{ALL_COMMUNES}tin/", f"{ALL_COMMUNES}tin/atom.xml"
_UP = ((ALL_COMMUNES, "Xã, phường"),)
_OVER = ((CASCADES, "Triển khai ở xã, phường"),)
_TOTALS_NAME = "khen-thuong"
_DATA = {
    "phong-trao": "phong trào",
    "moc-thoi-gian": "mốc thời gian",
    "don-vi": "đơn vị",
    "vinh-danh": "danh sách khen thưởng",
    _TOTALS_NAME: "tổng hợp khen thưởng",
}
"""The open data of all communes: their names for readers."""


class TotalsTable(NamedTuple):
    """A table of how many were honoured: its anchor and title, by what it counts in words and as a code."""

    anchor: str
    title: str
    heading: str
    by: str


_TOTALS = (
    TotalsTable("theo-doi-tuong", "Theo đối tượng", "Phạm vi", "all"),
    TotalsTable("theo-hinh-thuc", "Theo hình thức khen thưởng", "Hình thức", "award"),
    TotalsTable("theo-loai-don-vi", "Theo loại đơn vị", "Loại đơn vị", "type"),
    TotalsTable("theo-xa-phuong", "Theo xã, phường", "Xã, phường", "commune"),
)


class ListPage(NamedTuple):
    """A page that lists something of all communes: its step below ALL_COMMUNES, its template, its words."""

    step: str
    template: str
    title: str
    description: str


_PAGES = (
    ListPage("phong-trao", "campaigns", "Phong trào", "Phong trào thi đua trên cổng của mọi xã, phường."),
    ListPage("thoi-han", "days", "Hạn nộp hồ sơ", "Hạn nộp hồ sơ sắp tới ở mọi xã, phường."),
    ListPage(
        "vinh-danh", "rolls", "Quyết định khen thưởng", "Quyết định khen thưởng các xã, phường đã công bố."
    ),
    ListPage(
        "khen-thuong", "totals", "Tổng hợp khen thưởng", "Số được khen theo hình thức, đơn vị, xã, phường."
    ),
    ListPage("don-vi", "units", "Đơn vị", "Đơn vị mà kế hoạch của các xã, phường nêu tên."),
    ListPage("tin", "news", "Tin mới", "Những gì mới trên cổng của mọi xã, phường."),
)  # fmt: skip


def province_pages(
    read: ProvinceRead, merged: AllCommunes, cascades: tuple[Cascade, ...], day: date
) -> dict[str, bytes]:
    """Every page by its path; the first is the one that stands in the menu."""
    return {page_source(address): text.encode() for address, text in _pages(read, merged, cascades, day)}


def write_files(read: ProvinceRead, merged: AllCommunes, site_url: str, *, offline: bool = False) -> None:
    """Write what else lies beside the pages, to where the files are that grow with the rolls.

    `site_url`: the province's own address; "" where its links count from the file they stand in; `offline`:
    they name the files of a disk.
    """
    folder = merged.folder
    script = Path(__file__).with_name("static").joinpath("tim.js")
    write(folder, f"{FOLDER}tim.js", script.read_bytes())
    rows = [
        {"by": table.by, "label": total.label, **dict(zip(KINDS, total.counts, strict=True))}
        for table in _TOTALS
        for total in merged.totals(table.by)
    ]
    columns = ("by", "label", *KINDS)
    cells = ([str(row[key]) for key in columns] for row in rows)
    write(folder, f"{ALL_COMMUNES}{_TOTALS_NAME}.csv", csv_bytes(columns, cells))
    told = json.dumps({"schema_version": SCHEMA_VERSION, "rows": rows}, ensure_ascii=False, indent=1)
    write(folder, f"{ALL_COMMUNES}{_TOTALS_NAME}.json", f"{told}\n".encode())
    if merged.events:
        named = "Hạn thi đua, khen thưởng của các xã, phường"
        write(folder, CALENDAR, calendar(named, merged.events))
    if merged.news:
        feed = _feed(read, merged, site_url)
        write(folder, FEED, named_pages(feed.decode()).encode() if offline else feed)


def _feed(read: ProvinceRead, merged: AllCommunes, site_url: str) -> bytes:
    owner = read.province.name if read.province else ""
    entries = (
        FeedEntry(
            key=f"{each.commune.place.code}/{each.row['id']}",
            day=date.fromisoformat(each.row["day"]),
            title=f"{each.commune.place.name}: {each.row['title']}",
            address=f"{each.commune.address}{each.row['link']}",
            summary=each.row["summary"],
        )
        for each in merged.news
    )
    named = f"Tin mới của các xã, phường, {owner}"
    return atom(named, owner, f"province/{owner}", (FEED, NEWS), entries, site_url=site_url)


def _pages(
    read: ProvinceRead, merged: AllCommunes, cascades: tuple[Cascade, ...], day: date
) -> Iterator[tuple[str, str]]:
    province = read.province.name if read.province else ""
    shared: dict[str, Any] = {
        "merged": merged,
        "day": day,
        "names": {place.code: place.name for place in read.places},
        "province": province,
        "statuses": {status.value: words for status, words in STATUS.items()},
        "tables_of": [(table, merged.totals(table.by)) for table in _TOTALS],
        "calendar": CALENDAR if merged.events else "",
        "feed": FEED if merged.news else "",
        "data": [(label, f"{ALL_COMMUNES}{name}") for name, label in _DATA.items()],
        "cascades": cascades,
        "standings": standings(cascades, [each.place.code for each in merged.communes]),
        "by_code": {each.place.code: each for each in merged.communes},
    }
    told = f"Cổng của các xã, phường thuộc {province}."
    yield _page(ALL_COMMUNES, "communes", "Xã, phường", told, **shared)
    for row in _PAGES:
        address, title = f"{ALL_COMMUNES}{row.step}/", f"{row.title} của các xã, phường"
        yield _page(address, row.template, title, row.description, _UP, **shared)
    told = "Kế hoạch của tỉnh được triển khai ở xã, phường nào."
    yield _page(CASCADES, "cascades", "Triển khai ở xã, phường", told, **shared)
    for each in cascades:
        title = f"Triển khai: {each.plan['title']}"
        told = f"Xã, phường nào đã triển khai {each.plan['title']}."
        yield _page(f"{CASCADES}{each.plan['id']}/", "cascade", title, told, _OVER, each=each, **shared)


def _page(
    address: str, template: str, title: str, description: str, way: Iterable[Any] = (), **facts: Any
) -> tuple[str, str]:
    context = {"title": title, "here": title, "description": description, "way": tuple(way), "toc": False}
    name = f"province/{template}.md.j2"
    return address, render_text(name, address, source_file="province.yml", boost=0.5, **context, **facts)
