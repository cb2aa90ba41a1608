"""Texts that nothing is asked of: usual words, single spaces, few digits. Most cells of a roll hold no others.

Cells differ, their words come again and again: each word is judged once, and a text is what its words are.
"""

from __future__ import annotations

from functools import lru_cache

from generator.load.sheets.old_encodings import is_unicode
from generator.validate.personal_data import CUES_OF_ONE_WORD, CUES_OF_SEVERAL
from generator.validate.same_text import reads_as_written

_MOST_DIGITS = 8  # nine may be a number of a person's, whatever stands beside them
_UNUSUAL = _MOST_DIGITS + 1
_DASHES = frozenset("-–")
_LONGEST_NUMBER = 4
# Whom somebody is a child, a wife … of; what makes a day of numbers; the end of what is spread out ("s i n h").
_NOT_ALONE = frozenset(("ông", "bà", "đồng", "liệt", "tháng", "h"))
_FIRST_WORDS = tuple({cue.split(" ")[0] for cue in CUES_OF_SEVERAL})
_FIRST = frozenset((*_FIRST_WORDS, *map(str.capitalize, _FIRST_WORDS)))


@lru_cache(maxsize=1 << 14)
def is_usual(text: str) -> bool:
    """Whether `clean` changes nothing of a text, and it is neither personal, nor odd, nor made by Excel.

    A text for which this is false may be all right as well.
    """
    words = text.split(" ")
    if sum(map(_digits_in, words)) > _MOST_DIGITS:
        return False
    return _FIRST.isdisjoint(words) or not any(map(text.lower().__contains__, CUES_OF_SEVERAL))


@lru_cache(maxsize=1 << 15)
def _digits_in(word: str) -> int:
    """How many digits a usual word has; more than a usual text for any other word."""
    bare = word.rstrip(",.;:")
    if len(word) - len(bare) > 1 or not reads_as_written(word):
        return _UNUSUAL
    if bare.isdecimal():
        return len(bare) if len(bare) <= _LONGEST_NUMBER else _UNUSUAL
    low = bare.lower()
    usual = bare.isalpha() and is_unicode(word) and low not in _NOT_ALONE
    if not usual or any(map(low.__contains__, CUES_OF_ONE_WORD)):
        return 0 if word in _DASHES else _UNUSUAL
    return _UNUSUAL if low.endswith(_FIRST_WORDS) and word == bare and word not in _FIRST else 0
