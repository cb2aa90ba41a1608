"""Texts of the check and of the model in the desk's words: without keys, values, files, commands.

Such texts have a key or a value between backticks (`number`, `bound: before`, `plan.remarks`) and call files
by their names. Here a key becomes the name of its field, a value what it means, a file the part of the desk
in which it is edited. What is done in another way at the desk the catalogue says itself (`desk_detail`,
`desk_fix`).
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Literal, NamedTuple, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.desk.forms.answers import kinds
from generator.model.campaign import Campaign
from generator.model.registry import Portal, Registries
from generator.problems import Problem, Steps
from generator.validate.shape.fields import field_at, record_at, record_type

_SHORT = re.compile(r"[.,:;(]")
_MARKED = re.compile(r"(?:(?:các )?khóa )?`([^`]+)`")
_IS = re.compile(r"`([a-z_]+)` là `([a-z_]+)`")
_PAIR = re.compile(r"([a-z_]+): (\[[^\]]*\]|\"[^\"]*\"|[^,]+)(?:, |$)")
_PATH = re.compile(r"[a-z_]+(?:[.\[][^.\[\]]+\]?)+")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_COMMAND = re.compile(r",? hoặc (?:bằng lệnh|chạy):? thidua [^.;]*")
_CHOICES = re.compile(r":?(?:(?:,| hoặc| hay)? [a-z_-]+ \([^()]+\))+")
_TWICE = re.compile(r"([^\W\d_][^,;:.()“”]*) \(“(\1[^”]*)”\)", re.IGNORECASE)
_KINDS = (
    ("nhóm khóa", "nhóm gồm nhiều ô"),
    ("true hoặc false", "có hoặc không"),
    ("“true”", "“có”"),
    ("“false”", "“không”"),
)
"""What values of a file are called at the desk."""
_TICKED = ((re.compile(r"\btrue\b(?! hoặc)"), "đánh dấu"), (re.compile(r"\bghi false\b"), "không đánh dấu"))
_FOLDER = re.compile(r"(?:trong |vào )?(?:thư mục )?(?:campaigns/[\w-]+/)?\bhonours/(?!\w)")
_FILE = re.compile(
    r" \(plan\.txt\)|(?:danh mục )?(?:campaigns/[\w-]+/(?:honours/)?)?\b([a-z_]+\.(?:yml|txt|json))(?![\w/])"
)


def _registry_words() -> Iterator[tuple[str, str]]:
    for name, field in Registries.model_fields.items():
        yield f"{name}.yml", f"danh mục “{label_of(field, name)}”"


def label_of(field: FieldInfo, name: str) -> str:
    """A field's name: its description up to the first punctuation that ends or opens something."""
    return _SHORT.split(field.description or name)[0].strip()


def choice_vi(value: str, description: str) -> str:
    """What a choice means, as the description says: "dossier (hạn nộp hồ sơ …)"."""
    found = re.search(rf"(?<![a-z_]){re.escape(value)} \(([^)]*)\)", description)
    return found[1] if found else value


_FILES: Mapping[str, str] = {
    **dict(_registry_words()),
    "campaign.yml": "dữ liệu của phong trào",
    "plan.txt": "phần “Toàn văn”",
    "open.yml": "phần “Điểm mở”",
    "mkdocs.yml": "cài đặt của cổng",
    "ledger.json": "sổ công bố",
}
"""What a file is called at the desk."""
_GROUPS: Mapping[str, str] = {"extra.portal": "Cơ quan, liên hệ"}
"""The groups of mkdocs.yml that have a form, as it is called."""


class Here(NamedTuple):
    """Where a text belongs: a value's path in a record of the model."""

    model: type[BaseModel]
    steps: Steps = ()

    @property
    def records(self) -> list[type[BaseModel]]:
        """The records around the value, from inside out, then all that the forms show."""
        sizes = range(len(self.steps), -1, -1)
        around = (record_at(self.model, self.steps[:size]) for size in sizes)
        return list(dict.fromkeys([*(each for each in around if each), *_every(self.model)]))


