"""Looks through a YAML file event by event, before anything is built of it.

PyYAML composes its tree recursively and shares what an alias repeats: a hostile or broken file could crash or
flood it. Its events come one by one, so depth, number of values and everything we refuse are seen first.
"""

from __future__ import annotations

from typing import Any

import yaml

from generator.load.yaml_slips import syntax_problem
from generator.problems import Problem, Source, problem

MAX_DEPTH = 40
MAX_VALUES = 20_000
MAX_PROBLEMS = 50
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Loader(_LOADER):  # type: ignore[misc, valid-type]
    """PyYAML's parser without its guesses: no implicit type is resolved."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own attribute


def scan(text: str, shown_as: str) -> list[Problem]:
    """What must not be in a file at all: slips of syntax, anchors, aliases, tags, absurd size or depth."""
    problems: list[Problem] = []
    depth = values = documents = 0
    last: Any = None
    try:
        for event in yaml.parse(text, Loader=Loader):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    return [_second_document(event, shown_as)]
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            elif isinstance(event, yaml.NodeEvent):
                values += 1
                depth += isinstance(event, yaml.CollectionStartEvent)
                last = event
                problems += _refused(event, shown_as)
                if depth > MAX_DEPTH:
                    return [problem("Y09", _source(event, shown_as, 1), limit=MAX_DEPTH)]
                if values > MAX_VALUES:
                    return [_too_many_values(shown_as)]
    except yaml.YAMLError as error:
        slip = syntax_problem(error, text, shown_as, _runs_on(last))
        # A sign that is refused often breaks the syntax behind it too: that is one mistake, not two.
        return [told for told in problems if told.source.line != slip.source.line] + [slip]
    return capped(problems, shown_as)


def capped(problems: list[Problem], shown_as: str, total: int | None = None) -> list[Problem]:
    """The first problems of one file and a word on how many more there are: nobody reads thousands.

    `total` is how many there are where not all of them were put into words.
    """
    total = total or len(problems)
    if total <= MAX_PROBLEMS:
        return problems
    return [
        *problems[:MAX_PROBLEMS],
        problem("Y11", Source(shown_as), count=total, limit=MAX_PROBLEMS),
    ]


def _refused(event: Any, shown_as: str) -> list[Problem]:
    """Signs that make a file say something else than what a reader sees."""
    signs = []
    if isinstance(event, yaml.AliasEvent):
        signs.append(f"*{event.anchor}")
    elif event.anchor is not None:
        signs.append(f"&{event.anchor}")
    if getattr(event, "tag", None) is not None:
        signs.append(event.tag.replace("tag:yaml.org,2002:", "!!"))
    return [
        problem("Y10", _source(event, shown_as, len(sign)), found=sign[:60], sign=sign[0]) for sign in signs
    ]


def _too_many_values(shown_as: str) -> Problem:
    limit = f"{MAX_VALUES:,} giá trị".replace(",", ".")
    return problem("Y04", Source(shown_as), size=f"hơn {limit}", limit=limit)


def _second_document(event: Any, shown_as: str) -> Problem:
    reason = "dấu --- chia tệp thành hai phần"
    return problem("Y06", _source(event, shown_as, 3), reason=reason, remedy="xóa dòng ---")


def _runs_on(event: Any) -> Any:
    """Where a quoted text that runs over several lines began: its end quote may belong to another text."""
    quoted = isinstance(event, yaml.ScalarEvent) and event.style in ('"', "'")
    runs_on = quoted and event.start_mark.line != event.end_mark.line
    return event.start_mark if runs_on else None


def _source(event: Any, shown_as: str, length: int) -> Source:
    mark = event.start_mark
    return Source(shown_as, mark.line + 1, mark.column + 1, length)
