"""Ways to spoil a text, a tree of plain data or bytes: the same random source gives the same spoilt thing."""

from __future__ import annotations

import copy
import unicodedata
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

Place = tuple[Any, Any]  # the holder of a value, and the key or index by which it holds it

WORDS = (
    "", " ", "x", "không", "on", "null", "~", "012", "1e3", "-1", "0", "2026-02-30", "0001-01-01",
    "9999-12-31",
    "98/2023/NĐ-CP", "a: b", "- x", "<script>alert(1)</script>", "{{ 7*7 }}", "{% for x in y %}", "{0}",
    "{found}",
    "%s%n", "../../etc/passwd", "C:\\x", "con", "a" * 90, "x " * 5_000, "chữ " * 20_000, "e\u0301" * 50,
    "\u202eabc", "a\u200bb", "\ufeff", "👩🏽‍🌾", "\u2028", "'; --", "javascript:alert(1)", "=1+1", "\t", "đ",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 10**17, -(10**17), 0.1, 1e17, 97.5, [], {}, [[]], [None], {"a": None},
    {"text": "x"},
    ["x", "x"], [["x"]], [{"a": [{"b": 1}]}], {"": 1}, {"code": []}, "2026-13-45", list(range(300)),
)  # fmt: skip
SIGNS = (
    *"\t\r\n :-[]{},\"'#&*!|>%@`?~\\\x00\x1b\x7f\x85\xa0\u2028\ufeff0é",
    "\r\n",
    "---\n",
    "<<: ",
    "*a",
    "&a ",
    "!x ",
)


def places(data: Any) -> list[Place]:
    """Every place of a value within the data."""
    return list(_places(data)) if isinstance(data, dict | list) else []


def _places(data: Any) -> Iterator[Place]:
    for key, value in list(data.items()) if isinstance(data, dict) else enumerate(data):
        yield data, key
        if isinstance(value, dict | list):
            yield from _places(value)


def spoilt_tree(data: Any, random: Random) -> Any:
    """A copy of the data with one value deleted, repeated, retyped, moved, renamed or reworded."""
    data = copy.deepcopy(data)
    found = places(data)
    if not found:
        return random.choice(VALUES)
    random.choice(TREE)(data, found, random)
    return data


def _delete(_data: Any, found: list[Place], random: Random) -> None:
    holder, key = random.choice(found)
    del holder[key]


def _repeat(_data: Any, found: list[Place], random: Random) -> None:
    lists = [place for place in found if isinstance(place[0], list)]
    if lists:
        holder, key = random.choice(lists)
        holder.insert(random.randrange(len(holder) + 1), copy.deepcopy(holder[key]))


def _retype(_data: Any, found: list[Place], random: Random) -> None:
    holder, key = random.choice(found)
    holder[key] = copy.deepcopy(random.choice(VALUES))


def _wrap(_data: Any, found: list[Place], random: Random) -> None:
    holder, key = random.choice(found)
    value = holder[key]
    holder[key] = random.choice(([value], {"text": value}, {str(key): value}, str(value), [value, value]))


def _reorder(data: Any, found: list[Place], random: Random) -> None:
    lists = [holder[key] for holder, key in found if isinstance(holder[key], list)] or [data]
    chosen = random.choice(lists)
    if isinstance(chosen, list):
        random.shuffle(chosen)


def _exchange(_data: Any, found: list[Place], random: Random) -> None:
    (one, a), (other, b) = random.choice(found), random.choice(found)
    one[a], other[b] = copy.deepcopy(other[b]), copy.deepcopy(one[a])


def _rename(_data: Any, found: list[Place], random: Random) -> None:
    keys = [(holder, key) for holder, key in found if isinstance(holder, dict)]
    if keys:
        holder, key = random.choice(keys)
        name = random.choice((f"{key}s", str(key)[:-1], str(key).upper(), *(k for _, k in keys), *WORDS))
        holder[name] = holder.pop(key)


