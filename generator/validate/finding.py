"""What a check yields, and how it is told: the one contract of every check.

A check is a function from a subject (docs/architecture.md has the table of them) to Findings, and a row of
RULES in its module. A finding has a code, a place as data and facts; the words are the catalogue's. `judge`
asks every check of a subject and makes problems of what they find.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from generator.load.yaml.document import Document
from generator.model.honour import RollRow
from generator.problems import MOST_ALIKE, Problem, Source, Steps, catalogue, problem

Subject = TypeVar("Subject")
Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of rolls as a place. `allowed` of them are all right; a decision may accept the others.

    It is told at `cell`, or at the first row that is one too many.
    """

    rows: tuple[RollRow, ...]
    allowed: int = 0
    cell: Source | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: a code, the place to mend, and the facts for the words.

    `at`: a path in the subject's own file, rows of rolls, or a place in any other file. `facts` may be a
    function where they cost something: it is called only for what is told. Findings of one code that are
    `like` each other are told once, at the first place, with how many more there are. `related`: other places
    to look at.
    """

    code: str
    at: Steps | Rows | Source = ()
    facts: Facts | Callable[[], Facts] = field(default_factory=dict)
    like: Hashable = None
    related: tuple[Source, ...] = ()

    @property
    def steps(self) -> Steps:
        """The path, where the place is one."""
        return self.at if isinstance(self.at, tuple) else ()


Rule = Callable[[Subject], Iterator[Finding]]
PlaceOf = Callable[[Finding], Source | None]
"""Where a finding stands whose place is a path or rows; None where a decision accepts it."""

_MOST = 50  # of one code: nobody reads more, and a column in the wrong place would give thousands


def in_file(document: Document) -> PlaceOf:
    """Paths of one YAML file; an empty path is about the file as a whole."""
    return lambda finding: document.place(finding.steps) if finding.steps else Source(document.path)


def judge(subject: Subject, rules: Iterable[Rule[Subject]], place: PlaceOf) -> list[Problem]:
    """Every problem that the rules find in one subject."""
    return tell((finding for rule in rules for finding in rule(subject)), place)


def told_in_place(findings: Iterable[Finding]) -> list[Problem]:
    """Findings that name their file themselves, in words."""
    return tell(findings, lambda _: None)


def tell(findings: Iterable[Finding], place: PlaceOf) -> list[Problem]:
    """Findings in words, in their order."""
    told: dict[Hashable, tuple[Finding, Source]] = {}
    count: Counter[Hashable] = Counter()
    alike: defaultdict[Hashable, list[Source]] = defaultdict(list)
    groups: Counter[str] = Counter()
    for finding in findings:
        source = finding.at if isinstance(finding.at, Source) else place(finding)
        if source is None:
            continue
        key: Hashable = len(told)
        if finding.like is not None:
            key = (finding.code, finding.like)
            if key not in told and groups[finding.code] >= _MOST:
                key = finding.code  # the rest, together
        if key not in told:
            told[key] = finding, source
            groups[finding.code] += 1
        elif len(alike[key]) < MOST_ALIKE:
            alike[key].append(source)
        count[key] += 1
    return [replace(_in_words(*each, count[key] - 1), alike=tuple(alike[key])) for key, each in told.items()]


def _in_words(finding: Finding, source: Source, more: int) -> Problem:
    facts = finding.facts() if callable(finding.facts) else finding.facts
    what = catalogue()[finding.code].noun
    shared = {"colon": ":", "more": f" (và {more} {what} khác như vậy)" if more else ""}
    return problem(finding.code, source, finding.related, **{**shared, **facts})
