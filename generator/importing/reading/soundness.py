"""Whether a text is Vietnamese as it was written, or what an old font, a lost encoding, a bad scan left.

Words are counted, not looked up: a Vietnamese text consists of syllables, nine in ten of them with marks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.load.sheets.office_text import encoding_of
from generator.load.sheets.old_encodings import UncertainEncoding, is_syllable, to_unicode
from generator.load.sheets.sheet import UnreadableError

_WORD = re.compile(r"[^\W\d_]{2,}")
_SIGNS = re.compile(r"([^\x00-\xff]+)")  # typographic quotes and dashes, which old fonts have as well
_LONGEST_SHORT_NAME = 8  # letters in capitals: UBND, CBCCVC
_LONGEST_SYLLABLE = 7  # letters: "nghiêng"
_LOOKED_AT = 2_000  # characters of a line, to know its encoding
_FEW = 30  # words: a share of fewer says nothing
_SOUND, _MARKED = 0.93, 0.55
"""Shares of the words that are syllables, and that have marks; plans have 99 % and 85 % or more."""
_MISREAD, _MOST_MISREAD = 3, 0.002
"""From so many words and such a share of them with marks that no syllable has, a machine read it."""

_COPY_FROM_ORIGINAL = "xin tệp Word gốc hoặc bản PDF có dấu của cơ quan ban hành rồi nhập tệp ấy"
_NO_WORDS = ("tệp không có chữ nào đọc được", _COPY_FROM_ORIGINAL)
_NO_MARKS = (
    "văn bản không có dấu tiếng Việt, hoặc dấu đã mất khi chuyển bảng mã",
    _COPY_FROM_ORIGINAL,
)
_RUBBISH = (
    "chữ trong tệp đã hỏng (mất chữ, sai bảng mã hoặc máy nhận dạng sai): chỉ {share} % số từ là tiếng Việt",
    _COPY_FROM_ORIGINAL,
)
_OLD_FONT = (
    "văn bản gõ bằng phông chữ cũ (TCVN3 hoặc VNI), không chuyển chắc chắn sang Unicode được",
    "chuyển tệp sang Unicode (ví dụ bằng UniKey) rồi nhập lại",
)


@dataclass(frozen=True, slots=True)
class Syllables:
    """How many words a text has; how many are syllables, have marks, have marks and are no syllables."""

    words: int
    syllables: int
    marked: int
    misread: int

    @property
    def sound(self) -> bool:
        """Whether it is Vietnamese with its marks."""
        return self.syllables >= _SOUND * self.words and self.marked >= _MARKED * self.words

    @property
    def by_machine(self) -> bool:
        """Whether words are misspelt as only the recognition of a scan does it."""
        return self.misread >= _MISREAD and self.misread >= _MOST_MISREAD * self.words


def share(text: str) -> Syllables:
    """Count the words of a text; names in capitals count for nothing."""
    words = syllables = marked = misread = 0
    for word in _WORD.findall(text):
        if word.isupper() and len(word) <= _LONGEST_SHORT_NAME and not is_syllable(word):
            continue
        good, ascii_only = len(word) <= _LONGEST_SYLLABLE and is_syllable(word), word.isascii()
        words += 1
        syllables += good
        marked += not ascii_only
        misread += not (good or ascii_only)
    return Syllables(words, syllables, marked, misread)


def trouble(text: str) -> tuple[str, str] | None:
    """Why a text must not be imported, and what to do; None where it is sound."""
    found = share(text)
    if not found.words:
        return _NO_WORDS
    if found.words < _FEW or found.sound:
        return None
    if found.syllables >= _SOUND * found.words:
        return _NO_MARKS
    reason, remedy = _RUBBISH
    return reason.format(share=100 * found.syllables // found.words), remedy


def old_encoding(lines: Iterable[str]) -> str | None:
    """The old encoding (TCVN3, VNI) that a text was typed in, where it is no Vietnamese as it stands."""
    each = list(lines)
    if share("\n".join(each)).sound:
        return None
    found = Counter(name for line in each if (name := encoding_of([line[:_LOOKED_AT]])) is not None)
    return found.most_common(1)[0][0] if found else None


def in_unicode(text: str, old: str) -> str:
    """A line of such a text in Unicode; raises UnreadableError where it cannot be read for certain."""
    try:
        return "".join(to_unicode(part, None, old)[0] for part in _SIGNS.split(text))
    except UncertainEncoding as uncertain:
        raise UnreadableError(*_OLD_FONT) from uncertain
