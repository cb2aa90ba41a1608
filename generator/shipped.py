"""What ships beside the code: the theme, the hand-written pages, registries and forms, the usual settings.

They lie at the top of the repository, where this one portal has them, and inside the installed package, where
every other portal takes them from (pyproject.toml, `sources` of the wheel).
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_INSIDE = _PACKAGE / "portal"


def shipped(name: str) -> Path:
    """A file or folder that ships, by its path in a portal: "theme", "mkdocs.yml", "campaigns/_shared"."""
    return (_INSIDE if _INSIDE.is_dir() else _PACKAGE.parent) / name
