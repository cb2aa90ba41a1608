"""How large the letters of a sheet can be: posters and units' sheets stay on one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Letters = Literal["huge", "large", "medium", "small"]


def letters_for(length: int, most: Mapping[Letters, int]) -> Letters:
    """The largest letters for so many characters; `most`: how many stay on one sheet, the largest first."""
    return next((letters for letters, room in most.items() if length <= room), "small")
