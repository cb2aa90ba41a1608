"""The strict YAML reader: a small, safe part of YAML, every value with its place.

Only `true`/`false`, plain decimal numbers and null are typed; everything else stays text, so that
`on`, `012`, `7:30`, `no`, `98/2023/NĐ-CP` and `2026-02-30` reach the model as they were written.
Duplicate keys, anchors, aliases and tags are refused: a reader must see what the file says.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.problems import Problem, Source, problem

MAX_BYTES = 1_000_000
MAX_DEPTH = 40
_INT = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,17}")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_TAB_INDENT = re.compile(r"^[ ]*\t", re.MULTILINE)
_TEXT_TAG = "tag:yaml.org,2002:str"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_LOADER):  # type: ignore[misc, valid-type]
    """PyYAML's parser without its guesses: no implicit type is resolved."""

    yaml_implicit_resolvers: dict[str, Any] = {}


Path_ = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML file: its plain data and the tree that knows every value's place."""

    path: str
    data: Any
    root: Node

    def place(self, path: Path_, *, key: bool = False) -> Source:
        """Where the value at `path` stands (its key with `key=True`); the nearest parent if absent."""
        node, key_node = self.root, None
        for step in path:
            child = _child(node, step)
            if child is None:
                break
            key_node, node = child
        if (key and key_node is not None) or (key_node is not None and not isinstance(node, ScalarNode)):
            return _source(self.path, key_node)
        return _source(self.path, node)


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
    text, problems = _read_text(path, shown_as)
    if text is None:
        return None, problems
    tab = _TAB_INDENT.search(text)
    if tab is not None:
        line = text.count("\n", 0, tab.end()) + 1
        return None, [problem("Y05", Source(shown_as, line, tab.end() - tab.start()))]
    root, problems = _compose(text, shown_as)
    if root is None:
        return None, problems
    problems = list(_structure(root, shown_as))
    if problems:
        return None, problems
    if not isinstance(root, top):
        return None, [problem("Y08", _source(shown_as, root), colon=":")]
    return Document(shown_as, _plain(root), root), []


def _read_text(path: Path, shown_as: str) -> tuple[str | None, list[Problem]]:
    """The file's text in NFC, or the problem that keeps it from being read."""
    whole_file = Source(shown_as)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            return None, [problem("Y04", whole_file, size=size, limit=MAX_BYTES)]
        raw = path.read_bytes()
    except OSError as error:
        return None, [problem("Y01", whole_file, reason=error.strerror or str(error))]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return None, [problem("Y03", Source(shown_as, line), line=line)]
    if not text.strip():
        return None, [problem("Y02", whole_file)]
    control = re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]", text)
    if control is not None:
        line = text.count("\n", 0, control.start()) + 1
        return None, [problem("Y03", Source(shown_as, line), line=line)]
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")), []


def _compose(text: str, shown_as: str) -> tuple[Node | None, list[Problem]]:
    """PyYAML's node tree, or its complaint in our words."""
    try:
        if _too_deep(text):
            return None, [problem("Y09", Source(shown_as), limit=MAX_DEPTH)]
        root = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        context = getattr(error, "context_mark", None)
        source = _mark(shown_as, mark)
        related = (_mark(shown_as, context),) if context is not None and context is not mark else ()
        reason = getattr(error, "problem", None) or "không rõ"
        return None, [problem("Y06", source, related, reason=_in_vietnamese(reason))]
    if root is None:
        return None, [problem("Y02", Source(shown_as))]
    return root, []


def _too_deep(text: str) -> bool:
    """Whether the nesting passes MAX_DEPTH; looked up before PyYAML recurses into it."""
    if text.count("[") + text.count("{") + text.count("- -") < MAX_DEPTH and not re.search(
        r"^ {80}", text, re.MULTILINE
    ):
        return False
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                return True
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return False


def _structure(root: Node, shown_as: str) -> Iterator[Problem]:
    """Duplicate keys, keys that are not text, aliases and tags."""
    seen: set[int] = set()
    pending = [root]
    while pending:
        node = pending.pop()
        if id(node) in seen:
            yield problem("Y10", _source(shown_as, node), found="*")
            continue
        seen.add(id(node))
        if isinstance(node, ScalarNode):
            if node.tag != _TEXT_TAG:
                yield problem("Y10", _source(shown_as, node), found=node.tag)
        elif isinstance(node, SequenceNode):
            pending.extend(node.value)
        else:
            yield from _keys(node, shown_as)
            pending.extend(value for _, value in node.value)


def _keys(node: MappingNode, shown_as: str) -> Iterator[Problem]:
    first: dict[str, Node] = {}
    for key, _ in node.value:
        if not isinstance(key, ScalarNode):
            yield problem("Y06", _source(shown_as, key), reason="tên khóa phải là chữ")
        elif key.value in first:
            earlier = _source(shown_as, first[key.value])
            yield problem("Y07", _source(shown_as, key), (earlier,), key=key.value, line=earlier.line)
        else:
            first[key.value] = key


def _plain(node: Node) -> Any:
    """The node as dict, list, text, number, bool or None."""
    if isinstance(node, ScalarNode):
        return _scalar(node)
    if isinstance(node, SequenceNode):
        return [_plain(item) for item in node.value]
    return {key.value: _plain(value) for key, value in node.value}


def _scalar(node: ScalarNode) -> Any:
    value: str = node.value
    if node.style is not None:
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


def _mark(shown_as: str, mark: Any) -> Source:
    return Source(shown_as) if mark is None else Source(shown_as, mark.line + 1, mark.column + 1)


# What PyYAML says most often, told so that someone who never saw YAML can act on it.
_REASONS = {
    "mapping values are not allowed": (
        "có dấu hai chấm thừa: giá trị chứa “: ” phải đặt trong dấu ngoặc kép"
    ),
    "could not find expected ':'": "thiếu dấu hai chấm sau tên khóa, hoặc dòng thụt sai",
    "did not find expected key": (
        "dòng thụt không thẳng hàng với các khóa cùng cấp, hoặc còn chữ sau dấu ngoặc kép đóng"
    ),
    "did not find expected '-' indicator": "các mục của danh sách không thẳng hàng với nhau",
    "did not find expected ',' or ']'": "thiếu dấu phẩy hoặc dấu ] đóng danh sách",
    "did not find expected ',' or '}'": "thiếu dấu phẩy hoặc dấu } đóng",
    "found unexpected end of stream": "dấu ngoặc kép hoặc dấu ngoặc chưa đóng",
    "found character that cannot start any token": (
        "giá trị bắt đầu bằng ký tự đặc biệt (%, @, `); đặt giá trị trong dấu ngoặc kép"
    ),
    "found undefined alias": "giá trị bắt đầu bằng dấu *; đặt giá trị trong dấu ngoặc kép",
    "found unknown escape character": "dấu \\ trong ngoặc kép; thay bằng dấu ngoặc đơn '…'",
}


def _in_vietnamese(reason: str) -> str:
    return next((told for said, told in _REASONS.items() if said in reason), f"({reason})")
