"""Text as offices have it in their spreadsheets -> plain Unicode text, with a word for every change."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache

from generator.load.sheets.old_encodings import LostLetters, UncertainEncoding, is_unicode, to_unicode
from generator.marks import normalize

__all__ = ["Cleaned", "LostLetters", "UncertainEncoding", "clean", "encoding_of", "plain_case"]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cell's text as it is used, and what was changed on the way, in words."""

    text: str
    why: tuple[str, ...] = ()


_VIETNAMESE = "ĂăĐđĨĩŨũƠơƯưẠ-ỹ"
_SIGNS = "–—“”‘’…"
# Signs that begin a formula: our own CSV files put an apostrophe in front of them.
_GUARDED = frozenset("=+-@")
# Nothing to do: words of these characters with single spaces between them. ("?" may be a lost letter.)
_PLAIN = re.compile(rf"[!->@-~{_VIETNAMESE}{_SIGNS}]++(?: [!->@-~{_VIETNAMESE}{_SIGNS}]++)*+")
# The same with the Vietnamese letters of Latin-1, which both old encodings use for others.
_PLAIN_WORD = re.compile(rf"[!-~ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý{_VIETNAMESE}{_SIGNS}]+")

# What cannot be seen: control characters, zero widths, directions, byte order marks; not yet the soft
# hyphen, which is a letter in TCVN3.
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u034f\u061c\u180e"
    r"\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufffe\uffff]"
)
_LINE_ENDS = re.compile(r"[\r\n\x85\u2028\u2029]+")
_SPACES = re.compile(r"[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LOOK_ALIKES = str.maketrans("ƢƣƉ\u2010\u2011", "ƯưĐ--")
_ICELANDIC = str.maketrans("Ðð", "Đđ")
# Degrees and titles of honour beside a name: what they are in capitals, as they are written.
_HELD = (
    "GS PGS TS TSKH ThS BS BSCK BSCKI BSCKII CK CKI CKII DS DSCKI KS KTS CN LS NGƯT NGND NSƯT NSND TTƯT TTND "
    "II III IV VII VIII IX"
)
_TITLES = {title.upper(): title for title in _HELD.split()}
_WORD = re.compile(r"[^\W_][\w\u0300-\u036f]*")


def clean(value: object, *, beside: str | None = None, among: str | None = None) -> Cleaned:
    """A cell's value as text. Fast where there is nothing to do (a roll has 100,000 rows).

    Raises UncertainEncoding for text in an old encoding that cannot be read with certainty. `beside` is the
    encoding of other cells of the row (`encoding_of`): with it, what could be either is uncertain. `among` is
    that of the list.
    """
    if not isinstance(value, str):
        return Cleaned(written(value))
    if value[:1] == "'" and value[1:2] in _GUARDED:
        rest = clean(value[1:], beside=beside, among=among)
        return Cleaned(rest.text, ("bỏ dấu nháy đơn giữ cho ô khỏi thành công thức", *rest.why))
    if _PLAIN.fullmatch(value) or not value:
        return Cleaned(value)
    if beside is None and all(map(_is_plain_word, value.split(" "))):
        return Cleaned(value)
    return _cleaned(value, beside, among)


@lru_cache(maxsize=1 << 15)
def _is_plain_word(word: str) -> bool:
    """Whether a word has nothing to change; a roll's words are few."""
    return _PLAIN_WORD.fullmatch(word) is not None and is_unicode(word)


def encoding_of(values: Iterable[object]) -> str | None:
    """The old encoding that one of these cells is certainly written in; None where there is none."""
    for value in values:
        if isinstance(value, str) and not value.isascii() and not _PLAIN.fullmatch(value):
            try:
                name = to_unicode(_SPACES.sub(" ", normalize("NFC", value)))[1]
            except UncertainEncoding:
                continue
            if name is not None:
                return name
    return None


def plain_case(name: str) -> str:
    """A person's name in capitals as it is usually written; a name with a small letter is left alone."""
    if not name.isupper():
        return name
    return _WORD.sub(lambda found: _capitalised(found.group()), name)


def _capitalised(word: str) -> str:
    if word in _TITLES:
        return _TITLES[word]
    return word if any(sign.isdigit() for sign in word) else word[0] + word[1:].lower()


def _cleaned(value: str, beside: str | None, among: str | None) -> Cleaned:
    """Every step in turn; each that changes something says so."""
    why: list[str] = []
    text = value

    def step(changed: str, words: str) -> None:
        nonlocal text
        if changed != text:
            text = changed
            why.append(words)

    step(_INVISIBLE.sub("", text), "bỏ ký tự không nhìn thấy")
    step(normalize("NFC", text), "ghép dấu rời vào chữ (NFD thành NFC)")
    step(_LINE_ENDS.sub(" ", text), "thay chỗ xuống dòng trong ô bằng dấu cách")
    step(_SPACES.sub(" ", text), "thay dấu cách cứng bằng dấu cách thường")
    step(text.translate(_LOOK_ALIKES), "thay chữ, dấu trông giống bằng chữ, dấu đúng")
    converted, encoding = to_unicode(text, beside, among)
    step(converted, f"chuyển từ bảng mã {encoding} sang Unicode")
    step(text.translate(_ICELANDIC), "thay chữ Ð (U+00D0) bằng chữ Đ")
    step(text.replace("\xad", ""), "bỏ dấu gạch nối mềm không nhìn thấy")
    step(" ".join(text.split()), "bỏ dấu cách thừa")
    return Cleaned(text, tuple(why))


def written(value: object) -> str:
    """A value that is no text, as an office writes it: 12.0 is "12", a day is 08/05/2026."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"  # as Excel shows it
    if isinstance(value, float):
        # Never an exponent: a number of twelve digits must be seen for what it is.
        return f"{value:.10f}".rstrip("0").rstrip(".").replace(".", ",")
    if isinstance(value, datetime):
        shown = f"{value.day:02}/{value.month:02}/{value.year}"
        return shown if value.time() == time() else f"{shown} {value.hour:02}:{value.minute:02}"
    if isinstance(value, date):
        return f"{value.day:02}/{value.month:02}/{value.year}"
    if isinstance(value, time):
        return f"{value.hour:02}:{value.minute:02}"
    return str(value)
