"""The page of the open data: every data set with its files, every column documented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.derive import site_map
from generator.derive.views import SiteView
from generator.model.base import Record
from generator.open_data.record import entry_record
from generator.open_data.sets import DATA_SETS, HONOURS, DataSet, FilesByName
from generator.open_data.words import data_words
from generator.output import OutputFile
from generator.render.json_ld import TakenAway, dataset, linker
from generator.render.page import render_page

_FORMATS = {"csv": "CSV", "xlsx": "Excel", "json": "JSON"}


@dataclass(frozen=True, slots=True)
class Download:
    """A file of the open data: its format in words, its address from the portal's root, its size in bytes."""

    format: str
    address: str
    size: int


@dataclass(frozen=True, slots=True)
class DataColumn:
    """A column of the open data, documented."""

    title: str
    key: str
    meaning: str
    example: str


@dataclass(frozen=True, slots=True)
class ShownSet:
    """A data set as the page shows it."""

    data_set: DataSet
    downloads: tuple[Download, ...]
    columns: tuple[DataColumn, ...]


def render_data(site: SiteView, files: FilesByName) -> Iterator[OutputFile]:
    """The page; `files`: what can be downloaded, by address."""
    shown = [ShownSet(each, downloads(each, files), tuple(_columns(each.record))) for each in DATA_SETS]
    yield render_page(
        "site/data.md.j2",
        site_map.DATA,
        "generator/open_data/sets.py",
        title="Dữ liệu mở",
        description="Phong trào, mốc thời gian, tiêu chuẩn, số lượng, đơn vị, biểu mẫu, danh sách khen "
        "thưởng dạng CSV, Excel, JSON; ý nghĩa từng cột; giấy phép sử dụng.",
        toc=True,
        boost=0.5,
        site=site,
        sets=shown,
        by_roll=[(roll, downloads(HONOURS, files, roll.campaign.id)) for roll in site.rolls],
        things=[dataset(_taken_away(each, site), site.portal, linker(site_map.DATA, site)) for each in shown],
    )


def _taken_away(shown: ShownSet, site: SiteView) -> TakenAway:
    data_set = shown.data_set
    files = tuple(file.address for file in shown.downloads)
    return TakenAway(data_set.title, data_set.description, data_set.updated(site), files)


def downloads(data_set: DataSet, files: FilesByName, campaign_id: str = "") -> tuple[Download, ...]:
    """The files of a data set, or of one campaign's part of it."""
    name = f"{data_set.name}-{campaign_id}" if campaign_id else data_set.name
    found = ((ending, site_map.data_address(name, ending)) for ending in data_set.formats)
    return tuple(Download(_FORMATS[ending], address, files[address].size) for ending, address in found)


def _columns(record: type[Record]) -> Iterator[DataColumn]:
    for key, field in record.model_fields.items():
        inner = entry_record(record, key)
        keys = f" Khóa của mỗi mục: {_keys(inner)}" if inner else ""
        example = field.examples[0] if field.examples else None
        yield DataColumn(
            title=field.title or key,
            key=key,
            meaning=f"{field.description}{keys}",
            example=_example(record, key, example),
        )


def _keys(inner: type[Record]) -> str:
    """The keys of a list's entries, each with its meaning."""
    return " ".join(f"{key}: {field.description}" for key, field in inner.model_fields.items())


def _example(record: type[Record], key: str, example: Any) -> str:
    """A value as the JSON has it, with the tables' word where it is a code."""
    if isinstance(example, list):
        return "; ".join(_entry(each) for each in example)
    if isinstance(example, bool):
        return str(example).lower()
    shown = data_words(record, key).get(str(example), "")
    told = "" if example is None else str(example)
    return f"{told} ({shown})" if shown else told


def _entry(entry: Any) -> str:
    return " | ".join(str(value) for value in entry.values()) if isinstance(entry, dict) else str(entry)
