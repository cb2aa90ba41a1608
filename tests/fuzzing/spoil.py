"""What a case of the fuzz test does to one file of the data, by the kind of the file."""

from __future__ import annotations

import csv
import io
import json
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import PurePosixPath
from random import Random
from typing import Any
from zipfile import BadZipFile

import yaml
from fuzzing.packed import spoilt_package
from fuzzing.text import bomb, spoilt_bytes, spoilt_encoding, spoilt_lines, spoilt_tree


def spoilt(path: str, content: bytes, random: Random) -> bytes:
    """The content of the file at `path`, spoilt once or a few times over."""
    kinds = _KINDS[PurePosixPath(path).suffix]
    ways = [random.choice(kinds) for _ in range(random.choice((1, 1, 1, 2, 3)))]
    for way in sorted(
        ways, key=lambda way: way is _bomb
    ):  # the parsers used here would not survive it either
        try:
            content = way(content, random)
        except _CANNOT:  # spoilt so much already that it is nothing of its kind any more
            content = spoilt_bytes(content, random)
    return content


_CANNOT = (
    ValueError,
    LookupError,
    yaml.YAMLError,
    RuntimeError,
    csv.Error,
    OSError,
    EOFError,
    BadZipFile,
    zlib.error,
)


@cache
def _yaml(content: bytes) -> Any:
    return yaml.load(content, yaml.CSafeLoader)


def _tree(content: bytes, random: Random) -> bytes:
    # JSON is YAML; it is written twenty times as quickly, and keeps every text a text.
    return json.dumps(spoilt_tree(_yaml(content), random), ensure_ascii=False, indent=1, default=str).encode()


def _settings(content: bytes, random: Random) -> bytes:
    """The part of mkdocs.yml that is the portal's own."""
    data = _yaml(content)
    portal = spoilt_tree({"extra": data["extra"], "site_url": "https://thidua.example.vn/a/"}, random)
    return json.dumps({**data, **portal}, ensure_ascii=False, default=str).encode()


def _lines(content: bytes, random: Random) -> bytes:
    return spoilt_lines(content.decode(), random).encode("utf-8", "surrogatepass")


def _encoding(content: bytes, random: Random) -> bytes:
    return spoilt_encoding(content.decode(), random)


def _bomb(_content: bytes, random: Random) -> bytes:
    return bomb(random).encode()


def _table(content: bytes, random: Random) -> bytes:
    """A CSV file's cells, spoilt as a tree of rows."""
    table = spoilt_tree(list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")), random)
    saved = io.StringIO(newline="")
    rows = [
        row if isinstance(row, list) else [row] for row in (table if isinstance(table, list) else [table])
    ]
    csv.writer(saved, delimiter=random.choice(";;;,\t")).writerows(rows)
    return saved.getvalue().encode("utf-8", "surrogatepass")


Way = Callable[[bytes, Random], bytes]
_TEXT: tuple[Way, ...] = (_lines, _lines, _lines, _encoding, spoilt_bytes, _bomb)
_KINDS: dict[str, tuple[Way, ...]] = {
    ".yml": (*_TEXT, *[_tree] * 8),
    ".json": (*_TEXT, *[_tree] * 6),
    ".csv": (*_TEXT, *[_table] * 6),
    ".txt": _TEXT,
    ".md": _TEXT,
    ".pdf": (spoilt_bytes, _bomb),
    ".xlsx": (spoilt_package,),
    ".docx": (spoilt_package,),
}


def spoilt_settings(content: bytes, random: Random) -> bytes:
    """mkdocs.yml, spoilt in the part that is the portal's own, or as any text."""
    return random.choice((_settings, _settings, _settings, *_TEXT))(content, random)
