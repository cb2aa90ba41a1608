"""Near misses: what the writer may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def near_miss(found: object, choices: Iterable[str]) -> str:
    """Such as "có phải ý bạn là `x`? " for the closest choice, or nothing."""
    close = get_close_matches(str(found), list(choices), n=1, cutoff=0.6)
    return f"có phải ý bạn là `{close[0]}`? " if close else ""
