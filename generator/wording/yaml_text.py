"""Plain data as YAML for staff to edit: short values plain, long ones folded, dates in a line."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from generator.marks import normalize

WIDTH = 110
_DATE_KEYS = {"wording", "bound", "day", "to_day", "month", "quarter", "year", "event", "unknown"}
# What our reader takes for no text, and what other YAML tools do.
_NO_TEXT = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_PLAIN = re.compile(r"[^\W\d_][\w ./;()–-]*|[12]\d{3}(?:-[\dQ]\d?){1,2}|[a-z0-9]+-[a-z0-9-]*[a-z0-9]")


def clean(text: str) -> str:
    """What was typed as one line of composed letters; characters that no file of ours holds are dropped."""
    composed = normalize("NFC", text)
    return " ".join("".join(sign if sign.isprintable() else " " for sign in composed).split())


def scalar(value: Any) -> str:
    """One value on its line, in quotes where the reader would take it for something else."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str):
        return str(value)
    plain = _PLAIN.fullmatch(value) and value == value.strip() and value.lower() not in _NO_TEXT
    return value if plain else quoted(value)


def quoted(value: str) -> str:
    """Words in straight quotes."""
    return json.dumps(value, ensure_ascii=False)


def entry(key: str, value: Any, indent: int) -> Iterator[str]:
    """The lines of one key with its value."""
    pad = " " * indent
    if isinstance(value, Mapping) and set(value) <= _DATE_KEYS:
        yield f"{pad}{key}: {in_flow(value)}"
    elif isinstance(value, Mapping):
        yield f"{pad}{key}:"
        yield from group(value, indent + 2)
    elif isinstance(value, list | tuple):
        yield from _list(key, value, indent)
    elif isinstance(value, str) and _folds(value) and len(pad) + len(key) + len(value) > WIDTH - 4:
        yield f"{pad}{key}: >-"
        yield from _folded(value, indent + 2)
    else:
        yield f"{pad}{key}: {scalar(value)}"


def group(values: Mapping[str, Any], indent: int) -> Iterator[str]:
    """The lines of a group of keys."""
    for key, value in values.items():
        yield from entry(key, value, indent)


def item(value: Any, indent: int) -> Iterator[str]:
    """The lines of a list's entry."""
    pad = " " * indent
    if isinstance(value, Mapping):
        lines = list(group(value, indent + 2))
        yield f"{pad}- {lines[0].lstrip()}"
        yield from lines[1:]
    elif isinstance(value, list | tuple):
        yield f"{pad}- {in_flow(value)}"
    elif isinstance(value, str) and _folds(value) and len(pad) + len(value) > WIDTH - 4:
        yield f"{pad}- >-"
        yield from _folded(value, indent + 2)
    else:
        yield f"{pad}- {scalar(value)}"


def _list(key: str, values: list[Any] | tuple[Any, ...], indent: int) -> Iterator[str]:
    pad = " " * indent
    flow = ", ".join(in_flow(value) for value in values if not isinstance(value, Mapping | list))
    if not any(isinstance(value, Mapping | list) for value in values) and len(pad + key + flow) < WIDTH - 4:
        yield f"{pad}{key}: [{flow}]"
        return
    yield f"{pad}{key}:"
    for value in values:
        yield from item(value, indent + 2)


def _folds(text: str) -> bool:
    """Whether folding loses nothing: single spaces only."""
    return " ".join(text.split()) == text


def _folded(text: str, indent: int) -> Iterator[str]:
    pad = " " * indent
    yield from textwrap.wrap(
        text, WIDTH, initial_indent=pad, subsequent_indent=pad, break_long_words=False, break_on_hyphens=False
    )


def in_flow(value: Any) -> str:
    """A value in one line, as it stands between brackets."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {in_flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(in_flow, value)) + "]"
    return scalar(value)
