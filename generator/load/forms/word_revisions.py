"""What a Word file keeps of how it came about: comments, tracked changes. Readers get the text as it stands.

Insertions are accepted, deletions and comments go, with the names of those who made them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"  # saved as "Strict Open XML Document"
_COMMENTS = re.compile(r"word/(?:(?:glossary/)?(?:comments\w*|people)|documenttasks/\w+)\.xml")
_TYPES = "[Content_Types].xml"
_COMMENTED = ("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef")
_DELETED = (
    *("del", "moveFrom", "delText", "delInstrText"),
    *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
    *("rPrChange", "pPrChange", "tblPrChange", "tblPrExChange", "tblGridChange", "tcPrChange", "trPrChange"),
    *("sectPrChange", "numberingChange", "cellIns", "cellDel", "cellMerge"),
    *("customXmlDelRangeStart", "customXmlDelRangeEnd", "customXmlMoveFromRangeStart"),
    *("customXmlMoveFromRangeEnd", "customXmlInsRangeStart", "customXmlInsRangeEnd"),
)
_INSERTED = ("ins", "moveTo")  # what they hold stays


def _marks(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"<w:(?:{'|'.join(names)})[\s/>]")


_TRACKED = _marks((*_DELETED, *_INSERTED))
_ANY = _marks((*_DELETED, *_INSERTED, *_COMMENTED))
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def without_revisions(parts: Mapping[str, bytes]) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The parts of a Word file as readers may have them, and what was taken out, in words.

    A file with neither comments nor tracked changes stays as it is, byte for byte.
    """
    gone = frozenset(name for name in parts if _COMMENTS.fullmatch(name))
    clean: dict[str, bytes] = {}
    changed = False
    for name, content in parts.items():
        if name in gone:
            continue
        kept = content
        if gone and (name == _TYPES or name.endswith(".rels")):
            kept = _without_references(content, gone)
        elif name.endswith(".xml") and _ANY.search(text := content.decode("utf-8")):
            kept = _as_it_stands(content)
            changed = changed or _TRACKED.search(text) is not None
        clean[name] = kept
    told = (*(("ghi chú (comment)",) if gone else ()), *(("phần theo dõi sửa đổi",) if changed else ()))
    return clean, told


def _without_references(content: bytes, gone: frozenset[str]) -> bytes:
    root = etree.fromstring(content, _PARSER)
    names = {f"/{name}" for name in gone} | {name.removeprefix("word/") for name in gone} | gone
    for element in list(root):
        if element.get("PartName", element.get("Target")) in names:
            root.remove(element)
    return _written(root)


def _as_it_stands(content: bytes) -> bytes:
    """The part with its insertions, without its deletions and without what points at comments."""
    root = etree.fromstring(content, _PARSER)
    places = [_deleted_place(mark) for mark in _all(root, ("del", "cellDel"))]
    for place in places:
        if place is not None:
            _remove(place)
    for element in _all(root, (*_DELETED, *_COMMENTED)):
        run = element.getparent()
        _remove(element)
        if run is not None and _name(run) == f"{_W}r" and all(_name(child) == f"{_W}rPr" for child in run):
            _remove(run)
    for element in _all(root, _INSERTED):
        parent = element.getparent()
        if parent is not None:
            at = parent.index(element)
            parent[at : at + 1] = list(element)
    return _written(root)


def _all(root: etree._Element, names: tuple[str, ...]) -> list[etree._Element]:
    return list(root.iter(*(f"{space}{name}" for name in names for space in (_W, _STRICT))))


def _name(element: etree._Element) -> str:
    """The element's name, the same in both kinds of Word files."""
    return str(element.tag).replace(_STRICT, _W)


def _deleted_place(mark: etree._Element) -> etree._Element | None:
    """The row, the cell or the paragraph that goes as a whole; None where only words or a break go."""
    properties = mark.getparent()
    owner = properties.getparent() if properties is not None else None
    if properties is None or owner is None:
        return None
    if _name(properties) in (f"{_W}trPr", f"{_W}tcPr"):
        return owner
    paragraph = owner.getparent() if (_name(properties), _name(owner)) == (f"{_W}rPr", f"{_W}pPr") else None
    return paragraph if paragraph is not None and _is_empty_without_deletions(paragraph) else None


def _is_empty_without_deletions(paragraph: etree._Element) -> bool:
    """Whether nothing of a paragraph is left, and its place can do without it."""
    parent = paragraph.getparent()
    if parent is None or sum(_name(child) == f"{_W}p" for child in parent) < 2:
        return False
    return all(_name(child) in (f"{_W}pPr", f"{_W}del", f"{_W}moveFrom") for child in paragraph)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _written(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
