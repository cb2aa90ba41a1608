"""Cells as offices type them: what is mended, what is converted, what is refused, what is never touched."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from datetime import time as clock_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from running import ROOT
from sampling import examples

from generator.load.sheets.office_text import Cleaned, UncertainEncoding, clean, encoding_of, plain_case
from generator.load.sheets.old_encodings import TCVN3, TCVN3_LETTERS, VNI, is_syllable, share_of_syllables
from generator.load.sheets.sheet import NoValue

PLANS = {path.parent.name: path.read_text(encoding="utf-8") for path in ROOT.glob("campaigns/*/plan.txt")}
WORDS = sorted(
    {
        word
        for text in PLANS.values()
        for word in text.replace("\ufeff", "").split()
        if word.isalpha() and is_syllable(word)
    }
)


def words(text: str) -> list[str]:
    return text.split(" ")


# The two encodings written down a second time, so that a slip in one table does not hide in its own mirror:
# how a sentence with every letter looks in them (TCVN 5712:1993, VNI for Windows).
LETTERS = words(
    "à ả ã á ạ ă ằ ẳ ẵ ắ ặ â ầ ẩ ẫ ấ ậ è ẻ ẽ é ẹ ê ề ể ễ ế ệ ì ỉ ĩ í ị ò ỏ õ ó ọ ô ồ ổ ỗ ố ộ "
    "ơ ờ ở ỡ ớ ợ ù ủ ũ ú ụ ư ừ ử ữ ứ ự ỳ ỷ ỹ ý ỵ đ Ă Â Ê Ô Ơ Ư Đ"
)
IN_TCVN3 = words(
    "µ ¶ · ¸ ¹ ¨ » ¼ ½ ¾ Æ © Ç È É Ê Ë Ì Î Ï Ð Ñ ª Ò Ó Ô Õ Ö × Ø Ü Ý Þ ß á â ã ä « å æ ç è é "
    "¬ ê ë ì í î ï ñ ò ó ô \xad õ ö ÷ ø ù ú û ü ý þ ® ¡ ¢ £ ¤ ¥ ¦ §"
)
IN_VNI = words(
    "aø aû aõ aù aï aê aè aú aü aé aë aâ aà aå aã aá aä eø eû eõ eù eï eâ eà eå eã eá eä ì æ ó í ò "
    "oø oû oõ où oï oâ oà oå oã oá oä ô ôø ôû ôõ ôù ôï uø uû uõ uù uï ö öø öû öõ öù öï yø yû yõ yù î ñ "
    "AÊ AÂ EÂ OÂ Ô Ö Ñ"
)
CODES = {
    TCVN3: dict(zip(LETTERS, IN_TCVN3, strict=True)),
    VNI: dict(zip(LETTERS, IN_VNI, strict=True)),
}


def written(text: str, encoding: str) -> str:
    return "".join(CODES[encoding].get(letter, letter) for letter in text)


@pytest.mark.parametrize(
    ("found", "text", "why"),
    [
        ("Nguyễn Văn A1", "Nguyễn Văn A1", ()),
        (unicodedata.normalize("NFD", "Nguyễn Văn A1"), "Nguyễn Văn A1", ("NFD",)),
        ("Ðặng Thị Ê4", "Đặng Thị Ê4", ("U+00D0",)),
        ("khen thƣởng", "khen thưởng", ("trông giống",)),
        ("Lê Văn\xa0C3", "Lê Văn C3", ("cách cứng",)),
        ("  Lê  Văn C3 ", "Lê Văn C3", ("cách thừa",)),
        ("Lê Văn\nC3", "Lê Văn C3", ("xuống dòng",)),
        ("Lê\u200b Văn C3\ufeff", "Lê Văn C3", ("không nhìn thấy",)),
        ("khen\xadthưởng", "khenthưởng", ("gạch nối mềm",)),
        ("Phòng Văn hóa \u2011 Xã hội", "Phòng Văn hóa - Xã hội", ("trông giống",)),
        ("Lê\xa0\r\nVăn  C3", "Lê Văn C3", ("xuống dòng", "cách cứng", "cách thừa")),
        ("", "", ()),
        ("   ", "", ("cách thừa",)),
        (None, "", ()),
        (NoValue(), "", ()),
        (12, "12", ()),
        (12.0, "12", ()),
        (12.5, "12,5", ()),
        (0.1 + 0.2, "0,3", ()),
        (44_012_345_678.0, "44012345678", ()),
        (1e15, "1000000000000000", ()),
        (True, "TRUE", ()),
        (date(2026, 5, 8), "08/05/2026", ()),
        (datetime(2026, 5, 8), "08/05/2026", ()),  # noqa: DTZ001 - a spreadsheet knows no time zone
        (datetime(2026, 5, 8, 7, 5), "08/05/2026 07:05", ()),  # noqa: DTZ001
        (clock_time(7, 30), "07:30", ()),
    ],
)
def test_what_offices_write(found: object, text: str, why: tuple[str, ...]) -> None:
    cleaned = clean(found)
    assert cleaned.text == text
    assert len(cleaned.why) == len(why), cleaned.why
    assert all(word in told for word, told in zip(why, cleaned.why, strict=True))


@pytest.mark.parametrize("text", [
    "Hoà Bình, khoá XVI, Uỷ ban", "HĐND, UBMTTQ", "PhòngVHXH", "BANHÀNH", "H'Hen Niê", "Y Bhiă Niê",
    "Êñuôl Y Blô", "Krông Pắc", "José Müller", "François", "37°C, 100 m², 2m×3m, 100µm", "§5 Điều 3",
    "«Đổi mới»", "½ số hộ", "Sony®", "“Tuổi trẻ”…", "Trần Văn Â", "qúy", "Ý",
])  # fmt: skip
def test_unicode_text_is_left_alone(text: str) -> None:
    assert clean(text) == Cleaned(text)


@pytest.mark.parametrize("plan", PLANS)
def test_the_plans_are_left_alone(plan: str) -> None:
    lines = [" ".join(line.split()) for line in PLANS[plan].replace("\ufeff", "").splitlines()]
    assert len(lines) > 30
    for line in filter(None, lines):
        assert clean(line) == Cleaned(line)
        for word in line.split():
            assert clean(word) == Cleaned(word)


syllables = st.sampled_from(WORDS)
cased = st.tuples(syllables, st.sampled_from([str.lower, str.upper, str.capitalize])).map(
    lambda p: p[1](p[0])
)


@given(st.lists(cased, min_size=1, max_size=8).map(" ".join))
def test_any_words_are_left_alone_and_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(text) == Cleaned(text)


@given(st.text(max_size=60))
def test_any_text_is_cleaned_or_refused(text: str) -> None:
    try:
        cleaned = clean(text)
    except UncertainEncoding:
        return
    assert cleaned.why or cleaned.text == text
    assert cleaned.text == " ".join(cleaned.text.split())
    assert unicodedata.is_normalized("NFC", cleaned.text)


def test_all_words_of_the_plans_are_syllables_the_test_knows() -> None:
    assert len(WORDS) > 800


@pytest.mark.parametrize(
    ("old", "text"),
    [
        ("NguyÔn V¨n A1", "Nguyễn Văn A1"),
        ("NGUYÔN V¡N HïNG", "NGUYỄN VĂN HÙNG"),
        ("§Æng ThÞ ¸nh", "Đặng Thị Ánh"),
        ("L\xadu V¨n H¶i", "Lưu Văn Hải"),
        ("§¶ng ñy x·", "Đảng ủy xã"),
        ("Tæ tr\xadëng tæ bÇu cö sè 1", "Tổ trưởng tổ bầu cử số 1"),
        ("Q§-UBND", "QĐ-UBND"),
        ("Nguyeãn Vaên A1", "Nguyễn Văn A1"),
        ("NGUYEÃN VAÊN A1", "NGUYỄN VĂN A1"),
        ("Ñaëng Thò Aùnh", "Đặng Thị Ánh"),
        ("Toå tröôûng toå baàu cöû soá 1", "Tổ trưởng tổ bầu cử số 1"),
        ("HÑND xaõ", "HĐND xã"),
        ("Chuû tòch Hoäi Phuï nöõ, file PDF", "Chủ tịch Hội Phụ nữ, file PDF"),
    ],
)
def test_old_encodings_are_converted_and_told(old: str, text: str) -> None:
    encoding = VNI if "õ" in old or "Ñ" in old or "ö" in old[:7] or "Ã" in old or "û" in old else TCVN3
    cleaned = clean(old)
    assert cleaned.text == text
    assert len(cleaned.why) == 1
    assert encoding in cleaned.why[0] or encoding_of([old]) in cleaned.why[0]


@pytest.mark.parametrize(
    "text",
    [
        "Nguy?n V?n A1",
        "Nguy\ufffdn Văn A1",
        "Nguyá»…n VÄƒn A1",
        "NguyÔn Văn A1",
        "NguyÔnV¨nA",
        "Quy Õ t Þ nh",
        "thö",
        "Loïc Dupont",
    ],
)
def test_what_is_not_certain_is_refused(text: str) -> None:
    with pytest.raises(UncertainEncoding):
        clean(text)


def test_the_rows_other_cells_decide_what_could_be_either() -> None:
    assert clean("Anh Tó").text == "Anh Tó"
    assert encoding_of([1, None, "Anh Tó", "Tæ tr\xadëng"]) == TCVN3
    with pytest.raises(UncertainEncoding):
        clean("Anh Tó", beside=TCVN3)
    assert clean("thö kyù", beside=VNI).text == "thư ký"
    assert clean("thö", beside=VNI).text == "thư"
    assert clean("thö", beside=TCVN3).text == "thử"
    assert clean("Anh Nam A1", beside=TCVN3) == Cleaned("Anh Nam A1")
    assert encoding_of(["Nguyễn Văn A1", "thö", 3]) is None


@pytest.mark.parametrize("encoding", [TCVN3, VNI])
@settings(max_examples=examples(400))
@given(words=st.lists(syllables, min_size=3, max_size=10))
def test_text_in_an_old_encoding_comes_back_or_is_refused(encoding: str, words: list[str]) -> None:
    """Never a wrong conversion: the original, a refusal, or text that is as good as Unicode (told above)."""
    text = " ".join(words).lower()
    old = written(text, encoding)
    try:
        cleaned = clean(old)
    except UncertainEncoding:
        return
    assert cleaned.text.lower() in (text, old)


@pytest.mark.parametrize("encoding", [TCVN3, VNI])
def test_the_plans_in_an_old_encoding_come_back(encoding: str) -> None:
    """Nearly every line is converted, none wrongly."""
    lines = [" ".join(line.split()) for text in PLANS.values() for line in text.splitlines()]
    texts = [line for line in lines if len(line.split()) >= 4 and line != written(line, encoding)]
    texts = [text for text in texts if all(ord(sign) < 256 for sign in written(text, encoding))]
    back = 0
    for text in texts:
        try:
            cleaned = clean(written(text, encoding))
        except UncertainEncoding:
            continue
        back += cleaned.text.lower() == text.lower()
        assert cleaned.text.lower() in (text.lower(), written(text, encoding).lower())
    assert len(texts) > 300
    assert back / len(texts) > 0.98


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("NGUYỄN VĂN A1", "Nguyễn Văn A1"),
        ("ĐẶNG THỊ Ê4", "Đặng Thị Ê4"),
        ("H'HEN NIÊ", "H'Hen Niê"),
        ("NGUYỄN VI MẪU II", "Nguyễn Vi Mẫu II"),
        ("Y BHIĂ NIÊ (A12)", "Y Bhiă Niê (A12)"),
        ("TRẦN-LÊ THỊ ƯU", "Trần-Lê Thị Ưu"),
        (unicodedata.normalize("NFD", "NIÊ̆ BÔ"), unicodedata.normalize("NFD", "Niê̆ Bô")),
        ("Nguyễn Văn A1", "Nguyễn Văn A1"),
        ("Ông NGUYỄN VĂN A1", "Ông NGUYỄN VĂN A1"),
        ("", ""),
        ("123", "123"),
    ],
)
def test_names_in_capitals(name: str, shown: str) -> None:
    assert plain_case(name) == shown


@given(st.lists(syllables.map(str.capitalize), min_size=1, max_size=5).map(" ".join))
def test_names_come_back_from_capitals(name: str) -> None:
    assert plain_case(name.upper()) == name


def test_our_table_is_the_standards() -> None:
    """Every code of TCVN 5712:1993 for a letter, as the C library reads it."""
    lines = (ROOT / "tests/load/tcvn-5712.txt").read_text(encoding="utf-8").splitlines()[1:]
    standard = {chr(int(code, 16)): letter for code, letter in map(str.split, lines)}
    assert {code: standard[code] for code in TCVN3_LETTERS} == TCVN3_LETTERS
    # Its capitals with tones have places that the fonts (VN3) give to nothing: they draw small letters large.
    assert all(standard[code].isupper() for code in standard.keys() - TCVN3_LETTERS.keys())


def test_among_other_old_texts_a_table_reads_what_no_rule_knows() -> None:
    assert clean("Xo¨ng Zµk", among=TCVN3).text == "Xoăng Zàk"
    assert clean("Müller").text == "Müller"


def test_share_of_syllables() -> None:
    assert share_of_syllables([("NguyÔn V¨n", "Nguyễn Văn"), ("A B", "A B"), ("Kp¨", "Kpă")]) == (2, 2)
    assert share_of_syllables([("Nguyeãn", "Nguyeợn")]) == (1, 0)
