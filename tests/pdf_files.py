"""PDF files, object by object, with something in them that should not be there."""

from __future__ import annotations

import zlib

HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
PAGES = (
    b"2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
    b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots[9 0 R]>>\nendobj\n"
)
END = b"trailer\n<</Root 1 0 R/Info 8 0 R%s>>\nstartxref\n0\n%%%%EOF\n"
JAVASCRIPT = b"<</S/JavaScript/JS(app.alert\\(1\\))>>"


def pdf(catalogue: bytes = b"", objects: bytes = b"", trailer: bytes = b"") -> bytes:
    """A PDF of one empty page with something in its catalogue, in its trailer, and more objects."""
    root = b"1 0 obj\n<</Type/Catalog/Pages 2 0 R" + catalogue + b">>\nendobj\n"
    return HEAD + root + PAGES + objects + END % trailer


def obj(number: int, value: bytes) -> bytes:
    return b"%d 0 obj\n%s\nendobj\n" % (number, value)


def stream(about: bytes, data: bytes) -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (about, len(data), data)


def packed(value: bytes, number: int = 9, about: bytes = b"/Filter/FlateDecode") -> bytes:
    """An object in a packed stream of objects."""
    head = b"%d 0 " % number
    data = head + value
    data = zlib.compress(data) if about else data
    return obj(7, stream(b"/Type/ObjStm/N 1/First %d%s" % (len(head), about), data))


def link(action: bytes) -> bytes:
    return obj(9, b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A" + action + b">>")


def info(said: bytes) -> bytes:
    return obj(8, b"<<" + said + b">>")
