"""An openpyxl workbook as bytes that depend on its content alone: no author, no time of day."""

from __future__ import annotations

import io
import zipfile

from openpyxl import Workbook

from generator.output import packed

_CORE = "docProps/core.xml"
_NO_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)


def bare_bytes(book: Workbook) -> bytes:
    """The workbook as an XLSX file; the same cells give the same bytes on one machine."""
    saved = io.BytesIO()
    book.save(saved)
    with zipfile.ZipFile(saved) as source:
        return packed(
            (name, _NO_PROPERTIES if name == _CORE else source.read(name)) for name in source.namelist()
        )
