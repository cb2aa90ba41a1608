"""When two texts say the same, and what readers see of a text.

For names and units marks count, for headers they do not.
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

from generator.marks import normalize
from generator.slug import slug

# Huyền, sắc, ngã, hỏi, nặng: "hòa" and "hoà" differ only in the letter that carries the sign.
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_WORDS = re.compile(r"\w(?:\w|[\u0300-\u036f])*")
_ABBREVIATIONS = {
    "ubnd": "uỷ ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "mttq": "mặt trận tổ quốc",
}
_DOCUMENT = re.compile(r"\d+\s*/\s*(?:\d{4}\s*/\s*)?[^\W\d][\w-]*")  # "12/QĐ-UBND", "12/2026/NĐ-CP"


def comparable(text: str) -> str:
    """`text` without case, punctuation, places of tones (docs/domain.md, Vietnamese text); marks still count.

    "Phòng Văn hoá – Xã hội" and "PHÒNG VĂN HÓA - XÃ HỘI" are one unit; "Hoa" and "Hòa" are two people.
    Ledgers hold seals of names of awards as this gives them: for them it stays as it is.
    """
    return " ".join(filter(None, map(_comparable_word, text.lower().split())))


@lru_cache(maxsize=50_000)
def _comparable_word(word: str) -> str:
    """What stands between two spaces: no word ("–"), one or several ("Hậu-Cần"). Words repeat."""
    return " ".join([_syllable(each) for each in _WORDS.findall(normalize("NFC", word))])


_UNIT_WORDS = {
    "p": "phường",
    "x": "xã",
    "tdp": "tổ dân phố",
    "thcs": "trung học cơ sở",
    "thpt": "trung học phổ thông",
    "mn": "mầm non",
    "htx": "hợp tác xã",
    "clb": "câu lạc bộ",
    "vhxh": "văn hóa xã hội",
    "vh": "văn hóa",
    "xh": "xã hội",
    "chqs": "chỉ huy quân sự",
    "bch": "ban chấp hành",
    "lhpn": "liên hiệp phụ nữ",
    "ccb": "cựu chiến binh",
    "nct": "người cao tuổi",
    "ub": "uỷ ban",
}
_LETTERS_AND_DIGITS = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")


def same_document(one: str, other: str) -> bool:
    """Whether two texts name one document: by its number, however the rest of them is written."""
    numbers = _DOCUMENT.search(one), _DOCUMENT.search(other)
    if all(numbers):
        one, other = (found[0] for found in numbers if found)
    return comparable(one) == comparable(other)


@lru_cache(maxsize=50_000)
def same_unit(text: str) -> str:
    """`comparable` for names of units: "Tổ bầu cử số 01" and "TỔ BẦU CỬ 1" are one.

    Leading zeros, "số" in front of a number, and the abbreviations that offices use for units do not count.
    """
    spelt = " ".join(_UNIT_WORDS.get(word, word) for word in _WORDS.findall(_spaced(text)))
    words = comparable(spelt).split()
    number = _syllable("số")
    return " ".join(
        word.lstrip("0") or "0" if word.isdecimal() else word
        for place, word in enumerate(words)
        if not (word == number and words[place + 1 : place + 2] and words[place + 1].isdecimal())
    )


def _spaced(text: str) -> str:
    """In small letters, numbers apart from the letters beside them ("Tổ1")."""
    return _LETTERS_AND_DIGITS.sub(" ", normalize("NFC", text).lower())


@lru_cache(maxsize=50_000)
def _syllable(word: str) -> str:
    """One syllable with its tone sign at its end; the office's abbreviations spelt out."""
    if word.isascii() and word not in _ABBREVIATIONS:
        return word
    word = _ABBREVIATIONS.get(word, word)
    return " ".join(_tone_last(part) for part in word.split())


def _tone_last(syllable: str) -> str:
    letters = normalize("NFD", syllable)
    return _TONES.sub("", letters) + "".join(_TONES.findall(letters))


@lru_cache(maxsize=4_096)
def plain(text: str) -> str:
    """`text` in lower-case ASCII words: how headers and sheet names are matched ("" where no letter is)."""
    return slug(text, " ") if any(sign.isalnum() for sign in text) else ""


