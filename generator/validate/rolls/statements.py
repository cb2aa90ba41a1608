"""What a list says of itself, against its rows and the campaign file: how many, which decision, what award.

A title, a tab's name, a section's title and a total row are facts like any cell: where one of them is wrong,
a row is missing, or the list belongs to another decision. Each is told with the place it disagrees with.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile, zip_longest

from generator.load.sheets.sheet import Sheet
from generator.load.yaml.document import Document
from generator.marks import with_or_without_marks, without_marks
from generator.model.campaign import Campaign
from generator.model.decision import Decision
from generator.model.honour import CANDIDATE_PREFIX
from generator.model.registry import Known
from generator.plan_time.grammar import day_in_front
from generator.problems import Source
from generator.validate.finding import Finding
from generator.validate.remarks import (
    giver_level,
    left_out,
    names_an_award,
    no_part_of_list,
    of_others,
    of_proposal,
)
from generator.validate.rolls.headers import KIND_WORDS, Header, kind_said
from generator.validate.rolls.lines import Said, texts_of
from generator.validate.rolls.lookup import Awards
from generator.validate.rolls.numbers import RowDraft
from generator.validate.same_text import comparable
from generator.validate.spelled import in_digits, spelled

_ANY = ""  # the kind of a count that counts rows of every kind
_COUNTED = {
    "tập thể, cá nhân": _ANY,
    "tập thể và cá nhân": _ANY,
    "cá nhân, tập thể": _ANY,
    "cá nhân và tập thể": _ANY,
    "tập thể": "collective",
    "cá nhân": "individual",
    "người": "individual",
    "đồng chí": "individual",
    "đ/c": "individual",
    "ông, bà": "individual",
    "ông bà": "individual",
    "hộ gia đình": "household",
    "hộ": "household",
    "trường hợp": _ANY,
}
_COUNTED |= {without_marks(words): kind for words, kind in _COUNTED.items()}
_WORDS = "|".join(_COUNTED)
# A number that counts: no part of a date, of a document's number, of an amount of money, of a share.
_NUMBER = (
    r"(?<![\w/.,\-])(?<!ngày )(?<!tháng )(?<!năm )(?<!(?<!tổng )số )(?<!quý )(\d{1,6})"
    r"(?![\w%]|[./,\-]\d|\s*(?:%|/|-\s*\d|đồng(?! chí)|triệu|nghìn|năm\b|tháng\b))"
)
_COUNT = re.compile(rf"{_NUMBER}(?:\s*\([^)\d]*\))?\s*({_WORDS})?(?!\w|\s*/)")
_IN_BRACKETS = re.compile(rf"\(\s*(\d{{1,6}})\s*({_WORDS})?\s*\)")
_AT_THE_END = re.compile(
    rf"(?::|[-–](?=\s*\d+\s*(?:{_WORDS})))\s*(?:(?:gồm|có)\s+)?(\d{{1,6}})\s*({_WORDS})?\W*$"
)
# "Tập thể: 05, cá nhân: 25": the number behind what it counts, never a year.
_KIND_FIRST = re.compile(
    with_or_without_marks(r"(tập thể|cá nhân|hộ gia đình|hộ)\s*:\s*(\d{1,6})(?![\w/.,%]*\d)")
)
_BEHIND_KIND = re.compile(r"(?:tập thể|cá nhân|hộ gia đình|hộ)\s+(?!(?:19|20)\d\d\b)(\d{2,6})(?!\S)()?\W*$")
_OF_PART = re.compile(
    rf"^\W*(?:tổng|cộng|tong|cong)\s(?:(?!\d+\s*(?:{_WORDS}))[^:])*:(?=\s*\d)"
)  # "Cộng thôn 2: 01 người"
_TWICE = re.compile(r"(\d{1,6})\s*\(([^()\d]{2,40})\)")  # "25 (hai mươi lăm)"
_COPY = re.compile(r"\(\d\)\s*$")
_OF_ELSE = re.compile(r"\s*[^\W\d]")  # "01 nữ", "02 trang": what a number without a word of ours counts
_DECISION = re.compile(
    r"(?<![\d/])(?P<number>\d+)\s*(?P<letter>[a-z]?)\s*/\s*(?:(?P<year>(?:19|20)\d\d)\s*/\s*)?"
    r"(?P<sign>qđ[\w–-]*)"
)
_ONLY_ITS_DAY = re.compile(r"kèm theo (?:quyết định|qđ)\b\s*(?=ngày\s)")
_RESTS_ON = re.compile(r"\W*(?:căn cứ|xét)\b")
_BEFORE_DAY = re.compile(r"\D{0,80}?(?=ngày\s+(?:m[ồù]ng\s+)?\d)")
_OLD_MONTHS = {"tháng giêng": "tháng 1", "tháng chạp": "tháng 12"}  # of a decision: never of the moon
_TAB_NUMBER = re.compile(
    r"\b(?:qđ|qd|quyết định|quyet dinh)[\s._-]*(?:s[ốo]\s*)?0*(?:(\d{1,5})(?![\d_]|\s*[-/]?\s*\d)"
    r"|((?:1[3-9]|[2-9]\d|\d{3,5}))[-_/](?:19|20)\d\d\b)"  # "QĐ 5-2026" may be a month
    r"|^\s*(?:s[ốo][\s.:_-]*)?(\d{1,5})\s*[-_. ]?\s*(?:qđ|qd)(?![^\W_])"
)
_GOES_ON = re.compile(r"\W*(?:ngày|tháng|năm)\b")  # of a sentence over several lines
_LEAVE_OUT = "dòng nào không được khen thì xóa hẳn khỏi tệp; được khen thì sửa lời ghi ấy"
_NAME_THE_SHEETS = (
    "trang không thuộc danh sách thì xóa khỏi tệp, hoặc ghi tên các trang của danh sách ở khóa `sheets` của "
    "quyết định; thuộc danh sách thì đặt lại tên trang"
)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_MOST_LINES = 3
_RANKS = ("unit", "commune", "district", "province", "central")
_SECTION = "Dòng mục"
_SAYING = {"heading": _SECTION, "note": "Ghi chú ngoài bảng"}
_TAB = "Tên trang tính"
_MOST_TITLES = 2  # texts in a row: more of them are a header's


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """A sheet of a list, the rows that were read, and the rows that say something of them."""

    sheet: Sheet
    header: Header
    drafts: Sequence[RowDraft]
    said: Sequence[Said]


def said_otherwise(
    tables: Sequence[ReadSheet], decision: Decision, case: tuple[Campaign, Document, Known], path: str
) -> Iterator[Finding]:
    """Everything that one decision's list says of itself and that is not so."""
    campaign, document, known = case
    counting = _Counting(tables, _withheld(campaign, decision))
    names = Awards(campaign, known)
    place = campaign.decisions.index(decision)
    # Cells say it row by row; titles alone may be those of another list.
    ours = any("award" in each.header.fields or decision.award in _awards(each.drafts) for each in tables)

    def declared(key: str) -> Source:
        return document.place(("decisions", place, key))

    yield from _no_parts(tables, decision, path)
    for table in tables:
        yield from counting.problems(table, path)
        headings = (each for each in table.said if each.what == "heading")
        within = [(_at(table, each, path), _SECTION, each.text.lower()) for each in headings]
        for source, where, text in (*_titles(table, path), *within):
            for key, said in _other_decision(text, decision):
                facts = {"where": where, "code": decision.code, **said}
                yield Finding("H46", source, facts, related=(declared(key),))
        yield from _not_honoured(table, path)
        yield from _other_awards(table, decision, names, None if ours else declared("award"), path)
        yield from _other_kind(table, path)


