"""Work counted in steps, the same on every machine, however slow or busy: no clock decides a test.

A step is a call of any function written in Python, a line of ours that runs, a turn of a loop. What is done
inside one call of C is one step however long it takes: texts are bounded before patterns search them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from running import ROOT

_OURS = str(ROOT / "generator")


class TooMuchWork(BaseException):
    """More steps than there may be; no `except Exception` swallows it."""


def _counter(most: int) -> Callable[[FrameType, str, object], Any]:
    """What Python is to call at each step. Called millions of times: it calls nothing in turn."""
    taken = 0

    def step(frame: FrameType, event: str, _arg: object) -> Any:
        nonlocal taken
        if event in ("call", "line"):
            taken += 1
            if taken > most:
                sys.settrace(None)
                raise TooMuchWork(f"more than {most} steps")
        return step if event != "call" or frame.f_code.co_filename.startswith(_OURS) else None

    return step


@contextmanager
def at_most(most: int) -> Iterator[None]:
    """Raise TooMuchWork where what is inside takes more steps."""
    before = sys.gettrace()
    sys.settrace(_counter(most))
    try:
        yield
    finally:
        sys.settrace(before)
