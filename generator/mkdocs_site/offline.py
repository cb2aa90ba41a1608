"""Pages that work when they are opened from a disk or a USB stick.

A web server answers an address that ends with "/" with that folder's index.html; a disk shows the folder's
list of files instead. So every link of a page names the file itself; the tree of folders stays the same.
"""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"""(<(?:a|form|link)\b[^>]*?\s(?:href|action)=)(["'])(.*?)\2""")
_OWN = re.compile(r"(?![a-z][a-z0-9+.-]*:|//|[#?]|$)(?P<path>[^?#]*)(?P<rest>.*)", re.IGNORECASE)


def named_pages(html: str) -> str:
    """The page with every link to a folder ending in that folder's index.html."""
    return _ADDRESS.sub(lambda found: f"{found[1]}{found[2]}{_named(found[3])}{found[2]}", html)


def _named(address: str) -> str:
    own = _OWN.fullmatch(address)
    if own is None:
        return address  # another site, or an anchor on the same page
    folder, _, name = own["path"].rpartition("/")
    if name in {".", ".."}:
        folder, name = own["path"], ""
    if name:
        return address
    return f"{folder}/index.html{own['rest']}" if folder else f"index.html{own['rest']}"
