"""The list of a theme's files without the 14,000 icons that MkDocs would list and refuse at every build."""

from __future__ import annotations

import os
from functools import partial

from jinja2 import Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme


class _WithoutHiddenFolders(FileSystemLoader):
    """What lies in hidden folders is found by its name, and not listed: MkDocs copies none of it."""

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for top in self.searchpath:
            for folder, inner, names in os.walk(top, followlinks=self.followlinks):
                inner[:] = [name for name in inner if not name.startswith(".")]
                below = os.path.relpath(folder, top).replace(os.sep, "/")
                found.update(name if below == "." else f"{below}/{name}" for name in names)
        return sorted(found)


def list_quickly(config: MkDocsConfig) -> None:
    """Make MkDocs ask this list which of the theme's files it has to copy: a fifth of a small build."""
    config.theme.get_env = partial(_environment, config.theme)


def _environment(theme: Theme) -> Environment:
    made: Environment = type(theme).get_env(theme)
    made.loader = _WithoutHiddenFolders(theme.dirs)
    return made
