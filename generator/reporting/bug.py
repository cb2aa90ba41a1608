"""A bug of ours as a report to be pasted: where it happened, never in what data or on whose machine."""

from __future__ import annotations

import platform
import re
import sysconfig
import traceback
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from generator.problems import InternalError

_PACKAGE = Path(__file__).resolve().parent.parent
_INSTALLED = "site-packages"
_FRAMES = 30
"""How many frames are told of one exception, counted from where it was raised; a recursion has a thousand."""
_PLAIN = re.compile(r"[\w.:/=-]+", re.ASCII)
_HIDDEN = "…"


def bug_report(error: BaseException, arguments: Sequence[str], root: Path) -> str:
    """What a developer needs to find the bug: versions, the command, the frames of the traceback.

    Lines of source and messages of exceptions stay out: they quote the data. So do paths outside of `root`.
    """
    system = f"Python {platform.python_version()}, {platform.platform(terse=True)}"
    said = [
        f"thidua {_version('thidua-portal')}, MkDocs {_version('mkdocs')}, {system}",
        f"thidua {' '.join(_argument(each, root) for each in arguments)}".rstrip(),
    ]
    for each in _chain(error):
        said += ["Traceback:", *_frames(each), f"{_name(each)}{_message(each)}"]
    return "\n".join(said)


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "?"


def _argument(argument: str, root: Path) -> str:
    """An argument as it was typed, with its path below the portal; what names another place is left out."""
    option, equals, value = argument.partition("=") if argument.startswith("-") else ("", "", argument)
    path = Path(value)
    if path.is_absolute():
        value = path.relative_to(root).as_posix() if path.is_relative_to(root) else _HIDDEN
    elif ".." in path.parts or not _PLAIN.fullmatch(argument):
        value = _HIDDEN
    return f"{option}{equals}{value}"


def _chain(error: BaseException) -> list[BaseException]:
    """The exceptions that led to this one, first things first, and this one."""
    found: list[BaseException] = []
    each: BaseException | None = error
    while each is not None and each not in found:
        found.append(each)
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)
    return found[::-1]


def _frames(error: BaseException) -> Iterator[str]:
    frames = traceback.extract_tb(error.__traceback__)
    if len(frames) > _FRAMES:
        yield f"  … ({len(frames) - _FRAMES} frames)"
    for frame in frames[-_FRAMES:]:
        yield f"  {_place(frame.filename)}:{frame.lineno} {frame.name}"


def _place(filename: str) -> str:
    """A file of ours, of an installed package or of Python, by its path in there; of others only the name."""
    path = Path(filename)
    if path.is_relative_to(_PACKAGE):
        return path.relative_to(_PACKAGE.parent).as_posix()
    if _INSTALLED in path.parts:
        return Path(*path.parts[path.parts.index(_INSTALLED) + 1 :]).as_posix()
    library = sysconfig.get_path("stdlib")
    return path.relative_to(library).as_posix() if path.is_relative_to(library) else path.name


def _name(error: BaseException) -> str:
    kind = type(error)
    return kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"


def _message(error: BaseException) -> str:
    """Our own words about our own bug; of the system's errors the number."""
    if isinstance(error, InternalError):
        return f": {error}"
    return f" (errno {error.errno})" if isinstance(error, OSError) and error.errno is not None else ""
