"""Draws the pages of a PDF upright. Runs in a process of its own (`apart.py`).

`python -m generator.importing.reading.page_pictures FOLDER [PAGE [NEAR]]` reads a file from standard input
and draws all pages at 300 dpi, for a machine to read; or one (from 0) as people look at it: all of it, or
what is near a share (0 to 1) of its height.
"""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

import pypdfium2
from PIL import Image

from generator.importing.reading.apart import bound_memory

_DPI, _DPI_FOR_PEOPLE = 300, 110
_STRIP = 0.4
"""Of a page's height: where a paragraph stands is known from its place in the text alone."""
_SMALL = 800  # pixels across, enough to see how the lines run
_MOST_PIXELS = 12_000_000
"""A page of A4 at 300 dpi has 8.7 million; larger ones are drawn coarser."""


def main() -> None:
    """Write a picture for every page, or for the one that is asked for."""
    bound_memory()
    folder = Path(sys.argv[1])
    asked = int(sys.argv[2]) if sys.argv[2:] else None
    document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    if asked is None:
        for number in range(len(document)):
            drawn(document, number, _DPI).save(folder / f"{number:04}.png", compress_level=1)
    elif asked < len(document):
        picture = drawn(document, asked, _DPI_FOR_PEOPLE)
        shown = strip(picture, float(sys.argv[3])) if sys.argv[3:] else picture
        shown.save(folder / f"{asked:04}.jpg", quality=80)


def drawn(document: pypdfium2.PdfDocument, number: int, dpi: int) -> Image.Image:
    """A page in shades of grey, upright."""
    page = document[number]
    width, height = page.get_size()
    scale = min(dpi / 72, (_MOST_PIXELS / max(width * height, 1)) ** 0.5)
    picture = upright(page.render(scale=scale, grayscale=True).to_pil())
    page.close()
    return picture


def strip(page: Image.Image, near: float) -> Image.Image:
    """The part of a page around a share of its height."""
    top = min(max(near - _STRIP / 2, 0.0), 1 - _STRIP)
    return page.crop((0, round(top * page.height), page.width, round((top + _STRIP) * page.height)))


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
