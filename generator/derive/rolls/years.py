"""The honours of all campaigns together, and year by year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.derive.rolls.build import by_unit, by_year, tallies
from generator.derive.rolls.views import DecisionView, PlacedHonour, RollView, Tally


@dataclass(frozen=True, slots=True)
class DecisionEntry:
    """One decision with the roll it belongs to."""

    roll: RollView
    view: DecisionView


@dataclass(frozen=True, slots=True)
class HonoursView:
    """Decisions, the newest first, and what they come to; `year` None for all years.

    Rows of sample campaigns are counted only where there is nothing else (`only_samples`).
    """

    year: int | None
    entries: tuple[DecisionEntry, ...]
    only_samples: bool
    by_year: tuple[Tally, ...]
    by_award: tuple[Tally, ...]
    by_unit: tuple[Tally, ...]
    candidates: frozenset[str]

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the decisions, the newest first."""
        return tuple(dict.fromkeys(entry.view.decision.date.year for entry in self.entries))

    @property
    def has_samples(self) -> bool:
        """Whether a decision of a sample campaign is among them."""
        return any(entry.roll.campaign.sample for entry in self.entries)


def honours_view(rolls: Iterable[RollView], year: int | None = None) -> HonoursView:
    """What these rolls hold, or what of it is of one year."""
    entries = [DecisionEntry(roll, view) for roll in rolls for view in roll.decisions]
    if year is not None:
        entries = [entry for entry in entries if entry.view.decision.date.year == year]
    entries.sort(key=lambda entry: (entry.view.decision.date, entry.view.decision.number), reverse=True)
    counted = [entry for entry in entries if not entry.roll.campaign.sample] or entries
    placed = tuple(_placed(counted))
    return HonoursView(
        year=year,
        entries=tuple(entries),
        only_samples=bool(entries) and all(entry.roll.campaign.sample for entry in entries),
        by_year=by_year(placed),
        by_award=tuple(_by_award(placed)),
        by_unit=by_unit(placed),
        candidates=frozenset(kind for entry in entries for kind in entry.view.counts),
    )


def _placed(entries: Iterable[DecisionEntry]) -> Iterable[PlacedHonour]:
    wanted = {id(entry.view.decision) for entry in entries}
    rolls = {id(entry.roll): entry.roll for entry in entries}
    return (p for roll in rolls.values() for p in roll.placed if id(p.decision) in wanted)


def _by_award(placed: Iterable[PlacedHonour]) -> Iterable[Tally]:
    """By award as the registry names it, the lowest rank first: campaigns call one award differently."""
    ranked = sorted(placed, key=lambda p: p.group.award.rank)
    return tallies((p, p.row.honour.award, p.group.award.full_title) for p in ranked)
