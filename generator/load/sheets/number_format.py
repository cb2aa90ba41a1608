"""Numbers as Excel shows them with Vietnamese settings: "0.985" in the format "0.0 %" reads "98,5 %".

A format has up to four sections for positive, negative, zero and text, with signs of their own (ECMA-376,
18.8.31). What no rule here reads for certain, such as fractions, has no text: the list says so.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import NamedTuple

BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 37: "#,##0 ;(#,##0)",
    38: "#,##0 ;[Red](#,##0)", 39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;[Red](#,##0.00)", 45: "mm:ss",
    46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""The formats that every workbook has by number (ECMA-376, 18.8.30)."""

Moment = datetime | date | time

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_(?P<wide>.)|\*.|\[\$(?P<money>[^\]\-]*)[^\]]*\]|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>general)|(?P<half>am/pm|a/p)|(?P<exponent>e[+\-]0+)|(?P<date>y+|m+|d+|h+|s+)"
    r"|(?P<digit>[0#?])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[\d.]+)")
_MONTH_NAME = 3
_LONGEST = 300  # characters of a format: Excel allows 255


class _Token(NamedTuple):
    kind: str
    text: str


@lru_cache(maxsize=4_096)
def is_plain(code: str) -> bool:
    """Whether a format shows numbers and texts as they are."""
    return code.strip().lower() in ("general", "@", "")


@lru_cache(maxsize=4_096)
def is_of_dates(code: str) -> bool:
    """Whether numbers are days or hours in this format."""
    return len(code) <= _LONGEST and any(each.kind == "date" for each in _sections(code)[0])


@lru_cache(maxsize=4_096)
def is_whole_day(code: str) -> bool:
    """Whether a day is shown with day, month and year, so that it reads as what it is.

    "mm/dd/yy" does not: its 10/01/26 is read as the tenth of January.
    """
    parts = [each.text.lower() for each in _sections(code)[0] if each.kind == "date"]
    letters = "".join(each[0] for each in parts)
    swapped = letters.startswith("md") and len(parts[0]) < _MONTH_NAME
    return {"d", "m", "y"} <= set(letters) and not swapped


def shown_number(value: float, code: str) -> str | None:
    """A number in a format; "" where it hides the number, None where we cannot tell."""
    if len(code) > _LONGEST:
        return None
    found = _section_of(value, code)
    if found is None:
        return None
    section, size = found
    kinds = {each.kind for each in section}
    if "exponent" in kinds or any(each == ("other", "/") for each in section):
        return None
    if "general" in kinds:
        return "".join(_bare(size) if each.kind == "general" else _literal(each) for each in section)
    return _digits(size, section)


def shown_text(value: str, code: str) -> str:
    """A text in a format: `"Thôn "@` puts words in front of it; a format without "@" leaves it alone."""
    sections = _sections(code) if len(code) <= _LONGEST else []
    own = sections[3] if len(sections) > 3 else sections[-1] if sections else ()
    if not any(each == ("other", "@") for each in own):
        return "" if len(sections) > 3 and not own else value
    return "".join(value if each == ("other", "@") else _literal(each) for each in own)


def shown_moment(value: Moment, code: str) -> str:
    """A day or an hour in a format: "d-mmm" shows 10/01/2026 as "10-Thg1"."""
    section = _sections(code)[0]
    shown = ""
    after_hour = False
    for place, each in enumerate(section):
        if each.kind != "date":
            shown += _literal(each)
            continue
        letter = each.text[0].lower()
        later = next((other.text[0].lower() for other in section[place + 1 :] if other.kind == "date"), "")
        minutes = letter == "m" and (after_hour or later == "s") and len(each.text) < _MONTH_NAME
        shown += _part(value, "min" if minutes else letter, len(each.text))
        after_hour = letter == "h"
    return shown


def _part(value: Moment, letter: str, length: int) -> str:
    if letter in ("h", "min", "s"):
        number = getattr(value, {"h": "hour", "min": "minute", "s": "second"}[letter], 0)
    elif isinstance(value, time):
        return ""
    elif letter == "m" and length >= _MONTH_NAME:
        return f"Thg{value.month}"
    elif letter == "d" and length >= _MONTH_NAME:
        return ("T2", "T3", "T4", "T5", "T6", "T7", "CN")[value.weekday()]
    elif letter == "y":
        return f"{value.year}" if length > 2 else f"{value.year % 100:02}"
    else:
        number = value.month if letter == "m" else value.day
    return f"{number:02}" if length > 1 else str(number)


