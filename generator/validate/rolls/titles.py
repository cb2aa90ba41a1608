"""The titles within a list ("I. TẬP THỂ", "B. BẰNG KHEN", "Thôn 1"): what they say of the rows below them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from generator.validate.rolls.headers import kind_said
from generator.validate.rolls.lookup import Awards, Units, bare_title
from generator.validate.rolls.names import is_collective

MARKER = re.compile(
    r"\s*(?:()(?:([IVX]+)|(\d{1,3}(?:\.\d{1,3})+))()(?=\s)"
    r"|(?:([A-HĐ])|([IVX]+)|(\d{1,3}(?:\.\d{1,3})*)|([a-hđ]))\s*[.)/\-:])\s*"
)
_AWARD_FIRST = re.compile(
    r"\W*(?:danh sách\s+)?(?:(?:các\s+)?(?:tập thể|cá nhân|hộ gia đình)\s+)*(?:được\s+)?(?:tặng\s+)?"
    r"(?:gk|bk|giấy khen|bằng khen|huân chương|huy chương|kỷ niệm chương|cờ thi đua|danh hiệu)\b"
)
_LEVELS = 4  # "A", "I", "1", "a"


class _Title(NamedTuple):
    """What a title says of kind, award or unit ("" for another group); level 0 is one without a number."""

    says: Mapping[str, str]
    level: int


class Titles:
    """The titles that hold at a row, the outer before the inner ones.

    One replaces what says the same, with all that stood below it, and whatever has a lower or equal level:
    "II." ends "I." and its "1.". They say the `kind`, the `award` (in words) or the `unit`; "" where nothing.
    """

    def __init__(self, units: Units, awards: Awards) -> None:
        """None yet."""
        self._units, self._awards = units, awards
        self._known: list[_Title] = []
        self._fresh: list[_Title] = []
        self.kind = self.award = self.unit = ""

    def put(self, text: str) -> int | None:
        """Go below a title. Gives its level if it names nothing but a unit or a group."""
        title = self._read(text)
        ended = (
            place
            for place, each in enumerate(self._known)
            if 0 < each.level <= title.level or not each.says.keys().isdisjoint(title.says)
        )
        del self._known[next(ended, len(self._known)) :]
        self._keep([*self._known, title])
        self._fresh.append(title)
        return title.level if title.says.keys() == {"unit"} else None

    def row(self) -> None:
        """A row stands below them."""
        if self._fresh:
            self._fresh.clear()

    def new_table(self) -> None:
        """Another table begins: only what was said since the last row is said of it."""
        self._keep([each for each in self._known if each in self._fresh])

    def _keep(self, known: list[_Title]) -> None:
        self._known = known
        said = {what: words for each in known for what, words in each.says.items()}
        self.kind, self.award, self.unit = (said.get(what, "") for what in ("kind", "award", "unit"))

    def _read(self, text: str) -> _Title:
        marker = MARKER.match(text)
        places = [place for place, group in enumerate(marker.groups()) if group] if marker else []
        words = text[marker.end() :] if marker else text
        says = {}
        if kind := kind_said(words):
            says["kind"] = kind
        if self._awards.said(words):
            says["award"] = words
            if not _AWARD_FIRST.match(words.lower()):
                says["unit"] = ""  # "Phòng A: Bằng khen" holds for that group only
        unit = self._units.title(words)
        if unit is not None or not says:
            bare = bare_title(words)
            says["unit"] = unit or (bare if is_collective(bare) else "")
        return _Title(says, _LEVELS - places[0] % _LEVELS if places else 0)
