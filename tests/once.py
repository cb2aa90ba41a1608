"""Folders that many tests read and that take long to make: made once for all processes of a run."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock


def shared_folder(tmp_path_factory: pytest.TempPathFactory, name: str) -> Path:
    """The place of this name that all processes of a run have in common."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        return tmp_path_factory.getbasetemp().parent / name
    return tmp_path_factory.getbasetemp() / f"once-{name}"


def built_once(tmp_path_factory: pytest.TempPathFactory, name: str, build: Callable[[Path], object]) -> Path:
    """The folder of this name, filled by `build` once; whoever changes it takes a copy."""
    root = shared_folder(tmp_path_factory, name)
    with FileLock(f"{root}.lock"):
        done = root.with_name(f"{root.name}.done")
        if not done.exists():
            root.mkdir()
            build(root)
            done.touch()
    return root
