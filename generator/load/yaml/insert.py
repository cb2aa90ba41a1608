"""Puts one line into a campaign file as staff wrote it: no other byte of the file changes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.load.yaml.document import data_of
from generator.load.yaml.places import BOM, end_of, is_empty, placed
from generator.problems import InternalError

NewValues = Mapping[str, Mapping[str, int | str]]
"""What to put in, by the codes of the entries."""


def with_line(text: str, part: str, key: str, values: NewValues) -> str:
    """`text` with `key: {…}` in those entries of the list `part` whose codes `values` names.

    A value that is there is replaced. Line ends, indentation, comments and the style of each entry stay.
    """
    text, front = text.lstrip(BOM), text[: len(text) - len(text.lstrip(BOM))]
    root = placed(text)
    changed = text
    for start, end, words in sorted(_changes(text, _entries(root, part), key, values), reverse=True):
        changed = changed[:start] + words + changed[end:]
    meant, made = data_of(root), data_of(placed(changed))
    for entry in meant[part]:
        if entry["code"] in values:
            entry[key] = dict(values[entry["code"]])
    if made != meant:
        raise InternalError(f"`{key}` cannot be put into `{part}`")
    return front + changed


def _changes(
    text: str, entries: list[MappingNode], key: str, values: NewValues
) -> Iterator[tuple[int, int, str]]:
    """What to write between which places."""
    for entry in entries:
        pairs = {name.value: (name, value) for name, value in entry.value}
        code: str = pairs["code"][1].value if "code" in pairs else ""
        if code not in values:
            continue
        value = _flow(values[code])
        if key in pairs:
            name, old = pairs[key]
            colon = text.index(":", name.end_mark.index) + 1
            if is_empty(old):
                yield colon, colon, f" {value}"
            else:
                yield old.start_mark.index, end_of(old), value
        elif entry.flow_style:
            end = end_of(entry.value[-1][1])
            yield end, end, f", {key}: {value}"
        else:
            yield _new_line(text, entry, f"{key}: {value}")


def _new_line(text: str, entry: MappingNode, line: str) -> tuple[int, int, str]:
    """A line of its own below the entry's last key; below its code where that key's value runs on freely."""
    last = next(value for name, value in entry.value if name.value == "code")
    if not _is_block_text(entry.value[-1][1]):
        last = entry.value[-1][1]
    place = end_of(last)
    indent = " " * entry.value[0][0].start_mark.column
    ends = re.compile(r"\r\n|\n|\r").search(text, place)
    if ends is None:
        found = re.search(r"\r\n|\n|\r", text)
        sign = found.group() if found else "\n"
        return len(text), len(text), f"{sign}{indent}{line}"
    return ends.end(), ends.end(), f"{indent}{line}{ends.group()}"


def _is_block_text(node: Node) -> bool:
    """Whether a value ends in a block text (`|`, `>`) or in nothing: where it ends is hard to say."""
    while isinstance(node, MappingNode | SequenceNode) and not node.flow_style:
        if not node.value:
            return True
        last = node.value[-1]
        node = last[1] if isinstance(node, MappingNode) else last
    return isinstance(node, ScalarNode) and (node.style in ("|", ">") or not node.value)


def _flow(value: Mapping[str, int | str]) -> str:
    pairs = (f"{key}: {json.dumps(each, ensure_ascii=False)}" for key, each in value.items())
    return "{" + ", ".join(pairs) + "}"


def _entries(root: Node, part: str) -> list[MappingNode]:
    found = next((value for name, value in root.value if name.value == part), None)
    entries = found.value if isinstance(found, SequenceNode) else []
    return [entry for entry in entries if isinstance(entry, MappingNode)]
