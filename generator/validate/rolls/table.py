"""One sheet's table -> drafts of honour rows: names in their usual case, awards and units by their codes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from generator.load.sheets.office_text import encoding_of, written
from generator.load.sheets.old_encodings import share_of_syllables
from generator.load.sheets.sheet import Sheet, is_empty
from generator.model.decision import Decision
from generator.validate.finding import Facts
from generator.validate.personal_data import found_in_person
from generator.validate.remarks import (
    is_of_before,
    left_out,
    level_said,
    names_an_award,
    names_levels,
    other_decision,
    says_who_is_honoured,
)
from generator.validate.rolls.cells import Cells, is_usual, is_usual_name
from generator.validate.rolls.headers import Header, column_letter, is_tick, kind_said, shown_title, text_of
from generator.validate.rolls.lines import ListLine, ListMeaning, Said, is_signature, lines
from generator.validate.rolls.lookup import Awards, Units
from generator.validate.rolls.names import (
    HONORIFICS,
    changed_places,
    has_digit_for_letter,
    has_letters_apart,
    has_signs_of_a_program,
    honorific_said,
    is_no_name,
    is_plain_name,
    may_be_family_name,
    number_in_front,
    other_person,
    refers_to_above,
    several_collectives,
    several_people,
    usual_case,
    without_bullet,
    without_honorific,
    without_stop,
)
from generator.validate.rolls.numbers import Fields, RowDraft

_NAME_IT = "ghi tên, hoặc xóa cả dòng; ô gộp nhiều dòng thì tách ra và ghi tên vào từng dòng"
_UNCLEAR = (
    "tên người thì ghi vào cột tên của bảng, cùng dòng với số thứ tự, chức vụ hay đơn vị của người ấy; "
    "tiêu đề nhóm thì ghi rõ (ví dụ “Khối trường học”, tên đơn vị)"
)
_MARK = "chỉ đánh dấu x vào đúng một cột, các cột kia để trống"
_MOST_SYLLABLES = 0.98  # of the words that held an old letter: below it the list is another encoding's
_LOOKED_AT = 2_000  # rows that tell a sheet's encoding
_LEAVE_OUT = "không khen thì xóa hẳn dòng ấy khỏi tệp; vẫn khen thì xóa lời ghi ấy"
_SAY_AWARD = "ghi đúng hình thức vào cột “Hình thức khen thưởng” (chưa có thì thêm cột), rồi xóa lời ghi ấy"
_OTHER_DECISION = "dòng của quyết định khác thì chuyển sang danh sách của quyết định ấy; ghi nhầm thì sửa số"
_OTHER_PERSON = (
    "người ấy được khen thì ghi một dòng riêng, thay cho dòng này thì sửa tên; nếu không thì xóa lời ghi ấy"
)
_NOT_MARKED = "không khen thì xóa hẳn dòng ấy khỏi tệp; vẫn khen thì đánh dấu cho đủ, hoặc xóa cột ấy"
_PART_OF_NAME = "là một phần của tên thì ghi vào ô tên; nếu không thì đặt tên cho cột, hoặc xóa"
_CHANGE_BACK = "ghi tên ở cột tên, chức vụ ở cột chức vụ"
_CUT = "Dòng này có nhiều ô hơn các cột của bảng: có thể một ô có dấu phân cách ở giữa nên bị cắt làm hai"
_QUOTE = "đặt cả ô ấy trong dấu ngoặc kép, hoặc lưu danh sách kiểu .xlsx; ô thừa thì xóa"
_BLANK_AWARD = "Ô hình thức để trống, trong khi danh sách có nhiều hình thức"
_LETTERS_APART: Facts = {
    "reason": "Các chữ cái của tên đứng rời nhau, không tìm được và không đối chiếu được",
    "remedy": "gõ lại tên liền chữ như trong quyết định",
}
_WITHOUT_SIGNS = "ghi đúng tên như trong quyết định, bỏ thẻ HTML, ngoặc nhọn và các dấu ấy"
_LONGEST_AWARD = 100
_NO_MARKS: Mapping[str, str] = {}
_BRACKETS = re.compile(r"\(([^()]*)\)")
_BETWEEN = re.compile(r"\s*[,;]\s*|\s+[-–]\s+")


@dataclass(frozen=True, slots=True)
class Meant:
    """What the texts of a list may mean: the decision that it belongs to, the campaign's awards and units."""

    decision: Decision
    awards: Awards
    units: Units


