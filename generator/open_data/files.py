"""The open data as files: every data set as CSV, JSON and, where it has them, XLSX, with its JSON Schema.

The JSON holds values, codes and lists; the tables hold the same, a cell for each, in words. Every row stands
in every format; sample rows say so in a column of their own.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any, TextIO

from generator.csv_guard import guarded
from generator.derive import site_map
from generator.derive.views import SiteView
from generator.memory import remembered
from generator.model.base import Record
from generator.open_data.record import SCHEMA_VERSION, DataFile, DataSource, entry_record
from generator.open_data.sets import DATA_SETS, HONOURS, DataSet, FilesByName, last_change
from generator.open_data.unit_rows import honour_rows
from generator.open_data.words import data_words
from generator.output import OutputFile

_SOURCE = "campaigns/"
_SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def data_files(
    site: SiteView, files: FilesByName, sets: Iterable[DataSet] = DATA_SETS
) -> Iterator[OutputFile]:
    """Every file of these sets of open data; `files`: what readers can download, by address.

    A set without rows is there too: who fetches it must not take an address that fails for an empty set.
    """
    for data_set in sets:
        rows = tuple(data_set.rows(site, files))
        whole = _tables(data_set, rows, data_set.updated(site), site)
        for ending, content in whole.items():
            yield OutputFile(site_map.data_address(data_set.name, ending), content, _SOURCE)
        address = site_map.data_schema_address(data_set.name)
        yield OutputFile(address, _schema_file(data_set), "generator/open_data/")
        if data_set is HONOURS:
            yield from _single_rolls(site, whole)


def _single_rolls(site: SiteView, whole: dict[str, bytes]) -> Iterator[OutputFile]:
    """The honours of each campaign; `whole`: those of all, which are the same where there is but one."""
    for roll in site.rolls:
        tables = whole
        if len(site.rolls) > 1:
            tables = _tables(HONOURS, honour_rows(roll), last_change([roll], site), site)
        for ending, content in tables.items():
            address = site_map.honour_data_address(ending, roll.campaign.id)
            yield OutputFile(address, content, f"campaigns/{roll.campaign.id}/honours")


def _schema_file(data_set: DataSet) -> bytes:
    def make() -> bytes:
        return (json.dumps(data_schema(data_set), ensure_ascii=False, indent=1) + "\n").encode()

    return remembered("data schema", [data_set.name], make)


@cache
def data_schema(data_set: DataSet) -> dict[str, Any]:
    """The JSON Schema of a data set's JSON file, with descriptions in Vietnamese."""
    schema = DataFile[data_set.record].model_json_schema(mode="serialization")  # type: ignore[name-defined]
    for record in schema["$defs"].values():
        record.pop("description", None)  # the docstrings are for developers
    about = {"title": data_set.title, "description": data_set.description}
    return {"$schema": _SCHEMA_DIALECT, **schema, **about}


def _tables(
    data_set: DataSet, rows: Iterable[Record], updated: date | None, site: SiteView
) -> dict[str, bytes]:
    """The same rows in every format, by the ending of the file."""
    records = [row.model_dump(mode="json") for row in rows]
    columns = row_titles(data_set.record)
    cells = [row_cells(data_set.record, record) for record in records]
    portal = site.portal
    source = DataSource(portal=portal.name, owner=portal.owner, url=site.site_url)
    head = {
        "schema_version": SCHEMA_VERSION,
        "updated": updated.isoformat() if updated else None,
        "licence": portal.data_licence.model_dump() if portal.data_licence else None,
        "source": source.model_dump(),
    }
    writers = {
        "csv": lambda: csv_bytes(columns, cells),
        "xlsx": lambda: _workbook(data_set.title, columns, cells),
        "json": lambda: _json(head, records),
    }
    return {ending: writers[ending]() for ending in data_set.formats}


def _workbook(title: str, columns: tuple[str, ...], cells: list[list[str]]) -> bytes:
    def make() -> bytes:
        from generator.export.xlsx_file import workbook  # openpyxl is slow to import, and with long rolls

        return workbook(title, columns, cells)

    return remembered("data workbook", [json.dumps([title, columns, cells])], make)


def row_titles(record: type[Record]) -> tuple[str, ...]:
    """The headers of the tables."""
    return tuple(field.title or key for key, field in record.model_fields.items())


def row_cells(record: type[Record], row: dict[str, Any]) -> list[str]:
    """A row for the tables."""
    return [_cell(record, key, value) for key, value in row.items()]


def _cell(record: type[Record], key: str, value: Any) -> str:
    """One value in one cell, words in place of codes: ";" between the entries of a list, "|" within one."""
    if value is None or value is False:
        return ""
    if value is True:
        return "có"
    if isinstance(value, list):
        return "; ".join(_entry(record, key, each) for each in value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return data_words(record, key).get(str(value), str(value))


def _entry(record: type[Record], key: str, entry: Any) -> str:
    inner = entry_record(record, key)
    if inner is None:
        return str(entry)
    return " | ".join(_cell(inner, name, value) for name, value in entry.items())


def csv_bytes(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """UTF-8 with a BOM (Excel takes it for another encoding otherwise), commas, CRLF (RFC 4180).

    No cell is a formula, whichever separator a program goes by (docs/domain.md, Text from data is data).
    """
    text = io.StringIO(newline="")
    write_csv(text, columns, rows)
    return text.getvalue().encode("utf-8-sig")


def write_csv(file: TextIO, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """Write the same to a file, row by row."""
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(map(guarded, row) for row in rows)


def _json(head: dict[str, Any], records: Iterable[dict[str, Any]]) -> bytes:
    """One row a line: a change of the data is a small difference, and long rolls are written quickly."""
    rows = ",\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "rows": [\n{rows}\n]}}\n'.encode()
