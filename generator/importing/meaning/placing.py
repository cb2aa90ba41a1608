"""From what the readers give to plain data: every `Unsure` becomes an open point at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from generator.importing.meaning.unsure import Unsure
from generator.model.places import PlanLines, addresses
from generator.problems import Steps

_DAYS = frozenset((
    "day", "to_day", "month", "to_month", "quarter", "to_quarter", "half", "year", "relative", "recurring",
    "hour",
))  # fmt: skip
_NUMBERS = frozenset((
    "value", "collectives", "individuals", "households", "cases", "copies", "sets", "points", "least", "most",
    "at_least", "at_most", "more_than", "less_than", "maximum", "number",
))  # fmt: skip


_NO_ENTRY = frozenset(("like_an_entry", "no_entry"))


class Open(NamedTuple):
    """An open point: its address, what is not known there, and the plain value that was understood."""

    at: str
    unsure: Unsure
    understood: Any = None


class Placed(NamedTuple):
    """Plain data without any mark, and its open points in the order of the data."""

    data: dict[str, Any]
    points: tuple[Open, ...]


class _Found(NamedTuple):
    steps: Steps
    entry: int | None
    """The line of an entry of a list that is not written at all."""
    unsure: Unsure


def placed(data: Mapping[str, Any], lines: PlanLines, *, scanned: bool) -> Placed:
    """Take the marks out; from a scan every day and every number is one more open point."""
    found: list[_Found] = []
    plain = _value(data, (), 0, found, scanned=scanned)
    points: list[Open] = []
    named = {steps: at for at, steps in addresses(plain, lines)}
    for each in found:
        at = named.get(each.steps) or _below(named.get(each.steps[:-1]), each.steps)
        if each.entry is not None:
            at = f"{at}[@{each.entry}]" if at else None
        place = at or ".".join(step for step in each.steps if isinstance(step, str))
        points.append(Open(place, each.unsure, _value(each.unsure.understood, (), 0, [], scanned=False)))
    return Placed(plain, tuple(points))


def _below(at: str | None, steps: Steps) -> str | None:
    """The address of a key that is not written, below that of what holds it."""
    return f"{at}.{steps[-1]}" if at else None


def _value(value: Any, steps: Steps, line: int, found: list[_Found], *, scanned: bool) -> Any:
    if isinstance(value, Unsure):
        found.append(_Found(steps, None, value))
        # What is open as a whole has no open points inside it, but for a reward that no registry is sure of:
        # whoever confirms a number has not looked at whose reward it is.
        inside: list[_Found] = []
        plain = _value(value.understood, steps, value.line, inside, scanned=False)
        found += [each for each in inside if each.steps[-1] == "award" and _is_apart(each.unsure)]
        return plain
    if isinstance(value, Mapping):
        return _mapping(value, steps, value.get("@line", line), found, scanned=scanned)
    if isinstance(value, list | tuple):
        return _list(value, steps, line, found, scanned=scanned)
    return value


def _is_apart(award: Unsure) -> bool:
    """Whether whose reward it is stays a question of its own; what is not written at all is one, too."""
    return award.why in _NO_ENTRY or award.understood is None


def _mapping(
    values: Mapping[str, Any], steps: Steps, line: int, found: list[_Found], *, scanned: bool
) -> dict[str, Any]:
    if scanned and "wording" in values and not _DAYS.isdisjoint(values):
        found.append(_Found(steps, None, Unsure("scanned", values["wording"], line, dict(values))))
        scanned = False
    plain: dict[str, Any] = {}
    for key, value in values.items():
        if key.startswith("@"):
            continue
        inner = _value(value, (*steps, key), line, found, scanned=scanned)
        if inner is None or inner in ([], ""):
            continue
        plain[key] = inner
        if scanned and key in _NUMBERS and not isinstance(value, Unsure | Mapping):
            said = inner if isinstance(inner, str) else words_beside(values)
            found.append(_Found((*steps, key), None, Unsure("scanned", said, line, inner)))
    return plain


def words_beside(values: Mapping[str, Any]) -> str:
    """The plan's own words in a record, beside its other values; "" where it has none."""
    keys = ("wording", "text", "subject", "title")
    return next((values[key] for key in keys if isinstance(values.get(key), str)), "")


def _list(values: Sequence[Any], steps: Steps, line: int, found: list[_Found], *, scanned: bool) -> list[Any]:
    plain: list[Any] = []
    for value in values:
        if isinstance(value, Unsure) and value.understood is None:
            found.append(_Found(steps, value.line, value))
        else:
            plain.append(_value(value, (*steps, len(plain)), line, found, scanned=scanned))
    return plain


def words_of(data: Any) -> Iterator[str]:
    """Every text that plain data holds."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for value in data.values():
            yield from words_of(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from words_of(value)
