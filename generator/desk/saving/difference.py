"""From the data of a file to the data of a form: the fewest changes that lead there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.desk.saving.edits import Arrange, Edit, Insert, Put, Remove
from generator.problems import Steps


@dataclass(frozen=True, slots=True)
class Items:
    """A list as a form sends it back: each item with the index that it had; None for a new one."""

    items: tuple[tuple[int | None, Any], ...]


def difference(at: Steps, before: Any, after: Any, order: tuple[str, ...] = ()) -> Iterator[Edit]:
    """The changes at `at`, to be made one after the other.

    What the form says nothing of stays; a key whose value is None goes; a new one takes its place in `order`,
    or else among the form's.
    """
    if isinstance(after, Mapping) and isinstance(before, Mapping):
        order = order or tuple(after)
        for key, value in after.items():
            yield from _of_key((*at, key), before, value, order)
    elif isinstance(after, Items) and isinstance(before, list):
        yield from _of_list(at, before, after.items)
    elif before != plain(after):
        yield Put(at, plain(after))


def _of_key(at: Steps, holder: Mapping[str, Any], value: Any, order: tuple[str, ...]) -> Iterator[Edit]:
    key = str(at[-1])
    gone = value is None or (isinstance(value, Items) and not value.items)
    if gone or (isinstance(value, Mapping) and not plain(value) and not _keeps(holder.get(key), value)):
        if key in holder:
            yield Remove(at)
    elif key not in holder:
        yield Put(at, plain(value), order)
    else:
        yield from difference(at, holder[key], value)


def _keeps(before: Any, after: Mapping[str, Any]) -> bool:
    """Whether a group has keys that the form says nothing of."""
    return isinstance(before, Mapping) and bool(set(before) - set(after))


def _of_list(at: Steps, before: list[Any], after: tuple[tuple[int | None, Any], ...]) -> Iterator[Edit]:
    kept = [was for was, _ in after if was is not None]
    if not kept:  # all of them are new
        yield Put(at, [plain(value) for _, value in after])
        return
    for gone in reversed(range(len(before))):
        if gone not in kept:
            yield Remove((*at, gone))
    left = sorted(kept)
    order = tuple(left.index(was) for was in kept)
    if order != tuple(range(len(order))):
        yield Arrange(at, order)
    for index, (was, value) in enumerate(after):
        if was is None:
            yield Insert(at, index, plain(value))
        else:
            yield from difference((*at, index), before[was], value)


def plain(value: Any) -> Any:
    """The data without what is to go."""
    if isinstance(value, Items):
        return [plain(each) for _, each in value.items]
    if isinstance(value, Mapping):
        kept = {key: plain(each) for key, each in value.items() if each is not None}
        return {key: each for key, each in kept.items() if each not in ({}, [])}
    return value
