"""A draft beside the file that people made of the same plan: which words, which facts, what is wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from generator.importing.drafting import Draft
from generator.load.plan.plan_text import lines_of, parse_plan
from generator.model.places import find_all

# No plan says these: people choose them, or the portal does.
_CHOSEN = frozenset((
    "id", "draft", "short_title", "topics", "changes", "remarks", "code", "reading", "review_ends",
    "overrides", "subject", "milestone",
))  # fmt: skip
_CHOSEN_AT = frozenset(("milestones.title", "milestones.text", "dossiers.documents.name", "dossiers.heading"))
_WORDS = frozenset((
    "text", "title", "heading", "preamble", "wording", "introduction", "closing", "enactment", "note",
    "condition", "group", "binds_text", "attachments", "place", "name", "position", "capacity",
    "contents_introduction", "criteria", "tasks", "items", "applies_to",
))  # fmt: skip
_RECORDS = frozenset(("quotas", "milestones", "awards", "dossiers", "measures", "waves", "scoring"))
"""What claims something by being there at all."""

Steps = tuple[Any, ...]


@dataclass
class Comparison:
    """What became of the facts of one plan; `wrong`: certain and not so, each with both values."""

    right: int = 0
    open: int = 0
    missing: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    words: int = 0
    words_placed: int = 0

    def add(self, other: Comparison) -> None:
        self.right += other.right
        self.open += other.open
        self.missing += other.missing
        self.wrong += other.wrong
        self.words += other.words
        self.words_placed += other.words_placed

    @property
    def facts(self) -> int:
        return self.right + self.open + len(self.missing) + len(self.wrong)


def compared(made: Mapping[str, Any], draft: Draft, plan_text: str) -> Comparison:
    """The draft of a plan against the file that people made of it."""
    lines = lines_of(parse_plan(plan_text))
    data = dict(draft.campaign)
    opened: set[Steps] = set()
    lists: set[Steps] = set()
    places = find_all(data, [point.at for point in draft.points], lines)
    for point, place in zip(draft.points, places, strict=True):
        assert place is not None, point.at
        (opened if place.written or not point.at.endswith("]") else lists).add(place.steps)
    found = Comparison()
    _Comparing(found, opened, lists, _by_part(data)).mapping(made, data, Where((), ""))
    _count_words(found, made, data)
    return found


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _texts(data: Any, key: str = "text") -> Iterator[str]:
    """The plan's words in data: no codes, no choices."""
    if isinstance(data, str) and key in _WORDS:
        yield data
    elif isinstance(data, Mapping):
        for inner, value in data.items():
            yield from _texts(value, inner) if inner not in _CHOSEN else ()
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _texts(value, key)


def _by_part(data: Mapping[str, Any]) -> dict[str, str]:
    parts = {key: value for key, value in data.items() if key != "plan"}
    parts |= {f"plan.{key}": value for key, value in data.get("plan", {}).items()}
    return {key: " ".join(f" {_words(text)} " for text in _texts(value)) for key, value in parts.items()}


def _count_words(found: Comparison, made: Mapping[str, Any], data: Mapping[str, Any]) -> None:
    there = _by_part(data)
    for part, words in _by_part({key: value for key, value in made.items() if key not in _CHOSEN}).items():
        if part.removeprefix("plan.") in _CHOSEN:
            continue
        said = Counter(words.split())
        found.words += sum(said.values())
        found.words_placed += sum((said & Counter(there.get(part, "").split())).values())


class Where(NamedTuple):
    """A place in the draft, and the part of a campaign that it belongs to."""

    steps: Steps
    part: str

    def at(self, step: Any, part: str | None = None) -> Where:
        return Where((*self.steps, step), self.part if part is None else part)

    def __str__(self) -> str:
        return ".".join(map(str, self.steps))


