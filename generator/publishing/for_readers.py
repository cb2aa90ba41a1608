"""What another build changes for readers: pages, days, names; read from the built folders alone.

Days and names are compared in the open data of both, which holds every published one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from generator.publishing.comparison import Difference, compare
from generator.publishing.manifest import built
from generator.wording.dates import long_date_vi

_Row = Mapping[str, Any]

_DATA = "du-lieu"
_EDGES = {"start": "Bắt đầu", "end": "Kết thúc"}
_READ = ("honorific", "name", "position", "unit", "award", "achievement", "corrected_by")


@dataclass(frozen=True, slots=True)
class ReaderChange:
    """One thing of a campaign that changes: what it is, how readers find it now and then; "" for nothing."""

    campaign: str
    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ForReaders:
    """What changes; `pages` is None where nothing is published yet."""

    pages: Difference | None
    days: tuple[ReaderChange, ...]
    names: tuple[ReaderChange, ...]

    def __bool__(self) -> bool:
        """Whether readers will find anything changed."""
        return self.pages is None or bool(self.pages)


def for_readers(published: Path, ready: Path) -> ForReaders:
    """What readers will find changed once `ready` takes the place of `published`."""
    titles = {
        str(row.get("campaign")): str(row.get("campaign_title"))
        for folder in (published, ready)
        for row in _rows(folder, "phong-trao")
    }
    return ForReaders(
        compare(built(published), built(ready)) if published.is_dir() else None,
        tuple(_days(_rows(published, "moc-thoi-gian"), _rows(ready, "moc-thoi-gian"), titles)),
        tuple(_names(_rows(published, "vinh-danh"), _rows(ready, "vinh-danh"), titles)),
    )


def _rows(folder: Path, name: str) -> Sequence[_Row]:
    """The rows of a data set; none where it is not there, or of a version that wrote it otherwise."""
    try:
        rows = json.loads((folder / _DATA / f"{name}.json").read_text(encoding="utf-8"))["rows"]
    except (OSError, ValueError, KeyError, TypeError):
        return []
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _days(before: Sequence[_Row], after: Sequence[_Row], titles: Mapping[str, str]) -> Iterator[ReaderChange]:
    yield from _told(
        before, after, lambda row: (row.get("campaign"), row.get("code")), titles, _milestone, _time
    )


def _names(
    before: Sequence[_Row], after: Sequence[_Row], titles: Mapping[str, str]
) -> Iterator[ReaderChange]:
    yield from _told(before, after, _row_of_a_decision, titles, _decision, _awardee)


def _told(  # noqa: PLR0913, PLR0917 - both sides, and how a row is known and said
    before: Sequence[_Row], after: Sequence[_Row], key: Callable[[_Row], object],
    titles: Mapping[str, str], what: Callable[[_Row], str], said: Callable[[_Row], str],
) -> Iterator[ReaderChange]:  # fmt: skip
    """Every row that comes, goes or says something else, in the order of the new data."""
    old, new = ({key(row): row for row in each} for each in (before, after))
    for at in [*new, *(each for each in old if each not in new)]:
        was, now = old.get(at), new.get(at)
        words = tuple(said(row) if row else "" for row in (was, now))
        if words[0] != words[1]:
            row = now or was or {}
            campaign = str(row.get("campaign", ""))
            yield ReaderChange(titles.get(campaign, campaign), what(row), *words)


def _row_of_a_decision(row: _Row) -> object:
    """The id of the row, which its address ends with: a roll that grows moves rows to other pages."""
    return row.get("campaign"), row.get("decision"), str(row.get("link", "")).rpartition("#")[2]


def _milestone(row: _Row) -> str:
    edge = _EDGES.get(row.get("kind", ""), "")
    title = str(row.get("title") or "")
    return f"{edge} ({title})" if edge and title else edge or title


def _time(row: _Row) -> str:
    """The plan's words and the days they mean."""
    days = [each for each in (row.get("first_day"), row.get("last_day")) if each]
    meant = " đến ".join(long_date_vi(date.fromisoformat(each)) for each in dict.fromkeys(days))
    return f"{row.get('wording', '')}{f' ({meant})' if meant else ''}"


def _decision(row: _Row) -> str:
    return f"Quyết định số {row.get('decision_number', '')}"


def _awardee(row: _Row) -> str:
    return ", ".join(str(row[name]) for name in _READ if row.get(name))
