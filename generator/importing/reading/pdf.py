"""A PDF to blocks: the text layer of its pages; where none is sound, what a machine recognises."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from generator.importing.reading.apart import ours, run
from generator.importing.reading.blocks import (
    Block,
    Notices,
    TableBlock,
    TextBlock,
    check_size,
    says_something,
)
from generator.importing.reading.columns import is_foot, is_letterhead
from generator.importing.reading.lines import (
    PrintedLine,
    paragraphs,
    soft_lines,
    without_running_heads,
    words_by_page,
)
from generator.importing.reading.pdf_pages import MOST_PAGES
from generator.importing.reading.scan import recognised
from generator.importing.reading.soundness import share, trouble
from generator.load.sheets.sheet import UnreadableError

_SECONDS = 30
_PRINT_ANEW = "mở tệp rồi in ra PDF mới (Print to PDF), hoặc xin tệp Word gốc, rồi nhập lại"
_TROUBLES = {
    "pages": (
        f"tệp PDF có hơn {MOST_PAGES} trang, không phải một kế hoạch",
        "tách riêng kế hoạch rồi nhập lại",
    ),
    "locked": ("tệp PDF đặt mật khẩu", "mở tệp, in ra PDF mới không mật khẩu rồi nhập lại"),
    "damaged": ("tệp PDF hỏng, bị cắt cụt, hoặc ghi không đúng chuẩn", _PRINT_ANEW),
    "time": ("các trang của tệp PDF quá rối so với một kế hoạch", _PRINT_ANEW),
}
_GAP = 1.6
"""So many letters' heights of white between two words part columns."""
_FEW_WORDS = 15  # of a page that is a picture, or blank
_SAME_ROW = 0.5  # times the height of a letter


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class _Found:
    """A table on a page: where, and its cells' lines."""

    top: float
    page: int
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ReadPages:
    """What the pages of a PDF say; `scanned`: they are pictures; `words`: how many words each page has."""

    blocks: list[Block]
    scanned: bool
    words: list[int]


def read_pdf(content: bytes, told: Notices) -> ReadPages:
    """What a document's pages say; raises UnreadableError."""
    pages = _pages(content)
    words = " ".join(word[0] for page in pages for word in page["words"])
    pictures = [page for page in pages if page["picture"] and len(page["words"]) < _FEW_WORDS]
    counted = share(words).words
    if not pages or (counted >= _FEW_WORDS and trouble(words) is None and 2 * len(pictures) <= len(pages)):
        if pictures:
            told.add(f"{len(pictures)} trang chỉ có ảnh: chữ trên đó không đọc.")
        blocks, by_page = _blocks(pages, told)
        return ReadPages(blocks, any(page["picture"] for page in pages), by_page)
    if counted >= _FEW_WORDS:
        told.add("Lớp chữ của tệp PDF đã hỏng: đọc lại bằng máy nhận dạng chữ từ ảnh các trang.")
    else:
        told.add("Tệp PDF là bản quét: chữ do máy nhận dạng, mọi ngày và con số cần người xác nhận.")
    blocks, by_page = recognised(content, len(pages), told)
    return ReadPages(blocks, scanned=True, words=by_page)


def _pages(content: bytes) -> list[dict[str, Any]]:
    done = run(ours("generator.importing.reading.pdf_pages"), _SECONDS, given=content)
    try:
        found = json.loads(done.stdout)
    except ValueError:  # the process was ended, by a bound or a fault of what reads the file
        raise UnreadableError(*_TROUBLES["damaged"]) from None
    if "trouble" in found:
        raise UnreadableError(*_TROUBLES[found["trouble"]])
    pages: list[dict[str, Any]] = found["pages"]
    return pages