def _titles(table: ReadSheet, path: str) -> Iterator[tuple[Source, str, str]]:
    """What stands above the header and around the pages, the tab: place, what it is, its text in small."""
    rows = [texts_of(row) for row in table.sheet.rows[: table.header.last]]
    titles = [" ".join(texts).lower() if len(texts) <= _MOST_TITLES else "" for texts in rows]
    for line, text in enumerate(titles, 1):
        if text:
            below = [each for each in titles[line:] if each]
            more = takewhile(_GOES_ON.match, below[: _MOST_LINES - 1])
            yield Source(path, line, sheet=table.sheet.name), "Phần đầu danh sách", " ".join((text, *more))
    if table.sheet.name:
        yield Source(path, sheet=table.sheet.name), _TAB, table.sheet.name.lower()
    for text in table.sheet.margins:
        yield Source(path, sheet=table.sheet.name), "Đầu trang hoặc chân trang", text.lower()


def _no_parts(tables: Sequence[ReadSheet], decision: Decision, path: str) -> Iterator[Finding]:
    """Tabs of a draft, of another year, of a council: their rows would be published with the list's."""
    years = {year for table in tables for year in _YEAR.findall(table.sheet.name)}
    others = years - {str(decision.date.year)} if len(years) > 1 else set()
    for table in tables if len(tables) > 1 else ():
        name = table.sheet.name
        said = no_part_of_list(name) or next(filter(others.__contains__, _YEAR.findall(name)), "")
        if said and table.drafts:
            reason = f"{_TAB} ghi “{said}” mà các dòng ở đó vẫn sẽ được công bố"
            yield Finding("H70", Source(path, sheet=name), {"reason": reason, "remedy": _NAME_THE_SHEETS})


