"""The strict YAML reader: a small, safe part of YAML, every value with its place.

Only `true`/`false`, plain decimal numbers and null are typed; everything else stays text, so that
`on`, `012`, `7:30`, `no`, `98/2023/NĐ-CP` and `2026-02-30` reach the model as they were written.
Duplicate keys, anchors, aliases and tags are refused: a reader must see what the file says.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.load.text_file import CONTROL, read_text
from generator.load.yaml.tree import capped, read_tree
from generator.memory import keep, recall, remembered
from generator.problems import InternalError, Problem, Source, Steps, problem

_INT = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,17}")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
# A commented key ("#quotas:") right above an indented line that is not commented: its own, left behind.
_LEFT_BEHIND = re.compile(
    r"^(?P<key>#(?P<pad> *)(?P<name>[a-z_]+):) *(?:#.*)?\n(?=(?P=pad) +[^\s#])", re.MULTILINE
)
# Indentation with something else than plain spaces.
_BAD_INDENT = re.compile(r"^ *([\t\xa0\u2000-\u200b\u3000])[^\S\n]*\S", re.MULTILINE)
_ODD_SPACE = re.compile(r"[\t\xa0\u2000-\u200b\u3000]")
# Lines of tabs look empty, and editors leave them behind; PyYAML takes them for an error.
TABS_ONLY = re.compile(r"^[ \t]*\t[ \t]*$", re.MULTILINE)
_TOP: dict[type[Node], str] = {
    MappingNode: "các dòng dạng `khóa: giá trị`, không thụt vào",
    SequenceNode: "một danh sách, mỗi mục mở đầu bằng `- code: …`",
}


@dataclass(frozen=True)
class Document:
    """One YAML file: its plain data, the tree that knows every value's place, the text of both.

    `read_tree` gives the tree where somebody asks for a place: most campaigns are as they were, their data is
    from memory, and nobody does.
    """

    path: str
    data: Any
    read_tree: Callable[[], Node]
    text: str = ""

    @cached_property
    def tree(self) -> Node:
        """The tree."""
        return self.read_tree()

    def place(self, path: Steps, *, key: bool = False) -> Source:
        """Where the value at `path` stands (its key with `key=True`); the nearest parent if absent."""

        def find() -> bytes:
            found = self._find(path, key=key)
            return json.dumps([found.line, found.column, found.length]).encode()

        if not self.text or "tree" in vars(self):
            return self._find(path, key=key)
        asked = (self.text, json.dumps([*path, key]))  # no tree is made for a place that was asked for before
        return Source(self.path, *json.loads(remembered("place", asked, find)))

    def _find(self, path: Steps, *, key: bool) -> Source:
        node, key_node = self.tree, None
        for step in path:
            child = _child(node, step)
            if child is None:
                break
            key_node, node = child
        if (key and key_node is not None) or (key_node is not None and not isinstance(node, ScalarNode)):
            return _source(self.path, key_node)
        return _source(self.path, node)

    def without_places(self) -> Document:
        """The file's name alone: for what needs neither its data nor the place of a value."""
        return Document(self.path, None, partial(ScalarNode, "", ""))

    def place_of_missing(self, path: Steps) -> Source:
        """Where a missing key is told: at its group's key or its list entry.

        What is missing at the top of the file stands nowhere in it, so the file itself is the place.
        """
        top = len(path) == 1 and self.tree.start_mark.column == 0
        return Source(self.path) if top else self.place(path[:-1])


def read_yaml(path: Path, shown_as: str) -> tuple[Document | None, list[Problem]]:
    """Read one YAML file whose top level is keys and values.

    `shown_as` is the path that problems show (relative to the project). Gives the document, or None
    with at least one problem. Never raises for what a file holds.
    """
    return _read(path, shown_as, MappingNode)


def read_list(path: Path, shown_as: str) -> tuple[Document | None, list[Problem]]:
    """Read one YAML file whose top level is a list; otherwise as `read_yaml`."""
    return _read(path, shown_as, SequenceNode)


def _read(path: Path, shown_as: str, top: type[Node]) -> tuple[Document | None, list[Problem]]:
    text, problems = read_text(path, shown_as)
    if text is None:
        return None, problems
    if "\t" in text:
        text = TABS_ONLY.sub("", text)
    made_of = (text, top.__name__)
    if (known := recall("yaml", made_of)) is not None:
        return Document(shown_as, json.loads(known), partial(_sound_tree, text, shown_as), text), []
    problems = [*_bad_indent(text, shown_as), *_left_behind(text, shown_as)]
    if problems:
        return None, problems
    root, problems = read_tree(text, shown_as)
    if problems:
        return None, problems
    if root is None:
        return None, [problem("Y02", Source(shown_as))]
    if not isinstance(root, top):
        return None, [problem("Y08", _source(shown_as, root), expected=_TOP[top])]
    problems = list(_structure(root, shown_as, escapes="\\" in text))
    if problems:
        return None, capped(problems, shown_as)
    data = data_of(root)
    keep("yaml", made_of, json.dumps(data).encode())
    return Document(shown_as, data, lambda: root, text), []


