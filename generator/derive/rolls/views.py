"""What pages and exports may read of honour rolls.

A revoked row keeps nothing but its place: no page, file or index made from these views can name it. Withheld
rows are only counted.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.load.signed_file import SignedFile
from generator.model.campaign import Campaign
from generator.model.decision import Correction, Decision
from generator.model.honour import Honour
from generator.model.registry import Award

CANDIDATES = ("collective", "individual", "household")


@dataclass(frozen=True, slots=True)
class RowView:
    """One row; `order`: its place in the roll's Vietnamese order of names; `corrections` by date."""

    honour: Honour
    anchor: str
    status: Literal["published", "corrected", "revoked"]
    corrections: tuple[Correction, ...]
    order: int
    unit: str
    """The unit to filter and count by: one spelling for each; a collective that names none is its own."""

    @property
    def shown(self) -> bool:
        """Whether it is more than a tombstone."""
        return self.status != "revoked"


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one award and one kind of candidate, or the part of them that stands on one page.

    The other fields are about the whole group: how many rows are published, which columns hold anything.
    `continued`: the group began on an earlier page.
    """

    award: Award
    heading: str
    candidate: str
    rows: tuple[RowView, ...]
    count: int
    has_position: bool
    has_unit: bool
    has_achievement: bool
    continued: bool = False

    @property
    def columns(self) -> int:
        """How many columns stand behind the number."""
        return 1 + self.has_position + self.has_unit + self.has_achievement


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A signed decision and its address on the portal."""

    address: str
    file: SignedFile


@dataclass(frozen=True, slots=True)
class Withheld:
    """How many rows of a decision one document keeps from the public."""

    decided_by: str
    date: date
    count: int


@dataclass(frozen=True, slots=True)
class DecisionView:
    """One decision with its list. `signed_file` is None also where the file would show a withheld name.

    `corrections`: what later documents changed in the decision itself.
    """

    decision: Decision
    groups: tuple[Group, ...]
    signed_file: PublishedFile | None
    withheld: tuple[Withheld, ...]
    corrections: tuple[Correction, ...] = ()

    @property
    def counts(self) -> Counter[str]:
        """How many of each kind of candidate are published."""
        found: Counter[str] = Counter()
        for group in self.groups:
            found[group.candidate] += group.count
        return +found


@dataclass(frozen=True, slots=True)
class DecisionPart:
    """What one page shows of a decision; `continued` where the decision began on an earlier page."""

    view: DecisionView
    groups: tuple[Group, ...]
    continued: bool


@dataclass(frozen=True, slots=True)
class RollPage:
    """One page of the roll, counted from 1."""

    number: int
    parts: tuple[DecisionPart, ...]


@dataclass(frozen=True, slots=True)
class PlacedHonour:
    """A published row and where it stands; `unit` as the registry names it, or else as the list does."""

    row: RowView
    decision: Decision
    group: Group
    address: str
    unit: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of each kind of candidate fall to one award, unit or year. Kinds are never added up."""

    label: str
    counts: Counter[str]


@dataclass(frozen=True, slots=True)
class RollView:
    """A campaign's roll: decisions by date; `units` and `awards` (code, heading) to filter by."""

    campaign: Campaign
    decisions: tuple[DecisionView, ...]
    pages: tuple[RollPage, ...]
    placed: tuple[PlacedHonour, ...]
    units: tuple[str, ...]
    awards: tuple[tuple[str, str], ...]
    by_award: tuple[Tally, ...]
    by_unit: tuple[Tally, ...]
    by_year: tuple[Tally, ...]

    @property
    def counts(self) -> Counter[str]:
        """How many of each kind of candidate are published."""
        return Counter(placed.row.honour.candidate for placed in self.placed)

    @property
    def split(self) -> bool:
        """Whether the roll takes more than one page."""
        return len(self.pages) > 1

    @property
    def updated(self) -> date:
        """The day of the latest document behind the roll: a decision or a correction."""
        days = [view.decision.date for view in self.decisions]
        return max(days + [correction.date for correction in self.campaign.corrections])
