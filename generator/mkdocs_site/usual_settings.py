"""What mkdocs.yml need not say: where a portal's is silent, the one that ships speaks.

A portal's own lists add to those that ship (styles, scripts, extensions of Markdown, pages in no menu); its
own theme settings, navigation and rules for links are taken as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig

from generator.plain_yaml import plain_yaml
from generator.problems import InternalError
from generator.project import Project
from generator.shipped import shipped

_SUPPLIED = (
    "theme", "extra_css", "extra_javascript", "markdown_extensions", "nav", "not_in_nav", "validation",
)  # fmt: skip
_MADE_OF_THEM = ("mdx_configs",)  # MkDocs puts the options of the extensions there


def supply(config: MkDocsConfig, project: Project, settings: str) -> None:
    """Fill in what the portal's settings leave out, and put our theme behind the portal's own.

    `settings`: the text of mkdocs.yml, of which `config` was made.
    """
    filled = MkDocsConfig(config_file_path=config.config_file_path)
    own = yaml.safe_load(settings) or {}
    # As MkDocs has understood them: they may be written as a list or as keys with options.
    own["markdown_extensions"] = [
        {name: options} if (options := config.mdx_configs.get(name)) else name
        for name in config.markdown_extensions
    ]
    needed = {"site_name": config.site_name, "docs_dir": config.docs_dir, "plugins": []}
    filled.load_dict({**_joined(own, _usual()), **needed})
    failed, _ = filled.validate()
    if failed:
        raise InternalError(f"settings that ship are refused: {failed}")
    for key in (*_SUPPLIED, *_MADE_OF_THEM):
        config[key] = filled[key]
    config.extra.setdefault("generator", False)  # no "Made with …" line
    ours = [str(theme) for theme in project.themes]
    before = [config.theme.custom_dir] if config.theme.custom_dir else []
    config.theme.dirs = [*dict.fromkeys((*before, *ours, *config.theme.dirs))]


def _usual() -> dict[str, Any]:
    said: dict[str, Any] = plain_yaml(shipped("mkdocs.yml").read_text(encoding="utf-8"))
    said["theme"].pop("custom_dir", None)
    return {key: said[key] for key in _SUPPLIED}


def _joined(own: Mapping[str, Any], usual: Mapping[str, Any]) -> dict[str, Any]:
    theme = own.get("theme") or {}
    theme = {"name": theme} if isinstance(theme, str) else theme
    return {
        "theme": {**usual["theme"], **theme},
        "nav": own.get("nav") or usual["nav"],
        "validation": own.get("validation") or usual["validation"],
        "not_in_nav": f"{usual['not_in_nav']}\n{own.get('not_in_nav') or ''}",
        **{
            key: _added(usual[key], own.get(key) or [])
            for key in ("extra_css", "extra_javascript", "markdown_extensions")
        },
    }


def _added(usual: list[Any], own: list[Any]) -> list[Any]:
    """The usual entries, each with the options that the portal gives it, then the portal's other ones."""
    said = {_name(entry): entry for entry in own}
    entries = [(entry, said.pop(_name(entry), entry)) for entry in usual]
    return [*(own if isinstance(own, dict) else entry for entry, own in entries), *said.values()]


def _name(entry: Any) -> str:
    """What an entry is about: a path, or the extension whose options it holds."""
    return str(entry["path"] if "path" in entry else next(iter(entry))) if isinstance(entry, dict) else entry


def found_in(folders: list[str], path: str) -> Path | None:
    """The file that the first of the theme's folders has under this path; None where none has."""
    return next((file for folder in folders if (file := Path(folder, path)).is_file()), None)
