"""What stands in a form's inputs, as a tree of texts; and what can be done with its lists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Tree = dict[str, "Tree | str"]
"""Keys and items to what stands there: a text, or more of it. Items stand in the order of the form."""

TRUE = "có"
"""What a ticked box sends."""


def shown(value: Any) -> str:
    """A value as it stands in its input."""
    if value is None or value is False:
        return ""
    return TRUE if value is True else str(value)


def tree_of(data: Any) -> Tree | str:
    """Data of a file as a form shows it."""
    if isinstance(data, dict):
        return {key: tree_of(value) for key, value in data.items()}
    if isinstance(data, list):
        return {str(index): tree_of(value) for index, value in enumerate(data)}
    return shown(data)


def tree_from(pairs: Iterable[tuple[str, str]]) -> Tree:
    """The tree out of the names and values that a browser sends.

    A name that ends in a dot only opens a group.
    """
    top: Tree = {}
    for name, value in pairs:
        *steps, last = name.split(".")
        holder = top
        for step in steps:
            inner = holder.get(step)
            if not isinstance(inner, dict):
                inner = holder[step] = {}
            holder = inner
        if last and not isinstance(holder.get(last), dict):
            holder[last] = value.replace("\r\n", "\n")
    return top


def done(tree: Tree, action: str) -> str:
    """Do what a button asks ("them:milestones", "len:milestones.3", "mo:stopped"); gives the place's path."""
    what, _, path = action.partition(":")
    steps = path.split(".")
    if what == "them":
        items = _group(tree, steps)
        new = next(f"n{number}" for number in range(1, len(items) + 2) if f"n{number}" not in items)
        items[new] = _like(items)
        return f"{path}.{new}"
    items, key = _group(tree, steps[:-1]), steps[-1]
    if what == "mo":
        items[key] = {}
        return path
    if key not in items:
        return path
    if what == "xoa":
        del items[key]
        return ".".join(steps[:-1])
    order = list(items)
    place = order.index(key)
    other = max(place - 1, 0) if what == "len" else min(place + 1, len(order) - 1)
    order.insert(other, order.pop(place))
    items_now = {each: items[each] for each in order}
    items.clear()
    items.update(items_now)
    return path


def _like(items: Tree) -> Tree:
    """What a new item begins with: a row of a table has as many cells as the one above."""
    last = next(reversed(items.values()), "")
    return (
        dict.fromkeys(last, "") if isinstance(last, dict) and last and all(map(str.isdecimal, last)) else {}
    )


def _group(tree: Tree, steps: list[str]) -> Tree:
    holder = tree
    for step in steps:
        inner = holder.get(step)
        if not isinstance(inner, dict):
            inner = holder[step] = {}
        holder = inner
    return holder
