"""Text typed with the old fonts TCVN3 (.VnTime, ABC) and VNI: recognised, and read where that is certain.

Such a file holds ordinary Latin-1 letters that only an old font draws as Vietnamese: "NguyÔn V¨n" (TCVN3)
and "Nguyeãn Vaên" (VNI) are both "Nguyễn Văn". The tables: TCVN 5712:1993 (VN3; the GNU C library's table of
it lies in tests/load/tcvn-5712.txt), and VNI for Windows.
A text is converted when each of its words then is a Vietnamese syllable and not all of them were one before;
`is_syllable` knows the initials, the rimes and where a tone may stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from generator.marks import normalize

_ENOUGH = 3
_LAST_LATIN_1 = 0xFF
TCVN3, VNI = "TCVN3 (ABC)", "VNI"


class UncertainEncoding(Exception):  # noqa: N818 - not a bug: a verdict on the text
    """The text looks like an old encoding, or has lost letters, and cannot be read with certainty."""


class LostLetters(UncertainEncoding):
    """Letters of the text were replaced by "?" or by characters that stand for nothing."""


# The codes stand in the order of the letters; the soft hyphen (AD) is "ư".
TCVN3_LETTERS = dict(
    zip(
        "\xa1\xa2\xa3\xa4\xa5\xa6\xa7\xa8\xa9\xaa\xab\xac\xad\xae"
        "\xb5\xb6\xb7\xb8\xb9\xbb\xbc\xbd\xbe\xc6\xc7\xc8\xc9\xca\xcb"
        "\xcc\xce\xcf\xd0\xd1\xd2\xd3\xd4\xd5\xd6\xd7\xd8\xdc\xdd\xde"
        "\xdf\xe1\xe2\xe3\xe4\xe5\xe6\xe7\xe8\xe9\xea\xeb\xec\xed\xee"
        "\xef\xf1\xf2\xf3\xf4\xf5\xf6\xf7\xf8\xf9\xfa\xfb\xfc\xfd\xfe",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
"""The letters that TCVN3 has, by the characters of Latin-1 whose codes it uses."""
# VNI writes a vowel, then a letter for its marks; a few letters stand for themselves.
_VNI_TONES = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_VNI_ON_A = {
    mark: vowel
    for marks, vowels in (("êéèúüë", "ăắằẳẵặ"), ("âáàåãä", "âấầẩẫậ"))
    for mark, vowel in zip(marks, vowels, strict=True)
}
_VNI_CIRCUMFLEX = dict(zip("âáàåãä", ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"), strict=True))
_VNI_ALONE = dict(zip("ôöñæóòîíì", "ơưđỉĩịỵíì", strict=True))


def _vni_table() -> dict[str, str]:
    """Every letter of VNI, one or two characters long, in both cases."""
    table = dict(_VNI_ALONE)
    table |= {f"a{mark}": vowel for mark, vowel in _VNI_ON_A.items()}
    for mark, tone in _VNI_CIRCUMFLEX.items():
        table |= {f"{base}{mark}": f"{base}\u0302{tone}" for base in "eo"}
    for mark, tone in _VNI_TONES.items():
        table |= {f"{base}{mark}": f"{_VNI_ALONE.get(base, base)}{tone}" for base in "aeouyôö"}
    table = {signs: normalize("NFC", letter) for signs, letter in table.items()}
    capitals = {signs.upper(): letter.upper() for signs, letter in table.items()}
    mixed = {signs[0].upper() + signs[1:]: letter.upper() for signs, letter in table.items()}
    return table | capitals | mixed


_VNI = _vni_table()
_VNI_SIGNS = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)) + r"|[^\x00-\x7f]")

_OLD_LETTER = re.compile(r"[\x80-\xff]")
# What stands between words: white space, ASCII punctuation, typographic characters, quotes around a word.
_BETWEEN = re.compile(
    r"[\s\x00-/:-@\[-`{-\x7f\u2000-\u206f]+|(?<![^\W\d_])«(?=[^\W\d_])|(?<=[^\W\d_])»(?!\w)"
)
# UTF-8 that was read as Windows-1252.
_LOST = re.compile("á[º»]|Æ[°¡]|Ã[\x80-\xbf]|Ä[\x80-\xbf‘’]")
# Letters that "?", U+FFFD, an empty box or a character of a symbol font has replaced.
_REPLACED = re.compile("[\ufffd\u25a1\u25af\ue000-\uf8ff]|\\?+[^\\W\\d_]")
_BEFORE_MARK = re.compile(r"([^\W_]+)\?+(?!\w)")
_SYMBOL_INSIDE = re.compile(r"[^\W\d_][\xa1-\xa9\xab\xac\xae-\xb4\xb6-\xb9\xbb-\xbf×÷][^\W\d_]")
_SMALL_FIRST = re.compile(r"(?<!\w)(?!ủy|uỷ)[àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]")
_MEASURE = re.compile(r"\d+[A-Za-zµ°]{0,3}(?:×\d+[A-Za-z]{0,3})*[²³]?")
_LETTERS = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĐđ"
_ODD_CAPITAL = re.compile(r"[a-zà-ÿ][À-ÞA-Z]")
_NOT_VIETNAMESE = re.compile(r"[ÄÅÆÇËÎÏÑÖØÛÜÞßäåæçëîïñöøûüþÿ]")

# Syllables: an initial, then a rime.
_INITIALS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph r s t th tr v x"
_RIMES = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
    oc oe oen oeo oet oi om on ong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uên uênh uêt ui um un ung up ut uôc uôi uôm uôn uông uôt uơ
    uy uya uych uyên uyêt uyn uynh uyp uyt uyu
    ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu
"""
# Behind "qu" the u is written only once: qua, quăn, quốc, quyên.
_RIMES_AFTER_QU = """
    a ac ach ai an ang anh ao at au ay ăc ăm ăn ăng ăp ăt âc ân âng ât ây e en eo et ê êch ên ênh êt êu
    i ich in inh it ôc ơ ơn y ych yên yêt ynh yt
"""
_SHAPES = {
    **{initial: frozenset(_RIMES.split()) for initial in ("", *_INITIALS.split())},
    "qu": frozenset(_RIMES_AFTER_QU.split()),
}
_LONGEST_INITIAL = 3
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONES_OF_STOPS = ("\u0301", "\u0323")
"""A syllable that ends in -c, -ch, -p, -t (or -k) has the tone sắc or nặng, no other."""


