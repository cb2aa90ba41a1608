"""Problems -> one self-contained page: to read without a terminal, to print, to send to a colleague."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from generator.problems import Problem
from generator.render.environment import environment
from generator.reporting.text import DRAFT, WEIGHT, excerpt, place, visible


@dataclass(frozen=True, slots=True)
class Rebuild:
    """What else there is to tell: what stopped a preview's last rebuild, and what MkDocs warned of.

    `changes`: a line for each change on reading the lists, where they are asked for.
    """

    stopped: str = ""
    said: tuple[str, ...] = ()
    changes: tuple[str, ...] | None = None


def as_html(
    problems: Iterable[Problem], root: Path, summary: str, day: str, rebuild: Rebuild | None = None
) -> str:
    """The page of a check: what was read, then every problem below the file it stands in, worst files first.

    `summary` tells what was read and found, `day` for which day; everything is escaped by the template.
    """
    by_file = [list(found) for _, found in groupby(problems, key=lambda problem: problem.source.path)]
    by_file.sort(key=lambda found: min(problem.severity for problem in found))
    files = [(visible(found[0].source.path), [_row(problem, root) for problem in found]) for found in by_file]
    page = environment().get_template("report.html.j2")
    return page.render(files=files, summary=summary, day=day, rebuild=rebuild or Rebuild())


def _weight(problem: Problem) -> str:
    weight = WEIGHT[problem.severity].capitalize()
    return f"{DRAFT}: {weight}" if problem.draft else weight


def _row(problem: Problem, root: Path) -> dict[str, object]:
    return {
        "code": problem.code,
        "kind": problem.severity.name.lower(),
        "weight": _weight(problem),
        "title": problem.title,
        "place": visible(place(problem.source)),
        "detail": visible(problem.detail),
        "excerpt": "\n".join(excerpt(problem, root)),
        "related": [visible(place(source)) for source in problem.related],
        "fix": visible(problem.fix),
    }
