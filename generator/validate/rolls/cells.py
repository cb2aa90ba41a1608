"""The cells of one sheet as clean text: what was changed is kept, what may not be published is refused."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.load.sheets.office_text import UncertainEncoding, clean
from generator.load.sheets.sheet import NoValue
from generator.model.honour import Mended
from generator.problems import Source
from generator.validate.finding import Facts, Finding
from generator.validate.personal_data import found_in_position, found_in_value
from generator.validate.rolls.headers import column_letter
from generator.validate.same_text import foreign_letters, unseen_signs

_SENSITIVE = "dữ liệu nhạy cảm"
_REMOVE = "xóa phần ấy khỏi ô rồi lưu tệp"
_REMOVE_SENSITIVE = (
    "bỏ phần ấy khỏi ô; nếu là thành tích giúp người khác thì ghi rõ việc đã làm, ví dụ “Giúp đỡ 05 hộ nghèo”"
)
_NO_FACTS: Facts = {}


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
    findings: list[Finding] = field(default_factory=list)
    mended: list[Mended] = field(default_factory=list)
    _memo: dict[tuple[str | None, int, str], tuple[str, tuple[str, ...], str]] = field(default_factory=dict)

    def text(self, value: object, line: int, column: int, *, published: bool = True) -> str:
        """The cell's text; "" for an empty cell and for one that is refused."""
        if value is None:
            return ""
        if type(value) is str:
            key = (self.beside, column if column == self.position else -1, value)
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
        try:
            cleaned = clean(value, beside=self.beside)
        except UncertainEncoding:
            return "", (), "H16"
        kind = found_in_value(cleaned.text)
        if kind is None and column == self.position:
            kind = found_in_position(cleaned.text)
        return cleaned.text, cleaned.why, kind or next((code for code, _ in _odd(cleaned.text)), "")

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
        self.old_encoding = self.old_encoding or verdict == "H16" or any("bảng mã" in each for each in why)
        if verdict in ("H16", "H23"):
            if published:
                self.refused = True
                self.tell(verdict, line, column, like=column)
            return ""
        if verdict and verdict not in ("B03", "B04"):
            self.refuse(verdict, line, column)
            return ""
        if published:
            for code, found in _odd(text):
                self.tell(code, line, column, {"found": found}, like=(column, found))
            self.changed(str(value), text, ", ".join(why), line, column)
        return text

    def refuse(self, kind: str, line: int, column: int) -> None:
        """Tell of personal data in a cell, never of what it says."""
        while self.mended and self.mended[-1].line == line:
            self.mended.pop()  # it would repeat what the cell says
        remedy = _REMOVE_SENSITIVE if kind.startswith(_SENSITIVE) else _REMOVE
        self.tell("H05", line, column, {"kind": kind, "remedy": remedy}, like=(column, kind))

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
        self.mended.append(Mended(self.sheet, line, self._title(column), before, after, why))

    def source(self, line: int, column: int) -> Source:
        """A cell as a place; lines from 1, columns from 0."""
        return Source(self.path, line, column + 1, sheet=self.sheet, header=self._title(column))

    def _title(self, column: int) -> str:
        return self.titles.get(column) or column_letter(column + 1)


def _odd(text: str) -> Iterator[tuple[str, str]]:
    """Signs that readers cannot see and that stayed (B03), letters of other alphabets (B04)."""
    for code, look in (("B03", unseen_signs), ("B04", foreign_letters)):
        if found := look(text, name=True):
            yield code, found
