"""A list that readers narrow and order in their browser: its controls, and what each entry carries for them.

The list itself is complete and in its usual order without any of this (theme/assets/js/lists.js).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

Entry = TypeVar("Entry")
Option = tuple[str, str]
"""A value as addresses write it, and its words."""

MOST_OPTIONS = 100
"""A select of more helps nobody: such a facet is left to the search."""


@dataclass(frozen=True, slots=True)
class Facet(Generic[Entry]):
    """What entries differ in; `of` gives what an entry holds of it.

    `order` sorts the options (None: as the entries bring them up). `always`: all there is, where what an
    entry holds changes with the reader's day.
    """

    name: str
    label: str
    of: Callable[[Entry], Iterable[Option]]
    order: Callable[[Option], Any] | None = None
    always: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Order(Generic[Entry]):
    """A way to order; `key` gives None for an entry that stands behind all others.

    Without a key the reader's browser works it out, because it changes with the day (portal.js).
    """

    name: str
    label: str
    key: Callable[[Entry], Any] | None


@dataclass(frozen=True, slots=True)
class Filter:
    """One select: its name in the address, its label, its options."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """The controls of a list. `noun`: what its entries are called; `usual`: the words for its own order."""

    noun: str
    usual: str
    count: int
    filters: tuple[Filter, ...]
    orders: tuple[Option, ...]
    _marks: Mapping[int, Mapping[str, str]] = field(repr=False)

    def marks(self, entry: object) -> Mapping[str, str]:
        """The data attributes of an entry, by which it is narrowed down and ordered."""
        return self._marks[id(entry)]


def listing(
    noun: str,
    usual: str,
    entries: Sequence[Entry],
    facets: Iterable[Facet[Entry]],
    orders: Iterable[Order[Entry]],
) -> Listing:
    """The controls that tell these entries apart; none is offered where it would change nothing."""
    marks: dict[int, dict[str, str]] = {id(entry): {"data-entry": ""} for entry in entries}
    filters = []
    for facet in facets:
        held = [tuple(facet.of(entry)) for entry in entries]
        options = _options(facet, held)
        if not _tells_apart(facet, options, held):
            continue
        filters.append(Filter(facet.name, facet.label, options))
        for entry, found in zip(entries, held, strict=True):
            if found:
                marks[id(entry)][f"data-{facet.name}"] = " ".join(value for value, _ in found)
    offered = []
    for order in orders:
        ranked = _ranked(order, entries)
        if not (ranked if order.key else len(entries) > 1):
            continue
        offered.append((order.name, order.label))
        for rank, entry in enumerate(ranked, 1):
            marks[id(entry)][f"data-by-{order.name}"] = str(rank)
    return Listing(noun, usual, len(entries), tuple(filters), tuple(offered), marks)


def _options(facet: Facet[Any], held: Iterable[tuple[Option, ...]]) -> tuple[Option, ...]:
    found = facet.always or tuple({option: None for options in held for option in options})
    return tuple(sorted(found, key=facet.order)) if facet.order else found


def _tells_apart(facet: Facet[Any], options: tuple[Option, ...], held: list[tuple[Option, ...]]) -> bool:
    """Whether a choice would leave some entries and take others away."""
    if facet.always:
        return len(held) > 1
    return len(options) <= MOST_OPTIONS and any(set(found) != set(options) for found in held)


def _ranked(order: Order[Entry], entries: Iterable[Entry]) -> list[Entry]:
    """The entries in this order, as far as they have a key; none where all of them have the same."""
    if order.key is None:
        return []
    keyed = [(key, entry) for entry in entries if (key := order.key(entry)) is not None]
    if len({key for key, _ in keyed}) < 2:
        return []
    return [entry for _, entry in sorted(keyed, key=lambda pair: pair[0])]
