"""How a place of a campaign file is named so that editing elsewhere does not move it, and what stands there.

An address joins keys and codes by dots: `milestones.nop-ho-so.date`. In a list whose entries have no code it
names the section of the plan, `purposes[I.1].text`, of a second one with the same section `purposes[I.1~2]`;
an entry without a section by the line of plan.txt that has its words, `plan.recipients[@97]`. Works on plain
data (dicts and lists, as the YAML reader gives them).
"""

from __future__ import annotations

import hashlib
import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate
from typing import Any, NamedTuple

from generator.problems import Steps

PlanLines = Sequence[tuple[int, str]]
"""The paragraphs of plan.txt, each with its line."""

_CODES = ("code", "award")  # an award's own code stands under `award`
_STEP = r"[a-z0-9_-]+(?:\[[^\[\]]+\])?"
_ADDRESS = re.compile(rf"{_STEP}(?:\.{_STEP})*")
_PART = re.compile(r"\[(?P<choice>[^\[\]]+)\]|(?P<name>[a-z0-9_-]+)")
_WORD = re.compile(r"\w+")


class Place(NamedTuple):
    """A place of a campaign file: its path, and whether something is written there.

    Of a list's entry that is not there the path is that of the list.
    """

    steps: Steps
    written: bool


def find_all(data: Any, addresses: Sequence[str], lines: PlanLines = ()) -> list[Place | None]:
    """The place that each address names; None where one leads through an entry that is not there."""
    names = _Names(lines)
    return [_found(data, at, names) if _ADDRESS.fullmatch(at) else None for at in addresses]


def value_at(data: Any, steps: Steps) -> Any:
    """What stands at a path of plain data; None where nothing does."""
    for step in steps:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def addresses(data: Any, lines: PlanLines = ()) -> Iterator[tuple[str, Steps]]:
    """Every address of plain data with its path; `find_all` leads back. Unnamed entries are left out."""
    yield from _below("", (), data, _Names(lines))


def address(data: Any, steps: Steps, lines: PlanLines = ()) -> str | None:
    """The address of a path, the last key of which need not be there; None where none names it."""
    at, known = "", _Names(lines)
    for number, step in enumerate(steps):
        holder = value_at(data, steps[:number])
        if isinstance(step, int):
            names = known.of(holder) if isinstance(holder, list) else []
            name = names[step] if step < len(names) else None
            if name is None:
                return None
            at += name
        else:
            at += f".{step}" if at else step
    return at


def value_hash(value: Any) -> str:
    """The SHA-256 of a value as compact JSON in UTF-8, its keys sorted, days as YYYY-MM-DD."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} stands in no campaign file")


def _found(data: Any, at: str, names: _Names) -> Place | None:
    parts = list(_PART.finditer(at))
    steps: Steps = ()
    for number, part in enumerate(parts, 1):
        if part["name"] and not isinstance(data, list):
            if data is not None and not isinstance(data, dict):
                return None
            steps, data = (*steps, part["name"]), (data or {}).get(part["name"])
            continue
        entries = [] if data is None else data
        if not isinstance(entries, list):
            return None
        wanted = f".{part['name']}" if part["name"] else f"[{part['choice']}]"
        known = names.of(entries)
        if wanted not in known:
            return Place(steps, written=False) if number == len(parts) else None
        index = known.index(wanted)
        steps, data = (*steps, index), entries[index]
    return Place(steps, written=data is not None)


def _below(at: str, steps: Steps, data: Any, names: _Names) -> Iterator[tuple[str, Steps]]:
    if isinstance(data, dict):
        inner = [(f"{at}.{key}" if at else str(key), key, value) for key, value in data.items()]
    elif isinstance(data, list):
        known = names.of(data)
        inner = [(f"{at}{name}", i, data[i]) for i, name in enumerate(known) if name is not None]
    else:
        return
    for name, step, value in inner:
        yield name, (*steps, step)
        yield from _below(name, (*steps, step), value, names)


class _Names:
    """What is put behind a list's address to name each of its entries."""

    def __init__(self, lines: PlanLines) -> None:
        """`lines`: those of the plan, whose words are looked for in one text."""
        words = [run_of_words(text) for _, text in lines]
        self._text = "\n".join(words)
        self._starts = list(accumulate((len(each) + 1 for each in words), initial=0))
        self._lines = [line for line, _ in lines]
        self._known: dict[int, list[str | None]] = {}

    def of(self, entries: list[Any]) -> list[str | None]:
        """The name of each entry; None where it has none."""
        if id(entries) not in self._known:
            self._known[id(entries)] = list(self._of(entries))
        return self._known[id(entries)]

    def _of(self, entries: list[Any]) -> Iterator[str | None]:
        taken: set[str] = set()
        times: Counter[str] = Counter()
        for entry in entries:
            code = _code(entry)
            name = f".{code}" if code is not None and f".{code}" not in taken else None
            base = (_source(entry) or self._line(entry)) if name is None else None
            while base is not None and (name is None or name in taken):
                times[base] += 1
                name = f"[{base}~{times[base]}]" if times[base] > 1 else f"[{base}]"
            if name is not None:
                taken.add(name)
            yield name

    def _line(self, entry: Any) -> str | None:
        """The first line that has the entry's words: of its texts the first one that is found."""
        for text in _texts(entry) if self._lines else ():
            words = run_of_words(text)
            at = self._text.find(words) if words else -1
            if at >= 0:
                return f"@{self._lines[bisect_right(self._starts, at) - 1]}"
        return None


def _code(entry: Any) -> str | None:
    values = [entry.get(key) for key in _CODES] if isinstance(entry, Mapping) else []
    return next((value for value in values if isinstance(value, str)), None)


def _source(entry: Any) -> str | None:
    source = entry.get("source") if isinstance(entry, Mapping) else None
    return source if isinstance(source, str) else None


def _texts(entry: Any) -> Iterator[str]:
    """The texts of an entry, its own before those of its groups."""
    if isinstance(entry, str):
        yield entry
    values = list(entry.values()) if isinstance(entry, Mapping) else entry if isinstance(entry, list) else []
    yield from (value for value in values if isinstance(value, str))
    for value in values:
        if not isinstance(value, str):
            yield from _texts(value)


def run_of_words(text: str) -> str:
    """The words of a text in lower case, one space around each: " kế hoạch "; "" for none."""
    words = " ".join(word.casefold() for word in _WORD.findall(text))
    return f" {words} " if words else ""
