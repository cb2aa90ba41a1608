"""Styles that a Word file defines under a name of its own and uses nowhere: a form of ours defines them all.

Every copy of a form would carry them. Word's own styles stay (Normal, headings, lists, Table Grid): whoever
writes on in the file looks for those.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from generator.load.inside.xml_tree import xml_bytes, xml_tree

_STYLES = "word/styles.xml"
_NO = ("0", "false", "off")


def without_unused_styles(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of a Word file, known to be one; where every style is used, byte for byte as they were."""
    if _STYLES not in parts:
        return dict(parts)
    root = xml_tree(parts[_STYLES], huge=True)
    styles = [each for each in root if _name(each) == "style"]
    named, fields = _told_by({name: part for name, part in parts.items() if name != _STYLES})
    kept = {_id(each) for each in styles if _stays(each, named, fields)}
    while True:
        needed = {name for each in styles if _id(each) in kept for name in _values(each)}
        more = {_id(each) for each in styles if _id(each) in needed} - kept
        if not more:
            break
        kept |= more
    unused = [each for each in styles if _id(each) not in kept]
    for each in unused:
        root.remove(each)
    if not unused:
        return dict(parts)
    written = xml_bytes(root)
    return {**parts, _STYLES: bytes(written)}


def _stays(style: etree._Element, named: frozenset[str], fields: str) -> bool:
    """Whether it is the usual one, Word's own, or named elsewhere; a field names it as people do."""
    told = {name: value for key, value in style.items() for name in [etree.QName(key).localname]}
    if told.get("default", "0") not in _NO or told.get("customStyle", "0") in _NO:
        return True
    titles = [_value(child) for child in style if _name(child) in ("name", "aliases")]
    return told.get("styleId") in named or any(title and title in fields for title in titles)


def _told_by(parts: Mapping[str, bytes]) -> tuple[frozenset[str], str]:
    """Every value that stands in an attribute of these parts, and the words of all their fields."""
    values, fields = set[str](), list[str]()
    for name, part in parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            for element in xml_tree(part, huge=True).iter():
                values.update(map(str, element.values()))
                if _name(element) == "instrText":
                    fields.append(element.text or "")
                elif _name(element) == "fldSimple":
                    fields.extend(map(str, element.values()))
    return frozenset(values), "".join(fields)


def _values(style: etree._Element) -> Iterator[str]:
    """What it is based on, linked to, followed by; with whatever else it has a value for."""
    return (_value(child) for child in style)


def _id(style: etree._Element) -> str:
    return next((str(value) for key, value in style.items() if etree.QName(key).localname == "styleId"), "")


def _value(element: etree._Element) -> str:
    return next((str(value) for key, value in element.items() if etree.QName(key).localname == "val"), "")


def _name(element: etree._Element) -> str:
    """The element's name, the same in both kinds of Word files; of a comment none."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
