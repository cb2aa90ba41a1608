"""Two cores build the pages of a full build.

MkDocs goes through all pages here and asks each whether it has to be written (its "dirty" build). A copy of
this process goes through them, too: whoever is free takes the next one, and MkDocs passes over those that
the copy has taken.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from generator.mkdocs_site.made_files import MadeFile
from generator.publishing.progress import Progress
from generator.second_core import Aside, Turns, begin_aside

_WORTH_IT = 100
"""Pages; with fewer a copy costs more time than it saves."""


class SharedPages:
    """Pages that are to be built, each by one of two processes."""

    def __init__(
        self, pages: Sequence[MadeFile], build: Callable[[MadeFile], None], progress: Progress | None
    ) -> None:
        """Before MkDocs builds the first; `build` builds one of them."""
        self._pages, self._build, self._progress = pages, build, progress
        self._turns = Turns(range(len(pages)))
        self._turn: int | None = -1
        self._left: list[int] = []
        self._aside: Aside[int] | None = None
        if len(pages) >= _WORTH_IT:
            self._aside = begin_aside(self._built_aside)
        for number, page in enumerate(pages if self._aside else ()):
            page.is_modified = partial(self._is_built_here, number)  # type: ignore[method-assign]

    def finish(self) -> None:
        """Wait for the copy, and build what it did not get done; called when MkDocs is through with all."""
        done = set(self._aside.made() or ()) if self._aside else set()
        for number in (each for each in self._left if each not in done):
            self._build(self._pages[number])

    def _is_built_here(self, number: int) -> bool:
        """Whether the page of this number is not one of the copy's; MkDocs asks for each in their order."""
        while self._turn is not None and self._turn < number:
            self._turn = self._turns.next()
        if self._turn == number:
            return True
        self._left.append(number)
        if self._progress:
            self._progress.advance()
        return False

    def _built_aside(self) -> Iterator[int]:
        """What the copy does; gives the numbers of pages as they are built.

        Where it would have to tell anything it gives up: that is told where the same is done again.
        """
        log = logging.getLogger("mkdocs")
        log.handlers, log.propagate = [_GiveUp(logging.WARNING)], False
        while (number := self._turns.next()) is not None:
            self._build(self._pages[number])
            yield number


class _GiveUp(logging.Handler):
    """Takes what is told for a failure."""

    def emit(self, record: logging.LogRecord) -> None:
        """Raise what is told."""
        raise RuntimeError(record.getMessage())
