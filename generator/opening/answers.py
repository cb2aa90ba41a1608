"""What staff answer, as officials write it, as data of a campaign file; a wrong answer is explained."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Literal

from generator.model.base import LONGEST_CODE
from generator.slug import is_device, slug
from generator.validate.rules.dates import bound_of, said
from generator.wording.yaml_text import clean

LONGEST = 2_000
_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_BARE_DAY = re.compile(
    r"(?:ngày )?(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2} tháng \d{1,2} năm \d{4})", re.IGNORECASE
)
_ISO_DAY = re.compile(r"([12]\d{3})-(\d{2})-(\d{2})")
_QUARTER = re.compile(r"quý (IV|I{1,3}|[1-4])(?: năm |/)(\d{4})", re.IGNORECASE)
_YEAR = re.compile(r"năm (\d{4})(?!\s*-)")
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}

Role = Literal["issued", "start", "end", "deadline"]
_OTHERWISE = {"issued": "on", "start": "from", "end": "through", "deadline": "on"}
"""How a date is meant when its words fix no bound."""

WORDINGS = ("chậm nhất ngày", "trước ngày", "đến hết ngày")
"""What a plan may write in front of a last day; the day alone does not tell whether it counts."""


class WrongAnswer(Exception):  # noqa: N818 - not an error of ours: it is asked again
    """An answer that cannot be used; the message (Vietnamese) says why and what to write."""


class WordsNeeded(WrongAnswer):
    """A last day without the plan's words; `day` as it was written."""

    def __init__(self, day: str) -> None:
        """Keep the day as it was written."""
        choices = ", ".join(f"“{words} {day}”" for words in WORDINGS)
        super().__init__(f"ghi cả chữ đứng trước ngày như kế hoạch ghi: {choices}.")
        self.day = day


def text(answer: str) -> str:
    """Words of the plan in one line."""
    found = clean(answer)
    if not found:
        raise WrongAnswer("chưa có chữ nào; chép đúng như kế hoạch ghi.")
    if len(found) > LONGEST:
        raise WrongAnswer(f"dài quá {LONGEST} chữ; chỉ chép phần được hỏi.")
    return found


def code(answer: str, taken: Sequence[str]) -> str:
    """The code of a new campaign, which no folder has."""
    found = clean(answer)
    if not _CODE.fullmatch(found) or len(found) > LONGEST_CODE:
        suggestion = slug(found)[:LONGEST_CODE].strip("-")
        raise WrongAnswer(
            f"mã chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, không quá {LONGEST_CODE} ký tự, "
            f"ví dụ {suggestion}."
        )
    if is_device(found):
        raise WrongAnswer(f"“{found}” là tên Windows giữ riêng; đặt mã khác, ví dụ {found}-1.")
    if found in {name.lower() for name in taken}:
        raise WrongAnswer(f"thư mục campaigns/{found} đã có; đặt mã khác, không ghi đè.")
    return found


def number(answer: str) -> dict[str, str]:
    """`number` and `symbol` of the plan; a plan without a number keeps its symbol only."""
    found = re.sub(r"^số\s*:?\s*", "", clean(answer), flags=re.IGNORECASE)
    whole = re.fullmatch(r"(\d+[A-Za-z]?)\s*([/-])\s*([^\W\d].*)", found)
    if whole:
        return {"number": f"{whole[1]}{whole[2]}{whole[3]}", "symbol": whole[3]}
    symbol = found.lstrip("/- …._") or "KH-UBND"
    if not symbol[0].isalpha():
        raise WrongAnswer("ghi cả số và ký hiệu, ví dụ 125/KH-UBND; văn bản chưa có số thì để trống.")
    return {"symbol": symbol}


def choices(answer: str, codes: Sequence[str]) -> tuple[str, ...]:
    """Entries of a numbered list, by their numbers or codes, in the order in which they were named."""
    found: list[str] = []
    for part in re.split(r"[\s,;]+", clean(answer)):
        if part.isascii() and part.isdigit() and len(part) < 5 and 1 <= int(part) <= len(codes):
            part = codes[int(part) - 1]  # noqa: PLW2901 - the number stands for the code
        if part not in codes:
            said = clean(answer)[:60]
            raise WrongAnswer(
                f"“{said}” không có trong danh mục; ghi số đứng trước tên, từ 1 đến {len(codes)}."
            )
        if part not in found:
            found.append(part)
    return tuple(found)


