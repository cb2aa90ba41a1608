"""What the shared registries must satisfy: each entry's shape, then the rules about all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.load.forms.form_file import FormFiles
from generator.load.shared import RawRegistry
from generator.load.yaml.document import Document
from generator.memory import remembered
from generator.model.base import Record
from generator.model.form import Form
from generator.model.registry import Award, Event, IssuingBody, LegalDocument, Registries, Unit
from generator.model.walk import walk
from generator.problems import Problem, Source, Steps, as_json, problems_of
from generator.validate.finding import Finding, Rule, judge
from generator.validate.hints import near_miss
from generator.validate.rules.forms import form_files
from generator.validate.rules.letters import letters_in
from generator.validate.rules.personal_texts import personal_data_in
from generator.validate.same_text import comparable, same_unit
from generator.validate.shape.check import check_record

_RECORDS: dict[str, type[Record]] = {
    "awards": Award,
    "issuing_bodies": IssuingBody,
    "units": Unit,
    "legal_documents": LegalDocument,
    "events": Event,
    "forms": Form,
}

# What tells the entries of a registry apart for readers: the keys that together are its name.
_NAMES: dict[str, Callable[[Any], tuple[str, ...]]] = {
    "awards": lambda award: (award.title, award.decided_by),
    "issuing_bodies": lambda body: (body.name, body.place or ""),
    "units": lambda unit: (unit.name, unit.body),
    "legal_documents": lambda document: (document.number, document.issuer),
    "events": lambda event: (event.title,),
    "forms": lambda form: (form.title,),
}


@dataclass(frozen=True, slots=True)
class Shared:
    """What a rule looks at: the registries' valid entries, their documents, and the library's files.

    `indexes`: where each valid entry stands in its file. A path begins with the name of the registry.
    """

    registries: Registries
    documents: Mapping[str, Document]
    indexes: Mapping[str, Sequence[int]]
    files: FormFiles | None = None

    def entries(self, name: str) -> Iterator[tuple[int, Any]]:
        """The valid entries of a registry, each with its index in the file."""
        return zip(self.indexes[name], getattr(self.registries, name), strict=True)

    def place(self, finding: Finding) -> Source:
        """Where the path of a finding stands."""
        name, *path = finding.steps
        return self.documents[str(name)].place(tuple(path))


def check_registries(
    raw: Mapping[str, RawRegistry], files: FormFiles | None = None, made_of: bytes = b""
) -> tuple[Registries, list[Problem]]:
    """The registries' valid entries, and every problem of the rest.

    `made_of`: a hash of all that they are made of, where it is known: the rules are not asked twice.
    """
    entries: dict[str, list[Any]] = {name: [] for name in raw}
    indexes: dict[str, list[int]] = {name: [] for name in raw}
    documents = {name: registry.document for name, registry in raw.items() if registry.document is not None}
    problems: list[Problem] = []
    for name, document in documents.items():
        for index, data in enumerate(raw[name].entries):
            record, flaws = check_record(_Entry(document, index), _RECORDS[name], data)
            problems += flaws
            if record is not None:
                entries[name].append(record)
                indexes[name].append(index)
    registries = Registries(**entries)
    shared = Shared(registries, documents, indexes, files)

    def told() -> bytes:
        return as_json(judge(shared, RULES, shared.place))

    return registries, problems + problems_of(
        remembered("registries", (made_of,), told) if made_of else told()
    )


class _Entry(Document):
    """One entry of a registry: places count from the entry, not from the file."""

    def __init__(self, document: Document, index: int) -> None:
        super().__init__(document.path, document.data[index], lambda: document.tree.value[index])


def personal_data(shared: Shared) -> Iterator[Finding]:
    """Personal data in an entry, letters that pass for others."""
    for name in shared.documents:
        for index, entry in shared.entries(name):
            texts = [((name, index, *at), text) for _, at, text in walk(entry).texts]
            yield from personal_data_in(texts)
            yield from letters_in(texts, names=True)


def repeated_codes(shared: Shared) -> Iterator[Finding]:
    """Two entries of one registry under one code."""
    for name, document in shared.documents.items():
        first: dict[str, int] = {}
        for index, entry in shared.entries(name):
            earlier = first.setdefault(entry.code, index)
            if earlier != index:
                line = document.place((earlier, "code")).line
                yield Finding("R04", (name, index, "code"), {"found": entry.code, "line": line})


def repeated_names(shared: Shared) -> Iterator[Finding]:
    """Two entries of one registry under one name and different codes."""
    for name, document in shared.documents.items():
        first: dict[tuple[str, ...], tuple[int, str]] = {}
        for index, entry in shared.entries(name):
            shown = _NAMES[name](entry)
            earlier, code = first.setdefault(tuple(map(comparable, shown)), (index, entry.code))
            if code != entry.code:
                line = document.place((earlier, "code")).line
                yield Finding("R07", (name, index, "code"), {"found": shown[0], "code": code, "line": line})


def end_before_start(shared: Shared) -> Iterator[Finding]:
    """Legal documents that go out of force before they come into force."""
    for index, entry in shared.entries("legal_documents"):
        start, end = entry.in_force_from, entry.in_force_until
        if start and end and end < start:
            yield Finding("D01", ("legal_documents", index, "in_force_until"), {"start": start, "end": end})


def units_in_themselves(shared: Shared) -> Iterator[Finding]:
    """A unit that is said to be part of itself."""
    for index, unit in shared.entries("units"):
        for place, code in enumerate(unit.part_of):
            if code == unit.code:
                yield Finding("R08", ("units", index, "part_of", place), {"found": code})


def bodies_above_themselves(shared: Shared) -> Iterator[Finding]:
    """R09: a body that is its own parent, or the parent of one above it."""
    above = {body.code: body.parent for _, body in shared.entries("issuing_bodies")}
    for index, body in shared.entries("issuing_bodies"):
        seen: set[str] = set()
        code = body.parent
        while code and code not in seen and code != body.code:
            seen.add(code)
            code = above.get(code)
        if code == body.code:
            yield Finding("R09", ("issuing_bodies", index, "parent"), {"found": body.parent})


def names_of_several(shared: Shared) -> Iterator[Finding]:
    """U01: one spelling of two units of a body: whose a row would be, nobody can tell."""
    first: dict[tuple[str, str], tuple[int, str, str]] = {}
    for index, unit in shared.entries("units"):
        texts = [("aliases", text) for text in unit.aliases] + [("roles", text) for text in unit.roles]
        texts += [("former_names", each.name) for each in unit.former_names]
        for key, text in (("name", unit.name), *texts):
            earlier, code, other = first.setdefault((unit.body, same_unit(text)), (index, unit.code, key))
            if code != unit.code and not key == other == "name":  # two names: R07
                line = shared.documents["units"].place((earlier, "code")).line
                facts = {"found": text, "code": code, "line": line}
                yield Finding("U01", ("units", index, key), facts)


def unknown_codes(shared: Shared) -> Iterator[Finding]:
    """A code that its registry does not have."""
    for at, code, registry in _named(shared):
        existing = [entry.code for entry in getattr(shared.registries, registry)]
        if code not in existing:
            facts = {"found": code, "registry": f"{registry}.yml", "hint": near_miss(code, existing)}
            yield Finding("R01", at, facts)


def _named(shared: Shared) -> Iterator[tuple[Steps, str, str]]:
    """Every code that an entry names: its path, the code, and the registry that must have it."""
    for index, unit in shared.entries("units"):
        yield ("units", index, "body"), unit.body, "issuing_bodies"
        for place, code in enumerate(unit.part_of):
            yield ("units", index, "part_of", place), code, "units"
    for index, body in shared.entries("issuing_bodies"):
        if body.parent:
            yield ("issuing_bodies", index, "parent"), body.parent, "issuing_bodies"
    for index, document in shared.entries("legal_documents"):
        if document.replaced_by:
            yield ("legal_documents", index, "replaced_by"), document.replaced_by, "legal_documents"
    for index, form in shared.entries("forms"):
        if form.follows and form.follows.document:
            yield ("forms", index, "follows", "document"), form.follows.document, "legal_documents"
        for place, code in enumerate(form.documents):
            yield ("forms", index, "documents", place), code, "legal_documents"


def library_files(shared: Shared) -> Iterator[Finding]:
    """The files of the forms library."""
    if shared.files is not None and "forms" in shared.documents:
        forms = [(("forms", index), form) for index, form in shared.entries("forms")]
        yield from form_files(forms, shared.files)


RULES: tuple[Rule[Shared], ...] = (
    personal_data,
    repeated_codes,
    repeated_names,
    end_before_start,
    units_in_themselves,
    bodies_above_themselves,
    names_of_several,
    unknown_codes,
    library_files,
)
