"""A plan's text as converters and printed pages leave it: lines broken off at the margin, marks of bold.

This is how `plan.txt` was written before its form was settled; such files are still read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

# A rule under a letterhead, the character that parted two cells.
_RULE_LINE = re.compile(r"[-_=\s|*]*")
_MARKS = frozenset("-_=|*#")
_HASHES = re.compile(r"^#{1,6}\s+")
_BOLD = re.compile(r"\*{2,}")
_ITALIC = re.compile(r"(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])")
# "** Đối với …*" is a starred item in italics.
_STARRED = re.compile(r"\*{1,2}\s+\*?(?=\S)")
# The first line of a signature; the second one is the position (Nghị định 30/2020/NĐ-CP).
_CAPACITY = re.compile(r"(?:TM|KT|TL|TUQ|Q)\. ")
# Printed lines are shorter than this (characters); longer ones are whole paragraphs.
_PRINTED_WIDTH = 100
_SENTENCE_END = re.compile(r"(?:[.;:!?…”\"]|\./\.|\.\*)$")
_SHORT = 40  # characters of a line of a letterhead or a signature

# What only a converter writes: a cell's separator alone on its line, a heading's hashes, stars around words.
_CONVERTED = re.compile(r"^\|$|^#{1,6} |\*\*[^*]*\*|\*[^\s*][^*]*\*")
_CONVERTED_LINES = 3
"""So many of them are no accident: one pair of stars may be the plan's own."""
_BROKEN_OFF = 0.25
"""So large a part of the lines goes on in the middle of a sentence where the margin broke them."""
_WIDEST = 120  # characters of a printed line
_FULL = 0.75  # of the widest line: a line that the margin broke off is about full


def is_printed(lines: Sequence[str]) -> bool:
    """Whether the text shows marks of a converter, or lines that a margin broke off."""
    filled = [folded for line in lines if (folded := " ".join(line.split()))]
    if sum(_CONVERTED.search(line) is not None for line in filled) >= _CONVERTED_LINES:
        return True
    broken = [len(line) for line, after in pairwise(filled) if _goes_on(line, after)]
    if len(broken) < max(_CONVERTED_LINES, _BROKEN_OFF * len(filled)):
        return False
    widest = max(broken)
    full = sum(length >= _FULL * widest for length in broken)
    return widest <= _WIDEST and full >= 0.9 * len(broken)


def _goes_on(line: str, after: str) -> bool:
    return after[0].islower() and after[1:2] not in (")", ".", "/") and not _SENTENCE_END.search(line[-3:])


def paragraphs(lines: Sequence[str], opens: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """The paragraphs with the number of their first line; `opens` is what opens one wherever it stands."""
    cleaned = [_without_marks(line) for line in lines]
    filled = sorted(len(line) for line in cleaned if line)
    if not filled:
        return
    # Some converters set a blank line after every printed line; the width tells wrapped from short lines.
    width = filled[int(len(filled) * 0.9)]
    current, gap = _Paragraph(0), False
    for number, line in enumerate(cleaned, start=1):
        if not line:
            gap = True
            continue
        if not current.parts or not _continues(current, line, opens, gap=gap, width=width):
            if current.parts:
                yield current.line, " ".join(current.parts)
            current = _Paragraph(number)
        current.add(line)
        gap = False
    if current.parts:
        yield current.line, " ".join(current.parts)


class _Paragraph:
    """A paragraph that is being joined; it knows what is asked of it without being read anew."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.parts: list[str] = []
        self.length = 0
        self.capitals = True

    def add(self, line: str) -> None:
        self.length += len(line) + bool(self.parts)
        self.capitals = self.capitals and line.isupper()
        self.parts.append(line)


def _continues(current: _Paragraph, line: str, opens: re.Pattern[str], *, gap: bool, width: int) -> bool:
    """Whether `line` goes on with the paragraph `current` rather than opening a new one."""
    # "- xã hội" at the start of a line is half of "chính trị - xã hội", not an item.
    if line.startswith("- ") and line[2:3].islower():
        return not current.parts[0].startswith("Số:")
    first = current.parts[0]
    if opens.match(line) or first.startswith("Số:") or line.startswith("Nơi nhận"):
        return False
    if current.parts == ["Nơi nhận:"] or (current.capitals and _CAPACITY.match(first)):
        return False
    if not gap and current.length < _SHORT and current.capitals:
        return line.isupper()  # the short lines of a letterhead or a signature
    if not gap and width < _PRINTED_WIDTH:
        return True  # wrapped lines; longer ones are whole paragraphs, pasted from Word without blank lines
    if line[0].islower():
        return True
    if _SENTENCE_END.search(current.parts[-1][-3:]):
        return False
    # A line that fills the width went on; a short one ended its paragraph.
    last_line = current.length % width if current.length > width else current.length
    return width < _PRINTED_WIDTH and last_line > 0.8 * width and not current.capitals


def _without_marks(line: str) -> str:
    """The line without a converter's marks; a star that opens an item is the plan's own marker."""
    folded = " ".join(line.split())
    if folded[:1] in _MARKS:
        folded = "" if _RULE_LINE.fullmatch(folded) else _HASHES.sub("", folded)
    if "*" not in folded:
        return folded
    starred = _STARRED.match(folded)
    plain = _ITALIC.sub("", _BOLD.sub("", folded[starred.end() :] if starred else folded))
    return " ".join(("* " + plain if starred else plain).split())
