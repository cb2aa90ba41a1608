"""The plan's text: wrapped lines joined to paragraphs, each with its place in the outline.

Vietnamese administrative documents are numbered I. > 1. > 1.1. > a) > - > + (Nghị định 30/2020/NĐ-CP,
Phụ lục I). Numerals are read as they stand: a skipped, repeated or missing one is never put right here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Literal

from generator.load.text_file import read_text
from generator.problems import Problem, Source, problem


class Level(StrEnum):
    """What opens a paragraph: its marker's kind, or none."""

    ROMAN = "roman"
    NUMBER = "number"
    LETTER = "letter"
    DASH = "dash"
    PLUS = "plus"
    STAR = "star"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the plan.

    `marker` is what the plan writes in front ("IV", "1.2", "a", "-", "" for none); `section` the path of
    the numbered section it opens or stands in ("IV.1.2.a", "" above the first one); `opens` whether it
    opens that section; `line` the first line in the file, from 1.
    """

    text: str
    marker: str
    level: Level
    section: str
    opens: bool
    line: int


@dataclass(frozen=True, slots=True)
class PlanText:
    """A whole plan, in the order of the document; `text` as the file has it, word for word."""

    path: str
    paragraphs: tuple[Paragraph, ...]
    text: str = ""

    @property
    def sections(self) -> dict[str, Paragraph]:
        """The numbered sections by path; where the plan repeats a numeral, the first one."""
        found: dict[str, Paragraph] = {}
        for paragraph in self.paragraphs:
            if paragraph.opens:
                found.setdefault(paragraph.section, paragraph)
        return found


# The groups are named after the levels.
_MARKER = re.compile(
    r"(?P<roman>[IVX]{1,9})\.\s+"
    r"|(?P<number>\d{1,2}(?:\.\d{1,2})*)\.\s+"
    r"|(?P<letter>[a-zđ])\)\s*"
    r"|(?:-\s*)?(?P<plus>\+)\s+"
    r"|(?P<dash>-)\s+"
    r"|(?P<star>\*)\s+"
)
# Marks that the conversion from Word or PDF left behind; they are no words of the plan.
_RULE_LINE = re.compile(r"[-_=\s|*]*")
_MARKS = frozenset("-_=|*#")
_HASHES = re.compile(r"^#{1,6}\s+")
_BOLD = re.compile(r"\*{2,}")
_ITALIC = re.compile(r"(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])")
# The first line of a signature; the second one is the position (Nghị định 30/2020/NĐ-CP).
_CAPACITY = re.compile(r"(?:TM|KT|TL|TUQ|Q)\. ")
# Printed lines are shorter than this (characters); longer ones are whole paragraphs.
PRINTED_WIDTH = 100
# No paragraph of a plan is longer (characters); without an end, joining lines would take longer and longer.
LONGEST = 20_000
# "** Đối với …*" is a starred item in italics.
_STARRED = re.compile(r"\*{1,2}\s+\*?(?=\S)")
_SENTENCE_END = re.compile(r"[.;:!?…”\"]$|\./\.$|\.\*$")


def read_plan_text(path: Path, shown_as: str) -> tuple[PlanText | None, list[Problem]]:
    """Read `plan.txt`; gives the plan's paragraphs, or None and the problem that keeps it from being read."""
    # "Not there" has its own code: it tells staff which file a campaign folder lacks.
    if not path.exists() and not path.is_symlink():
        return None, [problem("P05", Source(shown_as))]
    text, problems = read_text(path, shown_as, page_breaks=True)
    return (None, problems) if text is None else (PlanText(shown_as, parse_plan(text), text), [])


def parse_plan(text: str) -> tuple[Paragraph, ...]:
    """Split a plan's text into its paragraphs and find each one's section."""
    return tuple(_number(_join(_clean_lines(text))))


def _clean_lines(text: str) -> list[tuple[int, str]]:
    """The lines without conversion marks; an empty text marks a blank line."""
    lines = []
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = " ".join(line.split())
        if stripped[:1] in _MARKS:
            stripped = "" if _RULE_LINE.fullmatch(stripped) else _HASHES.sub("", stripped)
        lines.append((number, _without_stars(stripped) if "*" in stripped else stripped))
    return lines


def _without_stars(line: str) -> str:
    """The line without marks of bold and italics; a star that opens an item is the plan's own marker."""
    starred = _STARRED.match(line)
    plain = _ITALIC.sub("", _BOLD.sub("", line[starred.end() :] if starred else line))
    return " ".join(("* " + plain if starred else plain).split())


