"""What a Vietnamese syllable looks like: the test whether text was read in the right encoding."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

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


@lru_cache(maxsize=1 << 15)
def is_syllable(word: str) -> bool:
    """Whether `word` (NFC, any case) can be a Vietnamese syllable: initial, rime, one tone in its place."""
    bare, tones = "", []
    for place, letter in enumerate(word.lower()):
        parts = unicodedata.normalize("NFD", letter)
        base, marks = parts[0], parts[1:]
        tones += [(place, mark) for mark in marks if mark in _TONES]
        bare += unicodedata.normalize("NFC", base + "".join(mark for mark in marks if mark not in _TONES))
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
