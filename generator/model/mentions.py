"""Every statement of a campaign that names units, with where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pydantic.fields import FieldInfo

from generator.model.base import Record, Statement
from generator.model.campaign import Campaign


class Mention(NamedTuple):
    """A statement that names a unit: the field of the model that it stands in, and its section."""

    part: FieldInfo
    statement: Statement
    section: str | None


def mentions_of(campaign: Campaign) -> Mapping[str, tuple[Mention, ...]]:
    """The statements that name each unit, by its code; who is excluded is told as a rule, not here."""
    found: dict[str, list[Mention]] = {}
    for mention in _mentions(campaign, None, None):
        for code in mention.statement.units:
            found.setdefault(code, []).append(mention)
    return {code: tuple(mentions) for code, mentions in found.items()}


def _mentions(record: Record, part: FieldInfo | None, section: str | None) -> Iterator[Mention]:
    section = getattr(record, "source", None) or section
    if part is not None and isinstance(record, Statement) and record.units:
        yield Mention(part, record, section)
    for name, value in record.__dict__.items():
        if name == "exclusions":
            continue
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Record):
                here = part if isinstance(record, Statement) else type(record).model_fields[name]
                yield from _mentions(each, here, section)
