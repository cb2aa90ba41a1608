"""What every reader gives: paragraphs and tables in a document's order; and how they become plan.txt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from generator.load.sheets.sheet import UnreadableError
from generator.load.text_file import CELL_BREAK, CONTROL, thousands
from generator.marks import normalize

PLAN_FILES = (".docx", ".doc", ".pdf", ".txt", ".md")
"""The types of a plan's file that can be read."""
_MOST_LETTERS = 400_000
"""Of a whole document: 150 pages. The longest plans have 60,000."""
_MOST_CELLS = 5_000
_MOST_LINES = 9_000  # and cells; plan.txt may have 10,000
_TOO_LONG = "văn bản dài hơn {} {}, không phải một kế hoạch"
_SHORTER = "tách riêng kế hoạch ra một tệp rồi nhập tệp ấy"

_UNSEEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_SPACES = re.compile(r"[\t \xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# Bullets that fonts of symbols draw, at their codes in those fonts.
_BULLETS = str.maketrans(
    dict.fromkeys("\uf0b7\uf0a7\uf0a8\uf0d8\uf0fc\uf076\uf06e\uf0be\u25aa\u25cf\u25cb\u25a0", "•")
)
_LOOK_ALIKES = str.maketrans({"Ð": "Đ", "ð": "đ", "\u2010": "-", "\u2011": "-", "\u2028": " ", "\u2029": " "})
_SAYS_NOTHING = re.compile(r"[\W_]*")


@dataclass(frozen=True, slots=True)
class TextBlock:
    """One paragraph, as a line of plan.txt."""

    text: str


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table: its rows, each as many cells as the widest; a cell's lines are parted by line ends.

    A cell that is merged over several places has its words in the first of them only.
    """

    rows: tuple[tuple[str, ...], ...]


Block = TextBlock | TableBlock


@dataclass(slots=True)
class Notices:
    """What a reader left out or could not know, in words for the person who imports; each is told once."""

    words: dict[str, None] = field(default_factory=dict)

    def add(self, words: str) -> None:
        """Tell it, unless that was told."""
        self.words.setdefault(words)


def plain(text: str) -> str:
    """A paragraph's words: composed letters, single spaces, nothing that cannot be seen."""
    seen = _UNSEEN.sub("", text.translate(_BULLETS)).translate(_LOOK_ALIKES)
    return _SPACES.sub(" ", CONTROL.sub(" ", normalize("NFC", seen))).replace("\n", " ").strip()


def says_something(text: str) -> bool:
    """Whether there are letters or digits, not only a rule below a letterhead."""
    return _SAYS_NOTHING.fullmatch(text) is None


def plan_text(blocks: Iterable[Block]) -> str:
    """The blocks in the form of plan.txt: a blank line around every paragraph and table."""
    parts = [part for block in blocks if (part := _part(block))]
    text = "\n\n".join(parts)
    if len(text) > _MOST_LETTERS:
        raise UnreadableError(_TOO_LONG.format(thousands(_MOST_LETTERS), "chữ"), _SHORTER)
    if sum(map(text.count, "\n\t" + CELL_BREAK)) > _MOST_LINES:
        raise UnreadableError(_TOO_LONG.format(thousands(_MOST_LINES), "dòng và ô"), _SHORTER)
    return f"{text}\n" if text else ""


def _part(block: Block) -> str:
    if isinstance(block, TextBlock):
        text = plain(block.text)
        return text if says_something(text) else ""
    rows = [tuple(map(_cell, row)) for row in block.rows]
    return "\n".join("\t".join(row) for row in rows if any(row))


def _cell(text: str) -> str:
    lines = (plain(line) for line in text.split("\n"))
    return CELL_BREAK.join(line for line in lines if line)


def texts_of(blocks: Iterable[Block]) -> Iterator[str]:
    """The words of every paragraph and cell."""
    for block in blocks:
        yield from (
            (block.text,) if isinstance(block, TextBlock) else (cell for row in block.rows for cell in row)
        )


def with_texts(blocks: Iterable[Block], change: Callable[[str], str]) -> list[Block]:
    """The blocks with the words of every paragraph and cell changed."""
    return [
        TextBlock(change(block.text))
        if isinstance(block, TextBlock)
        else TableBlock(tuple(tuple(map(change, row)) for row in block.rows))
        for block in blocks
    ]


def check_size(cells: int) -> None:
    """Raise UnreadableError where there are more cells than any plan's annexes have."""
    if cells > _MOST_CELLS:
        raise UnreadableError(_TOO_LONG.format(thousands(_MOST_CELLS), "ô bảng"), _SHORTER)
