"""Where values stand in a file's own text: with its line ends, its BOM taken off, character by character."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.load.text_file import composed
from generator.load.yaml.document import TABS_ONLY, data_of
from generator.load.yaml.tree import read_tree
from generator.problems import InternalError

BOM = "\ufeff"
_HIDDEN_LINE_ENDS = re.compile("[\x85\u2028\u2029]")


def placed(text: str) -> Node:
    """The file's tree, with places in `text`: what is changed for the parser keeps its length.

    Raises InternalError where it cannot be read.
    """
    same = text.replace("\r\n", " \n").replace("\r", "\n")
    same = _HIDDEN_LINE_ENDS.sub(" ", same)
    return _tree(TABS_ONLY.sub(lambda found: " " * len(found.group()), same))


def meant(text: str) -> Any:
    """The file's plain data as our reader gives it. Raises InternalError where it cannot be read."""
    plain = _HIDDEN_LINE_ENDS.sub(" ", text.lstrip(BOM).replace("\r\n", "\n").replace("\r", "\n"))
    return data_of(_tree(TABS_ONLY.sub("", composed(plain))))


@lru_cache(maxsize=4)  # a save looks several times at the text before and at the one after
def _tree(text: str) -> Node:
    root, _ = read_tree(text, "")
    if root is None:
        raise InternalError("the file was read before and cannot be read now")
    return root


def end_of(node: Node) -> int:
    """Where a value's last character ends; a block's own mark lies behind the comments that follow it."""
    while isinstance(node, MappingNode | SequenceNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(node, MappingNode) else last
    index: int = node.end_mark.index
    return index


def is_empty(node: Node) -> bool:
    """Whether nothing is written where the value would stand."""
    return isinstance(node, ScalarNode) and not node.value and not node.style
