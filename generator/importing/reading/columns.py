"""Letterheads and signatures, which stand in two columns: their lines in the order in which a person reads.

A letterhead is read row by row, left before right: issuer, national motto, number, place and day. At the foot
the left column comes as a whole first: the recipients, then who signs.
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
_RECIPIENTS = re.compile(r"^\W*Nơi\s+nhận\b", re.IGNORECASE)
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
    """The lines of two columns, "" where one has none: a letterhead row by row, a foot column by column."""
    if is_foot(text for row in rows for text in row):
        columns = ([row[0] for row in rows], [row[1] for row in rows])
        return [line for column in columns for line in _whole_items(column)]
    return [line for row in rows for line in row if says_something(line)]


def _whole_items(column: Sequence[str]) -> list[str]:
    """A column's lines; of an item ("- …;") that a narrow column breaks, the lines as one."""
    found: list[str] = []
    for text in column:
        for line in text.split("\n"):
            if not says_something(line):
                continue
            goes_on = found and found[-1].startswith("-") and not found[-1].endswith((";", ".", ":"))
            if goes_on and not line.startswith("-") and not _CAPACITY.match(line):
                found[-1] = f"{found[-1]} {line}"
            else:
                found.append(line)
    return found


def _lines(texts: Iterable[str]) -> list[str]:
    return [line for text in texts for line in text.split("\n") if says_something(line)]
