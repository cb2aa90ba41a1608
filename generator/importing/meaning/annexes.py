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
_ABOVE = re.compile(r"\(?(?:ban hành )?kèm theo\b", re.IGNORECASE)
_BLANK = re.compile(r"\S*(?:…|\.{3,}|_{3,})\S*")
_DUTY = re.compile(
    r"\d|\b(?:phải|có trách nhiệm|chịu trách nhiệm|yêu cầu|đề nghị|không được|bắt buộc|chậm nhất|gửi|nộp|"
    r"báo cáo|bảo đảm|đảm bảo|chủ trì|phối hợp|hướng dẫn|đăng ký|mỗi|không quá|tối đa|tối thiểu|ít nhất)\b",
    re.IGNORECASE,
)
_FARTHEST = 8
"""Paragraphs between a table and the label of its annex."""
_NUMERIC = re.compile(r"\d{1,9}")


def annexes(paragraphs: Sequence[Paragraph]) -> list[dict[str, Any]]:
    """Every table with its heading, columns and rows, word for word."""
    found: list[dict[str, Any]] = []
    for line, rows in tables(paragraphs):
        if len(rows) < 2 or any(_FRAME.search(" ".join(cell.split())) for row in rows for cell in row):
            continue
        before = [each for each in paragraphs if each.line < line and each.cell is None]
        if not before:
            continue  # what a document begins with is its letterhead, of whichever body
        behind = max(
            (each.line for each in paragraphs if each.cell is not None and each.line < line), default=0
        )
        above = [each for each in before if each.line > behind] or before[-1:]
        title = _title([each.text for each in above[-_FARTHEST:] if each.text])
        source = before[-1].section if before else ""
        heads, body = _headed(rows)
        columns = [cell or f"({number})" for number, cell in enumerate(heads, 1)]
        found.append({
            "code": f"bang-{len(found) + 1}",
            "title": title,
            "columns": columns,
            "rows": [[_cell(cell) for cell in row] for row in body],
            **({"source": source} if source else {}),
            "@line": line,
        })  # fmt: skip
    return found


def _headed(rows: Sequence[Sequence[str]]) -> tuple[list[str], Sequence[Sequence[str]]]:
    """The names of a table's columns, and its rows: a second row names what a merged head holds."""
    top = [" ".join(cell.split()) for cell in rows[0]]
    below = [" ".join(cell.split()) for cell in rows[1]]
    whole = [cell for cell, under in zip(top, below, strict=True) if cell and not under]
    parted = any(not cell and under for cell, under in zip(top, below, strict=True))
    if len(rows) < _HEADED or not (whole and parted) or re.search(r"\d", " ".join(below)):
        return top, rows[1:]
    heads: list[str] = []
    over = ""
    for cell, under in zip(top, below, strict=True):
        over = cell or over
        heads.append(f"{over}: {under}" if over and under else under or cell)
    return heads, rows[2:]


_HEADED = 3
"""Rows that a table with a head of two has at least."""


def _title(above: Sequence[str]) -> str:
    """What a table is called: the label of its annex, or the capitals below one that only counts."""
    labels = [at for at, text in enumerate(above) if _NAMED.match(text)]
    if not labels:
        return above[-1] if above else "Bảng kèm theo"
    label, *below = above[labels[-1] :]
    capitals = next((text for text in below if text.isupper()), label)
    return capitals if _LABEL.fullmatch(label) else label


def states(text: str) -> bool:
    """Whether a paragraph holds a number, a day or a duty; labels and blanks to fill in hold none."""
    if _ABOVE.match(text) or text.isupper():
        return False
    label = _LABEL.match(text)
    return _DUTY.search(_BLANK.sub(" ", text[label.end() :] if label else text)) is not None


def of_counts(found: Sequence[dict[str, Any]]) -> list[str]:
    """The codes of the tables that part numbers of collectives, individuals or households among units."""
    return [each["code"] for each in found if any(map(_OF_COUNTS.search, map(str, each["columns"])))]


def _cell(text: str) -> Any:
    """A number as a number; "05" and the like keep their signs."""
    return int(text) if _NUMERIC.fullmatch(text) and (text == "0" or not text.startswith("0")) else text
