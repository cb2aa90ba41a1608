"""Hints: what the writer may have meant, ready to stand in front of "ghi …" in a problem's remedy."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from generator import citing
from generator.slug import slug

_LONGEST = 100  # difflib's time grows with the square of the length


def near_miss(found: object, choices: Iterable[str]) -> str:
    """Ask "có phải ý bạn là `x`? Nếu không, " for the closest choice; "" where none is close."""
    close = nearest(found, choices)
    return f"có phải ý bạn là `{close}`? Nếu không, " if close else ""


def nearest(found: object, choices: Iterable[str]) -> str | None:
    """The closest choice, if one is close."""
    close = get_close_matches(str(found)[:_LONGEST].strip(), list(choices), n=1, cutoff=0.7)
    return close[0] if close else None


def choice(found: object, choices: list[str], description: str) -> str:
    """The choice whose explanation in the field's description says what was written.

    Descriptions read "before (trước ngày …), through (đến hết)": staff often write the Vietnamese words.
    """
    if isinstance(found, list):
        return "chỉ ghi một giá trị, không ghi danh sách; "
    said = str(found)[:_LONGEST].strip().lower()
    for name, words in re.findall(r"(\w+) \(([^)]*)\)", description):
        meant = [part.strip() for part in re.split(r"[,;]", words.lower())]
        if name in choices and said and any(part.startswith(said) for part in meant):
            return f"có phải ý bạn là `{name}`? Nếu không, "
    return near_miss(found, choices)


def moment(found: object, example: str) -> str:
    """How a day, month, quarter or hour is written, made of what was written the usual way."""
    said = str(found)[:_LONGEST]
    if "Q" in example:
        return _quarter(said, example)
    if example in _OTHER_MOMENTS:
        return f"ghi theo dạng {example} ({_OTHER_MOMENTS[example]})."
    numbers = [int(part) for part in re.findall(r"(?<!\d)\d{1,4}(?!\d)", said)]
    if re.fullmatch(r"[12]\d{7}", said):
        numbers = [int(said[:4]), int(said[4:6]), int(said[6:])]
    if len(numbers) > 1 and numbers[0] >= 1945:
        numbers.reverse()
    if len(example) == len("2026-03"):
        month, year = numbers if len(numbers) == 2 else (0, 0)
        if 1 <= month <= 12 and year >= 1945:
            return f"ghi {year}-{month:02} (năm trước, tháng sau, tháng có hai chữ số)."
        return f"ghi theo dạng {example} (năm trước, tháng sau, từ 01 đến 12)."
    day, month, year = numbers if len(numbers) == 3 else (0, 0, 0)
    if not 1 <= month <= 12 or not 1945 <= year <= 9999 or day < 1:
        return f"ghi theo dạng {example} (năm, tháng, ngày; tháng và ngày có hai chữ số)."
    last = monthrange(year, month)[1]
    if day > last:
        order = "" if re.match(r"[12]\d{3}-", said) else ", rồi ghi theo thứ tự năm-tháng-ngày"
        return f"tháng {month} năm {year} chỉ có {last} ngày; xem lại kế hoạch{order}."
    return f"ghi {year}-{month:02}-{day:02} (năm, tháng, ngày; tháng và ngày có hai chữ số)."


_OTHER_MOMENTS = {
    "2027-H1": "năm, dấu gạch, H1 là 6 tháng đầu năm, H2 là 6 tháng cuối năm",
    "17:00": "giờ và phút, mỗi số hai chữ số, cách nhau bởi dấu hai chấm; 24 giờ thì bỏ trống",
    "12-10": "tháng, ngày; mỗi số hai chữ số",
    "25": "ngày trong tháng, hai chữ số, từ 01 đến 31",
    "thu-6": "thu-2 đến thu-7, hoặc chu-nhat",
}
"""How moments other than days, months and quarters are written, by their example."""


def _quarter(said: str, example: str) -> str:
    found = re.search(r"\b(IV|I{1,3}|[1-4])\b\D*(\d{4})", said)
    roman = {"I": "1", "II": "2", "III": "3", "IV": "4"}
    written = f"ghi {found[2]}-Q{roman.get(found[1], found[1])}" if found else f"ghi theo dạng {example}"
    return f"{written} (năm, dấu gạch, chữ Q và số của quý)."


_LONG_DASHES = re.compile("[\u2010-\u2015\u2212]")


def code(found: object, example: str) -> str:
    """A code made of what was written; Word's long dashes are named: on the screen they look right."""
    said = str(found)[:_LONGEST]
    dash = _LONG_DASHES.search(said)
    written = slug(_LONG_DASHES.sub("-", said))
    like = f", như {example}" if example != "…" else ""
    front = f"“{dash.group()}” là gạch dài của Word, gõ lại bằng dấu gạch nối “-”: " if dash else ""
    return f"{front}ghi {written}, hoặc mã khác chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối{like}."


