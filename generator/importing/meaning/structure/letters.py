"""The letters of Vietnamese as ranges of a pattern: Unicode mixes upper and lower case."""

from __future__ import annotations

_MARKED = tuple(sign for sign in map(chr, range(0xC0, 0x1EFA)) if sign.isalpha())
UPPER = "A-Z" + "".join(sign for sign in _MARKED if sign.isupper())
"""Capital letters, to stand between square brackets."""
LOWER = "a-z" + "".join(sign for sign in _MARKED if sign.islower())
"""Lower-case letters."""
