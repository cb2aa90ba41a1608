"""The cells of one sheet as clean text: what was changed is kept, what may not be published is refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from functools import lru_cache

from generator.load.sheets.office_text import LostLetters, UncertainEncoding, clean, written
from generator.load.sheets.old_encodings import is_unicode
from generator.load.sheets.sheet import NoValue, Shown
from generator.marks import without_marks
from generator.model.honour import Mended
from generator.problems import Source
from generator.validate.finding import Facts, Finding
from generator.validate.personal_data import (
    CUES_OF_ONE_WORD,
    CUES_OF_SEVERAL,
    found_in_position,
    found_in_value,
)
from generator.validate.rolls.headers import column_letter
from generator.validate.rolls.names import MOST_OF_ONE, is_plain_part, refers_to_above
from generator.validate.same_text import foreign_letters, reads_as_written, unseen_signs
from generator.validate.surnames import LISTED, TYPED

_SENSITIVE = "dữ liệu nhạy cảm"
_REMOVE = "xóa phần ấy khỏi ô rồi lưu tệp"
_KINSHIP = "quan hệ gia đình với người khác"
_KIN = (
    r"(?:^|[,;(–-])\s*(?:là )?(?:con (?:trai |gái |đẻ |dâu |rể |nuôi )?|vợ |chồng |bố |mẹ |cha |cháu |"
    r"em (?:trai|gái) |anh trai |chị gái )(?:của )?(?:ông|bà|đồng chí|đ/c|liệt sĩ)\s+[^\W\d_]"
    r"|(?:^|[,;(–-])\s*(?:có )?(?:vợ|chồng|bố|mẹ|cha)(?: là |\s*:\s*)(?:ông |bà )?"
    rf"(?:{'|'.join(sorted(LISTED | TYPED))})\s+[^\W\d_]"
)
_MARKED_KIN = re.compile(_KIN)
# "ba" is "three" in a text that has its marks.
_BARE_KIN = re.compile(without_marks(_KIN))
# A quick look: each match of a pattern has one.
_OF_KIN = (" ông", " bà", " đồng chí", " đ/c", " liệt sĩ", "vợ", "chồng", "bố", "mẹ", "cha")
_OF_BARE_KIN = tuple(map(without_marks, _OF_KIN))
_NO_FACTS: Facts = {}
_AS_SHOWN = "lấy như Excel hiển thị"
_MADE_BY_EXCEL: Facts = {
    "reason": "Ô này là ngày, giờ hoặc số rút gọn do Excel tự đổi từ chữ gõ vào (như 10/1, 3-4, 10E2)",
    "remedy": "định dạng ô là Text rồi gõ lại, hoặc gõ dấu nháy đơn ở trước: '10/1",
}
_WRITTEN_FOR_NOTHING: Facts = {
    "reason": "Ô này ghi chữ mà phần mềm ghi thay cho ô trống (NULL, None, nan, #N/A)",
    "remedy": "xóa chữ ấy, hoặc ghi đúng nội dung của ô",
}
_NOTHING = frozenset(("nan", "null", "none", "nil", "undefined", "n/a", "#n/a"))
_UNREADABLE: Mapping[str, tuple[str, Facts]] = {
    **{code: (code, _NO_FACTS) for code in ("H16", "H23", "H67")},
    "H56": ("H56", _MADE_BY_EXCEL),
    "nothing": ("H56", _WRITTEN_FOR_NOTHING),
}
# What Excel writes into a CSV file for a day that it made ("10-Jan", "Thg10-26"), or for a long number.
_EXCEL_TEXT = re.compile(
    r"\d{1,2}-(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|thg ?\d{1,2})(?:-\d{2,4})?|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|thg ?\d{1,2})-\d{2,4}|\d(?:[.,]\d+)?e\+\d{1,2}",
    re.IGNORECASE,
)
_LONGEST_MADE = 12
# Usual texts: usual words, single spaces, few digits. Cells differ, their words come again and again: each
# word is judged once, and a text is what its words are.
_MOST_DIGITS = 8  # nine may be a number of a person's, whatever stands beside them
_UNUSUAL = _MOST_DIGITS + 1
_DASHES = frozenset("-–")
_LONGEST_NUMBER = 4
# Usual words that may be part of something else: "con ông A", "tháng 4", "s i n h".
_NOT_ALONE = frozenset(
    (
        *("ông", "bà", "đồng", "liệt", "tháng", "h", "vợ", "chồng", "bố", "mẹ", "cha"),
        *("ong", "ba", "dong", "liet", "vo", "chong", "bo", "me"),
    )
)
_FIRST_WORDS = tuple({cue.split(" ")[0] for cue in CUES_OF_SEVERAL})
_CUES = {
    word: tuple(cue for cue in CUES_OF_SEVERAL if cue.startswith(f"{first} "))
    for first in _FIRST_WORDS
    for word in (first, first.capitalize())
}
_BEGIN = frozenset(_CUES)


@dataclass(slots=True)
class Cells:
    """Reads the cells of one sheet. `refused` is set by a cell that cannot be read: its row is left out.

    `worded` are cells with words of a person's private life, and of which kind: a decision may accept them
    row by row. In `dateless` columns no day can be meant, in `certain` ones nothing is asked. `old_encoding`:
    a cell was in an old encoding; then `beside` names the encoding of the row's other cells, `among` that of
    the sheet. `converted` are texts in an old encoding, with what they were read as.
    """

    path: str
    sheet: str
    titles: Mapping[int, str]
    position: int = -1
    dateless: frozenset[int] = frozenset()
    certain: frozenset[int] = frozenset()
    beside: str | None = None
    among: str | None = None
    refused: bool = False
    old_encoding: bool = False
    findings: list[Finding] = field(default_factory=list)
    mended: list[Mended] = field(default_factory=list)
    converted: dict[str, str] = field(default_factory=dict)
    worded: list[tuple[Source, str]] = field(default_factory=list)
    _memo: dict[tuple[str | None, int, str], tuple[str, tuple[str, ...], str]] = field(default_factory=dict)

    def text(self, value: object, line: int, column: int, *, published: bool = True) -> str:
        """The cell's text; "" for an empty cell and for one that is refused."""
        if value is None:
            return ""
        if type(value) is str:
            if self.beside is None and is_usual(value):
                return value
            own = column == self.position or column in self.certain
            key = (self.beside, column if own else -1, value)
            look = self._memo.get(key)
            if look is None:
                look = self._memo[key] = self._look(value, column)
        else:
            look = self._look(value, column)
        text, why, verdict = look
        if why or verdict:
            return self._tell(look, value, line, column, published=published)
        return text

    def _look(self, value: object, column: int) -> tuple[str, tuple[str, ...], str]:
        """The text, what was changed in it, and why it is refused: a code, or a kind of personal data."""
        if isinstance(value, NoValue):
            return "", (), "H23"
        if _is_made_by_excel(value, dateless=column in self.dateless):
            return "", (), "H56"
        if isinstance(value, Shown) and (kind := found_in_value(written(value.value))):
            return "", (), kind
        try:
            cleaned = clean(value, beside=self.beside, among=self.among)
        except LostLetters:
            return "", (), "H67"
        except UncertainEncoding:
            return "", (), "H16"
        if lost := _lost(cleaned.text, certain=column in self.certain):
            return "", (), lost
        kind = found_in_value(cleaned.text)
        if kind is None and _is_of_kin(cleaned.text.lower()):
            kind = _KINSHIP
        if kind is None and column == self.position:
            kind = found_in_position(cleaned.text)
        why = (_AS_SHOWN, *cleaned.why) if isinstance(value, Shown) else cleaned.why
        if kind is None and not reads_as_written(cleaned.text):
            kind = next((code for code, _ in _odd(cleaned.text)), None)
        return cleaned.text, why, kind or ""

    def _tell(
        self,
        look: tuple[str, tuple[str, ...], str],
        value: object,
        line: int,
        column: int,
        *,
        published: bool,
    ) -> str:
        text, why, verdict = look
        if any("bảng mã" in each for each in why):
            self.converted[str(value)] = text
        self.old_encoding = self.old_encoding or verdict == "H16" or bool(self.converted)
        if verdict in _UNREADABLE:
            if published:
                self.refused = True
                code, facts = _UNREADABLE[verdict]
                self.tell(code, line, column, facts, like=(column, verdict))
            return ""
        if verdict.startswith(_SENSITIVE) or verdict == _KINSHIP:
            self._forget(line)
            self.worded.append((self.source(line, column), verdict))
            return text
        if verdict and verdict not in ("B03", "B04"):
            self.refuse(verdict, line, column)
            return ""
        if published:
            for code, found in _odd(text):
                self.tell(code, line, column, {"found": found}, like=(column, found))
            before = written(value.value) if isinstance(value, Shown) else str(value)
            self.changed(before, text, ", ".join(why), line, column)
        return text

    def refuse(self, kind: str, line: int, column: int) -> None:
        """Tell of personal data in a cell, never of what it says."""
        self._forget(line)
        self.tell("H05", line, column, {"kind": kind, "remedy": _REMOVE}, like=(column, kind))

    def _forget(self, line: int) -> None:
        """What was changed in a row would repeat what its cells say."""
        while self.mended and self.mended[-1].line == line:
            self.mended.pop()

    def tell(
        self,
        code: str,
        line: int,
        column: int,
        facts: Facts | Callable[[], Facts] = _NO_FACTS,
        *,
        like: Hashable = (),
    ) -> None:
        """Keep what was found in a cell; findings that are `like` each other are told once for the sheet."""
        self.findings.append(Finding(code, self.source(line, column), facts, like))

    def changed(self, before: str, after: str, why: str, line: int, column: int) -> None:
        """Keep what was changed on the way in."""
        self.mended.append(Mended(self.sheet, line, self._title(column), before, after, why, column + 1))

    def source(self, line: int, column: int) -> Source:
        """A cell as a place; lines from 1, columns from 0."""
        return Source(self.path, line, column + 1, sheet=self.sheet, header=self._title(column))

    def _title(self, column: int) -> str:
        return self.titles.get(column) or column_letter(column + 1)