@lru_cache(maxsize=4_096)
def _sections(code: str) -> list[tuple[_Token, ...]]:
    sections: list[list[_Token]] = [[]]
    for found in _TOKEN.finditer(code):
        kind = found.lastgroup or "skip"
        if kind == "other" and found.group() == ";":
            sections.append([])
        else:
            text = found[found.lastgroup] if found.lastgroup else ""
            sections[-1].append(_Token(kind, text))
    return [tuple(each) for each in sections]


def _section_of(value: float, code: str) -> tuple[tuple[_Token, ...], Decimal] | None:
    """The section that shows a number, and the number as it shows it: negative ones say so themselves."""
    number = Decimal(repr(value))
    sections = [each for each in _sections(code) if ("other", "@") not in each][:3]
    if not sections:
        return (_Token("general", ""),), number
    conditions = [_condition(each) for each in sections]
    if any(conditions):
        for section, condition in zip(sections, conditions, strict=True):
            if condition is None or _holds(number, *condition):
                return section, number
        return None
    if len(sections) == 1:
        return sections[0], number
    if len(sections) > 2 and number == 0:
        return sections[2], number
    return (sections[1], -number) if number < 0 else (sections[0], number)


def _condition(section: tuple[_Token, ...]) -> tuple[str, Decimal] | None:
    for each in section:
        if each.kind == "bracket" and (found := _CONDITION.fullmatch(each.text.strip())):
            return found[1], Decimal(found[2])
    return None


def _holds(number: Decimal, sign: str, limit: Decimal) -> bool:
    return {
        "<": number < limit, "<=": number <= limit, ">": number > limit, ">=": number >= limit,
        "=": number == limit, "<>": number != limit,
    }[sign]  # fmt: skip


def _literal(token: _Token) -> str:
    if token.kind == "wide":
        return " "
    return token.text if token.kind in ("quoted", "escaped", "money", "other") else ""


def _bare(number: Decimal) -> str:
    text = f"{number.quantize(Decimal('1.0000000000'), ROUND_HALF_UP):f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def _digits(number: Decimal, section: tuple[_Token, ...]) -> str:
    """The number in a section's places for digits, what stands between them left where it is."""
    places = [place for place, each in enumerate(section) if each.kind == "digit"]
    if not places:  # only words: the format says something of its own
        sign = "-" if number < 0 and any(map(_literal, section)) else ""
        return sign + "".join(map(_literal, section))
    last = places[-1]
    point = next((p for p, each in enumerate(section) if each == ("other", ".") and p <= last + 1), None)
    commas = [p for p, each in enumerate(section) if each == ("other", ",") and p > places[0]]
    scale = sum(1 for p in commas if p > last)
    grouped = any(p < last for p in commas)
    percents = sum(1 for each in section if each == ("other", "%"))
    behind = [p for p in places if point is not None and p > point]
    size = abs(number) * 100**percents / Decimal(1_000) ** scale
    whole, _, rest = f"{size.quantize(Decimal(1).scaleb(-len(behind)), ROUND_HALF_UP):f}".partition(".")
    if not whole.strip("0") and section[places[0]].text != "0" and "0" not in _kept(section, places, point):
        whole = ""
    filled = _whole_part(whole, section, [p for p in places if p not in behind], grouped=grouped)
    least = max((index for index, p in enumerate(behind, 1) if section[p].text == "0"), default=0)
    kept = rest[: max(least, len(rest.rstrip("0")))]
    shown = ""
    for place, each in enumerate(section):
        if place in filled:
            shown += filled[place]
        elif place in behind:
            index = behind.index(place)
            shown += kept[index : index + 1]
        elif place == point:
            shown += "," if kept else ""
        elif place not in commas:
            shown += _literal(each)
    return f"-{shown}" if number < 0 and (whole.strip("0") or kept.strip("0")) else shown


def _kept(section: tuple[_Token, ...], places: list[int], point: int | None) -> str:
    return "".join(section[place].text for place in places if point is None or place < point)


def _whole_part(
    whole: str, section: tuple[_Token, ...], places: list[int], *, grouped: bool
) -> dict[int, str]:
    """Which digits stand at which place: from the right, the first place takes all that are left."""
    filled: dict[int, str] = {}
    left = list(whole)
    count = 0
    for place in reversed(places):
        taken = ""
        while left and (not taken or place == places[0]):
            separator = "." if grouped and count and count % 3 == 0 else ""
            taken = left.pop() + separator + taken
            count += 1
        if not taken and section[place].text == "0":
            separator = "." if grouped and count and count % 3 == 0 else ""
            taken = f"0{separator}"
            count += 1
        filled[place] = taken
    return filled
