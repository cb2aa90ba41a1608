"""Values that repeat in many rows, kept once: what makes the files small that browsers fetch."""

from __future__ import annotations

from collections.abc import Hashable


class Values:
    """Values in the order in which they first came; a row holds the number of each of its own."""

    def __init__(self) -> None:
        """There are none yet."""
        self.places: dict[Hashable, int] = {}

    def place(self, value: Hashable) -> int:
        """The value's number."""
        return self.places.setdefault(value, len(self.places))