def moment(answer: str, role: Role) -> dict[str, Any]:
    """A date as the plan writes it, with what it means; raises WordsNeeded for a bare last day."""
    wording = _ISO_DAY.sub(lambda day: f"{int(day[3])}/{int(day[2])}/{day[1]}", clean(answer))
    if not wording:
        return {"wording": "chưa ghi", "unknown": True}
    if len(wording) > 200:
        raise WrongAnswer("dài quá; chỉ chép phần nói về thời gian.")
    bare = _BARE_DAY.fullmatch(wording)
    if bare and role in ("end", "deadline"):
        raise WordsNeeded(bare[1])
    if bare and not wording.lower().startswith("ngày"):
        wording = f"{'từ ngày' if role == 'start' else 'ngày'} {wording}"
    elif bare and role == "start":
        wording = f"từ {wording}"
    means = _means(wording)
    bound = bound_of(wording) or ("during" if role == "deadline" and "day" not in means else _OTHERWISE[role])
    if "unknown" in means:
        return {"wording": wording, **means, **({"bound": bound} if bound_of(wording) else {})}
    return {"wording": wording, **means, "bound": bound}


def _means(wording: str) -> dict[str, Any]:
    """Day, month, quarter or year that the words name; unknown where they name none."""
    named = said(wording)
    if named is None and len(re.findall(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}", wording)) > 1:
        raise WrongAnswer("chỉ ghi một thời điểm; ngày đầu và ngày cuối được hỏi riêng.")
    if named is not None:
        return _real(named)
    if quarter := _QUARTER.search(wording):
        which = quarter[1].upper()
        return {"quarter": f"{_year(int(quarter[2]))}-Q{_ROMAN.get(which) or which}"}
    if year := _YEAR.search(wording):
        return {"year": _year(int(year[1]))}
    if re.search(r"\d[/.-]\d", wording):
        raise WrongAnswer("chưa đọc được ngày; ghi đủ ngày, tháng, năm, ví dụ 18/3/2026.")
    return {"unknown": True}


def _real(named: tuple[int, ...]) -> dict[str, Any]:
    year, month = _year(named[0]), named[1]
    if not 1 <= month <= 12:
        raise WrongAnswer(f"không có tháng {month}; ghi ngày trước, tháng sau, ví dụ 18/3/2026.")
    if len(named) == 2:
        return {"month": f"{year}-{month:02}"}
    last = monthrange(year, month)[1]
    if not 1 <= named[2] <= last:
        raise WrongAnswer(f"tháng {month} năm {year} chỉ có {last} ngày; xem lại kế hoạch.")
    return {"day": date(year, month, named[2]).isoformat()}


def _year(year: int) -> int:
    if not 1945 <= year <= 2200:
        raise WrongAnswer(f"năm {year} không hợp lý; ghi năm bốn chữ số.")
    return year


def short_title(title: str) -> str:
    """A name for cards made of the plan's subject: staff shorten it in the file."""
    words = (
        re.sub(r"^(?:về việc\s+)?(?:phát động\s+)?(?:phong trào\s+)?", "", title, flags=re.IGNORECASE)
        or title
    )
    found = ""
    for word in words.split():
        if found and len(found) + len(word) > 58:
            found = _whole_clause(found)
            break
        found = f"{found} {word}".strip()
    name = (found or title.strip())[:80]
    return name[0].upper() + name[1:]


def _whole_clause(cut: str) -> str:
    """The start of a title that was too long: no half of a clause, no quote left open."""
    clause, comma, _ = cut.rpartition(",")
    found = (clause if comma and len(clause) > 20 else cut).rstrip(" ,;:–-(“")
    return f"{found}”" if found.count("“") > found.count("”") else found


def suggested_code(title: str) -> str:
    """A code made of the first words of the title, whole ones, with its year: the next one has the same."""
    words = _first_words(slug(short_title(title)), LONGEST_CODE)
    years = re.findall(r"(?<!\d)20\d\d(?!\d)", title)
    if not years or any(year in words for year in years):
        return words
    return f"{_first_words(words, LONGEST_CODE - len('-2027')).removesuffix('-nam')}-{years[0]}"


def _first_words(code: str, most: int) -> str:
    return code if len(code) <= most else code[: most + 1].rpartition("-")[0] or code[:most]


def listed(titles: Mapping[str, str]) -> str:
    """A numbered list of what can be chosen."""
    return "\n".join(
        f"  {index}. {title} ({code_})" for index, (code_, title) in enumerate(titles.items(), 1)
    )