@dataclass(slots=True)
class Table:
    """One sheet being read; its name says the kind (`tab`) and the `unit`; `headers` are those of its tables.

    Rows `beside` stand in no table, those that are `cut` have more cells than the header. `blank` are rows
    whose cell for the award says nothing, which is clear as long as the list has no `several_awards`.
    """

    cells: Cells
    tab: str
    unit: str
    meant: Meant
    drafts: list[RowDraft] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    headers: list[Header] = field(default_factory=list)
    beside: frozenset[int] = frozenset()
    cut: frozenset[int] = frozenset()
    blank: list[ListLine] = field(default_factory=list)
    several_awards: bool = False

    def text(self, line: ListLine, name: str) -> str:
        """The clean text of a field; "" where the list has no such column or the cell is empty."""
        return self.texts(line, (line.header.fields.get(name, -1),))[0]

    def texts(self, line: ListLine, columns: Iterable[int]) -> list[str]:
        """The clean texts of columns; "" for each that the list does not have (-1) and for an empty cell."""
        row, width, usual = line.cells, len(line.cells), self.cells.beside is None
        found = []
        for column in columns:
            value = row[column] if 0 <= column < width else None
            if value is None or (usual and type(value) is str and is_usual(value)):
                found.append(value or "")
            else:
                found.append(self._unusual(value, line, column))
        return found

    def honorific(self, line: ListLine) -> str:
        """The clean text of the column of honorifics: nearly always one of a few words, as it stands."""
        column = line.header.honorific
        value = line.cells[column] if 0 <= column < len(line.cells) else None
        if type(value) is str and value in HONORIFICS and self.cells.beside is None:
            return value
        return self.texts(line, (column,))[0]

    def _unusual(self, value: object, line: ListLine, column: int) -> str:
        text = self.cells.text(value, line.line, column)
        if text and refers_to_above(text):
            self.cells.tell("H61", line.line, column, {"found": text}, like=column)
            self.cells.refused = True
            return ""
        return text

    def tell(
        self, code: str, line: ListLine, name: str, facts: Facts | Callable[[], Facts], *, like: Hashable
    ) -> None:
        """Keep what was found in a field, or in the names where the list has no such column."""
        self.cells.tell(
            code, line.line, line.header.fields.get(name, line.header.names[-1]), facts, like=like
        )


def read_table(sheet: Sheet, header: Header, meant: Meant, path: str) -> Table:
    """Every row of a sheet. A sheet in an old encoding is read again, each cell in the light of its row's."""
    table = _read_all(sheet, header, meant, path, again=False)
    if not table.cells.old_encoding:
        return table
    table = _read_all(sheet, header, meant, path, again=True)
    words, good = share_of_syllables(table.cells.converted.items())
    if good < words * _MOST_SYLLABLES:
        at = table.headers[0].names[-1]
        facts = {"name": table.cells.among or "", "share": f"{100 * good // words} %"}
        table.cells.tell("H69", table.headers[0].last + 1, at, facts)
    return table


