"""What stands in a draft where its plan could not be read: an unknown of the kind that the model wants."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, ValidationError, create_model
from pydantic.fields import FieldInfo

from generator.model.base import UNKNOWN
from generator.model.plan.plan_date import MEANINGS, PlanDate
from generator.problems import Steps
from generator.validate.shape import fields


def with_unknowns(
    data: Any, model: type[BaseModel], missing: Iterable[Steps]
) -> tuple[Any, frozenset[Steps]]:
    """The data with what is missing at these places said to be unknown, and the places that were filled.

    What cannot be said so, such as a code or a number, is left out as it was.
    """
    filled = copy.deepcopy(data)
    done = frozenset(steps for steps in missing if steps and _fill(filled, model, steps))
    return filled, done


def _fill(data: Any, model: type[BaseModel], steps: Steps) -> bool:
    field, key = fields.field_at(model, steps), steps[-1]
    holder = fields.record_at(model, steps[:-1])
    if field is None or holder is None or not isinstance(key, str):
        return False
    value: Any = _of_field(field)
    if holder is PlanDate and key in MEANINGS:
        key, value = "unknown", True
    if value is None:
        return False
    for step in steps[:-1]:
        data = data.setdefault(step, {}) if isinstance(step, str) else data[step]
    if isinstance(data, dict) and data.get(key) is None:
        data[key] = value
    return True


def _of_field(field: FieldInfo) -> Any:
    """An unknown that the field takes; None where it takes none."""
    record = fields.record_type(field.annotation)
    value: Any = UNKNOWN if record is None else _of_record(record)
    if value is None or field.annotation is None:
        return None
    value = [value] if fields.is_list(field.annotation) else value
    try:
        create_model("One", value=(field.annotation, field)).model_validate({"value": value})
    except ValidationError:
        return None
    return value


def _of_record(record: type[BaseModel]) -> Any:
    """A record of unknowns; None where one of its keys can be none."""
    if record is PlanDate:
        return {"wording": UNKNOWN, "unknown": True}
    required = {name: field for name, field in record.model_fields.items() if field.is_required()}
    values = {name: _of_field(field) for name, field in required.items()}
    return None if None in values.values() else values
