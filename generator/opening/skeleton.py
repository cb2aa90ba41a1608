"""A commented campaign file: every key with the model's own words, what is known filled in, the rest waiting.

Guidance stands behind "##", keys that wait behind one "#": taking one sign away from any line does no harm.
Words that wait stand in quotes and one below the other: what is pasted there may hold a colon or a comma.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from generator.model.base import NOT_COPIED, Statement
from generator.model.campaign import Campaign
from generator.model.plan.plan_date import PlanDate
from generator.validate.shape.fields import is_list, record_type
from generator.wording.dates import date_vi
from generator.wording.yaml_text import WIDTH, entry, item, quoted, scalar

SCHEMA_LINE = "# yaml-language-server: $schema=../campaign.schema.json"
_COMPARE = "Của kế hoạch cũ: sửa từng con số, từng lời văn theo kế hoạch mới rồi mới xóa dấu # sát lề."
PLACEHOLDER = f"({NOT_COPIED})"

# Keys that a plan nearly always fills though the model can do without: shown beside the required ones.
_SHOWN: Mapping[str, tuple[str, ...]] = {
    "OfferedAward": ("criteria",),
    "CriteriaSet": ("match", "criteria"),
    "CriteriaGroup": ("match",),
    "Scoring": ("maximum",),
    "ScoreItem": ("points",),
    "Quota": ("units", "strictness", "collectives", "individuals"),
    "Dossier": ("documents", "submissions"),
    "DossierDocument": ("form",),
    "Submission": ("channels", "milestone"),
    "Milestone": ("binds_text",),
    "Basis": ("relation",),
    "Recipient": ("purpose",),
}


def first_change(day: date) -> dict[str, Any]:
    """The first entry of a campaign's log."""
    return {
        "date": {"wording": f"ngày {date_vi(day)}", "day": day.isoformat()},
        "text": "Đưa kế hoạch lên cổng.",
    }


def campaign_text(values: Mapping[str, Any], header: tuple[str, ...], old: Mapping[str, Any]) -> str:
    """The whole file: `values` by the keys of a campaign, `header` the comment at the top.

    `old` values wait behind "#" to be compared with the new plan, in place of the model's examples.
    """
    lines = [SCHEMA_LINE, *(line for text in header for line in _comment(text, 0)), ""]
    for name, field in Campaign.model_fields.items():
        if name == "sample":  # a new campaign is never one
            continue
        if name in old:
            lines += [*_comment(f"{name}: {field.description} {_COMPARE}", 0)]
            lines += [*(f"#{line}" for line in entry(name, old[name], 0)), ""]
        else:
            lines += [*_key(name, field, values, Campaign, 0), ""]
    return "\n".join(lines).rstrip() + "\n"


def _key(
    name: str, field: FieldInfo, values: Mapping[str, Any], model: type[BaseModel], indent: int
) -> Iterator[str]:
    """The guidance of one key, and the key itself: filled in, or waiting."""
    meaning = _meaning(name, field, model)
    yield from _comment(f"{name}: {meaning}", indent)
    if name not in values:
        for line in _waiting(name, field, model, indent):
            yield f"#{line.removesuffix(f'  # {meaning}')}"  # the meaning stands above already
        return
    record = record_type(field.annotation)
    if record is None or record is PlanDate:
        yield from entry(name, values[name], indent)
    elif is_list(field.annotation):
        yield f"{' ' * indent}{name}:"
        yield from _items(record, values[name], indent + 2)
    else:
        yield f"{' ' * indent}{name}:"
        for inner, inner_field in record.model_fields.items():
            yield from _key(inner, inner_field, values[name], record, indent + 2)


