"""Letters that are not what readers take them for: those nobody sees, those of other alphabets.

With them a name or title reads as another, is found by no search and escapes every comparison. In names and
titles every such sign counts, in running text only what no program leaves there by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.problems import Source, Steps
from generator.validate.case import Case
from generator.validate.finding import Finding, Rule
from generator.validate.same_text import foreign_letters, unseen_signs


def letters_in(texts: Iterable[tuple[Steps | Source, str]], *, names: bool) -> Iterator[Finding]:
    """In texts of any file, each with its place: characters nobody can see (B03), other alphabets (B04)."""
    for at, text in texts:
        if found := unseen_signs(text, name=names):
            yield Finding("B03", at, {"found": found})
        if found := foreign_letters(text, name=names):
            yield Finding("B04", at, {"found": found})


def letters(case: Case) -> Iterator[Finding]:
    """In the campaign file and in the plan's text."""
    yield from letters_in(((at, text) for _, at, text in case.values.texts), names=True)
    yield from letters_in(case.plan_paragraphs, names=False)


RULES: tuple[Rule[Case], ...] = (letters,)