def _read_all(sheet: Sheet, header: Header, meant: Meant, path: str, *, again: bool) -> Table:
    refine = partial(_with_marks, awards=meant.awards)
    unit = meant.units.title(sheet.name) or ""
    cells = Cells(path, sheet.name, {})
    table = Table(cells, kind_said(sheet.name), unit, meant, beside=sheet.beside, cut=sheet.cut)
    table.headers.append(refine(header))
    if again:
        found = Counter(filter(None, map(encoding_of, sheet.rows[:_LOOKED_AT])))
        table.cells.among = found.most_common(1)[0][0] if found else None
    meaning = ListMeaning(meant.units, meant.awards, refine, table.tab)
    for line in lines(sheet, table.headers[0], meaning):
        if again and isinstance(line, ListLine):
            table.cells.beside = encoding_of(line.cells)
        if line.header is not table.headers[-1]:
            table.headers.append(line.header)
        _read(line, table)
    if table.several_awards:
        for each in table.blank:
            facts = {"reason": _BLANK_AWARD, "hint": "", "choices": _choices(meant.awards)}
            table.tell("H12", each, "award", facts, like="blank")
    return table


def _with_marks(header: Header, awards: Awards) -> Header:
    """A header whose columns for single awards ("Giấy khen | Bằng khen", "x" below) are known as such."""
    if "award" in header.fields:
        return header
    marks = {
        column: ("award", title)
        for column in header.unknown
        if awards.titled(title := header.titles[column])
        or (
            column in header.marked
            and not is_of_before(title)
            and (awards.said(title) or names_an_award(title))
        )
    }
    if not marks:
        return header
    unknown = tuple(column for column in header.unknown if column not in marks)
    marked = header.marked.difference(marks)
    return replace(header, unknown=unknown, marked=marked, ticked={**header.ticked, **marks})


def _read(line: ListLine | Said, table: Table) -> None:
    cells, header = table.cells, line.header
    cells.refused = False
    if cells.titles is not header.titles:
        cells.titles, cells.position = header.titles, header.fields.get("position", -1)
        cells.dateless, cells.certain = header.dateless, header.certain
    if isinstance(line, Said):
        table.said.append(line)
        if line.what == "unclear":
            alone = f"đứng một mình ở cột “{_first_title(line)}”"
            where = "nằm ngoài bảng" if line.line in table.beside else alone
            facts = {"reason": f"“{line.text[:80]}” {where}", "remedy": _UNCLEAR}
            cells.tell("H60", line.line, next(iter(line.cells), 0), facts)
        elif line.what == "honoured":
            reason = f"Câu ngoài bảng khen “{line.text[:80]}”, bảng không có tên ấy nên không công bố"
            cells.tell("H70", line.line, 0, {"reason": reason, "remedy": _OTHER_PERSON}, like="honoured")
        return
    beside: list[tuple[int, str]] = []
    if header.unknown:
        beside += [
            (column, text)
            for column in header.unknown
            if column < len(line.cells)
            and (text := cells.text(line.cells[column], line.line, column, published=False))
        ]
    if line.number is None and is_signature(line):
        remedy = "cuối bảng có khối địa danh, ngày, chữ ký: xóa các dòng ấy khỏi tệp"
        reason = "Dòng này không ghi ai được khen"
        table.tell("H19", line, "number", {"reason": reason, "remedy": remedy}, like="signature")
        return
    cut = line.line in table.cut
    if len(line.cells) > header.titled:
        beside += (outside := list(_untitled(line, cells)))
        cut = cut or (bool(outside) and cells.path.endswith(".csv"))
    if cut:
        cells.tell("H70", line.line, len(line.cells) - 1, {"reason": _CUT, "remedy": _QUOTE}, like="cut")
    marks = {what: _marked(line, table, what) for what in header.marks} if header.ticked else _NO_MARKS
    candidate = _candidate(line, table, marks.get("kind", ""))
    fields = _fields(line, table, candidate, marks)
    table.drafts.append(RowDraft(candidate, cells.sheet, line, fields))
    if fields is not None:
        _look_beside(line, table, fields, beside)


def _first_title(line: Said) -> str:
    column = next(iter(line.cells), 0)
    return line.header.titles.get(column) or column_letter(column + 1)


