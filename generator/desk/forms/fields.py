"""What a form shows of a record: a field for every key of the model, named as the model describes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.desk.forms.answers import kinds, may_be_list
from generator.desk.forms.plain_words import Here, choice_vi, help_of, label_of
from generator.desk.forms.tree import TRUE, Tree, shown
from generator.model.base import COPIED
from generator.model.plan.plan_date import PlanDate
from generator.validate.shape.fields import record_type

_BRIEF = 80  # characters of an item's words on its closed line
_LONG = 70  # characters from which on a text gets several lines


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """A problem as it is told beside its field."""

    kind: str
    weight: str
    detail: str
    fix: str


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field of a form.

    `kind`: "text", "long", "number", "tick", "choice", "group", "absent" (a group that is not there), "list"
    or "row"; `inner` the fields of a group, `rest` those that are empty and need not be filled; `choices`
    value and words; `known` names the registry whose codes can be chosen. `within`: the groups around it,
    from inside out.
    """

    name: str
    label: str
    help: str
    kind: str
    value: str = ""
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    known: str = ""
    inner: tuple[FieldView, ...] = ()
    rest: tuple[FieldView, ...] = ()
    told: tuple[FieldProblem, ...] = ()
    understood: str = ""
    within: str = ""

    @property
    def id(self) -> str:
        """The input's id."""
        return "f-" + self.name.replace(".", "-")

    @property
    def brief(self) -> str:
        """What tells an item of a list from its neighbours: the first words in it."""
        said = (each.value for each in self.inner if each.kind in ("text", "long") and each.value)
        named = (each.value for each in self.inner if each.name.endswith((".title", ".name")) and each.value)
        words = next(named, None) or next(said, "")
        return f"{words[:_BRIEF].rstrip()}…" if len(words) > _BRIEF else words

    @property
    def troubled(self) -> int:
        """How many problems are told here and within."""
        return len(self.told) + sum(each.troubled for each in (*self.inner, *self.rest))


@dataclass(frozen=True, slots=True)
class Around:
    """What fields are told from outside: problems and the meaning of dates by path, registries by key."""

    told: Mapping[str, tuple[FieldProblem, ...]]
    understood: Mapping[str, str]
    registries: Mapping[str, str]


def fields_of(
    model: type[BaseModel], names: Iterable[str], tree: Tree, around: Around, at: str = ""
) -> tuple[FieldView, ...]:
    """The fields of a record with what stands in them; `at`: the record's path, "" of the sheet itself."""
    return _fields(model, names, tree, around, _Holder(at, ""))


class _Holder(NamedTuple):
    """What holds a field: its path, and its own name with those of the groups around it."""

    path: str
    within: str


def _fields(
    model: type[BaseModel], names: Iterable[str], tree: Tree, around: Around, holder: _Holder
) -> tuple[FieldView, ...]:
    return tuple(_field(model, name, tree.get(name, ""), around, holder) for name in names)


def _field(model: type[BaseModel], key: str, said: Tree | str, around: Around, holder: _Holder) -> FieldView:
    field = model.model_fields[key]
    name = f"{holder.path}.{key}" if holder.path else key
    view = FieldView(
        name,
        label_of(field, key),
        help_of(field, Here(model)),
        "text",
        required=field.is_required(),
        told=around.told.get(name, ()),
        within=holder.within,
    )
    if may_be_list(field.annotation):
        items = said if isinstance(said, dict) else {"0": said} if said else {}
        inner = tuple(
            _item(_item_view(view, number, name, around), field, key, each, around)
            for number, (name, each) in enumerate(items.items(), start=1)
        )
        return replace(view, kind="list", inner=inner)
    record = record_type(field.annotation)
    if record is not None:
        if said == "" and not field.is_required():
            return replace(view, kind="absent")
        return _group(record, view, said, around)
    return _input(view, field, key, said, around)


def _group(record: type[BaseModel], view: FieldView, said: Tree | str, around: Around) -> FieldView:
    tree: Tree = {"text": said} if isinstance(said, str) and said else said if isinstance(said, dict) else {}
    within = ", ".join(filter(None, (view.label, view.within)))
    every = _fields(record, record.model_fields, tree, around, _Holder(view.name, within))
    first = [each for each in every if each.required or not _is_empty(each) or each.told]
    first = first or list(every[:1])
    rest = tuple(each for each in every if each not in first)
    understood = around.understood.get(view.name, "") if issubclass(record, PlanDate) else ""
    return replace(view, kind="group", inner=tuple(first), rest=rest, understood=understood)


def _item_view(holder: FieldView, number: int, name: str, around: Around) -> FieldView:
    """An item of a list as yet without what stands in it; `name`: the last step of its path."""
    at = f"{holder.name}.{name}"
    return FieldView(
        at, f"{holder.label} {number}", "", "text", told=around.told.get(at, ()), within=holder.within
    )


def _item(view: FieldView, field: FieldInfo, key: str, said: Tree | str, around: Around) -> FieldView:
    record = record_type(field.annotation)
    if record is not None:
        return _group(record, view, said, around)
    if isinstance(said, dict) and (said or "tuple[tuple" in str(field.annotation)):
        cells = tuple(
            FieldView(
                f"{view.name}.{name}", f"Ô {column}", "", "text", value=cell if isinstance(cell, str) else ""
            )
            for column, (name, cell) in enumerate(said.items(), start=1)
        )
        return replace(view, kind="row", inner=cells)
    return _input(view, field, key, said, around)


def _input(view: FieldView, field: FieldInfo, key: str, said: Tree | str, around: Around) -> FieldView:
    value = said if isinstance(said, str) else ""
    types = kinds(field.annotation)
    choices = next((get_args(each) for each in types if get_origin(each) is Literal), ())
    if choices:
        words = tuple((str(each), choice_vi(str(each), field.description or "")) for each in choices)
        default = shown(field.default) if isinstance(field.default, str) else ""
        if not default and not field.is_required():
            words = (("", "(không ghi)"), *words)
        return replace(view, kind="choice", value=value or default, choices=words)
    if bool in types:
        return replace(view, kind="tick", value=TRUE if value == TRUE else "")
    if types & {int, float}:
        return replace(view, kind="number", value=value)
    long = key in COPIED - {"place", "position", "title"} or len(value) > _LONG
    known = around.registries.get(key, "")
    return replace(view, kind="long" if long and not known else "text", value=value, known=known)


def _is_empty(field: FieldView) -> bool:
    if field.kind in ("group", "absent", "list", "row"):
        return all(map(_is_empty, (*field.inner, *field.rest)))
    return not field.value or (field.kind == "choice" and not field.required)