def _lost(text: str, *, certain: bool) -> str:
    """Why a cell says nothing: a letter was lost, a program wrote a word for an empty cell; "" if it does."""
    if certain and "?" in text and any(map(str.isalpha, text)):
        return "H67"
    return "nothing" if text.lower() in _NOTHING else ""


def _is_of_kin(low: str) -> bool:
    if low.isascii():
        return any(map(low.__contains__, _OF_BARE_KIN)) and _BARE_KIN.search(low) is not None
    return any(map(low.__contains__, _OF_KIN)) and _MARKED_KIN.search(low) is not None


def _odd(text: str) -> Iterator[tuple[str, str]]:
    """Signs that readers cannot see and that stayed (B03), letters of other alphabets (B04)."""
    for code, look in (("B03", unseen_signs), ("B04", foreign_letters)):
        if found := look(text, name=True):
            yield code, found


def _is_made_by_excel(value: object, *, dateless: bool) -> bool:
    """Whether Excel has made a day, an hour or a shortened number of what was typed."""
    if isinstance(value, Shown):
        return isinstance(value.value, date | time)
    if isinstance(value, str):
        return len(value) <= _LONGEST_MADE and _EXCEL_TEXT.fullmatch(value.strip()) is not None
    return isinstance(value, time) or (dateless and isinstance(value, date))


