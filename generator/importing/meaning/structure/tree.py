"""A plan as a tree: sections inside sections, items inside them, as its numerals and bullets nest them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.importing.meaning.structure.letters import UPPER
from generator.load.plan.outline import RANKED, Level, Paragraph

_NOTE = re.compile(r"(?:Lưu ý|Ghi chú|Chú ý)\b")
_ROW = tuple[str, ...]


@dataclass(slots=True)
class Node:
    """A paragraph with what stands below it; `children` in the order of the text."""

    paragraph: Paragraph
    children: list[Node] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The paragraph's own words, without its marker."""
        return self.paragraph.text

    @property
    def line(self) -> int:
        """The line in plan.txt."""
        return self.paragraph.line

    @property
    def source(self) -> str:
        """The section as it is cited; empty above the first one."""
        return self.paragraph.section

    @property
    def opens(self) -> bool:
        """Whether the paragraph opens a section."""
        return self.paragraph.opens

    def walk(self) -> Iterator[Node]:
        """The node and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def sections(self) -> list[Node]:
        """The sections right below it."""
        return [child for child in self.children if child.opens]

    @property
    def items(self) -> list[Node]:
        """What stands right below it and opens no section."""
        return [child for child in self.children if not child.opens]


def grown(paragraphs: Sequence[Paragraph]) -> list[Node]:
    """The top sections; what stands in no section is left out."""
    top: list[Node] = []
    open_sections: list[Node] = []
    bullets: list[Node] = []
    for paragraph in _titled(paragraphs):
        if paragraph.cell is not None:
            continue
        node = Node(paragraph)
        if paragraph.opens:
            while open_sections and not _holds(open_sections[-1].paragraph, paragraph):
                open_sections.pop()
            (open_sections[-1].children if open_sections else top).append(node)
            open_sections.append(node)
            bullets = []
        elif open_sections:
            bullets = _around(bullets, paragraph)
            (bullets[-1] if bullets else open_sections[-1]).children.append(node)
            if paragraph.level is not Level.NONE:
                bullets.append(node)
    return top


_NAMES_NONE = (Level.PART, Level.CHAPTER, Level.CAPITAL)


def _holds(outer: Paragraph, inner: Paragraph) -> bool:
    """Whether a section stands inside another: by its path, or by its rank where that names no outer one."""
    if outer.section == "":
        return inner.section != ""  # a heading without number holds every number below it
    if inner.section.startswith(outer.section + "."):
        return True
    inside = outer.level in _NAMES_NONE and inner.level in RANKED
    return inside and RANKED.index(outer.level) < RANKED.index(inner.level)


def _titled(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs; a marker that stands alone ("PHẦN THỨ NHẤT") takes the capitals below as its words."""
    alone: Paragraph | None = None
    for paragraph in paragraphs:
        if alone is not None:
            is_title = paragraph.level is Level.NONE and paragraph.cell is None and paragraph.text.isupper()
            yield replace(alone, text=paragraph.text) if is_title else alone
            alone = None
            if is_title:
                continue
        if paragraph.opens and not paragraph.text:
            alone = paragraph
        else:
            yield paragraph
    if alone is not None:
        yield alone


def _around(bullets: list[Node], paragraph: Paragraph) -> list[Node]:
    """The open items that hold this paragraph: a star closes all, an equal sign its like."""
    if paragraph.level is Level.STAR or _NOTE.match(paragraph.text):
        return []
    if paragraph.level is Level.NONE:
        # "* Đối với …" has paragraphs of its own; behind a dash they go on with the item.
        return bullets
    kept = list(bullets)
    for at, each in enumerate(kept):
        if each.paragraph.level is paragraph.level:
            return kept[:at]
    return kept


_SENTENCE = re.compile(rf"(?<=[.!?…])\s+(?=[{UPPER}“\"])")
_ABBREVIATED = re.compile(r"(?:^|\s)(?:TT|TM|KT|TL|TP|TX|VP|GS|TS|ThS|[A-ZĐ])\.$")


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph, none torn at an abbreviation."""
    found: list[str] = []
    for piece in _SENTENCE.split(text):
        if found and _ABBREVIATED.search(found[-1]):
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
    return [each.strip() for each in found if each.strip()]


def tables(paragraphs: Sequence[Paragraph]) -> list[tuple[int, list[_ROW]]]:
    """Every table as its rows of cells, with the line of its first row; newlines part lines in a cell."""
    found: dict[int, dict[tuple[int, int], list[Paragraph]]] = {}
    for paragraph in paragraphs:
        if paragraph.cell is not None:
            at = (paragraph.cell.row, paragraph.cell.column)
            found.setdefault(paragraph.cell.table, {}).setdefault(at, []).append(paragraph)
    return [_rows(cells) for _, cells in sorted(found.items())]


def _rows(cells: dict[tuple[int, int], list[Paragraph]]) -> tuple[int, list[_ROW]]:
    first = min(paragraph.line for lines in cells.values() for paragraph in lines)
    height = 1 + max(row for row, _ in cells)
    width = 1 + max(column for _, column in cells)
    text = {at: "\n".join(paragraph.text for paragraph in lines) for at, lines in cells.items()}
    return first, [tuple(text.get((row, column), "") for column in range(width)) for row in range(height)]
