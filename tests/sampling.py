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


def all_or(some: Sequence[Case], cases: Sequence[Case]) -> Sequence[Case]:
    """All cases, or some of them that were chosen: one of each kind."""
    assert set(some) <= set(cases)
    return cases if in_full() else some


def sample(cases: Sequence[Case], first: int = 0, one_in: int = 6) -> Sequence[Case]:
    """All cases, or a part of them from one end to the other; `first`: where the part begins."""
    return cases if in_full() else cases[first::one_in]