def to_unicode(text: str, beside: str | None = None, among: str | None = None) -> tuple[str, str | None]:
    """The text (NFC) in Unicode, and the encoding it was written in (None where it is Unicode already).

    `beside` is the encoding that other cells of the row are written in: it decides where two fit, and what
    could be Unicode as well as that encoding is no longer certain. `among` is that of the list: what is
    neither Unicode nor certain is read by its table (`share_of_syllables` tells how well that went). Raises
    UncertainEncoding.
    """
    if _has_lost_letters(text):
        raise LostLetters
    if _LOST.search(text):
        raise UncertainEncoding
    words = [word for word in _BETWEEN.split(text) if word]
    strange = [word for word in words if _OLD_LETTER.search(word) and not _is_unicode(word)]
    if not strange and beside is None:
        return text, None
    # Among several old words an English one or a file type is no reason for doubt.
    judged = strange if len(strange) >= _ENOUGH else words
    judged = [word for word in words if word in judged or not word.isascii()]
    readings = {
        name: reading
        for name, read in _READERS.items()
        if all(_reads_well(word, read(word)) for word in judged) and (reading := read(text)) is not None
    }
    if not strange:
        if beside in readings and readings[beside] != text:
            raise UncertainEncoding
        return text, None
    if beside in readings:
        readings = {beside: readings[beside]}
    if len(set(readings.values())) == 1:
        name, reading = readings.popitem()
        return (_recased(text, reading) if name == TCVN3 else reading), name
    likely = beside or among
    by_table = _READERS[likely](text) if likely else None
    if by_table is not None and all(ord(sign) <= _LAST_LATIN_1 for sign in text):
        return (_recased(text, by_table) if likely == TCVN3 else by_table), likely
    if readings or any(_looks_old(word) for word in strange):
        raise UncertainEncoding
    return text, None  # a foreign name


@lru_cache(maxsize=1 << 15)
def is_unicode(text: str) -> bool:
    """Whether no word of the text needs a closer look; quick, because words come again and again."""
    return all(
        _is_unicode(word) for word in _BETWEEN.split(text) if word and _OLD_LETTER.search(word)
    ) and not (_LOST.search(text) or _has_lost_letters(text))


def _has_lost_letters(text: str) -> bool:
    """Whether a mark stands where a letter was: "Nguy?n", "Th?"; a question ends with a whole word."""
    return _REPLACED.search(text) is not None or any(
        not is_syllable(found[1]) for found in _BEFORE_MARK.finditer(text)
    )


@lru_cache(maxsize=1 << 15)
def is_syllable(word: str) -> bool:
    """Whether `word` (NFC, any case) can be a Vietnamese syllable: initial, rime, one tone in its place."""
    bare, tones = "", []
    for place, letter in enumerate(word.lower()):
        parts = normalize("NFD", letter)
        base, marks = parts[0], parts[1:]
        tones += [(place, mark) for mark in marks if mark in _TONES]
        bare += normalize("NFC", base + "".join(mark for mark in marks if mark not in _TONES))
    if len(tones) > 1 or len(bare) != len(word):
        return False
    stop = bare.endswith(("c", "ch", "p", "t", "k"))
    return (bool(tones) or not stop) and any(
        bare[length:] in _SHAPES.get(bare[:length], ())
        and all(
            place - length in _places(bare[length:]) and (not stop or tone in _TONES_OF_STOPS)
            for place, tone in tones
        )
        for length in range(_LONGEST_INITIAL + 1)
    )


