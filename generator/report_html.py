"""Problems -> one self-contained page: to read without a terminal, to print, to send to a colleague."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from generator.problems import Problem
from generator.render.environment import environment
from generator.report import WEIGHT, excerpt, place, visible


def as_html(problems: Iterable[Problem], root: Path, summary: str, day: str) -> str:
    """The page of a check: what was read, then every problem below the file it stands in.

    `summary` tells what was read and found, `day` for which day; everything is escaped by the template.
    """
    files = [
        (visible(path), [_row(problem, root) for problem in found])
        for path, found in groupby(problems, key=lambda problem: problem.source.path)
    ]
    page = environment().get_template("report.html.j2")
    return page.render(files=files, summary=summary, day=day)


def _row(problem: Problem, root: Path) -> dict[str, object]:
    return {
        "code": problem.code,
        "kind": problem.severity.name.lower(),
        "weight": WEIGHT[problem.severity].capitalize(),
        "title": problem.title,
        "place": visible(place(problem.source)),
        "detail": visible(problem.detail),
        "excerpt": "\n".join(excerpt(problem.source, root)),
        "related": [visible(place(source)) for source in problem.related],
        "fix": visible(problem.fix),
    }