def _reword(_data: Any, found: list[Place], random: Random) -> None:
    texts = [place for place in found if isinstance(place[0][place[1]], str)]
    if texts:
        holder, key = random.choice(texts)
        word, said = random.choice(WORDS), holder[key]
        holder[key] = random.choice((word, said + word, word + said, said[: len(said) // 2], said * 3))


TREE: tuple[Callable[[Any, list[Place], Random], None], ...] = (
    _delete, _repeat, _retype, _wrap, _reorder, _exchange, _rename, _reword, _reword,
)  # fmt: skip


def spoilt_lines(text: str, random: Random) -> str:
    """The text with a line deleted, repeated, moved, indented or cut, or signs put in."""
    lines = text.split("\n")
    at, to = random.randrange(len(lines)), random.randrange(len(lines))
    line = lines[at]
    column = random.randrange(len(line) + 1)
    kind = random.randrange(9)
    if kind == 0:
        del lines[at : at + random.choice((1, 1, 2, 10))]
    elif kind == 1:
        lines.insert(to, line)
    elif kind == 2:
        lines[at], lines[to] = lines[to], line
    elif kind == 3:
        lines[at] = random.choice((" ", "  ", "\t", "\xa0", "      ")) + line
    elif kind == 4:
        lines[at] = line.lstrip() if random.random() < 0.5 else line[1:]
    elif kind == 5:
        lines[at] = line[:column] + line[column + 1 :]
    elif kind == 6:
        lines[at] = line[:column] + random.choice(SIGNS) + line[column:]
    elif kind == 7:
        del lines[at:]
    else:
        lines[at : at + 2] = [" ".join(lines[at : at + 2])]
    return "\n".join(lines)


def spoilt_encoding(text: str, random: Random) -> bytes:
    """The text saved another way: some are read all the same, some are told."""
    ways: tuple[Callable[[str], bytes], ...] = (
        lambda t: t.encode("utf-16"),
        lambda t: b"\xef\xbb\xbf" + t.encode(),
        lambda t: t.replace("\n", "\r\n").encode(),
        lambda t: t.replace("\n", "\r").encode(),
        lambda t: unicodedata.normalize("NFD", t).encode(),
        lambda t: t.encode("cp1258", errors="replace"),
        lambda t: t.encode("utf-8")[:-1] + b"\xe1",
        lambda t: t.encode("utf-7"),
    )
    return random.choice(ways)(text)


def spoilt_bytes(content: bytes, random: Random) -> bytes:
    """The bytes with some of them changed, taken out, put in or cut off."""
    at = random.randrange(len(content) + 1)
    some = random.randbytes(random.choice((1, 1, 2, 8, 200)))
    kind = random.randrange(7)
    if kind == 0:
        return content[:at] + some + content[at + len(some) :]
    if kind == 1:
        return content[:at] + some + content[at:]
    if kind == 2:
        return content[:at] + content[at + len(some) :]
    if kind == 3:
        return content[:at]
    if kind == 4:
        return content[at:]
    if kind == 5:
        return random.randbytes(random.randrange(2_000))
    return content + content[:at]


def bomb(random: Random) -> str:
    """Text that a careless YAML or JSON reader would choke on."""
    depth, count = random.choice((30, 41, 2_000, 100_000)), random.choice((1_000, 30_000, 200_000))
    aliases = "a0: &a0 [ha]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    return random.choice(
        (
            "[" * depth, "[" * depth + "]" * depth, "{a: " * depth, '{"a":' * depth, "- " * depth,
            "? " * depth,
            aliases, "a: &a x\nb: [" + "*a ," * 3_000 + "]\n", "".join(" " * n + "a:\n" for n in range(900)),
            "id: " + "x" * count, "id: >\n  " + "x " * count, "a: " + "9" * count, "[" + "1," * count + "1]",
            "".join(f"k{n}: 1\n" for n in range(count // 10)), "a: b\n" * count, "---\n" * count,
            "# x\n" * count,
            '"' + "\\" * count, "'" * count, ";" * count, '"\n' * count, "\n" * count, "x" * 1_100_000,
        )
    )  # fmt: skip
