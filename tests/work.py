"""Work counted in steps, the same on every machine, however slow or busy: no clock decides a test.

A step is a call of any function written in Python, a line of ours that runs, a turn of a loop. What is done
inside one call of C is one step however long it takes: texts are bounded before patterns search them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from running import ROOT

_OURS = str(ROOT / "generator")


class TooMuchWork(BaseException):
    """More steps than there may be; no `except Exception` swallows it."""


class Steps:
    """How many steps were taken so far."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.taken = 0

    def call(self, frame: FrameType, _event: str, _arg: object) -> Any:
        self._step()
        return self.line if frame.f_code.co_filename.startswith(_OURS) else None

    def line(self, _frame: FrameType, event: str, _arg: object) -> Any:
        if event == "line":
            self._step()
        return self.line

    def _step(self) -> None:
        self.taken += 1
        if self.taken > self.most:
            sys.settrace(None)
            raise TooMuchWork(f"more than {self.most} steps")


@contextmanager
def at_most(most: int) -> Iterator[Steps]:
    """Raise TooMuchWork where what is inside takes more steps."""
    steps, before = Steps(most), sys.gettrace()
    sys.settrace(steps.call)
    try:
        yield steps
    finally:
        sys.settrace(before)
