"""The packed folder that Excel and Word files are: its parts, what leads to what, and their XML.

Names are compared without their namespaces: the Strict variant of Office Open XML (ISO 29500) has others than
the usual one, and everything else alike.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType

# An element with a prefix; in UTF-16, which has a zero among its first bytes, it is not looked for.
_PREFIXED = re.compile(rb"</?[^\s<>:/]*:")

Start = Callable[[str, dict[str, str]], object]


@dataclass(slots=True)
class XmlNode:
    """An element of a small part: its name and attributes without prefixes, its text, what it holds."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    nodes: list[XmlNode] = field(default_factory=list)
    text: str = ""

    def all(self, name: str) -> Iterator[XmlNode]:
        """The elements of this name directly below."""
        return (each for each in self.nodes if each.name == name)

    def first(self, name: str) -> XmlNode | None:
        """The first element of this name directly below."""
        return next(self.all(name), None)

    def on(self, name: str) -> bool:
        """Whether a switch such as `<b/>` is there, and not turned off by its value."""
        node = self.first(name)
        return node is not None and is_on(node.attributes.get("val", "1"))


def value_of(node: XmlNode | None, name: str) -> str:
    """What an element right below says, such as `<w:jc w:val="center"/>`; "" where there is none."""
    found = node.first(name) if node is not None else None
    return found.attributes.get("val", "") if found is not None else ""


def is_on(value: str | None) -> bool:
    """Whether an attribute says yes."""
    return value in ("1", "true", "on")


class Package:
    """The parts of an Office file. What is damaged raises one of `workbook_kind.DAMAGED`."""

    def __init__(self, content: bytes) -> None:
        """Open it; nothing is unpacked yet."""
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        self._names = {name.lower().lstrip("/"): name for name in self._archive.namelist()}

    def __contains__(self, part: str) -> bool:
        """Whether there is such a part."""
        return part.lower() in self._names

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._names)

    def read(self, part: str) -> bytes:
        """The bytes of a part; KeyError where there is none."""
        return self._archive.read(self._names[part.lower()])

    def tree(self, part: str) -> XmlNode:
        """A part as a whole, for those that are small."""
        return tree(self.read(part))

    def leads(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part ("" for the package) leads to inside: by its id, the kind and the other part."""
        folder, _, name = part.rpartition("/")
        listed = f"{folder}/_rels/{name}.rels".lstrip("/")
        found: dict[str, tuple[str, str]] = {}
        for each in self.tree(listed).all("Relationship") if listed in self else ():
            attributes = each.attributes
            target = attributes.get("Target", "")
            if attributes.get("TargetMode") != "External":
                path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                kind = attributes.get("Type", "").rpartition("/")[2]
                found[attributes.get("Id", "")] = kind, posixpath.normpath(path)
        return found

    def lead(self, part: str, kind: str) -> str | None:
        """The one part of a kind that this one leads to."""
        return next((target for found, target in self.leads(part).values() if found == kind), None)


def tree(content: bytes) -> XmlNode:
    """A small part as a whole."""
    root = XmlNode("")
    path = [root]

    def start(name: str, attributes: dict[str, str]) -> None:
        node = XmlNode(name, {local(key): value for key, value in attributes.items()})
        path[-1].nodes.append(node)
        path.append(node)

    def end(_: str) -> None:
        path.pop()

    def text(words: str) -> None:
        path[-1].text += words

    walk(content, start, end, text)
    return root.nodes[0]


_PIECE = 1 << 16  # bytes that are read at a time


def each_inside(content: bytes, name: str, take: Callable[[Element], None]) -> Element:
    """Take each element right inside those of this name, once it is whole; gives what else the part holds.

    `name` is that of the part's first element, or of one right inside it. Of a sheet with 100,000 rows only
    some are in memory at once; elements are made without a step in Python, four times as fast as `walk`.
    """
    builder = TreeBuilder()
    root = builder.start("", {})
    parser = _parser(content, builder.start, builder.end, builder.data)
    try:
        for begin in range(0, len(content) + 1, _PIECE):
            end = begin + _PIECE >= len(content)
            parser.Parse(content[begin : begin + _PIECE], end)
            for holder in [*root, *(each for first in root for each in first)]:
                if holder.tag == name:
                    whole = len(holder) - (not end)  # the last may go on
                    for each in holder[:whole]:
                        take(each)
                    del holder[:whole]
            if end:
                break
    except ExpatError as error:
        raise ValueError(str(error)) from error
    return root


def walk(content: bytes, start: Start, end: Callable[[str], object], text: Callable[[str], object]) -> None:
    """Call these for every element (by its local name) and text, in their order."""
    try:
        _parser(content, start, end, text).Parse(content, True)
    except ExpatError as error:
        raise ValueError(str(error)) from error


def _parser(
    content: bytes, start: Start, end: Callable[[str], object], text: Callable[[str], object]
) -> XMLParserType:
    """A parser that calls these, with names without prefixes; no document may have a type."""
    parser = ParserCreate()
    parser.buffer_text = True
    names: dict[str, str] = {}

    def started(name: str, attributes: dict[str, str]) -> None:
        known = names.get(name)
        if known is None:
            known = names[name] = local(name)
        start(known, attributes)

    def ended(name: str) -> None:
        end(names[name])

    parser.StartDoctypeDeclHandler = _refused
    direct = b"\0" not in content[:4] and _PREFIXED.search(content) is None
    parser.StartElementHandler = start if direct else started
    parser.EndElementHandler = end if direct else ended
    parser.CharacterDataHandler = text
    return parser


def local(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]


def _refused(*_: object) -> None:
    """Office files declare no entities: what does is made to fill the memory."""
    message = "a document type inside an Office file"
    raise ValueError(message)
