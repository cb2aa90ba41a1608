"""A QR code as the outline of its dark squares: a template draws it without knowing what a QR code is."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

import segno

QUIET = 4
"""Light squares around the code that its standard asks for (ISO/IEC 18004)."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """`size`: squares along a side, the light border included; `path`: the dark squares as an SVG path."""

    size: int
    path: str


def qr_code(text: str) -> QrCode:
    """The code of a text; level M or better reads on paper that is creased or wet in a corner."""
    matrix = segno.make(text, error="m", micro=False).matrix
    lines = []
    for y, row in enumerate(matrix, start=QUIET):
        x = QUIET
        for dark, squares in groupby(row):
            width = len(list(squares))
            if dark:
                lines.append(f"M{x} {y}h{width}v1h-{width}z")
            x += width
    return QrCode(len(matrix) + 2 * QUIET, "".join(lines))