class _Comparing:
    def __init__(
        self, found: Comparison, opened: set[Steps], lists: set[Steps], parts: dict[str, str]
    ) -> None:
        self.found, self.opened, self.lists, self.parts = found, opened, lists, parts

    def _open(self, where: Where) -> bool:
        return any(where.steps[:length] in self.opened for length in range(1, len(where.steps) + 1))

    def mapping(
        self, made: Mapping[str, Any], got: Mapping[str, Any], where: Where, beside: Sequence[Any] = ()
    ) -> None:
        for key, value in made.items():
            inner = f"plan.{key}" if where.part == "plan" else where.part or key
            if _chosen(key, inner):
                continue
            if isinstance(value, list) and any(isinstance(each, Mapping) for each in value):
                others = got.get(key)
                self.entries(value, others if isinstance(others, list) else [], where.at(key, inner), got)
            else:
                self.value(key, value, got.get(key), where.at(key, inner))
        said = set(_codes([made, *beside]))
        for key, value in got.items():
            if key not in made and not _chosen(key, where.part or key) and not set(_codes(value)) <= said:
                self.beyond(key, value, where.at(key))

    def value(self, key: str, made: Any, got: Any, where: Where) -> None:
        if isinstance(made, Mapping) and "wording" in made and key in ("date", "start", "end"):
            self.leaf(_date(made), None if got is None else _date(got), where)
        elif isinstance(made, Mapping):
            self.mapping(made, got if isinstance(got, Mapping) else {}, where)
        elif key in _WORDS:
            for text in made if isinstance(made, list) else [made]:
                self.text(text, where)
        elif isinstance(made, list):
            others = got if isinstance(got, list) else [got]
            self.leaf(sorted(map(str, made)), None if got is None else sorted(map(str, others)), where)
        else:
            self.leaf(made, got, where)

    def text(self, text: str, where: Where) -> None:
        if f" {_words(text)} " in f" {' '.join(self.parts.get(where.part, '').split())} ":
            self.found.right += 1
        elif self._open(where):
            self.found.open += 1
        else:
            self.found.missing.append(f"{where}: {text[:90]}")

    def leaf(self, made: Any, got: Any, where: Where) -> None:
        key = where.steps[-1]
        # Some of the bodies or documents that a statement names: nothing is claimed that is not so.
        some = key in ("documents", "units") and "quotas" not in where.steps and set(got or ()) < set(made)
        # Older files cite the second of two equal numerals like the first.
        older = key == "source" and got is not None and re.sub(r"~\d+", "", got) == made
        if str(got) == str(made) or older:
            self.found.right += 1
        elif self._open(where):
            self.found.open += 1
        elif got is None or some:
            self.found.missing.append(f"{where}: {made}")
        else:
            self.found.wrong.append(f"{where}: {got} | {made}")

    def entries(
        self, made: Sequence[Any], got: Sequence[Any], where: Where, around: Mapping[str, Any]
    ) -> None:
        pairs = _aligned(made, got) if where.steps[-1] in _RECORDS else _with_parts(made, got)
        for at, raw in enumerate(made):
            each = raw if isinstance(raw, Mapping) else {"text": raw}
            other = pairs.get(at)
            if other is not None:
                shared = [made[i] for i, j in pairs.items() if j == other and i != at]
                entry = got[other] if isinstance(got[other], Mapping) else {"text": got[other]}
                self.mapping(each, entry, where.at(other), shared)
            elif where.steps in self.lists:
                self.found.open += sum(1 for _ in _leaves(each))
            elif _sentence(each) in _words(str(around.get("text", ""))):
                # People made two of a paragraph that the draft has as one.
                kept = {key: value for key, value in around.items() if key in _SAID_OF_ALL}
                self.mapping(each, kept, Where(where.steps[:-1], where.part))
            else:
                self.mapping(each, {}, where.at(f"?{at}"))
        for at, entry in enumerate(got):
            if at not in pairs.values() and isinstance(entry, Mapping):
                self.unknown(entry, where.at(at), is_record=where.steps[-1] in _RECORDS)

    def unknown(self, entry: Mapping[str, Any], where: Where, *, is_record: bool) -> None:
        """An entry of the draft that people did not make."""
        for key, value in entry.items():
            if not _chosen(key, where.part):
                self.beyond(key, value, where.at(key))
        if is_record and not self._open(where):
            self.found.wrong.append(f"{where}: {str(entry)[:150]} | nothing")

    def beyond(self, key: str, value: Any, where: Where) -> None:
        """A value that people did not give: words and places claim nothing, codes and numbers do."""
        if self._open(where) or key in _CLAIMS_NOTHING:
            return
        if isinstance(value, Mapping):
            for inner, each in value.items():
                self.beyond(inner, each, where.at(inner))
        elif isinstance(value, list) and value and isinstance(value[0], Mapping):
            for at, each in enumerate(value):
                self.beyond(key, each, where.at(at))
        elif key not in _WORDS:
            self.found.wrong.append(f"{where}: {value} | nothing")


