"""What a form shows of a record: a field for every key of the model, named as the model describes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

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
    or "row"; `inner` the fields of a
    group, `rest` those that are empty and need not be filled; `choices` value and words; `known` names the
    registry whose codes can be chosen. `within`: the groups around it, from inside out.
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


def fields_of(  # noqa: PLR0913, PLR0917 - what a form shows and where it stands
    model: type[BaseModel], names: Iterable[str], tree: Tree, around: Around, at: str = "", within: str = ""
) -> tuple[FieldView, ...]:
    """The fields of a record with what stands in them."""
    prefix = f"{at}." if at else ""
    return tuple(_field(model, name, tree.get(name, ""), around, f"{prefix}{name}", within) for name in names)


def _field(  # noqa: PLR0913, PLR0917 - what a field is and where it stands
    model: type[BaseModel], key: str, said: Tree | str, around: Around, at: str, within: str
) -> FieldView:
    field = model.model_fields[key]
    record = record_type(field.annotation)
    base: dict[str, Any] = {
        "name": at,
        "label": label_of(field, key),
        "help": help_of(field, Here(model)),
        "required": field.is_required(),
        "told": around.told.get(at, ()),
        "within": within,
    }
    if may_be_list(field.annotation):
        items = said if isinstance(said, dict) else {"0": said} if said else {}
        inner = tuple(
            _item(field, key, number, record, each, around, f"{at}.{name}", within)
            for number, (name, each) in enumerate(items.items(), start=1)
        )
        return FieldView(**base, kind="list", inner=inner)
    if record is not None:
        if said == "" and not field.is_required():
            return FieldView(**base, kind="absent")
        return _group(record, base, said, around)
    return _input(field, key, said, base, around)


def _group(record: type[BaseModel], base: dict[str, Any], said: Tree | str, around: Around) -> FieldView:
    tree: Tree = {"text": said} if isinstance(said, str) and said else said if isinstance(said, dict) else {}
    within = ", ".join(filter(None, (base["label"], base["within"])))
    every = fields_of(record, record.model_fields, tree, around, base["name"], within)
    first = [each for each in every if each.required or not _is_empty(each) or each.told]
    first = first or list(every[:1])
    rest = tuple(each for each in every if each not in first)
    understood = around.understood.get(base["name"], "") if issubclass(record, PlanDate) else ""
    return FieldView(**base, kind="group", inner=tuple(first), rest=rest, understood=understood)


def _item(  # noqa: PLR0913, PLR0917 - what an item is and where it stands
    field: FieldInfo, key: str, number: int, record: type[BaseModel] | None, said: Tree | str,
    around: Around, at: str, within: str,
) -> FieldView:  # fmt: skip
    base: dict[str, Any] = {
        "name": at, "label": f"{label_of(field, key)} {number}", "help": "", "required": False,
        "told": around.told.get(at, ()), "within": within,
    }  # fmt: skip
    if record is not None:
        return _group(record, base, said, around)
    if isinstance(said, dict) and (said or "tuple[tuple" in str(field.annotation)):
        cells = tuple(
            FieldView(f"{at}.{name}", f"Ô {column}", "", "text", value=cell if isinstance(cell, str) else "")
            for column, (name, cell) in enumerate(said.items(), start=1)
        )
        return FieldView(**base, kind="row", inner=cells)
    return _input(field, key, said, base, around)


def _input(field: FieldInfo, key: str, said: Tree | str, base: dict[str, Any], around: Around) -> FieldView:
    value = said if isinstance(said, str) else ""
    types = kinds(field.annotation)
    choices = next((get_args(each) for each in types if get_origin(each) is Literal), ())
    if choices:
        words = tuple((str(each), choice_vi(str(each), field.description or "")) for each in choices)
        default = shown(field.default) if isinstance(field.default, str) else ""
        if not default and not field.is_required():
            words = (("", "(không ghi)"), *words)
        return FieldView(**base, kind="choice", value=value or default, choices=words)
    if bool in types:
        return FieldView(**base, kind="tick", value=TRUE if value == TRUE else "")
    if types & {int, float}:
        return FieldView(**base, kind="number", value=value)
    long = key in COPIED - {"place", "position", "title"} or len(value) > _LONG
    known = around.registries.get(key, "")
    return FieldView(**base, kind="long" if long and not known else "text", value=value, known=known)


def _is_empty(field: FieldView) -> bool:
    if field.kind in ("group", "absent", "list", "row"):
        return all(map(_is_empty, (*field.inner, *field.rest)))
    return not field.value or (field.kind == "choice" and not field.required)
