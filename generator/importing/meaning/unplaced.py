"""What a plan says and no value holds: nothing is left out without being told."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from generator.importing.meaning.annexes import states
from generator.importing.meaning.dossiers import says_only_sets
from generator.importing.meaning.head import Frame
from generator.importing.meaning.rewards.offers import of_candidates
from generator.importing.meaning.scoring import without_bands
from generator.importing.meaning.structure.parts import heading_of, is_sentence
from generator.importing.meaning.structure.sections import Parts, Told
from generator.importing.meaning.structure.tree import Node
from generator.importing.meaning.unsure import Unsure
from generator.load.plan.outline import Level, Paragraph

_LONGEST_ROW = 16  # words
_FEWEST_ROWS = 3
_RUN = 4
"""Words in a row: what is cut at a colon or a verb keeps most of its runs."""
_KEPT = 0.5
_SHORTEST = 10  # words: shorter ones are headings of what stands below them
_SHORTEST_ITEM = 2  # words, where nothing stands below


# "250/KH-UBND ngày 20/12/2026": a document that the plan cites; a day alone is none.
_CITED = re.compile(
    r"(?:số )?\b\d+[\w.]*/(?=[\d/]*[^\W\d])[\w.&/-]+(?:,? ngày (?:[\d/.-]+|\d+ tháng \d+ năm \d+))?"
)


def unplaced(frame: Frame, tree: Sequence[Node], parts: Parts, found: Mapping[str, Any]) -> Iterator[Unsure]:
    """What is left of the sections, and of what stands outside of them."""
    yield from _in_sections(tree, parts, found)
    yield from _outside(frame, tree, found)


def _in_sections(tree: Sequence[Node], parts: Parts, found: Mapping[str, Any]) -> Iterator[Unsure]:
    """Sections that nobody could place, and paragraphs that nobody read."""
    unknown = [each for each in parts.get(None, ()) if each.node.text]
    for section in unknown:
        # A heading alone would not tell what it is about: what stands below it is left out with it.
        below = [] if is_sentence(section.node.text) else [each.text for each in _inside(section)]
        yield Unsure("which_part", " ".join((section.node.text, *below))[:240], section.node.line)
    told = {line for each in unknown for line in (each.node.line, *(node.line for node in _inside(each)))}
    for node in _left(tree, told, found):
        yield Unsure("which_part", node.text[:240], node.line)


def _inside(section: Told) -> list[Node]:
    """What stands below a section and is told nowhere else."""
    return [each for child in section.body for each in child.walk()]


def _outside(frame: Frame, tree: Sequence[Node], found: Mapping[str, Any]) -> Iterator[Unsure]:
    """Paragraphs in no section, those of annexes above all, that state something which no value holds."""
    read = {node.line for top in tree for node in top.walk()}
    said = f" {_words(' '.join(_said(found)))} "
    for run in _runs((*frame.sections, *frame.annexes)):
        left = []
        for each in run:
            text = without_bands(each.text) if found["scoring"] else each.text
            words = _words(text)
            if (
                each.line not in read
                and len(words.split()) > _SHORTEST_ITEM
                and f" {words} " not in said
                and states(text)
            ):
                left.append(each)
        # Rows of a table that a picture scattered are one question, not as many as there are rows.
        for each in left[:1] if len(left) >= _FEWEST_ROWS else left:
            yield Unsure("which_part", each.text[:240], each.line)


def _runs(paragraphs: Sequence[Paragraph]) -> Iterator[list[Paragraph]]:
    """Short lines that follow each other, as scattered rows do; every other paragraph alone."""
    for short, found in groupby(paragraphs, key=_is_row):
        run = list(found)
        yield from [run] if short else ([each] for each in run)


def _is_row(paragraph: Paragraph) -> bool:
    """Whether a paragraph of an annex can be a row: a few words, none of them the end of a sentence."""
    text = paragraph.text
    return (
        paragraph.level is Level.NONE and len(text.split()) <= _LONGEST_ROW and not text.endswith((".", ";"))
    )


def _left(tree: Sequence[Node], told: Container[int], found: Mapping[str, Any]) -> Iterator[Node]:
    """Paragraphs that no value holds and no open point quotes, but for those of the lines `told`."""
    said = f" {_words(' '.join(_said(found)))} "
    for node in (each for top in tree for each in top.walk()):
        heading = heading_of(node, of_rewards=True)
        who = of_candidates(node.text)  # "Đối với tập thể:" is read as whom the words are about
        text = _CITED.sub("", node.text)  # that document stands among the grounds, or elsewhere
        words = _words(text.partition(":")[2] or text if who else text).split()
        if heading is not None and (heading.rest or node.children or not is_sentence(node.text)):
            words = _words(heading.rest).split()
        size = min(_RUN, max(1, len(words) // 2))
        runs = [" ".join(words[at : at + size]) for at in range(len(words) - size + 1)]
        shortest = _SHORTEST if node.children else _SHORTEST_ITEM
        if (
            node.line not in told
            and not says_only_sets(node.text)
            and len(words) > shortest
            and sum(f" {run} " in said for run in runs) < _KEPT * len(runs)
        ):
            yield node


def _said(data: Any) -> Iterator[str]:
    """Every text of the data, of what is open the words too."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, Unsure):
        yield data.wording
        yield from _said(data.understood)
    elif isinstance(data, Mapping):
        yield " ".join(text for value in data.values() for text in _said(value))
    elif isinstance(data, list | tuple):
        yield " ".join(text for value in data for text in _said(value))


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
