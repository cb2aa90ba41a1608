"""Problems -> what staff read: text with an excerpt and a caret, or JSON, or GitHub annotations."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.problems import Problem, Severity, Source

_WEIGHT = {Severity.ERROR: "LỖI", Severity.WARNING: "CẢNH BÁO", Severity.NOTICE: "LƯU Ý"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "notice"}


def as_text(problems: Iterable[Problem], root: Path) -> str:
    """Every problem in words, with the lines of the file it stands in."""
    return "\n".join(line for problem in problems for line in (*_text(problem, root), ""))


def as_json(problems: Iterable[Problem], _root: Path) -> str:
    """Every problem as an object: code, severity, title, detail, fix, path, line, column, related."""
    return json.dumps(
        [
            {
                "code": problem.code,
                "severity": problem.severity.name.lower(),
                "title": problem.title,
                "detail": problem.detail,
                "fix": problem.fix,
                "path": problem.source.path,
                "line": problem.source.line,
                "column": problem.source.column,
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
        f"::{_GITHUB[problem.severity]} file={problem.source.path},line={max(problem.source.line, 1)},"
        f"col={max(problem.source.column, 1)},title={_escaped(f'{problem.code} {problem.title}')}"
        f"::{_escaped(f'{problem.detail} Sửa: {problem.fix}')}"
        for problem in problems
    )


FORMATS = {"text": as_text, "json": as_json, "github": as_github}


def place(source: Source) -> str:
    """Such as "path:line:column", as far as known."""
    numbers = [str(number) for number in (source.line, source.column) if number]
    return ":".join([source.path, *numbers])


def _text(problem: Problem, root: Path) -> Iterator[str]:
    yield f"{place(problem.source)}  {_WEIGHT[problem.severity]} {problem.code}  {problem.title}"
    yield f"    {problem.detail}"
    yield from _excerpt(problem.source, root)
    for source in problem.related:
        yield f"    Liên quan: {place(source)}"
    yield f"    Sửa: {problem.fix}"
    yield f"    Xem: thidua explain {problem.code}"


def _excerpt(source: Source, root: Path) -> Iterator[str]:
    """The line before, the line itself, and a caret below what is meant."""
    if not source.line:
        return
    try:
        lines = (root / source.path).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return
    if source.line > len(lines):
        return
    for number in range(max(source.line - 1, 1), source.line + 1):
        yield f"  {number:>4} | {_short(lines[number - 1])}"
    if source.column:
        line = _short(lines[source.line - 1])
        pad = " " * len(unicodedata.normalize("NFC", line[: source.column - 1]))
        length = min(source.length, max(len(line) - source.column + 1, 1))
        yield f"       | {pad}{'^' * length}"


def _short(line: str) -> str:
    line = line.replace("\t", "→")
    return line if len(line) <= 110 else line[:110] + "…"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
