"""Numbers in words: "hai mươi lăm" is 25. What is no number for certain stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.plan_time.vocabulary import LAST, UNITS

_UNIT, _AFTER_TEN = "|".join(UNITS), "|".join(LAST)
_TENS = (
    rf"(?:mười(?: (?:{_AFTER_TEN})\b)?|(?:{_UNIT}) mươi(?: (?:{_AFTER_TEN})\b)?|(?:{_UNIT}) (?:mốt|lăm|nhăm))"
)
SPELLED = rf"(?:(?:{_UNIT}) trăm(?: (?:(?:linh|lẻ) (?:{_UNIT}|tư)|{_TENS}))?|{_TENS}|(?:{_UNIT}))"
"""A number in words, in lower case, as a pattern without groups."""
_NUMBER = re.compile(rf"\b{SPELLED}\b")
_WHOLE = re.compile(SPELLED)


def spelled(words: str) -> int | None:
    """The number that these words are, in lower case; None where they are none."""
    text = " ".join(words.split())
    return _value(text) if _WHOLE.fullmatch(text) else None


def numbers_in(text: str) -> Iterator[int]:
    """The numbers that a text has in words; "năm" alone is five and the year."""
    return (_value(found) for found in _NUMBER.findall(" ".join(text.lower().split())))


def in_digits(text: str, counted: str) -> str:
    """The text with its numbers in digits; a single word counts only in front of the pattern `counted`."""
    follows = re.compile(rf"\s+(?:{counted})(?!\w)")

    def digits(found: re.Match[str]) -> str:
        sure = " " in found[0] or (found[0] != "năm" and follows.match(text, found.end()))
        return f"{_value(found[0]):02}" if sure else found[0]

    return _NUMBER.sub(digits, text)


def _value(text: str) -> int:
    total = last = 0
    for word in text.split():
        if word == "mười":
            total, last = total + 10, 0
        elif word == "mươi":
            total, last = total + 10 * last, 0
        elif word == "trăm":
            total, last = total + 100 * last, 0
        elif word not in ("linh", "lẻ"):
            total += 10 * last  # "hai lăm"
            last = LAST.get(word, 5)
    return total + last
