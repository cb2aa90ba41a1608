"""What all packed files have in common: XLSX workbooks and DOCX forms are XML in a zip archive."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib

# SyntaxError: both parsers of XML, lxml's and Python's own. LookupError: an encoding or a part that nobody
# knows. RuntimeError: a part that is locked, or a way of packing that nobody knows.
DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, SyntaxError, struct.error, OSError, EOFError, LookupError,
    ValueError, TypeError, AttributeError, ArithmeticError, RuntimeError,
)  # fmt: skip
"""What zipfile, openpyxl and the parsers of XML raise when a file is damaged; all is told as one thing."""
