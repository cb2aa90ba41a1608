"""A value of a data file in the words of its form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, get_origin

from pydantic import BaseModel, ValidationError

from generator.desk.forms.answers import kinds
from generator.desk.forms.plain_words import choice_vi, label_of
from generator.model.campaign import Campaign
from generator.model.plan.plan_date import PlanDate
from generator.model.registry import Award, Known, LegalDocument
from generator.plan_time.meaning import meaning
from generator.problems import Steps
from generator.validate.rules.references import REGISTRY_OF
from generator.validate.shape.fields import field_at, record_at
from generator.wording.dates import meaning_vi
from generator.wording.words import document_vi

REGISTRY_AT: Mapping[str, str] = {
    **{key: attribute for key, (attribute, _) in REGISTRY_OF.items()}, "awards": "awards",
}  # fmt: skip
"""Which registry has the name of a code, by the key at which a campaign has it; those at `awards` are among
the campaign's own awards, so that they are judged by these."""


def value_words(value: Any, steps: Steps, known: Known, data: Any) -> str:
    """What a value at `steps` of a campaign's `data` says: names for codes, days for dates."""
    if isinstance(value, list):
        return "; ".join(value_words(each, steps, known, data) for each in value)
    if isinstance(value, dict):
        return _of_record(value, steps, known, data)
    if isinstance(value, bool):
        return "có" if value else "không"
    key = next((step for step in reversed(steps) if isinstance(step, str)), "")
    if key in REGISTRY_AT:
        entry = getattr(known, REGISTRY_AT[key]).get(value)
        return name_of(entry) if entry else str(value)
    field = field_at(Campaign, steps)
    if field is not None and any(get_origin(each) is Literal for each in kinds(field.annotation)):
        return choice_vi(str(value), field.description or "")
    return _own_name(str(value), data) if key in ("milestone", "review_ends") else str(value)


def name_of(entry: Any) -> str:
    """A registry's entry as people call it: an award by who decides it too, a document as it is cited."""
    if isinstance(entry, Award):
        return entry.full_title
    if isinstance(entry, LegalDocument):
        return document_vi(entry)
    return str(getattr(entry, "name", None) or getattr(entry, "title", None) or entry.code)


def named_entries(known: Known, registry: str) -> list[tuple[str, str]]:
    """The codes of a registry with the names of their entries."""
    return [(code, name_of(each)) for code, each in getattr(known, registry).items()]


def _of_record(value: dict[str, Any], steps: Steps, known: Known, data: Any) -> str:
    record = record_at(Campaign, steps)
    if record is not None and issubclass(record, PlanDate) and (day := _day(record, value, known)):
        return day
    return "; ".join(
        f"{_label(record, key)}: {value_words(each, (*steps, key), known, data)}"
        for key, each in value.items()
    )


def _day(record: type[PlanDate], value: dict[str, Any], known: Known) -> str:
    try:
        return meaning_vi(meaning(record.model_validate(value), known.events))
    except ValidationError:
        return ""


def _label(record: type[BaseModel] | None, key: str) -> str:
    field = record.model_fields.get(key) if record else None
    return label_of(field, key) if field else key


def _own_name(code: str, data: Any) -> str:
    """The title of the milestone of that code."""
    entries = data.get("milestones") if isinstance(data, dict) else None
    found = (each for each in entries or () if isinstance(each, dict) and each.get("code") == code)
    return str(next(found, {}).get("title", code))
