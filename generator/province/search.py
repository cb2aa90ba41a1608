"""The search over all communes: plain files, none larger than a reader on a phone can bear.

Every line stands in one shard; lines are sorted by their last word (a Vietnamese given name), so that a
name's lines lie together. The table of contents tells of each word in which shards it stands: a reader's
browser looks up the words of a query, and fetches only shards that hold all of them, one after the other.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence

from generator.province.merge import Found
from generator.slug import slug

FOLDER = "xa-phuong/tim/"
CONTENTS = f"{FOLDER}muc-luc.js"
_SHARD = 60_000
"""Bytes of a shard, about."""


def search_files(lines: Iterable[Found]) -> Iterator[tuple[str, bytes]]:
    """Every file of the search by its path."""
    shards = list(_shards(sorted(lines, key=_order)))
    words: dict[str, list[int]] = {}
    names: list[str] = []
    for number, shard in enumerate(shards):
        content = _script("doan", [list(line) for line in shard])
        name = f"{number}.{hashlib.sha256(content).hexdigest()[:8]}"
        names.append(name)
        yield f"{FOLDER}{name}.js", content.replace(b'"doan"', f'"{name}"'.encode(), 1)
        for word in sorted({word for line in shard for word in _words(line)}):
            words.setdefault(word, []).append(number)
    yield (
        CONTENTS,
        _script("muc-luc", {"shards": names, "words": {w: _ranges(n) for w, n in sorted(words.items())}}),
    )


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


def _ranges(numbers: Sequence[int]) -> list[int]:
    """Numbers as runs, first and length by turns: a family name stands nearly everywhere."""
    runs: list[int] = []
    for number in numbers:
        if runs and runs[-2] + runs[-1] == number:
            runs[-1] += 1
        else:
            runs += [number, 1]
    return runs


def _script(name: str, data: object) -> bytes:
    packed = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f'tdProvinceData("{name}",{packed});\n'.encode()
