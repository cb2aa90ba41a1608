"""Unicode's normal forms of whatever a file holds, in bounded work; letters without their marks.

To compose a letter, its marks are sorted in a time that grows with the square of their number: 400 kB of
accents would keep a computer busy for minutes. Text that may be streamed has 30 at most (UAX #15, D4).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

MOST = 30
"""Marks on one letter."""
# Where so many in a row may be; Vietnamese letters with their marks part them.
_MAYBE = re.compile(f"[^\u0000-\u02ff\u1e00-\u20cf]{{{MOST + 1},}}")
_WORDS = re.compile(r"\w+")
# No marks themselves, they become some.
_TURN_INTO_MARKS = frozenset("\u0f73\u0f75\u0f81\uff9e\uff9f")


def normalize(form: Literal["NFC", "NFD", "NFKC", "NFKD"], text: str) -> str:
    """As `unicodedata.normalize`, without the marks that are too many for a letter."""
    return unicodedata.normalize(form, _MAYBE.sub(_lightened, text))


def without_marks(text: str) -> str:
    """The text without marks and tones, đ as d; capitals stay."""
    return normalize("NFD", text).translate(_WITHOUT)


def fold(text: str) -> str:
    """What readers type without marks: lower case, no marks, đ as d, single spaces."""
    return " ".join(without_marks(text.lower()).replace("ƣ", "u").split())


def folded_words(text: str) -> list[str]:
    """The words of a name by which it is known again: lower case, no marks, đ as d, no punctuation."""
    return _WORDS.findall(without_marks(text.lower()))


def with_or_without_marks(pattern: str) -> str:
    """A pattern that finds words without their marks, too: "sinh năm" finds "sinh nam"."""
    found = []
    in_class = False
    for sign in pattern:
        in_class = sign == "[" or (in_class and sign != "]")
        bare = without_marks(sign)
        both = sign if bare == sign else f"{sign}{bare}"
        found.append(both if in_class or bare == sign else f"[{both}]")
    return "".join(found)


class _Without(dict[int, str | int | None]):
    """What `str.translate` leaves of a sign; each is looked up once."""

    def __missing__(self, sign: int) -> int | None:
        self[sign] = left = None if unicodedata.category(chr(sign)).startswith("M") else sign
        return left


_WITHOUT = _Without(str.maketrans("đðĐÐ", "ddDD"))


def first_heap(text: str) -> int:
    """Where the first mark too many stands; -1 where there is none."""
    for found in _MAYBE.finditer(text):
        light = _lightened(found)
        if light != found[0]:
            same = next((at for at, sign in enumerate(light) if sign != found[0][at]), len(light))
            return found.start() + same
    return -1


def _lightened(found: re.Match[str]) -> str:
    kept, marks = [], 0
    for sign in found[0]:
        marks = marks + 1 if unicodedata.combining(sign) or sign in _TURN_INTO_MARKS else 0
        if marks <= MOST:
            kept.append(sign)
    return "".join(kept)
