"""The pages that a preview shows first: those that staff saved, while the rest is still being made.

They lie in a folder of their own, `FOLDER` in the site: the rest is made as if they were not there, and the
browser gets no file that is being written. Every other page waits for the rest.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files

from generator.derive import site_map
from generator.project import Project

FOLDER = ".first"
_ASSETS = "assets/"  # the theme's, which no change of data touches
NEWS = "/livereload/"
"""Where a page in a browser waits until it has to be loaded anew."""
_DATA = "_shared"


@dataclass(frozen=True, slots=True)
class FirstPages:
    """Which pages come first: those of a campaign ("" for none), and hand-written ones by their paths."""

    campaign: str
    written: frozenset[str]


def first_pages(project: Project, changed: Collection[Path], looked_at: str) -> FirstPages | None:
    """What comes first where these files have changed; None where all pages may be others.

    It is what was saved; where that is a registry or several campaigns, the campaign that a reader has before
    his eyes: `looked_at` is the address that was asked for last.
    """
    campaigns = {path.relative_to(project.campaigns).parts[0] for path in _below(project.campaigns, changed)}
    written = {path.relative_to(project.content).as_posix() for path in _below(project.content, changed)}
    if len(_below(project.campaigns, changed)) + len(written) < len(changed):
        return None
    if len(campaigns) > 1 or _DATA in campaigns:
        start, _, rest = looked_at.partition("/")
        campaigns = {rest.partition("/")[0]} if f"{start}/" == site_map.CAMPAIGNS else {""}
    return FirstPages(next(iter(campaigns), ""), frozenset(written))


def _below(folder: Path, paths: Collection[Path]) -> list[Path]:
    return [path for path in paths if folder in path.parents]


def make_only(first: FirstPages, files: Files) -> list[File]:
    """Have MkDocs make what comes first of all files, and leave the others; gives what it makes."""
    made = [file for file in files.documentation_pages() if file.generated_by and _is_among(first, file)]
    for file in files:
        file.is_modified = partial(bool, file in made)
    return made


def _is_among(first: FirstPages, file: File) -> bool:
    return bool(file.abs_src_path) or file.src_uri in first.written


class PageTurns:
    """Who may have a page now, while a rebuild runs."""

    def __init__(self) -> None:
        """No rebuild runs."""
        self._told = threading.Condition()
        self._running = False
        self._first: Mapping[str, str] = {}
        self.number = 0
        """Another one with every step of a rebuild."""

    def step(self, *, running: bool, first: Mapping[str, str] | None = None) -> None:
        """A rebuild has begun, has made its first pages (where they lie, by address), or is over."""
        with self._told:
            self._running, self._first = running, first or {}
            self.number += 1
            self._told.notify_all()

    def wait(self, address: str) -> tuple[int, str]:
        """Wait until the page of this address may be had: the number of the step, and where it lies."""
        with self._told:
            self._told.wait_for(
                lambda: not self._running or address in self._first or self._is_still(address)
            )
            return self.number, self._first.get(address, address)

    def _is_still(self, address: str) -> bool:
        return bool(self._first) and address.startswith(_ASSETS)


class PreviewServer(LiveReloadServer):
    """MkDocs' server, whose pages can be shown before the rebuild is over."""

    _visible_epoch: int
    _wanted_epoch: int

    def show(self) -> None:
        """Have all browsers load their pages anew, now."""
        with self._epoch_cond:
            self._wanted_epoch = max(self._wanted_epoch, self._visible_epoch + 1)
            self._visible_epoch = self._wanted_epoch
            self._epoch_cond.notify_all()
