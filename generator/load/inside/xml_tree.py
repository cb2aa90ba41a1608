"""XML of files that others made, as a tree and back: no entity is resolved, nothing is fetched."""

from __future__ import annotations

from lxml import etree


def xml_tree(content: bytes, *, huge: bool = False, instructions: bool = True) -> etree._Element:
    """The root of an XML file; raises etree.XMLSyntaxError where it is none.

    `huge`: texts and depths above libxml2's own bounds are read, too; `instructions`: those to programs stay.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=huge, remove_pis=not instructions
    )
    return etree.fromstring(content, parser)


def xml_bytes(root: etree._Element) -> bytes:
    """A part of an office file, as Office writes its own."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
