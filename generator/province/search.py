"""The search over all communes: plain files, none larger than a reader on a phone can bear.

Every line stands in one shard; lines are sorted by their last word (a Vietnamese given name), so that a
name's lines lie together. The table of contents tells of each word in which shards it stands: a reader's
browser looks up the words of a query, and fetches only shards that hold all of them, one after the other.

Lines are sorted on the disk and shards given one by one: a hundred thousand awardees take no more memory
than a few. What grows is the table of contents, with the number of different words.
"""

from __future__ import annotations

import hashlib
import heapq
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from generator.slug import slug

FOLDER = "xa-phuong/tim/"
CONTENTS = f"{FOLDER}muc-luc.js"
_SHARD = 60_000
"""Bytes of a shard, about."""
_IN_MEMORY = 10_000
"""Lines that are sorted at once."""


class Found(NamedTuple):
    """A line of the search: what is shown, where it leads, the words beside it."""

    kind: int
    title: str
    about: str
    address: str


CAMPAIGN, UNIT, HONOUR = range(3)
"""Kinds of lines, in the order of KINDS in tim.js."""


def search_files(lines: Iterable[Found], scratch: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of the search by its path; `scratch`: an empty folder to sort in, which is empty again."""
    words: dict[str, list[int]] = {}
    names: list[str] = []
    for number, shard in enumerate(_shards(_in_order(lines, scratch))):
        content = _script("doan", [list(line) for line in shard])
        name = f"{number}.{hashlib.sha256(content).hexdigest()[:8]}"
        names.append(name)
        yield f"{FOLDER}{name}.js", content.replace(b'"doan"', f'"{name}"'.encode(), 1)
        for word in {word for line in shard for word in _words(line)}:
            _note(words.setdefault(word, []), number)
    yield CONTENTS, _script("muc-luc", {"shards": names, "words": dict(sorted(words.items()))})


def _in_order(lines: Iterable[Found], scratch: Path) -> Iterator[Found]:
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


def _read(run: Path) -> Iterator[tuple[list[str], Found]]:
    with run.open(encoding="utf-8") as file:
        for line in file:
            order, found = json.loads(line)
            yield order, Found(*found)


def _order(line: Found) -> tuple[str, str, str, str]:
    words = slug(line.title).split("-")
    return words[-1], " ".join(words), line.about, line.address


def _words(line: Found) -> list[str]:
    return [word for word in slug(f"{line.title} {line.about}").split("-") if word]


def _shards(lines: Iterable[Found]) -> Iterator[list[Found]]:
    shard: list[Found] = []
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


def _note(runs: list[int], number: int) -> None:
    """Add a shard's number to a word's runs, first and length by turns: "Nguyễn" stands in nearly all."""
    if runs and runs[-2] + runs[-1] == number:
        runs[-1] += 1
    else:
        runs += [number, 1]


def _script(name: str, data: object) -> bytes:
    packed = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f'tdProvinceData("{name}",{packed});\n'.encode()
