"""Words of the campaign file that stand nowhere in the plan: slips of whoever copied them."""

from __future__ import annotations

import re
import textwrap
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from generator.load.plan.plan_text import PlanText
from generator.model.base import COPIED, NOT_COPIED
from generator.problems import Steps
from generator.validate.case import Case
from generator.validate.finding import Finding, Rule

_MOST = 20
"""So many differences are told one by one: whoever words the plan anew would read nothing else."""
_OURS = frozenset({"changes", "corrections", "decisions", "remarks", "stopped"})
"""Parts whose words are ours, or those of later documents."""
_OF_THE_PLAN = frozenset({("plan", "number"), ("plan", "signatory", "name")})
"""Fields that hold the plan's own only here."""
_WORD = re.compile(r"[\w%]+")
_SHOWN = 60  # characters


def words_not_in_plan(case: Case) -> Iterator[Finding]:
    """Texts that are said to be the plan's and cannot be found in it; neither case nor punctuation counts."""
    plan = case.plan_text
    if plan is None or any(NOT_COPIED in paragraph.text for paragraph in plan.paragraphs):
        return
    said = _words_of(plan)
    found = [(at, words) for at, text in _copied(case) if (words := _from_first_difference(text, said))]
    for number, (at, words) in enumerate(found[:_MOST], 1):
        left = len(found) - _MOST if number == _MOST else 0
        more = f" Còn {left} chỗ nữa như vậy." if left > 0 else ""
        yield Finding("G07", at, {"words": words, "more": more})


def quotes_of_word(case: Case) -> Iterator[Finding]:
    """A text in curly quotes as a whole, where the plan has none: they were meant for the machine."""
    plan = " ".join(paragraph.text for paragraph in case.plan_text.paragraphs) if case.plan_text else ""
    for _, at, text in case.values.texts:
        whole = text[0] == "“" and text[-1] in '”"' and text.count("“") == 1
        if whole and text[1:-1] and f"“{text[1:-1].rstrip()}" not in plan:
            yield Finding("S11", at, {"found": textwrap.shorten(text[1:-1], _SHOWN, placeholder=" …")})


def _copied(case: Case) -> Iterator[tuple[Steps, str]]:
    # Dates of later documents, and those of which the plan says nothing.
    others = {at for at, date in case.values.dates if date.changed_by or date.unknown}
    for name, at, text in case.values.texts:
        copied = at in _OF_THE_PLAN or (name in COPIED and _OURS.isdisjoint(at))
        short_title = name == "title" and at[0] == "milestones"
        if copied and not short_title and at[:-1] not in others and NOT_COPIED not in text:
            yield at, text


def _words_of(plan: PlanText) -> str:
    return _line([word for paragraph in plan.paragraphs for word in _words(paragraph.text)])


def _from_first_difference(text: str, plan: str) -> str | None:
    """The text from the first word on that leaves the plan; None where the plan has all of it.

    Signs without a word, such as "…", leave nothing to look for.
    """
    words = _words(text)
    if not words or _line(words) in plan:
        return None
    same = bisect_left(range(len(words)), True, key=lambda last: _line(words[: last + 1]) not in plan)
    start = list(_WORD.finditer(text))[same].start()
    return textwrap.shorten(text[start:], _SHOWN, placeholder=" …")


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _line(words: Sequence[str]) -> str:
    return f" {' '.join(words)} "


RULES: tuple[Rule[Case], ...] = (words_not_in_plan, quotes_of_word)
