"""Files of a build that are those of the build before: MkDocs passes over them.

MkDocs' "dirty" build leaves out what has not changed. A page is left out whose own text, and whatever stands
in every page, are as they were; any other file that says the same. Made every time are the pages that the
navigation names, and those written by hand: their links are checked.

When MkDocs is done, the published files get a second name in the new folder: nobody writes them twice, and a
browser that has one need not fetch it again. Not before, as MkDocs writes into files where they lie.
"""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from generator import __file__ as _ours
from generator.mkdocs_site.made_files import MadeFile
from generator.output import give_second_names
from generator.project import Project
from generator.publishing.last_build import around, recall_build
from generator.shipped import shipped

_PLUGINS = {"thidua", "material/search", "search"}
"""Those whose pages depend on nothing but the portal's files."""


class UnchangedFiles:
    """Finds them for a build of the portal into `fresh` that will take the place of `published`."""

    def __init__(self, project: Project, published: Path, fresh: Path) -> None:
        """Nothing is found yet."""
        self._project, self._published, self._fresh = project, published, fresh
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
        self.sources = {path: _hash(page.content_bytes) for path, page in pages.items()}
        last = recall_build(self._published)
        if last is None or last.around != self.around:
            return
        for path, source in self.sources.items():
            built = last.files.get(path)
            if built and last.sources.get(path) == source and self._holds(path, built):
                self._leave_out(pages[path], built)

    def leave_out_others(self, files: Files) -> None:
        """The same for whatever else was made; called when all of it is known, and before any is written."""
        others = [file for file in files if isinstance(file, MadeFile) and not file.is_documentation_page()]
        for file in others if self.around else ():
            if file.is_in(self._published):
                self._leave_out(file, _hash(file.content_bytes))

    def put_in(self) -> None:
        """Let the new folder hold what was left out; called when MkDocs is done with it."""
        give_second_names(self._published, self._fresh, self.files)

    def _leave_out(self, file: MadeFile, content: str) -> None:
        file.unchanged = True
        self.files[file.dest_uri] = content

    def _holds(self, path: str, content: str) -> bool:
        """Whether the published file still has the content of this hash."""
        try:
            return _hash((self._published / path).read_bytes()) == content
        except OSError:
            return False


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def is_closed(project: Project, config: MkDocsConfig) -> bool:
    """Whether pages depend on the portal's files and our program alone: no other plugin, hook, theme."""
    themes = [Path(folder) for folder in config.theme.dirs]
    return (
        set(config.plugins) <= _PLUGINS
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
