"""From a form's texts back to data: what was not touched is the file's own value, to the letter."""

from __future__ import annotations

import re
import types
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.desk.forms.tree import TRUE, Tree, shown
from generator.desk.saving.difference import Items, plain
from generator.model.base import LONGEST_CODE, Statement
from generator.model.plan.plan_date import PlanDate
from generator.plan_time.grammar import read
from generator.slug import first_words, free_code, slug
from generator.validate.shape.fields import is_list, record_type
from generator.wording.yaml_text import clean

_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_DAY = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_NAMES = ("name", "title", "group", "heading", "text", "wording")
"""Keys whose words give a new entry its code, the first that has any."""
_DECIMAL = re.compile(r"(-?(?:0|[1-9][0-9]{0,17}))[.,]([0-9]{1,17})")


def answer(model: type[BaseModel], tree: Tree, before: Any) -> dict[str, Any]:
    """The data of a record's keys that the form shows; None for one that is to go."""
    held = before if isinstance(before, Mapping) else {}
    return {
        name: _value(field, tree[name], held.get(name))
        for name, field in model.model_fields.items()
        if name in tree
    }


def _value(field: FieldInfo, said: Tree | str, before: Any) -> Any:
    record = record_type(field.annotation)
    if record is not None and issubclass(record, PlanDate) and isinstance(said, dict):
        return _date(record, said, before)
    if is_list(field.annotation):
        return _items(field, record, said if isinstance(said, dict) else {}, before)
    if may_be_list(field.annotation):
        return _one_or_more(field, said if isinstance(said, dict) else {}, before)
    if record is not None:
        made = answer(record, said if isinstance(said, dict) else {}, before)
        return made if plain(made) or before is not None else None
    return scalar(field, said if isinstance(said, str) else "", before)


def _date(record: type[PlanDate], said: Tree, before: Any) -> Any:
    """A date; where only the plan's words are written, what these say, as far as that is certain."""
    made = answer(record, said, before)
    words = plain(made)
    if set(words) == {"wording"} and not (
        isinstance(before, Mapping) and before.get("wording") == words["wording"]
    ):
        reading = read(str(words["wording"]))
        if reading.certain:
            made |= reading.value
    return made if words or before is not None else None


def _items(field: FieldInfo, record: type[BaseModel] | None, said: Tree, before: Any) -> Items:
    held = before if isinstance(before, list) else []
    found: list[tuple[int | None, Any]] = []
    for key, each in said.items():
        was = int(key) if key.isdecimal() and int(key) < len(held) else None
        old = held[was] if was is not None else None
        value = _item(field, record, each, old)
        if record is not None and isinstance(value, dict) and old is None:
            value = _completed(record, value, [held_ for _, held_ in found])
        if value not in (None, "") and plain(value) != {}:
            found.append((was, value))
    return Items(tuple(found))


def _completed(record: type[BaseModel], made: dict[str, Any], others: Sequence[Any]) -> dict[str, Any]:
    """A new entry with what nobody should have to invent: its code, made of its own words."""
    words = plain(made)
    needs = "code" in record.model_fields and record.model_fields["code"].is_required()
    named = next((str(words[key]) for key in _NAMES if words.get(key)), "")
    if not needs or not named or words.get("code"):
        return made
    taken = {str(each.get("code")) for each in map(plain, others) if isinstance(each, dict)}
    code = free_code(first_words(slug(named), LONGEST_CODE), taken)
    return {"code": code, **{key: value for key, value in made.items() if key != "code"}}


def _one_or_more(field: FieldInfo, said: Tree, before: Any) -> Any:
    """Where a file may hold one value or a list of them: one stays one, a list stays a list."""
    if isinstance(before, list):
        return _items(field, None, said, before)
    found = plain(_items(field, None, said, [] if before is None else [before]))
    return found if len(found) > 1 else next(iter(found), None)


def may_be_list(annotation: Any) -> bool:
    """Whether a file may hold one value or several there."""
    if hasattr(annotation, "__metadata__"):
        return may_be_list(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        return any(map(may_be_list, get_args(annotation)))
    return get_origin(annotation) is tuple


def _item(field: FieldInfo, record: type[BaseModel] | None, said: Tree | str, old: Any) -> Any:
    if record is None:
        if isinstance(said, dict):  # a row of a table, or an item that is new and still empty
            cells = list(said.values())
            if not cells and not isinstance(old, list):
                return None
            held = old if isinstance(old, list) else []
            return [
                _cell(cell, held[index] if index < len(held) else None) for index, cell in enumerate(cells)
            ]
        return scalar(field, said, old)
    if isinstance(said, str):
        said = {"text": said}
    was_text = isinstance(old, str)
    made = answer(record, said, {"text": old} if was_text else old)
    if issubclass(record, Statement) and was_text and set(plain(made)) == {"text"}:
        return plain(made)["text"]  # written as a plain text, and still nothing but that
    return made


def _cell(said: Tree | str, old: Any) -> Any:
    text = said if isinstance(said, str) else ""
    return old if text == shown(old) else _number(text) if _number(text) is not None else text or None


def scalar(field: FieldInfo, said: str, before: Any) -> Any:
    """One value out of its input; what is no number where one belongs stays text, and check tells of it."""
    if said.strip() == shown(before).strip():
        return before
    if bool in kinds(field.annotation):
        return True if said == TRUE else None
    text = clean(said)
    if not text:
        return None
    if date in kinds(field.annotation) and (day := _DAY.fullmatch(text)):
        return f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}"  # as officials write it; check tells of 31/2
    if before is None and text == shown(field.default) and isinstance(field.default, str):
        return None  # what holds where nothing is written need not be written
    number = _number(text) if kinds(field.annotation) & {int, float} else None
    return text if number is None else number


def _number(text: str) -> int | float | None:
    if _WHOLE.fullmatch(text):
        return int(text)
    found = _DECIMAL.fullmatch(text)
    return float(f"{found[1]}.{found[2]}") if found else None


def kinds(annotation: Any) -> set[Any]:
    """The plain types that a value may have."""
    if hasattr(annotation, "__metadata__"):
        return kinds(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType, tuple):
        return set().union(*(kinds(part) for part in get_args(annotation)))
    return {annotation}
