"""What staff answer, as officials write it, as data of a campaign file; a wrong answer is explained."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from generator.model.base import LONGEST_CODE
from generator.plan_time.doubts import WRONG, DoubtKind
from generator.plan_time.grammar import is_bare_day, read
from generator.plan_time.reading import Reading
from generator.slug import CODE, first_words, is_device, slug
from generator.validate.same_text import foreign_letters
from generator.wording.yaml_text import clean

LONGEST = 2_000
_LONGEST_LINE = 200
_ISO_DAY = re.compile(r"([12]\d{3})-(\d{2})-(\d{2})")

Role = Literal["issued", "start", "end", "deadline"]
_OTHERWISE = {"issued": "on", "start": "from", "end": "through", "deadline": "on"}
_REFUSED: frozenset[DoubtKind] = frozenset((*WRONG, "misspelt", "several", "unclear", "no_year"))

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


def _typed(answer: str) -> str:
    """The answer in one line; refused where it has letters that only look like ours."""
    found = clean(answer)
    if "\ufffd" in found:
        raise WrongAnswer("có chữ không đọc được; lưu tệp trả lời theo UTF-8 rồi chạy lại.")
    if odd := foreign_letters(found, name=True):
        raise WrongAnswer(f"có {odd}; gõ lại bằng bàn phím tiếng Việt.")
    return found


def text(answer: str) -> str:
    """Words of the plan in one line."""
    found = _typed(answer)
    if not found:
        raise WrongAnswer("chưa có chữ nào; chép đúng như kế hoạch ghi.")
    if len(found) > LONGEST:
        raise WrongAnswer(f"dài quá {LONGEST} chữ; chỉ chép phần được hỏi.")
    return found


def line(answer: str) -> str:
    """Words in one line; none where nothing was answered."""
    found = _typed(answer)
    if len(found) > _LONGEST_LINE:
        raise WrongAnswer(f"dài quá {_LONGEST_LINE} chữ.")
    return found


def code(answer: str, taken: Sequence[str]) -> str:
    """The code of a new campaign, which no folder has."""
    found = clean(answer)
    if not re.fullmatch(CODE, found) or len(found) > LONGEST_CODE:
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
    found = re.sub(r"^số\s*:?\s*", "", _typed(answer), flags=re.IGNORECASE)
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
                f"“{said}” không có trong danh mục; ghi số đứng trước tên, từ 1 đến {len(codes)}, "
                f"hoặc mã: {', '.join(codes)}."
            )
        if part not in found:
            found.append(part)
    return tuple(found)


def moment(answer: str, role: Role) -> dict[str, Any]:
    """A date as the plan writes it, with what it means; raises WordsNeeded for a bare last day."""
    wording = _ISO_DAY.sub(lambda day: f"{int(day[3])}/{int(day[2])}/{day[1]}", _typed(answer))
    if not wording:
        return {"wording": "chưa ghi", "unknown": True}
    if len(wording) > 200:
        raise WrongAnswer("dài quá; chỉ chép phần nói về thời gian.")
    if is_bare_day(wording):
        day = re.sub(r"^ngày\s+", "", wording, flags=re.IGNORECASE)
        if role in ("end", "deadline") and not refused(read(wording)):
            raise WordsNeeded(day)
        if day == wording:
            wording = f"ngày {wording}"
        if role == "start":
            wording = f"từ {wording}"
    reading = read(wording)
    if why := refused(reading, wording):
        raise WrongAnswer(f"{why}; xem lại kế hoạch, ghi đủ ngày, tháng, năm, ví dụ 18/3/2026.")
    whole = reading.kind == "range" and reading.first is not None and reading.last is not None
    if whole and role != "deadline":
        raise WrongAnswer("chỉ ghi một thời điểm; ngày đầu và ngày cuối được hỏi riêng.")
    bound = reading.bound if reading.fixed else _bound(role, reading)
    if not reading.value:
        return {"wording": wording, "unknown": True, **({"bound": bound} if reading.fixed else {})}
    return {"wording": wording, **reading.value, "bound": bound}


def refused(reading: Reading, wording: str = "") -> str:
    """Why a date cannot be taken over as it was read; "" where it can, though it may be vague or blank."""
    if wording and reading.kind == "unknown" and not any(map(str.isalpha, wording)):
        return "không có ngày tháng, cũng không có chữ nào"
    return next((doubt.text for doubt in reading.doubts if doubt.why in _REFUSED), "")


def _bound(role: Role, reading: Reading) -> str | None:
    """How a date is meant where its words fix no bound."""
    if any(doubt.why == "blank" for doubt in reading.doubts):
        return "on"
    return "during" if role == "deadline" and reading.kind != "day" else _OTHERWISE[role]


_USUAL_SHORT, _LONGEST_SHORT = 58, 80
"""Signs of a name for cards, and of one that would be cut within quotes otherwise."""


def short_title(title: str) -> str:
    """A name for cards made of the plan's subject: staff shorten it in the file."""
    subject, cut = _subject(title)
    name = subject if cut == subject else _with_whole_name(subject, cut) or _whole_clause(cut) or subject
    return name[:1].upper() + name[1:_LONGEST_SHORT]


