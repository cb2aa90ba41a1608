"""How much of a property or fuzz test runs: all with the profile "long", else a sample (see conftest)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from hypothesis import settings

Case = TypeVar("Case")
FULL = 100


def examples(full: int) -> int:
    """How many cases to run where `full` are all."""
    return full * settings().max_examples // FULL


def in_full() -> bool:
    """Whether all of each test is to run."""
    return settings().max_examples >= FULL


def sample(cases: Sequence[Case]) -> Sequence[Case]:
    """All cases, or a part of them from one end to the other."""
    return cases[:: FULL // settings().max_examples]