@lru_cache(maxsize=1 << 14)
def is_usual(text: str) -> bool:
    """Whether `clean` changes nothing of a text, and it is neither personal, nor odd, nor made by Excel.

    Nor does it refer to the cell above.

    A text for which this is false may be all right as well.
    """
    words = text.split(" ")
    if sum(map(_digits_in, words)) > _MOST_DIGITS:
        return False
    for word in _BEGIN.intersection(words):
        if any(map(text.lower().__contains__, _CUES[word])):
            return False
    return not refers_to_above(text) and not (len(text) < _LONGEST_MADE and text.lower() in _NOTHING)


def is_usual_name(text: str) -> bool:
    """Whether a text is usual and a plain name: it is published as it stands."""
    words = text.split(" ")
    return 1 < len(words) <= MOST_OF_ONE and all(map(_is_usual_part, words))


@lru_cache(maxsize=1 << 15)
def _is_usual_part(word: str) -> bool:
    return not _digits_in(word) and word not in _BEGIN and is_plain_part(word)


@lru_cache(maxsize=1 << 15)
def _digits_in(word: str) -> int:
    """How many digits a usual word has; more than a usual text for any other word."""
    bare = word.rstrip(",.;:")
    if len(word) - len(bare) > 1 or not reads_as_written(word):
        return _UNUSUAL
    if bare.isdecimal():
        return len(bare) if len(bare) <= _LONGEST_NUMBER else _UNUSUAL
    low = bare.lower()
    usual = bare.isalpha() and is_unicode(word) and low not in _NOT_ALONE
    if not usual or any(map(low.__contains__, CUES_OF_ONE_WORD)):
        return 0 if word in _DASHES else _UNUSUAL
    return _UNUSUAL if low.endswith(_FIRST_WORDS) and word == bare and word not in _BEGIN else 0
