"""Small pictures, and what is put behind them."""

from __future__ import annotations

import io
import zipfile

from PIL import Image, PngImagePlugin


def png(author: str = "") -> bytes:
    """A picture of one colour."""
    notes = PngImagePlugin.PngInfo()
    if author:
        notes.add_text("Author", author)
    saved = io.BytesIO()
    Image.new("RGB", (4, 4)).save(saved, "PNG", pnginfo=notes)
    return saved.getvalue()


def picture(kind: str) -> bytes:
    """A picture of one colour, of any kind."""
    saved = io.BytesIO()
    Image.new("RGB", (4, 4)).save(saved, kind)
    return saved.getvalue()


def archive(comment: bytes = b"") -> bytes:
    """A packed file with a program in it."""
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as packed:
        packed.writestr(zipfile.ZipInfo("setup.exe"), b"MZ")
        packed.comment = comment
    return saved.getvalue()
