"""Two readings of one plan become one campaign: the newer words, and everything that people have edited."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from generator.importing.meaning.placing import words_beside
from generator.importing.whole_values import NOT_OF_THE_PLAN, is_whole, whole_values
from generator.model.places import PlanLines, address, addresses, value_hash
from generator.problems import Steps

_Entry = Mapping[str, Any]
_IsSame = Callable[[int, _Entry], bool]
"""Whether an entry of the file, by its index, and one of the new plan are the same."""
_ALIKE = 0.6  # two entries whose words agree that far are one entry, before and after a change


class ValueChange(NamedTuple):
    """What stands at an address now, and what the newer file puts there; None: nothing."""

    at: str
    before: Any
    after: Any


class Both(NamedTuple):
    """A place that people have edited and the newer file reads otherwise; `said`: the plan's words on it."""

    at: str
    edited: Any
    read: Any
    said: str


@dataclass(frozen=True)
class Merged:
    """The campaign with the newer plan in it. `moved`: the new address of each entry that has another one.

    `left_out`: the entries of the new reading that people have taken out.
    """

    data: dict[str, Any]
    changes: tuple[ValueChange, ...]
    both: tuple[Both, ...]
    moved: Mapping[str, str]
    left_out: tuple[str, ...]

    def new_address(self, at: str) -> str:
        """Where a place of the file as it is now lies in the merged one."""
        fitting = [old for old in self.moved if at == old or at.startswith((f"{old}.", f"{old}["))]
        old = max(fitting, key=len, default="")
        return f"{self.moved[old]}{at.removeprefix(old)}" if old else at


def merge(
    now: tuple[Mapping[str, Any], PlanLines],
    new: tuple[Mapping[str, Any], PlanLines],
    imported: Mapping[str, str],
    readings: Mapping[str, Any],
) -> Merged:
    """The file as it is (`now`) and the draft of the newer plan (`new`), each with its plan's lines.

    `imported`: what import wrote; `readings`: by the places that people have edited although the plan reads
    otherwise, what it read there last.
    """
    merging = _Merging(
        {steps: at for at, steps in addresses(*now)},
        {steps: at for at, steps in addresses(*new)},
        imported,
        readings,
    )
    own = {key: value for key, value in now[0].items() if key in NOT_OF_THE_PLAN}
    old, fresh = (
        {key: value for key, value in each.items() if key not in NOT_OF_THE_PLAN} for each, _ in (now, new)
    )
    made = own | merging.mapping(old, fresh, (), (), ())
    data = {key: made[key] for key in _in_order([*now[0]], [*fresh]) if key in made}
    named = [(each, at or address(data, each.steps, new[1])) for each, at in merging.found]
    return Merged(
        data,
        tuple(ValueChange(at or "", each.before, each.after) for each, at in named if not each.edited),
        tuple(Both(at or "", each.before, each.after, each.said) for each, at in named if each.edited),
        merging.moved,
        tuple(merging.left_out),
    )


class _Found(NamedTuple):
    steps: Steps
    before: Any
    after: Any
    edited: bool = False
    said: str = ""


