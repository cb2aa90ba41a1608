"""Draws the pages of a PDF at 300 dpi, upright. Runs in a process of its own (`apart.py`).

`python -m generator.importing.reading.page_pictures FOLDER` reads a file from standard input.
"""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

import pypdfium2
from PIL import Image

from generator.importing.reading.apart import bound_memory

_DPI = 300
_SMALL = 800  # pixels across, enough to see how the lines run
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
        drawn = upright(page.render(scale=scale, grayscale=True).to_pil())
        drawn.save(folder / f"{number:04}.png", compress_level=1)
        page.close()


def upright(page: Image.Image) -> Image.Image:
    """The page turned so that its lines run level: a page that lay askew on the glass is read badly."""
    small = page.resize((_SMALL, max(1, page.height * _SMALL // page.width)), Image.Resampling.BOX)
    coarse = max((step / 2 for step in range(-10, 11)), key=lambda angle: _evenness(small, angle))
    angle = max((coarse + step / 10 for step in range(-4, 5)), key=lambda angle: _evenness(small, angle))
    return page.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255) if angle else page


def _evenness(page: Image.Image, angle: float) -> float:
    """How clearly lines and the white between them part when the page is turned so."""
    turned = page.rotate(angle, Image.Resampling.BILINEAR, fillcolor=255)
    rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
    return sum((above - below) ** 2 for above, below in pairwise(rows))


if __name__ == "__main__":
    main()
