"""What can be changed in a data file, and what each change means for its data."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from generator.problems import Steps


@dataclass(frozen=True, slots=True)
class Put:
    """A value is written at `at`: in place of the one that is there, or as a new key.

    A new key comes behind those that stand before it in `order`.
    """

    at: Steps
    value: Any
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remove:
    """A key or a list's item is taken out, with the comment right above it unless it is the first."""

    at: Steps


@dataclass(frozen=True, slots=True)
class Insert:
    """An item comes into the list at `at`, before the one that has this index."""

    at: Steps
    index: int
    value: Any


@dataclass(frozen=True, slots=True)
class Arrange:
    """The items of the list at `at` change places: `order` names them by the index each had."""

    at: Steps
    order: tuple[int, ...]


Edit = Put | Remove | Insert | Arrange


def intended(data: Any, edit: Edit) -> Any:
    """The file's data after the change; `data` itself stays as it is."""
    after = copy.deepcopy(data)
    if isinstance(edit, Put):
        return _put(after, edit)
    if isinstance(edit, Remove):
        del _at(after, edit.at[:-1])[edit.at[-1]]
        return after
    items = _at(after, edit.at)
    if isinstance(edit, Insert):
        items.insert(edit.index, edit.value)
    else:
        items[:] = [items[index] for index in edit.order]
    return after


def _put(data: Any, edit: Put) -> Any:
    holder: Any = _at(data, edit.at[:-1])
    key = edit.at[-1]
    if isinstance(key, int) or key in holder:
        holder[key] = edit.value
        return data
    place = place_of_new(list(holder), str(key), edit.order)
    pairs = list(holder.items())
    pairs.insert(place, (key, edit.value))
    holder.clear()
    holder.update(pairs)
    return data


def place_of_new(keys: Sequence[str], key: str, order: Sequence[str]) -> int:
    """Behind how many of the keys a new one comes: never before the first, at the end where nobody says."""
    if key not in order:
        return len(keys)
    before = set(order[: order.index(key)])
    found = [index for index, each in enumerate(keys) if each in before]
    return max(found, default=0) + 1 if keys else 0


def _at(data: Any, at: Steps) -> Any:
    for step in at:
        data = data[step]
    return data
