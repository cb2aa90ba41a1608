"""The settings as text, changed in their own characters: what every step to a version needs."""

from __future__ import annotations

from collections.abc import Iterator

from yaml.nodes import MappingNode, Node

from generator.load.yaml.tree import read_tree
from generator.problems import InternalError

SETTINGS = "mkdocs.yml"


def with_version(text: str, version: int) -> str:
    """The settings with `data: …`; where none is, as the first key of `extra.portal`."""
    portal = child_of(child_of(root_of(text), "extra"), "portal")
    if not isinstance(portal, MappingNode) or not portal.value:
        raise InternalError("settings without extra.portal are refused before")
    said = child_of(portal, "data")
    if said is not None:
        return f"{text[: said.start_mark.index]}{version}{text[said.end_mark.index :]}"
    first = portal.value[0][0].start_mark
    between = ", " if portal.flow_style else f"{line_end(text)}{' ' * first.column}"
    return f"{text[: first.index]}data: {version}{between}{text[first.index :]}"


def root_of(text: str) -> MappingNode:
    """The settings with every place."""
    root, _ = read_tree(text, SETTINGS)
    if not isinstance(root, MappingNode):
        raise InternalError("settings that cannot be read are refused before")
    return root


def child_of(node: Node | None, key: str) -> Node | None:
    """The value of a key; None where there is none."""
    pairs: Iterator[tuple[Node, Node]] = iter(node.value if isinstance(node, MappingNode) else ())
    return next((value for name, value in pairs if name.value == key), None)


def line_end(text: str) -> str:
    """How its lines end."""
    return "\r\n" if "\r\n" in text else "\n"
