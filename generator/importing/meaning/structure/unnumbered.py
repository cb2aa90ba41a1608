"""Headings that carry no number: some offices set them in bold, and only their words tell them apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.importing.meaning.structure.parts import parts_of
from generator.load.plan.outline import Level, Paragraph

_LONGEST = 12  # words


def first_heading(paragraphs: Sequence[Paragraph]) -> int | None:
    """Where the first section begins that has a heading without number, behind the words that enact the plan.

    None where nothing there is a known heading.
    """
    enacted = False
    for at, each in enumerate(paragraphs):
        if enacted and is_bare_heading(each) and parts_of(each.text, of_rewards=False):
            return at
        enacted = enacted or (each.cell is None and each.text.endswith(("sau:", "sau đây:", "thể:")))
    return None


def is_bare_heading(paragraph: Paragraph) -> bool:
    """Whether a paragraph can be a heading without number: a short line that ends like no sentence."""
    text = paragraph.text
    return (
        paragraph.level is Level.NONE
        and paragraph.cell is None
        and text[:1].isupper()
        and not text.endswith((".", ";", ",", "/"))
        and ":" not in text.rstrip(" :")
        and len(text.split()) <= _LONGEST
    )


def sections_of_bare_headings(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs, where every heading without number opens a section, which is cited as none.

    Also one whose words are not known: what stands below it must not go to the section before.
    """
    numbered = False
    for each in paragraphs:
        if is_bare_heading(each):
            yield replace(each, opens=True, section="")
            numbered = False
        else:
            numbered = numbered or each.opens
            yield each if numbered else replace(each, section="")