def _not_honoured(table: ReadSheet, path: str) -> Iterator[Finding]:
    """A title, a tab or a section of people who are not honoured, in a list whose rows would all be."""
    sections = [
        (_at(table, each, path), _SAYING[each.what], each.text) for each in table.said if each.what in _SAYING
    ]
    for source, where, text in (*_titles(table, path), *sections):
        said = left_out(text)
        if where != _TAB:
            said = said or of_others(text, within=where == _SECTION)
        if where not in (_TAB, *_SAYING.values()):
            said = said or of_proposal(text)
        if said and table.drafts:
            reason = f"{where} ghi “{said}” mà các dòng ở đó vẫn sẽ được công bố"
            yield Finding("H70", source, {"reason": reason, "remedy": _LEAVE_OUT})


# --- which decision


def _other_decision(text: str, decision: Decision) -> Iterator[tuple[str, dict[str, object]]]:
    """The key of `decision` that a title disagrees with, and the facts.

    Blanks ("số      /QĐ-UBND") say nothing, nor does a decision of others that a title rests on.
    """
    own = _DECISION.search(decision.number.lower())
    said = list(_DECISION.finditer(text))
    if own is None or _RESTS_ON.match(text):
        return
    if not said:
        tab = _TAB_NUMBER.search(text)
        digits = re.search(r"\d+", decision.number)
        number = int(next(filter(None, tab.groups()))) if tab and not said else 0
        if number and digits and number != int(digits[0]) and not 1900 < number < 2100:
            yield "number", {"said": f"quyết định {number}", "found": f"số {decision.number}"}
        elif alone := _ONLY_ITS_DAY.search(text):
            yield from _another_day(text[alone.end() :], decision)
        return
    same = [each for each in said if _same_number(each, own)]
    sign = comparable(own["sign"])
    other = [each for each in said if "kèm theo" in text or comparable(each["sign"]) == sign]
    if other and not same:
        yield "number", {"said": f"quyết định {other[0][0].upper()}", "found": f"số {decision.number}"}
    for each in same:
        yield from _another_day(text[each.end() :], decision)


def _another_day(text: str, decision: Decision) -> Iterator[tuple[str, dict[str, object]]]:
    """The day that stands in front of a text, where it is not the decision's."""
    day = _day(text)
    if day is not None and day != decision.date:
        said = f"quyết định ký ngày {day:%d/%m/%Y}"
        yield "date", {"said": said, "found": f"ngày {decision.date:%d/%m/%Y}"}


def _same_number(one: re.Match[str], other: re.Match[str]) -> bool:
    numbers = {(int(each["number"]), each["letter"]) for each in (one, other)}
    years = {each["year"] for each in (one, other) if each["year"]}
    signs = {comparable(each["sign"]) for each in (one, other)}
    return len(numbers) == 1 and len(years) <= 1 and len(signs) == 1


def _day(text: str) -> date | None:
    """The day right behind a decision's number: no other number stands before it."""
    before = _BEFORE_DAY.match(text)
    said = text[before.end() :] if before else ""
    for old, number in _OLD_MONTHS.items():
        said = said.replace(old, number)
    return day_in_front(said)


# --- what award


def _other_awards(
    table: ReadSheet, decision: Decision, names: Awards, declared: Source | None, path: str
) -> Iterator[Finding]:
    """A title, a tab or a section that names another award than its rows have, or than the decision does.

    `declared`: where the decision says its award, if no row of the list has it.
    """
    said = [(title, table.drafts) for title in _titles(table, path)]
    said += [
        ((_at(table, each, path), _SAYING["note"], each.text), table.drafts)
        for each in table.said
        if each.what == "note"
    ]
    for column in table.header.names:
        title = table.header.titles.get(column, "")
        place = Source(path, table.header.last + 1, column + 1, sheet=table.sheet.name, header=title)
        said.append(((place, "Tiêu đề cột", title), table.drafts))
    named = [
        each
        for each in table.said
        if each.what == "heading"
        and (names.said(each.text) or names_an_award(each.text) or giver_level(each.text))
    ]
    ends = [each.line for each in named[1:]]
    for each, after in zip_longest(named, ends):
        below = _between(table.drafts, each.line, after)
        said.append(((_at(table, each, path), _SECTION, each.text), below))
    for (source, where, text), own in said:
        awards = _awards(own)
        found = names.said(text) if awards else frozenset()
        found = found or _of_level(text, where, awards, names)
        differs = found.isdisjoint(awards)
        other = found or (bool(awards) and where == _SECTION)  # else it is an award that no registry has
        if other and (differs or declared is not None):
            has = "; ".join(sorted(names.headings.get(code, code) for code in awards))
            meant = names.headings.get(decision.award, decision.award)
            first = declared or Source(path, own[0].line.line, sheet=table.sheet.name)
            facts = {
                "where": where,
                "said": " ".join(text.split())[:100],
                "found": f"còn các dòng được hiểu là {has}" if differs else f"còn campaign.yml khai {meant}",
                "code": decision.code,
            }
            yield Finding("H47", source, facts, related=(first,))


