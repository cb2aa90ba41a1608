"""Links of hand-written pages that MkDocs does not look at.

It judges links that are Markdown; those that stand on the page as HTML come out as they are written. Nor
does it know what can be linked to within generated pages: their HTML passes it by (render/stash.py), or all
of the page does, since it is as it was.
"""

from __future__ import annotations

import html
import logging
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.mkdocs_site.made_files import is_made
from generator.validate.page_markup import addresses

_ANCHOR = re.compile(r'\bid="([^"]+)"|^#{2,3} .*\{: #([a-z0-9-]+) \}$', re.MULTILINE)
_EVERYWHERE = frozenset({"", "top", "noi-dung-chinh"})  # the last one is in theme/partials/content.html
_NO_PLACE = ("__", ":~:")  # of the theme around every page; words that the browser looks for
_INDEX = "index.html"
_WRITE = "ghi địa chỉ tính từ trang này"


class LinkAsHtml(NamedTuple):
    """A link or a picture of a page that stands there as HTML, and the line that it is in."""

    tag: str
    address: str
    line: int


def links_as_html(written: str, made: str) -> tuple[LinkAsHtml, ...]:
    """Those of a page: as somebody wrote it, and as it came out. What stands in code came out as words."""
    shown = {(each.tag, each.value) for each in addresses(made)}
    return tuple(
        LinkAsHtml(each.tag, each.value, written.count("\n", 0, each.at) + 1)
        for each in addresses(written)
        if (each.tag, each.value) in shown
    )


def tell_dead_links(
    links: Iterable[tuple[Page, tuple[LinkAsHtml, ...]]], files: Files, levels: Mapping[str, int]
) -> None:
    """Tell, as MkDocs does of Markdown's links, of each that leads to nothing in the portal.

    `levels`: how loudly, by what is wrong; `validation: links` of mkdocs.yml.
    Besides, MkDocs is given what it needs to judge links of Markdown into generated pages.
    """
    logger = logging.getLogger("mkdocs.written_links")  # of MkDocs, so that it counts as one of its warnings
    places = {file.dest_uri: file for file in files}
    for page, as_html in links:
        for file in page.links_to_anchors or ():
            if file.page is not None:
                file.page.present_anchor_ids = _anchors(file)
        for link in as_html:
            for wrong, why in _dead(link.address, page, places):
                what = "hình" if link.tag == "img" else "liên kết"
                # "relative_to_docs" is no level: MkDocs mends such links where they are Markdown.
                level = levels[wrong] if levels[wrong] > 0 else logging.WARNING
                said = (page.file.src_uri, link.line, what, link.address, why)
                logger.log(level, "%s:%d: %s “%s” %s.", *said)


def _dead(address: str, page: Page, places: Mapping[str, File]) -> Iterator[tuple[str, str]]:
    """What is wrong, why nothing is there and what to write; nothing where another host is meant."""
    parts = urlsplit(address.strip())
    if parts.scheme or parts.netloc:
        return
    path = unquote(parts.path)
    if path.startswith("/"):
        why = f"bắt đầu bằng dấu /, sai khi cổng nằm trong thư mục con; {_WRITE}, ví dụ ../lien-he/"
        yield "absolute_links", why
        return
    here = page.file.dest_uri
    there = posixpath.normpath(posixpath.join(posixpath.dirname(here), path)) if path else here
    target = places.get(_file_at(there, is_folder=not path or path.endswith(("/", "."))) if path else here)
    if target is None:
        yield "not_found", _remedy(path, there, here, places)
    elif target.page is not None and (why := _no_anchor(unquote(parts.fragment), target)):
        yield "anchors", why


def _file_at(there: str, *, is_folder: bool) -> str:
    return posixpath.normpath(posixpath.join(there, _INDEX)) if is_folder else there


def _remedy(path: str, there: str, here: str, places: Iterable[str]) -> str:
    nothing = "không dẫn đến trang hay tệp nào của cổng"
    if path.endswith(".md"):
        return f"{nothing}: thẻ HTML không dùng được tên tệp .md; {_WRITE}, hoặc viết liên kết bằng Markdown"
    if f"{there}/{_INDEX}" in places:
        return f"{nothing}: địa chỉ của trang có dấu / ở cuối, “{path}/”"
    known = [place.removesuffix(_INDEX) for place in places]
    elsewhere = [place for place in known if posixpath.basename(place) == posixpath.basename(there) != ""]
    near = [*elsewhere, *get_close_matches(there, known, n=1, cutoff=0.8)]
    return nothing + (f"; có phải “{_from(here, near[0])}” không?" if near else "; sửa lại, hoặc bỏ chỗ ấy")


def _from(here: str, place: str) -> str:
    """An address as a page writes it."""
    told = posixpath.relpath(place or ".", posixpath.dirname(here) or ".")
    return f"{told}/" if place.endswith("/") or not place else told


def _no_anchor(fragment: str, target: File) -> str:
    anchors = _anchors(target)
    if anchors is None or fragment in _EVERYWHERE | anchors or fragment.startswith(_NO_PLACE):
        return ""
    page = target.dest_uri.removesuffix(_INDEX)
    return f"dẫn đến mục “#{fragment}” mà trang /{page} không có; sửa lại, hoặc bỏ phần sau dấu #"


def _anchors(file: File) -> set[str] | None:
    """What can be linked to within a page; of one that was made of data, by its text.

    None of a page by hand that is passed over: nothing changed in it, nor in the page that leads there.
    """
    if is_made(file):
        return set(_found(file.content_string))
    return file.page.present_anchor_ids if file.page else None


def _found(text: str) -> Iterator[str]:
    return (html.unescape(found[1] or found[2]) for found in _ANCHOR.finditer(text))