def share_of_syllables(pairs: Iterable[tuple[str, str]]) -> tuple[int, int]:
    """Of texts before and after: how many words held an old letter, and how many are syllables now.

    Abbreviations and parts of names of minorities ("Kpă", "Êban") count for neither.
    """
    words = good = 0
    for before, after in pairs:
        for old, new in zip(before.split(), after.split(), strict=False):
            bare = new.strip("().,;:/-–“”\"'0123456789")
            if _OLD_LETTER.search(old) and bare and not (bare.isupper() and len(bare) <= _SHORT_NAME):
                if bare.lower() in _OF_MINORITIES:
                    continue
                words += 1
                good += all(is_syllable(part) or part.isascii() for part in _BETWEEN.split(bare) if part)
    return words, good


_SHORT_NAME = 6  # letters of an abbreviation
_MINORITIES = "kpă niê êban êñuôl rơ rơmah ksor êya bkrông ktla mlô hđơk byă kbuôr"
_OF_MINORITIES = frozenset(_MINORITIES.split())


def _is_unicode(word: str) -> bool:
    """Whether the word can be Vietnamese as it stands: a syllable in a usual case, a letter, a measure."""
    if "\xad" in word:
        return not _reads_well(word, _read_tcvn3(word)) and all(map(_is_unicode, word.split("\xad")))
    plain = word.replace("Ð", "Đ").replace("ð", "đ").strip("0123456789")
    if plain.isascii() or plain in _LETTERS or not any(map(str.isalpha, plain)):
        return True
    return _is_word(plain) or bool(_MEASURE.fullmatch(word))


def _is_word(word: str) -> bool:
    return (word.islower() or word.isupper() or word[1:].islower()) and is_syllable(word)


def _read_tcvn3(text: str) -> str:
    return "".join([TCVN3_LETTERS.get(sign, sign) for sign in text])


def _read_vni(text: str) -> str | None:
    unknown = False

    def letter(found: re.Match[str]) -> str:
        nonlocal unknown
        signs = found.group()
        unknown = unknown or (signs not in _VNI and bool(_OLD_LETTER.match(signs)))
        return _VNI.get(signs, signs)

    read = _VNI_SIGNS.sub(letter, text)
    return None if unknown else read


_READERS = {TCVN3: _read_tcvn3, VNI: _read_vni}


def _reads_well(word: str, reading: str | None) -> bool:
    """Whether a word is Vietnamese when read so: a syllable, an abbreviation, a number."""
    if reading is None or any(ord(sign) > 0xFF for sign in word):
        return False
    letters = reading.strip("0123456789")
    if not letters or (len(letters) == 1 and letters.isalpha()) or _is_word(letters):
        return True
    # Capital fonts draw the capitals with tones that TCVN3 lacks: "NGUYÔN" reads "NGUYễN".
    if _OLD_LETTER.sub("", word).isupper() and reading == _read_tcvn3(word) and is_syllable(letters):
        return True
    return letters.replace("Đ", "D").isascii() and letters.isupper() and letters.isalnum()


def _looks_old(word: str) -> bool:
    """Whether a word is rather damaged Vietnamese than a foreign name ("Müller", "Êñuôl")."""
    if any(_reads_well(word, read(word)) for read in _READERS.values()):
        return True
    odd = _ODD_CAPITAL.search(word)
    return bool(_SYMBOL_INSIDE.search(word)) or bool(
        odd and (_NOT_VIETNAMESE.search(word) or not odd.group()[1].isascii())
    )


def _recased(text: str, reading: str) -> str:
    """TCVN3 has no capitals with tones: capital fonts draw them, and the text says only the small letter."""
    words = _BETWEEN.split(text)
    if not re.search("[a-z]", text) and any(
        re.search("[A-Z].*[A-Z]", word) and _OLD_LETTER.search(word) for word in words
    ):
        return reading.upper()
    capitals = [word[0].isupper() for word in words if word and word[0].isascii() and word[0].isalpha()]
    if capitals and all(capitals):
        return _SMALL_FIRST.sub(lambda found: found.group().upper(), reading)
    return reading


def _places(rime: str) -> tuple[int, ...]:
    """Where the tone of a rime may stand: hoà and hòa are both written, "aò" never is."""
    vowels = rime.rstrip("cghkmnpt")
    marked = [place for place, vowel in enumerate(vowels) if vowel in "ăâêôơư"]
    if marked:
        return (marked[-1],)
    if len(vowels) < len(rime):
        return (len(vowels) - 1,)
    if vowels in ("oa", "oe", "uy"):
        return (0, 1)
    return (1,) if len(vowels) == 3 else (0,)