def worded(found: Problem, here: Here | None) -> Problem:
    """A problem in the desk's words; `here` is None where no form has its place, such as in a Word form."""
    detail, fix = found.desk_detail or found.detail, found.desk_fix or found.fix
    return replace(found, detail=plain(detail, here), fix=plain(fix, here))


def plain(text: str, here: Here | None) -> str:
    """A text in the desk's words."""
    for of_files, at_desk in _KINDS:
        text = text.replace(of_files, at_desk)
    text = _IS.sub(r"`\1: \2`", text)
    text = _MARKED.sub(lambda mark: _said(mark[1], here), _COMMAND.sub("", text))
    text = _FILE.sub(_file, _FOLDER.sub("ở trang “Danh sách khen thưởng”", text))
    return _TWICE.sub(r"“\2”", text)


def help_of(field: FieldInfo, here: Here) -> str:
    """A field's description as its form shows it: without its choices, of true and false the tick."""
    text = field.description or ""
    if any(get_origin(each) is Literal for each in kinds(field.annotation)):
        text = _CHOICES.sub("", text, count=1)
    text = plain(text, here)
    for pattern, words in _TICKED:
        text = pattern.sub(words, text)
    return text


def _said(marked: str, here: Here | None) -> str:
    """What stands between backticks, in the words of the form."""
    if here is None:
        return f"“{marked}”"
    if marked in _GROUPS:
        return f"“{_GROUPS[marked]}”"
    pairs = _PAIR.findall(marked)
    if pairs and "".join(f"{key}: {value}" for key, value in pairs) == marked.replace(", ", ""):
        return ", ".join(f"“{_label(key, here)}” là “{_value(key, value, here)}”" for key, value in pairs)
    if _PATH.fullmatch(marked) and (words := _path(marked)):
        return f"“{words}”"
    return f"“{_meaning(marked, here)}”"


def _meaning(marked: str, here: Here) -> str:
    """What a value of the field here means, a key's name, what any value means; else the text itself."""
    own = field_at(here.model, here.steps)
    if own is not None and (words := choice_vi(marked, own.description or "")) != marked:
        return words
    if (words := _label(marked, here)) != marked:
        return words
    fields = (field for record in here.records for field in record.model_fields.values())
    meanings = (choice_vi(marked, field.description or "") for field in fields)
    return next((words for words in meanings if words != marked), marked)


def _label(key: str, here: Here) -> str:
    records = (record for record in here.records if key in record.model_fields)
    record = next(records, None)
    return label_of(record.model_fields[key], key) if record else key


def _value(key: str, value: str, here: Here) -> str:
    value = value.strip('"')
    if value in ("true", "false"):
        return "có" if value == "true" else "không"
    fields = (record.model_fields[key] for record in here.records if key in record.model_fields)
    field = next(fields, None)
    return choice_vi(_DAY.sub(r"\3/\2/\1", value), (field.description or "") if field else "")


def _path(marked: str) -> str:
    """The names on the way to a value of a campaign; an entry by its code. "" for no such way."""
    record: type[BaseModel] | None = Campaign
    words: list[str] = []
    for step in filter(None, re.split(r"[.\[\]]", marked)):
        field = record.model_fields.get(step) if record else None
        if field is not None:
            words.append(label_of(field, step))
            record = record_type(field.annotation)
        elif words:
            words[-1] += f" {step}"
    return ": ".join(words)


def _file(found: re.Match[str]) -> str:
    return _FILES.get(found[1], found[0]) if found[1] else ""


@cache
def _every(first: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """Every record that forms show, the outer ones first; those of `first` before all others."""
    found: dict[type[BaseModel], None] = {}
    for top in (first, Campaign, Registries, Portal):
        waiting = deque([top])
        while waiting:
            record = waiting.popleft()
            if record not in found:
                found[record] = None
                inner = (record_type(field.annotation) for field in record.model_fields.values())
                waiting.extend(each for each in inner if each)
    return tuple(found)
