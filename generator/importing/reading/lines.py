"""Printed lines to paragraphs: what a page, a scan or a text with layout broke at its margin is one again.

Vietnamese documents set the first line of a paragraph in, and let its last line end where it ends; numerals
and dashes open paragraphs wherever they stand. Lines side by side are columns of a letterhead or a signature.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from generator.importing.reading.blocks import Notices, says_something
from generator.importing.reading.columns import in_reading_order, is_foot, is_letterhead
from generator.load.plan.outline import MARKER


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A printed line, or one of two side by side: its words and where it stands; y grows downwards.

    `size`: the height of its letters. `row` is the same for lines side by side.
    """

    text: str
    left: float
    right: float
    top: float
    size: float
    page: int
    row: int


_SENTENCE_END = (".", ";", ":", "!", "?", "…", "./.", ".”", ".)")
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:Trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–—\s.]*", re.IGNORECASE)
_EDGE = 0.09  # times a page's height: so near its edges running heads and page numbers stand
_LOOKED_AT = 30  # lines before one, whose quotation it may go on with
_KINDS = re.compile(
    r"(?:KẾ HOẠCH|QUYẾT ĐỊNH|HƯỚNG D[ẪÂ]N|CHỈ THỊ|THÔNG BÁO|TỜ TRÌNH|BÁO CÁO|QUY CHẾ|QUY ĐỊNH|CÔNG VĂN|"
    r"PHÁT ĐỘNG|NGHỊ QUYẾT|CHƯƠNG TRÌNH|BIÊN BẢN|PHỤ LỤC(?: \w+)?)"
)
_COLUMN = re.compile(r"\S+(?: {1,3}\S+)*")
_YEAR = re.compile(r"\d{3,}")  # or an amount: at a line's start it goes on with a sentence ("2026. Các")
_HYPHEN = re.compile(r"(?<=\w)-\n(?=\w)")
_LOWER_AFTER_DASH = re.compile(r"[-–]\s+(?:[^\W\d_A-ZĐÀ-Ý]|\d{4}\b)")
_SIGNATURE = re.compile(r"(?:TM|KT|TL|TUQ|Q)\.\s?[^\W\d_]")


