"""A sheet: the part of one data file that one form shows, how it is read, judged and saved."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from generator.desk.forms.answers import answer
from generator.desk.forms.fields import Around, FieldProblem, FieldView, fields_of
from generator.desk.forms.plain_words import Here, label_of, worded
from generator.desk.forms.tree import Tree, tree_of
from generator.desk.forms.value_words import REGISTRY_AT
from generator.desk.office import Seen
from generator.desk.points import settled
from generator.desk.saving.difference import difference
from generator.desk.saving.edits import Edit
from generator.desk.saving.store import ChangedMeanwhile, FileChange, read, save_all
from generator.desk.saving.text import changed
from generator.desk.saving.versions import fingerprint
from generator.load.yaml.document import Document, read_list, read_yaml
from generator.load.yaml.places import meant
from generator.model.places import value_at
from generator.model.plan.plan_date import PlanDate
from generator.model.registry import Known
from generator.model.walk import walk
from generator.plan_time.meaning import meaning
from generator.problems import Problem, Source, Steps
from generator.project import Project
from generator.reporting.text import WEIGHT
from generator.validate.shape.fields import record_type
from generator.wording.dates import meaning_vi


@dataclass(frozen=True, slots=True)
class FormSheet:
    """Which keys of which file; `listed`: the file is a list, which the model has under that name.

    `within`: the group of the file that holds them, as a path.
    """

    file: str
    title: str
    model: type[BaseModel]
    names: tuple[str, ...]
    listed: str = ""
    within: Steps = ()

    def held(self, data: Any) -> Any:
        """What of the file's data the model tells of."""
        return {self.listed: data} if self.listed else value_at(data, self.within)

    def tree(self, data: Any) -> Tree:
        """What the file holds, as the form shows it."""
        found = tree_of(self.held(data))
        return found if isinstance(found, dict) else {}

    def edits(self, data: Any, tree: Tree) -> list[Edit]:
        """What a form that came back changes in the file."""
        shown = {name: tree[name] for name in self.names if name in tree}
        held = self.held(data)
        after = answer(self.model, shown, held)
        if self.listed:
            return list(difference((), data, after[self.listed])) if self.listed in after else []
        return list(difference(self.within, held, after, tuple(self.model.model_fields)))

    def label(self, at: Steps) -> str:
        """A place in words, such as "Các mốc thời gian 3: Thời gian"."""
        return words_of(self.model, self.path(at) or ())

    def path(self, at: Steps) -> Steps | None:
        """Where the model has a place of the file; None for one outside its group."""
        if self.listed:
            return (self.listed, *at)
        return at[len(self.within) :] if at[: len(self.within)] == self.within else None


OWN = {"milestone": "milestones", "review_ends": "milestones", "wave": "waves", "form": "forms"}
"""What a campaign's values refer to in its own file, or there and in a registry, by their keys."""
_OF_REGISTRIES = {"body": "bodies", "parent": "bodies", "part_of": "units", "replaced_by": "documents"}
"""Which registry an entry of a registry refers to, by its key."""


def words_of(model: type[BaseModel], at: Steps) -> str:
    """The labels on the way to a value."""
    from_top: list[str] = []
    record: type[BaseModel] | None = model
    for step in at:
        if isinstance(step, int):
            if from_top:
                from_top[-1] += f" {step + 1}"
            continue
        field = record.model_fields.get(step) if record else None
        from_top.append(label_of(field, step) if field else step)
        record = record_type(field.annotation) if field else None
    return ": ".join(from_top)


@dataclass(frozen=True, slots=True)
class Held:
    """What a sheet's file holds: its bytes, and what they say with every place."""

    content: bytes
    document: Document


def held(project: Project, sheet: FormSheet) -> Held | None:
    """The sheet's file as it is now; None where it cannot be read."""
    content = read(project, sheet.file)
    reader = read_list if sheet.listed else read_yaml
    document, _ = reader(project.root / sheet.file, sheet.file)
    return None if content is None or document is None else Held(content, document)


def save_form(project: Project, sheet: FormSheet, tree: Tree, seen: str) -> None:
    """Put what the form says into the file, and what that decides into open.yml.

    Raises ChangedMeanwhile where the file is another one than `seen`, CannotEdit where it forbids the change.
    """
    content = read(project, sheet.file)
    if content is None or fingerprint(content) != seen:
        raise ChangedMeanwhile(sheet.file)
    text = content.decode("utf-8")
    edits = sheet.edits(meant(text), tree)
    fields = list(dict.fromkeys(sheet.label(edit.at) for edit in edits))
    made = changed(text, edits)
    change = FileChange(sheet.file, made.encode(), seen, fields)
    save_all(project, [change, *(settled(project, sheet.file, made) if edits else [])])


def fields(
    sheet: FormSheet, tree: Tree, seen: Seen, told: Mapping[str, tuple[FieldProblem, ...]]
) -> tuple[FieldView, ...]:
    """The form's fields with the problems (`told_by_path`) and the meaning of dates beside them."""
    known = _OF_REGISTRIES if sheet.listed else {**REGISTRY_AT, **OWN}
    around = Around(told, dict(_understood(sheet, seen)), known)
    return fields_of(sheet.model, sheet.names, tree, around)


def told_by_path(
    sheet: FormSheet, document: Document, problems: Iterable[Problem]
) -> Mapping[str, tuple[FieldProblem, ...]]:
    """The problems of the file by the path of the field that they belong to; of the whole group by ""."""
    found: dict[str, tuple[FieldProblem, ...]] = {}
    ours = [each for each in problems if each.source.path == sheet.file and each.source.line]
    if not ours:
        return found
    places = Places(document)
    for each in ours:
        at = places.at(each.source)
        path = sheet.path(at) if at is not None else None
        if path is None:
            continue
        name = ".".join(map(str, path))
        weight = WEIGHT[each.severity].capitalize()
        said = worded(each, Here(sheet.model, path))
        told = FieldProblem(each.severity.name.lower(), weight, said.detail, said.fix)
        found[name] = (*found.get(name, ()), told)
    return found


class Places:
    """The places of a file's values, by which a problem is known to be of one of them."""

    def __init__(self, document: Document) -> None:
        """Every value of the file, in the order in which it has them."""
        self._sorted = sorted(((place.line, place.column), path) for path in _paths(document.data)
                              if (place := document.place(path)))  # fmt: skip

    def at(self, source: Source) -> Steps | None:
        """The value at a place, or the last one before it; None for a place that is the whole file."""
        if not source.line or not self._sorted:
            return None
        index = bisect_right(self._sorted, (source.line, source.column), key=lambda place: place[0])
        return self._sorted[max(index - 1, 0)][1]


def _paths(data: Any, at: Steps = ()) -> Iterator[Steps]:
    if at:
        yield at
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _paths(value, (*at, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _paths(value, (*at, index))


def _understood(sheet: FormSheet, seen: Seen) -> Iterator[tuple[str, str]]:
    """How each date of a campaign is understood."""
    case = next((each for each in seen.checked.campaigns if each.document.path == sheet.file), None)
    if case is None or sheet.listed:
        return
    for at, when in walk(case.campaign).dates:
        yield ".".join(map(str, at)), _date_vi(when, case.known)


def _date_vi(when: PlanDate, known: Known) -> str:
    return meaning_vi(meaning(when, known.events))
