"""Reads the pages of a PDF to plain data: words, tables, sizes. Runs in a process of its own (`apart.py`).

`python -m generator.importing.reading.pdf_pages` reads a file from standard input and writes JSON.
"""

from __future__ import annotations

import io
import json
import logging
import sys
import time
from typing import Any

MOST_PAGES = 120
_SECONDS = 25
"""For all pages; what is read then is told to be a part."""
_MOST_CHARACTERS = 30_000  # of a page


def main() -> None:
    """Write what the pages of the file on standard input hold."""
    logging.disable(logging.CRITICAL)
    json.dump(_pages(sys.stdin.buffer.read()), sys.stdout, ensure_ascii=False)


def _pages(content: bytes) -> dict[str, Any]:
    import pdfplumber
    from pdfplumber.utils.exceptions import PdfminerException

    started = time.monotonic()
    try:
        with pdfplumber.open(io.BytesIO(content)) as document:
            count = len(document.pages)
            if count > MOST_PAGES:
                return {"trouble": "pages", "count": count}
            pages = []
            for page in document.pages:
                if time.monotonic() - started > _SECONDS:
                    return {"trouble": "time"}
                pages.append(_page(page))
                page.close()
            return {"pages": pages}
    except PdfminerException as error:
        locked = "Password" in repr(error) or "Encrypt" in repr(error)
        return {"trouble": "locked" if locked else "damaged"}
    except Exception:  # noqa: BLE001 - a damaged file makes the reader raise anything
        return {"trouble": "damaged"}


def _page(page: Any) -> dict[str, Any]:
    if len(page.chars) > _MOST_CHARACTERS:
        raise ValueError("more letters than a page has")
    page = page.dedupe_chars()
    tables = []
    if 4 <= len(page.rects) + len(page.lines) + len(page.curves) <= 5_000:
        for table in page.find_tables():
            rows = [[list(cell) if cell else None for cell in row.cells] for row in table.rows]
            tables.append({"box": list(table.bbox), "rows": rows})
    words = [
        [word["text"], word["x0"], word["x1"], word["top"], word["bottom"]]
        for word in page.extract_words(x_tolerance_ratio=0.18, y_tolerance=2, keep_blank_chars=False)
    ]
    image = max((_area(each) for each in page.images), default=0.0)
    return {
        "width": page.width,
        "height": page.height,
        "words": words,
        "tables": tables,
        "picture": image > 0.5 * page.width * page.height,
    }


def _area(image: Any) -> float:
    return max(0.0, image["x1"] - image["x0"]) * max(0.0, image["bottom"] - image["top"])


if __name__ == "__main__":
    main()
