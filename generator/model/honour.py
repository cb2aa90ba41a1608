"""One row of an honour roll. A tuple, made four times as fast as a frozen record: a roll may have 100,000."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

CANDIDATE_PREFIX = {"collective": "tap-the", "individual": "ca-nhan", "household": "ho"}


class Honour(NamedTuple):
    """A collective, an individual or a household honoured by one decision: the published fields, no other.

    `number` is the list's own (STT) within its kind, or the row's place where the list has none; `honorific`
    is "Ông", "Bà" or ""; `unit` as the list writes it, `unit_code` the registry's unit (None where it is not
    known); `award` a code; `sheet` ("" for CSV) and `line` say where the row stands in the file. `series`
    counts from 1 where the list's numbers start over with each of its groups; 0 where they do not.
    """

    candidate: str
    number: int
    honorific: str
    name: str
    position: str
    unit: str
    unit_code: str | None
    award: str
    achievement: str
    sheet: str
    line: int
    series: int = 0

    @property
    def id(self) -> str:
        """The row within its decision: "ca-nhan-12"; "ca-nhan-3-12" in the third series of numbers."""
        return f"{self.stem}{self.number}"

    @property
    def stem(self) -> str:
        """What the ids of the rows beside it begin with, up to the number."""
        prefix = CANDIDATE_PREFIX[self.candidate]
        return f"{prefix}-{self.series}-" if self.series else f"{prefix}-"

    @property
    def own_unit(self) -> str:
        """The unit that the row counts for, as the list writes it; a collective without one is its own."""
        return self.unit or (self.name if self.candidate == "collective" else "")

    @property
    def published(self) -> tuple[str, ...]:
        """What readers see of the row, in the order of the columns; the ledger keeps a hash of it."""
        return (
            self.candidate,
            self.honorific,
            self.name,
            self.position,
            self.unit,
            self.award,
            self.achievement,
        )


Rolls = Mapping[str, Sequence[Honour]]
"""The rows of each decision by its code."""


class RollRow(NamedTuple):
    """A row with the code of the decision that it belongs to."""

    decision: str
    honour: Honour


@dataclass(frozen=True, slots=True)
class Mended:
    """Something changed on the way in (NFD, capitals, an old encoding …): told, never silent.

    `column` is the column's title, `at` its number from 1.
    """

    sheet: str
    line: int
    column: str
    before: str
    after: str
    why: str
    at: int
