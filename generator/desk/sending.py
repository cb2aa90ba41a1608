"""Sending words of a plan to a field: which fields take words, and what is changed there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from generator.desk.forms.answers import kinds
from generator.desk.forms.sheet import words_of
from generator.desk.points import added
from generator.desk.saving.edits import Edit
from generator.desk.sheets import PARTS
from generator.model.base import COPIED, LONGEST_CODE, Statement
from generator.model.campaign import Campaign
from generator.model.places import value_at
from generator.model.plan.dossier import DossierDocument
from generator.model.plan.schedule import Milestone
from generator.plan_time.grammar import read
from generator.problems import Steps
from generator.slug import first_words, free_code, slug
from generator.validate.shape.fields import is_list, record_type, required_keys

_CLAUSE = re.compile(
    r"\s*[,;:(.]\s|\s(?:vào|trước|trong|chậm nhất|được tổ chức|tổ chức vào|kèm|theo|có xác nhận)\s|\("
)
_BRACKETS = re.compile(r"^\([^)]*\)\s*")
_LONGEST_TITLE = 80
_BRIEF = 60  # characters of an entry's own words in the name of a field


@dataclass(frozen=True, slots=True)
class Target:
    """A field that takes words: a list, which gets one more entry, or a text that is still empty.

    `record`: what an entry of the list is.
    """

    steps: Steps
    part: str
    label: str
    several: bool
    record: type[BaseModel] = Statement

    @property
    def name(self) -> str:
        """How a form names it."""
        return ".".join(map(str, self.steps))


def targets(data: Any) -> Iterator[Target]:
    """Every field of the campaign that takes words of its plan, in the order of the parts."""
    for part, names in PARTS.items():
        for name in names:
            yield from _of_field(Campaign, name, (), data, part)


def sent_to(data: Any, target: Target, words: str, source: str) -> list[Edit]:
    """The change that puts the words there, with the section of the plan that they stand in."""
    if not target.several:
        return [added(data, target.steps, words)]
    entries = value_at(data, target.steps)
    taken = {each.get("code") for each in entries or () if isinstance(each, Mapping)}
    value: Any = _MADE[target.record](words, taken) if target.record in _MADE else {"text": words}
    value |= {"source": source} if source else {}
    return [added(data, target.steps, value if entries else [value])]


def _milestone(words: str, taken: set[Any]) -> dict[str, Any]:
    """A milestone of these words; their day as far as it is certain, else nobody knows it yet."""
    reading = read(words)
    known = reading.value if reading.certain else {}
    return {
        "code": _code(words, taken), "kind": "other", "title": _title(words),
        "date": {"wording": words, **(known or {"unknown": True})}, "text": words,
    }  # fmt: skip


def _document(words: str, taken: set[Any]) -> dict[str, Any]:
    """A document of a dossier of these words, for which there is no form to download yet."""
    return {"code": _code(words, taken), "name": _title(words), "form": "none", "text": words}


def _title(words: str) -> str:
    """The first clause of words, behind what stands before them in brackets."""
    said = _BRACKETS.sub("", words) or words
    return _CLAUSE.split(said)[0].strip(" .;")[:_LONGEST_TITLE].strip() or said[:_LONGEST_TITLE]


def _code(words: str, taken: set[Any]) -> str:
    return free_code(first_words(slug(_title(words)), LONGEST_CODE), taken)


_MADE: Mapping[type[BaseModel], Callable[[str, set[Any]], dict[str, Any]]] = {
    Milestone: _milestone, DossierDocument: _document,
}  # fmt: skip
"""Entries that need more than their words: what the words give of it."""


def _of_record(model: type[BaseModel], steps: Steps, data: Any, part: str) -> Iterator[Target]:
    for name in model.model_fields:
        yield from _of_field(model, name, steps, data, part)


def _of_field(model: type[BaseModel], name: str, holder: Steps, data: Any, part: str) -> Iterator[Target]:
    field, steps = model.model_fields[name], (*holder, name)
    record, now = record_type(field.annotation), value_at(data, (*holder, name))
    if record is None:
        if name in COPIED and str in kinds(field.annotation) and not is_list(field.annotation) and not now:
            yield Target(steps, part, _label(steps, data), several=False)
    elif is_list(field.annotation):
        if record in _MADE or (issubclass(record, Statement) and required_keys(record) == ["text"]):
            yield Target(steps, part, _label(steps, data), several=True, record=record)
        for index, each in enumerate(now if isinstance(now, list) else ()):
            if isinstance(each, Mapping) and not issubclass(record, Statement):
                yield from _of_record(record, (*steps, index), data, part)
    elif isinstance(now, Mapping) and "wording" not in now:
        yield from _of_record(record, steps, data, part)


def _label(steps: Steps, data: Any) -> str:
    """Such as "Các mốc thời gian 3: Đề mục (Hạn nộp hồ sơ)"."""
    label = words_of(Campaign, steps)
    entry = value_at(data, steps[:-1]) if len(steps) > 1 else None
    said = next((entry[key] for key in ("title", "heading", "text") if entry.get(key)), "") if entry else ""
    return f"{label} ({str(said)[:_BRIEF]})" if said and isinstance(said, str) else label
