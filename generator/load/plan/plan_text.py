"""`plan.txt`: the plan word for word, a paragraph a line, a table's cells parted by tabs (docs/domain.md)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.load.plan.outline import MARKER, Cell, Paragraph, number
from generator.load.plan.printed_text import is_printed, paragraphs
from generator.load.text_file import CELL_BREAK, read_text
from generator.problems import Problem, Source, problem

_MOST_LINES = 10_000
"""Lines and cells: the longest plans have a thousand, and each becomes a paragraph of the page."""
_TOO_MANY = "tệp có hơn 10.000 dòng và ô bảng, không phải toàn văn một kế hoạch"
_TOO_MANY_REMEDY = "chép lại kế hoạch, bỏ các dòng trống và ô trống thừa"
LINE_ENDS = re.compile(r"\r\n?|[\n\x0b\x0c]")
"""Where a line of the plan ends; the lines of problems, places and open points are counted so."""


@dataclass(frozen=True)
class PlanText:
    """A whole plan; `text` as the file has it, word for word."""

    path: str
    text: str

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Its paragraphs, in the order of the document; found where somebody asks for them."""
        return parse_plan(self.text)

    @cached_property
    def sections(self) -> dict[str, Paragraph]:
        """The numbered sections by path."""
        return {paragraph.section: paragraph for paragraph in self.paragraphs if paragraph.opens}


def read_plan_text(path: Path, shown_as: str) -> tuple[PlanText | None, list[Problem]]:
    """Read `plan.txt`; gives the plan's text, or None and the problem that keeps it from being read."""
    # "Not there" has its own code: it tells staff which file a campaign folder lacks.
    if not path.exists() and not path.is_symlink():
        return None, [problem("P05", Source(shown_as))]
    text, problems = read_text(path, shown_as, of_plan=True)
    if text is None:
        return None, problems
    if sum(map(text.count, "\n\t" + CELL_BREAK)) > _MOST_LINES:
        return None, [problem("Y01", Source(shown_as), reason=_TOO_MANY, remedy=_TOO_MANY_REMEDY)]
    return PlanText(shown_as, text), []


def parse_plan(text: str) -> tuple[Paragraph, ...]:
    """Split a plan's text into its paragraphs and find each one's section."""
    lines = LINE_ENDS.split(text)
    blocks = list(_blocks(lines))
    # Only the settled form has tables; what shows none may be as a converter left it.
    if any(map(_is_table, blocks)) or not is_printed(lines):
        return tuple(number(_pieces(blocks)))
    return tuple(number((line, joined, None) for line, joined in paragraphs(lines, MARKER)))


def lines_of(paragraphs: Iterable[Paragraph]) -> tuple[tuple[int, str], ...]:
    """The words of each paragraph with its line, by which places of a campaign file are named."""
    return tuple((paragraph.line, paragraph.text) for paragraph in paragraphs)


_Lines = list[tuple[int, str]]


def _blocks(lines: Sequence[str]) -> Iterator[_Lines]:
    """What stands between blank lines; every line with its number, from 1."""
    block: _Lines = []
    for at, line in enumerate(lines, start=1):
        if line.strip():
            block.append((at, line))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _is_table(block: _Lines) -> bool:
    """Tabs in every line part cells; where only one side of them is filled, they only push a line in."""
    rows = [line.split("\t") for _, line in block]
    return all(len(row) > 1 for row in rows) and any(sum(map(bool, map(str.strip, row))) > 1 for row in rows)


def _pieces(blocks: list[_Lines]) -> Iterator[tuple[int, str, Cell | None]]:
    tables = 0
    for block in blocks:
        if not _is_table(block):
            yield from ((at, " ".join(line.split()), None) for at, line in block)
            continue
        for row, (at, line) in enumerate(block):
            for column, cell in enumerate(line.split("\t")):
                folded = (" ".join(each.split()) for each in cell.split(CELL_BREAK))
                yield from ((at, each, Cell(tables, row, column)) for each in folded if each)
        tables += 1
