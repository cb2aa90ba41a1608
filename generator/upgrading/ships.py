"""What explains the program in every portal, brought up to date: the guide, the schema of campaign files.

A page that somebody has changed is theirs and stays.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from generator.opening.new_portal import GUIDE
from generator.opening.schema import schema_text
from generator.project import Project
from generator.shipped import shipped

EARLIER: Mapping[str, frozenset[str]] = {
    "content/huong-dan/index.md": frozenset({
        "2c905c81626ed9fb43ac43c1f0bdea764522d84f5bf7763322ed00104a8d0885",  # 0.2.0
    }),
    "content/huong-dan/cai-dat-windows/index.md": frozenset({
        "712b73d94db522232a017fd375e88ca0774d1fa475505283ceeaef7ac1970544",  # 0.2.0
    }),
}  # fmt: skip
"""The pages of the guide as earlier versions had them, by SHA-256 with plain line ends."""

_SCHEMA = "campaigns/campaign.schema.json"
_FIRST = "content/huong-dan/index.md"


def renewed(project: Project) -> Iterator[tuple[str, bytes]]:
    """The files that are an earlier version's or new, by their paths, as this one has them."""
    if _bytes(project, _SCHEMA) != schema_text().encode():
        yield _SCHEMA, schema_text().encode()
    pages = dict(_guide())
    ours = [path for path, new in pages.items() if _is_ours(path, _bytes(project, path), new)]
    for path, new in pages.items():
        old = _bytes(project, path)
        # What is new comes where the guide's first page, which leads to it, is ours; what was there before
        # may have been removed.
        is_new = old is None and path not in EARLIER and _FIRST in ours
        if is_new or (old not in (None, new) and path in ours):
            yield path, new


def _is_ours(path: str, old: bytes | None, new: bytes) -> bool:
    """Whether nobody has changed the page: it is this version's or an earlier one's."""
    return old == new or (old is not None and hashlib.sha256(old).hexdigest() in EARLIER.get(path, ()))


def own(project: Project) -> Iterator[str]:
    """The portal's files that take the place of ones that ship and differ from them."""
    for path, new in _guide():
        old = _bytes(project, path)
        if old is not None and not _is_ours(path, old, new):
            yield path
    for theme in project.themes[:-1]:
        for file in sorted(theme.rglob("*")):
            name = file.relative_to(theme)
            if file.is_file() and (project.themes[-1] / name).is_file():
                yield project.shown(file)


def _guide() -> Iterator[tuple[str, bytes]]:
    top = shipped("content")
    for path in sorted(top.rglob("*.md")):
        name = f"content/{path.relative_to(top).as_posix()}"
        if name.startswith(GUIDE):
            yield name, path.read_bytes()


def _bytes(project: Project, path: str) -> bytes | None:
    """A file with plain line ends, which git on Windows may have made others; None where there is none."""
    file = project.root / path
    return file.read_bytes().replace(b"\r\n", b"\n") if file.is_file() else None
