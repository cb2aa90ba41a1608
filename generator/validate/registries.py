"""The shared registries: shape, repeated codes, codes that point at each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.load.shared import RawRegistry
from generator.load.yaml.document import Document
from generator.model.base import Record
from generator.model.form import Form
from generator.model.registry import Award, Event, IssuingBody, LegalDocument, Registries, Unit
from generator.problems import Problem, problem
from generator.validate.hints import near_miss
from generator.validate.rules.personal_texts import personal_data_in_record
from generator.validate.rules.repeats import entries_twice, units_in_themselves
from generator.validate.shape.check import check_record

_RECORDS: dict[str, type[Record]] = {
    "awards": Award,
    "issuing_bodies": IssuingBody,
    "units": Unit,
    "legal_documents": LegalDocument,
    "events": Event,
    "forms": Form,
}


def check_registries(raw: dict[str, RawRegistry]) -> tuple[Registries, list[Problem]]:
    """The registries' valid entries, and every problem of the rest."""
    entries: dict[str, tuple[Any, ...]] = {}
    places: dict[str, list[int]] = {}
    problems: list[Problem] = []
    for name, registry in raw.items():
        found, kept = [], []
        for index, entry in enumerate(registry.entries):
            if registry.document is None:
                continue
            document = _Entry(registry.document, index)
            record, told = check_record(document, _RECORDS[name], entry)
            problems += told
            if record is not None:
                problems += personal_data_in_record(record, document)
                found.append(record)
                kept.append(index)
        entries[name], places[name] = tuple(found), kept
    registries = Registries(**entries)
    for name, registry in raw.items():
        if registry.document is not None:
            problems += _repeated(registry.document, entries[name], places[name])
            problems += entries_twice(name, registry.document, entries[name], places[name])
            problems += _periods(registry.document, entries[name], places[name])
    if raw["units"].document is not None:
        problems += units_in_themselves(raw["units"].document, registries.units, places["units"])
    problems += _references(registries, raw, places)
    return registries, problems


class _Entry(Document):
    """One entry of a registry: places count from the entry, not from the file."""

    def __init__(self, document: Document, index: int) -> None:
        super().__init__(document.path, document.data[index], document.root.value[index])


def _repeated(document: Document, entries: tuple[Any, ...], places: list[int]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for entry, place in zip(entries, places, strict=True):
        earlier = first.setdefault(entry.code, place)
        if earlier != place:
            line = document.place((earlier, "code")).line
            yield problem("R04", document.place((place, "code")), found=entry.code, line=line)


def _periods(document: Document, entries: tuple[Any, ...], places: list[int]) -> Iterator[Problem]:
    """Legal documents that go out of force before they come into force."""
    for entry, place in zip(entries, places, strict=True):
        start, end = getattr(entry, "in_force_from", None), getattr(entry, "in_force_until", None)
        if start and end and end < start:
            yield problem("D01", document.place((place, "in_force_until")), start=start, end=end)


def _references(
    registries: Registries, raw: dict[str, RawRegistry], places: dict[str, list[int]]
) -> Iterator[Problem]:
    bodies = [body.code for body in registries.issuing_bodies]
    units = [unit.code for unit in registries.units]
    documents = [document.code for document in registries.legal_documents]
    wanted: list[tuple[str, int, tuple[str | int, ...], str, list[str], str]] = []
    for index, unit in zip(places["units"], registries.units, strict=True):
        wanted.append(("units", index, ("body",), unit.body, bodies, "issuing_bodies.yml"))
        wanted += [
            ("units", index, ("part_of", place), code, units, "units.yml")
            for place, code in enumerate(unit.part_of)
        ]
    for index, document in zip(places["legal_documents"], registries.legal_documents, strict=True):
        if document.replaced_by:
            wanted.append(
                (
                    "legal_documents",
                    index,
                    ("replaced_by",),
                    document.replaced_by,
                    documents,
                    "legal_documents.yml",
                )
            )
    for index, form in zip(places["forms"], registries.forms, strict=True):
        wanted += [("forms", index, at, code, documents, "legal_documents.yml") for at, code in _bases(form)]
    for name, index, at, code, existing, file in wanted:
        holder = raw[name].document
        if code not in existing and holder is not None:
            yield problem(
                "R01",
                holder.place((index, *at)),
                found=code,
                registry=file,
                hint=near_miss(code, existing),
            )


def _bases(form: Form) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The legal documents that a form rests on, each with its place in the entry."""
    if form.follows and form.follows.document:
        yield ("follows", "document"), form.follows.document
    yield from ((("documents", place), code) for place, code in enumerate(form.documents))
