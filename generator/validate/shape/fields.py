"""What the model knows of the place a problem points at: its field, its keys, an example, its group."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.model.base import COPIED
from generator.model.plan.plan_date import PlanDate
from generator.problems import Steps


def reached(data: Any, path: Steps) -> Steps:
    """The part of `path` that leads somewhere in `data`.

    pydantic adds steps of its own, such as the name of the type it tried; they are no keys of the file.
    """
    for index, step in enumerate(path):
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return path[:index]
    return path


def field_at(model: type[BaseModel], path: Steps) -> FieldInfo | None:
    """The field that the last key of `path` names."""
    names = [index for index, step in enumerate(path) if isinstance(step, str)]
    if not names:
        return None
    holder = record_at(model, path[: names[-1]])
    return holder.model_fields.get(str(path[names[-1]])) if holder else None


def record_at(model: type[BaseModel], path: Steps) -> type[BaseModel] | None:
    """The record type that stands at `path`."""
    found: type[BaseModel] | None = model
    for step in path:
        if isinstance(step, int):
            continue
        field = found.model_fields.get(step) if found else None
        found = record_type(field.annotation) if field else None
    return found


def record_type(annotation: Any) -> type[BaseModel] | None:
    """The record in a type such as `tuple[Record, ...] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (Union, types.UnionType, tuple, Annotated):
        return next((found for part in get_args(annotation) if (found := record_type(part))), None)
    return None


def keys_at(model: type[BaseModel], path: Steps) -> list[str]:
    """The keys that may stand in the group at `path`, those that must stand there first."""
    record = record_at(model, path)
    if record is None:
        return []
    return sorted(record.model_fields, key=lambda name: not record.model_fields[name].is_required())


PLANS_OWN = COPIED - {"place", "position", "title"}
"""Keys for which no example is offered: pasted, it would stand on the pages as words of the plan."""


def required_keys(record: type[BaseModel]) -> list[str]:
    """The keys that a record must have."""
    return [name for name, field in record.model_fields.items() if field.is_required()]


def example_of(field: FieldInfo | None, *, item: bool = False) -> str:
    """The field's first example as it would be written in YAML; of a list one item with `item`."""
    if field is None or not field.examples:
        return "…"
    example = field.examples[0]
    if isinstance(example, list) and not item:
        return f"[{', '.join(_written(part) for part in example)}]"
    return _written(example[0] if isinstance(example, list) else example)


def how_to_add(key: str, field: FieldInfo | None) -> str:
    """How the key is written, with what belongs below it."""
    record = record_type(field.annotation) if field else None
    if field is None or record is None:
        if key in PLANS_OWN:
            return f"thêm `{key}:` rồi chép đúng lời của kế hoạch vào đó."
        return f"thêm `{key}:`, ví dụ `{key}: {example_of(field)}`."
    if record is PlanDate:
        return (
            f"thêm `{key}:`, dưới đó thụt vào hai dấu cách rồi ghi `wording` (lời của kế hoạch) và một khóa "
            "nói là khi nào, ví dụ `day: 2027-03-15`; kế hoạch không nói là ngày nào thì ghi `unknown: true`."
        )
    inner = ", ".join(required_keys(record))
    if is_list(field.annotation):
        return f"thêm `{key}:`, dưới đó mỗi mục mở đầu bằng “- ” và có các khóa {inner}."
    return f"thêm `{key}:`, dưới đó thụt vào hai dấu cách rồi ghi các khóa {inner}."


def meanings_at(model: type[BaseModel], path: Steps) -> dict[str, str]:
    """What each key of the group at `path` means, in the words of its description."""
    record = record_at(model, path)
    return {name: field.description or "" for name, field in record.model_fields.items()} if record else {}


def misplaced_booleans(model: type[BaseModel], data: Any) -> Iterator[tuple[Steps, str, bool]]:
    """Every true or false where a number belongs, and what belongs there: Python takes them for 1 and 0."""
    pending: list[tuple[Steps, Any]] = [((), data)] if _has_boolean(data) else []
    while pending:
        path, value = pending.pop()
        if isinstance(value, dict | list):
            items = value.items() if isinstance(value, dict) else enumerate(value)
            pending += [((*path, step), inner) for step, inner in items]
        elif isinstance(value, bool):
            field = field_at(model, path)
            types = _types(field.annotation) if field else set()
            if types & {int, float}:
                kind = "several_types" if str in types else "int_type" if int in types else "float_type"
                yield path, kind, value


def _has_boolean(value: Any) -> bool:
    """Whether there is any true or false to look at: most files have none."""
    if isinstance(value, dict):
        return any(map(_has_boolean, value.values()))
    return any(map(_has_boolean, value)) if isinstance(value, list) else isinstance(value, bool)


def _types(annotation: Any) -> set[Any]:
    parts = get_args(annotation)
    return set().union(*map(_types, parts)) if parts else {annotation}


def group_words(path: Steps) -> str:
    """The group at `path` in words: "trong `plan`", "trong mục 2 của `milestones`"."""
    if not path:
        return "ở ngoài cùng"
    if isinstance(path[-1], str):
        return f"trong `{path[-1]}`"
    holder = next((step for step in reversed(path) if isinstance(step, str)), None)
    return f"trong mục {path[-1] + 1} của `{holder}`" if holder else f"trong mục {path[-1] + 1}"


def home_of(model: type[BaseModel], path: Steps, key: str) -> str:
    """Which group near `path` knows `key`: a wrong indentation puts a key into the wrong group."""
    record = record_at(model, path)
    for name, field in record.model_fields.items() if record else ():
        inner = record_type(field.annotation)
        if inner and key in inner.model_fields and inner is not record and not is_list(field.annotation):
            return f"`{key}` là khóa của `{name}`: thụt dòng này thẳng hàng với các khóa của `{name}`."
    for outer in _outer(path):
        if key in keys_at(model, outer):
            return f"`{key}` là khóa {group_words(outer)}: thụt dòng này thẳng hàng với các khóa ở đó."
    return ""


def _outer(path: Steps) -> Iterator[Steps]:
    """The groups around the one at `path`, from inside out."""
    for end in range(len(path) - 1, -1, -1):
        if end == 0 or isinstance(path[end], int) or isinstance(path[end - 1], int):
            yield path[:end]


def is_list(annotation: Any) -> bool:
    """Whether the type is a list, or one of several types is."""
    return get_origin(annotation) is tuple or any(get_origin(part) is tuple for part in get_args(annotation))


def _written(value: Any) -> str:
    """A value as YAML: in quotes where it would be read as something else without them."""
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    plain = not isinstance(value, str) or re.fullmatch(r"[^\W\d][^:#\[\]{}\"]*|[\d-]+\D.*", text)
    return text if plain and text != "on" else f'"{text}"'
