"""Hints: what the writer may have meant, ready to stand in front of "ghi …" in a problem's remedy."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from generator.slug import slug

_LONGEST = 100  # difflib's time grows with the square of the length


def near_miss(found: object, choices: Iterable[str]) -> str:
    """Ask "có phải ý bạn là `x`? Nếu không, " for the closest choice; "" where none is close."""
    close = nearest(found, choices)
    return f"có phải ý bạn là `{close}`? Nếu không, " if close else ""


def nearest(found: object, choices: Iterable[str]) -> str | None:
    """The closest choice, if one is close."""
    close = get_close_matches(str(found)[:_LONGEST].strip(), list(choices), n=1, cutoff=0.6)
    return close[0] if close else None


def choice(found: object, choices: list[str], description: str) -> str:
    """The choice whose explanation in the field's description says what was written.

    Descriptions read "before (trước ngày …), through (đến hết)": staff often write the Vietnamese words.
    """
    said = str(found)[:_LONGEST].strip().lower()
    for name, words in re.findall(r"(\w+) \(([^)]*)\)", description):
        meant = [part.strip() for part in re.split(r"[,;]", words.lower())]
        if name in choices and said and any(part.startswith(said) for part in meant):
            return f"có phải ý bạn là `{name}`? Nếu không, "
    return near_miss(found, choices)


def moment(found: object, example: str) -> str:
    """A day, month or quarter as it must be written, out of one that is written the usual way."""
    numbers = [int(part) for part in re.findall(r"(?<!\d)\d{1,4}(?!\d)", str(found)[:_LONGEST])]
    if "Q" in example:
        quarter = re.search(r"\b(IV|I{1,3}|[1-4])\b\D*(\d{4})", str(found)[:_LONGEST])
        roman = {"I": "1", "II": "2", "III": "3", "IV": "4"}
        return f"ghi {quarter[2]}-Q{roman.get(quarter[1], quarter[1])}; " if quarter else ""
    if len(example) == len("2026-03"):
        month, year = [*numbers[-2:], 0, 0][:2]
        if month >= 1945:
            month, year = year, month
        return f"ghi {year}-{month:02}; " if 1 <= month <= 12 and year >= 1945 else ""
    if len(numbers) != 3:
        return ""
    day, month, year = numbers if numbers[2] >= 1945 else reversed(numbers)
    if not 1 <= month <= 12 or not 1945 <= year <= 9999:
        return ""
    last = monthrange(year, month)[1]
    if day > last:
        return f"tháng {month} năm {year} chỉ có {last} ngày; "
    return f"ghi {year}-{month:02}-{day:02}; "


def code(found: object, *, section: bool) -> str:
    """A code or section path made of what was written."""
    said = str(found)[:_LONGEST]
    if not section:
        return f"có thể ghi {slug(said)}; "
    meant = re.search(r"[IVX]+(?:\.(?:\d{1,2}|[A-Za-zĐđ]))*", said.replace(" ", ".").upper())
    if meant is None:
        return ""
    head, *rest = meant.group().split(".")
    return f"có phải ý bạn là {'.'.join([head, *(part.lower() for part in rest)])}? "


def sentence(key: object, value: Any) -> str:
    """A list item that is a sentence with a colon, as it must be written; "" for what may be a key."""
    if re.fullmatch(r"\w+", str(key), re.ASCII) or not isinstance(value, str | int | float):
        return ""
    return f'câu chữ có dấu hai chấm phải đặt trong dấu ngoặc kép: - "{key}: {value}".'


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
        return f"ghi số, không ghi chữ, ví dụ {example}."
    if expected == "float":
        return f"chỉ ghi con số, dấu thập phân là dấu chấm: {number[1]}.{number[2] or 0}."
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
