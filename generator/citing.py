"""How a place in a plan is cited: its path of numerals, and the words officials use for it.

A path joins the numerals as the plan writes them, without their brackets: `IV.1.2.a`, `2.5.1`, `dieu-5.2`,
`phan-1.II.3`; "(1)" is `p1`, and `VI~2` is the second of two equal numerals.
"""

from __future__ import annotations

import re
from functools import lru_cache

_NUMERAL = r"(?:(?:phan|chuong)-\d{1,3}|dieu-\d{1,3}[a-zđ]?|[IVX]+|[A-HĐ]|p?\d{1,3}|[a-zđ])(?:~\d{1,4})?"
PATH = rf"^{_NUMERAL}(?:\.{_NUMERAL})*$"
"""The pattern of a path."""

# (what the numeral looks like, what it is called); numbers are joined and named apart.
_NAMES = (
    (re.compile(r"phan-(\d+)"), "Phần {}"),
    (re.compile(r"chuong-(\d+)"), "Chương {}"),
    (re.compile(r"dieu-(.+)"), "Điều {}"),
    (re.compile(r"([IVX]+)"), "Mục {}"),
    (re.compile(r"([A-HĐ])"), "Phần {}"),
    (re.compile(r"p(\d+)"), "điểm ({})"),
    (re.compile(r"([a-zđ])"), "điểm {}"),
)
_HUNDREDS = ("", "C", "CC", "CCC", "CD", "D", "DC", "DCC", "DCCC", "CM")
_TENS = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_VALUES = {"I": 1, "V": 5, "X": 10}


@lru_cache(maxsize=10_000)  # every answer cites, and plans have some hundred places
def cited(path: str) -> str:
    """A place as officials cite it, the smallest part first: "điểm a khoản 1.2 Mục IV", "khoản 2 Điều 5"."""
    named: list[str] = []
    numbers: list[str] = []
    again = ""
    for part in path.split("."):
        numeral, _, times = part.partition("~")
        if numeral.isdigit():
            numbers.append(numeral)
            again = times or again
            continue
        if numbers:
            named.append(_number(numbers, again, below=bool(named)))
            numbers, again = [], ""
        named.append(_named(numeral) + _times(times))
    if numbers:
        named.append(_number(numbers, again, below=bool(named)))
    return " ".join(reversed(named))


def roman(number: int) -> str:
    """A number below a thousand as documents number their parts (I, II, IV); others stay as they are."""
    if not 0 < number < 1000:
        return str(number)
    return _HUNDREDS[number // 100] + _TENS[number // 10 % 10] + _ONES[number % 10]


def from_roman(numeral: str) -> int:
    """What a Roman numeral made of I, V and X says; "IIX" and the like are read one by one, too."""
    numbers = [_VALUES[letter] for letter in numeral]
    following = [*numbers[1:], 0]
    return sum(
        -number if number < behind else number for number, behind in zip(numbers, following, strict=True)
    )


def _number(numbers: list[str], times: str, *, below: bool) -> str:
    return f"{'khoản' if below else 'mục'} {'.'.join(numbers)}{_times(times)}"


def _named(numeral: str) -> str:
    for pattern, name in _NAMES:
        if found := pattern.fullmatch(numeral):
            inside = found[1]
            in_roman = inside.isdigit() and name[0] in "PC"
            return name.format(roman(int(inside)) if in_roman else inside)
    return numeral


def _times(times: str) -> str:
    return f" (lần thứ {times})" if times else ""