def without_running_heads(
    lines: Sequence[PrintedLine], heights: Sequence[float], told: Notices
) -> list[PrintedLine]:
    """The lines without page numbers and what stands at the edge of several pages, which is told."""
    at_edge = [
        line
        for line in lines
        if not _EDGE * heights[line.page] < line.top < (1 - _EDGE) * heights[line.page] - line.size
    ]
    times = Counter(_without_digits(line.text) for line in at_edge)
    several = max(3, len(heights) // 2)
    gone: dict[PrintedLine, None] = {}
    head = ""
    for line in at_edge:
        if _PAGE_NUMBER.fullmatch(line.text):
            gone[line] = None
        elif times[_without_digits(line.text)] >= several:
            gone[line] = None
            head = head or line.text
    if head:
        told.add(f"Bỏ dòng lặp lại ở đầu, chân trang: “{head[:80]}”.")
    return [line for line in lines if line not in gone]


def words_by_page(lines: Iterable[PrintedLine], pages: int) -> list[int]:
    """How many words stand on each page."""
    words = Counter[int]()
    for line in lines:
        words[line.page] += len(line.text.split())
    return [words[page] for page in range(pages)]


def paragraphs(lines: Sequence[PrintedLine]) -> list[str]:
    """The paragraphs of printed lines, in reading order."""
    if not lines:
        return []
    margins = _Margins.of(lines)
    found: list[str] = []
    for beside, group in groupby(_rows(lines), key=lambda row: len(row) > 1):
        rows = list(group)
        if beside:
            found += in_reading_order(
                [(row[0].text, " ".join(line.text for line in row[1:])) for row in rows]
            )
        else:
            found += _joined([row[0] for row in rows], margins)
    return found


def soft_lines(lines: Iterable[str]) -> list[str]:
    """Lines that a soft break parts: one paragraph, unless a sentence ends, an item begins, capitals end."""
    found: list[list[str]] = []
    for line in map(str.strip, lines):
        if not line:
            continue
        before = found[-1][-1] if found else "."
        parted = before.isupper() != line.isupper() and not line[:1].islower()
        if parted or before.endswith(_SENTENCE_END) or MARKER.match(line) or line.startswith("Nơi nhận"):
            found.append([line])
        else:
            found[-1].append(line)
    return [" ".join(parts) for parts in found]


def _rows(lines: Sequence[PrintedLine]) -> Iterator[list[PrintedLine]]:
    """Lines side by side, where they are the columns of a letterhead or a foot; else each line alone.

    In a foot a column may be longer: its lines alone belong to it as well.
    """
    rows = [list(group) for _, group in groupby(lines, key=lambda line: line.row)]
    at = 0
    while at < len(rows):
        if len(rows[at]) == 1:
            yield rows[at]
            at += 1
            continue
        yield from (block := _column_block(rows, at))
        at += len(block)


def _column_block(rows: Sequence[list[PrintedLine]], at: int) -> list[list[PrintedLine]]:
    """The rows from `at` on that belong together as two columns, each with both columns."""
    texts = [line.text for row in rows[at : at + 3] for line in row]
    split = min(line.left for row in rows[at : at + 2] for line in row[1:])
    if is_foot(texts):
        block = []
        for row in rows[at:]:
            if (
                len(row) == 1
                and row[0].left < split - 20
                and row[0].right > split + 60
                and len(row[0].text) > 60
            ):
                break  # a line across both columns: the foot is over
            block.append(_in_two(row, split))
        return block
    if is_letterhead(texts):
        last = at
        for number in range(at, min(at + 8, len(rows))):
            if len(rows[number]) > 1:
                last = number
        if (
            last + 1 < len(rows)
            and rows[last + 1][0].text.isdecimal()
            and rows[last][-1].text.endswith("năm")
        ):
            last += 1  # the year of the day, which the column broke off
        return [_in_two(row, split) for row in rows[at : last + 1]]
    return [[_merged(rows[at])]]


def _in_two(row: list[PrintedLine], split: float) -> list[PrintedLine]:
    """A row of a letterhead or a foot as left and right; an empty line where one has none."""
    if len(row) > 1:
        return row
    line = row[0]
    empty = PrintedLine("", line.left, line.left, line.top, line.size, line.page, line.row)
    return [empty, line] if line.left >= split - 3 * line.size else [line, empty]


def _merged(row: list[PrintedLine]) -> PrintedLine:
    first = row[0]
    text = " ".join(line.text for line in row)
    return PrintedLine(text, first.left, row[-1].right, first.top, first.size, first.page, first.row)


@dataclass(frozen=True, slots=True)
class _Margins:
    """Where full lines begin and end, and how far apart they are."""

    left: float
    right: float
    gap: float

    @classmethod
    def of(cls, lines: Sequence[PrintedLine]) -> _Margins:
        lengths = sorted(line.right - line.left for line in lines)
        full = [
            line for line in lines if line.right - line.left >= 0.8 * lengths[int(0.9 * (len(lengths) - 1))]
        ]
        gaps = [
            below.top - line.top
            for line, below in pairwise(lines)
            if below.page == line.page and below.top - line.top > 0
        ]
        rights = sorted(line.right for line in full)
        return cls(
            min(Counter(round(line.left) for line in full).most_common(2))[0],
            rights[int(0.5 * (len(rights) - 1))],
            median(gaps) if gaps else 0.0,
        )


def _joined(lines: Sequence[PrintedLine], margins: _Margins) -> list[str]:
    found: list[list[PrintedLine]] = []
    for line in lines:
        if found and not _opens(found[-1], line, margins):
            found[-1].append(line)
        else:
            found.append([line])
    return [_text(each) for each in found]


def _opens(paragraph: Sequence[PrintedLine], line: PrintedLine, margins: _Margins) -> bool:
    """Whether a line begins a paragraph, rather than going on with the one before it."""
    last, text = paragraph[-1], line.text
    width = margins.right - margins.left
    ended = last.text.rstrip().endswith(_SENTENCE_END)
    full = last.right >= margins.right - 0.1 * width
    if text[:1] in "-–" and not ended and full and (_LOWER_AFTER_DASH.match(text) or _is_quoting(paragraph)):
        return False  # "- xã hội" is half of "kinh tế - xã hội", "- 2026" of "2021 - 2026"
    if MARKER.match(text) and not (full and not ended and _YEAR.match(text)):
        return True
    if (
        text.startswith("Nơi nhận")
        or _SIGNATURE.match(text)
        or _KINDS.fullmatch(last.text)
        or _KINDS.fullmatch(text)
    ):
        return True
    if _is_centred(last, margins) and _is_centred(line, margins) and not ended:
        return last.text.isupper() != text.isupper() and not text[:1].islower()
    apart = line.page == last.page and margins.gap and line.top - last.top > 1.7 * margins.gap
    if full:
        first, here = last.left - margins.left, abs(line.left - last.left)
        if len(paragraph) == 1 and first > 1.2 * line.size and here < 0.5 * line.size:
            return not text[:1].islower()  # both are set in: each is the first line of its own
        indented = (
            line.left > min(last.left, margins.left if len(paragraph) > 1 else last.left) + 1.2 * line.size
        )
        return not text[:1].islower() and bool(apart or (ended and indented))
    return not (text[:1].islower() and not ended)


def _is_quoting(paragraph: Sequence[PrintedLine]) -> bool:
    """Whether a quotation or a bracket has begun and not ended."""
    text = _text(paragraph[-_LOOKED_AT:])
    return text.count("“") > text.count("”") or text.count("(") > text.count(")")


def _is_centred(line: PrintedLine, margins: _Margins) -> bool:
    before, behind = line.left - margins.left, margins.right - line.right
    width = margins.right - margins.left
    return before > 0.1 * width and abs(before - behind) < 0.1 * width


def _text(lines: Sequence[PrintedLine]) -> str:
    """The lines as one; a hyphen without a space before it joins what it parts: "7886/HD-" and "BNV"."""
    return _HYPHEN.sub("-", "\n".join(line.text.strip() for line in lines)).replace("\n", " ")


def _without_digits(text: str) -> str:
    return re.sub(r"\d+", "0", text)


def words_to_lines(texts: Iterable[str]) -> list[PrintedLine]:
    """The lines of a text with layout, each character as wide as any other; wide gaps part columns."""
    return [
        PrintedLine(part[0], part.start() * 5.0, part.end() * 5.0, row * 12.0, 5.0, 0, row)
        for row, text in enumerate(texts)
        for part in _COLUMN.finditer(text.expandtabs(8))
        if says_something(part[0])
    ]
