"""The parts of all portals joined: what the province's own pages and files list.

One portal's part is read at a time. What grows with the rolls goes to the disk at once: the tables of open
data, the search. What the pages list stays: a row for each commune, campaign, coming deadline and decision.
"""

from __future__ import annotations

import heapq
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from generator.derive.site_map import ALL_COMMUNES
from generator.derive.status import Status
from generator.export.calendar import entries_of
from generator.model.registry import UnitType
from generator.open_data.joined import JoinedSet
from generator.open_data.sets import DATA_SETS
from generator.province.parts import JOINED
from generator.province.publishing import COMMUNES
from generator.province.reading import PortalPlace
from generator.province.search import CAMPAIGN, HONOUR, UNIT, SearchLine, search_files
from generator.wording.words import CANDIDATE

PublishedRow = Mapping[str, Any]
MOST_NEWS = 100


class CommunePortal(NamedTuple):
    """A commune's portal as it lies in DIR: what it tells, the day it was built for; None where none does."""

    place: PortalPlace
    part: bytes | None
    built: date | None


class ListedCommune(NamedTuple):
    """A commune as the lists show it; `built` is None where its portal does not lie in DIR."""

    place: PortalPlace
    address: str
    owner: str
    campaigns: int
    open: int
    honours: int
    next_day: date | None
    updated: date | None
    units: tuple[tuple[str, str], ...]
    built: date | None


class OfCommune(NamedTuple):
    """A campaign, a day of one, a decision or news, with the commune it belongs to."""

    commune: ListedCommune
    row: PublishedRow
    status: str
    day: date | None


class Total(NamedTuple):
    """How many of each kind of candidate."""

    label: str
    counts: tuple[int, ...]


KINDS = tuple(CANDIDATE)
_RECORDS = {each.name: each.record for each in DATA_SETS if each.name in JOINED}
"""The records of the open data of all communes, by the names that they have in each portal."""
UNIT_TYPES: dict[UnitType | None, str] = {
    "thon": "Thôn, bản", "to-dan-pho": "Tổ dân phố", "truong": "Trường học", "to-bau-cu": "Tổ bầu cử",
    "phong": "Phòng chuyên môn", "ban": "Ban", "co-quan": "Cơ quan khác", "doan-the": "Mặt trận, đoàn thể",
    "luc-luong": "Công an, quân sự", "y-te": "Y tế", "hop-tac-xa": "Hợp tác xã",
    "doanh-nghiep": "Doanh nghiệp", "khac": "Khác", None: "Chưa phân loại",
}  # fmt: skip
_OPEN = (Status.UPCOMING, Status.RUNNING, Status.RECEIVING)


@dataclass(slots=True)
class AllCommunes:
    """Everything that the province's pages tell of its communes; `folder` holds the files made so far."""

    folder: Path
    communes: list[ListedCommune] = field(default_factory=list)
    campaigns: list[OfCommune] = field(default_factory=list)
    days: list[OfCommune] = field(default_factory=list)
    rolls: list[OfCommune] = field(default_factory=list)
    news: list[OfCommune] = field(default_factory=list)
    events: list[bytes] = field(default_factory=list)
    tallies: dict[str, Counter[tuple[str, str]]] = field(default_factory=dict)

    def totals(self, by: str) -> list[Total]:
        """How many were honoured, `by` "all", "award", "type" or "commune", the most first."""
        tally = self.tallies.get(by, Counter())
        labels = dict.fromkeys(label for label, _ in tally)
        made = [Total(label, tuple(tally[label, kind] for kind in KINDS)) for label in labels]
        return sorted(made, key=lambda total: (-sum(total.counts), total.label))


def merged(portals: Iterable[CommunePortal], day: date, folder: Path, scratch: Path) -> AllCommunes:
    """The communes' portals in their order; files that grow with the rolls are written below `folder`.

    `scratch`: an empty folder to sort in.
    """
    joined = AllCommunes(folder, tallies={by: Counter() for by in ("all", "award", "type", "commune")})
    with ExitStack() as stack:
        tables = {
            name: stack.enter_context(JoinedSet(folder / ALL_COMMUNES / name, record, COMMUNES))
            for name, record in _RECORDS.items()
        }
        lines = (line for portal in portals for line in _join(joined, tables, portal, day))
        for path, content in search_files(lines, scratch):
            write(folder, path, content)
    joined.days.sort(key=lambda each: (each.day or date.max, each.commune.place.code))
    joined.rolls.sort(key=lambda each: (each.day or date.min, each.commune.place.code), reverse=True)
    return joined


