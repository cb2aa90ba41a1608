"""Draws the pages of a PDF at 300 dpi, upright. Runs in a process of its own (`apart.py`).

`python -m generator.importing.reading.page_pictures FOLDER` reads a file from standard input.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2

from generator.importing.reading.apart import bound_memory

_DPI = 300
_MOST_PIXELS = 12_000_000
"""A page of A4 at 300 dpi has 8.7 million; larger ones are drawn coarser."""


def main() -> None:
    """Write a picture for every page."""
    bound_memory()
    folder = Path(sys.argv[1])
    document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    for number, page in enumerate(document):
        width, height = page.get_size()
        scale = min(_DPI / 72, (_MOST_PIXELS / max(width * height, 1)) ** 0.5)
        page.render(scale=scale, grayscale=True).to_pil().save(folder / f"{number:04}.png", compress_level=1)
        page.close()


if __name__ == "__main__":
    main()
