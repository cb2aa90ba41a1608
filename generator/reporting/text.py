"""Problems -> what staff read: text with an excerpt and a caret, or JSON, or GitHub annotations.

The page (`--format html`) is made by `page.py` of the same parts.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from generator.load.honours_folder import LIST_TYPES
from generator.load.text_file import read_text
from generator.problems import Problem, Severity, Source

WEIGHT = {Severity.ERROR: "LỖI", Severity.WARNING: "CẢNH BÁO", Severity.NOTICE: "LƯU Ý"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "notice"}
DRAFT = "Bản nháp"
"""What stands before the problems of a draft."""
_COLOUR = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTICE: "cyan"}


def _weight_of(problem: Problem) -> str:
    """How much it weighs, and whether it is a draft's: "LỖI", "Bản nháp: LỖI"."""
    return f"{DRAFT}: {WEIGHT[problem.severity]}" if problem.draft else WEIGHT[problem.severity]


def as_text(problems: Iterable[Problem], root: Path, *, colour: bool = False) -> str:
    """Every problem in words, with the lines of the file it stands in; in colours for a terminal."""
    paint = _painted if colour else _plain
    return "\n".join(line for problem in problems for line in (*_text(problem, root, paint), ""))


def as_json(problems: Iterable[Problem], _root: Path) -> str:
    """Every problem as an object: code, severity, title, detail, fix, path, line, column, related.

    What is a draft's has `draft`. A place in a list of awardees has `sheet` ("" where the file has none),
    `row` and `header` (the column's title) besides.
    """
    return json.dumps(
        [
            {
                "code": problem.code,
                "severity": problem.severity.name.lower(),
                **({"draft": True} if problem.draft else {}),
                "title": problem.title,
                "detail": problem.detail,
                "fix": problem.fix,
                "path": problem.source.path,
                "line": problem.source.line,
                "column": problem.source.column,
                **_cell(problem.source),
                "related": [place(source) for source in problem.related],
            }
            for problem in problems
        ],
        ensure_ascii=False,
        indent=2,
    )


def as_github(problems: Iterable[Problem], _root: Path) -> str:
    """Every problem as an annotation of GitHub Actions."""
    return "\n".join(
        f"::{_GITHUB[problem.severity]} file={_property(problem.source.path)},"
        f"line={max(problem.source.line, 1)},col={max(problem.source.column, 1)},"
        f"title={_property(f'{problem.code} {_draft(problem)}{problem.title}')}"
        f"::{_escaped(f'{_in_words(problem.source)}{problem.detail} Sửa: {problem.fix}')}"
        for problem in problems
    )


def _draft(problem: Problem) -> str:
    return f"{DRAFT}: " if problem.draft else ""


FORMATS: dict[str, Callable[[Iterable[Problem], Path], str]] = {"json": as_json, "github": as_github}
"""What machines read."""


def place(source: Source) -> str:
    """Such as "path:line:column", as far as known; in a list of awardees sheet, row and column in words."""
    if _is_list(source):
        where = ", ".join(_parts(source))
        return f"{source.path}: {where}" if where else source.path
    numbers = [str(number) for number in (source.line, source.column) if number]
    return ":".join([source.path, *numbers])


def _is_list(source: Source) -> bool:
    return source.path.lower().endswith(LIST_TYPES)


def _parts(source: Source) -> Iterator[str]:
    if source.sheet:
        yield f"trang “{source.sheet}”"
    if source.line:
        yield f"dòng {source.line}"
    if source.header:
        yield f"cột “{source.header}”"


def _in_words(source: Source) -> str:
    """The place in a list for what shows only a line ("" for any other file)."""
    where = ", ".join(_parts(source)) if _is_list(source) else ""
    return f"{where[0].upper()}{where[1:]}. " if where else ""


def _cell(source: Source) -> dict[str, str | int]:
    if not _is_list(source):
        return {}
    return {"sheet": source.sheet, "row": source.line, "header": source.header}


Paint = Callable[..., str]
"""Gives a text its style (the arguments of `click.style`), or leaves it as it is."""


def _painted(text: str, **style: Any) -> str:
    return click.style(text, **style)


def _plain(text: str, **_style: Any) -> str:
    return text


def _text(problem: Problem, root: Path, paint: Paint) -> Iterator[str]:
    colour = _COLOUR[problem.severity]
    where = paint(visible(place(problem.source)), bold=True)
    weight = paint(f"{_weight_of(problem)} {problem.code}", fg=colour, bold=True)
    yield f"{where}  {weight}  {problem.title}"
    yield f"    {visible(problem.detail)}"
    for line in excerpt(problem, root):
        caret = line.lstrip(" |").startswith("^")
        yield paint(line, fg=colour) if caret else paint(line, dim=True)
    for source in problem.related:
        yield f"    Liên quan: {visible(place(source))}"
    yield f"    {paint('Sửa:', fg='green')} {visible(problem.fix)}"
    yield paint(f"    Xem: thidua explain {problem.code}", dim=True)


_NOT_REPEATED = frozenset({"B01", "B02", "H30", "H43"})
"""Problems whose line nobody else should read: reports are kept, sent and printed."""


def excerpt(problem: Problem, root: Path) -> Iterator[str]:
    """The line before, the line itself, and a caret below what is meant."""
    source = problem.source
    if not source.line or _is_list(source) or problem.hushed or problem.code in _NOT_REPEATED:
        return
    # Read as the data is read: places count in that text, not in the file's bytes.
    text, _ = read_text(root / source.path, source.path, of_plan=True)
    lines = text.split("\n") if text is not None else []
    if source.line > len(lines):
        return
    line = lines[source.line - 1]
    # Of a long line only the part around the place is shown, so that the caret stands below it.
    start = max(source.column + min(source.length, _WIDTH // 2) - _WIDTH, 0)
    for number in range(max(source.line - 1, 1), source.line + 1):
        yield f"  {number:>4} | {_window(lines[number - 1], start)}".rstrip()
    if source.column:
        pad = _columns(line[start : source.column - 1]) + (start > 0)
        meant = line[source.column - 1 : source.column - 1 + source.length]
        room = _WIDTH - (source.column - 1 - start)
        yield f"       | {' ' * pad}{'^' * min(max(_columns(meant), 1), room)}"


_WIDTH = 110
_SHOWN_AS = {"\t": "→", "\xa0": "°"}  # as Word shows them


def _window(line: str, start: int) -> str:
    cut = line[start : start + _WIDTH]
    shown = "".join(_SHOWN_AS.get(sign, sign if _printable(sign) else "·") for sign in cut)
    return f"{'…' if start else ''}{shown}{'…' if len(line) > start + _WIDTH else ''}"


def _columns(text: str) -> int:
    """How many columns a terminal gives the text: none to combining marks."""
    return sum(not unicodedata.combining(sign) for sign in text)


def visible(text: str) -> str:
    """The text in one line, with characters nobody can see named by their number (“⟨U+200B⟩”)."""
    return "".join(
        sign if _printable(sign) or sign == "\xa0" else " " if sign.isspace() else f"⟨U+{ord(sign):04X}⟩"
        for sign in text
    )


def _printable(sign: str) -> bool:
    return sign.isprintable() or unicodedata.combining(sign) > 0


def _escaped(text: str) -> str:
    """A message of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A property of a workflow command, where commas and colons mean something."""
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
