"""When two texts say the same: for names and units (marks count), and for headers (they do not)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from generator.slug import slug

# Huyền, sắc, ngã, hỏi, nặng: "hòa" and "hoà" differ only in the letter that carries the sign.
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_WORDS = re.compile(r"\w(?:\w|[\u0300-\u036f])*")
_ABBREVIATIONS = {
    "ubnd": "uỷ ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "mttq": "mặt trận tổ quốc",
}


def comparable(text: str) -> str:
    """`text` without case, punctuation, places of tones (docs/domain.md, Vietnamese text); marks still count.

    "Phòng Văn hoá – Xã hội" and "PHÒNG VĂN HÓA - XÃ HỘI" are one unit; "Hoa" and "Hòa" are two people.
    """
    return " ".join([_syllable(word) for word in _WORDS.findall(unicodedata.normalize("NFC", text.lower()))])


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
    return _LETTERS_AND_DIGITS.sub(" ", unicodedata.normalize("NFC", text).lower())


@lru_cache(maxsize=50_000)
def _syllable(word: str) -> str:
    """One syllable with its tone sign at its end; the office's abbreviations spelt out."""
    if word.isascii() and word not in _ABBREVIATIONS:
        return word
    word = _ABBREVIATIONS.get(word, word)
    return " ".join(_tone_last(part) for part in word.split())


def _tone_last(syllable: str) -> str:
    letters = unicodedata.normalize("NFD", syllable)
    return _TONES.sub("", letters) + "".join(_TONES.findall(letters))


@lru_cache(maxsize=4_096)
def plain(text: str) -> str:
    """`text` in lower-case ASCII words: how headers and sheet names are matched ("" where no letter is)."""
    return slug(text, " ") if any(sign.isalnum() for sign in text) else ""