def file_name(found: object) -> str:
    """A file's name made of what was written: the file itself must be renamed, too."""
    meant = _usable_name(str(found)[:_LONGEST])
    if meant is None:
        return "ghi tên tệp có cả đuôi, chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối."
    return f"đổi tên tệp thành `{meant}` rồi ghi đúng tên ấy ở đây."


def _usable_name(name: str) -> str | None:
    """The name that a file can have among our data, its ending kept; None where it has no ending."""
    stem, _, ending = _LONG_DASHES.sub("-", name.strip()).rpartition(".")
    return f"{slug(stem)}.{ending.lower()}" if stem and re.fullmatch("[A-Za-z]{3,4}", ending) else None


def near_file(found: str, there: Iterable[str]) -> str:
    """Ask for the file that may be meant: to be named here, or renamed where no name can be such."""
    names = {name: _usable_name(name) or name for name in there}
    close = nearest(found, names) or next((name for name, usable in names.items() if usable == found), None)
    if close is None or re.fullmatch(r"[a-z0-9._-]+", close):
        return near_miss(found, names)
    return f"trong thư mục có “{close}”: nếu là tệp ấy, đổi tên thành `{names[close]}`; nếu không, "


_PLACES = (
    (re.compile(r"(?i)(?:phần|phan)[ -]*(\d+)(?!\w)"), r"phan-\1"),
    (re.compile(r"(?i)(?:chương|chuong)[ -]*(\d+)(?!\w)"), r"chuong-\1"),
    (re.compile(r"(?i)(?:điều|dieu)[ -]*(\d+)(?!\w)"), r"dieu-\1"),
    (re.compile(r"\((\d+)\)"), r"p\1"),
    (re.compile(r"(?i)(?<!\w)(?:mục|khoản|điểm)(?!\w)"), " "),
    (re.compile(r"(?i)(?<!\w)[ivx]+(?![\w-])"), lambda found: found.group().upper()),
    (
        re.compile(r"(?<!\w)[A-ZĐ](?!\w)"),
        lambda found: found.group() if found.group() in "IVX" else found.group().lower(),
    ),
    (re.compile(r"[)\s./,]+"), "."),
)


def section(found: object, example: str) -> str:
    """A section path made of what was written."""
    meant = str(found)[:_LONGEST]
    for pattern, written in _PLACES:
        meant = pattern.sub(written, meant)
    meant = meant.strip(".")
    if re.match(r"\s*(?i:điểm|khoản)(?!\w)", str(found)):  # officials name the smallest part first
        meant = ".".join(reversed(meant.split(".")))
    how = f"ghi số mục như trong plan.txt, lần lượt từ mục lớn đến mục nhỏ, ví dụ {example}, dieu-5.2, 2.5.1."
    return f"có phải ý bạn là {meant}? Nếu không, {how}" if re.fullmatch(citing.PATH, meant) else how


def sentence(key: object, value: Any) -> str:
    """A list item that is a sentence with a colon, as it must be written; "" for what may be a key."""
    if re.fullmatch(r"\w+", str(key), re.ASCII) or not isinstance(value, str | int | float):
        return ""
    return f'câu chữ có dấu hai chấm phải đặt trong dấu ngoặc kép: - "{key}: {value}".'


