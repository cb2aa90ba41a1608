"""Letterheads and signatures, which stand in two columns: their lines in the order in which a person reads.

A letterhead says issuer, national motto, then number, place and day; a foot the recipients, then who signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.importing.reading.blocks import says_something

_MOTTO = re.compile(
    r"C[ỘÔO]NG\s+H[ÒO][AÀ]\s+X[ÃA]\s+H[ỘÔO]I|Đ[ộô]c\s+l[ậâ]p\s*[-–—]\s*T[ựư]\s*do", re.IGNORECASE
)
_NUMBER = re.compile(r"^\s*Số\s*:?", re.IGNORECASE)
_DAY = re.compile(r",\s*ngày\b.*\btháng\b", re.IGNORECASE)
_RECIPIENTS = re.compile(r"^\W*Nơi\s+nhận\s*(?:[:;.,]|[-–]|$)", re.IGNORECASE)
_CAPACITY = re.compile(
    r"^\W*(?:(?:TM|T/M|KT|K/T|TL|TUQ|Q)\s?\.\s|(?:PHÓ |QUYỀN |Q\.\s?)?(?:CHỦ TỊCH|CHÁNH|TRƯỞNG|HIỆU TRƯỞNG|"
    r"GIÁM ĐỐC|BÍ THƯ|THỦ TRƯỞNG)\b)"
)
_PARTY = re.compile(r"^\W*ĐẢNG CỘNG SẢN VIỆT NAM|^\W*ĐOÀN TNCS HỒ CHÍ MINH")


def is_letterhead(texts: Iterable[str]) -> bool:
    """Whether these are the words of a letterhead: the motto, or a number beside a place and day."""
    lines = _lines(texts)
    if any(_MOTTO.search(line) or _PARTY.search(line) for line in lines):
        return True
    return any(map(_NUMBER.search, lines)) and any(map(_DAY.search, lines))


def is_foot(texts: Iterable[str]) -> bool:
    """Whether these are the recipients and the signature below a document, or one of them beside nothing."""
    lines = _lines(texts)
    recipients = any(map(_RECIPIENTS.search, lines))
    signs = sum(_CAPACITY.match(line) is not None and line.isupper() for line in lines)
    return recipients or (signs > 0 and len(lines) <= _FOOT_LINES)


_FOOT_LINES = 12


def in_reading_order(rows: Sequence[tuple[str, str]]) -> list[str]:
    """The lines of two columns, "" where one has none, left before right; of a letterhead part by part."""
    if is_foot(text for row in rows for text in row):
        return _column_by_column(rows)
    below = next((at for at, row in enumerate(rows) if any(map(_is_number_or_day, row))), len(rows))
    return _column_by_column(rows[:below]) + _column_by_column(rows[below:])


def _column_by_column(rows: Sequence[tuple[str, str]]) -> list[str]:
    return [line for column in (0, 1) for line in _whole_items([row[column] for row in rows])]


def _is_number_or_day(text: str) -> bool:
    return any(_NUMBER.match(line) or _DAY.search(line) for line in text.split("\n"))


def _whole_items(column: Sequence[str]) -> list[str]:
    """A column's lines, those that it broke as one."""
    found: list[str] = []
    for text in column:
        for line in text.split("\n"):
            if not says_something(line):
                continue
            if found and _goes_on(found[-1], line):
                found[-1] = f"{found[-1]} {line}"
            else:
                found.append(line)
    return found


def _goes_on(line: str, below: str) -> bool:
    """Whether a narrow column broke one line: an item's, the first of the motto, the day's."""
    if _MOTTO.search(line) and line.isupper():
        return below.isupper()
    if _DAY.search(line) and line.endswith("năm"):
        return below.isdecimal()
    item = line.startswith("-") and not line.endswith((";", ".", ":"))
    return item and not below.startswith("-") and not _CAPACITY.match(below)


def _lines(texts: Iterable[str]) -> list[str]:
    return [line for text in texts for line in text.split("\n") if says_something(line)]