def _blocks(pages: Sequence[dict[str, Any]], told: Notices) -> tuple[list[Block], list[int]]:
    """What the pages say, and how many words each has."""
    lines: list[PrintedLine] = []
    tables: list[_Found] = []
    for number, page in enumerate(pages):
        words = [_Word(*word) for word in page["words"]]
        for table in page["tables"]:
            found = _table(table, words, number)
            if found is not None:
                tables.append(found)
                words = [word for word in words if not _inside(word, table["box"])]
        lines += _lines(words, number, len(lines))
    lines = without_running_heads(lines, [page["height"] for page in pages], told)
    by_page = words_by_page(lines, len(pages))
    for found in tables:
        by_page[found.page] += sum(len(cell.split()) for row in found.rows for cell in row)
    return list(_in_order(lines, tables)), by_page


def _in_order(lines: Sequence[PrintedLine], tables: Sequence[_Found]) -> Iterator[Block]:
    """The paragraphs and tables by their places; a table that goes on on the next page is one."""
    pending: list[PrintedLine] = []
    merged = _across_pages(lines, tables)
    at = 0
    for line in lines:
        while at < len(merged) and (merged[at].page, merged[at].top) <= (line.page, line.top):
            yield from map(TextBlock, paragraphs(pending))
            pending = []
            yield TableBlock(merged[at].rows)
            at += 1
        pending.append(line)
    yield from map(TextBlock, paragraphs(pending))
    yield from (TableBlock(each.rows) for each in merged[at:])


def _across_pages(lines: Sequence[PrintedLine], tables: Sequence[_Found]) -> list[_Found]:
    merged: list[_Found] = []
    last_page = -1
    for table in tables:
        before = merged[-1] if merged else None
        between = before is not None and any(
            (last_page, before.top) < (line.page, line.top) < (table.page, table.top) for line in lines
        )
        if (
            before is not None
            and table.page == last_page + 1
            and not between
            and _width(before) == _width(table)
        ):
            rows = table.rows[1:] if table.rows[0] == before.rows[0] else table.rows
            merged[-1] = _Found(before.top, before.page, before.rows + rows)
        else:
            merged.append(table)
        last_page = table.page
    return merged


def _width(table: _Found) -> int:
    return len(table.rows[0])


def _table(table: dict[str, Any], words: Sequence[_Word], page: int) -> _Found | None:
    """The cells' words; None for what only frames a text, and for a letterhead in two columns."""
    check_size(sum(map(len, table["rows"])))
    rows = tuple(
        tuple(_cell([word for word in words if _inside(word, box)]) if box else "" for box in row)
        for row in table["rows"]
    )
    rows = tuple(row for row in rows if any(row))
    texts = [cell for row in rows for cell in row]
    filled = max((sum(map(bool, row)) for row in rows), default=0)
    if filled < 2 or (filled == 2 and (is_letterhead(texts) or is_foot(texts))):
        return None
    return _Found(table["box"][1], page, rows)


def _inside(word: _Word, box: Sequence[float]) -> bool:
    across, down = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return box[0] <= across <= box[2] and box[1] <= down <= box[3]


def _cell(words: Sequence[_Word]) -> str:
    return "\n".join(soft_lines(" ".join(word.text for word in row) for row in _rows(words)))


def _rows(words: Sequence[_Word]) -> Iterator[list[_Word]]:
    """Words on one line, left before right; superscripts belong to their line."""
    row: list[_Word] = []
    for word in sorted(words, key=lambda word: ((word.top + word.bottom) / 2, word.left)):
        middle = (word.top + word.bottom) / 2
        if row:
            height = max(row[0].bottom - row[0].top, word.bottom - word.top)
            if middle - (row[0].top + row[0].bottom) / 2 > _SAME_ROW * height:
                yield sorted(row, key=lambda word: word.left)
                row = []
        row.append(word)
    if row:
        yield sorted(row, key=lambda word: word.left)


def _lines(words: Sequence[_Word], page: int, first_row: int) -> Iterator[PrintedLine]:
    for number, row in enumerate(_rows(words), first_row):
        size = max(word.bottom - word.top for word in row)
        parts: list[list[_Word]] = [[row[0]]]
        for before, word in pairwise(row):
            if word.left - before.right > _GAP * size:
                parts.append([])
            parts[-1].append(word)
        for part in parts:
            text = " ".join(word.text for word in part)
            if says_something(text):
                yield PrintedLine(text, part[0].left, part[-1].right, part[0].top, size, page, number)
