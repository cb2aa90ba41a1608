"""The walk over a record's texts, with their paths: for whatever asks "which codes does this refer to?"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

Place = tuple[str | int, ...]
"""The path of a value from its record: field names and list indexes."""


def codes(value: Any, at: Place = ()) -> Iterator[tuple[str, Place, str]]:
    """Every text in a record that could be a code: (field name, path, text)."""
    if isinstance(value, BaseModel):
        for name, inner in value:
            if isinstance(inner, str):
                yield name, (*at, name), inner
            elif isinstance(inner, BaseModel):
                yield from codes(inner, (*at, name))
            elif isinstance(inner, tuple):
                yield from _codes_in_list(name, inner, (*at, name))


def _codes_in_list(name: str, values: tuple[Any, ...], at: Place) -> Iterator[tuple[str, Place, str]]:
    for index, item in enumerate(values):
        if isinstance(item, str):
            yield name, (*at, index), item
        else:
            yield from codes(item, (*at, index))
