"""Forms: every file is there and can be offered, every tag names a field, every document has its form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import ParseError

from pydantic import BaseModel

from generator.load.forms.form_file import FormFile, FormFiles
from generator.load.forms.word_template import WordTemplate
from generator.model.form import Form
from generator.model.form_fields import CriterionRow, FormFields, PaperRow, SubmissionRow
from generator.problems import Source, Steps
from generator.validate.case import Case
from generator.validate.finding import Finding, Rule
from generator.validate.hints import near_file, near_miss
from generator.validate.rules.personal_texts import personal_data_in_form

_FIELDS = tuple(FormFields.model_fields)
_LISTS = tuple(name for name, field in FormFields.model_fields.items() if field.default == ())
_ROWS: dict[str, type[BaseModel]] = {
    "collective_criteria": CriterionRow,
    "individual_criteria": CriterionRow,
    "papers": PaperRow,
    "submissions": SubmissionRow,
}
_ROW_KEYS = tuple(dict.fromkeys(key for row in _ROWS.values() for key in row.model_fields))
_ONE_BRACE = re.compile(r"(?<!\{)\{\s*(\w+)\s*\}(?!\})")
_LOOP_KEYS = ("index", "index0", "first", "last", "length")
_MISSING = re.compile(r"has no attribute '(\w+)'")


def form_files(forms: Sequence[tuple[Steps, Form]], there: FormFiles) -> Iterator[Finding]:
    """Files that a form names and that are not there, files that no form names, tags that name no field.

    Each form comes with its path.
    """
    named = {form.file for _, form in forms}
    for at, form in forms:
        if form.file is not None and form.file not in there.files:
            hint = near_file(form.file, there.files.keys() - named)
            facts = {"found": form.file, "folder": there.folder, "hint": hint}
            yield Finding("F01", (*at, "file"), facts)
    for name, file in there.files.items():
        source = Source(f"{there.folder}/{name}")
        if file is not None:
            yield from personal_data_in_form(file, source.path)
        if name not in named:
            yield Finding("F07", source, {"found": name})
        elif file is not None and file.template is not None:
            if file.template.left_out:
                yield Finding("F11", source, {"name": name, "what": " và ".join(file.template.left_out)})
            yield from _one_brace(file, source)
            yield from _tried(file.template, source)


def _one_brace(file: FormFile, source: Source) -> Iterator[Finding]:
    """Fields in one brace: the form would print them as they stand."""
    from generator.load.forms.form_text import form_texts  # slow to import; few campaigns have forms

    for _, _, text in form_texts(file.content, file.ending):
        for found in _ONE_BRACE.finditer(text):
            if found[1] in _FIELDS:
                where = f": “{found[0]}” chỉ có một dấu ngoặc mỗi bên, phải có hai"
                yield Finding("F05", source, {"where": where})


@lru_cache(maxsize=100)  # in a preview files seldom change
def _tried(template: WordTemplate, source: Source) -> tuple[Finding, ...]:
    """Names in the template's tags that no field has, and tags that spoil the file."""
    return tuple(_findings(template, source))


def _findings(template: WordTemplate, source: Source) -> Iterator[Finding]:
    """The same, found anew.

    Whether a row has what is asked of it shows only when its loop runs: the form is filled in with an example
    of everything, then with nothing.
    """
    # Slow to import, and most campaigns have no forms of their own.
    from defusedxml.ElementTree import fromstring
    from jinja2 import TemplateError, UndefinedError

    from generator.load.forms.word_tags import filled_texts

    wanted = ((template.names, _FIELDS), (template.keys, (*_ROW_KEYS, *_LOOP_KEYS)))
    unknown = [(name, known) for names, known in wanted for name in sorted(names.difference(known))]
    yield from (_no_field(source, name, known) for name, known in unknown)
    texts = sorted(template.loops.intersection(_FIELDS).difference(_LISTS))
    yield from (Finding("F30", source, {"found": name, "lists": ", ".join(_LISTS)}) for name in texts)
    if unknown or texts:
        return
    for fields in (_example_fields(), dict(FormFields())):
        try:
            for text in filled_texts(template, fields):
                fromstring(text)
        except UndefinedError as error:
            missing = _MISSING.search(error.message or "")
            name = missing[1] if missing else str(error)
            yield _no_field(source, name, _ROW_KEYS)
            return
        except (TemplateError, TypeError, ParseError):
            where = ": tệp lập ra bị hỏng, vì một chỗ {%…%} nằm lệch hàng hoặc lệch ô"
            yield Finding("F05", source, {"where": where})
            return


def _no_field(source: Source, name: str, known: Sequence[str]) -> Finding:
    return Finding("F06", source, {"found": name, "hint": near_miss(name, known)})


def _example_fields() -> dict[str, Any]:
    """Every field with its example: to try a template, and to show what each field gives."""
    fields = {name: field.examples[0] for name, field in FormFields.model_fields.items() if field.examples}
    rows = {
        name: ({key: (cell.examples or [""])[0] for key, cell in row.model_fields.items()},)
        for name, row in _ROWS.items()
    }
    return {**fields, **rows}


def _forms_of(case: Case) -> Mapping[str, Form]:
    """Every form that a campaign may name: the library's and its own."""
    return {**case.known.forms, **{form.code: form for form in case.campaign.forms}}


def files_of_campaign(case: Case) -> Iterator[Finding]:
    """The files of the campaign's own forms."""
    if case.forms is not None:
        forms = [(("forms", index), form) for index, form in enumerate(case.campaign.forms)]
        yield from form_files(forms, case.forms)


def form_code_taken(case: Case) -> Iterator[Finding]:
    """A form of the campaign under a code of the library: the page of one would hide the other."""
    for index, form in enumerate(case.campaign.forms):
        if form.code in case.known.forms:
            facts = {"found": form.code, "title": case.known.forms[form.code].title}
            yield Finding("F08", ("forms", index, "code"), facts)


def document_without_form(case: Case) -> Iterator[Finding]:
    """A document of the dossier that says neither which form it takes nor that there is none."""
    for i, dossier in enumerate(case.campaign.dossiers):
        for j, document in enumerate(dossier.documents):
            if document.form is None:
                facts = {"name": document.name, "code": document.code}
                yield Finding("F09", ("dossiers", i, "documents", j), facts)


def unknown_forms(case: Case) -> Iterator[Finding]:
    """A form that neither the library nor the campaign has."""
    forms = _forms_of(case)
    for i, dossier in enumerate(case.campaign.dossiers):
        for j, document in enumerate(dossier.documents):
            codes = document.form or ()
            if "none" in codes:  # alone it is read as an empty list
                others = ", ".join(f"`{code}`" for code in codes if code != "none") or "dấu ngoặc vuông"
                yield Finding("F10", ("dossiers", i, "documents", j, "form"), {"others": others})
            for k, code in enumerate(codes):
                if code != "none" and code not in forms and "forms.yml" not in case.known.flawed:
                    facts = {"found": code, "registry": "forms.yml", "hint": near_miss(code, forms)}
                    yield Finding("R01", ("dossiers", i, "documents", j, "form", k), facts)


RULES: tuple[Rule[Case], ...] = (
    files_of_campaign,
    form_code_taken,
    document_without_form,
    unknown_forms,
)
