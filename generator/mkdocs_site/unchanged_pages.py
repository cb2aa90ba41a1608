"""Pages of a build that are those of the build before: MkDocs passes over them.

MkDocs' "dirty" build leaves a page alone whose file is there and no older than its source. A build begins
with an empty folder; here the pages are put into it whose own text, and whatever stands in every page, are as
they were. Made every time are the pages that the navigation names, and those written by hand: their links are
checked.
"""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from generator import __file__ as _ours
from generator.project import Project
from generator.publishing.last_build import around, recall_build, take_over
from generator.shipped import shipped

_PLUGINS = {"thidua", "material/search", "search"}
"""Those whose pages depend on nothing but the portal's files."""


class UnchangedPages:
    """Finds them for a build of the portal into `fresh` that will take the place of `published`."""

    def __init__(self, project: Project, published: Path, fresh: Path) -> None:
        """Nothing is found yet."""
        self._project, self._published, self._fresh = project, published, fresh
        self.around = ""
        self.sources: dict[str, str] = {}

    def take_over(self, files: Files, config: MkDocsConfig) -> None:
        """Copy what need not be made; called when all files are known, and before any is read."""
        if not is_closed(self._project, config):
            return
        told = {key: value for key, value in config.extra.items() if key.startswith("portal_")}
        self.around = around(self._project, repr(sorted(told.items())))
        navigation = repr(config.nav)
        self.sources = {
            file.dest_uri: hashlib.sha256(file.content_bytes).hexdigest()
            for file in files
            if _is_ours(file) and repr(file.src_uri) not in navigation
        }
        last = recall_build(self._published)
        if last is not None and last.around == self.around:
            take_over(last, self._published, self._fresh, self.sources)


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


def _is_ours(file: File) -> bool:
    return bool(file.is_documentation_page() and file.generated_by and file.abs_src_path)


def _is_installed(folder: Path) -> bool:
    """Whether the folder is part of a library, whose version counts, or of our own package."""
    return "site-packages" in folder.parts or Path(_ours).parent in folder.parents