def _candidate(line: ListLine, table: Table, marked: str) -> str:
    """The kind of a row: a cell's, a mark's, a title's above, the header's, the tab's."""
    header = line.header
    kind = ""
    if marked or "kind" in header.fields:
        text = table.text(line, "kind")
        kind = kind_said(text or marked)
        if text and not kind:
            table.tell("H59", line, "kind", {"found": text[:80]}, like=text)
            table.cells.refused = True
    return kind or line.section or (header.kind if header.sure else "") or table.tab or header.kind


def _marked(line: ListLine, table: Table, what: str) -> str:
    """The title of the one column of its sort with a mark in this row; a row with none or more is told."""
    columns = [column for column, (each, _) in line.header.ticked.items() if each == what]
    found = []
    for column in columns:
        value = line.cells[column] if column < len(line.cells) else None
        mark = is_tick(value)
        if mark is None:
            text = table.cells.text(value, line.line, column)
            facts = {"reason": f"Ô này ghi “{text[:60]}”, không phải dấu x", "remedy": _MARK}
            table.cells.tell("H60", line.line, column, facts, like=column)
            table.cells.refused = True
        elif mark:
            found.append(line.header.ticked[column][1])
    if len(found) == 1 or (not found and (what != "award" or table.cells.refused)):
        return "".join(found)
    how = "đánh dấu nhiều cột" if found else "không đánh dấu cột nào"
    titles = ", ".join(f"“{line.header.titles[column]}”" for column in columns)
    facts = {"reason": f"Dòng này {how} trong các cột {titles}", "remedy": _MARK}
    table.cells.tell("H60", line.line, columns[0], facts, like=(what, how))
    table.cells.refused = True
    return ""


def _fields(line: ListLine, table: Table, candidate: str, marks: Mapping[str, str]) -> Fields | None:
    position, unit, achievement, said = table.texts(line, line.header.texts)
    award = _award(line, table, said, marks.get("award", ""))
    if line.nameless:
        _tell_nameless(line, table)
        return None
    if not candidate:
        _tell_kind(line, table)
    honorific, name = _person(line, table, candidate, marks.get("honorific", ""))
    if "position_unit" in line.header.fields:
        position, unit = _apart(
            table.text(line, "position_unit"), position, unit, candidate, table.meant.units
        )
    if not unit and (line.group or table.unit):
        unit = line.group or table.unit
        column = line.header.fields.get("unit", line.header.names[-1])
        why = "lấy đơn vị theo dòng tiêu đề nhóm" if line.group else "lấy đơn vị theo tên trang tính"
        table.cells.changed("", unit, why, line.line, column)
    if table.cells.refused or not (candidate and name and award):
        return None
    units = table.meant.units
    code = units.code(name) if candidate == "collective" else None
    code = code or (units.code(unit) if unit else None)
    return Fields(honorific, name, position, unit, code, award, achievement)


def _untitled(line: ListLine, cells: Cells) -> Iterator[tuple[int, str]]:
    """Columns without a title are not published, and may not hold personal data either."""
    header = line.header
    for column in range(header.titled, len(line.cells)):
        value = line.cells[column]
        if column not in header.titles and column not in header.names and not is_empty(value):
            cells.tell("H24", line.line, column, {"hint": ""}, like=column)
            if column == header.names[-1] + 1 and isinstance(value, str):
                reason = f"Ô cạnh ô tên ghi “{value[:60]}”, cột ấy không có tiêu đề nên không được công bố"
                cells.tell("H70", line.line, column, {"reason": reason, "remedy": _PART_OF_NAME}, like=column)
            yield column, cells.text(value, line.line, column, published=False)


