"""Plain data -> a record of the model; pydantic's complaints become problems at file:line:column."""

from __future__ import annotations

import types
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator.load.yaml_file import Document
from generator.problems import Problem, problem
from generator.validate.hints import near_miss

Model = TypeVar("Model", bound=BaseModel)

_EXPECTED = {
    "string": ("chữ", "đặt giá trị trong dấu ngoặc kép."),
    "int": ("số nguyên", "ghi số không có chữ, ví dụ 2."),
    "float": ("số", "ghi số, dấu thập phân là dấu chấm, ví dụ 97.5."),
    "bool": ("true hoặc false", "ghi true (có) hoặc false (không)."),
    "tuple": ("danh sách", "ghi mỗi mục một dòng, mở đầu bằng dấu “-”, hoặc [a, b]."),
    "model": ("nhóm khóa", "ghi các khóa con thụt vào hai dấu cách dưới khóa này."),
}


def check_record(
    document: Document, model: type[Model], data: Any = None
) -> tuple[Model | None, list[Problem]]:
    """Build one `model` from a document's data; gives the record, or None and every problem of its shape."""
    try:
        return model.model_validate(document.data if data is None else data), []
    except ValidationError as errors:
        return None, _problems(document, model, errors)


def _problems(document: Document, model: type[BaseModel], errors: ValidationError) -> list[Problem]:
    found: dict[tuple[Any, ...], Problem] = {}
    for error in errors.errors(include_url=False):
        told = _problem(document, model, error)
        # A text that can also be a group of keys complains twice at one place: once is enough.
        found.setdefault((told.source, told.code), told)
    return list(found.values())


def _problem(document: Document, model: type[BaseModel], error: ErrorDetails) -> Problem:
    path, kind, found = error["loc"], error["type"], error["input"]
    context = error.get("ctx", {})
    field = _field(model, path)
    if kind == "extra_forbidden":
        choices = sorted(_keys(model, path[:-1]))
        return problem(
            "S01",
            document.place(path, key=True),
            key=path[-1],
            hint=near_miss(path[-1], choices),
            choices=", ".join(choices),
        )
    source = document.place(path)
    if kind == "missing":
        return problem(
            "S02",
            source,
            key=path[-1],
            meaning=(field.description if field else None) or "khóa bắt buộc.",
            example=_example(field),
            colon=":",
        )
    if kind in ("literal_error", "enum"):
        choices = [choice.strip("'") for choice in str(context["expected"]).replace(" or ", ", ").split(", ")]
        return problem("S04", source, found=found, hint=near_miss(found, choices), choices=", ".join(choices))
    if kind in _OWN_CODES:
        return problem(kind, source, **{**context, "colon": ":"})
    if kind == "string_too_short":
        return problem("S06", source, example=_example(field))
    if kind in ("string_pattern_mismatch", "string_too_long"):
        return problem("S07", source, found=found, example=_example(field))
    if kind in _LIMITS:
        limit = _LIMITS[kind].format(**context)
        return problem("S08", source, found=found, limit=limit)
    if kind == "too_short":
        return problem("S10", source, limit=context.get("min_length", 1))
    expected, hint = _EXPECTED.get(kind.split("_")[0], ("giá trị khác", f"ví dụ: {_example(field)}"))
    return problem("S03", source, expected=expected, found=_shown(found), hint=hint)


_OWN_CODES = frozenset({"S05", "S09", "Q01", "Q02"})
_LIMITS = {
    "greater_than": "phải lớn hơn {gt}",
    "greater_than_equal": "phải từ {ge} trở lên",
    "less_than": "phải nhỏ hơn {lt}",
    "less_than_equal": "không quá {le}",
}


def _shown(found: Any) -> str:
    if isinstance(found, dict):
        return "nhóm khóa " + ", ".join(f"`{key}`" for key in list(found)[:4])
    if isinstance(found, list):
        return f"danh sách {len(found)} mục"
    if found is None:
        return "(trống)"
    text = str(found)
    return f"“{text[:60]}…”" if len(text) > 60 else f"“{text}”"


def _example(field: FieldInfo | None) -> str:
    """The field's first example as it would be written in YAML."""
    if field is None or not field.examples:
        return "…"
    example = field.examples[0]
    return f"[{', '.join(map(str, example))}]" if isinstance(example, list) else str(example)


def _keys(model: type[BaseModel], path: tuple[str | int, ...]) -> set[str]:
    reached = _model(model, path)
    return set(reached.model_fields) if reached else set()


def _field(model: type[BaseModel], path: tuple[str | int, ...]) -> FieldInfo | None:
    names = [index for index, step in enumerate(path) if isinstance(step, str)]
    if not names:
        return None
    holder = _model(model, path[: names[-1]])
    return holder.model_fields.get(str(path[names[-1]])) if holder else None


def _model(model: type[BaseModel], path: tuple[str | int, ...]) -> type[BaseModel] | None:
    """The record type that stands at `path`."""
    reached: type[BaseModel] | None = model
    for step in path:
        if isinstance(step, int):
            continue
        field = reached.model_fields.get(step) if reached else None
        reached = _record_type(field.annotation) if field else None
    return reached


def _record_type(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (Union, types.UnionType, tuple, Annotated):
        for part in get_args(annotation):
            reached = _record_type(part)
            if reached is not None:
                return reached
    return None
