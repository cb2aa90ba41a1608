"""Makes a scan of a PDF: its pages as pictures, a little turned, with noise, as office machines make them."""

from __future__ import annotations

import io
import random

import pypdfium2
from PIL import Image, ImageChops

_NOISE = 24  # grey levels


def scanned_pdf(content: bytes, *, dots: int = 300, degrees: float = 2.0, seed: int = 1) -> bytes:
    """The same pages as pictures (`dots` an inch) without a text layer."""
    chance = random.Random(seed)  # noqa: S311 - noise
    pages = []
    for page in pypdfium2.PdfDocument(content):
        drawn = page.render(scale=dots / 72, grayscale=True).to_pil()
        turned = drawn.rotate(degrees, Image.Resampling.BICUBIC, expand=False, fillcolor=255)
        pages.append(_noisy(turned, chance))
    held = io.BytesIO()
    pages[0].save(held, "PDF", save_all=True, append_images=pages[1:], resolution=dots, quality=80)
    return held.getvalue()


def _noisy(page: Image.Image, chance: random.Random) -> Image.Image:
    """Light noise over the page: a tile of it, laid at random."""
    tile = Image.frombytes("L", (512, 512), chance.randbytes(512 * 512)).point(
        lambda level: level * _NOISE // 255
    )
    noise = Image.new("L", page.size)
    for left in range(0, page.width, 512):
        for top in range(0, page.height, 512):
            noise.paste(tile.rotate(90 * chance.randrange(4)), (left, top))
    return ImageChops.subtract(page, noise)
