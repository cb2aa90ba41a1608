"""An entry of a registry written on the spot, where a form needs one that is not there yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, ValidationError
from starlette.responses import Response

from generator.desk.forms.answers import answer
from generator.desk.forms.fields import Around, FieldProblem, FieldView, fields_of
from generator.desk.forms.plain_words import label_of
from generator.desk.forms.tree import Tree
from generator.desk.forms.value_words import name_of
from generator.desk.office import Office
from generator.desk.pages import page
from generator.desk.saving.edits import Insert
from generator.desk.saving.store import read, save
from generator.desk.saving.text import changed
from generator.desk.saving.versions import fingerprint
from generator.desk.sheets import registry_sheet
from generator.desk.steps.asking import UNANSWERED, NotYet, day_of
from generator.importing.meaning.known import cited_documents, offered_document
from generator.load.yaml.places import meant
from generator.marks import folded_words
from generator.model.base import LONGEST_CODE
from generator.model.registry import Award, Event, IssuingBody, Known, LegalDocument, Unit
from generator.problems import Severity
from generator.reporting.text import WEIGHT
from generator.slug import first_words, free_code, slug
from generator.wording.dates import date_vi

_AT = "moi"
_ASKED: Mapping[str, tuple[type[BaseModel], tuple[str, ...]]] = {
    "units": (Unit, ("name", "kind", "type", "body")),
    "issuing_bodies": (IssuingBody, ("name", "short_name", "level", "parent")),
    "legal_documents": (LegalDocument, ("kind", "number", "date", "issuer", "subject")),
    "awards": (Award, ("title", "decided_by", "level", "rank")),
    "events": (Event, ("title", "day", "source")),
}
"""What an entry says at least, by the registry; all of it: the registry's own form."""
_NAMED = {"legal_documents": "number", "awards": "title", "events": "title"}
_DAYS = ("date", "day")
_BODIES = ("body", "parent")


def show(office: Office, name: str, words: str) -> Response:
    """The questions of a new entry, which is called `words`."""
    usual = {"kind": "single", "level": "commune", "rank": "50"} if name != "legal_documents" else {}
    owner = office.seen().checked.portal
    if owner is not None and owner.issuing_body:
        usual["body"] = owner.issuing_body
    return _page(office, name, {**usual, _NAMED.get(name, "name"): words, **_read(name, words)})


def _read(name: str, words: str) -> dict[str, str]:
    """What the plan's own words say of a document: its kind, number, day, issuer and subject."""
    cited = next(cited_documents(words), None) if name == "legal_documents" else None
    if cited is None:
        return {}
    said = {
        key: str(value)
        for key, value in offered_document(cited, words).entry.items()
        if value not in ("", "…")
    }
    day = date.fromisoformat(said["date"]) if said.get("date") else None
    return {key: said[key] for key in _ASKED[name][1] if key in said} | (
        {"date": date_vi(day)} if day else {}
    )


def take(office: Office, name: str, pairs: list[tuple[str, str]]) -> Response:
    """Write the entry at the end of its registry, or say what is missing."""
    said = {key.removeprefix(f"{_AT}."): value for key, value in pairs if key.startswith(f"{_AT}.")}
    model, names = _ASKED[name]
    try:
        entry = _entry(office, name, said)
        named = name_of(model.model_validate(entry))
    except NotYet as error:
        return _page(office, name, said, told=str(error), flaws=error.flaws)
    except ValidationError as error:
        wrong = {str(each["loc"][0]) for each in error.errors() if each["loc"]}
        labels = {each: label_of(model.model_fields[each], each) for each in names if each in wrong}
        told = f"Xem lại: {'; '.join(labels.values())}."
        return _page(office, name, said, told=told, flaws=dict.fromkeys(labels, "Xem lại ô này."))
    sheet = registry_sheet(name)
    file = sheet.file if sheet else ""
    content = read(office.project, file) or b""
    text = content.decode("utf-8")
    made = changed(text, [Insert((), len(meant(text) or ()), entry)])
    save(office.project, file, made.encode(), fingerprint(content), [f"lập mới: {named}"])
    return page("entry_made", code=entry["code"], name=named)


def _entry(office: Office, name: str, said: Mapping[str, str]) -> dict[str, Any]:
    """The data of the entry. Raises NotYet."""
    model, names = _ASKED[name]
    told: Tree = {each: said.get(each, "") for each in names}
    made = {key: value for key, value in answer(model, told, None).items() if value is not None}
    missing = [each for each in names if model.model_fields[each].is_required() and each not in made]
    if missing:
        labels = "; ".join(label_of(model.model_fields[each], each) for each in missing)
        raise NotYet(f"Còn thiếu: {labels}.", *missing, beside=UNANSWERED)
    for each in names:
        if each in made and each in _DAYS:
            day: date = day_of(str(made[each]), label_of(model.model_fields[each], each), each)
            made[each] = day.isoformat()
    entries = getattr(office.seen().checked.registries, name)
    key = _NAMED.get(name, "name")
    called = str(made[key])
    same = next((each for each in entries if folded_words(_called(name, each)) == folded_words(called)), None)
    if same is not None:
        raise NotYet(f"Trong danh mục đã có “{_called(name, same)}”: chọn mục ấy.", key)
    words = f"{made['kind']} {called}" if name == "legal_documents" else called
    first = first_words(slug(words), LONGEST_CODE)
    taken = {each.code for each in entries}
    return {"code": free_code(first, taken), **made}


def _called(name: str, entry: Any) -> str:
    return str(getattr(entry, _NAMED.get(name, "name")))


def _page(
    office: Office, name: str, said: Mapping[str, str], *, told: str = "",
    flaws: Mapping[str, str] = MappingProxyType({}),
) -> Response:  # fmt: skip
    """The questions; `flaws`: what is told beside each that it is about."""
    model, names = _ASKED[name]
    tree: Tree = dict(said)
    weight = WEIGHT[Severity.ERROR].capitalize()
    beside = {f"{_AT}.{each}": (FieldProblem("error", weight, words, ""),) for each, words in flaws.items()}
    fields = fields_of(model, names, tree, Around(beside, {}, {}), _AT)
    bodies = Known.from_registries(office.seen().checked.registries).bodies
    choices = tuple((code, each.name) for code, each in bodies.items())
    shown = [
        _chosen(each, choices) if each.name.removeprefix(f"{_AT}.") in _BODIES else each for each in fields
    ]
    sheet = registry_sheet(name)
    return page("entry", title=sheet.title if sheet else "", name=name, fields=shown, told=told)


def _chosen(field: FieldView, choices: tuple[tuple[str, str], ...]) -> FieldView:
    return replace(field, kind="choice", choices=choices if field.required else (("", "(không)"), *choices))


def is_kept(name: str) -> bool:
    """Whether entries of a registry can be written on the spot."""
    return name in _ASKED
