"""One sheet's table -> drafts of honour rows: names in their usual case, awards and units by their codes."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import partial

from generator.load.sheets.office_text import encoding_of
from generator.load.sheets.sheet import Sheet, is_empty
from generator.model.decision import Decision
from generator.validate.finding import Facts
from generator.validate.personal_data import found_in_person
from generator.validate.rolls.cells import Cells
from generator.validate.rolls.headers import Header, kind_said, shown_title
from generator.validate.rolls.lines import Line, Said, is_signature, lines
from generator.validate.rolls.lookup import Awards, Units
from generator.validate.rolls.names import (
    honorific_said,
    is_no_name,
    may_be_family_name,
    usual_case,
    without_honorific,
)
from generator.validate.rolls.numbers import Draft, Fields

_NAME_IT = "ghi tên, hoặc xóa cả dòng; ô gộp nhiều dòng thì tách ra và ghi tên vào từng dòng"
_BETWEEN = re.compile(r"\s*[,;]\s*|\s+[-–]\s+")


@dataclass(frozen=True, slots=True)
class Meant:
    """What the texts of a list may mean: the decision that it belongs to, the campaign's awards and units."""

    decision: Decision
    awards: Awards
    units: Units


@dataclass(slots=True)
class Table:
    """One sheet being read; `kind` is what it lists where neither a section nor a cell says otherwise."""

    cells: Cells
    kind: str
    meant: Meant
    drafts: list[Draft] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)

    def text(self, line: Line, name: str) -> str:
        """The clean text of a field; "" where the list has no such column or the cell is empty."""
        column = line.header.fields.get(name, -1)
        return self.cells.text(line.cells[column], line.line, column) if 0 <= column < len(line.cells) else ""

    def tell(
        self, code: str, line: Line, name: str, facts: Facts | Callable[[], Facts], *, like: Hashable
    ) -> None:
        """Keep what was found in a field, or in the names where the list has no such column."""
        self.cells.tell(
            code, line.line, line.header.fields.get(name, line.header.names[-1]), facts, like=like
        )


def read_table(sheet: Sheet, header: Header, meant: Meant, path: str) -> Table:
    """Every row of a sheet. A sheet in an old encoding is read again, each cell in the light of its row's."""
    # "Họ và tên" alone says that a sheet lists individuals only where its name says nothing else.
    kind = (header.kind if header.sure else "") or kind_said(sheet.name) or header.kind
    table = Table(Cells(path, sheet.name, header.titles), kind, meant)
    for line in lines(sheet, header):
        _read(line, table)
    if not table.cells.old_encoding:
        return table
    again = Table(Cells(path, sheet.name, header.titles), kind, meant)
    for line in lines(sheet, header):
        if isinstance(line, Line):
            again.cells.beside = encoding_of(line.cells)
        _read(line, again)
    return again


def _read(line: Line | Said, table: Table) -> None:
    if isinstance(line, Said):
        table.said.append(line)
        return
    cells, header = table.cells, line.header
    cells.titles, cells.position, cells.refused = header.titles, header.fields.get("position", -1), False
    cells.dateless = header.dateless
    for column in header.unknown:
        if column < len(line.cells):
            cells.text(line.cells[column], line.line, column, published=False)
    if is_signature(line):
        remedy = "cuối bảng có khối địa danh, ngày, chữ ký: xóa các dòng ấy khỏi tệp"
        reason = "Dòng này không ghi ai được khen"
        table.tell("H19", line, "number", {"reason": reason, "remedy": remedy}, like="signature")
        return
    if len(line.cells) > header.titled:
        _look_at_untitled(line, cells)
    candidate = kind_said(table.text(line, "kind")) or line.section or table.kind
    fields = _fields(line, table, candidate)
    table.drafts.append(Draft(candidate, cells.sheet, line, fields))


def _fields(line: Line, table: Table, candidate: str) -> Fields | None:
    position, unit = table.text(line, "position"), table.text(line, "unit")
    achievement, award = table.text(line, "achievement"), _award(line, table)
    if line.nameless:
        _tell_nameless(line, table)
        return None
    if not candidate:
        _tell_kind(line, table)
    honorific, name = _person(line, table, candidate)
    if "position_unit" in line.header.fields:
        position, unit = _apart(
            table.text(line, "position_unit"), position, unit, candidate, table.meant.units
        )
    if table.cells.refused or not (candidate and name and award):
        return None
    units = table.meant.units
    code = units.code(name) if candidate == "collective" else None
    code = code or (units.code(unit) if unit else None)
    return Fields(honorific, name, position, unit, code, award, achievement)


