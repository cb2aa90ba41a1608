"""Pages from memory, where they are those of a run before."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping

from generator.memory import remembered
from generator.open_data.sets import Files
from generator.output import OutputFile
from generator.problems import InternalError


def remembered_pages(
    kind: str, made_of: tuple[bytes, ...], files: Files, render: Callable[[Files], Iterable[OutputFile]]
) -> tuple[OutputFile, ...]:
    """The pages that `render` makes of the files that can be downloaded and of what has the hashes `made_of`.

    Of `files` pages name addresses and sizes: what they asked for, and the answers, is remembered with them.
    """
    if not all(made_of):
        return tuple(render(files))

    def make() -> bytes:
        seen = _Seen(files)
        pages = [[page.path, page.source, page.text] for page in render(seen)]
        asked = {path: _size(files, path) for path in sorted(seen.asked)}
        return json.dumps({"asked": asked, "pages": pages}, ensure_ascii=False).encode()

    def holds(content: bytes) -> bool:
        asked = json.loads(content)["asked"]
        return all(_size(files, path) == size for path, size in asked.items())

    told = json.loads(remembered(kind, made_of, make, holds))
    return tuple(OutputFile(path, text.encode("utf-8"), source) for path, source, text in told["pages"])


def _size(files: Files, path: str) -> int | None:
    return files[path].size if path in files else None


class _Seen(Mapping[str, OutputFile]):
    """The files, and the addresses that were asked for."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self.asked: set[str] = set()

    def __getitem__(self, path: str) -> OutputFile:
        self.asked.add(path)
        return self._files[path]

    def __iter__(self) -> Iterator[str]:
        raise InternalError("a page that asks for all files depends on all of them, and is not remembered")

    def __len__(self) -> int:
        raise InternalError("a page that counts the files depends on all of them, and is not remembered")
