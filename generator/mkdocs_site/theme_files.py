"""What of the theme's files readers get: one stylesheet in place of many, and nothing that no page loads.

Every stylesheet keeps the first paint waiting, and on a phone each costs a round trip; thirteen of them took
a second (`make bench`). The names of what every page loads hold a hash of the content, so browsers may keep
these files for good (hosting/nginx.conf).
"""

from __future__ import annotations

import hashlib
import re
import traceback
from collections.abc import Iterable, Mapping
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from generator.project import Project

STYLES = "assets/css/"
_SCRIPTS = "assets/js/"
_FONTS = "assets/fonts/"
MATERIAL_STYLES = ("assets/stylesheets/main.*.min.css", "assets/stylesheets/palette.*.min.css")
_MATERIAL_SEARCH = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
_MATERIAL_STYLE = "assets/stylesheets/"
_NOTES = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = ' xmlns="http://www.w3.org/2000/svg"'  # of icons: drawings within a page need it not


def material_styles(theme_folders: Iterable[str]) -> list[Path]:
    """Material's own stylesheets, whose names change with each release, in the order that it loads them."""
    folders = [Path(folder) for folder in theme_folders]
    return [path for pattern in MATERIAL_STYLES for folder in folders for path in folder.glob(pattern)]


def is_on_every_page(address: str) -> bool:
    """Whether it is one of our fonts, or a script that pages name themselves (the search names its parts)."""
    return address.rpartition("/")[0] + "/" in (_SCRIPTS, _FONTS) and address.endswith((".js", ".woff2"))


def named_by_content(address: str, content: bytes) -> str:
    """`portal.js` becomes `portal.<8 hex digits>.js`: other content, other address."""
    stem, _, suffix = address.rpartition(".")
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:8]}.{suffix}"


def joined_styles(paths: Iterable[Path], names: Mapping[str, str], *, offline: bool) -> tuple[str, bytes]:
    """All stylesheets as one: its address and its content, without comments and indentation.

    `names` holds the new names of the fonts. Addresses within our stylesheets are relative to STYLES, where
    the joined one lies too; Material's name no file. Offline no page can preload fonts, so with
    `font-display: optional` they would come too late to be shown at all.
    """
    texts = (path.read_text(encoding="utf-8") for path in paths)
    joined = "\n".join(_closed(_NOTES.sub("", text)).strip() for text in texts)
    for old, new in names.items():
        joined = joined.replace(f"../{old.removeprefix('assets/')}", f"../{new.removeprefix('assets/')}")
    if offline:
        joined = joined.replace("font-display: optional", "font-display: swap")
    content = (joined + "\n").encode()
    return named_by_content(f"{STYLES}portal.css", content), content


def is_never_loaded(address: str) -> bool:
    """Whether no page asks for it: stylesheets that were joined, Material's search, maps for debuggers."""
    joined = address.startswith((STYLES, _MATERIAL_STYLE)) and address.endswith(".css")
    return joined or address.startswith(_MATERIAL_SEARCH) or address.endswith((".js.map", ".css.map"))


def without_gaps(page: str) -> str:
    """The page without what the theme's templates say for nobody: empty and indented lines, the icons' xmlns.

    What a page says (its article) keeps its lines: there they may be meant.
    """
    before, start, rest = page.partition("<article")
    article, end, after = rest.rpartition("</article>")
    if not end:
        return page
    return "".join((_lighter(before), start, article, end, _lighter(after)))


def _lighter(around: str) -> str:
    return _closed(around).replace(_SPACE, "")


def _closed(text: str) -> str:
    """The text without empty and indented lines; a pattern would try every letter, three times as long."""
    first, *rest = text.split("\n")
    if not rest:
        return text
    between = filter(None, map(str.strip, rest[:-1]))
    return "\n".join((first.rstrip(), *between, rest[-1].lstrip()))


def own_mistake(project: Project, error: TemplateError) -> str:
    """Where the portal's own theme has the mistake, and what it is; "" where the mistake is not there."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [(Path(frame.filename), frame.lineno) for frame in frames]
    if isinstance(error, TemplateSyntaxError) and error.filename:
        places.append((Path(error.filename), error.lineno))
    own = [(path, line) for path, line in places if path.is_relative_to(project.theme)]
    if project.theme not in project.themes[:-1] or not own:
        return ""
    path, line = own[-1]
    return (
        f"{project.shown(path)}, dòng {line}: tệp giao diện riêng của cổng viết sai ({error}). "
        "Sửa tệp ấy, hoặc bỏ đi để dùng tệp của công cụ."
    )
