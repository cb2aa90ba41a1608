"""A file's text with changes in it: nothing but the characters of what was changed is touched.

`load/yaml/` knows where every value stands, `wording/yaml_text.py` how a new one is written. Afterwards the
whole file is read again; were anything else changed than what was meant, the change is refused.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from generator.desk.saving.edits import Arrange, Edit, Insert, Put, Remove, intended, place_of_new
from generator.load.yaml.places import BOM, end_of, is_empty, meant, placed
from generator.load.yaml.tree import MAX_LETTERS
from generator.problems import InternalError, Steps
from generator.wording.yaml_text import WIDTH, entry, in_flow, item

_LINE_END = re.compile(r"\r\n|\n|\r")


def with_plain_ends(text: str) -> str:
    """The text with a newline at each of its line ends: browsers send others than files have."""
    return _LINE_END.sub("\n", text)


_BLOCK_HEAD = re.compile(r"[|>][-+0-9]*")


class CannotEdit(Exception):  # noqa: N818 - it says what happened, as our other exceptions do
    """The file is written in a way that this change cannot be put into without touching more."""


class TooLong(CannotEdit):
    """A value has more letters than any file may hold; `at` is its place."""

    def __init__(self, at: Steps, letters: int) -> None:
        """What is told where nobody says it in words."""
        super().__init__(f"{at}: {letters} letters")
        self.at, self.letters = at, letters


def changed(text: str, edits: Sequence[Edit]) -> str:
    """`text` after the changes, one after the other. Raises CannotEdit, and then nothing is changed."""
    body = text.lstrip(BOM)
    front = text[: len(text) - len(body)]
    data = meant(body) if edits else None
    for edit in edits:
        if isinstance(edit, Put | Insert):
            _short_enough((*edit.at, edit.index) if isinstance(edit, Insert) else edit.at, edit.value)
        body, data = _changed(body, data, edit)
    return front + body


def _short_enough(at: Steps, value: Any) -> None:
    """Raises TooLong at the first text that no reader of the file would take."""
    if isinstance(value, str) and len(value) > MAX_LETTERS:
        raise TooLong(at, len(value))
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, each in inner:
        _short_enough((*at, step), each)


def _changed(body: str, data: Any, edit: Edit) -> tuple[str, Any]:
    try:
        after = _Written(body).with_edit(edit)
        made = meant(after)
        if _in_order(made) == _in_order(intended(data, edit)):
            return after, made
    except (InternalError, KeyError, IndexError, ValueError) as error:
        raise CannotEdit(f"{edit.at}: {error}") from error
    raise CannotEdit(f"{edit.at}: more would be changed than this")


def _in_order(data: Any) -> str:
    """The data with the order of its keys, to be compared."""
    return json.dumps(data, ensure_ascii=False)


class _Written:
    """A text with the tree of its values."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = placed(text)
        found = _LINE_END.search(text)
        self.sign = found.group() if found else "\n"

    def with_edit(self, edit: Edit) -> str:
        if isinstance(edit, Put):
            return self._put(edit)
        if isinstance(edit, Remove):
            return self._without(edit.at)
        items = self._node(edit.at)
        if not isinstance(items, SequenceNode):
            raise KeyError(edit.at)
        return self._with_item(items, edit) if isinstance(edit, Insert) else self._arranged(items, edit)

    # --- a value ---

    def _put(self, edit: Put) -> str:
        holder, step = self._holder(edit.at[:-1]), edit.at[-1]
        if isinstance(holder, SequenceNode) and isinstance(step, int):
            node = holder.value[step]
            if holder.flow_style:
                return self._with(node.start_mark.index, node.end_mark.index, in_flow(edit.value))
            dash = self._dash(holder, node)
            return self._replaced(dash + 1, node, _item_lines(edit.value, self._column(dash)))
        pair = _pair(holder, step)
        if pair is None:
            return self._with_key(holder, edit)
        key, node = pair
        colon = self.text.index(":", key.end_mark.index) + 1
        if not holder.flow_style:
            lines = list(entry(str(step), edit.value, self._column(key.start_mark.index)))
            return self._replaced(colon, node, [lines[0].partition(":")[2].strip(), *lines[1:]])
        if is_empty(node):
            return self._with(colon, colon, f" {in_flow(edit.value)}")
        return self._with(node.start_mark.index, node.end_mark.index, in_flow(edit.value))

    def _replaced(self, front: int, node: Node, lines: list[str]) -> str:
        """A value in a block gives way to `lines`, of which the first goes on behind its key or dash."""
        head, rest = lines[0], lines[1:]
        start, end = node.start_mark.index, self._end(node)
        if is_empty(node):
            start = end = body = front
            last = self._next_line(front)
            body = last
        elif isinstance(node, ScalarNode) and node.style in ("|", ">"):
            found = _BLOCK_HEAD.match(self.text, start)
            last, end = self._next_line(end), found.end() if found else start
            body = self._next_line(end)
        elif not isinstance(node, CollectionNode) or node.flow_style:
            last = body = self._next_line(end)
        else:  # a block of keys or items: it stands below the key, or on the dash's own line
            last = self._next_line(end)
            same_line = self._line_start(front) == self._line_start(start)
            end = self._line_end(front) if same_line else front
            start, body = (start, self._next_line(front)) if same_line else (front, self._line_start(start))
        gap = self.text[front:start]
        if not _LINE_END.search(gap):
            start, words = front, f" {head}" if head else ""
        else:
            words = head
        kept = self.text[end:body]
        if rest and not _LINE_END.search(kept):
            kept += self.sign
        return self.text[:start] + words + kept + self._lines(rest) + self.text[last:]

    def _with_key(self, holder: CollectionNode, edit: Put) -> str:
        key = str(edit.at[-1])
        if not isinstance(holder, MappingNode):
            raise KeyError(edit.at)
        place = place_of_new([name.value for name, _ in holder.value], key, edit.order)
        words = f"{key}: {in_flow(edit.value)}"
        if not holder.value:
            return self._with(holder.start_mark.index + 1, holder.end_mark.index - 1, words)
        last_key, last = holder.value[place - 1]
        if holder.flow_style:
            end = self._end_of_pair(last_key, last)
            return self._with(end, end, f", {words}")
        lines = list(entry(key, edit.value, self._column(last_key.start_mark.index)))
        if len(edit.at) == 1 and len(lines) > 1:
            lines.insert(0, "")
        return self._with_lines(self._next_line(self._end_of_pair(last_key, last)), lines)

    # --- taken out ---

    def _without(self, at: Steps) -> str:
        holder, step = self._holder(at[:-1]), at[-1]
        if isinstance(holder, SequenceNode) and isinstance(step, int):
            spans = [(node.start_mark.index, self._end(node)) for node in holder.value]
            index = step
        else:
            spans = [(key.start_mark.index, self._end_of_pair(key, node)) for key, node in holder.value]
            index = [key.value for key, _ in holder.value].index(step)
        if holder.flow_style:
            return self._with(*_in_brackets(spans, index), "")
        if len(spans) == 1:
            raise ValueError("the last one of a group cannot go without its group")
        start, end = spans[index]
        if isinstance(holder, SequenceNode):
            start = self._dash(holder, holder.value[index])
        elif self.text[self._line_start(start) : start].strip():  # the first key, on its item's dash line
            return self._with_next_in_place(end, start, spans[index + 1][0])
        start = self._comments_above(start) if index else self._line_start(start)
        end = self._next_line(end)
        if self._is_blank_above(start):  # two blank lines would be left
            while _LINE_END.match(self.text, end):
                end = self._next_line(end)
        return self.text[:start] + self.text[end:]

    def _with_next_in_place(self, end: int, start: int, following: int) -> str:
        if self.text[self._next_line(end) : following].strip():
            raise ValueError("a comment stands between the two")
        return self.text[:start] + self.text[following:]

    # --- lists ---

    def _with_item(self, items: SequenceNode, edit: Insert) -> str:
        if items.flow_style:
            words = in_flow(edit.value)
            if not items.value:
                return self._with(items.start_mark.index + 1, items.end_mark.index - 1, words)
            if edit.index == 0:
                start = items.value[0].start_mark.index
                return self._with(start, start, f"{words}, ")
            end = self._end(items.value[edit.index - 1])
            return self._with(end, end, f", {words}")
        dash = self._dash(items, items.value[0])
        pad = " " * self._column(dash)
        lines = list(item(edit.value, len(pad)))
        brief = f"{pad}- {in_flow(edit.value)}"
        in_braces = all(isinstance(each, MappingNode) and each.flow_style for each in items.value)
        if in_braces and len(brief) <= WIDTH:
            lines = [brief]
        apart = [""] if len(items.value) > 1 and self._is_blank_above(self._chunks(items)[1][0]) else []
        if edit.index == 0:
            return self._with_lines(self._line_start(dash), [*lines, *apart])
        return self._with_lines(self._next_line(self._end(items.value[edit.index - 1])), [*apart, *lines])

    def _arranged(self, items: SequenceNode, edit: Arrange) -> str:
        """The items change places; what stands between them (commas, blank lines) stays."""
        if sorted(edit.order) != list(range(len(items.value))):
            raise ValueError("an order names every item once")
        if items.flow_style:
            chunks = [(node.start_mark.index, node.end_mark.index) for node in items.value]
        else:
            chunks = self._chunks(items)
        said = [self.text[start:end] for start, end in chunks]
        unfinished = not items.flow_style and not _LINE_END.search(said[-1][-1:])
        if unfinished:
            said[-1] += self.sign
        made, done = "", 0
        for (start, end), index in zip(chunks, edit.order, strict=True):
            made += self.text[done:start] + said[index]
            done = end
        return (made.removesuffix(self.sign) if unfinished else made) + self.text[done:]

    def _chunks(self, items: SequenceNode) -> list[tuple[int, int]]:
        """From where to where each item of a block reaches; a comment right above belongs to it."""
        dashes = [self._dash(items, node) for node in items.value]
        starts = [self._comments_above(dash) if index else self._line_start(dash)
                  for index, dash in enumerate(dashes)]  # fmt: skip
        return [
            (start, self._next_line(self._end(node))) for start, node in zip(starts, items.value, strict=True)
        ]

    # --- places ---

    def _holder(self, at: Steps) -> CollectionNode:
        node = self._node(at)
        if not isinstance(node, CollectionNode):
            raise KeyError(at)
        return node

    def _node(self, at: Steps) -> Node:
        node = self.root
        for step in at:
            if isinstance(node, SequenceNode) and isinstance(step, int):
                node = node.value[step]
            else:
                pair = _pair(node, step)
                if pair is None:
                    raise KeyError(step)
                node = pair[1]
        return node

    def _end(self, node: Node) -> int:
        """Where what is written of a value ends; a folded text's own end lies behind blank lines."""
        last = node
        while isinstance(last, MappingNode | SequenceNode) and not last.flow_style and last.value:
            inner = last.value[-1]
            if isinstance(last, MappingNode):
                if is_empty(inner[1]):
                    return self._end_of_pair(*inner)
                inner = inner[1]
            last = inner
        end = end_of(last)
        if isinstance(last, ScalarNode) and last.style in ("|", ">"):
            return len(self.text[:end].rstrip())
        return end

    def _end_of_pair(self, key: Node, node: Node) -> int:
        return self.text.index(":", key.end_mark.index) + 1 if is_empty(node) else self._end(node)

    def _dash(self, items: SequenceNode, node: Node) -> int:
        """Where the dash of a block's item stands; it must be the first character of its line."""
        column, at = items.start_mark.column, node.start_mark.index
        while True:
            at = self.text.rindex("-", 0, at)
            if self._column(at) == column and not self.text[self._line_start(at) : at].strip():
                return at

    def _comments_above(self, at: int) -> int:
        """The start of the line, or of the comment lines right above it that stand at the same column."""
        start, column = self._line_start(at), self._column(at)
        while start:
            above = self._line_start(start - len(self._sign_before(start)))
            line = self.text[above:start].rstrip("\r\n")
            if not line.lstrip().startswith("#") or len(line) - len(line.lstrip()) != column:
                break
            start = above
        return start

    def _sign_before(self, start: int) -> str:
        return "\r\n" if self.text[:start].endswith("\r\n") else self.text[start - 1 : start]

    def _is_blank_above(self, start: int) -> bool:
        if not start:
            return True
        above = start - len(self._sign_before(start))
        return not self.text[self._line_start(above) : above].strip()

    def _line_start(self, at: int) -> int:
        return max(self.text.rfind("\n", 0, at), self.text.rfind("\r", 0, at)) + 1

    def _line_end(self, at: int) -> int:
        found = _LINE_END.search(self.text, at)
        return found.start() if found else len(self.text)

    def _next_line(self, at: int) -> int:
        found = _LINE_END.search(self.text, at)
        return found.end() if found else len(self.text)

    def _column(self, at: int) -> int:
        return at - self._line_start(at)

    # --- writing ---

    def _with(self, start: int, end: int, words: str) -> str:
        return self.text[:start] + words + self.text[end:]

    def _lines(self, lines: list[str]) -> str:
        return "".join(f"{line}{self.sign}" for line in lines)

    def _with_lines(self, at: int, lines: list[str]) -> str:
        """Lines more, before what stands at `at`; a file without a last line end stays without one."""
        before = self.text[:at]
        if at == len(self.text) and not before.endswith(("\n", "\r")):
            return before + self.sign + self.sign.join(lines)
        return before + self._lines(lines) + self.text[at:]


def _pair(holder: Node, step: str | int) -> tuple[Node, Node] | None:
    if not isinstance(holder, MappingNode):
        raise KeyError(step)
    return next(((key, value) for key, value in holder.value if key.value == step), None)


def _item_lines(value: Any, indent: int) -> list[str]:
    first, *rest = item(value, indent)
    return [first.lstrip()[1:].strip(), *rest]


def _in_brackets(spans: list[tuple[int, int]], index: int) -> tuple[int, int]:
    """What goes from a line in brackets with one of its parts: its comma, too."""
    start, end = spans[index]
    if index + 1 < len(spans):
        return start, spans[index + 1][0]
    return (spans[index - 1][1], end) if index else (start, end)
