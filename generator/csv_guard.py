"""What keeps a cell of a CSV file from being computed by a spreadsheet, and takes the guard away."""

from __future__ import annotations

import re

# Where a program may see a cell begin, whatever it takes for the separator: at the beginning, behind a
# separator, a quotation mark, a line break. There these characters (the full-width ones too) make a formula
# of it.
_STARTS = r"((?:^|[;,\t\r\n\"])[^\S\t\r\n]*)"
_SIGNS = "=+\\-@\uff1d\uff0b\uff0d\uff20"
_FORMULA = re.compile(rf"{_STARTS}('*[{_SIGNS}])")
_SIGN = re.compile(f"[{_SIGNS}]")
_GUARDED = re.compile(rf"{_STARTS}'('*[{_SIGNS}])")


def guarded(cell: str) -> str:
    """The cell with an apostrophe before every character that could make a spreadsheet compute it."""
    return _FORMULA.sub(r"\1'\2", cell) if _SIGN.search(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`."""
    return _GUARDED.sub(r"\1\2", cell) if "'" in cell else cell
