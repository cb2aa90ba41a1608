"""The honours' files besides the open data: what the pages' script fetches on first use, signed decisions.

The script gets the rows column by column, to be searched in the browser. A file is one call,
`tdHonours({…})`, not JSON: a script may also be loaded where the portal is opened as a folder of files, and a
strict Content-Security-Policy allows it. It holds published rows only.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.derive import site_map
from generator.derive.rolls.views import PlacedHonour, RollView
from generator.derive.views import SiteView
from generator.export.search.entries import Values
from generator.output import OutputFile
from generator.wording.dates import date_vi
from generator.wording.words import CANDIDATE

_TEXTS = ("honorific", "unit", "position", "achievement")  # mostly the same in many rows


def honour_files(site: SiteView) -> Iterator[OutputFile]:
    """Every such file; none where there is no roll."""
    for roll in site.rolls:
        source = f"campaigns/{roll.campaign.id}/honours"
        if roll.split:
            address = site_map.honour_data_address("js", roll.campaign.id)
            yield OutputFile(address, _roll_index(roll), source)
        for view in roll.decisions:
            if view.signed_file is not None:
                yield OutputFile(view.signed_file.address, view.signed_file.file.content, source)


def _roll_index(roll: RollView) -> bytes:
    """For the filter of a roll of several pages: all that its pages show."""
    texts, groups = Values(), Values()
    columns: dict[str, list[Any]] = {name: [] for name in ("name", "number", "group", "order", "of", *_TEXTS)}
    for placed in roll.placed:
        honour = placed.row.honour
        columns["name"].append(honour.name)
        columns["number"].append(honour.number)
        columns["group"].append(groups.place(_group(placed)))
        columns["order"].append(placed.row.order)
        columns["of"].append(texts.place(placed.row.unit))
        for name in _TEXTS:
            columns[name].append(texts.place(getattr(honour, name)))
    data = {"texts": list(texts.places), "groups": list(groups.places), **columns}
    return f"tdHonours({json.dumps(data, ensure_ascii=False, separators=(',', ':'))});\n".encode()


def _group(placed: PlacedHonour) -> tuple[str, ...]:
    """What rows share: the address up to the number, then the words of kind, award and decision."""
    kind = placed.row.honour.candidate
    page = placed.address.partition("#")[0]
    decision = placed.decision
    return (
        f"{page}#{decision.code}-{placed.row.honour.stem}",
        CANDIDATE[kind],
        placed.row.honour.award,
        placed.group.heading,
        f"{decision.number} ngày {date_vi(decision.date)}",
    )
