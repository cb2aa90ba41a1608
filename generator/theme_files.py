"""What of the theme's files readers get: one stylesheet in place of many, and nothing that no page loads.

Every stylesheet keeps the first paint waiting, and on a phone each costs a round trip; thirteen of them took
a second (`make bench`). The name holds a hash of the content, so browsers may keep the file for good.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

STYLES = "assets/css/"
MATERIAL_STYLES = ("assets/stylesheets/main.*.min.css", "assets/stylesheets/palette.*.min.css")
_MATERIAL_SEARCH = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
_MATERIAL_STYLE = "assets/stylesheets/"
_NOTES = re.compile(r"/\*.*?\*/", re.DOTALL)
_INDENT = re.compile(r"\s*\n\s*")


def material_styles(theme_folders: Iterable[str]) -> list[Path]:
    """Material's own stylesheets, whose names change with each release, in the order that it loads them."""
    folders = [Path(folder) for folder in theme_folders]
    return [path for pattern in MATERIAL_STYLES for folder in folders for path in folder.glob(pattern)]


def joined_styles(paths: Iterable[Path], *, offline: bool) -> tuple[str, bytes]:
    """All stylesheets as one: its address and its content, without comments and indentation.

    Addresses within our stylesheets are relative to STYLES, where the joined one lies too; Material's name no
    file. Fonts that may come too late for the first paint would never be seen offline, where no page may ask
    for them early.
    """
    texts = (path.read_text(encoding="utf-8") for path in paths)
    joined = "\n".join(_INDENT.sub("\n", _NOTES.sub("", text)).strip() for text in texts)
    if offline:
        joined = joined.replace("font-display: optional", "font-display: swap")
    content = (joined + "\n").encode()
    return f"{STYLES}portal.{hashlib.sha256(content).hexdigest()[:8]}.css", content


def is_never_loaded(address: str) -> bool:
    """Whether no page asks for it: stylesheets that were joined, Material's search, maps for debuggers."""
    joined = address.startswith((STYLES, _MATERIAL_STYLE)) and address.endswith(".css")
    return joined or address.startswith(_MATERIAL_SEARCH) or address.endswith((".js.map", ".css.map"))
