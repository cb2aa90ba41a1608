"""The entries of the site search, as the browser gets them."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from generator.export.search.page_text import Section


class Kind(IntEnum):
    """The groups that results are shown in; the browser knows their names."""

    CAMPAIGN = 0
    FORM = 1
    UNIT = 2
    HONOUR = 3
    DOCUMENT = 4
    OTHER = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """A page, a document or a decision. `about`: what it belongs to; `keys`: words that find it, never shown.

    `campaign` is the campaign's id or ""; `later`: fetched behind the rest;
    `staff`: for those who keep the portal, not in the readers' search.
    """

    kind: Kind
    address: str
    title: str
    about: str
    sections: tuple[Section, ...]
    keys: str = ""
    campaign: str = ""
    boost: float = 1
    years: tuple[int, ...] = ()
    awards: tuple[str, ...] = ()
    sample: bool = False
    later: bool = False
    staff: bool = False

    def packed(self, campaigns: Mapping[str, int]) -> list[Any]:
        """All but the texts, as the browser gets it; a campaign by its number."""
        return [
            int(self.kind),
            self.address,
            self.title,
            self.about,
            self.keys,
            campaigns.get(self.campaign, -1),
            self.boost,
            self.years,
            self.awards,
            int(self.sample),
            [[each.level, each.anchor, each.heading] for each in self.sections],
        ]


class Values:
    """Distinct values in the order of their first use; rows refer to them by number."""

    def __init__(self) -> None:
        """Start empty."""
        self.places: dict[Hashable, int] = {}

    def place(self, value: Hashable) -> int:
        """The value's number."""
        return self.places.setdefault(value, len(self.places))
