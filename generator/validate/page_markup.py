"""Hand-written pages judged by what their HTML may hold: words, tables, pictures beside them, plain links.

A page is looked at as Markdown makes it, so that every way to write the same counts: raw HTML, references,
entities. What stands in no table is told; what is no whole tag is, too: browsers would guess.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

import yaml

EXTENSIONS = frozenset({
    "abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code", "footnotes",
    "md_in_html", "meta", "nl2br", "sane_lists", "smarty", "tables", "toc",
})  # fmt: skip
"""Markdown's own extensions: those of others may read files and fetch pages."""

_ALWAYS = ("toc", "tables", "fenced_code", "attr_list")  # MkDocs and our plugin add them to mkdocs.yml's
_ELEMENTS = frozenset({
    "a", "abbr", "address", "article", "aside", "b", "bdi", "blockquote", "br", "caption", "cite", "code",
    "col", "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure",
    "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "img", "ins", "kbd", "li", "main",
    "mark", "nav", "ol", "p", "pre", "q", "s", "samp", "section", "small", "span", "strong", "sub",
    "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr",
})  # fmt: skip
_ANYWHERE = frozenset({
    "id", "class", "title", "lang", "role", "tabindex", "hidden", "name", "align", "valign",
})  # fmt: skip
_ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "a": frozenset({"href", "rel", "rev", "target", "download", "hreflang"}),
    "img": frozenset({"src", "alt", "width", "height", "loading"}),
    "td": frozenset({"colspan", "rowspan", "scope", "headers"}),
    "th": frozenset({"colspan", "rowspan", "scope", "headers", "abbr"}),
    "col": frozenset({"span", "width"}),
    "colgroup": frozenset({"span", "width"}),
    "ol": frozenset({"start", "type", "reversed"}),
    "li": frozenset({"value"}),
    "details": frozenset({"open"}),
    "time": frozenset({"datetime"}),
}
_ALIGNED = re.compile(r"text-align: ?(?:left|center|right);?")  # what Markdown makes of |:--:|
_ATTRIBUTE = r"""\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'=<>`]+))?"""
_TAG = re.compile(
    rf"<!--[^<>]*-->|</(?P<end>[A-Za-z][A-Za-z0-9]*)\s*>"
    rf"|<(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<attributes>(?:{_ATTRIBUTE})*)\s*/?>|<"
)
_ONE = re.compile(r"""\s+([^\s"'<>/=]+)(?:\s*=\s*("[^"<>]*"|'[^'<>]*'|[^\s"'=<>`]+))?""")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_LEAVES = re.compile(r"(?:https?://[^/\\]|mailto:|tel:)", re.IGNORECASE)
# Browsers pass over them within an address.
_UNSEEN = re.compile(r"[\x00-\x20]")
INLINE = frozenset({
    "a", "abbr", "b", "bdi", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
    "samp", "small", "span", "strong", "sub", "sup", "u",
})  # fmt: skip
"""What stands within a line of words."""
# How MkDocs finds settings at the head of a page, and how we do: a page that differs is told.
_SETTINGS = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:-{3}|\.{3})[ \t]*\n", re.DOTALL)
_HEAD = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)
_LIKE_SETTINGS = re.compile(r" {0,3}[A-Za-z0-9_-]+:")
_KEYS = ("title", "description", "hide", "search", "robots")

_NO_ELEMENT = "thẻ <{}>"
_NO_TAG = "dấu < mà phía sau không phải một thẻ HTML viết trọn vẹn"


class NotAllowed(NamedTuple):
    """What may not be on a page, in words, and the text by which its line is found."""

    found: str
    near: str
    fetches: bool = False


class Address(NamedTuple):
    """Where a link or a picture leads to, and where its tag begins."""

    tag: str
    value: str
    at: int


class Rendered(NamedTuple):
    """What speaks against a page, its words block by block as readers see them, its HTML."""

    told: tuple[NotAllowed, ...]
    blocks: tuple[str, ...]
    html: str


def named(listed: object) -> tuple[str, ...]:
    """The names of the extensions that mkdocs.yml lists, and of those that are always there."""
    entries = listed if isinstance(listed, list | dict) else ()
    names = [*_ALWAYS, *(name for each in entries for name in (each if isinstance(each, dict) else [each]))]
    return tuple(dict.fromkeys(str(name).removeprefix("markdown.extensions.") for name in names))


