"""Which sheets of a file hold a decision's list, and what of them must not be there."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from generator.load.sheets.sheet import CellPlace, Sheet, is_empty
from generator.model.campaign import Campaign
from generator.model.decision import Decision
from generator.problems import Source
from generator.validate.finding import Finding
from generator.validate.hints import near_miss, nearest
from generator.validate.rolls.headers import (
    Header,
    SheetRow,
    canonical_titles,
    column_letter,
    find_header,
    header_at,
    kind_said,
    text_of,
)
from generator.validate.rolls.lines import is_section, own_number, texts_of
from generator.validate.rolls.names import is_collective, may_be_person, number_in_front, without_bullet
from generator.validate.same_text import comparable, plain

_LOOKED_AT = 500  # rows of a sheet that is perhaps no list
_LONGEST_NAME = 60
_FIRST_YEAR = 1_900  # a number above it, in a list's title, is a year
_GUIDES = frozenset({"huong dan", "danh muc", "quy dinh", "ghi chu"})
_NO_HEADER = "Không thấy dòng tiêu đề có cột tên (Tên tập thể, Họ và tên, hoặc Họ và tên chủ hộ)"

_ROWS_ABOVE = "Từ dòng này có các dòng giống người hoặc tập thể được khen mà ở trên dòng tiêu đề của bảng"
_TITLES = 2  # rows that a table may have above its header
_TITLE_TABLE = "chép dòng tiêu đề vào đầu bảng ấy, mỗi cột đúng tên của nó"
_TITLE_THEM = (
    "đặt tên cột như mẫu (Tên tập thể, Họ và tên, Họ và tên chủ hộ) ngay trên các dòng ấy; "
    "không thuộc danh sách thì xóa"
)
_ONE_COLUMN = (
    "hai bảng đặt cạnh nhau thì chép bảng bên phải xuống dưới bảng bên trái; một nội dung chia hai cột "
    "thì gộp vào một cột; thừa cột thì xóa bớt, mỗi dòng chỉ một số thứ tự, một tên, một hình thức"
)
_UNCLEAR = "Số trong ô này có định dạng riêng nên Excel hiện khác đi, máy không chắc hiện chữ gì"
_TYPE_IT = "gõ lại đúng điều muốn công bố dưới dạng chữ (định dạng ô là Text)"
_NOTED = "Ô này có ghi chú kèm theo (comment, chú thích, hộp chữ): điều ghi ở đó không được công bố"
_READ_NOTE = "đọc ghi chú ấy, sửa danh sách cho đúng, rồi xóa ghi chú khỏi tệp"
_CROSSED = "Ô này bị kẻ chéo (đường viền chéo): máy không biết kẻ là bỏ hay chỉ đánh dấu"
_NO_LINE = "bỏ thì xóa hẳn phần chữ hay cả dòng; giữ thì bỏ đường chéo (Format Cells → Border) rồi lưu tệp"
_CONDITIONAL = "Từ ô này có định dạng theo điều kiện làm gạch ngang, ẩn hoặc đổi chữ hiện ra"
_NO_RULE = (
    "xóa định dạng ấy (Conditional Formatting → Clear Rules) rồi ghi rõ điều muốn công bố; "
    "dòng không công bố thì xóa hẳn"
)


@dataclass(slots=True)
class Chosen:
    """The sheets of one decision with their headers, and what is wrong with the file."""

    tables: list[tuple[Sheet, Header]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def choose(sheets: Sequence[Sheet], decision: Decision, campaign: Campaign, path: str) -> Chosen:
    """The sheets with this decision's list.

    A decision that names no sheets takes what no other decision of the same file names. What concerns the
    whole file (hidden sheets, sheets of no decision) is told with the first decision of the file.
    """
    sharing = [each for each in campaign.decisions if each.list == decision.list]
    if decision.code not in {each.code for each in sharing}:
        sharing = [decision]
    chosen = Chosen()
    owner = _owners(sheets, sharing)
    if sharing[0].code == decision.code:
        chosen.findings += _whole_file(sheets, owner, path)
    for name in decision.sheets:
        if comparable(name) not in owner:
            chosen.findings.append(_missing(name, sheets, path))
    for sheet in sheets:
        owners = owner.get(comparable(sheet.name), [])
        if decision.code not in owners or sheet.hidden:
            continue
        if owners[0] != decision.code:
            facts = {"other": owners[0], "decision": decision.code}
            chosen.findings.append(Finding("H27", Source(path, sheet=sheet.name), facts))
            continue
        _take(chosen, sheet, path, campaign.id, named=bool(decision.sheets))
    clean = not any(each.code in ("H02", "H03", "H26", "H27") for each in chosen.findings)
    if not chosen.tables and clean:
        chosen.findings.append(_no_header(Source(path), campaign.id))
    return chosen


def column_findings(sheet: Sheet, header: Header, path: str) -> Iterator[Finding]:
    """Columns that may not be there, and columns that are not published."""

    def at(column: int) -> Source:
        return Source(path, header.last + 1, column + 1, sheet=sheet.name, header=header.titles[column])

    for column, kind in header.forbidden.items():
        yield Finding("H04", at(column), {"kind": kind})
    for column, title in header.titles.items():
        if "?" in title or "\ufffd" in title:
            yield Finding("H67", at(column), like="header")
    for column in header.doubled:
        reason = f"Bảng có hai cột cùng một nội dung, một cột là “{header.titles[column]}”"
        yield Finding("H60", at(column), {"reason": reason, "remedy": _ONE_COLUMN}, like=sheet.name)
    for column in header.unknown:
        close = nearest(header.titles[column], canonical_titles())
        hint = f"nếu đây là cột `{close}` thì đặt lại tên cột như vậy; " if close else ""
        yield Finding("H24", at(column), {"hint": hint})


def _owners(sheets: Sequence[Sheet], sharing: Sequence[Decision]) -> dict[str, list[str]]:
    """By a sheet's comparable name: the decisions that it belongs to (one, if all is well)."""
    owner: dict[str, list[str]] = {comparable(sheet.name): [] for sheet in sheets}
    for decision in sharing:
        for name in dict.fromkeys(map(comparable, decision.sheets)):
            if name in owner:
                owner[name].append(decision.code)
    for decision in sharing:
        if not decision.sheets:
            named = {comparable(name) for each in sharing for name in each.sheets}
            for name in owner.keys() - named:
                owner[name].append(decision.code)
    return owner


