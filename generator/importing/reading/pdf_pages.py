"""Reads the pages of a PDF to plain data: words, tables, sizes. Runs in a process of its own (`apart.py`).

`python -m generator.importing.reading.pdf_pages` reads a file from standard input and writes JSON. Words come
from pdfium, which is quick; pages on which lines are drawn are looked through for tables by pdfplumber.
"""

from __future__ import annotations

import ctypes
import io
import json
import logging
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
from pypdfium2 import raw

from generator.importing.reading.apart import bound_memory

MOST_PAGES = 120
_SECONDS = 8
"""For all pages; no plan takes a tenth of it."""
_MOST_CHARACTERS = 30_000  # of a page
_MOST_OBJECTS = 50_000  # that draw a page
_LINES = range(4, 5_000)
"""So many lines make a table of two cells; with more nothing is a table of ours."""
_WORD_GAP, _SAME_ROW = 0.1, 0.4  # times the height of a letter


def main() -> None:
    """Write what the pages of the file on standard input hold."""
    bound_memory()
    logging.disable(logging.CRITICAL)
    json.dump(_pages(sys.stdin.buffer.read()), sys.stdout)


def _pages(content: bytes) -> dict[str, Any]:
    started = time.monotonic()
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        return {"trouble": "locked" if "assword" in str(error) else "damaged"}
    if len(document) > MOST_PAGES:
        return {"trouble": "pages"}
    pages: list[dict[str, Any]] = []
    try:
        for page in document:
            if time.monotonic() - started > _SECONDS:
                return {"trouble": "time"}
            pages.append(_page(page))
        with_lines = [number for number, page in enumerate(pages) if page.pop("lines") in _LINES]
        if with_lines:
            from pdfplumber import open as opened  # slow to import, and few plans have tables

            with opened(io.BytesIO(content), pages=[number + 1 for number in with_lines]) as drawn:
                for number, page in zip(with_lines, drawn.pages, strict=True):
                    if time.monotonic() - started > _SECONDS:
                        return {"trouble": "time"}
                    pages[number]["tables"] = _tables(page)
                    page.close()
    except Exception:  # noqa: BLE001 - a damaged file makes the readers raise anything
        return {"trouble": "damaged"}
    return {"pages": pages}


def _page(page: pypdfium2.PdfPage) -> dict[str, Any]:
    width, height = page.get_size()
    text = page.get_textpage()
    count = text.count_chars()
    if count > _MOST_CHARACTERS:
        raise ValueError("more letters than a page has")
    lines, picture = 0, 0.0
    for number, each in enumerate(page.get_objects(max_depth=3)):
        if number > _MOST_OBJECTS:
            raise ValueError("more drawings than a page has")
        if each.type == raw.FPDF_PAGEOBJ_PATH:
            lines += 1
        elif each.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = each.get_bounds()
            picture = max(picture, (right - left) * (top - bottom))
    return {
        "height": height,
        "words": _words(text.raw, count, height),
        "tables": [],
        "picture": picture > 0.5 * width * height,
        "lines": lines,
    }


@dataclass(slots=True)
class Letter:
    """A letter where it is drawn; `base`: the line it stands on, y growing downwards."""

    sign: str
    left: float
    right: float
    base: float
    size: float


def _words(text: Any, count: int, height: float) -> list[list[Any]]:
    """Each word with its left, right, top and bottom.

    Programs draw letters in any order, those of another font after all others: only the place counts.
    """
    letters = sorted(_letters(text, count, height), key=lambda letter: (letter.base, letter.left))
    found: list[list[Any]] = []
    row: list[Letter] = []
    for letter in letters:
        if row and letter.base - row[0].base > _SAME_ROW * max(letter.size, row[0].size):
            found += words_of_row(row)
            row = []
        row.append(letter)
    return found + words_of_row(row)


def _letters(text: Any, count: int, height: float) -> Iterator[Letter]:
    box, across, up = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for at in range(count):
        code = raw.FPDFText_GetUnicode(text, at)
        if code == 0 or code >= sys.maxunicode or raw.FPDFText_IsGenerated(text, at) == 1:
            continue
        if not raw.FPDFText_GetLooseCharBox(text, at, ctypes.byref(box)):
            continue
        raw.FPDFText_GetCharOrigin(text, at, ctypes.byref(across), ctypes.byref(up))
        size = abs(box.top - box.bottom)
        if 0 < size < height:
            yield Letter(chr(code), box.left, box.right, height - up.value, size)


def words_of_row(row: list[Letter]) -> list[list[Any]]:
    """The words of a line: parted by spaces, or by so much white as a space has."""
    found: list[list[Any]] = []
    before: Letter | None = None
    for letter in sorted(row, key=lambda letter: letter.left):
        if not letter.sign.strip():
            before = None
            continue
        if before is not None and _is_twice(before, letter):
            continue
        top, bottom = letter.base - 0.75 * letter.size, letter.base + 0.25 * letter.size
        # A letter with marks is taller: the lower of two is nearer to what a space is wide.
        if before is not None and letter.left - before.right < _WORD_GAP * min(before.size, letter.size):
            word = found[-1]
            word[0] += letter.sign
            word[2], word[3], word[4] = max(word[2], letter.right), min(word[3], top), max(word[4], bottom)
        else:
            found.append([letter.sign, letter.left, letter.right, top, bottom])
        before = letter
    return found


def _is_twice(before: Letter, letter: Letter) -> bool:
    """Letters that are drawn twice, a little apart, to look bold."""
    return before.sign == letter.sign and letter.left - before.left < 0.3 * (before.right - before.left)


def _tables(page: Any) -> list[dict[str, Any]]:
    return [
        {
            "box": list(table.bbox),
            "rows": [[list(cell) if cell else None for cell in row.cells] for row in table.rows],
        }
        for table in page.find_tables()
    ]


if __name__ == "__main__":
    main()
