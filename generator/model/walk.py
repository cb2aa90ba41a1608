"""Walks over a record with the paths of what they find: its codes, its dates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from generator.model.plan_date import PlanDate

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


def plan_dates(value: Any, at: Place = ()) -> Iterator[tuple[Place, PlanDate]]:
    """Every date of a record, with its path."""
    if isinstance(value, PlanDate):
        yield at, value
        if value.original is not None:
            yield (*at, "original"), value.original
    elif isinstance(value, BaseModel):
        for name, inner in value:
            yield from plan_dates(inner, (*at, name))
    elif isinstance(value, tuple) and value and not isinstance(value[0], str):
        for index, item in enumerate(value):
            yield from plan_dates(item, (*at, index))
