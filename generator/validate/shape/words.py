"""What staff are told where a file's data do not have the model's shape: one function per problem code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.model.plan.quota import KINDS
from generator.problems import Problem, problem
from generator.validate import hints
from generator.validate.shape import fields
from generator.validate.shape.complaints import Complaint, is_sentence, meant_key


def in_words(told: Complaint) -> Problem:
    """The problem that tells a complaint to staff."""
    return _WORDS.get(told.code, _wrong_type)(told)


def _unknown_key(told: Complaint) -> Problem:
    group, key = told.path[:-1], told.path[-1]
    choices = fields.keys_at(told.model, group)
    meant = meant_key(told)
    if meant:
        how = f"có phải ý bạn là `{meant}`? Nếu không, dùng một trong các khóa: {', '.join(choices)}."
    elif is_sentence(told):
        how = hints.sentence(key, told.found)
    else:
        home = fields.home_of(told.model, group, str(key))
        # {wording: A, B, day: …}: the words behind a comma become a key without a value.
        comma = hints.behind_comma(key) if told.found is None else ""
        how = home or f"{comma}dùng một trong các khóa: {', '.join(choices)}."
    return problem(
        "S01",
        told.document.place(told.path, key=True),
        key=str(key)[:60],
        where=told.group_words,
        how=how,
    )


def _missing_key(told: Complaint) -> Problem:
    key = str(told.path[-1])
    return problem(
        "S02",
        told.document.place_of_missing(told.path),
        key=key,
        where=told.group_words,
        meaning=(told.field.description if told.field else None) or "Khóa bắt buộc.",
        how=fields.how_to_add(key, told.field),
    )


def _no_choice(told: Complaint) -> Problem:
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


def _no_moment(told: Complaint) -> Problem:
    how = hints.moment(told.found, told.context["example"])
    return problem("S05", told.source, found=_shown(told.found), how=how)


def _empty(told: Complaint) -> Problem:
    how = f"ghi nội dung, ví dụ: {told.example}"
    if told.field is not None and not told.field.is_required():
        how += "; nếu kế hoạch không nói thì xóa cả khóa"
    elif told.found is None:  # YAML takes "title: #1 …" for an empty value and a comment
        how += "; nội dung có dấu # thì đặt trong dấu ngoặc kép"
    return problem("S06", told.source, how=f"{how}.")


def _longer(device: str) -> str:
    stem, dot, ending = device.partition(".")
    return f"{stem}-1{dot}{ending}"


def _no_code(told: Complaint) -> Problem:
    reason, how = "không đúng dạng", hints.code(told.found, told.example)
    if told.kind == "string_too_long":
        limit = told.context["max_length"]
        reason, how = f"dài quá {limit} ký tự", f"rút ngắn còn không quá {limit} ký tự."
    elif told.context.get("device"):
        reason, how = (
            "là tên Windows giữ riêng, máy Windows không lưu được",
            f"ghi mã khác, ví dụ {_longer(told.found)}.",
        )
    elif r"\.[a-z]{3,4}" in str(told.context.get("pattern")):
        how = hints.file_name(told.found)
    elif "[IVX]" in str(told.context.get("pattern")):
        how = hints.section(told.found, told.example)
    return problem("S07", told.source, found=_shown(told.found), reason=reason, how=how)


def _out_of_range(told: Complaint) -> Problem:
    context = {name: f"{limit:g}" for name, limit in told.context.items()}
    limit = _LIMITS[told.kind].format(**context)
    settings = told.document.path.endswith("mkdocs.yml")
    how = f"ghi số {limit.removeprefix('phải ')}" if settings else "ghi lại con số theo đúng kế hoạch"
    return problem("S08", told.source, found=told.found, limit=limit, how=how)


def _not_one_thing(told: Complaint) -> Problem:
    said = [name for name in told.context["choices"].split(", ") if name in told.found]
    if len(said) > 1:
        reason = f"Thời điểm này ghi cả {_keys(said)}; chỉ được ghi một."
    else:
        reason = "Thời điểm này có lời văn mà chưa nói là ngày, tháng, quý hay năm nào."
    return problem("S09", told.source, reason=reason)


def _too_few(told: Complaint) -> Problem:
    return problem("S10", told.source, limit=told.context.get("min_length", 1))


def _quota(told: Complaint) -> Problem:
    said = [name for name in _COUNTS if name in told.found]
    if told.kind == "Q02":
        source = told.document.place((*told.path, "cases"), key=True)
        return problem("Q02", source, code=told.context["code"])
    if not said:
        reason = "chưa nói bao nhiêu"
        return problem("Q01", told.source, code=told.context["code"], reason=reason)
    source = told.document.place((*told.path, said[-1]), key=True)
    reason = f"ghi cả {_keys(said)}, là những cách đếm khác nhau"
    return problem("Q01", source, code=told.context["code"], reason=reason)


def _wrong_type(told: Complaint) -> Problem:
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


def _keys(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _shown(found: Any) -> str:
    """A value of the file in a sentence."""
    if isinstance(found, dict):
        return f"nhóm khóa {_keys(list(found)[:4])}"
    if isinstance(found, list):
        return f"danh sách {len(found)} mục"
    if found is None:
        return "(trống)"
    text = str(found).lower() if isinstance(found, bool) else str(found)
    return f"“{text[:60]}…”" if len(text) > 60 else f"“{text}”"


_COUNTS = (*KINDS, "percentage", "without_number")
_EXPECTED = {
    "string": "chữ",
    "int": "số nguyên",
    "float": "số",
    "bool": "true hoặc false",
    "tuple": "danh sách",
    "model": "nhóm khóa",
}
_LIMITS = {
    "greater_than": "phải lớn hơn {gt}",
    "greater_than_equal": "phải từ {ge} trở lên",
    "less_than": "phải nhỏ hơn {lt}",
    "less_than_equal": "không quá {le}",
}
_WORDS: dict[str, Callable[[Complaint], Problem]] = {
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
