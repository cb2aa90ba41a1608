"""A second core: a copy of this process does some of the work, and this one the rest.

Only inside `second_core()`, and only where the system can copy a process and lets this one run on two cores.
Anywhere else, and where a copy ends before it is done (no memory, a full disk, a mistake of ours), the same
work is done here: the outcome and what is told of errors never depend on it, only the time does.

A copy writes nothing but our memory and into the folder that is being made. The system ends it with the
command, even one that is killed: it cannot spoil what a later one makes.
"""

from __future__ import annotations

import io
import os
import pickle
import signal
import sys
import tempfile
import time
import weakref
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout, suppress
from functools import partial
from itertools import chain
from pathlib import Path
from typing import IO, Any, Generic, TypeVar

from generator.collector import long_lived
from generator.memory import let_go

Made = TypeVar("Made")
Task = Callable[[], Iterable[Made]]

_ALONE = 0.02  # seconds of work below which a copy costs more than it helps
_WIDTH = 4  # bytes of a task's number
_PR_SET_PDEATHSIG = 1
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
    """What a copy of this process makes while this one goes on."""

    def __init__(self, make: Task[Made]) -> None:
        """Begin. Raises OSError where there is no place for the outcome, or no room for one more process."""
        from multiprocessing import get_context  # most commands never copy themselves

        self._outcome = tempfile.TemporaryFile()  # noqa: SIM115 - goes with this object
        self._copy = get_context("fork").Process(
            target=_work, args=(make, self._outcome, os.getpid()), daemon=True
        )
        let_go()
        try:
            self._copy.start()
        except OSError:
            self._outcome.close()
            raise
        _blocks[-1].append(self)

    def made(self) -> list[Made] | None:
        """Wait; gives what was made, None where the copy did not get to the end."""
        with self._outcome:
            self._copy.join()
            if self._copy.exitcode:
                return None
            self._outcome.seek(0)
            with long_lived():
                return list(_read(self._outcome))

    def end(self) -> None:
        """Let nobody work on it any more."""
        self._copy.kill()
        self._copy.join()
        self._outcome.close()


def begin_aside(make: Task[Made]) -> Aside[Made] | None:
    """Begin to make this on a second core; None where there is none."""
    if not _blocks or _cores() < 2:
        return None
    try:
        return Aside(make)
    except OSError:
        return None


def has_helped() -> bool:
    """Whether anything was begun aside in this block: where nothing had to be, there is little to make."""
    return bool(_blocks and _blocks[-1])


def made_by(tasks: Sequence[Task[Made]]) -> tuple[Made, ...]:
    """What the tasks make, in their order; where they take long a second core helps."""
    started = time.perf_counter()
    made: dict[int, tuple[Made, ...]] = {}
    while len(made) < len(tasks) and not has_helped() and time.perf_counter() - started < _ALONE:
        made[len(made)] = tuple(tasks[len(made)]())
    made |= _shared(tasks, range(len(made), len(tasks)))
    for number in range(len(tasks)):
        if number not in made:  # a copy had taken it that did not get to the end
            made[number] = tuple(tasks[number]())
    return tuple(chain.from_iterable(made[number] for number in range(len(tasks))))


def _shared(tasks: Sequence[Task[Made]], numbers: Sequence[int]) -> dict[int, tuple[Made, ...]]:
    """What the tasks of these numbers make, by number: whoever is free takes the next."""
    if not numbers:
        return {}
    turns = Turns(numbers)
    aside = begin_aside(partial(_taken, tasks, turns))
    made = dict(_taken(tasks, turns))
    return made | dict(aside.made() or ()) if aside else made


def _taken(tasks: Sequence[Task[Made]], turns: Turns) -> Iterator[tuple[int, tuple[Made, ...]]]:
    """What those tasks make that are taken here, with the number of each."""
    while (task := turns.next()) is not None:
        yield task, tuple(tasks[task]())


class Turns:
    """Numbers, each given once, in their order: to this process or to the copy of it that asks first.

    They stand in a file that both have open: whoever reads there moves the place at which the other reads on.
    """

    def __init__(self, numbers: Iterable[int]) -> None:
        """All are still to be given; none is where there is no room for the file."""
        self._left: IO[bytes] = io.BytesIO()
        with suppress(OSError):  # a full disk: what was not written is not given
            self._left = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - goes with this object
            weakref.finalize(self, self._left.close)
            self._left.write(b"".join(number.to_bytes(_WIDTH, "big") for number in numbers))
        self._left.seek(0)

    def next(self) -> int | None:
        """The next number; None where all are given."""
        number = self._left.read(_WIDTH)
        return int.from_bytes(number, "big") if len(number) == _WIDTH else None


def _cores() -> int:
    """On how many cores this process may run; 1 where nobody knows, as on systems that do not fork safely."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def _work(make: Task[Made], outcome: IO[bytes], origin: int) -> None:
    """What the copy does: as far as it gets, and silently, for who waits does what is missing."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    _blocks.clear()
    try:
        _end_with(origin)
        with Path(os.devnull).open("w", encoding="utf-8", newline="\n") as nowhere, redirect_stdout(nowhere):
            for each in make():
                pickle.dump(each, outcome, pickle.HIGHEST_PROTOCOL)
        outcome.flush()
        let_go()
    except Exception:  # noqa: BLE001 - told where the same is done again
        sys.exit(1)


def _end_with(origin: int) -> None:
    """Have the system end this copy with the process that it is a copy of, however that ends.

    Raises what Python raises where the system cannot: only Linux knows prctl(2), PR_SET_PDEATHSIG.
    """
    from ctypes import CDLL  # most commands never copy themselves

    CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != origin:
        sys.exit(1)


def _read(outcome: IO[bytes]) -> Iterator[Any]:
    with suppress(EOFError):
        while True:
            yield pickle.load(outcome)  # noqa: S301 - of our own copy
