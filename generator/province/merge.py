"""The parts of all portals joined: what the province's own pages and files list.

One portal's part is read at a time; of its awardees counts stay, and the lines that the search is made of.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from generator.derive.status import Status
from generator.province.publishing import COMMUNES
from generator.province.reading import Place
from generator.wording.words import CANDIDATE

Row = Mapping[str, Any]


class Commune(NamedTuple):
    """A commune as the lists show it; `part` is None where its portal could not be built."""

    place: Place
    address: str
    owner: str
    campaigns: int
    open: int
    honours: int
    next_day: date | None
    updated: date | None
    units: tuple[tuple[str, str], ...]
    there: bool


class Listed(NamedTuple):
    """A campaign, or a day of one, with the commune it belongs to."""

    commune: Commune
    row: Row
    status: str
    day: date | None


class Total(NamedTuple):
    """How many of each kind of candidate."""

    label: str
    counts: tuple[int, ...]


class Found(NamedTuple):
    """A line of the search: what is shown, where it leads, the words beside it."""

    kind: int
    title: str
    about: str
    address: str


KINDS = tuple(CANDIDATE)
CAMPAIGN, UNIT, HONOUR = range(3)
UNIT_TYPES = {
    "thon": "Thôn, bản", "to-dan-pho": "Tổ dân phố", "truong": "Trường học", "to-bau-cu": "Tổ bầu cử",
    "phong": "Phòng chuyên môn", "ban": "Ban", "co-quan": "Cơ quan khác", "doan-the": "Mặt trận, đoàn thể",
    "luc-luong": "Công an, quân sự", "y-te": "Y tế", "hop-tac-xa": "Hợp tác xã",
    "doanh-nghiep": "Doanh nghiệp",
    "khac": "Khác",
}  # fmt: skip
_OPEN = (Status.UPCOMING, Status.RUNNING, Status.RECEIVING)


@dataclass(slots=True)
class Merged:
    """Everything that the province's pages tell of its communes."""

    communes: list[Commune] = field(default_factory=list)
    campaigns: list[Listed] = field(default_factory=list)
    days: list[Listed] = field(default_factory=list)
    events: list[bytes] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    tallies: dict[str, Counter[tuple[str, str]]] = field(default_factory=dict)

    def totals(self, by: str) -> list[Total]:
        """How many were honoured, `by` "award", "type" or "commune", the most first."""
        tally = self.tallies.get(by, Counter())
        labels = dict.fromkeys(label for label, _ in tally)
        made = [Total(label, tuple(tally[label, kind] for kind in KINDS)) for label in labels]
        return sorted(made, key=lambda total: (-sum(total.counts), total.label))


def merged(parts: Iterable[tuple[Place, bytes | None]], day: date) -> Merged:
    """The parts of the communes, in their order; None where there is none."""
    joined = Merged(tallies={"award": Counter(), "type": Counter(), "commune": Counter()})
    for place, part in parts:
        _join(joined, place, json.loads(part) if part else None, day)
    joined.days.sort(key=lambda each: (each.day or date.max, each.commune.place.code))
    return joined


def _join(joined: Merged, place: Place, part: dict[str, Any] | None, day: date) -> None:
    rows: dict[str, list[Row]] = part["rows"] if part else {}
    campaigns = {row["campaign"]: _status(row, day) for row in rows.get("phong-trao", ())}
    ahead = [
        (date.fromisoformat(row["last_day"]), row)
        for row in rows.get("moc-thoi-gian", ())
        if row["kind"] == "dossier" and row["exact"] and (row["last_day"] or "") >= day.isoformat()
    ]
    changed = [row["updated"] for row in rows.get("phong-trao", ()) if row["updated"]]
    commune = Commune(
        place=place,
        address=f"{COMMUNES}/{place.code}/",
        owner=part["owner"] if part else "",
        campaigns=len(campaigns),
        open=sum(status in _OPEN for status in campaigns.values()),
        honours=len(rows.get("vinh-danh", ())),
        next_day=min((each for each, _ in ahead), default=None),
        updated=date.fromisoformat(max(changed)) if changed else None,
        units=tuple((row["name"], row["link"]) for row in rows.get("don-vi", ()) if row["link"]),
        there=part is not None,
    )
    joined.communes.append(commune)
    for row in rows.get("phong-trao", ()):
        joined.campaigns.append(Listed(commune, row, campaigns[row["campaign"]], None))
    titles = {row["campaign"]: row["campaign_title"] for row in rows.get("phong-trao", ())}
    joined.days += [
        Listed(commune, {**row, "campaign_title": titles[row["campaign"]]}, "", d) for d, row in ahead
    ]
    joined.events += _events(part["calendar"], place.code) if part else []
    joined.found += _lines(commune, rows)
    unit_types = part["unit_types"] if part else {}
    for row in rows.get("vinh-danh", ()):
        kind = row["candidate"]
        joined.tallies["award"][row["award"], kind] += 1
        joined.tallies["type"][
            UNIT_TYPES.get(unit_types.get(row["unit_code"], ""), "Chưa phân loại"), kind
        ] += 1
        joined.tallies["commune"][place.name, kind] += 1


def _status(row: Row, day: date) -> str:
    """A campaign's status on a day: the last one that has begun by then."""
    begun = [each["status"] for each in row["statuses"] if (each["first_day"] or "") <= day.isoformat()]
    return str(begun[-1] if begun else row["statuses"][0]["status"])


def _lines(commune: Commune, rows: Mapping[str, list[Row]]) -> Iterator[Found]:
    name, top = commune.place.name, commune.address
    for row in rows.get("phong-trao", ()):
        yield Found(CAMPAIGN, row["campaign_title"], f"{name}; {row['plan_title']}", f"{top}{row['link']}")
    for row in rows.get("don-vi", ()):
        if row["link"]:
            yield Found(UNIT, row["name"], name, f"{top}{row['link']}")
    for row in rows.get("vinh-danh", ()):
        about = "; ".join(filter(None, (row["position"], row["unit"], name, row["award"])))
        yield Found(HONOUR, row["name"], about, f"{top}{row['link']}")


def _events(calendar: str, code: str) -> list[bytes]:
    """The entries of a portal's calendar; names of entries are told apart by the commune's code."""
    parts = calendar.split("BEGIN:VEVENT")[1:]
    return [
        f"BEGIN:VEVENT{each.partition('END:VEVENT')[0]}END:VEVENT\r\n".replace(
            "\nUID:", f"\nUID:{code}."
        ).encode()
        for each in parts
    ]
