"""Problems: what is wrong in the data, where, and what to write instead.

Three kinds of failure exist and no other:

    Problem          a mistake in a data file; staff mend it (collected, never raised one by one)
    UsageError       the command was called in a way that cannot work
    InternalError    a bug of ours; the traceback is kept
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from generator.memory import remembered


class Severity(IntEnum):
    """How much a problem weighs: an error stops a build, a warning stops `--strict`, a notice nothing."""

    ERROR = 0
    WARNING = 1
    NOTICE = 2


MOST_ALIKE = 500
"""Other places that a problem names at most: nobody looks through more, and they would fill the memory."""

Steps = tuple[str | int, ...]
"""The path of a value from its record or file: keys and indexes."""


@dataclass(frozen=True, order=True, slots=True)
class Source:
    """A place in a data file. Lines and columns count from 1; 0 means "the whole file".

    In a list of awardees `sheet` names the sheet ("" where there is but one) and
    `header` the column by its title.
    """

    path: str
    line: int = 0
    column: int = 0
    length: int = 1
    sheet: str = ""
    header: str = ""


class Explanation(NamedTuple):
    """What the catalogue says of a code: words for staff, in Vietnamese.

    `noun`: what its findings are counted in where many are alike. `desk_detail`, `desk_fix`: what the desk
    says instead, "" where it says the same in the words of its forms.
    """

    code: str
    severity: Severity
    title: str
    detail: str
    fix: str
    why: str
    wrong: str
    right: str
    noun: str
    desk_detail: str = ""
    desk_fix: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake, with its place and its remedy already in words.

    `alike`: further places of the same mistake, at most `MOST_ALIKE`; the words tell how many there are.
    `hushed`: its line is not repeated; `draft`: it is a draft's, and keeps nothing from being published.
    `desk_detail`, `desk_fix`: as the catalogue has them.
    """

    code: str
    source: Source
    detail: str
    fix: str
    related: tuple[Source, ...] = field(default=())
    alike: tuple[Source, ...] = field(default=())
    hushed: bool = False
    draft: bool = False
    desk_detail: str = ""
    desk_fix: str = ""

    @property
    def severity(self) -> Severity:
        """The weight the catalogue gives this code."""
        return catalogue()[self.code].severity

    @property
    def title(self) -> str:
        """The catalogue's short name of the mistake."""
        return catalogue()[self.code].title

    @property
    def sort_key(self) -> tuple[Source, str, str]:
        """Problems are listed by file, line and column, then by code."""
        return (self.source, self.code, self.detail)


def problem(code: str, source: Source, related: tuple[Source, ...] = (), /, **facts: Any) -> Problem:
    """Fill the catalogue's sentences for `code` with the facts of this case; a day reads 08/05/2026.

    Raises InternalError when the catalogue does not know the code or a fact is missing: a bug of ours.
    """
    try:
        entry = catalogue()[code]
        said = {name: f"{fact:%d/%m/%Y}" if isinstance(fact, date) else fact for name, fact in facts.items()}
        texts = (entry.detail, entry.fix, entry.desk_detail, entry.desk_fix)
        detail, fix, desk_detail, desk_fix = (_sayable(words.format(**said)) for words in texts)
    except KeyError as missing:
        raise InternalError(f"problem {code}: no catalogue entry or fact {missing}") from missing
    place = replace(source, path=_sayable(source.path))
    return Problem(code, place, detail, fix, related, desk_detail=desk_detail, desk_fix=desk_fix)


def as_json(problems: Iterable[Problem]) -> bytes:
    """Problems as they are kept for the next run."""
    return json.dumps([asdict(each) for each in problems]).encode()


def problems_of(content: bytes | str) -> list[Problem]:
    """The problems that `as_json` kept."""
    return [
        Problem(
            **told
            | {"source": Source(**told["source"])}
            | {name: _sources(told.get(name, ())) for name in ("related", "alike")}
        )
        for told in json.loads(content)
    ]


def _sources(told: Iterable[dict[str, Any]]) -> tuple[Source, ...]:
    return tuple(Source(**each) for each in told)


def _sayable(text: str) -> str:
    """The text with codes in place of bytes that are no text: a file's name may hold such."""
    return text if text.isprintable() else text.encode("utf-8", "backslashreplace").decode("utf-8")


def _messages() -> bytes:
    from generator.plain_yaml import plain_yaml  # slow to import; the catalogue is remembered

    told = plain_yaml((Path(__file__).parent / "validate" / "messages.vi.yml").read_text(encoding="utf-8"))
    return json.dumps(told, default=str).encode()


@cache
def catalogue() -> dict[str, Explanation]:
    """Every problem code with its words, from `messages.vi.yml`."""
    raw: dict[str, dict[str, Any]] = json.loads(remembered("messages", (), _messages))
    return {
        code: Explanation(
            code=code,
            severity=Severity[entry["severity"].upper()],
            **{
                name: str(entry[name]).strip() for name in ("title", "detail", "fix", "why", "wrong", "right")
            },
            noun=entry.get("noun", "chỗ"),
            desk_detail=entry.get("desk_detail", ""),
            desk_fix=entry.get("desk_fix", ""),
        )
        for code, entry in raw.items()
    }


class UsageError(Exception):
    """The command cannot do what was asked; the message (Vietnamese) says what to do instead."""


class InternalError(Exception):
    """A bug of ours: staff can do nothing about it, so the traceback is kept."""
