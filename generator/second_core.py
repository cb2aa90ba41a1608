"""A second core: a copy of this process does some of the work, and this one the rest.

Only inside `second_core()`, and only where the system can copy a process and lets this one run on two cores.
Anywhere else, and where a copy ends before it is done (no memory, a full disk, a mistake of ours), the same
work is done here: the outcome and what is told of errors never depend on it, only the time does.

A copy writes nothing but our memory: one whose command was killed spoils nothing until it notices and ends.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, zip_longest
from multiprocessing import get_context, parent_process
from typing import IO, Any, Generic, TypeVar

from generator.memory import let_go

Made = TypeVar("Made")
Task = Callable[[], Iterable[Made]]

_ALONE = 0.1  # seconds of work below which a copy costs more than it helps
_blocks: list[list[Aside[Any]]] = []
"""What was begun in each block in which a second core may help, the innermost last."""


@contextmanager
def second_core() -> Iterator[None]:
    """Inside the block a second core may help; at its end no copy runs any more, however it ends."""
    begun: list[Aside[Any]] = []
    _blocks.append(begun)
    try:
        yield
    finally:
        _blocks.pop()
        for aside in begun:
            aside.end()


class Aside(Generic[Made]):
    """Tasks that a copy of this process does while this one goes on."""

    def __init__(self, tasks: Sequence[Task[Made]]) -> None:
        """Begin. Raises OSError where there is no place for the outcome, or no room for one more process."""
        self._count = len(tasks)
        self._outcome = tempfile.TemporaryFile()  # noqa: SIM115 - goes with this object
        self._copy = get_context("fork").Process(target=_work, args=(tasks, self._outcome), daemon=True)
        let_go()
        try:
            self._copy.start()
        except OSError:
            self._outcome.close()
            raise
        _blocks[-1].append(self)

    def made(self) -> list[tuple[Made, ...]] | None:
        """Wait; gives what each task made, None where the copy did not get to the end."""
        with self._outcome:
            self._copy.join()
            if self._copy.exitcode:
                return None
            self._outcome.seek(0)
            return [pickle.load(self._outcome) for _ in range(self._count)]  # noqa: S301 - of our own copy

    def end(self) -> None:
        """Let nobody work on it any more."""
        self._copy.kill()
        self._copy.join()
        self._outcome.close()


def begin_aside(tasks: Sequence[Task[Made]]) -> Aside[Made] | None:
    """Begin these tasks on a second core; None where there is none."""
    if not _blocks or _cores() < 2:
        return None
    try:
        return Aside(tasks)
    except OSError:
        return None


def has_helped() -> bool:
    """Whether anything was begun aside in this block: where nothing had to be, there is little to make."""
    return bool(_blocks and _blocks[-1])


def made_by(tasks: Sequence[Task[Made]]) -> tuple[Made, ...]:
    """What the tasks make, in their order; where they take long a second core does every other one."""
    started = time.perf_counter()
    first: list[tuple[Made, ...]] = []
    while len(first) < len(tasks) and time.perf_counter() - started < _ALONE:
        first.append(tuple(tasks[len(first)]()))
    here, there = tasks[len(first) :: 2], tasks[len(first) + 1 :: 2]
    aside = begin_aside(there) if there else None
    made_here = [tuple(task()) for task in here]
    made_there = aside.made() if aside else None
    if made_there is None:
        made_there = [tuple(task()) for task in there]
    in_order = chain.from_iterable(zip_longest(made_here, made_there, fillvalue=()))
    return tuple(chain.from_iterable((*first, *in_order)))


def _cores() -> int:
    """On how many cores this process may run; 1 where nobody knows, as on systems that do not fork safely."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def _work(tasks: Sequence[Task[Made]], outcome: IO[bytes]) -> None:
    """What the copy does: as far as it gets, and silently, for who waits does what is missing."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    _blocks.clear()
    origin = parent_process()
    try:
        for task in tasks:
            pickle.dump(tuple(task()), outcome, pickle.HIGHEST_PROTOCOL)
            if origin is None or not origin.is_alive():
                sys.exit(1)
        outcome.flush()
        let_go()
    except Exception:  # noqa: BLE001 - told where the same is done again
        sys.exit(1)
