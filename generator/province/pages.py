"""The province's pages on its communes, beside those of its own portal. A new one is a row here."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from generator.derive.site_map import page_source
from generator.export.calendar import calendar
from generator.open_data.files import csv_bytes
from generator.province.cascade import Cascade
from generator.province.merge import KINDS, Listed, Merged
from generator.province.reading import Read
from generator.province.search import FOLDER, search_files
from generator.render.page import render_text
from generator.wording.words import STATUS

COMMUNES, CASCADES = "xa-phuong/", "trien-khai/"
CALENDAR = f"{COMMUNES}han-nop.ics"
_UP = ((COMMUNES, "Xã, phường"),)
_OVER = ((CASCADES, "Triển khai ở xã, phường"),)
_TITLE = "Xã, phường"
_COLUMNS = {
    "campaigns": (
        "campaign",
        "campaign_title",
        "plan_number",
        "issuer_name",
        "first_day",
        "last_day",
        "link",
    ),
    "days": ("campaign", "campaign_title", "title", "wording", "last_day", "hour", "link"),
}
_DOWNLOADS = (
    (f"{COMMUNES}phong-trao.csv", "phong trào (CSV)"),
    (f"{COMMUNES}phong-trao.json", "phong trào (JSON)"),
    (f"{COMMUNES}thoi-han.csv", "thời hạn (CSV)"),
    (f"{COMMUNES}khen-thuong.csv", "tổng hợp khen thưởng (CSV)"),
)
_TOTALS = (
    ("theo-hinh-thuc", "Theo hình thức khen thưởng", "Hình thức", "award"),
    ("theo-loai-don-vi", "Theo loại đơn vị", "Loại đơn vị", "type"),
    ("theo-xa-phuong", "Theo xã, phường", "Xã, phường", "commune"),
)


def province_files(read: Read, merged: Merged, cascades: Iterable[Cascade], day: date) -> dict[str, bytes]:
    """Every page and file by its path; the first page is the one that stands in the menu."""
    cascades = tuple(cascades)
    files = {
        **{page_source(address): text.encode() for address, text in _pages(read, merged, cascades, day)},
        **dict(search_files(merged.found)),
        f"{FOLDER}tim.js": Path(__file__).with_name("static").joinpath("tim.js").read_bytes(),
        f"{COMMUNES}phong-trao.csv": _csv(_COLUMNS["campaigns"], merged.campaigns),
        f"{COMMUNES}phong-trao.json": _json(merged.campaigns),
        f"{COMMUNES}thoi-han.csv": _csv(_COLUMNS["days"], merged.days),
        f"{COMMUNES}khen-thuong.csv": _totals_csv(merged),
    }
    if merged.events:
        files[CALENDAR] = calendar("Hạn thi đua, khen thưởng của các xã, phường", merged.events)
    return files


def _pages(read: Read, merged: Merged, cascades: tuple[Cascade, ...], day: date) -> Iterator[tuple[str, str]]:
    names = {place.code: place.name for place in read.places}
    province = read.province.name if read.province else ""
    shared: dict[str, Any] = {"merged": merged, "day": day, "names": names, "province": province}
    downloads = [each for each in _DOWNLOADS if merged.communes]
    yield _page(
        COMMUNES,
        "communes",
        _TITLE,
        f"Cổng của các xã, phường thuộc {province}.",
        downloads=downloads,
        **shared,
    )
    statuses = {status.value: words for status, words in STATUS.items()}
    yield _page(
        f"{COMMUNES}phong-trao/", "campaigns", "Phong trào của các xã, phường",
        "Phong trào thi đua trên cổng của mọi xã, phường.", _UP, statuses=statuses, **shared,
    )  # fmt: skip
    yield _page(
        f"{COMMUNES}thoi-han/", "days", "Hạn nộp hồ sơ của các xã, phường",
        "Hạn nộp hồ sơ sắp tới ở mọi xã, phường.", _UP,
        calendar=CALENDAR if merged.events else "", **shared,
    )  # fmt: skip
    yield _page(
        f"{COMMUNES}khen-thuong/", "totals", "Tổng hợp khen thưởng của các xã, phường",
        "Số được khen theo hình thức, loại đơn vị, xã, phường.", _UP,
        tables_of=[(*told, merged.totals(by)) for *told, by in _TOTALS], **shared,
    )  # fmt: skip
    yield _page(
        f"{COMMUNES}don-vi/", "units", "Đơn vị của các xã, phường",
        "Đơn vị mà kế hoạch của các xã, phường nêu tên.", _UP, **shared,
    )  # fmt: skip
    yield _page(
        CASCADES, "cascades", "Triển khai ở xã, phường",
        "Kế hoạch của tỉnh được triển khai ở xã, phường nào.", cascades=cascades, **shared,
    )  # fmt: skip
    for each in cascades:
        yield _page(
            f"{CASCADES}{each.plan['id']}/", "cascade", f"Triển khai: {each.plan['title']}",
            f"Xã, phường nào đã triển khai {each.plan['title']}.", _OVER, each=each, **shared,
        )  # fmt: skip


def _page(
    address: str, template: str, title: str, description: str, way: Iterable[Any] = (), **facts: Any
) -> tuple[str, str]:
    context = {"title": title, "here": title, "description": description, "way": tuple(way), "toc": False}
    name = f"province/{template}.md.j2"
    return address, render_text(name, address, source_file="province.yml", boost=0.5, **context, **facts)


def _csv(columns: tuple[str, ...], rows: Iterable[Listed]) -> bytes:
    head = ("commune", "commune_name", *columns)
    return csv_bytes(
        head, ([*_commune(each), *(str(each.row[key] or "") for key in columns)] for each in rows)
    )


def _commune(each: Listed) -> tuple[str, str]:
    return each.commune.place.code, each.commune.place.name


def _totals_csv(merged: Merged) -> bytes:
    rows = (
        [title, total.label, *map(str, total.counts)]
        for _, title, _, by in _TOTALS
        for total in merged.totals(by)
    )
    return csv_bytes(("by", "label", *KINDS), rows)


def _json(rows: Iterable[Listed]) -> bytes:
    told: list[Mapping[str, Any]] = [
        {"commune": code, "commune_name": name, **each.row}
        for each in rows
        for code, name in [_commune(each)]
    ]
    return f"{json.dumps({'rows': told}, ensure_ascii=False, indent=1)}\n".encode()