def _of_level(text: str, where: str, awards: frozenset[str], names: Awards) -> frozenset[str]:
    """The awards of the level that a text names as the giver's; a title may name who proposes, below it."""
    level = giver_level(text) if awards else ""
    levels = [names.levels[each] for each in awards if each in names.levels]  # a code may be in no registry
    own = max(map(_RANKS.index, levels), default=0)
    if not level or (where != _SECTION and _RANKS.index(level) < own):
        return frozenset()
    return frozenset(code for code, each in names.levels.items() if each == level)


def _awards(drafts: Iterable[RowDraft]) -> frozenset[str]:
    return frozenset(draft.fields.award for draft in drafts if draft.fields is not None)


# --- how many, of what kind


def _other_kind(table: ReadSheet, path: str) -> Iterator[Finding]:
    """A tab that names one kind, over rows of other kinds only."""
    kind = kind_said(table.sheet.name)
    found = dict.fromkeys(draft.candidate for draft in table.drafts if draft.candidate)
    if kind and found and kind not in found:
        kinds = ", ".join(KIND_WORDS[each] for each in found)
        first = Source(path, table.drafts[0].line.line, sheet=table.sheet.name)
        place = Source(path, sheet=table.sheet.name)
        yield Finding("H48", place, {"said": table.sheet.name, "found": kinds}, related=(first,))


def _withheld(campaign: Campaign, decision: Decision) -> Counter[str]:
    """How many rows of each kind a correction took out of the list: its own numbers may count them."""
    gone = [
        each.row for each in campaign.corrections if (each.decision, each.kind) == (decision.code, "withheld")
    ]
    return Counter(
        kind
        for row in gone
        if row
        for kind, prefix in CANDIDATE_PREFIX.items()
        if row.startswith(f"{prefix}-")
    )


@dataclass(frozen=True, slots=True)
class _Counting:
    """Compares what a list counts with its rows; `withheld` rows may be counted or not."""

    tables: Sequence[ReadSheet]
    withheld: Counter[str]

    def problems(self, table: ReadSheet, path: str) -> Iterator[Finding]:
        """The counts of one sheet that no part of the list has."""
        everything = [draft for each in self.tables for draft in each.drafts]
        for source, where, text in _titles(table, path):
            # "Cá nhân (20)"; "Cá nhân (2)" is how Excel calls a copy
            counts_rows = where == _TAB and bool(kind_said(text)) and not _COPY.search(text)
            counts = [
                _by_kind(each)
                or _counts(_COUNT, each, bare=False)
                or _counts(_IN_BRACKETS, each, bare=counts_rows)
                for each in _readings(text)
            ]
            yield from self._differing(counts, [table.drafts, everything], source, table, path)
        for index, each in enumerate(table.said):
            if each.what == "note":
                continue
            source = _at(table, each, path)
            if each.what == "total":
                scopes = [*self._above(table, index), table.drafts, everything, *self._until(table)]
                counts = [
                    _by_kind(text) or _counts(_COUNT, _OF_PART.sub("", text), bare=True)
                    for text in _readings(each.text)
                ]
            else:
                scopes = list(self._below(table, index))
                kind = kind_said(each.text)
                counts = [_heading_counts(text, each, kind) for text in _readings(each.text)]
                if not any(scopes):  # below the rows: "Cá nhân: 25" counts what stands above
                    scopes = [*self._above(table, index), table.drafts, everything]
                    counts = [{kind: each[_ANY]} if kind and [*each] == [_ANY] else each for each in counts]
            yield from self._differing(counts, scopes, source, table, path)

    def _differing(
        self,
        readings: Iterable[Mapping[str, int]],
        scopes: Sequence[Sequence[RowDraft]],
        source: Source,
        table: ReadSheet,
        path: str,
    ) -> Iterator[Finding]:
        """Told once, of the first reading that no part of the list has."""
        wrong = (each for each in readings if each and not any(self._holds(each, scope) for scope in scopes))
        counts = next(wrong, None)
        if counts is None or not any(scopes):
            return
        rows = next(filter(None, scopes))
        found = Counter(draft.candidate for draft in rows)
        has = {kind: found.total() if kind == _ANY else found[kind] for kind in counts}
        last = Source(path, rows[-1].line.line, sheet=rows[-1].sheet or table.sheet.name)
        facts = {"said": _in_words(counts), "found": _in_words(has)}
        yield Finding("H45", source, facts, related=(last,))

    def _holds(self, counts: Mapping[str, int], rows: Iterable[RowDraft]) -> bool:
        found = Counter(draft.candidate for draft in rows)
        for kind, count in counts.items():
            have = found.total() if kind == _ANY else found[kind]
            gone = self.withheld.total() if kind == _ANY else self.withheld[kind]
            if not have <= count <= have + gone:
                return False
        return True

    def _above(self, table: ReadSheet, index: int) -> Iterator[Sequence[RowDraft]]:
        """The rows that a total may add up: since the total or the heading before it, and all before."""
        line = table.said[index].line
        starts = [0]
        for what in ("heading", "total"):
            starts += [each.line for each in table.said[:index] if each.what == what][-1:]
        for start in sorted(starts):
            yield _between(table.drafts, start, line)

    def _until(self, table: ReadSheet) -> Iterator[Sequence[RowDraft]]:
        """All rows of the sheets up to this one: a total may stand below the last of several."""
        until = self.tables[: list(map(id, self.tables)).index(id(table)) + 1]
        yield [draft for each in until for draft in each.drafts]

    def _below(self, table: ReadSheet, index: int) -> Iterator[Sequence[RowDraft]]:
        """The rows that a heading may count: to the next section, to any later heading, to the end."""
        line = table.said[index].line
        later = [each for each in table.said[index + 1 :] if each.what == "heading"]
        kinds = [each.line for each in later if kind_said(each.text)]
        for end in (*kinds[:1], *(each.line for each in later), None):
            yield _between(table.drafts, line, end)


