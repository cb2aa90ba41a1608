"""Why a reading is not certain: a closed list, each reason with the words that go with the case."""

from __future__ import annotations

from typing import Literal, NamedTuple

DoubtKind = Literal[
    "no_year",  # the year, or the month too, is not written
    "tentative",  # "dự kiến", "khoảng", "nếu"
    "part",  # the beginning, middle or end of a period
    "lunar",  # a day of the moon's calendar
    "blank",  # the plan leaves a part of the date out
    "misspelt",  # letters or digits are missing, wrong, or run together
    "no_such",  # the calendar has no such day, the day no such hour
    "weekday",  # the day is another weekday than written
    "before_issue",  # before the plan's own day
    "contrary",  # two words speak against each other
    "several",  # more than one day, hour or number of days
    "unclear",  # the words leave open which day is meant
    "nothing",  # the words name no time
]

VAGUE: frozenset[DoubtKind] = frozenset(("tentative", "part", "lunar"))
"""With these even a written day is none to rely on."""
WRONG: frozenset[DoubtKind] = frozenset(("no_such", "weekday", "contrary"))
"""With these the plan's own words cannot all be right."""


class Doubt(NamedTuple):
    """One reason, and in Vietnamese what it is about."""

    why: DoubtKind
    text: str
