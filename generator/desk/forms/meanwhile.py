"""A form beside a file that was changed since the form was opened: what of both can stand together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.desk.forms.answers import answer
from generator.desk.forms.sheet import FormSheet
from generator.desk.forms.tree import Tree
from generator.desk.saving.difference import difference
from generator.desk.saving.edits import Put
from generator.model.places import value_at


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What the form is to show: the file, with the keys that only the form changed as they were typed.

    `both`: what file and form changed, each in its own way: the field, what the file has, what was typed.
    """

    tree: Tree
    both: tuple[tuple[str, str, str], ...]


def meanwhile(sheet: FormSheet, opened: Any, now: Any, tree: Tree) -> Meanwhile:
    """The form's `tree` beside the file's data `now`; `opened` is what it showed, None if nobody knows."""
    typed = set(sheet.names) if opened is None else _typed(sheet, opened, tree)
    held = _of_model(sheet, now)
    before = _of_model(sheet, opened)
    own = {name for name in typed if opened is not None and before.get(name) == held.get(name)}
    shown = sheet.tree(now)
    for name in sheet.names:
        if name in own and name in tree:
            shown[name] = tree[name]
    contested = {name: tree[name] for name in sheet.names if name in typed - own and name in tree}
    return Meanwhile(shown, tuple(_both(sheet, opened, now, contested)))


def _of_model(sheet: FormSheet, data: Any) -> Mapping[str, Any]:
    """What a file has of the sheet; nothing where it has no such group, or where nobody knows the file."""
    held = sheet.held(data) if data is not None else None
    return held if isinstance(held, Mapping) else {}


def _typed(sheet: FormSheet, opened: Any, tree: Tree) -> set[str]:
    """The keys that the form changed in what it was opened with; all, where that had no such group."""
    paths = [sheet.path(edit.at) for edit in sheet.edits(opened, tree)]
    return set(sheet.names) if () in paths else {str(path[0]) for path in paths if path}


def _both(sheet: FormSheet, opened: Any, now: Any, tree: Tree) -> Iterator[tuple[str, str, str]]:
    held, before = _of_model(sheet, now), _of_model(sheet, opened)
    for edit in difference((), held, answer(sheet.model, tree, held)):
        typed = getattr(edit, "value", None)
        if isinstance(edit, Put) and opened is not None and value_at(before, edit.at) == typed:
            continue  # only the file changed it
        label = sheet.label(edit.at[1:] if sheet.listed else (*sheet.within, *edit.at))
        yield label, _words(value_at(held, edit.at)), _words(typed)


def _words(value: Any) -> str:
    """A value as it can be read and copied."""
    if isinstance(value, dict):
        return "; ".join(_words(each) for each in value.values())
    if isinstance(value, list):
        return "\n".join(_words(each) for each in value)
    return "" if value is None else str(value)