def _look_beside(line: ListLine, table: Table, fields: Fields, beside: Iterable[tuple[int, str]]) -> None:
    """What a row says of itself outside its own columns, and that is not so (H70)."""
    awards, header = table.meant.awards, line.header
    name, achievement = header.names[-1], header.fields.get("achievement", -1)
    said = [(name, each) for each in _BRACKETS.findall(fields.name)] if "(" in fields.name else []
    if has_signs_of_a_program(fields.name):
        reason = f"Ô tên ghi “{fields.name[:60]}”, không tên nào có dấu như vậy"
        facts = {"reason": reason, "remedy": _WITHOUT_SIGNS}
        table.cells.tell("H70", line.line, name, facts, like=("signs", name))
    for column, text in (*beside, *said):
        title = header.titles.get(column, "")
        ticked = column in header.marked and is_tick(text)
        words = left_out(title if ticked else text, title)
        if words:
            reason = f"Chỗ này ghi “{words}” mà dòng này vẫn sẽ được công bố"
            table.cells.tell(
                "H70", line.line, column, {"reason": reason, "remedy": _LEAVE_OUT}, like=(column, words)
            )
        if column not in header.forbidden and (other := other_person(text, fields.name)):
            reason = f"Chỗ này ghi tên người khác “{other}”, tên ấy không được công bố"
            facts = {"reason": reason, "remedy": _OTHER_PERSON}
            table.cells.tell("H70", line.line, column, facts, like=("person", column))
        if other_decision(text, title, table.meant.decision.number):
            reason = (
                f"Chỗ này ghi “{text[:60]}”, danh sách này là của quyết định số {table.meant.decision.number}"
            )
            facts = {"reason": reason, "remedy": _OTHER_DECISION}
            table.cells.tell("H70", line.line, column, facts, like=(column, text))
        _tell_level(line, table, fields.award, column, title if ticked else text)
    if header.marked:
        _tell_unmarked(line, table)
    if names_an_award(fields.achievement):
        said.append((achievement, fields.achievement))
    for column, text in (*beside, *said):
        look = awards.titled if column == achievement else awards.remarked
        found = look(text) if len(text) <= _LONGEST_AWARD else frozenset()
        if found and fields.award not in found and not is_of_before(header.titles.get(column, "")):
            reason = f"Chỗ này ghi “{text}”, dòng này được hiểu là {awards.headings[fields.award]}"
            table.cells.tell(
                "H70", line.line, column, {"reason": reason, "remedy": _SAY_AWARD}, like=(column, text)
            )


def _tell_level(line: ListLine, table: Table, award: str, column: int, said: str) -> None:
    """H70: a column says another level ("Cấp khen": "Tỉnh") than that of the row's award."""
    awards = table.meant.awards
    title = line.header.titles.get(column, "").partition(": ")[0]
    level = level_said(said.removeprefix(f"{title}: ")) if names_levels(title) else ""
    if level and level != awards.levels[award]:
        reason = f"Chỗ này ghi “{said[:60]}”, dòng này được hiểu là {awards.headings[award]}"
        facts = {"reason": reason, "remedy": _SAY_AWARD}
        table.cells.tell("H70", line.line, column, facts, like=(column, said))


def _tell_unmarked(line: ListLine, table: Table) -> None:
    """H70: no mark in a column that says who is honoured, and others have one."""
    for column in line.header.marked:
        title = line.header.titles.get(column, "")
        value = line.cells[column] if column < len(line.cells) else None
        if is_tick(value) is False and says_who_is_honoured(title) and not left_out(written(value), title):
            reason = (
                f"Cột “{title}” đánh dấu dòng khác mà không đánh dấu dòng này, dòng này vẫn sẽ được công bố"
            )
            facts = {"reason": reason, "remedy": _NOT_MARKED}
            table.cells.tell("H70", line.line, column, facts, like=("unmarked", column))


