"""What a Word file keeps of how it came about: comments, tracked changes. Readers get the text as it stands.

Insertions are accepted; deletions and comments go, with the names of those who made them, hidden text, and
the names of those who may edit a part. Elements count by their namespace, whatever its prefix.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from generator.load.inside.xml_tree import xml_bytes, xml_tree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"  # saved as "Strict Open XML Document"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"  # marks where two saved versions conflict
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
    *("conflictDel", "customXmlConflictDelRangeStart", "customXmlConflictDelRangeEnd"),
    *("customXmlConflictInsRangeStart", "customXmlConflictInsRangeEnd"),
)
_INSERTED = ("ins", "moveTo", "conflictIns")  # what they hold stays
_EDITORS = ("permStart", "permEnd")
_NAMES = "|".join((*_DELETED, *_INSERTED, *_COMMENTED, *_EDITORS, "vanish"))
_ANY = re.compile(rf"<(?:[\w.-]+:)?(?:{_NAMES})[\s/>]")
_OTHER_PREFIX = re.compile(
    rf"xmlns(?::(?!w=)[\w.-]+)?=[\"'](?:{re.escape(_W[1:-1])}|{re.escape(_STRICT[1:-1])})[\"']"
)
_NO = ("0", "false", "off")
_STYLES = "word/styles.xml"
_CHANGES, _HIDDEN, _NAMED = "phần theo dõi sửa đổi", "chữ ẩn", "tên người được phép sửa"


def without_revisions(parts: Mapping[str, bytes]) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The parts of a Word file as readers may have them, and what was taken out, in words.

    A file with neither comments nor tracked changes stays as it is, byte for byte.
    """
    gone = frozenset(name for name in parts if _COMMENTS.fullmatch(name))
    clean: dict[str, bytes] = {}
    found: set[str] = set()
    unseen = _hidden_styles(parts.get(_STYLES, b""))
    for name, content in parts.items():
        if name in gone:
            continue
        kept = content
        if gone and (name == _TYPES or name.endswith(".rels")):
            kept = _without_references(content, gone)
        elif name.endswith(".xml") and name != _STYLES:
            text = content.decode("utf-8")
            if unseen or _ANY.search(text) or _OTHER_PREFIX.search(text):
                kept, told = _as_it_stands(content, unseen)
                found |= told
        clean[name] = kept
    order = (_CHANGES, _HIDDEN, _NAMED)
    return clean, (*(("ghi chú (comment)",) if gone else ()), *(each for each in order if each in found))


def _without_references(content: bytes, gone: frozenset[str]) -> bytes:
    root = xml_tree(content, huge=True)
    names = {f"/{name}" for name in gone} | {name.removeprefix("word/") for name in gone} | gone
    for element in list(root):
        if element.get("PartName", element.get("Target")) in names:
            root.remove(element)
    return xml_bytes(root)


def _as_it_stands(content: bytes, unseen: frozenset[str]) -> tuple[bytes, set[str]]:
    """The part with its insertions, without what readers are not to have; and what that was, in words.

    Where nothing was, the part stays as it is. `unseen`: the styles that hide text.
    """
    root = xml_tree(content, huge=True)
    found = {
        word
        for word, there in (
            (_CHANGES, bool(_all(root, (*_DELETED, *_INSERTED)))),
            (_NAMED, _without_editors(root)),
            (_HIDDEN, _without_hidden(root, unseen)),
        )
        if there
    }
    other = not isinstance(root.tag, str) or (
        root.tag.startswith((_W, _STRICT)) and root.prefix != "w" and "w" not in root.nsmap
    )
    if not found and not other and not _all(root, _COMMENTED):
        return content, found
    places = [_deleted_place(mark) for mark in _all(root, ("del", "cellDel", "conflictDel"))]
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
    return xml_bytes(_with_usual_prefix(root) if other else root), found


def _with_usual_prefix(root: etree._Element) -> etree._Element:
    """The same part with the prefix that all of Word's own files have, by which tags are put together."""
    space = etree.QName(root).namespace
    names = {prefix: uri for prefix, uri in root.nsmap.items() if prefix and uri != space}
    made = etree.Element(root.tag, root.attrib, {**names, "w": space})
    made.text = root.text
    made.extend(list(root))
    return made


def _without_editors(root: etree._Element) -> bool:
    """Take out which people may edit a part of a protected form; what everyone may edit stays."""
    named = {_value(each, "id") for each in _all(root, ("permStart",)) if _value(each, "ed") is not None}
    for each in _all(root, _EDITORS):
        if _value(each, "id") in named:
            _remove(each)
    return bool(named)


def _without_hidden(root: etree._Element, unseen: frozenset[str]) -> bool:
    """Take out text that Word does not show. A paragraph with tags is left: they may be hidden on purpose."""
    found = False
    for run in _all(root, ("r",)):
        paragraph = next(run.iterancestors(f"{_W}p", f"{_STRICT}p"), None)
        if paragraph is None or not _is_hidden(run, paragraph, unseen) or not _says_something(run):
            continue
        if "{" not in "".join(paragraph.itertext()):
            found = True
            _remove(run)
    return found


def _is_hidden(run: etree._Element, paragraph: etree._Element, unseen: frozenset[str]) -> bool:
    own = _child(run, "rPr")
    mark = _child(own, "vanish")
    if mark is not None:
        return _value(mark, "val") not in _NO
    styles = (_child(own, "rStyle"), _child(_child(paragraph, "pPr"), "pStyle"))
    return any(each is not None and _value(each, "val") in unseen for each in styles)


def _says_something(run: etree._Element) -> bool:
    return any(str(each.text or "").strip() for each in _all(run, ("t",)))


def _hidden_styles(styles: bytes) -> frozenset[str]:
    """The styles whose text is hidden."""
    if b"vanish" not in styles:
        return frozenset()
    return frozenset(
        str(_value(style, "styleId"))
        for style in _all(xml_tree(styles, huge=True), ("style",))
        if (mark := _child(_child(style, "rPr"), "vanish")) is not None and _value(mark, "val") not in _NO
    )


def _child(element: etree._Element | None, name: str) -> etree._Element | None:
    spaces = (_W, _STRICT)
    return (
        None if element is None else next(element.iterchildren(*(f"{each}{name}" for each in spaces)), None)
    )


def _value(element: etree._Element, name: str) -> str | None:
    found = element.get(f"{_W}{name}", element.get(f"{_STRICT}{name}"))
    return None if found is None else str(found)


def _all(root: etree._Element, names: tuple[str, ...]) -> list[etree._Element]:
    return list(root.iter(*(f"{space}{name}" for name in names for space in (_W, _STRICT, _W14))))


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