def _items(record: type[BaseModel], items: list[Any], indent: int) -> Iterator[str]:
    """The entries of a list, below what their keys mean; what an entry may hold besides waits behind it."""
    fields = record.model_fields
    for key in dict.fromkeys(key for each in items if isinstance(each, Mapping) for key in each):
        yield from _comment(f"{key}: {fields[key].description}", indent)
    for each in items:
        if not isinstance(each, Mapping):
            yield f"{' ' * indent}- {scalar(each)}"
            continue
        yield from item(each, indent)
        for key in _SHOWN.get(record.__name__, ()):
            if key not in each and "by_reference" not in each:
                yield from (f"#{line}" for line in _waiting(key, fields[key], record, indent + 2))


def _waiting(name: str, field: FieldInfo, model: type[BaseModel], indent: int) -> Iterator[str]:
    """A key with what it needs at least, as it would stand in the file."""
    pad = " " * indent
    record = record_type(field.annotation)
    if record is PlanDate:
        yield f"{pad}{name}: {{wording: {quoted(PLACEHOLDER)}, unknown: true}}{_hint(field, model, name)}"
    elif record is None and is_list(field.annotation) and _takes_words(model, name):
        yield f"{pad}{name}:{_hint(field, model, name)}"
        yield f"{pad}  - {quoted(PLACEHOLDER)}"
    elif record is None:
        yield f"{pad}{name}: {_example(name, field, model)}{_hint(field, model, name)}"
    else:
        yield f"{pad}{name}:{_hint(field, model, name)}"
        deeper = indent + 4 if is_list(field.annotation) else indent + 2
        lines = [
            line for key in _kept(record) for line in _waiting(key, record.model_fields[key], record, deeper)
        ]
        if is_list(field.annotation):
            lines[0] = f"{' ' * (indent + 2)}- {lines[0].lstrip()}"
        yield from lines


def _kept(record: type[BaseModel]) -> list[str]:
    shown = _SHOWN.get(record.__name__, ())
    return [name for name, field in record.model_fields.items() if field.is_required() or name in shown]


def _example(name: str, field: FieldInfo, model: type[BaseModel]) -> str:
    """A placeholder or an example: words are never invented, codes and numbers are the model's examples."""
    if _takes_words(model, name):
        return quoted(PLACEHOLDER)
    example = field.examples[0] if field.examples else field.default
    if example is PydanticUndefined:  # a table
        return f"[[{quoted(PLACEHOLDER)}]]"
    if isinstance(example, list | tuple):
        return f"[{', '.join(map(scalar, example))}]"
    return scalar("" if example is None else example)


def _takes_words(model: type[BaseModel], name: str) -> bool:
    """Whether any words may stand there: not a code, not one of several choices, not a number."""
    schema = _properties(model)[name]
    options = schema.get("anyOf", [schema])
    options = [each.get("items", each) for each in options]
    return any(
        each.get("type") == "string" and not {"pattern", "enum", "const"} & set(each) for each in options
    )


@cache
def _properties(model: type[BaseModel]) -> dict[str, dict[str, Any]]:
    schema = model.model_json_schema()
    found: dict[str, dict[str, Any]] = (
        schema.get("properties") or schema["$defs"][model.__name__]["properties"]
    )
    return found


def _hint(field: FieldInfo, model: type[BaseModel], name: str) -> str:
    return f"  # {_meaning(name, field, model)}"


def _meaning(name: str, field: FieldInfo, model: type[BaseModel]) -> str:
    """The model's words for a key, with an example where words belong that the placeholder does not show.

    One example for every statement of every part would mislead more than it helps.
    """
    shown = field.examples and not issubclass(model, Statement) and _takes_words(model, name)
    example = field.examples[0] if field.examples and shown else None
    written = "; ".join(example) if isinstance(example, list) else example
    return f"{field.description} Ví dụ: {written}" if written else str(field.description)


def _comment(text: str, indent: int) -> Iterator[str]:
    start = f"{' ' * indent}## "
    yield from textwrap.wrap(
        text,
        WIDTH,
        initial_indent=start,
        subsequent_indent=start,
        break_long_words=False,
        break_on_hyphens=False,
    )
