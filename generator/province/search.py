"""The search over all communes: plain files, none larger than a reader on a phone can bear.

Every line stands in one shard; lines are sorted by kind and by their last word (a Vietnamese given name), so
that a name's lines lie together. The lists of words tell of each word in which lines it stands. A reader's
browser fetches the lists in which the words of a query are, and only shards with lines that hold all of them.

Lines are sorted on the disk and shards given one by one: a hundred thousand awardees take little more memory
than a few. What grows is what is told of the words, a number or two for each place where lines with a word
lie side by side.
"""

from __future__ import annotations

import hashlib
import heapq
import json
from array import array
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from generator.derive.site_map import ALL_COMMUNES
from generator.slug import slug

FOLDER = f"{ALL_COMMUNES}tim/"
CONTENTS = f"{FOLDER}muc-luc.js"
_SHARD = 60_000
"""Bytes of a shard, about."""
_LIST = 12_000
"""Numbers in a list of words, about."""
_IN_MEMORY = 10_000
"""Lines that are sorted at once."""


class SearchLine(NamedTuple):
    """A line of the search: what is shown, where it leads, the words beside it."""

    kind: int
    title: str
    about: str
    address: str


CAMPAIGN, UNIT, HONOUR = range(3)
"""Kinds of lines, in the order of KINDS in tim.js."""


def search_files(lines: Iterable[SearchLine], scratch: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of the search by its path; `scratch`: an empty folder to sort in, which is empty again."""
    words: dict[str, array[int]] = {}
    shards: list[tuple[int, str]] = []
    count = 0
    for shard in _shards(_in_order(lines, scratch)):
        name, file = _named(f"doan-{len(shards)}", shard)
        shards.append((count, name))
        yield file
        for number, line in enumerate(shard, start=count):
            for word in set(_words(line)):
                _note(words.setdefault(word, array("I")), number)
        count += len(shard)
    lists: list[tuple[str, str]] = []
    for told in _lists(words):
        name, file = _named(f"tu-{len(lists)}", told)
        lists.append((next(iter(told)), name))
        yield file
    yield CONTENTS, _script("muc-luc", {"lines": count, "shards": shards, "words": lists})


def _named(name: str, data: object) -> tuple[str, tuple[str, bytes]]:
    """A file that is another one whenever it tells other things: its name, its path and content."""
    packed = _packed(data)
    name = f"{name}.{hashlib.sha256(packed.encode()).hexdigest()[:8]}"
    return name, (f"{FOLDER}{name}.js", _called(name, packed))


def _in_order(lines: Iterable[SearchLine], scratch: Path) -> Iterator[SearchLine]:
    """The lines sorted: as many at once as memory is given, then all of these runs merged."""
    pending = iter(lines)
    runs: list[Path] = []
    while batch := [(_order(line), line) for line in islice(pending, _IN_MEMORY)]:
        runs.append(scratch / f"{len(runs)}.jsonl")
        with runs[-1].open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{json.dumps(each, ensure_ascii=False)}\n" for each in sorted(batch))
    for _, line in heapq.merge(*map(_read, runs)):
        yield line
    for run in runs:
        run.unlink()


def _read(run: Path) -> Iterator[tuple[list[int | str], SearchLine]]:
    with run.open(encoding="utf-8") as file:
        for line in file:
            order, found = json.loads(line)
            yield order, SearchLine(*found)


def _order(line: SearchLine) -> tuple[int, str, str, str, str]:
    words = slug(line.title).split("-")
    return line.kind, words[-1], " ".join(words), line.about, line.address


def _words(line: SearchLine) -> list[str]:
    return [word for word in slug(f"{line.title} {line.about}").split("-") if word]


def _shards(lines: Iterable[SearchLine]) -> Iterator[list[SearchLine]]:
    shard: list[SearchLine] = []
    size = 0
    for line in lines:
        weight = sum(len(str(part).encode()) for part in line)
        if shard and size + weight > _SHARD:
            yield shard
            shard, size = [], 0
        shard.append(line)
        size += weight
    if shard:
        yield shard


def _note(runs: array[int], number: int) -> None:
    """Add a line to a word's runs, first and length by turns: names that are alike lie side by side."""
    if runs and runs[-2] + runs[-1] == number:
        runs[-1] += 1
    else:
        runs.extend((number, 1))


def _lists(words: dict[str, array[int]]) -> Iterator[dict[str, list[int]]]:
    """The words in their order, as many to a list as it may hold, each with its lines as `_told` has them."""
    told: dict[str, list[int]] = {}
    size = 0
    for word in sorted(words):
        runs = _told(words[word])
        if told and size + len(runs) > _LIST:
            yield told
            told, size = {}, 0
        told[word] = runs
        size += len(runs) + 1
    if told:
        yield told


def _told(runs: array[int]) -> list[int]:
    """Runs in few digits: how many lines lie before each, doubled; odd for several lines, then how many."""
    told: list[int] = []
    end = 0
    for first, length in zip(runs[::2], runs[1::2], strict=True):
        told += [2 * (first - end)] if length == 1 else [2 * (first - end) + 1, length]
        end = first + length
    return told


def _script(name: str, data: object) -> bytes:
    return _called(name, _packed(data))


def _packed(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _called(name: str, packed: str) -> bytes:
    return f'tdProvinceData("{name}",{packed});\n'.encode()