@dataclass
class _Merging:
    """Walks through both readings at once.

    Of three paths the first leads through the file as it is now, the second through the new draft, the third
    through what is made of them.
    """

    old_at: Mapping[Steps, str]
    new_at: Mapping[Steps, str]
    imported: Mapping[str, str]
    readings: Mapping[str, Any]
    found: list[tuple[_Found, str | None]] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)

    def mapping(
        self, now: Mapping[str, Any], new: Mapping[str, Any], old: Steps, fresh: Steps, out: Steps
    ) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for key in _in_order([*now], [*new]):
            to = (*out, key)
            if key not in new:
                if self._stays(now[key], (*old, key), to):
                    made[key] = now[key]
            elif key in now:
                made[key] = self._value(
                    now[key], new[key], ((*old, key), (*fresh, key), to), words_beside(new)
                )
            elif self._comes(self._below(old, key), new[key], (*fresh, key), to, words_beside(new)):
                made[key] = new[key]
        return made

    def _value(self, now: Any, new: Any, paths: tuple[Steps, Steps, Steps], said: str) -> Any:
        if now == new:
            return now
        if not is_whole(now) and not is_whole(new) and isinstance(now, list) == isinstance(new, list):
            return self._list(now, new, *paths) if isinstance(now, list) else self.mapping(now, new, *paths)
        at = self.old_at.get(paths[0], "")
        found = _Found(paths[2], now, new)
        if at in self.readings:
            if self.readings[at] == new and self.imported.get(at) != value_hash(now):
                return now  # decided since, and the plan says what it said then
        elif self.imported.get(at) == value_hash(now):
            self.found.append((found, None))
            return new
        elif self.imported.get(at) == value_hash(new):
            return now
        self.found.append((found._replace(edited=True, said=_words_of(new) or said), None))
        return now

    def _list(self, now: list[Any], new: list[Any], old: Steps, fresh: Steps, out: Steps) -> list[Any]:
        made: list[Any] = []
        gone = set(self._taken_out(old))
        for index, other in _pairs(now, new, self._is_from(now, old)):
            to = (*out, len(made))
            if index is not None and other is not None:
                self._move((*old, index), (*fresh, other))
                paths = ((*old, index), (*fresh, other), to)
                made.append(self._value(now[index], new[other], paths, _words_of(new[other])))
            elif index is not None:
                if self._stays(now[index], (*old, index), to):
                    made.append(now[index])
            elif other is not None:
                at = self.new_at.get((*fresh, other), "")
                if self._is_one_of(new[other], at, gone):
                    self.left_out.append(at)
                    if not self._is_as_read(new[other], (*fresh, other)):
                        found = _Found(to, None, new[other], edited=True, said=_words_of(new[other]))
                        self.found.append((found, at))
                else:
                    self.found.append((_Found(to, None, new[other]), None))
                    made.append(new[other])
        return made

    def _stays(self, now: Any, old: Steps, to: Steps) -> bool:
        """Whether a value that the new plan does not have stays: people wrote or edited some of it."""
        below = list(whole_values(now, self.old_at, old))
        ours = [at is not None and self.imported.get(at) == value_hash(value) for at, value in below]
        itself = self.old_at.get(old, "")
        asked = any(at in self.readings for at in (itself, *(at for at, _ in below)))
        if all(ours) and not asked:
            self.found.append((_Found(to, now, None), itself))
            return False
        if asked or any(at in self.imported for at, _ in below):
            self.found.append((_Found(to, now, None, edited=True, said=_words_of(now)), None))
        return True

    def _comes(self, at: str, new: Any, fresh: Steps, to: Steps, said: str) -> bool:
        """Whether a value that the file does not have comes into it: nobody has taken it out."""
        taken_out = at in self.readings or any(
            known == at or known.startswith((f"{at}.", f"{at}[")) for known in self.imported
        )
        if not taken_out:
            self.found.append((_Found(to, None, new), None))
        elif self.readings.get(at, new) != new or not self._is_as_read(new, fresh):
            found = _Found(to, None, new, edited=True, said=_words_of(new) or said)
            self.found.append((found, None))
        return not taken_out

    def _is_as_read(self, new: Any, fresh: Steps) -> bool:
        return all(
            at is not None and self.imported.get(at) == value_hash(value)
            for at, value in whole_values(new, self.new_at, fresh)
        )

    def _taken_out(self, old: Steps) -> Iterator[str]:
        """The addresses below a list's that import wrote and the file no longer has."""
        at, there = self.old_at.get(old, ""), set(self.old_at.values())
        yield from (
            known for known in self.imported if known.startswith((f"{at}.", f"{at}[")) and known not in there
        )

    def _is_one_of(self, new: Mapping[str, Any], at: str, gone: set[str]) -> bool:
        """Whether an entry of the new plan is one that people took out: by its code, or by its words."""
        if "code" in new or "award" in new:
            return any(each.startswith(f"{at}.") for each in gone)
        words = value_hash(_words_of(new))
        return any(self.imported[each] == words for each in gone)

    def _is_from(self, now: list[Any], old: Steps) -> _IsSame:
        """What tells whether import wrote the words of a new entry into one that has been edited since."""
        below = {
            index: {self.imported.get(at or "") for at, _ in whole_values(each, self.old_at, (*old, index))}
            for index, each in enumerate(now)
        }
        return lambda index, entry: not _code(entry) and value_hash(_words_of(entry)) in below[index]

    def _move(self, old: Steps, fresh: Steps) -> None:
        before, after = self.old_at.get(old), self.new_at.get(fresh)
        if before and after and before != after:
            self.moved[before] = after

    def _below(self, old: Steps, key: str) -> str:
        return f"{self.old_at.get(old, '')}.{key}" if old else key


def _in_order(now: Sequence[str], new: Sequence[str]) -> list[str]:
    """All keys: those of the file in its order, a new one behind the one before it in the new draft."""
    keys = list(now)
    for index, key in enumerate(new):
        if key not in keys:
            keys.insert(keys.index(new[index - 1]) + 1 if index else 0, key)
    return keys


def _pairs(now: list[Any], new: list[Any], is_from: _IsSame) -> list[tuple[int | None, int | None]]:
    """Which entry has become which, in the order of the new plan; one without a partner has None.

    The surest signs first: `is_from` comes behind the entry's own code or words.
    """

    def of_now(is_same: Callable[[_Entry, _Entry], bool]) -> _IsSame:
        return lambda index, entry: is_same(now[index], entry)

    found: dict[int, int] = {}  # by the entry of the new plan
    left = list(range(len(now)))
    signs = (of_now(_has_same_code), of_now(_has_same_words), is_from, of_now(_has_like_words))
    for is_same in (*signs, of_now(_has_same_section)):
        for other, entry in enumerate(new):
            same = (index for index in left if other not in found and is_same(index, entry))
            index = next(same, None)
            if index is not None:
                found[other] = index
                left.remove(index)
    pairs: list[tuple[int | None, int | None]] = [(found.get(other), other) for other in range(len(new))]
    for index in left:
        before = [at for at, (was, _) in enumerate(pairs) if was is not None and was < index]
        pairs.insert(max(before, default=-1) + 1, (index, None))
    return pairs


def _has_same_code(one: _Entry, other: _Entry) -> bool:
    return bool(_code(one)) and _code(one) == _code(other)


def _has_same_words(one: _Entry, other: _Entry) -> bool:
    return _uncoded(one, other) and _words_of(one) == _words_of(other)


def _has_like_words(one: _Entry, other: _Entry) -> bool:
    words = (_words_of(one).split(), _words_of(other).split())
    return _uncoded(one, other) and SequenceMatcher(None, *words, autojunk=False).ratio() >= _ALIKE


def _has_same_section(one: _Entry, other: _Entry) -> bool:
    return _uncoded(one, other) and one.get("source") == other.get("source")


def _uncoded(one: _Entry, other: _Entry) -> bool:
    return not _code(one) and not _code(other)


def _code(entry: Mapping[str, Any]) -> str:
    return str(entry.get("code") or entry.get("award") or "")


def _words_of(value: Any) -> str:
    """The plan's words in a value: itself, its wording or text, or the first ones that stand in it."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return words_beside(value) or next(filter(None, map(_words_of, value.values())), "")
    if isinstance(value, list):
        return next(filter(None, map(_words_of, value)), "")
    return ""