_SAID_OF_ALL = ("text", "source", "documents", "units", "measures")
_CLAIMS_NOTHING = frozenset(("source", "match", "form", *_CHOSEN))


def _chosen(key: str, part: str) -> bool:
    return key in _CHOSEN or any(each in (f"{part}.{key}", f"{part}.documents.{key}") for each in _CHOSEN_AT)


def _sentence(entry: Mapping[str, Any]) -> str:
    return " ".join(map(_words, _own(entry)))


def _with_parts(made: Sequence[Any], got: Sequence[Any]) -> dict[int, int]:
    """The likest entries, and for each of the others the one that holds its words."""
    pairs = _aligned(made, got)
    for at, each in enumerate(made):
        words = _sentence(each if isinstance(each, Mapping) else {"text": each})
        if at not in pairs and words:
            holders = (i for i, other in enumerate(got) if words in _words(" ".join(_texts(other))))
            if (holder := next(holders, None)) is not None:
                pairs[at] = holder
    return pairs


def _codes(data: Any) -> Iterator[str]:
    """What stands in the data, as text."""
    if isinstance(data, Mapping):
        for value in data.values():
            yield from _codes(value)
    elif isinstance(data, list):
        for value in data:
            yield from _codes(value)
    else:
        yield str(data)


def _leaves(data: Any) -> Iterator[Any]:
    if isinstance(data, Mapping):
        for key, value in data.items():
            if key not in _CHOSEN:
                yield from _leaves(value)
    elif isinstance(data, list):
        for value in data:
            yield from _leaves(value)
    else:
        yield data


def _date(value: Any) -> dict[str, Any]:
    return {
        key: str(each) if isinstance(each, date) else each for key, each in value.items() if key != "wording"
    }


def _aligned(made: Sequence[Any], got: Sequence[Any]) -> dict[int, int]:
    """Which entry of the draft stands for which of the made ones: the likest first."""
    bags = [Counter(_words(" ".join(_own(each))).split()) for each in made]
    others = [Counter(_words(" ".join(_own(each))).split()) for each in got]
    ranked = sorted(
        ((_like(one, other) + (0.5 if _same(made[i], got[j]) else 0) - abs(i - j) * 1e-4, i, j)
         for i, one in enumerate(bags) for j, other in enumerate(others)),
        reverse=True,
    )  # fmt: skip
    found: dict[int, int] = {}
    for share, i, j in ranked:
        if share > 0.4 and i not in found and j not in found.values():
            found[i] = j
    return found


_NAMES = ("text", "wording", "heading", "group", "title", "preamble", "subject")


def _own(entry: Any) -> Iterator[str]:
    """The words of an entry that tell which one it is."""
    if isinstance(entry, str):
        yield entry
    elif isinstance(entry, Mapping):
        own = [entry[key] for key in _NAMES if isinstance(entry.get(key), str)]
        yield from own or _texts(entry)


def _same(made: Any, got: Any) -> bool:
    if not isinstance(made, Mapping) or not isinstance(got, Mapping):
        return False
    for key in ("award", "document", "candidate", "kind", "value"):
        if key in made:
            return made.get(key) == got.get(key) and (
                key != "kind" or made.get("source") == got.get("source")
            )
    return False


def _like(one: Counter[str], other: Counter[str]) -> float:
    return (
        2 * sum((one & other).values()) / (sum(one.values()) + sum(other.values())) if one and other else 0.0
    )
