"""pydantic's complaints about one record, one per mistake, each with what the model says of its place."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator.load.yaml.document import Document
from generator.model.plan.plan_date import MEANINGS
from generator.model.plan.quota import KINDS
from generator.problems import Source, Steps
from generator.validate import hints
from generator.validate.shape import fields

_CODES = {
    "extra_forbidden": "S01",
    "missing": "S02",
    "literal_error": "S04",
    "string_too_short": "S06",
    "string_pattern_mismatch": "S07",
    "string_too_long": "S07",
    "too_short": "S10",
    "greater_than": "S08",
    "greater_than_equal": "S08",
    "less_than": "S08",
    "less_than_equal": "S08",
}


class Complaint(NamedTuple):
    """One complaint of pydantic with what words need: the place and what the model says of it."""

    document: Document
    model: type[BaseModel]
    path: Steps
    kind: str
    found: Any
    context: dict[str, Any]

    @property
    def code(self) -> str:
        """The problem code of pydantic's error type."""
        own = self.kind in ("S05", "S07", "S09", "D20", "Q01", "Q02")
        return self.kind if own else _CODES.get(self.kind, "S03")

    def is_awaited(self, places: Collection[Steps]) -> bool:
        """Whether nothing is said, and one of these places, here or below, is where it will be."""
        says_nothing = self.kind == "missing" or (
            self.kind in ("S09", "Q01", "too_short") and not _says_something(self.kind, self.found)
        )
        return says_nothing and any(place[: len(self.path)] == self.path for place in places)

    @property
    def source(self) -> Source:
        """Where the value stands."""
        return self.document.place(self.path)

    @property
    def field(self) -> FieldInfo | None:
        """The model's field for the value."""
        return fields.field_at(self.model, self.path)

    @property
    def key(self) -> str | None:
        """The value's key; None for an item of a list."""
        return self.path[-1] if self.path and isinstance(self.path[-1], str) else None

    @property
    def group_words(self) -> str:
        """The group that holds the key, in words."""
        top = len(self.path) == 1 and self.document.tree.start_mark.column > 0
        return "trong mục này" if top else fields.group_words(self.path[:-1])

    @property
    def example(self) -> str:
        """The field's example as YAML; "…" where it has none."""
        return fields.example_of(self.field, item=self.key is None)


_SAYING = {"S09": MEANINGS, "Q01": (*KINDS, "percentage", "without_number")}
"""The keys of which a record needs one, by the complaint that it has none, or several."""


def _says_something(kind: str, found: Any) -> bool:
    return any(key in found for key in _SAYING[kind]) if kind in _SAYING else bool(found)


def complaints(
    document: Document, model: type[BaseModel], data: Any, errors: ValidationError | None
) -> list[Complaint]:
    """What keeps `data` from being a `model`: pydantic's `errors`, and what pydantic lets pass."""
    found = [
        Complaint(document, model, path, kind, value, {})
        for path, kind, value in fields.misplaced_booleans(model, data)
    ]
    if errors is not None:
        found += [_complaint(document, model, data, error) for error in errors.errors(include_url=False)]
    return _without_echoes(found)


def _without_echoes(found: list[Complaint]) -> list[Complaint]:
    """One complaint per mistake.

    A value of several possible types complains once for each; a list whose entries are all wrong complains
    of being empty; a misspelt key complains of being unknown and of being missing.
    """
    kept: dict[tuple[Any, ...], Complaint] = {}
    meant = {(each.path[:-1], meant_key(each)) for each in found if each.kind == "extra_forbidden"}
    for each in found:
        if each.kind == "too_short" and each.found:
            continue
        if each.kind == "missing" and {(each.path[:-1], each.path[-1]), (each.path[:-1], "")} & meant:
            continue
        place = (each.path, each.code)
        kept[place] = kept[place]._replace(kind="several_types") if place in kept else each
    return list(kept.values())


def meant_key(complaint: Complaint) -> str | None:
    """The key that an unknown key stands for; "" where it is no key but the start of a sentence."""
    *group, key = complaint.path
    choices = fields.keys_at(complaint.model, tuple(group))
    close = hints.nearest(key, choices)
    if close is None:
        close = hints.by_meaning(key, fields.meanings_at(complaint.model, tuple(group)))
    return "" if close is None and is_sentence(complaint) else close


def is_sentence(complaint: Complaint) -> bool:
    """Whether an unknown key is the start of a sentence with a colon, in a list of texts."""
    in_list = len(complaint.path) > 1 and isinstance(complaint.path[-2], int)
    return in_list and bool(hints.sentence(complaint.path[-1], complaint.found))


def _complaint(document: Document, model: type[BaseModel], data: Any, error: ErrorDetails) -> Complaint:
    path, kind = error["loc"], error["type"]
    if kind != "missing":
        path = fields.reached(data, path)
    return Complaint(document, model, path, kind, error["input"], error.get("ctx", {}))