# Texts of these signs read as they are written: most of all texts.
_AS_WRITTEN = re.compile(r"[\n !-%'-)+-;=-\[\]^a-}ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ–—“”‘’]*")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--[^<>]*-->")
_EMPHASIS = re.compile(r"[*_~`\\]+")
# What turns the direction of the words beside it, or is no letter where letters stand: nobody types it.
_TURNS = "\u202a-\u202e\u2066-\u2069"
_STANDS_FOR_NOTHING = (
    "\u115f\u1160\u17b4\u17b5\u2061-\u2065\u206a-\u206f\u2800\u3164\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
# What programs leave in running text, of no width: it does no harm there, but parts a name in two.
_NO_WIDTH = "\xad\u034f\u061c\u180b-\u180f\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff"
_UNSEEN = re.compile(f"[{_TURNS}{_STANDS_FOR_NOTHING}{_NO_WIDTH}]")
_TURNING = re.compile(f"[{_TURNS}]")
_HARMFUL = re.compile(f"[{_TURNS}{_STANDS_FOR_NOTHING}]")
_OTHERS = re.compile(r"[^\x00-\u024f\u0300-\u036f\u1e00-\u1eff\u2000-\u214f]")


def reads_as_written(text: str) -> bool:
    """Whether a text has only signs that everyone sees, and our letters."""
    return _AS_WRITTEN.fullmatch(text) is not None


def as_seen(text: str) -> str:
    """`text` as readers see it, for those who look for numbers and words in it.

    Entities are their signs; tags, emphasis around digits and what has no width are gone; digits of every
    script are ours.
    """
    if _AS_WRITTEN.fullmatch(text):
        return text
    text = _EMPHASIS.sub(_without_emphasis, _TAG.sub("", html.unescape(text)))
    text = normalize("NFKC", _UNSEEN.sub("", text))
    text = _UNSEEN.sub("", text)  # some only appear now
    return "".join([sign if sign.isascii() else _digit(sign) for sign in text])


def within_tags(text: str) -> str:
    """What `as_seen` leaves out of a text: attributes and comments, which a page's source shows."""
    return " ".join(_TAG.findall(html.unescape(text))) if "<" in text or "&" in text else ""


def _without_emphasis(found: re.Match[str]) -> str:
    """Nothing for signs of emphasis beside a digit: a pattern that asks for the digit tries every sign."""
    text = found.string
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    return "" if before.isdecimal() or after.isdecimal() else found[0]


def _digit(sign: str) -> str:
    return str(unicodedata.digit(sign, sign))


def unseen_signs(text: str, *, name: bool) -> str | None:
    """What a text holds that readers cannot see, in words; of a `name` or title, what has no width, too."""
    if text.isascii():
        return None
    found = (_UNSEEN if name else _HARMFUL).search(text)
    if found is None:
        return None
    what = "đổi chiều chữ" if _TURNING.match(found[0]) else "không nhìn thấy"
    return f"ký tự {what} (mã U+{ord(found[0]):04X})"


_ALPHABETS = {"Cyrillic": "Nga (Cyrillic)", "Greek": "Hy Lạp"}


def foreign_letters(text: str, *, name: bool) -> str | None:
    """Letters of other alphabets that pass for ours, in words: in running text only within one word."""
    if _OTHERS.search(text) is None:
        return None
    for word in (text,) if name else _WORDS.findall(text):
        other = next(filter(_is_foreign, word), None)
        if other and (name or any(sign.isalpha() and not _is_foreign(sign) for sign in word)):
            alphabet = unicodedata.name(other, "?").split()[0].capitalize()
            return (
                f"chữ “{other}” của bảng chữ cái {_ALPHABETS.get(alphabet, alphabet)} (mã U+{ord(other):04X})"
            )
    return None


def _is_foreign(sign: str) -> bool:
    return (
        bool(_OTHERS.match(sign))
        and not _UNSEEN.match(sign)
        and unicodedata.category(sign) in ("Lu", "Ll", "Lt", "Lo")
        and not unicodedata.name(sign, "").startswith("LATIN")
    )
