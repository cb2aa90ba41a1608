"""What is going on, in one line of a terminal that overwrites itself, or line by line for the desk."""

from __future__ import annotations

import os
import sys
from types import TracebackType
from typing import Self

LINES = "THIDUA_PROGRESS"
"""The variable of the environment with which a program that reads us asks for a line for each change."""
MARK = "\x1f"
"""How such a line begins, to be told from what is said."""


class Progress:
    """Says which step runs; says nothing where no terminal listens."""

    def __init__(self, stages: int) -> None:
        """There will be `stages` steps."""
        self._stages = stages
        self._lines = LINES in os.environ
        self._shown = sys.stdout.isatty() and not self._lines
        self._stage = 0
        self._title = ""
        self._done = 0
        self._of = 0
        self._width = 0

    def begin(self, title: str, of: int = 0) -> None:
        """The next step, which has `of` parts if they can be counted."""
        self._stage += 1
        self._title, self._done, self._of = title, 0, of
        self._show(f"[{self._stage}/{self._stages}] {title}…")

    def advance(self) -> None:
        """One more part of the step is done."""
        before, self._done = self._done, self._done + 1
        percent = 100 * self._done // max(self._of, 1)
        if percent != 100 * before // max(self._of, 1):
            self._show(f"[{self._stage}/{self._stages}] {self._title}: {percent} %")

    def close(self) -> None:
        """Clear the line."""
        self._show("")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _show(self, text: str) -> None:
        if self._lines and text:
            sys.stdout.write(f"{MARK}{text}\n")
            sys.stdout.flush()
        if self._shown:
            # Blanks, not a control code, clear the rest: old consoles of Windows know none. The cursor goes
            # back at once, so that a warning by MkDocs overwrites the line.
            sys.stdout.write(f"{text.ljust(self._width)}\r")
            sys.stdout.flush()
            self._width = len(text)
