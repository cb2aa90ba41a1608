"""Where each paragraph of a plan went: which values of the campaign's data have its words, or hold it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any, Literal, NamedTuple

from generator.importing.whole_values import NOT_OF_THE_PLAN
from generator.load.plan.outline import Paragraph
from generator.model.places import run_of_words
from generator.problems import Steps

_ENOUGH = 0.5  # of a paragraph must stand in values: a day or a name out of it is not the paragraph
_LEAST = 2  # spaces in a value, both ends counted, so two words: one word may stand anywhere
_NAME = 3  # spaces in a line, both ends counted: two words only name what follows
_OF_THE_STATE = re.compile(r" cộng h(?:òa|oà) xã hội chủ nghĩa việt nam | độc lập tự do hạnh phúc ")
"""What stands above every document and is no part of any."""


class Went(NamedTuple):
    """A line of the plan: "placed" with the values that have it, "heading" of what follows, or "nowhere"."""

    kind: Literal["placed", "heading", "nowhere"]
    steps: tuple[Steps, ...]


class _Value(NamedTuple):
    steps: Steps
    words: str
    source: str


class _Found(NamedTuple):
    start: int
    end: int
    value: _Value


def whereabouts(data: Any, paragraphs: Sequence[Paragraph]) -> Mapping[int, Went]:
    """Every line of the plan that says something, with where it went."""
    texts = [run_of_words(each.text) for each in paragraphs]
    values = [each for each in _values(data) if each.words.count(" ") > _LEAST]
    found: list[list[_Found]] = [[] for _ in paragraphs]
    for at, each in _occurrences(values, texts, paragraphs):
        found[at].append(each)
    for at, steps in _inside(texts, values, paragraphs):
        found[at].append(_Found(0, len(texts[at]), steps))
    lines: dict[int, list[Went]] = defaultdict(list)
    for at, paragraph in enumerate(paragraphs):
        if texts[at]:
            lines[paragraph.line].append(_went(at, found[at], texts[at], paragraphs))
    return {line: _joined(each) for line, each in lines.items()}


def _went(at: int, found: list[_Found], text: str, paragraphs: Sequence[Paragraph]) -> Went:
    covered, steps = [False] * len(text), []
    for each in sorted(found, key=lambda each: each.start - each.end):
        if not all(covered[each.start : each.end]):
            covered[each.start : each.end] = [True] * (each.end - each.start)
            steps.append(each.value.steps)
    if steps and sum(covered) >= _ENOUGH * len(text):
        return Went("placed", tuple(dict.fromkeys(steps)))
    section = paragraphs[at].section
    below = at + 1 < len(paragraphs) and paragraphs[at + 1].section.startswith(section)
    names = text.count(" ") <= _NAME or not _OF_THE_STATE.sub(" ", text).strip()  # "KẾ HOẠCH", "Nơi nhận:"
    return Went("heading" if names or (paragraphs[at].opens and below) else "nowhere", ())


def _joined(pieces: list[Went]) -> Went:
    """Of a table's row, whose cells are paragraphs: placed where one is."""
    steps = tuple(dict.fromkeys(each for piece in pieces for each in piece.steps))
    return Went("placed", steps) if steps else pieces[0]


def _values(data: Any, steps: Steps = (), source: str = "") -> Iterator[_Value]:
    """Every text of the campaign, with the section of the plan that its entry names."""
    if isinstance(data, str):
        yield _Value(steps, run_of_words(data), source)
    elif isinstance(data, dict):
        own = data.get("source")
        for key, value in data.items():
            if key not in ("source", "code") and not (not steps and key in NOT_OF_THE_PLAN):
                yield from _values(value, (*steps, key), own if isinstance(own, str) else source)
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _values(value, (*steps, index), source)


def _occurrences(
    values: Sequence[_Value], texts: Sequence[str], paragraphs: Sequence[Paragraph]
) -> Iterator[tuple[int, _Found]]:
    """Where the plan has each value's words: in the section that the value names, where it is there."""
    whole = "\n".join(texts)
    starts = list(accumulate((len(each) + 1 for each in texts), initial=0))
    for value in values:
        places = [bisect_right(starts, at) - 1 for at in _all(whole, value.words)]
        named = [at for at in places if paragraphs[at].section == value.source]
        below = [at for at in places if _is_below(paragraphs[at].section, value.source)]
        for at in dict.fromkeys(named or below or places[:1]):
            start = texts[at].index(value.words)
            yield at, _Found(start, start + len(value.words), value)


def _inside(
    texts: Sequence[str], values: Sequence[_Value], paragraphs: Sequence[Paragraph]
) -> Iterator[tuple[int, _Value]]:
    """The paragraphs that are but a part of a value, which was written together from several."""
    whole = "\n".join(each.words for each in values)
    starts = list(accumulate((len(each.words) + 1 for each in values), initial=0))
    for at, text in enumerate(texts):
        if text.count(" ") > _NAME:
            holding = [values[bisect_right(starts, place) - 1] for place in _all(whole, text)]
            near = [each for each in holding if _is_below(paragraphs[at].section, each.source)]
            yield from ((at, each) for each in near)


def _is_below(section: str, source: str) -> bool:
    """Whether a section is the one that is named, or stands in it; all stand in "", which names none."""
    return not source or section == source or section.startswith(f"{source}.")


def _all(whole: str, part: str) -> Iterator[int]:
    at = whole.find(part)
    while at >= 0:
        yield at
        at = whole.find(part, at + 1)
