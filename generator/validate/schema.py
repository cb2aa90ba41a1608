"""Plain data -> a record of the model; pydantic's complaints become problems at file:line:column."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator.load.yaml_file import Document
from generator.load.yaml_scan import MAX_PROBLEMS, capped
from generator.problems import Problem, Source, problem
from generator.validate import fields, hints

Model = TypeVar("Model", bound=BaseModel)


class _Complaint(NamedTuple):
    """One complaint of pydantic with what words need: the place and what the model says of it."""

    document: Document
    model: type[BaseModel]
    path: fields.Path_
    kind: str
    found: Any
    context: dict[str, Any]

    @property
    def source(self) -> Source:
        return self.document.place(self.path)

    @property
    def field(self) -> FieldInfo | None:
        return fields.field_at(self.model, self.path)

    @property
    def key(self) -> str | None:
        """The value's key; None for an item of a list."""
        return self.path[-1] if self.path and isinstance(self.path[-1], str) else None

    @property
    def group_words(self) -> str:
        """The group that holds the key, in words."""
        top = len(self.path) == 1 and self.document.root.start_mark.column > 0
        return "trong mục này" if top else fields.group_words(self.path[:-1])

    @property
    def example(self) -> str:
        return fields.example_of(self.field, item=self.key is None)


def check_record(
    document: Document, model: type[Model], data: Any = None
) -> tuple[Model | None, list[Problem]]:
    """Build one `model` from a document's data; gives the record, or None and every problem of its shape."""
    data = document.data if data is None else data
    found = [
        _Complaint(document, model, path, "int_type", value, {})
        for path, value in fields.numbers_written_as_words(model, data)
    ]
    record = None
    try:
        record = model.model_validate(data)
    except ValidationError as errors:
        found += [_complaint(document, model, data, error) for error in errors.errors(include_url=False)]
    if not found:
        return record, []
    kept = _without_echoes(found)
    problems = [_problem(complaint) for complaint in kept[:MAX_PROBLEMS]]
    return None, capped(problems, document.path, total=len(kept))


def _without_echoes(found: list[_Complaint]) -> list[_Complaint]:
    """One complaint per mistake.

    A value of several possible types complains once for each; a list whose entries are all wrong complains
    of being empty; a misspelt key complains of being unknown and of being missing.
    """
    kept: dict[tuple[Any, ...], _Complaint] = {}
    meant = {(told.path[:-1], _meant(told)) for told in found if told.kind == "extra_forbidden"}
    for told in found:
        if told.kind == "too_short" and told.found:
            continue
        if told.kind == "missing" and {(told.path[:-1], told.path[-1]), (told.path[:-1], "")} & meant:
            continue
        place = (told.path, _code_of(told.kind))
        kept[place] = kept[place]._replace(kind="several_types") if place in kept else told
    return list(kept.values())


def _meant(told: _Complaint) -> str | None:
    """The key that an unknown key stands for; "" where it is no key but the start of a sentence."""
    *group, key = told.path
    choices = fields.keys_at(told.model, tuple(group))
    close = hints.nearest(key, choices)
    if close is None:
        close = hints.by_meaning(key, fields.meanings_at(told.model, tuple(group)))
    return "" if close is None and _is_sentence(told) else close


def _is_sentence(told: _Complaint) -> bool:
    in_list = len(told.path) > 1 and isinstance(told.path[-2], int)
    return in_list and bool(hints.sentence(told.path[-1], told.found))


def _complaint(document: Document, model: type[BaseModel], data: Any, error: ErrorDetails) -> _Complaint:
    path, kind = error["loc"], error["type"]
    if kind != "missing":
        path = fields.reached(data, path)
    return _Complaint(document, model, path, kind, error["input"], error.get("ctx", {}))


def _problem(told: _Complaint) -> Problem:
    return _WORDS.get(_code_of(told.kind), _wrong_type)(told)


def _code_of(kind: str) -> str:
    """The problem code of pydantic's error type."""
    return kind if kind in _WORDS else _CODES.get(kind, "S03")


def _unknown_key(told: _Complaint) -> Problem:
    group, key = told.path[:-1], told.path[-1]
    choices = fields.keys_at(told.model, group)
    meant = _meant(told)
    if meant:
        how = f"có phải ý bạn là `{meant}`? Các khóa dùng được: {', '.join(choices)}."
    elif _is_sentence(told):
        how = hints.sentence(key, told.found)
    else:
        home = fields.home_of(told.model, group, str(key))
        how = home or f"dùng một trong các khóa: {', '.join(choices)}."
    return problem(
        "S01",
        told.document.place(told.path, key=True),
        key=str(key)[:60],
        where=told.group_words,
        how=how,
    )