def _look_at_untitled(line: Line, cells: Cells) -> None:
    """Columns without a title are not published, and may not hold personal data either."""
    header = line.header
    for column in range(header.titled, len(line.cells)):
        value = line.cells[column]
        if column not in header.titles and column not in header.names and not is_empty(value):
            cells.text(value, line.line, column, published=False)
            cells.tell("H24", line.line, column, {"hint": ""}, like=column)


def _person(line: Line, table: Table, candidate: str) -> tuple[str, str]:
    """The honorific and the name; the name is "" where it holds personal data."""
    cells, names = table.cells, line.header.names
    column_says = table.text(line, "honorific")
    texts = [
        cells.text(line.cells[column], line.line, column) for column in names if column < len(line.cells)
    ]
    written = name = " ".join(filter(None, texts)) if len(texts) > 1 else texts[0]
    if name and is_no_name(name) and not found_in_person(name):
        cells.tell("H34", line.line, names[-1], {"found": name})
        return "", ""
    if candidate == "collective" or not name:
        return "", name
    if found_in_person(name):
        cells.refuse("ngày hoặc năm sinh", line.line, names[-1])
        return "", ""
    honorific = (honorific_said(column_says) or "") if column_says else ""
    if column_says != honorific:
        why = "viết danh xưng thống nhất" if honorific else "không phải danh xưng nên không công bố"
        cells.changed(column_says, honorific, why, line.line, line.header.fields["honorific"])
    steps: list[str] = []
    said, rest = without_honorific(name)
    if {said, honorific} == {"Ông", "Bà"} and not may_be_family_name(said, rest):
        cells.tell("H31", line.line, names[-1], {"said": said, "column": honorific})
        return "", ""
    if said and not (honorific and may_be_family_name(said, rest)):
        honorific, name = honorific or said, rest
        steps.append("tách danh xưng khỏi họ tên")
    usual = usual_case(name)
    if usual != name:
        steps.append("đổi họ tên in hoa sang chữ thường")
    if steps:
        after = f"{honorific} | {usual}" if honorific != column_says else usual
        cells.changed(written, after, ", ".join(steps), line.line, names[-1])
    return honorific, usual


def _award(line: Line, table: Table) -> str:
    """The code of the row's award, the decision's where the list says none; "" for one that is not known."""
    decision, awards = table.meant.decision, table.meant.awards
    text = table.text(line, "award")
    if not text:
        return decision.award
    codes = awards.codes(text)
    if decision.award in codes or len(codes) == 1:
        return decision.award if decision.award in codes else next(iter(codes))
    facts = partial(_award_facts, text, awards, several=bool(codes))
    table.tell("H12", line, "award", facts, like=text)
    return ""


def _award_facts(text: str, awards: Awards, *, several: bool) -> Facts:
    shown = text[:100]
    reason = (
        f"“{shown}” có thể là nhiều hình thức của phong trào"
        if several
        else f"Phong trào không có hình thức “{shown}”"
    )
    choices = "; ".join(f"“{each}”" for each in awards.choices())
    return {"reason": reason, "hint": "" if several else awards.near(text), "choices": choices}


def _apart(text: str, position: str, unit: str, candidate: str, units: Units) -> tuple[str, str]:
    """A cell such as “Trưởng thôn, Thôn 1” as position and unit, cut where a known unit begins."""
    if candidate == "collective":
        return position, unit or text
    for cut in _BETWEEN.finditer(text):
        if units.code(text[cut.end() :]):
            return text[: cut.start()], text[cut.end() :]
    return (position, text) if units.code(text) else (text, unit)


def _tell_nameless(line: Line, table: Table) -> None:
    fields = line.header.fields
    filled = [
        shown_title(line.header, name)
        for name, column in fields.items()
        if name != "number" and column < len(line.cells) and not is_empty(line.cells[column])
    ]
    what = ", ".join(f"“{title}”" for title in filled)
    reason = f"Dòng này có {what} nhưng ô tên để trống"
    table.cells.tell("H19", line.line, line.header.names[-1], {"reason": reason, "remedy": _NAME_IT})


def _tell_kind(line: Line, table: Table) -> None:
    title = line.header.titles[line.header.names[-1]]
    reason = f"Không rõ các dòng dưới cột “{title}” là tập thể, cá nhân hay hộ gia đình"
    remedy = "tách mỗi loại một trang như mẫu, hoặc thêm dòng mục “I. TẬP THỂ”, “II. CÁ NHÂN” trước các dòng"
    table.cells.tell("H02", line.line, line.header.names[-1], {"reason": reason, "remedy": remedy})
