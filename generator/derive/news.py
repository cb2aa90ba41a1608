"""What is new on the portal: changes of campaigns, published rolls, later corrections of them.

An item's day is the day of publication or of the deciding document, never a deadline: what readers subscribe
to must not jump into the future. Rows that are withheld from the public are no news: telling it would draw
eyes to them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal

from generator.derive import site_map
from generator.derive.timeline import Point
from generator.load.honours_folder import HonourFiles
from generator.model.campaign import Campaign
from generator.model.decision import Decision
from generator.model.plan.schedule import Change
from generator.model.registry import LegalDocument


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A change of the page's data; `day` None where the file does not give one."""

    day: date | None
    change: Change


@dataclass(frozen=True, slots=True)
class News:
    """One item. `subject`: a change's words, or the document that corrects or revokes `count` rows.

    `key` tells it from every other item. It is made of codes, days and, within a day, the order from the
    oldest, never of words: a slip that is put right makes no new item. `point`: what a document moved.
    """

    kind: Literal["change", "roll", "corrected", "revoked", "stopped", "moved"]
    key: str
    day: date
    campaign: Campaign
    address: str
    subject: str = ""
    document: LegalDocument | None = None
    decision: Decision | None = None
    count: int = 0
    point: Point | None = None


@dataclass(frozen=True, slots=True)
class NewsMonth:
    """The items of one month, the newest first; `first` is the month's first day."""

    first: date
    items: tuple[News, ...]


def newest_day(changes: Iterable[ChangeView]) -> date | None:
    """The day of the newest change."""
    return max((each.day for each in changes if each.day), default=None)


def campaign_news(
    campaign: Campaign,
    changes: Iterable[ChangeView],
    points: Iterable[Point],
    documents: Mapping[str, LegalDocument],
    files: HonourFiles | None,
) -> Iterator[News]:
    """The news of one campaign; none of a sample. `documents` by code; `files`: for the ledger."""
    if campaign.sample:
        return
    yield from reversed(list(_changes(campaign, changes, documents)))
    yield from _moved(campaign, points, documents)
    for decision in campaign.decisions:
        address = f"{site_map.roll_address(campaign.id)}#{decision.code}"
        key = f"{campaign.id}/roll/{decision.code}"
        yield News("roll", key, _published(decision, files), campaign, address, decision=decision)
    stopped = campaign.stopped
    if stopped:
        address = site_map.campaign_address(campaign.id)
        document = documents[stopped.by]
        day = min(document.date or stopped.day, stopped.day)  # what takes effect later is news at once
        yield News("stopped", f"{campaign.id}/stopped", day, campaign, address, document=document)
    yield from _corrections(campaign)


def _changes(
    campaign: Campaign, changes: Iterable[ChangeView], documents: Mapping[str, LegalDocument]
) -> Iterator[News]:
    """The entries of the log, the oldest first; what is told twice is one."""
    log = f"{site_map.campaign_address(campaign.id)}#{site_map.CHANGES}"
    told = {(each.day, each.change.text): each.change for each in reversed(tuple(changes)) if each.day}
    on_day: Counter[date] = Counter()
    for (day, text), change in told.items():
        if day is not None:
            on_day[day] += 1
            document = documents[change.document] if change.document else None
            key = f"{campaign.id}/change/{day}/{on_day[day]}"
            yield News("change", key, day, campaign, log, text, document)


def _moved(
    campaign: Campaign, points: Iterable[Point], documents: Mapping[str, LegalDocument]
) -> Iterator[News]:
    """The dates that documents moved, on the days of these; none of which the log names the document."""
    logged = {change.document for change in campaign.changes}
    address = site_map.campaign_address(campaign.id, site_map.TIMELINE)
    for point in points:
        code = point.when.date.changed_by
        document = documents[code] if code and point.when.original and code not in logged else None
        if document is not None and document.date is not None:
            key = f"{campaign.id}/moved/{point.code}/{document.code}"
            yield News("moved", key, document.date, campaign, address, document=document, point=point)


def newest_first(items: Iterable[News]) -> tuple[News, ...]:
    """All items, each once, by day; those of one day keep their order."""
    once = {item.key: item for item in items}
    return tuple(sorted(once.values(), key=lambda item: item.day, reverse=True))


def by_month(items: Iterable[News]) -> tuple[NewsMonth, ...]:
    """Items in their order, month by month."""
    return tuple(
        NewsMonth(first, tuple(group))
        for first, group in groupby(items, key=lambda item: item.day.replace(day=1))
    )


def _published(decision: Decision, files: HonourFiles | None) -> date:
    """The day on which the ledger first notes rows of the decision, or else the day of the decision."""
    states = files.ledger.decisions.get(decision.code) if files else None
    return date.fromisoformat(states[0].day) if states else decision.date


def _corrections(campaign: Campaign) -> Iterator[News]:
    """What each later document corrects or revokes."""
    address = site_map.roll_address(campaign.id)
    for kind in ("corrected", "revoked"):
        rows = [each for each in campaign.corrections if each.kind == kind]
        on_day: Counter[date] = Counter()
        for decided_by in dict.fromkeys((each.date, each.decided_by) for each in rows):
            day, document = decided_by
            on_day[day] += 1
            key = f"{campaign.id}/{kind}/{day}/{on_day[day]}"
            count = sum((each.date, each.decided_by) == decided_by for each in rows if each.row)
            yield News(kind, key, day, campaign, address, document, count=count)
