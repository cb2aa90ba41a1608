"""Small PDF files: pages of plain letters, what is kept about the file, a lock."""

from __future__ import annotations

import io

from pypdf import PdfReader, PdfWriter


def pdf(*pages: str, about: dict[str, str] | None = None, note: str = "", locked_with: str = "") -> bytes:
    """A PDF with a page of each text ("" for a page without letters, such as a scan)."""
    writer = PdfWriter(PdfReader(io.BytesIO(_written(pages))))
    if about:
        writer.add_metadata(about)
    if note:
        _add_note(writer, note)
    if locked_with:
        writer.encrypt(locked_with)
    saved = io.BytesIO()
    writer.write(saved)
    return saved.getvalue()


def _add_note(writer: PdfWriter, note: str) -> None:
    from pypdf.annotations import Text

    writer.add_annotation(0, Text(rect=(50, 50, 90, 90), text=note))


def _written(pages: tuple[str, ...]) -> bytes:
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, text in enumerate(pages):
        drawn = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET" if text else ""
        fonts = f"<< /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources {fonts} >>")
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    content = b"%PDF-1.4\n"
    places = []
    for number, text in enumerate(objects, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n{text}\nendobj\n".encode("ascii")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
    return (
        content
        + f"{end}<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(content)}\n%%EOF\n".encode()
    )