def _missing_key(told: _Complaint) -> Problem:
    key = str(told.path[-1])
    return problem(
        "S02",
        told.document.place_of_missing(told.path),
        key=key,
        where=told.group_words,
        meaning=(told.field.description if told.field else None) or "Khóa bắt buộc.",
        how=fields.how_to_add(key, told.field),
    )


def _no_choice(told: _Complaint) -> Problem:
    listed = str(told.context["expected"]).replace(" or ", ", ").split(", ")
    choices = [choice.strip("'") for choice in listed]
    meaning = (told.field.description if told.field else None) or ""
    explained = all(f"{choice} (" in meaning for choice in choices)
    shown = meaning[meaning.index(f"{choices[0]} (") :].rstrip(".") if explained else ", ".join(choices)
    return problem(
        "S04",
        told.source,
        found=_shown(told.found),
        hint=hints.choice(told.found, choices, meaning),
        choices=shown,
    )


def _no_moment(told: _Complaint) -> Problem:
    example = told.context["example"]
    hint = hints.moment(told.found, example)
    return problem("S05", told.source, found=_shown(told.found), example=example, hint=hint)


def _empty(told: _Complaint) -> Problem:
    return problem("S06", told.source, example=told.example)


def _no_code(told: _Complaint) -> Problem:
    if told.kind == "string_too_long":
        limit = told.context["max_length"]
        reason, hint = f"dài quá {limit} ký tự", "rút ngắn lại; "
    else:
        section = "[IVX]" in str(told.context.get("pattern"))
        reason, hint = "không đúng dạng", hints.code(told.found, section=section)
    found, example = _shown(told.found), told.example
    return problem("S07", told.source, found=found, reason=reason, hint=hint, example=example)


def _out_of_range(told: _Complaint) -> Problem:
    limit = _LIMITS[told.kind].format(**told.context)
    return problem("S08", told.source, found=told.found, limit=limit)


def _not_one_thing(told: _Complaint) -> Problem:
    said = [name for name in told.context["choices"].split(", ") if name in told.found]
    if len(said) > 1:
        reason = f"Thời điểm này ghi cả {', '.join(f'`{name}`' for name in said)}; chỉ được ghi một."
    else:
        reason = "Thời điểm này có lời văn mà chưa nói là ngày, tháng, quý hay năm nào."
    return problem("S09", told.source, reason=reason)


def _too_few(told: _Complaint) -> Problem:
    return problem("S10", told.source, limit=told.context.get("min_length", 1))


def _quota(told: _Complaint) -> Problem:
    return problem(told.kind, told.source, colon=":", **told.context)


def _wrong_type(told: _Complaint) -> Problem:
    kind = told.kind.split("_")[0].replace("finite", "float")
    if kind == "string" and told.found is None:
        return _empty(told)
    if kind == "model":
        record = fields.record_at(told.model, told.path)
        required = fields.required_keys(record) if record else []
        hint = hints.group(told.found, required, in_list=told.key is None)
    else:
        hint = hints.kind(kind, told.found, told.key, told.example)
    if told.found is None and told.field is not None and not told.field.is_required():
        hint = f"ghi giá trị, hoặc xóa khóa này. Cách ghi: {hint}"
    expected = _EXPECTED.get(kind, "chữ hoặc số")
    return problem("S03", told.source, expected=expected, found=_shown(told.found), hint=hint)


def _shown(found: Any) -> str:
    """A value of the file in a sentence."""
    if isinstance(found, dict):
        return "nhóm khóa " + ", ".join(f"`{key}`" for key in list(found)[:4])
    if isinstance(found, list):
        return f"danh sách {len(found)} mục"
    if found is None:
        return "(trống)"
    text = str(found).lower() if isinstance(found, bool) else str(found)
    return f"“{text[:60]}…”" if len(text) > 60 else f"“{text}”"


_EXPECTED = {
    "string": "chữ",
    "int": "số nguyên",
    "float": "số",
    "bool": "true hoặc false",
    "tuple": "danh sách",
    "model": "nhóm khóa",
}
_CODES = {
    "extra_forbidden": "S01",
    "missing": "S02",
    "literal_error": "S04",
    "string_too_short": "S06",
    "string_pattern_mismatch": "S07",
    "string_too_long": "S07",
    "too_short": "S10",
}
_LIMITS = {
    "greater_than": "phải lớn hơn {gt}",
    "greater_than_equal": "phải từ {ge} trở lên",
    "less_than": "phải nhỏ hơn {lt}",
    "less_than_equal": "không quá {le}",
}
_CODES |= dict.fromkeys(_LIMITS, "S08")
_WORDS: dict[str, Callable[[_Complaint], Problem]] = {
    "S01": _unknown_key,
    "S02": _missing_key,
    "S04": _no_choice,
    "S05": _no_moment,
    "S06": _empty,
    "S07": _no_code,
    "S08": _out_of_range,
    "S09": _not_one_thing,
    "S10": _too_few,
    "Q01": _quota,
    "Q02": _quota,
}
