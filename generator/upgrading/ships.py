"""What ships in every portal, brought up to date: the guide, the schema of campaign files, the theme.

A page or a file of the theme that somebody has changed is theirs and stays. The theme's other files come from
the package now: copies of an earlier one, as whoever copied the whole repository has them, would hide them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.opening.new_portal import GUIDE
from generator.opening.schema import schema_text
from generator.project import Project
from generator.shipped import shipped


def _earlier() -> dict[str, frozenset[str]]:
    listed = (Path(__file__).parent / "earlier.sha256").read_text(encoding="utf-8")
    found: dict[str, frozenset[str]] = {}
    for line in listed.splitlines():
        seal, path = line.split("  ", 1)
        found[path] = found.get(path, frozenset()) | {seal}
    return found


EARLIER: Mapping[str, frozenset[str]] = _earlier()
"""The guide's pages and the theme's files as earlier versions had them, by SHA-256 with plain line ends."""

_SCHEMA = "campaigns/campaign.schema.json"


def renewed(project: Project) -> Iterator[tuple[str, bytes | None]]:
    """The files that are an earlier version's or new, by their paths, as this one has them; None: it goes."""
    if _bytes(project, _SCHEMA) != schema_text().encode():
        yield _SCHEMA, schema_text().encode()
    pages = dict(_guide())
    ours = [path for path, new in pages.items() if _is_ours(path, _bytes(project, path), new)]
    for path, new in pages.items():
        old = _bytes(project, path)
        # What is new comes where a page of ours is left, which may lead to it; what was there before may have
        # been removed.
        is_new = old is None and path not in EARLIER and ours
        if is_new or (old not in (None, new) and path in ours):
            yield path, new
    for file in _of_theme(project):
        if _is_earlier(project.shown(file), file.read_bytes()):
            yield project.shown(file), None


def _is_ours(path: str, old: bytes | None, new: bytes) -> bool:
    """Whether nobody has changed the page: it is this version's or an earlier one's."""
    return old == new or (old is not None and _is_earlier(path, old))


def _is_earlier(path: str, content: bytes) -> bool:
    seals = EARLIER.get(path, ())
    return any(hashlib.sha256(each).hexdigest() in seals for each in (content, _plain(content)))


def own(project: Project) -> Iterator[str]:
    """The portal's files that take the place of ones that ship and differ from them."""
    for path, new in _guide():
        old = _bytes(project, path)
        if old is not None and not _is_ours(path, old, new):
            yield path
    for file in _of_theme(project):
        ships, content = project.themes[-1] / file.relative_to(project.theme), file.read_bytes()
        differs = ships.is_file() and ships.read_bytes() not in {content, _plain(content)}
        if differs and not _is_earlier(project.shown(file), content):
            yield project.shown(file)


def _of_theme(project: Project) -> list[Path]:
    """The files of the portal's own theme, where it has one that lies in it."""
    if project.theme not in project.themes[:-1] or project.theme.is_symlink():
        return []
    return sorted(file for file in project.theme.rglob("*") if file.is_file())


def _guide() -> Iterator[tuple[str, bytes]]:
    top = shipped("content")
    for path in sorted(top.rglob("*.md")):
        name = f"content/{path.relative_to(top).as_posix()}"
        if name.startswith(GUIDE):
            yield name, path.read_bytes()


def _bytes(project: Project, path: str) -> bytes | None:
    """A file with plain line ends, which git on Windows may have made others; None where there is none."""
    file = project.root / path
    return _plain(file.read_bytes()) if file.is_file() else None


def _plain(content: bytes) -> bytes:
    return content.replace(b"\r\n", b"\n")
