"""Word templates (.docx) as they were read: texts with tags, and what the tags name."""

from __future__ import annotations

from dataclasses import dataclass


class BrokenTemplateError(Exception):
    """A tag that cannot be understood or used; the text is its paragraph, "" where an end is missing."""


class EndlessTemplateError(Exception):
    """Loops that make of a small form a huge one."""


@dataclass(frozen=True, slots=True)
class WordTemplate:
    """A form that can be filled in: every part of the file, those with tags as the text of a template.

    `names`: the fields that the tags name; `keys`: what they name of a row; `loops`: what they repeat rows
    for; `left_out`: what of the file readers do not get, in words.
    """

    parts: tuple[tuple[str, bytes | str], ...]
    names: frozenset[str]
    keys: frozenset[str]
    loops: frozenset[str]
    left_out: tuple[str, ...] = ()


def is_text_part(name: str) -> bool:
    """Whether tags of this part are filled in: the text, heads and feet, notes, boxes."""
    return name.endswith(".xml") and name.startswith("word/")
