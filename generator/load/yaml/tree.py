"""Reads a YAML file event by event into a tree of values that know their places.

PyYAML composes its tree recursively and shares what an alias repeats: a hostile or broken file could crash or
flood it. Its events come one by one, so depth, number of values and everything we refuse are seen in time.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from generator.load.text_file import thousands
from generator.load.yaml.slips import syntax_problem
from generator.problems import Problem, Source, problem

try:
    from yaml.cyaml import CParser as _Parser  # type: ignore[attr-defined]
except ImportError:  # PyYAML without libyaml: slower, the same events
    from yaml import SafeLoader as _Parser  # type: ignore[assignment]

MAX_DEPTH = 40
MAX_VALUES = 20_000
MAX_LETTERS = 10_000  # of one value; the longest of the five plans has 600
MAX_PROBLEMS = 50


def read_tree(text: str, shown_as: str) -> tuple[Node | None, list[Problem]]:
    """The tree of a file's values; None where it is empty, or holds what must not be in a file.

    Refused are slips of syntax, anchors, aliases, tags, absurd size and depth.
    """
    problems: list[Problem] = []
    tree = _Tree()
    values = documents = 0
    last: Any = None
    try:
        for event in _events(text):
            if isinstance(event, yaml.NodeEvent):
                values += 1
                last = event
                problems += _refused(event, shown_as)
                tree.add(event)
                if len(tree.open) > MAX_DEPTH:
                    return None, [problem("Y09", _source(event, shown_as, 1), limit=MAX_DEPTH)]
                if values > MAX_VALUES:
                    return None, [_too_many_values(shown_as)]
            elif isinstance(event, yaml.CollectionEndEvent):
                tree.close(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    return None, [_second_document(event, shown_as)]
    except yaml.YAMLError as error:
        slip = syntax_problem(error, text, shown_as, _runs_on(last))
        # A character that is refused often breaks the syntax behind it too: that is one mistake, not two.
        return None, [told for told in problems if told.source.line != slip.source.line] + [slip]
    return (None, capped(problems, shown_as)) if problems else (tree.root, [])


def _events(text: str) -> Iterator[Any]:
    """PyYAML's events, straight from its parser: `yaml.parse` asks twice for each."""
    parser: Any = _Parser(text)
    while True:
        event = parser.get_event()
        if isinstance(event, yaml.StreamEndEvent) or event is None:
            return
        yield event


class _Tree:
    """Puts PyYAML's nodes together from its events, without the recursion of its own composer."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.open: list[CollectionNode] = []
        self.keys: list[Node | None] = []

    def add(self, event: Any) -> None:
        """One value more; a collection stays open until `close`."""
        start, end = event.start_mark, event.end_mark
        if isinstance(event, yaml.ScalarEvent):
            self._place(ScalarNode("", event.value, start, end, style=event.style))
        elif isinstance(event, yaml.CollectionStartEvent):
            kind = SequenceNode if isinstance(event, yaml.SequenceStartEvent) else MappingNode
            node = kind("", [], start, end, flow_style=event.flow_style)
            self._place(node)
            self.open.append(node)
            self.keys.append(None)

    def close(self, event: Any) -> None:
        """The end of the collection opened last."""
        self.open.pop().end_mark = event.end_mark
        self.keys.pop()

    def _place(self, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        holder = self.open[-1]
        if isinstance(holder, SequenceNode):
            holder.value.append(node)
        elif self.keys[-1] is None:
            self.keys[-1] = node
        else:
            holder.value.append((self.keys[-1], node))
            self.keys[-1] = None


def capped(problems: list[Problem], shown_as: str, total: int | None = None) -> list[Problem]:
    """The first problems of one file, and one that says how many more there are.

    `total` is how many there are where not all of them were put into words.
    """
    total = total or len(problems)
    if total <= MAX_PROBLEMS:
        return problems
    return [
        *problems[:MAX_PROBLEMS],
        problem("Y11", Source(shown_as), count=total, limit=MAX_PROBLEMS),
    ]


def _refused(event: Any, shown_as: str) -> list[Problem]:
    """Signs that make a file say something else than what a reader sees, and values without end."""
    if len(getattr(event, "value", "")) > MAX_LETTERS:
        return [_too_long(event, shown_as)]
    if event.anchor is None and getattr(event, "tag", None) is None:
        return []
    signs = []
    if isinstance(event, yaml.AliasEvent):
        signs.append(f"*{event.anchor}")
    elif event.anchor is not None:
        signs.append(f"&{event.anchor}")
    if getattr(event, "tag", None) is not None:
        signs.append(event.tag.replace("tag:yaml.org,2002:", "!!"))
    return [
        problem("Y10", _source(event, shown_as, len(sign)), found=sign[:60], sign=sign[0]) for sign in signs
    ]


def _too_many_values(shown_as: str) -> Problem:
    limit = f"{thousands(MAX_VALUES)} giá trị"
    return problem("Y04", Source(shown_as), size=f"hơn {limit}", limit=limit)


def _too_long(event: Any, shown_as: str) -> Problem:
    size, limit = thousands(len(event.value)), thousands(MAX_LETTERS)
    return problem("Y13", _source(event, shown_as, 1), size=size, limit=limit, start=event.value[:40].strip())


def _second_document(event: Any, shown_as: str) -> Problem:
    reason = "dấu --- chia tệp thành hai phần"
    return problem("Y06", _source(event, shown_as, 3), reason=reason, remedy="xóa dòng ---")


def _runs_on(event: Any) -> Any:
    """Where a quoted text that runs over several lines began: its end quote may belong to another text."""
    quoted = isinstance(event, yaml.ScalarEvent) and event.style in ('"', "'")
    runs_on = quoted and event.start_mark.line != event.end_mark.line
    return event.start_mark if runs_on else None


def _source(event: Any, shown_as: str, length: int) -> Source:
    mark = event.start_mark
    return Source(shown_as, mark.line + 1, mark.column + 1, length)
