"""The versions of a portal's data, and what leads from each to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from generator.upgrading import to_2

Files = Mapping[str, str]
"""Texts of a portal by their paths: settings, registries, campaign files."""


class Step(NamedTuple):
    """What leads to a version: what staff are told of it, and the texts that differ from those before."""

    to: int
    news: tuple[str, ...]
    change: Callable[[Files], Files]


STEPS = (Step(2, to_2.NEWS, to_2.change),)


def changed(files: Files, since: int) -> dict[str, str]:
    """The texts that every step after `since` changes or adds, as the last one leaves them."""
    found: dict[str, str] = {}
    for step in _after(since):
        found |= step.change({**files, **found})
    return {path: text for path, text in found.items() if text != files.get(path)}


def news(since: int) -> Iterator[str]:
    """What staff are told of every step after `since`."""
    for step in _after(since):
        yield f"Bản {step.to}:"
        yield from (f"- {line}" for line in step.news)


def _after(since: int) -> tuple[Step, ...]:
    return tuple(step for step in STEPS if step.to > since)