def behind_comma(key: object) -> str:
    """What to do with the second half of a sentence whose comma was taken for the end of the value."""
    if "”" in str(key) or "“" in str(key):
        return (
            "dấu “ ” là ngoặc kép cong của Word, máy không coi là ngoặc kép: xóa đi, đặt cả câu trong "
            'ngoặc kép thẳng "…"; nếu không phải vậy, '
        )
    return (
        f"nếu “{str(key)[:60]}” là phần sau dấu phẩy của một câu, đặt cả câu trong dấu ngoặc kép; nếu không, "
    )


def by_meaning(found: object, meanings: Mapping[str, str]) -> str | None:
    """The key whose description opens with what was written: "tên gọn" for `short_title`."""
    said = str(found)[:_LONGEST].strip().lower()
    return next((key for key, told in meanings.items() if said and told.lower().startswith(said)), None)


def kind(expected: str, found: Any, name: str | None, example: str) -> str:
    """What to write where a value has the wrong type; `name` is its key (None in a list)."""
    match expected:
        case "string":
            return _text(found, name)
        case "int" | "float":
            return _number(expected, found, example)
        case "bool":
            return "ghi true (có) hoặc false (không)."
        case "tuple":
            return _list(found, name)
    return "mỗi ô ghi một chữ hoặc một con số."


def group(found: Any, required: list[str], *, in_list: bool) -> str:
    """What to write where a group of keys must stand."""
    if required == ["wording"]:
        said = found if isinstance(found, str) and len(found) <= 60 else "lời của kế hoạch"
        return f'ghi {{wording: "{said}", day: 2026-03-18}}, trong đó day là ngày tính được.'
    first, rest = (required or ["…"])[0], ", ".join(required[1:])
    if isinstance(found, list):
        return f"bỏ dấu “-” ở đầu, ghi thẳng các khóa con: {', '.join(required)}."
    if in_list and isinstance(found, str | int | float):
        more = f", dưới đó thẳng hàng với {first} ghi tiếp: {rest}" if rest else ""
        return f"đổi thành “- {first}: {str(found)[:60]}”{more}."
    return f"xuống dòng, thụt vào hai dấu cách rồi ghi các khóa con: {', '.join(required)}."


def _number(expected: str, found: Any, example: str) -> str:
    number = None if isinstance(found, dict | list) else re.match(r"(\d+)(?:[.,](\d+))?", str(found).strip())
    if number is None:
        return f"ghi số, không ghi chữ{f', ví dụ {example}' if example != '…' else ''}."
    if expected == "float":
        written = f"{number[1]}.{number[2]}" if number[2] else number[1]
        return f"chỉ ghi con số, dấu thập phân là dấu chấm: {written}."
    if number[2]:
        return f"ghi số nguyên, không có phần lẻ, ví dụ {example}."
    return f"chỉ ghi con số: {int(number[1])}."


def _text(found: Any, name: str | None) -> str:
    front = f"{name}: " if name else "- "
    if isinstance(found, dict) and len(found) == 1:
        (first, second), *_ = found.items()
        if isinstance(second, str | int | float):
            return f'nếu đây là câu chữ có dấu hai chấm, đặt trong dấu ngoặc kép: "{first}: {second}".'
    if isinstance(found, list) and len(found) == 1 and isinstance(found[0], str):
        found = f"[{found[0]}]"
    if isinstance(found, bool):
        found = str(found).lower()
    if isinstance(found, str | int | float):
        return f'đặt trong dấu ngoặc kép: {front}"{found}".'
    return "ghi một câu chữ; câu có dấu [, { hoặc dấu hai chấm thì đặt trong dấu ngoặc kép."


def _list(found: Any, name: str | None) -> str:
    if isinstance(found, dict):
        return "đặt “- ” trước khóa đầu tiên của mỗi mục, các khóa sau thẳng hàng với khóa ấy."
    if isinstance(found, str) and found.startswith("-"):
        return "mỗi mục một dòng, sau dấu “-” phải có dấu cách."
    if name and isinstance(found, str) and len(found) <= 60 and not re.search(r"[\n,:\[\]{}\"]", found):
        return f"mỗi mục một dòng, mở đầu bằng “- ”; một mục ngắn thì ghi {name}: [{found}]."
    return "mỗi mục một dòng, mở đầu bằng “- ” (dấu gạch và dấu cách)."