def _whole_file(sheets: Sequence[Sheet], owner: dict[str, list[str]], path: str) -> Iterator[Finding]:
    for sheet in sheets:
        if sheet.hidden and sheet.rows:
            yield Finding("H03", Source(path, sheet=sheet.name), {"what": "Trang tính này"})
        elif not owner[comparable(sheet.name)] and find_header(sheet.rows):
            yield Finding("H28", Source(path, sheet=sheet.name))


def _missing(name: str, sheets: Sequence[Sheet], path: str) -> Finding:
    names = [sheet.name for sheet in sheets if sheet.name]
    choices = ", ".join(f"“{each}”" for each in names)
    remedy = f"ở `sheets` của quyết định trong campaign.yml, ghi đúng tên một trang của tệp: {choices}"
    if not choices:
        remedy = "tệp CSV không có trang: bỏ `sheets` của quyết định trong campaign.yml"
    file = path.rpartition("/")[2]
    facts = {"file": file, "found": name, "hint": near_miss(name, names), "remedy": remedy}
    return Finding("H26", Source(path), facts)


def _take(chosen: Chosen, sheet: Sheet, path: str, campaign_id: str, *, named: bool) -> None:
    chosen.findings += _hidden(sheet, path)
    header = find_header(sheet.rows)
    if header is not None:
        chosen.tables.append((sheet, header))
        chosen.findings += [*_formatted(sheet, header, path), *_noted(sheet, header, path)]
        chosen.findings += [*_above(sheet, header, path), *_untitled_tables(sheet, header, path)]
    elif named or _is_table(sheet):
        chosen.findings.append(_no_header(Source(path, sheet=sheet.name), campaign_id))


def _above(sheet: Sheet, header: Header, path: str) -> Iterator[Finding]:
    """H02: rows of a list above its first header: a table whose titles nobody knows would be lost."""
    found: list[int] = []
    kind = ""
    for line, row in enumerate(sheet.rows[: header.last], 1):
        texts = texts_of(row)
        alone = texts[0] if len(texts) == 1 else ""
        if is_section(alone):
            kind = kind_said(alone)
        elif _is_row(row) or (kind and _is_name(alone, kind)):
            found.append(line)
    if found:
        facts = {"reason": _ROWS_ABOVE, "remedy": _TITLE_THEM}
        yield Finding("H02", Source(path, found[0], sheet=sheet.name), facts)


def _untitled_tables(sheet: Sheet, header: Header, path: str) -> Iterator[Finding]:
    """H60: a table that goes on without titles and has another number of columns than the titled one."""
    titled = 0
    for first, last, columns in sheet.tables:
        rows = sheet.rows[first - 1 : last]
        near_top = range(first - 1, min(last, first + _TITLES))
        if first <= header.last + 1 <= last or any(header_at(sheet.rows, each) for each in near_top):
            titled = columns
        elif titled not in (0, columns) and any(own_number(row[0]) and _is_row(row) for row in rows if row):
            reason = (
                f"Bảng này không có dòng tiêu đề mà có {columns} cột, "
                f"bảng phía trên có {titled} cột: không rõ cột nào là gì"
            )
            yield Finding(
                "H60", Source(path, first, sheet=sheet.name), {"reason": reason, "remedy": _TITLE_TABLE}
            )


