"""What ships beside the code: the theme, the hand-written pages, registries and forms, the usual settings.

They lie at the top of the repository, where this one portal has them, and inside the installed package, where
every other portal takes them from (pyproject.toml, `sources` of the wheel).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML without libyaml: slower, the same values
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

_PACKAGE = Path(__file__).parent
_INSIDE = _PACKAGE / "portal"


def shipped(name: str) -> Path:
    """A file or folder that ships, by its path in a portal: "theme", "mkdocs.yml", "campaigns/_shared"."""
    return (_INSIDE if _INSIDE.is_dir() else _PACKAGE.parent) / name


def own_yaml(text: str) -> Any:
    """What a YAML text says that we wrote: messages, settings that ship, heads of pages.

    Data of others are read with their places (`load.yaml`). Raises yaml.YAMLError, ValueError.
    """
    return yaml.load(text, _Loader)
