"""A PDF of 50 kB that keeps a reader busy for minutes, or for days, stays unread, which is told."""

from __future__ import annotations

import zlib

import pytest
from work import at_most

from generator.load.pdf_text import PdfText, pdf_text

STEPS = 30_000_000
LINE = b"BT /F 9 Tf (Van A) Tj ET\n"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"


def document(kids: bytes, resources: bytes, *objects: bytes) -> bytes:
    """A PDF whose page is object 3; `objects` begin at 4."""
    pages = b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % kids.count(b"R")
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << "
    made, places = b"%PDF-1.7\n", []
    for number, value in enumerate((CATALOGUE, pages, page + resources + b" >> >>", *objects), 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n%s%s" % (len(places) + 1, table, end)


def stream(data: bytes, about: bytes = b"") -> bytes:
    packed = zlib.compress(data, 9)
    return b"<< %s /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (about, len(packed), packed)


DRAWN = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"
FORM = b"/Font << /F 5 0 R >> /XObject << /X 6 0 R >>"
BUSY = {
    "one page": document(b"3 0 R", FORM, stream(LINE * 500_000), FONT),
    "pages that share it": document(b"3 0 R " * 300, FORM, stream(b" " * 6_000_000), FONT),
    "a form drawn for ever": document(
        b"3 0 R", FORM, stream(b"/X Do " * 20_000), FONT, stream(b"q Q " * 10, DRAWN)
    ),
}


@pytest.mark.parametrize("content", BUSY.values(), ids=BUSY)
def test_a_file_of_endless_work_is_left_unread(content: bytes) -> None:
    assert pdf_text(document(b"3 0 R", FORM, stream(LINE), FONT)) == PdfText(("Van A",))
    with at_most(STEPS):
        found = pdf_text(content)
    assert (found.pages, found.unread) == ((), "các trang quá dài hoặc quá rối so với một văn bản")
