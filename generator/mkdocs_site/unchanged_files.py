"""Files of a build that are those of the build before: MkDocs passes over them.

MkDocs' "dirty" build leaves out what has not changed. A page is left out whose own text, and whatever stands
in every page, are as they were; any other file that says the same. Made every time are the pages that the
navigation names. MkDocs checks the links of pages written by hand: such a page is made where one of them may
lead nowhere by now.

When MkDocs is done, the published files get a second name in the new folder: nobody writes them twice, and a
browser that has one need not fetch it again. Not before, as MkDocs writes into files where they lie.
"""

from __future__ import annotations

import hashlib
import html
import logging
import re
from collections.abc import Collection
from functools import cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from generator import __file__ as _ours
from generator.derive.site_map import SEARCH_INDEX
from generator.mkdocs_site.made_files import MadeFile
from generator.output import give_second_names
from generator.project import Project
from generator.publishing.last_build import around, recall_build
from generator.publishing.manifest import Manifest, manifest_found
from generator.second_core import begin_aside
from generator.shipped import shipped

_WORTH_IT = 500
"""Files; with fewer a copy of this process costs more time than it saves."""

_SEARCH = f"{PurePosixPath(SEARCH_INDEX).parent}/"
"""Its files are named by their content, and no page by hand leads there."""

_LINK = re.compile(r"""\bhref\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)


class UnchangedFiles:
    """Finds them for a build of the portal into `fresh` that will take the place of `published`."""

    def __init__(self, project: Project, published: Path, fresh: Path) -> None:
        """Nothing is found yet; what the published files are is asked at once, where that takes long."""
        self._project, self._published, self._fresh = project, published, fresh
        self._last = recall_build(published)
        long = self._last is not None and len(self._last.files) >= _WORTH_IT
        self._aside = begin_aside(lambda: [manifest_found(published)]) if long else None
        self._put_in: set[str] = set()
        self.files: dict[str, str] = {}
        """SHA-256 of each that was found, by its path."""
        self.around = ""
        self.sources: dict[str, str] = {}

    def leave_out_pages(self, files: Files, config: MkDocsConfig) -> None:
        """Have MkDocs pass over unchanged pages; called when they are known, and before any is read."""
        if not is_closed(self._project, config):
            return
        told = {key: value for key, value in config.extra.items() if key.startswith("portal_")}
        self.around = around(self._project, repr(sorted(told.items())))
        navigation = repr(config.nav)
        pages = {
            file.dest_uri: file
            for file in files
            if isinstance(file, MadeFile)
            and file.is_documentation_page()
            and repr(file.src_uri) not in navigation
        }
        leads_to = "\n".join(sorted(path for path in files.src_uris if not path.startswith(_SEARCH))).encode()
        self.sources = {path: _source(page, leads_to) for path, page in pages.items()}
        last = self._last
        if last is None or last.around != self.around:
            return
        same = {
            path: built
            for path, source in self.sources.items()
            if last.sources.get(path) == source
            and (built := last.files.get(path))
            and self.standing.get(path) == built
        }
        made = {_place(file) for file in files.documentation_pages() if file.dest_uri not in same}
        for path, built in same.items():
            if not (pages[path].by_hand and self._leads_into(pages[path], made)):
                self._leave_out(pages[path], built)

    def leave_out_others(self, files: Files) -> None:
        """The same for whatever else was made; called when all of it is known, and before any is written."""
        others = [
            file
            for file in files
            if isinstance(file, MadeFile) and not file.unchanged and not file.is_documentation_page()
        ]
        for file in others if self.around and self._published.exists() else ():
            content = _hash(file.content_bytes)
            if self.standing.get(file.dest_uri) == content:
                self._leave_out(file, content)

    def put_in(self) -> None:
        """Let the new folder hold what was left out until now; called when MkDocs is done with it."""
        give_second_names(self._published, self._fresh, self.files.keys() - self._put_in)
        self._put_in.update(self.files)

    def _leave_out(self, file: MadeFile, content: str) -> None:
        file.unchanged = True
        self.files[file.dest_uri] = content

    def _leads_into(self, page: MadeFile, made: Collection[str]) -> bool:
        """Whether a link of the published page leads to a place within one of those that are made anew."""
        text = (self._published / page.dest_uri).read_text(encoding="utf-8")
        links = map(html.unescape, _LINK.findall(text))
        return any("#" in link and "//" not in link and _place(page, link) in made for link in links)

    @cached_property
    def standing(self) -> Manifest:
        """What is published."""
        made = self._aside.made() if self._aside else None
        return made[0] if made else manifest_found(self._published)


def _source(page: MadeFile, leads_to: bytes) -> str:
    """A hash of what a page is made of: its own text; by hand, also of whatever it may lead to."""
    return _hash(page.content_bytes + leads_to if page.by_hand else page.content_bytes)


def _place(page: File, link: str = "") -> str:
    """Where a page lies, or what a link of it leads to, however the address is written."""
    address = urljoin(urljoin("/", str(page.url)), link)
    return unquote(urlsplit(address).path).removesuffix("index.html")


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def is_closed(project: Project, config: MkDocsConfig) -> bool:
    """Whether pages depend on the portal's files and our program alone: no other plugin, hook, theme.

    Another plugin may look at every page as it is built, as MkDocs' search does: it has to see them all.
    """
    themes = [Path(folder) for folder in config.theme.dirs]
    return (
        set(config.plugins) == {"thidua"}
        and not config.hooks
        and Path(config.docs_dir) == project.content
        and all(folder in (project.theme, shipped("theme")) or _is_installed(folder) for folder in themes)
    )


def pass_over_silently() -> None:
    """Keep MkDocs from warning of what is done on purpose: its "dirty" build."""
    logging.getLogger("mkdocs.commands.build").addFilter(_is_news)


def _is_news(record: logging.LogRecord) -> bool:
    return "'dirty' build" not in str(record.msg)


def _is_installed(folder: Path) -> bool:
    """Whether the folder is part of a library, whose version counts, or of our own package."""
    return "site-packages" in folder.parts or Path(_ours).parent in folder.parents
