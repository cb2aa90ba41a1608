"""The honours as files to take away: CSV, XLSX and JSON of all campaigns and of each, and the JSON Schema.

Also what the pages' script fetches on first use (`honour_index`) and the signed decisions. Every row stands
in every format; sample rows say so in a column of their own.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from generator.derive import site_map
from generator.derive.honour_views import Placed, RollView
from generator.derive.views import SiteView
from generator.export.honour_index import name_index, roll_index
from generator.export.xlsx_file import workbook
from generator.model.campaign import Campaign
from generator.model.open_data import SCHEMA_VERSION, WORDS, HonourData, PublishedHonour
from generator.output import OutputFile

COLUMNS = tuple(field.title or name for name, field in PublishedHonour.model_fields.items())

# A spreadsheet takes a cell of a CSV file that begins like this for a formula (PRODUCT §4).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def honour_files(site: SiteView) -> Iterator[OutputFile]:
    """Every file about honours that is no page; none where there is no roll."""
    rolls = tuple(view.roll for view in site.campaigns if view.roll is not None)
    if not rolls:
        return
    whole = _tables(rolls, site)
    for ending, content in whole.items():
        yield OutputFile(site_map.honour_data_address(ending), content, "campaigns/")
    for roll in rolls:
        source = f"campaigns/{roll.campaign.id}/honours"
        for ending, content in (whole if len(rolls) == 1 else _tables((roll,), site)).items():
            yield OutputFile(site_map.honour_data_address(ending, roll.campaign.id), content, source)
        if roll.split:
            address = site_map.honour_data_address("js", roll.campaign.id)
            yield OutputFile(address, roll_index(roll), source)
        for view in roll.decisions:
            if view.signed_file is not None:
                yield OutputFile(view.signed_file.address, view.signed_file.file.content, source)
    yield OutputFile(site_map.NAME_INDEX, name_index(rolls), "campaigns/")
    schema = json.dumps(data_schema(), ensure_ascii=False, indent=1) + "\n"
    yield OutputFile(site_map.DATA_SCHEMA, schema.encode(), "generator/model/open_data.py")


def data_schema() -> dict[str, Any]:
    """The JSON Schema of the JSON files, with descriptions in Vietnamese."""
    schema = HonourData.model_json_schema(mode="serialization")
    for record in schema["$defs"].values():
        record.pop("description", None)  # the docstrings are for developers
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "Dữ liệu khen thưởng",
        "description": "Các tập thể, cá nhân, hộ gia đình được khen thưởng. Không có dòng bị thu hồi và dòng "
        "không công khai.",
    }


def honour_record(placed: Placed, campaign: Campaign) -> dict[str, Any]:
    """A row as plain data, in the order of PublishedHonour's fields."""
    row, decision = placed.row, placed.decision
    honour = row.honour
    return {
        "candidate": honour.candidate,
        "honorific": honour.honorific,
        "name": honour.name,
        "position": honour.position,
        "unit": honour.unit,
        "award": placed.group.heading,
        "achievement": honour.achievement,
        "decision_number": decision.number,
        "decision_date": decision.date.isoformat(),
        "status": row.status,
        "corrected_by": "; ".join(correction.decided_by for correction in row.corrections),
        "number": honour.number,
        "campaign": campaign.id,
        "campaign_title": campaign.short_title,
        "decision": decision.code,
        "award_code": honour.award,
        "unit_code": honour.unit_code or "",
        "link": placed.address,
        "sample": campaign.sample,
    }


def last_change(rolls: Iterable[RollView], site: SiteView) -> date:
    """The day on which the data of these rolls changed last."""
    days = [roll.updated for roll in rolls]
    ids = {roll.campaign.id for roll in rolls}
    return max(days + [view.updated for view in site.campaigns if view.id in ids and view.updated])


def _tables(rolls: tuple[RollView, ...], site: SiteView) -> dict[str, bytes]:
    """The same rows in three formats, by the ending of the file."""
    records = [honour_record(placed, roll.campaign) for roll in rolls for placed in roll.placed]
    cells = [_cells(record) for record in records]
    head = {
        "schema_version": SCHEMA_VERSION,
        "updated": last_change(rolls, site).isoformat(),
        "licence": site.portal.data_licence.model_dump() if site.portal.data_licence else None,
        "source": {"portal": site.portal.name, "owner": site.portal.owner},
    }
    return {
        "csv": _csv(cells),
        "xlsx": workbook("Vinh danh", COLUMNS, cells),
        "json": _json(head, records),
    }


def _cells(record: dict[str, Any]) -> list[str]:
    """A row for the tables: words in place of codes."""
    told = record | {
        "candidate": WORDS[record["candidate"]],
        "status": WORDS[record["status"]],
        "number": str(record["number"]),
        "sample": "có" if record["sample"] else "",
    }
    return list(told.values())


def _csv(rows: Iterable[list[str]]) -> bytes:
    """UTF-8 with a BOM (Excel takes it for another encoding otherwise), commas, CRLF (RFC 4180)."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    """The cell, with an apostrophe before what a spreadsheet would compute."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _json(head: dict[str, Any], records: Iterable[dict[str, Any]]) -> bytes:
    """One row a line: a change of the roll is a small difference, and long rolls are written quickly."""
    rows = ",\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "rows": [\n{rows}\n]}}\n'.encode()
