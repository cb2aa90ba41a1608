"""Desks for the tests of this folder."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from desks import Desk, running

from generator.project import Project


@pytest.fixture
def desk(project: Project) -> Iterator[Desk]:
    """A desk on a small portal of its own."""
    with running(project) as made:
        yield made
