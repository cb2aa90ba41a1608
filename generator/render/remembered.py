"""Pages from memory, where they are those of a run before."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from generator.memory import remembered
from generator.open_data.sets import FilesByName
from generator.output import OutputFile
from generator.problems import InternalError


def remembered_pages(
    kind: str,
    made_of: tuple[bytes, ...],
    files: FilesByName,
    render: Callable[[FilesByName], Iterable[OutputFile]],
) -> tuple[OutputFile, ...]:
    """The pages that `render` makes of the files that can be downloaded and of what has the hashes `made_of`.

    Of `files` pages name addresses and sizes: what they asked for, and the answers, is remembered with them.
    """
    if not all(made_of):
        return tuple(render(files))

    def make() -> bytes:
        seen = _Seen(files)
        pages = tuple(render(seen))
        asked = {path: _size(files, path) for path in sorted(seen.asked)}
        head = {"asked": asked, "pages": [[page.path, page.source, page.size] for page in pages]}
        return b"\n".join((json.dumps(head).encode(), *(page.content for page in pages)))

    def holds(content: bytes) -> bool:
        return all(_size(files, path) == size for path, size in _head(content)["asked"].items())

    return tuple(_pages(remembered(kind, made_of, make, holds)))


def _head(content: bytes) -> dict[str, Any]:
    """What stands in the first line: the pages' texts behind it are read by nobody but browsers."""
    head: dict[str, Any] = json.loads(content[: content.index(b"\n")])
    return head


def _pages(content: bytes) -> Iterator[OutputFile]:
    at = content.index(b"\n") + 1
    for path, source, size in _head(content)["pages"]:
        yield OutputFile(path, content[at : at + size], source)
        at += size + 1


def _size(files: FilesByName, path: str) -> int | None:
    return files[path].size if path in files else None


class _Seen(Mapping[str, OutputFile]):
    """The files, and the addresses that were asked for."""

    def __init__(self, files: FilesByName) -> None:
        self._files = files
        self.asked: set[str] = set()

    def __getitem__(self, path: str) -> OutputFile:
        self.asked.add(path)
        return self._files[path]

    def __iter__(self) -> Iterator[str]:
        raise InternalError("a page that asks for all files depends on all of them, and is not remembered")

    def __len__(self) -> int:
        raise InternalError("a page that counts the files depends on all of them, and is not remembered")
