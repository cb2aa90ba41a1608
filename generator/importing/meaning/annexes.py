"""Tables of a plan that are no letterhead and no signature: its annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from generator.importing.meaning.structure.tree import tables
from generator.load.plan.outline import Paragraph

_FRAME = re.compile(r"CỘNG H\w{2} XÃ HỘI|Nơi nhận\s*:")
_NAMED = re.compile(r"PHỤ LỤC|Phụ lục|BẢNG|Bảng|BIỂU|Biểu")
_LABEL = re.compile(r"(?:PHỤ LỤC|BẢNG|BIỂU)(?:\s+(?:số\s+)?[\dIVXA-Z]{1,4})?[.:]?", re.IGNORECASE)
_OF_COUNTS = re.compile(r"tập thể|cá nhân|hộ\b|số lượng", re.IGNORECASE)
_NUMERIC = re.compile(r"\d{1,9}")


def annexes(paragraphs: Sequence[Paragraph]) -> list[dict[str, Any]]:
    """Every table with its heading, columns and rows, word for word."""
    found: list[dict[str, Any]] = []
    for line, rows in tables(paragraphs):
        if len(rows) < 2 or any(_FRAME.search(" ".join(cell.split())) for row in rows for cell in row):
            continue
        before = [each for each in paragraphs if each.line < line and each.cell is None]
        title = _title([each.text for each in before[-4:] if each.text])
        source = before[-1].section if before else ""
        columns = [
            cell or f"({number})" for number, cell in enumerate((" ".join(c.split()) for c in rows[0]), 1)
        ]
        found.append({
            "code": f"bang-{len(found) + 1}",
            "title": title,
            "columns": columns,
            "rows": [[_cell(cell) for cell in row] for row in rows[1:]],
            **({"source": source} if source else {}),
            "@line": line,
        })  # fmt: skip
    return found


def _title(above: Sequence[str]) -> str:
    """What a table is called: the label of its annex, or the capitals below one that only counts."""
    labels = [at for at, text in enumerate(above) if _NAMED.match(text)]
    if not labels:
        return above[-1] if above else "Bảng kèm theo"
    label, *below = above[labels[-1] :]
    capitals = next((text for text in below if text.isupper()), label)
    return capitals if _LABEL.fullmatch(label) else label


def of_counts(found: Sequence[dict[str, Any]]) -> list[str]:
    """The codes of the tables that part numbers of collectives, individuals or households among units."""
    return [each["code"] for each in found if any(map(_OF_COUNTS.search, map(str, each["columns"])))]


def _cell(text: str) -> Any:
    """A number as a number; "05" and the like keep their signs."""
    return int(text) if _NUMERIC.fullmatch(text) and (text == "0" or not text.startswith("0")) else text
