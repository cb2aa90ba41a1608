"""The texts of a portal that are written by hand, and the names of its files: where a person may be named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from generator.load.text_file import read_text
from generator.project import Project


class OpenText(NamedTuple):
    """One text file as it is written, comments and all; `campaign`: the folder it belongs to, "" for none."""

    path: str
    campaign: str
    text: str


class OpenTexts(NamedTuple):
    """Texts, and every file and folder below `campaigns/`, `content/` and `theme/` by its path."""

    texts: tuple[OpenText, ...] = ()
    paths: tuple[str, ...] = ()


def read_open_texts(project: Project) -> OpenTexts:
    """Campaign files, plans, registries, settings, pages, the theme's; what cannot be read is told."""
    folders = (project.campaigns, project.content, project.theme)
    below = [path for folder in folders for path in sorted(folder.rglob("*"))]
    shown = tuple(project.shown(path) for path in below if not path.name.startswith((".", "~$")))
    return OpenTexts(tuple(_texts(project, below)), shown)


def _texts(project: Project, below: list[Path]) -> Iterator[OpenText]:
    for path in (project.config, *below):
        if path.suffix.lower() not in (".yml", ".txt", ".md", ".html") or not path.is_file():
            continue
        text, _ = read_text(path, project.shown(path))
        if text is not None:
            parts = path.relative_to(project.root).parts
            own = len(parts) > 2 and parts[0] == project.campaigns.name and not parts[1].startswith("_")
            yield OpenText(project.shown(path), parts[1] if own else "", text)