def _join(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Join wrapped lines to paragraphs."""
    filled = [text for _, text in lines if text]
    if not filled:
        return
    # Some converters set a blank line after every printed line; the width tells wrapped from short lines.
    width = sorted(len(text) for text in filled)[int(len(filled) * 0.9)]
    start, current, gap = 0, "", False
    for number, text in lines:
        if not text:
            gap = True
            continue
        if current and len(current) < LONGEST and _continues(current, text, gap=gap, width=width):
            current = f"{current} {text}"
        else:
            if current:
                yield start, current
            start, current = number, text
        gap = False
    if current:
        yield start, current


def _continues(current: str, text: str, *, gap: bool, width: int) -> bool:
    """Whether `text` goes on with the paragraph `current` rather than opening a new one."""
    if _marker(text)[0] is not Level.NONE or current.startswith("Số:"):
        return False
    if text.startswith("- "):
        return True
    if current == "Nơi nhận:" or text.startswith("Nơi nhận"):
        return False
    if _CAPACITY.match(current) and current.isupper():
        return False
    if not gap and len(current) < 40 and current.isupper():
        return text.isupper()  # the short lines of a letterhead or a signature
    if not gap and width < PRINTED_WIDTH:
        return True  # wrapped lines; longer ones are whole paragraphs, pasted from Word without blank lines
    if text[0].islower():
        return True
    if _SENTENCE_END.search(current):
        return False
    # A line that fills the width went on; a short one ended its paragraph.
    last_line = len(current) % width if len(current) > width else len(current)
    return width < PRINTED_WIDTH and last_line > 0.8 * width and not current.isupper()


def _marker(text: str) -> tuple[Level, str, str]:
    """The marker's kind, the marker, and the text behind it."""
    found = _MARKER.match(text)
    # "- xã hội" at the start of a line is half of "chính trị - xã hội", not an item.
    if found is None or (found["dash"] and text[found.end() :][:1].islower()):
        return Level.NONE, "", text
    level = Level(found.lastgroup or "")
    return level, found[level], text[found.end() :].strip()


def _number(paragraphs: Iterator[tuple[int, str]]) -> Iterator[Paragraph]:
    """Give each paragraph its section path by the markers before it."""
    roman, number, letter = "", "", ""
    for line, text in paragraphs:
        level, marker, rest = _marker(text)
        if level is Level.ROMAN:
            roman, number, letter = marker, "", ""
        elif level is Level.NUMBER:
            number, letter = marker, ""
        elif level is Level.LETTER:
            letter = marker
        section = ".".join(part for part in (roman, number, letter) if part)
        opens = level in (Level.ROMAN, Level.NUMBER, Level.LETTER)
        yield Paragraph(rest, marker, level, section if roman else "", opens and bool(roman), line)


# The order of points; those that are no Vietnamese letters may be there or not.
_LETTERS = "abcdđefghijklmnopqrstuvwxyz"
_FOREIGN = frozenset("fjwz")
_ROMAN = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class OutlineGap:
    """One oddity of the numbering, at a line of the plan.

    `section` is the odd one; `other` the numeral before it (skipped, repeated) or the one that is missing.
    """

    kind: Literal["skipped", "repeated", "missing_first"]
    section: str
    other: str
    line: int


def outline_gaps(plan: PlanText) -> tuple[OutlineGap, ...]:
    """Every oddity of the plan's numbering, in the order of the text."""
    gaps: list[OutlineGap] = []
    last: dict[tuple[str, Level], int] = {}
    for paragraph in plan.paragraphs:
        if not paragraph.opens:
            continue
        parent, value = _parent(paragraph), _value(paragraph)
        before = last.get((parent, paragraph.level))
        _forget_children(last, paragraph.section)
        last[(parent, paragraph.level)] = value
        section, line = paragraph.section, paragraph.line
        if before is None and value > 1:
            gaps.append(OutlineGap("missing_first", section, _written(paragraph, 1), line))
        elif before is not None and value == before:
            gaps.append(OutlineGap("repeated", section, section, line))
        elif before is not None and not _follows(paragraph, before, value):
            gaps.append(OutlineGap("skipped", section, _written(paragraph, before), line))
    return tuple(gaps)


def _follows(paragraph: Paragraph, before: int, value: int) -> bool:
    if paragraph.level is Level.LETTER:
        return before < value and _FOREIGN.issuperset(_LETTERS[before : value - 1])
    return value == before + 1


def _parent(paragraph: Paragraph) -> str:
    """The path above the paragraph's own numeral: "IV.1" for "IV.1.2" and for "IV.1.a"."""
    return paragraph.section.rpartition(".")[0]


def _value(paragraph: Paragraph) -> int:
    own = paragraph.section.rpartition(".")[2]
    if paragraph.level is Level.ROMAN:
        numbers = [_ROMAN[letter] for letter in own]
        return sum(-number if number < max(numbers[i:]) else number for i, number in enumerate(numbers))
    if paragraph.level is Level.NUMBER:
        return int(own)
    return _LETTERS.index(own) + 1


def _written(paragraph: Paragraph, value: int) -> str:
    """The section path with `value` in place of the paragraph's own numeral."""
    if paragraph.level is Level.ROMAN:
        own = "X" * (value // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[value % 10]
    elif paragraph.level is Level.NUMBER:
        own = str(value)
    else:
        own = _LETTERS[value - 1]
    parent = _parent(paragraph)
    return f"{parent}.{own}" if parent else own


def _forget_children(last: dict[tuple[str, Level], int], section: str) -> None:
    for key in [key for key in last if key[0] == section or key[0].startswith(section + ".")]:
        del last[key]