def _subject(title: str) -> tuple[str, str]:
    """The title without the words that every plan begins with; as many words of it as a card has room for."""
    begin = r"^(?:về việc\s+)?(?:phát động\s+)?(?:phong trào\s+)?"
    words = (re.sub(begin, "", title, flags=re.IGNORECASE) or title).split()
    cut = ""
    for word in words:
        if cut and len(cut) + len(word) > _USUAL_SHORT:
            break
        cut = f"{cut} {word}".strip()
    return " ".join(words), cut


def _with_whole_name(subject: str, cut: str) -> str:
    """Where the cut falls into a name between quotes: all of the subject, the name, or its first clause."""
    begins = cut.rfind("“")
    if begins < 0 or cut.count("“") == cut.count("”"):
        return ""
    ends = subject.find("”", begins) + 1
    comma = subject.find(",", begins, ends)
    clause = [f"{subject[:comma]}”"] if comma >= len(cut) else []
    named = [subject[:ends], subject[begins:ends], *clause] if ends else []
    return next((each for each in named if len(each) <= _LONGEST_SHORT), "")


_LEADS_ON = re.compile(
    r"\s(?:trên(?: địa bàn)?|của|trong|cho|tại|và|về|với|theo|để|từ|đến|ở|do|các|những|bằng|vào|nhân|"
    r"giai đoạn|năm|số|là|đối với|cùng|hoặc|tới|mỗi|địa bàn)$",
    re.IGNORECASE,
)


def _whole_clause(cut: str) -> str:
    """The start of a title that was too long: no half of a clause, no quote left open."""
    clause, comma, _ = cut.rpartition(",")
    in_name = clause.count("“") > clause.count("”") and cut.count("“") == cut.count("”")
    found = (clause if comma and len(clause) > 20 and not in_name else cut).rstrip(" ,;:–-(“")
    while leads_on := _LEADS_ON.search(found):
        found = found[: leads_on.start()].rstrip(" ,;:–-(“")
    return f"{found}”" if found.count("“") > found.count("”") else found


def suggested_code(title: str) -> str:
    """A code made of the first words of the title, whole ones, with its year: the next one has the same."""
    subject, cut = _subject(title)
    words = first_words(slug(cut if cut == subject else _whole_clause(cut)), LONGEST_CODE)
    years = re.findall(r"(?<!\d)20\d\d(?!\d)", title)
    if not years or any(year in words for year in years):
        return words
    return f"{first_words(words, LONGEST_CODE - len('-2027')).removesuffix('-nam')}-{years[0]}"


def listed(titles: Mapping[str, str]) -> str:
    """A numbered list of what can be chosen."""
    return "\n".join(
        f"  {index}. {title} ({code_})" for index, (code_, title) in enumerate(titles.items(), 1)
    )
