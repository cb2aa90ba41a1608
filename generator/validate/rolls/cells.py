"""The cells of one sheet as clean text: what was changed is kept, what may not be published is refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.load.sheets.office_text import UncertainEncoding, clean
from generator.load.sheets.sheet import NoValue
from generator.model.honour import Change
from generator.problems import Problem, Source, problem
from generator.validate.personal_data import found_in_position, found_in_value
from generator.validate.rolls.headers import column_letter

_SENSITIVE = "dữ liệu nhạy cảm"
_REMOVE = "xóa phần ấy khỏi ô rồi lưu tệp"
_REMOVE_SENSITIVE = (
    "bỏ phần ấy khỏi ô; nếu là thành tích giúp người khác thì ghi rõ việc đã làm, ví dụ “Giúp đỡ 05 hộ nghèo”"
)


_MOST = 50  # of one code: nobody reads more, and a column in the wrong place would give thousands


@dataclass(slots=True)
class Told:
    """Problems of one kind are told once, at the first place, with how many more there are."""

    _found: dict[tuple[object, ...], tuple[str, Source, dict[str, Any]]] = field(default_factory=dict)
    _count: Counter[tuple[object, ...]] = field(default_factory=Counter)
    _keys: Counter[str] = field(default_factory=Counter)

    def is_new(self, code: str, key: tuple[object, ...]) -> bool:
        """Whether telling this needs words of its own; it does not after many others of its code."""
        return (code, *key) not in self._found and self._keys[code] < _MOST

    def add(self, code: str, key: tuple[object, ...], source: Source, **facts: Any) -> None:
        """Count one more of `key`; the first one's place and facts are what is told."""
        full = (code, *key)
        if full not in self._found:
            full = full if self._keys[code] < _MOST else (code, "rest")
            if full not in self._found:
                self._found[full] = (code, source, facts)
                self._keys[code] += 1
        self._count[full] += 1

    def problems(self, what: str = "ô") -> list[Problem]:
        """One problem for each key."""
        return [
            problem(code, source, more=_more(self._count[key] - 1, what), **facts)
            for key, (code, source, facts) in self._found.items()
        ]


def _more(count: int, what: str) -> str:
    return f" (và {count} {what} khác như vậy)" if count else ""


@dataclass(slots=True)
class Cells:
    """Reads the cells of one sheet. `refused` is set by a cell that cannot be read: its row is left out.

    `old_encoding`: a cell was in an old encoding; then `beside` names the encoding of the row's other cells.
    """

    path: str
    sheet: str
    titles: Mapping[int, str]
    position: int = -1
    beside: str | None = None
    refused: bool = False
    old_encoding: bool = False
    told: Told = field(default_factory=Told)
    changes: list[Change] = field(default_factory=list)
    _memo: dict[tuple[str | None, int, str], tuple[str, tuple[str, ...], str]] = field(default_factory=dict)

    def text(self, value: object, line: int, column: int, *, published: bool = True) -> str:
        """The cell's text; "" for an empty cell and for one that is refused."""
        if value is None:
            return ""
        if type(value) is str:
            key = (self.beside, column if column == self.position else -1, value)
            found = self._memo.get(key)
            if found is None:
                found = self._memo[key] = self._look(value, column)
        else:
            found = self._look(value, column)
        text, why, verdict = found
        if why or verdict:
            return self._tell(found, value, line, column, published=published)
        return text

    def _look(self, value: object, column: int) -> tuple[str, tuple[str, ...], str]:
        """The text, what was changed in it, and why it is refused: a code, or a kind of personal data."""
        if isinstance(value, NoValue):
            return "", (), "H23"
        try:
            cleaned = clean(value, beside=self.beside)
        except UncertainEncoding:
            return "", (), "H16"
        kind = found_in_value(cleaned.text)
        if kind is None and column == self.position:
            kind = found_in_position(cleaned.text)
        return cleaned.text, cleaned.why, kind or ""

    def _tell(
        self,
        found: tuple[str, tuple[str, ...], str],
        value: object,
        line: int,
        column: int,
        *,
        published: bool,
    ) -> str:
        text, why, verdict = found
        self.old_encoding = self.old_encoding or verdict == "H16" or any("bảng mã" in each for each in why)
        if verdict in ("H16", "H23"):
            if published:
                self.refused = True
                self.told.add(verdict, (column,), self.source(line, column))
            return ""
        if verdict:
            self.refuse(verdict, line, column)
            return ""
        if published:
            self.changed(str(value), text, ", ".join(why), line, column)
        return text

    def refuse(self, kind: str, line: int, column: int) -> None:
        """Tell of personal data in a cell, never of what it says."""
        while self.changes and self.changes[-1].line == line:
            self.changes.pop()  # it would repeat what the cell says
        remedy = _REMOVE_SENSITIVE if kind.startswith(_SENSITIVE) else _REMOVE
        self.told.add("H05", (column, kind), self.source(line, column), kind=kind, remedy=remedy)

    def changed(self, before: str, after: str, why: str, line: int, column: int) -> None:
        """Keep what was changed on the way in."""
        self.changes.append(Change(self.sheet, line, self._title(column), before, after, why))

    def source(self, line: int, column: int) -> Source:
        """A cell as a place; lines from 1, columns from 0."""
        return Source(self.path, line, column + 1, sheet=self.sheet, header=self._title(column))

    def _title(self, column: int) -> str:
        return self.titles.get(column) or column_letter(column + 1)