def _between(drafts: Sequence[RowDraft], start: int, end: int | None) -> list[RowDraft]:
    return [each for each in drafts if start < each.line.line and (end is None or each.line.line < end)]


def _at(table: ReadSheet, said: Said, path: str) -> Source:
    return Source(path, said.line, sheet=table.sheet.name)


def _readings(text: str) -> list[str]:
    """What a text says, in lower case, its numbers in digits; twice where its words say another number."""
    said = text.lower()
    twice = _TWICE.search(said)
    number = spelled(twice[2].strip(" ./")) if twice else None
    if twice is None or number is None:
        return [in_digits(said, _WORDS)]
    before, after = said[: twice.start()], said[twice.end() :]
    return [in_digits(f"{before}{each}{after}", _WORDS) for each in dict.fromkeys((twice[1], f"{number:02}"))]


def _by_kind(text: str) -> dict[str, int]:
    """How many of each kind a text says that names kinds first: "Tập thể: 05, cá nhân: 25"."""
    return {_COUNTED[found[1]]: int(found[2]) for found in _KIND_FIRST.finditer(text)}


def _heading_counts(text: str, said: Said, kind: str) -> dict[str, int]:
    """How many a heading says: "II. CÁ NHÂN (20)", "II. CÁ NHÂN: 20 người", "Khối trường học (5 cá nhân)"."""
    counts = _counts(_IN_BRACKETS, text, bare=True)
    if not counts and kind:
        counts = _counts(_AT_THE_END, text, bare=True) or _counts(_BEHIND_KIND, text, bare=True)
    behind = [cell for cell in list(said.cells.values())[1:] if cell.isdecimal()]
    if not counts and kind and len(behind) == 1:  # in a cell of its own
        counts = {_ANY: int(behind[0])}
    return counts


def _counts(pattern: re.Pattern[str], text: str, *, bare: bool) -> dict[str, int]:
    """The numbers of a text by what they count; with `bare`, a single one without a word counts all."""
    words: dict[str, int] = {}
    plain: list[int] = []
    for found in pattern.finditer(text):
        if found[2] is None and _OF_ELSE.match(text, found.end()):
            continue
        if not found[2]:
            plain.append(int(found[1]))
        else:
            words.setdefault(_COUNTED[found[2]], int(found[1]))
    return words | ({_ANY: plain[0]} if bare and len(plain) == 1 and _ANY not in words else {})


def _in_words(counts: Mapping[str, int]) -> str:
    words = {**KIND_WORDS, _ANY: "dòng"}
    return ", ".join(f"{count:02} {words[kind]}" for kind, count in counts.items())
