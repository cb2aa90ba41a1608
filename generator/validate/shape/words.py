"""What staff are told where a file's data do not have the model's shape: one function per problem code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.model.plan.quota import KINDS
from generator.problems import Problem, problem
from generator.validate import hints
from generator.validate.shape import fields
from generator.validate.shape.complaints import Complaint, is_sentence, meant_key


def in_words(complaint: Complaint) -> Problem:
    """The problem that tells a complaint to staff."""
    return _WORDS.get(complaint.code, _wrong_type)(complaint)


def _unknown_key(complaint: Complaint) -> Problem:
    group, key = complaint.path[:-1], complaint.path[-1]
    choices = fields.keys_at(complaint.model, group)
    meant = meant_key(complaint)
    if meant:
        how = f"có phải ý bạn là `{meant}`? Nếu không, dùng một trong các khóa: {', '.join(choices)}."
    elif is_sentence(complaint):
        how = hints.sentence(key, complaint.found)
    else:
        home = fields.home_of(complaint.model, group, str(key))
        # {wording: A, B, day: …}: the words behind a comma become a key without a value.
        comma = hints.behind_comma(key) if complaint.found is None else ""
        how = home or f"{comma}dùng một trong các khóa: {', '.join(choices)}."
    return problem(
        "S01",
        complaint.document.place(complaint.path, key=True),
        key=str(key)[:60],
        where=complaint.group_words,
        how=how,
    )


def _missing_key(complaint: Complaint) -> Problem:
    key = str(complaint.path[-1])
    return problem(
        "S02",
        complaint.document.place_of_missing(complaint.path),
        key=key,
        where=complaint.group_words,
        meaning=(complaint.field.description if complaint.field else None) or "Khóa bắt buộc.",
        how=fields.how_to_add(key, complaint.field),
    )


def _no_choice(complaint: Complaint) -> Problem:
    listed = str(complaint.context["expected"]).replace(" or ", ", ").split(", ")
    choices = [choice.strip("'") for choice in listed]
    meaning = (complaint.field.description if complaint.field else None) or ""
    explained = all(f"{choice} (" in meaning for choice in choices)
    shown = meaning[meaning.index(f"{choices[0]} (") :].rstrip(".") if explained else ", ".join(choices)
    return problem(
        "S04",
        complaint.source,
        found=_shown(complaint.found),
        hint=hints.choice(complaint.found, choices, meaning),
        choices=shown,
    )


def _no_moment(complaint: Complaint) -> Problem:
    how = hints.moment(complaint.found, complaint.context["example"])
    return problem("S05", complaint.source, found=_shown(complaint.found), how=how)


def _empty(complaint: Complaint) -> Problem:
    copied = "chép đúng lời của kế hoạch vào đây"
    how = copied if complaint.key in fields.PLANS_OWN else f"ghi nội dung, ví dụ: {complaint.example}"
    if complaint.field is not None and not complaint.field.is_required():
        how += "; nếu kế hoạch không nói thì xóa cả khóa"
    elif complaint.found is None:  # YAML takes "title: #1 …" for an empty value and a comment
        how += "; nội dung có dấu # thì đặt trong dấu ngoặc kép"
    return problem("S06", complaint.source, how=f"{how}.")


def _longer(device: str) -> str:
    stem, dot, ending = device.partition(".")
    return f"{stem}-1{dot}{ending}"


def _no_code(complaint: Complaint) -> Problem:
    reason, how = "không đúng dạng", hints.code(complaint.found, complaint.example)
    if complaint.kind == "string_too_long":
        limit = complaint.context["max_length"]
        reason, how = f"dài quá {limit} ký tự", f"rút ngắn còn không quá {limit} ký tự."
    elif complaint.context.get("device"):
        reason, how = (
            "là tên Windows giữ riêng, máy Windows không lưu được",
            f"ghi mã khác, ví dụ {_longer(complaint.found)}.",
        )
    elif r"\.[a-z]{3,4}" in str(complaint.context.get("pattern")):
        how = hints.file_name(complaint.found)
    elif "[IVX]" in str(complaint.context.get("pattern")):
        how = hints.section(complaint.found, complaint.example)
    return problem("S07", complaint.source, found=_shown(complaint.found), reason=reason, how=how)


def _out_of_range(complaint: Complaint) -> Problem:
    context = {name: f"{limit:g}" for name, limit in complaint.context.items()}
    limit = _LIMITS[complaint.kind].format(**context)
    settings = complaint.document.path.endswith("mkdocs.yml")
    how = f"ghi số {limit.removeprefix('phải ')}" if settings else "ghi lại con số theo đúng kế hoạch"
    return problem("S08", complaint.source, found=complaint.found, limit=limit, how=how)


def _not_one_thing(complaint: Complaint) -> Problem:
    said = [name for name in complaint.context["choices"].split(", ") if name in complaint.found]
    if len(said) > 1:
        reason = f"Thời điểm này ghi cả {_keys(said)}; chỉ được ghi một."
    else:
        reason = "Thời điểm này có lời văn mà chưa nói là ngày, tháng, quý hay năm nào."
    return problem("S09", complaint.source, reason=reason)


def _half_a_date(complaint: Complaint) -> Problem:
    key, needed = complaint.context["key"], complaint.context["needed"]
    return problem("D20", complaint.document.place((*complaint.path, key), key=True), key=key, needed=needed)


def _too_few(complaint: Complaint) -> Problem:
    return problem("S10", complaint.source, limit=complaint.context.get("min_length", 1))


def _quota(complaint: Complaint) -> Problem:
    said = [name for name in _COUNTS if name in complaint.found]
    if complaint.kind == "Q02":
        source = complaint.document.place((*complaint.path, "cases"), key=True)
        return problem("Q02", source, code=complaint.context["code"])
    if not said:
        reason = "chưa nói bao nhiêu"
        return problem("Q01", complaint.source, code=complaint.context["code"], reason=reason)
    source = complaint.document.place((*complaint.path, said[-1]), key=True)
    reason = f"ghi cả {_keys(said)}, là những cách đếm khác nhau"
    return problem("Q01", source, code=complaint.context["code"], reason=reason)


def _wrong_type(complaint: Complaint) -> Problem:
    kind = complaint.kind.split("_")[0].replace("finite", "float")
    if kind == "string" and complaint.found is None:
        return _empty(complaint)
    if kind == "model":
        record = fields.record_at(complaint.model, complaint.path)
        required = fields.required_keys(record) if record else []
        hint = hints.group(complaint.found, required, in_list=complaint.key is None)
    else:
        hint = hints.kind(kind, complaint.found, complaint.key, complaint.example)
    if complaint.found is None and complaint.field is not None and not complaint.field.is_required():
        hint = f"ghi giá trị, hoặc xóa khóa này. Cách ghi: {hint}"
    expected = _EXPECTED.get(kind, "chữ hoặc số")
    return problem("S03", complaint.source, expected=expected, found=_shown(complaint.found), hint=hint)


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
    "D20": _half_a_date,
    "Q01": _quota,
    "Q02": _quota,
}