def write(folder: Path, path: str, content: bytes) -> None:
    """A file below the folder."""
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def _join(
    joined: AllCommunes, tables: Mapping[str, JoinedSet], portal: CommunePortal, day: date
) -> list[SearchLine]:
    """Take a portal in; gives its lines of the search."""
    part: dict[str, Any] = json.loads(portal.part) if portal.part else {}
    rows: dict[str, list[PublishedRow]] = {name: part.get("rows", {}).get(name, []) for name in tables}
    campaigns = {row["campaign"]: _status(row, day) for row in rows["phong-trao"]}
    ahead = [
        (date.fromisoformat(row["last_day"]), row)
        for row in rows["moc-thoi-gian"]
        if row["kind"] == "dossier" and row["exact"] and (row["last_day"] or "") >= day.isoformat()
    ]
    changed = [row["updated"] for row in rows["phong-trao"] if row["updated"]]
    commune = ListedCommune(
        place=portal.place,
        address=f"{COMMUNES}/{portal.place.code}/",
        owner=part.get("owner", ""),
        campaigns=len(campaigns),
        open=sum(status in _OPEN for status in campaigns.values()),
        honours=len(rows["vinh-danh"]),
        next_day=min((each for each, _ in ahead), default=None),
        updated=date.fromisoformat(max(changed)) if changed else None,
        units=tuple((row["name"], row["link"]) for row in rows["don-vi"] if row["link"]),
        built=portal.built if part else None,
    )
    joined.communes.append(commune)
    for name, table in tables.items():
        table.add(portal.place.code, portal.place.name, rows[name])
    titles = {row["campaign"]: row["campaign_title"] for row in rows["phong-trao"]}
    joined.campaigns += [
        OfCommune(commune, row, campaigns[row["campaign"]], None) for row in rows["phong-trao"]
    ]
    joined.days += [
        OfCommune(commune, {**row, "campaign_title": titles[row["campaign"]]}, "", d) for d, row in ahead
    ]
    joined.rolls += _rolls(commune, rows["vinh-danh"])
    news = (OfCommune(commune, row, "", date.fromisoformat(row["day"])) for row in part.get("news", ()))
    joined.news = heapq.nlargest(
        MOST_NEWS, (*joined.news, *news), key=lambda each: (each.row["day"], each.commune.place.code)
    )
    of_portal = (part.get("calendar", ""), portal.place.name, portal.place.code, commune.address)
    joined.events += entries_of(*of_portal)
    _count(joined, portal.place.name, part.get("unit_types", {}), rows["vinh-danh"])
    return list(_lines(commune, rows))


def _rolls(commune: ListedCommune, rows: Iterable[PublishedRow]) -> Iterator[OfCommune]:
    """The decisions of a portal's rolls, each with how many of each kind it honours."""
    decisions: dict[tuple[str, str], PublishedRow] = {}
    counts: dict[tuple[str, str], Counter[str]] = {}
    for row in rows:
        decision = (row["campaign"], row["decision"])
        decisions.setdefault(decision, row)
        counts.setdefault(decision, Counter())[row["candidate"]] += 1
    for decision, row in decisions.items():
        told = {
            "campaign_title": row["campaign_title"],
            "decision_number": row["decision_number"],
            "link": f"{row['link'].partition('#')[0]}#{row['decision']}",
            "counts": tuple(counts[decision][kind] for kind in KINDS),
        }
        yield OfCommune(commune, told, "", date.fromisoformat(row["decision_date"]))


def _count(
    joined: AllCommunes, name: str, types: Mapping[str, UnitType], rows: Iterable[PublishedRow]
) -> None:
    for row in rows:
        labels = {
            "all": "Mọi xã, phường",
            "award": row["award"],
            "type": UNIT_TYPES[types.get(row["unit_code"])],
            "commune": name,
        }
        for by, label in labels.items():
            joined.tallies[by][label, row["candidate"]] += 1


def _status(row: PublishedRow, day: date) -> str:
    """A campaign's status on a day: the last one that has begun by then."""
    begun = [each["status"] for each in row["statuses"] if (each["first_day"] or "") <= day.isoformat()]
    return str(begun[-1] if begun else row["statuses"][0]["status"])


def _lines(commune: ListedCommune, rows: Mapping[str, list[PublishedRow]]) -> Iterator[SearchLine]:
    name, top = commune.place.name, commune.address
    for row in rows["phong-trao"]:
        yield SearchLine(
            CAMPAIGN, row["campaign_title"], f"{name}; {row['plan_title']}", f"{top}{row['link']}"
        )
    for row in rows["don-vi"]:
        if row["link"]:
            yield SearchLine(UNIT, row["name"], name, f"{top}{row['link']}")
    for row in rows["vinh-danh"]:
        about = "; ".join(filter(None, (row["position"], row["unit"], name, row["award"])))
        yield SearchLine(HONOUR, row["name"], about, f"{top}{row['link']}")
