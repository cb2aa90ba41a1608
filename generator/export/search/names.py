"""Awardees for the site search, in small files by the words of their names.

However long the rolls grow, a reader fetches a few kilobytes. Rows are kept by a word of the name. Where a
word has too many ("Anh"), they are kept by that word together with a more frequent one, and so on: "Anh",
then "Anh Văn", then "Anh Văn Nguyễn". Every set of words stands in one order only, the rarest first, so it is
kept once, and a reader's browser follows the same order. A set with too many rows still sends its first few.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.derive.rolls.views import PlacedHonour
from generator.derive.views import CampaignView
from generator.export.search.entries import Values
from generator.marks import fold
from generator.wording.dates import date_vi
from generator.wording.words import CANDIDATE

MOST_ROWS = 300  # of one file: about 4 KB compressed
FIRST_ROWS = 40  # sent of a set that is divided further

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Row:
    """A published row with the words of its name, the rarest first."""

    placed: PlacedHonour
    campaign: int
    words: tuple[str, ...]


@dataclass(slots=True)
class _Node:
    """The rows whose names have certain words: all of them, or the first ones and how they are divided."""

    count: int
    rows: Sequence[_Row]
    parts: dict[str, _Node] = field(default_factory=dict)
    file: int = -1


@dataclass(slots=True)
class _File:
    """Nodes that are fetched together."""

    nodes: list[tuple[str, _Node]] = field(default_factory=list)
    rows: int = 0


def name_files(views: Sequence[CampaignView]) -> tuple[list[list[Any]], list[dict[str, Any]]]:
    """The words of all names, each with its count and the number of its file, and the files."""
    rows = _rows(views)
    by_word: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        for word in row.words:
            by_word[word].append(row)
    root = {word: _node(found, (word,)) for word, found in sorted(by_word.items())}
    files: list[_File] = []
    _distribute(root, "", files)
    words = [[word, node.count, node.file] for word, node in root.items()]
    return words, [_packed(file) for file in files]


def _rows(views: Sequence[CampaignView]) -> list[_Row]:
    """Every published row, those of the newest decisions first."""
    found = [
        (placed, number, tuple(dict.fromkeys(_WORD.findall(fold(placed.row.honour.name)))))
        for number, view in enumerate(views)
        for placed in (view.roll.placed if view.roll else ())
    ]
    found.sort(key=lambda each: each[0].decision.date, reverse=True)
    counts = Counter(word for *_, words in found for word in words)
    return [
        _Row(placed, number, tuple(sorted(words, key=lambda word: (counts[word], word))))
        for placed, number, words in found
    ]


def _node(rows: Sequence[_Row], path: tuple[str, ...]) -> _Node:
    if len(rows) <= MOST_ROWS:
        return _Node(len(rows), rows)
    parts: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        for word in row.words[row.words.index(path[-1]) + 1 :]:
            parts[word].append(row)
    return _Node(
        len(rows),
        rows[:FIRST_ROWS],
        {word: _node(found, (*path, word)) for word, found in sorted(parts.items())},
    )


def _distribute(nodes: dict[str, _Node], path: str, files: list[_File]) -> None:
    """Give every node its file: neighbours together, as many as fit; a word's parts in files of their own."""
    here = -1
    for word, node in nodes.items():
        _distribute(node.parts, f"{path}{word} ", files)
        weight = len(node.rows) + len(node.parts) // 4
        if here < 0 or files[here].rows + weight > MOST_ROWS:
            here = len(files)
            files.append(_File())
        node.file = here
        files[here].nodes.append((f"{path}{word}", node))
        files[here].rows += weight


def _packed(file: _File) -> dict[str, Any]:
    """A file as the browser gets it: each row, group and text once."""
    rows: dict[int, int] = {}
    packed: list[list[Any]] = []
    groups, texts = Values(), Values()
    nodes = {}
    for path, node in file.nodes:
        for row in node.rows:
            if id(row) not in rows:
                rows[id(row)] = len(packed)
                packed.append(_packed_row(row, groups, texts))
        parts = [[word, part.count, part.file] for word, part in node.parts.items()]
        nodes[path] = [node.count, [rows[id(row)] for row in node.rows], parts]
    return {"groups": list(groups.places), "texts": list(texts.places), "rows": packed, "nodes": nodes}


def _packed_row(row: _Row, groups: Values, texts: Values) -> list[Any]:
    honour = row.placed.row.honour
    group = groups.place(_group(row))
    return [honour.name, honour.number, group, texts.place(honour.honorific), texts.place(honour.unit)]


def _group(row: _Row) -> tuple[Any, ...]:
    """What rows share: the address up to the number, kind, award and its words, decision, year, campaign."""
    placed = row.placed
    honour, decision = placed.row.honour, placed.decision
    return (
        f"{placed.address.partition('#')[0]}#{decision.code}-{honour.stem}",
        CANDIDATE[honour.candidate],
        honour.award,
        placed.group.heading,
        f"{decision.number} ngày {date_vi(decision.date)}",
        decision.date.year,
        row.campaign,
    )
