"""Vietnamese order of names and titles (docs/domain.md, Vietnamese text).

Names are compared syllable by syllable: first the letters in the order of the Vietnamese alphabet, then the
tone (ngang, huyền, hỏi, ngã, sắc, nặng). Whole strings compared at once would put "Hà Anh" behind "Ha Bình".
Only order is decided here; what is shown stays as the decision writes it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from generator.marks import normalize

Syllable = tuple[str, str]
"""Letters and numbers, then tones: two strings that compare as the syllables do."""

NameKey = tuple[tuple[Syllable, ...], tuple[Syllable, ...], tuple[Syllable, ...], tuple[Syllable, ...]]

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: chr(0x100 + place) for place, letter in enumerate(_ALPHABET)}
# Ngang has no mark and comes first.
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_LOOKALIKES = str.maketrans({"ð": "đ", "ƣ": "ư", "’": "'", "ʼ": "'", "`": "'"})

_TITLES = (
    "ông|bà|anh|chị|cô|chú|bác|cụ|thầy|em|cháu|đ c|đồng chí|hộ|hộ ông|hộ bà|gia đình|hộ gia đình|"
    "gs|pgs|ts|ths|tskh|cn|ks|kts|bs|ds|ls|cki|ckii|bscki|bsckii|dscki|dsckii|ngnd|ngưt|nsnd|nsưt|ttnd|ttưt|"
    "giáo sư|phó giáo sư|tiến sĩ|thạc sĩ|bác sĩ|dược sĩ|kỹ sư|luật sư|cử nhân|"
    "đại tướng|thượng tướng|trung tướng|thiếu tướng|đại tá|thượng tá|trung tá|thiếu tá|"
    "đại úy|thượng úy|trung úy|thiếu úy|thượng sĩ|trung sĩ|hạ sĩ|"
    "linh mục|mục sư|hòa thượng|thượng tọa|đại đức|ni sư|nghệ nhân|già làng"
)
_LONGEST_TITLE = 3  # words
# "Y Bhiă Niê", "H' Hen Niê", "K' Brêu": a particle that tells the sex, the given name, then the clan.
_HIGHLAND = re.compile(r"(y|h'?|k')(?:\s+|(?<='))(\S.*)", re.IGNORECASE)
_ASIDE = re.compile(r"\(([^()]*)\)")
_NUMBER = re.compile(r"[0-9]+")


def name_key(name: str) -> NameKey:
    """The key of a person's name: given name (tên), family name (họ), middle names (đệm), then any aside.

    Honorifics and titles in front do not count. Of "Y Bhiă Niê" the given name is "Bhiă", the family "Niê".
    """
    asides = _syllables(" ".join(_ASIDE.findall(name)))
    plain = _ASIDE.sub(" ", name).strip()
    highland = _HIGHLAND.fullmatch(_lower(plain))
    if highland:
        given, *clan = highland[2].split()
        return _syllables(given), _syllables(" ".join(clan)), _syllables(highland[1]), asides
    words = _without_titles(_lower(plain).replace(".", ". ").split())
    if len(words) < 2:
        return _syllables(" ".join(words)), (), (), asides
    return _syllables(words[-1]), _syllables(words[0]), _syllables(" ".join(words[1:-1])), asides


def title_key(text: str) -> tuple[Syllable, ...]:
    """The key of any other name ("Tổ bầu cử số 2" before "Tổ bầu cử số 10"): its syllables in order."""
    return _syllables(_lower(text))


def _lower(text: str) -> str:
    return normalize("NFC", text).lower().translate(_LOOKALIKES)


def _without_titles(words: list[str]) -> list[str]:
    """The words of a name without what stands in front of it; at least one word is left."""
    while True:
        for length in range(min(_LONGEST_TITLE, len(words) - 1), 0, -1):
            if _is_title(words[:length]):
                words = words[length:]
                break
        else:
            return words


def _is_title(words: list[str]) -> bool:
    return _syllables(" ".join(words)) in _TITLE_KEYS


def _syllables(text: str) -> tuple[Syllable, ...]:
    keys = (_syllable(word) for word in re.split(r"[\s./,-]+", text))
    return tuple(key for key in keys if key[0])


@lru_cache(maxsize=20_000)
def _syllable(word: str) -> Syllable:
    """One word's key; where the tone's mark stands makes no difference ("hoà", "hòa")."""
    tones = ""
    letters = ""
    for sign in normalize("NFD", word):
        if sign in _TONES:
            tones += _TONES[sign]
        else:
            letters += sign
    # A number counts by its value: by its length first, then digit by digit.
    numbered = _NUMBER.sub(lambda digits: _number(digits[0]), normalize("NFC", letters))
    return "".join(map(_letter, numbered)), tones


def _number(digits: str) -> str:
    value = digits.lstrip("0") or "0"
    return f"{len(value):03}{value}"


def _letter(sign: str) -> str:
    if sign in _RANK or sign.isdigit():
        return _RANK.get(sign, sign)
    base = normalize("NFD", sign)[0]  # marks of other languages: "ĕ" stands with "e"
    return _RANK.get(base, base if base.isalpha() else "")


_TITLE_KEYS = frozenset(_syllables(title) for title in _TITLES.split("|"))