def _person(line: ListLine, table: Table, candidate: str, marked: str) -> tuple[str, str]:
    """The honorific and the name; the name is "" where it holds personal data."""
    cells, names = table.cells, line.header.names
    column_says = table.honorific(line) or marked
    value = line.cells[names[0]] if len(names) == 1 and candidate != "collective" else None
    if type(value) is str and cells.beside is None and is_usual_name(value):
        return _honorific(column_says, line, table), value
    texts = [
        cells.text(line.cells[column], line.line, column) for column in names if column < len(line.cells)
    ]
    written = " ".join(filter(None, texts)) if len(texts) > 1 else texts[0]
    as_it_stands = len(names) > 1 or written == line.cells[names[0]]
    if as_it_stands and candidate != "collective" and is_plain_name(written):
        name, steps = written, list[str]()
    elif not written or _is_refused(written, line, table, candidate):
        return "", ""
    else:
        name, steps = _bare_name(line, table, written, candidate)
    if candidate == "collective" or not name:
        if steps:
            cells.changed(written, name, ", ".join(steps), line.line, names[-1])
        return "", name
    honorific = _honorific(column_says, line, table)
    said, rest = without_honorific(name)
    if {said, honorific} == {"Ông", "Bà"} and not may_be_family_name(said, rest):
        cells.tell("H31", line.line, names[-1], {"said": said, "column": honorific})
        return "", ""
    if said and not (honorific and may_be_family_name(said, rest)):
        honorific, name = honorific or said, rest
        steps.append("tách danh xưng khỏi họ tên")
    usual = usual_case(name)
    if usual != name:
        steps.append("viết hoa chữ đầu họ tên" if name.islower() else "đổi họ tên in hoa sang chữ thường")
    if steps:
        after = f"{honorific} | {usual}" if honorific != column_says else usual
        cells.changed(written, after, ", ".join(steps), line.line, names[-1])
    return honorific, usual


def _honorific(said: str, line: ListLine, table: Table) -> str:
    """The honorific that its column or a mark says."""
    honorific = (honorific_said(said) or "") if said else ""
    if said != honorific:
        why = "viết danh xưng thống nhất" if honorific else "không phải danh xưng nên không công bố"
        column = line.header.fields.get("honorific", line.header.names[-1])
        table.cells.changed(said, honorific, why, line.line, column)
    return honorific


def _is_refused(name: str, line: ListLine, table: Table, candidate: str) -> bool:
    """Whether what stands where a name belongs is none, several, misspelt, misplaced or says more."""
    column = line.header.names[-1]
    personal = found_in_person(name)
    if is_no_name(name) and not personal:
        table.cells.tell("H34", line.line, column, {"found": name})
        return True
    if candidate != "collective" and personal:
        table.cells.refuse(personal, line.line, column)
        return True
    if candidate != "collective" and has_digit_for_letter(name):
        table.cells.tell("H67", line.line, column, like=column)
        return True
    if candidate != "collective" and has_letters_apart(name):
        table.cells.tell("H56", line.line, column, _LETTERS_APART, like=("apart", column))
        return True
    place = line.header.fields.get("position", -1)
    position = text_of(line.cells[place]) if 0 <= place < len(line.cells) else ""
    if candidate != "collective" and changed_places(name, position):
        reason = f"Ô tên ghi “{name[:60]}”, còn ô chức vụ ghi “{position[:60]}” giống tên người"
        table.tell("H60", line, "position", {"reason": reason, "remedy": _CHANGE_BACK}, like="position")
        return True
    return _is_of_several(line, table, candidate)


def _is_of_several(line: ListLine, table: Table, candidate: str) -> bool:
    """Whether the cell of the name holds several: of people an error, of collectives to be looked at."""
    names = line.header.names
    value = line.cells[names[-1]] if len(names) == 1 and names[-1] < len(line.cells) else None
    if not isinstance(value, str):
        return False
    value = table.cells.converted.get(value, value)
    if candidate == "collective":
        units = table.meant.units
        several = several_collectives(value, lambda text: units.code(text) is not None)
    else:
        several = several_people(value, candidate)
    if several and all(cell.line != line.line for cell, _ in table.cells.worded):
        facts = {"found": " ".join(value.split())[:100]}
        table.cells.tell("H57", line.line, names[-1], facts, like=names[-1])
    return several


