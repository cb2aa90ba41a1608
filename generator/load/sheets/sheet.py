"""What a list of awardees looks like once it is read: sheets of plain values, and what is hidden in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from generator.load.text_file import thousands

MAX_ROWS = 200_000
MAX_COLUMNS = 128
MAX_LETTERS = 32_767  # of a cell: Excel's own limit
MAX_TEXT = 50_000_000  # characters of all cells: a packed file may repeat one text in every cell
RAISED = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
"""Superscripts as characters of their own: "100 m²" stays what it is, and no note turns 12 into 121."""


def is_note_mark(raised: str) -> bool:
    """Whether a raised text refers to a note: a letter or a star. Digits may be those of "m²"."""
    return any(ord(sign) not in RAISED and not sign.isspace() for sign in raised)


@dataclass(frozen=True, slots=True)
class NoValue:
    """A cell that shows nothing to publish: a formula that was never computed, or one that failed (#N/A)."""

    def __str__(self) -> str:
        return ""


class Shown(str):
    """A text as Excel shows it; `value` is what the cell holds: another text, a number, a day, an hour."""

    value: object
    __slots__ = ("value",)

    def __new__(cls, text: str, value: object) -> Self:
        """Keep both."""
        shown = super().__new__(cls, text)
        shown.value = value
        return shown


CellPlace = tuple[int, int]
"""A cell by its row and column, from 1."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: row 1 first, trailing empty rows and cells dropped, formulas as their cached values.

    A value is a text, a number, a truth value, a date (or time), None or `NoValue`; where a format shows
    a value as something else, it is what is `Shown`. A cell merged over several rows holds its value in
    each of them. `hidden_columns` and `hidden_rows` (from 1) are those in which something is written;
    `struck`, `crossed` and `unseen` are cells with words that are struck out, that lie below a diagonal
    line, or that have the colour of their ground; `unclear` are numbers whose format we cannot read;
    `conditional` are the first cells of ranges where a rule may do any of this; `noted` are cells with a
    comment, a footnote, its mark, or a box of text. `beside` are rows that stand in no table: the
    paragraphs of a Word file. `margins` are the texts printed above and below every page, `tables` the
    first and last row of each table of a Word file and how many columns it has. `cut` are rows of a CSV file
    that have more cells than its header, as hardly any other has. In a CSV file row and
    line are the same number: a record with line breaks in quotes is followed by as many empty rows.
    """

    name: str
    rows: tuple[tuple[object, ...], ...]
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    struck: frozenset[CellPlace] = frozenset()
    crossed: frozenset[CellPlace] = frozenset()
    unseen: frozenset[CellPlace] = frozenset()
    unclear: frozenset[CellPlace] = frozenset()
    conditional: frozenset[CellPlace] = frozenset()
    noted: frozenset[CellPlace] = frozenset()
    beside: frozenset[int] = frozenset()
    margins: tuple[str, ...] = ()
    tables: tuple[tuple[int, int, int], ...] = ()
    cut: frozenset[int] = frozenset()


class UnreadableError(Exception):
    """The file is nothing we can read; reason and remedy are in the words of staff."""

    def __init__(self, reason: str, remedy: str, line: int = 0) -> None:
        """Keep the words for the problem."""
        super().__init__(reason)
        self.reason, self.remedy, self.line = reason, remedy, line


def trimmed(values: Sequence[object]) -> tuple[object, ...]:
    """The row without the empty cells behind its last value."""
    width = min(len(values), MAX_COLUMNS)
    while width and is_empty(values[width - 1]):
        width -= 1
    return tuple(values if width == len(values) else values[:width])


def is_empty(value: object) -> bool:
    """Whether a cell holds nothing that can be seen."""
    return value is None or (isinstance(value, str) and not value.strip())


def without_trailing(rows: list[tuple[object, ...]]) -> tuple[tuple[object, ...], ...]:
    """The rows up to the last one that holds something."""
    while rows and not rows[-1]:
        rows.pop()
    return tuple(rows)


def letters(row: Iterable[object], number: int) -> int:
    """How many characters a row's cells hold; raises UnreadableError where one has more than Excel allows."""
    whole = 0
    for value in row:
        if isinstance(value, str):
            whole += len(value)
            if len(value) > MAX_LETTERS:
                raise UnreadableError(
                    f"dòng {thousands(number)} có ô dài {thousands(len(value))} ký tự, Excel chỉ cho "
                    f"{thousands(MAX_LETTERS)}",
                    "xóa phần chép nhầm vào ô ấy",
                    number,
                )
    return whole


def too_much_text() -> UnreadableError:
    """Cells that hold more than any list."""
    return UnreadableError(
        f"chữ trong các ô dài hơn {thousands(MAX_TEXT)} ký tự",
        "xóa các dòng, các cột không thuộc danh sách, hoặc tách danh sách theo từng quyết định",
    )


def too_many_rows() -> UnreadableError:
    """A list longer than any decision's."""
    return UnreadableError(
        f"có hơn {thousands(MAX_ROWS)} dòng",
        "xóa các dòng thừa ở cuối, hoặc tách danh sách theo từng quyết định",
    )


def empty_file() -> UnreadableError:
    """A file without content."""
    return UnreadableError("tệp trống", "chép danh sách vào tệp, hoặc tạo tệp mới từ mẫu của phong trào")
