"""A campaign file with other values in some of its parts; every other part stays character by character.

A part is a top key with what stands below it. One that changes is written anew, which would lose comments and
a form of its own: it is left to people unless it stands in the form that import gives it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from generator.wording.yaml_text import group

_KEY = re.compile(r"(?P<key>[a-z_]+):(?:\s|$)")


def by_hand(text: str, now: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[str, ...]:
    """The parts that change and cannot be written anew without losing something of people's."""
    if now == new:
        return ()
    parts = _parts(text)[1]
    return tuple(
        key
        for key, value in now.items()
        if key not in parts or (value != new.get(key) and parts[key].lines != tuple(group({key: value}, 0)))
    )


def with_parts(text: str, now: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    """The file's text with the values of `new`; `by_hand` says whether that is possible."""
    if now == new:
        return text
    made, parts = _parts(text)
    for key, value in new.items():
        if key not in now:
            gap = [""] if isinstance(value, Mapping | list) else []
            made = [*made, *group({key: value}, 0), *gap]
        else:
            lines = parts[key].lines if now[key] == value else group({key: value}, 0)
            made = [*made, *lines, *parts[key].after]
    sign = "\r\n" if "\r\n" in text else "\n"
    return sign.join(made).rstrip() + sign


class _Part(NamedTuple):
    lines: tuple[str, ...]
    after: tuple[str, ...]
    """The blank lines and comments that follow it."""


def _parts(text: str) -> tuple[list[str], dict[str, _Part]]:
    """The lines above the first key, and each part by its key."""
    lines = text.splitlines()
    starts = [(index, found["key"]) for index, line in enumerate(lines) if (found := _KEY.match(line))]
    ends = [*(index for index, _ in starts[1:]), len(lines)]
    parts: dict[str, _Part] = {}
    for (start, key), end in zip(starts, ends, strict=True):
        last = end
        while last > start + 1 and (not lines[last - 1].strip() or lines[last - 1].startswith("#")):
            last -= 1
        parts[key] = _Part(tuple(lines[start:last]), tuple(lines[last:end]))
    return lines[: starts[0][0] if starts else len(lines)], parts