@lru_cache(maxsize=200)  # in a preview most pages are those of the rebuild before
def rendered(text: str, extensions: tuple[str, ...]) -> Rendered:
    """The page judged and its words; of `extensions` those that we know."""
    from markdown import Markdown  # slow to import; only pages that changed are made

    told = list(_judge_settings(text))
    settings = _SETTINGS.match(text)
    made = Markdown(extensions=[name for name in extensions if name in EXTENSIONS]).convert(
        text[settings.end() :] if settings else text
    )
    blocks, at = [""], 0
    for tag in _TAG.finditer(made):
        blocks[-1] += made[at : tag.start()]
        at = tag.end()
        told += _judge(tag)
        if (tag["name"] or tag["end"] or "").lower() not in INLINE and tag["name"] != tag["end"]:
            blocks.append("")
    blocks[-1] += made[at:]
    words = (html.unescape(block).strip() for block in blocks)
    return Rendered(tuple(dict.fromkeys(told)), tuple(filter(None, words)), made)


def addresses(text: str) -> Iterator[Address]:
    """Of the links and pictures that stand in a text as HTML."""
    for tag in _TAG.finditer(text):
        name = (tag["name"] or "").lower()
        for found in _ONE.finditer(tag["attributes"] or ""):
            if (name, found[1].lower()) in (("a", "href"), ("img", "src")):
                yield Address(name, html.unescape((found[2] or "").strip("\"'")), tag.start())


def _judge(tag: re.Match[str]) -> Iterator[NotAllowed]:
    if tag[0] == "<":
        yield NotAllowed(_NO_TAG, tag.string[tag.start() : tag.start() + 20].split("\n")[0])
        return
    name = (tag["name"] or tag["end"] or "").lower()
    if tag["name"] and name not in _ELEMENTS:
        yield NotAllowed(_NO_ELEMENT.format(name), f"<{tag['name']}")
        return
    for found in _ONE.finditer(tag["attributes"] or ""):
        key = found[1].lower()
        raw = (found[2] or "").strip("\"'")
        yield from _judge_attribute(name, key, raw, html.unescape(raw))


def _judge_attribute(name: str, key: str, raw: str, value: str) -> Iterator[NotAllowed]:
    if key == "href" and name == "a":
        if not _is_link(value):
            yield NotAllowed(
                f"liên kết không phải http, https, mailto, tel hay tệp của cổng: “{_shown(value)}”", raw
            )
    elif key == "src" and name == "img":
        if not _is_beside(value):
            yield NotAllowed(f"hình không nằm trong content/: “{_shown(value)}”", raw, fetches=True)
    elif key == "style":
        if not _ALIGNED.fullmatch(value.strip()):
            yield NotAllowed(f"định dạng viết trong thẻ <{name}> (style)", raw or key)
    elif key not in _ANYWHERE and key not in _ATTRIBUTES.get(name, ()) and not key.startswith("aria-"):
        yield NotAllowed(f"thuộc tính {key} của thẻ <{name}>", key)


def _is_link(address: str) -> bool:
    """Whether a link leads within the portal, to a web page, a letter box or a telephone."""
    plain = _UNSEEN.sub("", address)
    return _is_readable(plain) and (bool(_LEAVES.match(plain)) or _is_beside(plain))


def _is_readable(address: str) -> bool:
    """Whether an address has parts: a host in brackets is a number of IPv6, with both of them."""
    try:
        urlsplit(address)
    except ValueError:
        return False
    return True


def _is_beside(address: str) -> bool:
    """Whether an address names no other host, and is none that carries data or a program."""
    plain = _UNSEEN.sub("", address)
    return not (_SCHEME.match(plain) or "\\" in plain or plain.startswith("//"))


def _shown(address: str) -> str:
    return address if len(address) <= 60 else f"{address[:60]}…"


def _judge_settings(text: str) -> Iterator[NotAllowed]:
    """What stands at the head of a page between two lines of dashes; the theme prints it as it is."""
    found = _SETTINGS.match(text)
    if found is None:
        if _LIKE_SETTINGS.match(text):
            yield NotAllowed(
                "dòng đầu có dạng “chữ:”, sẽ bị coi là thiết đặt của trang",
                text[:20].split("\n", maxsplit=1)[0],
            )
        return
    head = _HEAD.match(text)
    if head is None or head.end() != found.end():
        yield NotAllowed("phần thiết đặt ở đầu trang không nằm giữa hai dòng ---", text[:3])
        return
    try:
        settings = yaml.safe_load(head[1])
    except (yaml.YAMLError, ValueError):
        return  # told where the page is read, or passed over by MkDocs too
    for key, value in settings.items() if isinstance(settings, dict) else ():
        if key not in _KEYS:
            yield NotAllowed(f"thiết đặt “{key}” ở đầu trang", f"{key}:")
        elif re.search(r"[<>\"]", str(value) if isinstance(value, str) else ""):
            yield NotAllowed(f'dấu <, > hoặc " trong “{key}” ở đầu trang', f"{key}:")