def _bare_name(line: ListLine, table: Table, name: str, candidate: str) -> tuple[str, list[str]]:
    """The name without the number or the bullet in front of it, and what was taken off."""
    number, rest = number_in_front(name)
    if (
        number is not None
        and candidate == "collective"
        and not name[: len(name) - len(rest)].strip(" 0123456789")
    ):
        number, rest = None, name  # "30 tháng 4": only a number with punctuation behind it is one of a list
    if number is not None:
        if "number" in line.header.fields and line.number not in (None, number):
            reason = (
                f"Cột “{shown_title(line.header, 'number')}” ghi {line.number}, ô tên lại ghi số {number}"
            )
            facts = {"reason": reason, "remedy": "giữ một số thứ tự đúng cho dòng này"}
            table.cells.tell("H60", line.line, line.header.names[-1], facts, like="number")
            return "", []
        return rest, ["bỏ số thứ tự trước tên"]
    rest = without_bullet(name)
    bare = without_stop(rest) if candidate != "collective" else rest.rstrip(" ;,")
    steps = ["bỏ dấu đầu dòng trước tên"] if rest != name else []
    return bare, steps + (["bỏ dấu câu sau tên"] if bare != rest else [])


def _award(line: ListLine, table: Table, text: str, marked: str) -> str:
    """The code of the row's award; "" for one that is not known.

    Its cell says it (`text`), or a mark, a title above, the tab; the decision's where the list says none.
    """
    decision, awards = table.meant.decision, table.meant.awards
    codes = awards.codes(text)
    if not text and marked:
        text, codes = marked, (awards.titled(marked) or awards.said(marked)) & awards.headings.keys()
    elif not text:
        text = line.award or table.cells.sheet
        codes = awards.said(text) & awards.headings.keys()
        if not codes:
            if "award" in line.header.fields:
                table.blank.append(line)
            return decision.award  # what a title says of an award of others is told (H47)
    if decision.award in codes or len(codes) == 1:
        code = decision.award if decision.award in codes else next(iter(codes))
        if code != decision.award and "award" in line.header.fields:
            table.several_awards = True
        return code
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
    return {"reason": reason, "hint": "" if several else awards.near(text), "choices": _choices(awards)}


def _choices(awards: Awards) -> str:
    return "; ".join(f"“{each}”" for each in awards.choices())


def _apart(text: str, position: str, unit: str, candidate: str, units: Units) -> tuple[str, str]:
    """A cell such as “Trưởng thôn, Thôn 1” as position and unit, cut where a known unit begins."""
    if candidate == "collective":
        return position, unit or text
    for cut in _BETWEEN.finditer(text):
        if units.code(text[cut.end() :]):
            return text[: cut.start()], text[cut.end() :]
    return (position, text) if units.code(text) else (text, unit)


def _tell_nameless(line: ListLine, table: Table) -> None:
    fields = line.header.fields
    filled = [
        shown_title(line.header, name)
        for name, column in fields.items()
        if name != "number" and column < len(line.cells) and not is_empty(line.cells[column])
    ]
    what = ", ".join(f"“{title}”" for title in filled)
    reason = f"Dòng này có {what} nhưng ô tên để trống"
    table.cells.tell("H19", line.line, line.header.names[-1], {"reason": reason, "remedy": _NAME_IT})


def _tell_kind(line: ListLine, table: Table) -> None:
    title = line.header.titles[line.header.names[-1]]
    reason = f"Không rõ các dòng dưới cột “{title}” là tập thể, cá nhân hay hộ gia đình"
    remedy = "tách mỗi loại một trang như mẫu, hoặc thêm dòng mục “I. TẬP THỂ”, “II. CÁ NHÂN” trước các dòng"
    table.cells.tell("H02", line.line, line.header.names[-1], {"reason": reason, "remedy": remedy})
