"""The rows of a campaign's lists: what they are called, and a list's file after one of them changed.

Whatever is written is read again before it is kept: had any other row changed, the change is refused.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from generator.desk.rolls.list_file import texts_in, with_cells, without_row
from generator.desk.saving.text import CannotEdit
from generator.load.honours_folder import FOLDER
from generator.load.sheets.reader import read_spreadsheet
from generator.load.sheets.sheet import Sheet
from generator.marks import folded_words
from generator.model.decision import Decision
from generator.model.honour import Honour
from generator.validate.case import Case
from generator.validate.rolls.campaign_lists import rows_in_place
from generator.validate.rolls.headers import Header

FIELDS: Mapping[str, str] = {
    "honorific": "Ông/Bà", "name": "Tên", "position": "Chức vụ", "unit": "Đơn vị",
    "achievement": "Thành tích",
}  # fmt: skip
"""What a correction may change in a row, by the row's own fields."""


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A row of a decision. `honour` and `header` are None where its list has it no more."""

    decision: Decision
    row: str
    honour: Honour | None = None
    header: Header | None = None

    @property
    def code(self) -> str:
        """By which a form names it."""
        return f"{self.decision.code}/{self.row}"

    @property
    def words(self) -> str:
        """What it is called where somebody has to find it."""
        if self.honour is None:
            return f"{self.row} của Quyết định số {self.decision.number} (không còn trong danh sách)"
        who = " ".join(filter(None, (self.honour.honorific, self.honour.name)))
        return ", ".join(filter(None, (who, self.honour.unit, f"Quyết định số {self.decision.number}")))

    def columns(self) -> Mapping[str, int]:
        """The column (from 0) of each field that stands alone in one."""
        if self.header is None:
            return {}
        found = {name: self.header.fields[name] for name in FIELDS if name in self.header.fields}
        if len(self.header.names) == 1:
            found["name"] = self.header.names[0]
        return {name: found[name] for name in FIELDS if name in found}


def listed(case: Case) -> Iterator[ListedRow]:
    """Every row of every list; behind them those that were published and that no list has any more."""
    if case.files is None:
        return
    for decision in case.campaign.decisions:
        sheets = case.files.lists.get(decision.list)
        there = _in_place(case, decision, sheets or ())
        for honour, header in there:
            yield ListedRow(decision, honour.id, honour, header)
        gone = {*case.files.ledger.rows(decision.code)} - {honour.id for honour, _ in there}
        gone -= case.files.ledger.withheld(decision.code)
        for row in sorted(gone):
            yield ListedRow(decision, row)


def found(case: Case, code: str) -> ListedRow | None:
    """The row of that code."""
    return next((each for each in listed(case) if each.code == code), None)


def path_of(case: Case, decision: Decision) -> str:
    """The decision's list, from the portal's folder."""
    return f"campaigns/{case.folder}/{FOLDER}/{decision.list}"


def with_fields(case: Case, row: ListedRow, content: bytes, said: Mapping[str, str]) -> bytes:
    """The list's file with other texts in some fields of a row. Raises CannotEdit."""
    honour = row.honour
    columns = row.columns()
    if honour is None or not set(said) <= set(columns):
        raise CannotEdit("no such row or column")
    held = _cells(case, row)
    texts = {}
    for name, text in said.items():
        old, cell = getattr(honour, name), held.get(columns[name], "")
        texts[columns[name]] = cell.replace(old, text, 1) if old and old in cell else text
    made = with_cells(content, _kind(row), honour.sheet, honour.line, texts)
    changed: dict[str, Any] = dict(said)
    wanted = honour._replace(**changed)
    _proved(case, row, made, wanted)
    return made


def emptied(case: Case, row: ListedRow, content: bytes) -> bytes:
    """The list's file without what it says in a row. Raises CannotEdit."""
    if row.honour is None:
        raise CannotEdit("no such row")
    made = without_row(content, _kind(row), row.honour.sheet, row.honour.line)
    _proved(case, row, made, None)
    return made


def still_names(case: Case, row: ListedRow, content: bytes) -> bool:
    """Whether the file still holds the name of a row, though no other row has it."""
    honour = row.honour
    if honour is None:
        return False
    name = folded_words(honour.name)
    others = (each.honour for each in listed(case) if each.code != row.code and each.honour)
    if any(folded_words(each.name) == name for each in others):
        return False
    said = f" {' '.join(name)} "
    return any(said in f" {' '.join(folded_words(text))} " for text in texts_in(content, _kind(row)))


def _kind(row: ListedRow) -> str:
    return PurePath(row.decision.list).suffix.lower()


def _cells(case: Case, row: ListedRow) -> dict[int, str]:
    """What the file has in the row's cells."""
    sheets = (case.files.lists.get(row.decision.list) if case.files else None) or ()
    honour = row.honour
    if honour is None:
        return {}
    sheet = next(each for each in sheets if each.name == honour.sheet)
    return {index: str(cell) for index, cell in enumerate(sheet.rows[honour.line - 1]) if cell is not None}


def _proved(case: Case, row: ListedRow, made: bytes, wanted: Honour | None) -> None:
    """Read the changed file again; raises CannotEdit where more changed than one row."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / row.decision.list
        path.write_bytes(made)
        sheets, _ = read_spreadsheet(path, row.decision.list)
    now = [honour for honour, _ in _in_place(case, row.decision, sheets or ())]
    before = [
        each.honour for each in listed(case) if each.decision is row.decision and each.honour is not None
    ]
    after = [wanted if each.id == row.row else each for each in before]
    if list(map(_said, now)) != [_said(each) for each in after if each is not None]:
        raise CannotEdit("more than one row would change")


def _said(honour: Honour) -> tuple[object, ...]:
    """A row without what follows from its words."""
    return (honour.id, *honour.published)


def _in_place(case: Case, decision: Decision, sheets: Sequence[Sheet]) -> list[tuple[Honour, Header]]:
    return rows_in_place(sheets, decision, case.campaign, case.known, path_of(case, decision))
