"""A wording cut into pieces that carry a sign each: what the rules of the grammar are written in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.marks import normalize
from generator.plan_time.vocabulary import LONGEST_SEQUENCE, NUMBERS, WORDS
from generator.slug import slug

LONGEST = 1_000
"""Characters of a wording that are read; a date of a plan has 20 to 200."""


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A piece of the wording: sign (vocabulary.py), value, text; `tight`: it follows without a space.

    `slip` is the bound word that a word may be a misspelling of.
    """

    sign: str
    value: Any
    text: str
    tight: bool = False
    slip: str = ""


_REPLACED = str.maketrans(
    {
        "Ð": "Đ", "ð": "đ", "ƣ": "ư", "Ƣ": "Ư",  # as old fonts and PDF files write them
        "–": "-", "—": "-", "−": "-", "‑": "-", "‐": "-", "⁄": "/", "∕": "/", "：": ":",
        "\N{ZERO WIDTH SPACE}": "", "\N{ZERO WIDTH NO-BREAK SPACE}": "", "\N{WORD JOINER}": "",
        "\N{SOFT HYPHEN}": "", "*": "", "“": " ", "”": " ", '"': " ",
    }
)  # fmt: skip

_PIECE = re.compile(
    r"(?P<document>\d+[a-z]?(?:/\d{2,4})?[/-][a-zđ][\wđ&]*(?:[/-][a-zđ][\wđ&]*)*)"
    r"|(?P<number>\d+)|(?P<word>[^\W\d_]+)|(?P<blank>[.…_]{2,}|…|_)|(?P<mark>\S)"
)
_END = re.compile(r"[\s.;,/]*(?:\./\.)?[\s.;,/]*$")
# What may stand behind a number without a space: an hour's letters, and units that typists run together.
_BEHIND_NUMBERS = {"h", "g", "giờ", "p", "ph", "phút", "ngày", "tháng", "năm", "hằng", "hàng", "và", "đến"}
_MARKS = "/.-,:;()%"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_COUNTED = {("ngày",), ("tuần",), ("tháng",), ("năm",)}
SIGN_OF_SLIP = {"trước": "<", "đến": "T", "hết": "|", "từ": "F", "sau": ">", "chậm": "!", "muộn": "!"}
"""The words that fix a bound, of which a slip of the keyboard makes another."""


def lexemes(wording: str) -> list[Lexeme]:
    """The pieces of a wording in order; Unicode's forms, dashes and spaces make no difference."""
    found = [Lexeme("", None, ""), Lexeme("", None, "")]
    for each in _classified(_pieces(_clean(wording))):
        found.append(_marked(_listed(each, found[-2], found[-1]), found[-1]))
    return found[2:]


def _clean(wording: str) -> str:
    text = normalize("NFC", wording[:LONGEST]).translate(_REPLACED).lower()
    return _END.sub("", " ".join(normalize("NFC", text).split()))


def _pieces(text: str) -> list[tuple[str, str, bool]]:
    """Kind, text and tightness of each piece."""
    found, end = [], -1
    for match in _PIECE.finditer(text):
        found.append((str(match.lastgroup), match[0], match.start() == end))
        end = match.end()
    return found


def _classified(pieces: list[tuple[str, str, bool]]) -> Iterator[Lexeme]:
    at, before = 0, "w"
    while at < len(pieces):
        kind, text, tight = pieces[at]
        length, sign, value = 1, "w", None
        if kind == "word":
            counted = before in ("n", "N") and _is_count(pieces, at)
            length, sign, value = _sequence(pieces[: at + 1] if counted else pieces, at)
        elif kind == "number":
            sign, value = _number(text)
        else:
            sign = {"document": "#", "blank": "_"}.get(kind, text if text in _MARKS else "?")
        yield Lexeme(sign, value, " ".join(each[1] for each in pieces[at : at + length]), tight)
        at += length
        before = sign


def _is_count(pieces: list[tuple[str, str, bool]], at: int) -> bool:
    """Whether the word behind a number is what it counts: "hai tuần | sau ngày", "5 ngày | cuối cùng"."""
    words = tuple(text for _, text, _ in pieces[at : at + 3])
    return words[:1] in _COUNTED and (
        words[1:] == ("cuối", "cùng")
        or (words[1:2] in (("sau",), ("trước",)) and words[2:] in (("ngày",), ("khi",)))
    )


def _sequence(pieces: list[tuple[str, str, bool]], at: int) -> tuple[int, str, Any]:
    """The longest sequence of words that means something from here on: its length, sign and value."""
    words = tuple(text for _, text, _ in pieces[at : at + LONGEST_SEQUENCE])
    for length in range(len(words), 0, -1):
        part = words[:length]
        if part in WORDS:
            return (length, *WORDS[part])
        if part in NUMBERS:
            return length, "n", NUMBERS[part]
    return 1, "w", None


def _number(text: str) -> tuple[str, int]:
    value = int(text)
    if len(text) <= 2:
        return "n", value
    return ("y" if len(text) == 4 and 1900 <= value <= 2199 else "N"), value


def _listed(piece: Lexeme, first: Lexeme, comma: Lexeme) -> Lexeme:
    """A Roman number that goes on with a list of quarters: "quý I-II", "quý I và quý II"."""
    if comma.sign in ("-", ",", "&", "T") and first.text in _ROMAN and piece.text in _ROMAN:
        return Lexeme("n", _ROMAN[piece.text], piece.text)
    return piece


def _marked(piece: Lexeme, before: Lexeme) -> Lexeme:
    """A piece in the light of the one before it: an hour's letters, quarters, what is glued to a number."""
    after_number = before.sign in ("n", "y", "N") and before.text.isdigit()
    if before.sign == "Q" and piece.text in _ROMAN:
        return Lexeme("n", _ROMAN[piece.text], piece.text, piece.tight)
    if after_number and piece.tight and piece.text in ("h", "g"):
        return Lexeme("h", None, piece.text, piece.tight)
    if after_number and piece.text == "h":
        return Lexeme("h", None, piece.text, piece.tight)
    if after_number and piece.text in ("p", "ph", "'", "’", "′"):
        return Lexeme("p", None, piece.text, piece.tight)
    if (
        after_number
        and piece.tight
        and piece.text[:1].isalpha()
        and piece.text.split()[0] not in _BEHIND_NUMBERS
    ):
        return Lexeme("j", None, piece.text, piece.tight)
    if (
        piece.sign in ("n", "y", "N")
        and piece.tight
        and before.text[-1:].isalpha()
        and before.sign not in "hp"
    ):
        glued = before.sign in ("D", "M", "Y", "Q", "m")
        return piece if glued else Lexeme("j", None, piece.text, piece.tight)
    if piece.sign == "w" and (meant := _SLIPS.get(slug(piece.text))) and piece.text not in _REAL_WORDS:
        return Lexeme("w", None, piece.text, piece.tight, slip=meant)
    return piece


# Without marks "trước" and what a slip makes of it are the same.
_SLIPS = {slug(word): word for word in SIGN_OF_SLIP}
_REAL_WORDS = frozenset({
    "tự", "tư", "tử", "tứ", "đền", "đèn", "đen", "sâu", "sáu", "sấu", "chăm", "châm", "chấm", "chạm", "mượn",
    "muốn", "hét", "trượt",
})  # fmt: skip
"""Words that only differ from these by their marks, and are no slips."""