def _is_name(text: str, kind: str) -> bool:
    """Whether a text below the title of a kind is one that is honoured: "I. TẬP THỂ", then "Thôn 1"."""
    words = without_bullet(number_in_front(text)[1])
    return may_be_person(words) or (kind == "collective" and is_collective(words))


def _is_row(row: SheetRow) -> bool:
    """Whether a row without a header seems to honour someone: a number and a name, or a person and more."""
    cells = [cell for cell in row if not is_empty(cell)]
    texts = [text_of(cell) for cell in cells if isinstance(cell, str) and len(cell) <= _LONGEST_NAME]
    if len(cells) < 2 or any(text.endswith(":") for text in texts):
        return False
    number = own_number(cells[0]) or _FIRST_YEAR
    numbered = number < _FIRST_YEAR and isinstance(cells[1], str) and cells[1][:1].isalpha()
    return (numbered and len(str(cells[1]).split()) > 1) or any(map(may_be_person, texts))


def _hidden(sheet: Sheet, path: str) -> Iterator[Finding]:
    if sheet.hidden_columns:
        columns = sorted(sheet.hidden_columns)
        what = f"Cột {', '.join(map(column_letter, columns[:10]))}{' …' if len(columns) > 10 else ''}"
        yield Finding("H03", Source(path, 0, columns[0], sheet=sheet.name), {"what": what})
    if sheet.hidden_rows:
        rows = sorted(sheet.hidden_rows)
        what = f"Dòng {', '.join(map(str, rows[:10]))}{' …' if len(rows) > 10 else ''}"
        yield Finding("H03", Source(path, rows[0], sheet=sheet.name), {"what": what})


def _formatted(sheet: Sheet, header: Header, path: str) -> Iterator[Finding]:
    """What formatting says of cells that are published, or that structure the table."""
    aside = {column + 1 for column in header.unknown}

    def at(place: CellPlace) -> Source:
        row, column = place
        title = header.titles.get(column - 1) or column_letter(column)
        return Source(path, row, column, sheet=sheet.name, header=title)

    def below(places: Iterable[CellPlace]) -> list[CellPlace]:
        return [place for place in places if place[0] > header.last + 1]

    def told(
        code: str, places: Iterable[CellPlace], facts: dict[str, str], like: Hashable
    ) -> Iterator[Finding]:
        return (
            Finding(code, at(place), facts, like=like) for place in sorted(places) if place[1] not in aside
        )

    yield from told("H55", sheet.struck, {}, sheet.name)
    # In a header a diagonal line divides the corner cell: it crosses nothing out.
    crossed = {"reason": _CROSSED, "remedy": _NO_LINE}
    yield from told("H56", below(sheet.crossed), crossed, ("crossed", sheet.name))
    for place in sorted(below(sheet.unseen)):
        what = f"Chữ trong ô {column_letter(place[1])}{place[0]} (trùng màu nền hoặc quá nhỏ)"
        yield Finding("H03", at(place), {"what": what}, like=("unseen", sheet.name))
    unclear = {"reason": _UNCLEAR, "remedy": _TYPE_IT}
    yield from told("H56", below(sheet.unclear), unclear, ("format", sheet.name))
    ruled = {"reason": _CONDITIONAL, "remedy": _NO_RULE}
    yield from told("H56", sheet.conditional, ruled, ("rule", sheet.name))


def _noted(sheet: Sheet, header: Header, path: str) -> Iterator[Finding]:
    """Cells of the table that a comment or a footnote belongs to."""
    facts = {"reason": _NOTED, "remedy": _READ_NOTE}
    for row, column in sorted(sheet.noted):
        if row > header.last + 1 and row not in sheet.beside:
            title = header.titles.get(column - 1) or column_letter(column)
            yield Finding(
                "H70", Source(path, row, column, sheet=sheet.name, header=title), facts, like=sheet.name
            )


def _is_table(sheet: Sheet) -> bool:
    """Whether a sheet without a header looks like a list all the same, and not like instructions.

    A table of some size, or a cell that may be a person's name.
    """
    if plain(sheet.name) in _GUIDES:
        return False
    rows = [row for row in sheet.rows if sum(not is_empty(cell) for cell in row) >= 3]
    cells = (cell for row in sheet.rows[:_LOOKED_AT] for cell in row if isinstance(cell, str))
    return len(rows) >= 2 or any(may_be_person(cell) for cell in cells if len(cell) <= _LONGEST_NAME)


def _no_header(source: Source, campaign_id: str) -> Finding:
    remedy = (
        "giữ dòng tiêu đề như trong mẫu; lấy mẫu ở trang Danh sách khen thưởng của bàn làm việc, hoặc bằng "
        f"lệnh: thidua honours template {campaign_id}"
    )
    return Finding("H02", source, {"reason": _NO_HEADER, "remedy": remedy})
