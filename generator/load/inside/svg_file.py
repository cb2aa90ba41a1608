"""Drawings (SVG) judged by what they may hold: shapes, words, colours; nothing that runs or fetches."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from lxml import etree

from generator.load.inside.xml_tree import xml_tree

_MAX_ELEMENTS = 50_000
_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_ELEMENTS = frozenset({
    "svg", "g", "defs", "symbol", "use", "title", "desc", "path", "rect", "circle", "ellipse", "line",
    "polyline", "polygon", "text", "tspan", "textPath", "a", "linearGradient", "radialGradient", "stop",
    "clipPath", "mask", "pattern", "marker", "style", "switch", "filter", "feBlend", "feColorMatrix",
    "feComponentTransfer", "feComposite", "feConvolveMatrix", "feDiffuseLighting", "feDisplacementMap",
    "feDistantLight", "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR",
    "feGaussianBlur", "feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight",
    "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence",
})  # fmt: skip
_LEFT_OUT = frozenset({"metadata"})
TAG = re.compile(r"<[^<>]{0,300}>")
"""A tag of a drawing or a page, for those who look at the words between."""
# Attributes that hold words: a screen reader says them, or the file's source shows them.
_NAMING = re.compile(
    r"\s(?:id|class|title|aria-[a-z]{1,30}|data-[\w-]{1,60}|[\w:]{0,30}label)\s{0,5}=\s{0,5}"
    r"""["']([^"']{1,300})["']"""
)
_ATTRIBUTES = re.compile(r"(?!on)[a-z][A-Za-z0-9-]*")
_FETCHES = re.compile(
    r"url\((?!\s*['\"]?#)|@import|expression|javascript:|data:|\\|image\(|image-set|src\(", re.IGNORECASE
)
# Instructions to programs and the place of a DTD stand outside the drawing; browsers fetch what they name.
_INSTRUCTION = re.compile(rb"<\?(?!xml\s)|<!DOCTYPE")
_REFUSED = frozenset({"ping", "base"})
_LINK = re.compile(r"#\S*|https?://[^\s\\]+|mailto:[^\s\\]+", re.IGNORECASE)


class SvgError(ValueError):
    """What may not be in a drawing, in words."""


def cleaned_svg(content: bytes) -> tuple[bytes, bool]:
    """The drawing without what programs noted in it, and whether there was something; raises SvgError."""
    if b"<!ENTITY" in content or b"[" in content.partition(b"<!DOCTYPE")[2].partition(b">")[0]:
        raise SvgError("có phần khai báo riêng (DTD)")
    if content.count(b"<") > 2 * _MAX_ELEMENTS:
        raise SvgError("có quá nhiều nét vẽ")
    try:
        content.decode("utf-8")
        root = xml_tree(content, instructions=False)
    except (etree.XMLSyntaxError, UnicodeDecodeError) as error:
        raise SvgError("bị hỏng, hoặc không phải tệp SVG ghi bằng UTF-8") from error
    if root.tag != f"{{{_SVG}}}svg":
        raise SvgError("không phải tệp SVG")
    changed = _INSTRUCTION.search(content) is not None
    for element in list(root.iter()):
        changed |= _judge(element)
    if not changed:
        return content, False
    etree.cleanup_namespaces(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", doctype="")), True


def _judge(element: etree._Element) -> bool:
    """Whether the element, or some of its attributes, was left out."""
    space, _, name = str(element.tag).rpartition("}") if isinstance(element.tag, str) else ("", "", "")
    parent = element.getparent()
    if not name or space[1:] != _SVG or name in _LEFT_OUT:  # a comment, another program's notes
        if parent is not None:
            element.tail, tail = None, element.tail
            _append_text(element, tail or "")
            parent.remove(element)
        return True
    if name not in _ELEMENTS:
        raise SvgError(f"có phần <{name}> mà hình vẽ không được chứa")
    if name == "style" and _FETCHES.search("".join(element.itertext())):
        raise SvgError("có định dạng lấy dữ liệu từ nơi khác")
    changed = False
    for key, value in list(element.attrib.items()):
        changed |= _judge_attribute(element, name, str(key), str(value))
    return changed


def _append_text(element: etree._Element, text: str) -> None:
    """Put the words behind an element that goes at the end of what stands before it."""
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = (before.tail or "") + text
    elif parent is not None:
        parent.text = (parent.text or "") + text


def _judge_attribute(element: etree._Element, name: str, key: str, value: str) -> bool:
    space, _, word = key.rpartition("}")
    if word == "href" and space[1:] in ("", _XLINK):
        allowed = _LINK if name == "a" else re.compile(r"#\S*")
        if not allowed.fullmatch(value):
            raise SvgError("có liên kết lấy dữ liệu từ nơi khác")
        return False
    if space and space[1:] != _XML:
        del element.attrib[key]
        return True
    if word in _REFUSED:
        raise SvgError("có phần lấy dữ liệu từ nơi khác")
    if not space and not _ATTRIBUTES.fullmatch(word):
        raise SvgError(f"có lệnh “{word}”, chạy khi xem hình")
    if _FETCHES.search(value):
        raise SvgError("có phần lấy dữ liệu từ nơi khác")
    return False


def drawing_texts(content: bytes) -> Iterator[str]:
    """The words of a drawing: of each element, all together (letters may stand alone), names of parts."""
    drawn = content.decode("utf-8", "replace")
    named = "\n".join(found[1].replace("-", " ") for found in _NAMING.finditer(drawn))
    return map(html.unescape, (TAG.sub(" ", drawn), TAG.sub("", drawn), named))
