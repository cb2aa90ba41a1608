"""Plain data -> a record of the model, or every problem of its shape at file:line:column."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from generator.load.yaml.document import Document
from generator.load.yaml.tree import MAX_PROBLEMS, capped
from generator.problems import Problem, Steps
from generator.validate.shape.complaints import complaints
from generator.validate.shape.words import in_words

Model = TypeVar("Model", bound=BaseModel)


def check_record(
    document: Document, model: type[Model], data: Any = None, awaited: Collection[Steps] = ()
) -> tuple[Model | None, list[Problem]]:
    """Build one `model` from a document's data; gives the record, or None and every problem of its shape.

    That nothing is said at the places `awaited` is no problem: somebody is asked for it already.
    """
    data = document.data if data is None else data
    record, errors = None, None
    try:
        record = model.model_validate(data)
    except ValidationError as error:
        errors = error
    found = complaints(document, model, data, errors)
    told = [complaint for complaint in found if not complaint.is_awaited(awaited)]
    problems = [in_words(complaint) for complaint in told[:MAX_PROBLEMS]]
    return None if found else record, capped(problems, document.path, total=len(told))
