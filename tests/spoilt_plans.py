"""The shipped plans as other offices would have written them: other numerals, other names, no romans."""

from __future__ import annotations

import re
from typing import Any

from generator.citing import from_roman

_ROMAN = re.compile(r"^([IVX]+)\. ", re.MULTILINE)
_NUMBER = re.compile(r"^(\d+(?:\.\d+)*)\. ", re.MULTILINE)
OTHER_NAMES = {
    "Phòng Văn hóa - Xã hội": "Phòng Kinh tế tổng hợp",
    "Sở Nội vụ": "Sở Kế hoạch chung",
    "Phòng Nội vụ": "Phòng Kinh tế tổng hợp",
    "Tổ bầu cử": "Nhóm phụ trách",
}


def with_other_signs(text: str) -> str:
    """Signs such as "I-" and "1)", or "1/" and "1.2/": the path to every section stays what it was."""
    text = _ROMAN.sub(lambda found: f"{found[1]}- ", text)
    deeper = any("." in found[1] for found in _NUMBER.finditer(text))
    return _NUMBER.sub(lambda found: f"{found[1]}{'/' if deeper else ')'} ", text)


def without_romans(text: str) -> str:
    """Numbers at every level: I.1. is 1.1., IV.1.2. is 4.1.2."""
    top = ""
    lines = []
    for line in text.split("\n"):
        if found := _ROMAN.match(line):
            top = str(from_roman(found[1]))
            lines.append(f"{top}. {line[found.end() :]}")
        elif (found := _NUMBER.match(line)) and top:
            lines.append(f"{top}.{found[1]}. {line[found.end() :]}")
        else:
            lines.append(line)
    return "\n".join(lines)


def cited_without_romans(made: Any) -> Any:
    """Data whose sources are those of `without_romans`."""
    if isinstance(made, dict):
        return {
            key: _number(value) if key == "source" else cited_without_romans(value)
            for key, value in made.items()
        }
    return [cited_without_romans(each) for each in made] if isinstance(made, list) else made


def _number(source: str) -> str:
    first, dot, rest = source.partition(".")
    return f"{from_roman(first)}{dot}{rest}"


def renamed(data: Any) -> Any:
    """Text or data with other names for some units, which no registry has."""
    if isinstance(data, dict):
        return {key: renamed(value) for key, value in data.items()}
    if isinstance(data, list):
        return [renamed(each) for each in data]
    if isinstance(data, str):
        for name, other in OTHER_NAMES.items():
            data = data.replace(name, other)
    return data