def _sound_tree(text: str, shown_as: str) -> Node:
    """The tree of a text that was read before without a problem."""
    root, problems = read_tree(text, shown_as)
    if root is None:
        raise InternalError(f"{shown_as}: {problems} in a text that was sound")
    return root


def _bad_indent(text: str, shown_as: str) -> Iterator[Problem]:
    """The first line indented with something else than spaces, and how many there are."""
    lines = list(_BAD_INDENT.finditer(text)) if _ODD_SPACE.search(text) else []
    if lines:
        first = lines[0]
        line = text.count("\n", 0, first.start()) + 1
        source = Source(shown_as, line, first.start(1) - first.start() + 1)
        what = "phím Tab" if first[1] == "\t" else "dấu cách đặc biệt (chép từ Word hoặc trang mạng)"
        more = f" (tệp có {len(lines)} dòng như vậy)" if len(lines) > 1 else ""
        yield problem("Y05", source, what=what, more=more)


def _left_behind(text: str, shown_as: str) -> Iterator[Problem]:
    """Keys that wait behind "#" while the lines below them do not: these would fall to the part above."""
    for found in _LEFT_BEHIND.finditer(text) if "\n#" in text else ():
        source = Source(shown_as, text.count("\n", 0, found.start()) + 1, 1, len(found["key"]))
        reason = f"khóa `{found['name']}` còn nằm sau dấu #, mà dòng dưới đã bỏ dấu #"
        remedy = "xóa dấu # ở đầu dòng này; phần ấy chưa dùng đến thì đặt lại dấu # ở đầu các dòng dưới"
        yield problem("Y06", source, reason=reason, remedy=remedy)


def _structure(root: Node, shown_as: str, *, escapes: bool) -> Iterator[Problem]:
    """Duplicate keys, keys that are not text, control characters (only `escapes` can bring them in)."""
    pending = [root]
    while pending:
        node = pending.pop()
        if isinstance(node, ScalarNode):
            if escapes and CONTROL.search(node.value):
                reason = "giá trị có ký tự điều khiển, ghi bằng dấu \\"
                yield problem(
                    "Y06", _source(shown_as, node), reason=reason, remedy="xóa dấu \\ và chữ ngay sau nó"
                )
        elif isinstance(node, SequenceNode):
            pending.extend(node.value)
        elif isinstance(node, MappingNode):
            yield from _keys(node, shown_as)
            pending.extend(value for _, value in node.value)


def _keys(node: MappingNode, shown_as: str) -> Iterator[Problem]:
    first: dict[str, Node] = {}
    for key, _ in node.value:
        if not isinstance(key, ScalarNode) or not key.value.strip() or CONTROL.search(key.value):
            remedy = "ghi tên khóa bằng chữ, không có dấu ngoặc; câu chữ thì đặt trong dấu ngoặc kép"
            yield problem("Y06", _source(shown_as, key), reason="tên khóa không phải là chữ", remedy=remedy)
        elif key.value in first:
            earlier = _source(shown_as, first[key.value])
            yield problem("Y07", _source(shown_as, key), (earlier,), key=key.value[:60], line=earlier.line)
        else:
            first[key.value] = key


def data_of(node: Node) -> Any:
    """The node as dict, list, text, number, bool or None."""
    if isinstance(node, ScalarNode):
        return _scalar(node)
    if isinstance(node, SequenceNode):
        return [data_of(item) for item in node.value]
    return {key.value: data_of(value) for key, value in node.value}


def _scalar(node: ScalarNode) -> Any:
    value: str = node.value
    if node.style:  # quoted or a block: text; libyaml calls a plain scalar's style "", Python's parser None
        return value
    if value in _WORDS:
        return _WORDS[value]
    if value[0] in "-0123456789":
        if _INT.fullmatch(value):
            return int(value)
        if _FLOAT.fullmatch(value):
            return float(value)
    return value


def _child(node: Node, step: str | int) -> tuple[Node | None, Node] | None:
    if isinstance(node, MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None


def _source(shown_as: str, node: Node) -> Source:
    start, end = node.start_mark, node.end_mark
    length = end.column - start.column if end.line == start.line else 1
    return Source(shown_as, start.line + 1, start.column + 1, max(length, 1))
