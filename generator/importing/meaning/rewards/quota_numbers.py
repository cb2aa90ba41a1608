"""How many a clause of a plan says: what one rule reads for certain, what other numbers are likely to mean.

A number among the quotas may be a share, a range, a minimum, a share of votes, points, money. Those of the
last four kinds mean nothing here; what the others are likely to mean is for a person to confirm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from generator.importing.meaning.statements import number_in
from generator.model.plan.quota import KINDS
from generator.validate.spelled import SPELLED, spelled

_KINDS: Mapping[str, str] = {each.term: kind for kind, each in KINDS.items()} | {"hộ": "households"}
_KIND = "|".join(_KINDS)
_COUNT = re.compile(
    r"(?<![\d.,/])(?<!năm )(?P<number>\d{1,3}\.\d{3}|\d{1,4})\s*"
    rf"(?:\(\s*(?P<spelt>{SPELLED})\s*\)\s*)?(?P<kind>{_KIND})\b(?! nào)",
    re.IGNORECASE,
)
# Whom other words count is only likely.
_LIKELY_KINDS: Sequence[tuple[str, str]] = (
    ("households", r"hộ gia đình|nhóm hộ|hộ"),
    ("collectives", (
        r"tập thể|đơn vị|cơ quan|tổ|đội|nhóm|thôn|bản|ấp|khóm|buôn|làng|khu phố|khu dân cư|xã|phường|trường|"
        r"lớp|chi bộ|chi đoàn|chi hội|công đoàn cơ sở|doanh nghiệp|hợp tác xã|câu lạc bộ"
    )),
    ("individuals", (
        r"cá nhân|người|đồng chí|cán bộ|công chức|viên chức|giáo viên|học sinh|sinh viên|đoàn viên|hội viên|"
        r"đảng viên|nhân viên"
    )),
)  # fmt: skip
_LIKELY_KIND = "|".join(words for _, words in _LIKELY_KINDS)
_LIKELY = (
    re.compile(rf"(?<![\d.,/])(?<!năm )(?P<number>\d{{1,4}})\s*(?P<kind>{_LIKELY_KIND})\b", re.IGNORECASE),
    re.compile(rf"\b(?P<number>{SPELLED})\s+(?P<kind>{_KIND})\b(?! nào)", re.IGNORECASE),
    re.compile(
        r"\b(?P<kind>tập thể|cá nhân|hộ gia đình|hộ)\s*(?::|là|\(|(?=không|tối))\s*(?:không quá |tối đa )*"
        r"(?P<number>\d{1,4})(?![\d.,/]*\d|\s*%)",
        re.IGNORECASE,
    ),
)
# A number of anything else; one that only tells units, days or papers apart counts nothing.
_OF_ANYTHING = re.compile(r"(?<![\d.,/-])\d{1,4}\s+(?!đồng\b|đến\b|và\b|năm\b|tháng\b)[^\W\d_]{2,}")
_TELLS_APART = re.compile(
    r"(?:số|thôn|bản|ấp|khóm|buôn|làng|khu|phố|tổ|đội|khối|lớp|cụm|năm|tháng|ngày|quý|đợt|giai đoạn|thứ|"
    r"mục|khoản|điểm|phụ lục|mẫu|biểu|điều|chương|phần|bảng|trong|giữa)\s+$",
    re.IGNORECASE,
)
_SAYS_HOW_MANY = re.compile(rf"\bmỗi\b|^[^:]{{1,120}}:\s*(?:\S*\s*\d|(?:{SPELLED})\s)|^\d", re.IGNORECASE)
_RANGE = re.compile(
    rf"(?P<least>\d{{1,4}})\s*(?:[-–]|đến)\s*(?P<most>\d{{1,4}})\s*(?P<kind>{_LIKELY_KIND})\b", re.IGNORECASE
)
_SHARE = re.compile(
    r"(?<![\d.,])(?P<share>\d{1,3}(?:[.,]\d{1,2})?)\s*%\s*(?P<of>.*?)"
    r"(?=[,;]?\s*(?:và|và không quá|và tối đa|không quá|tối đa)?\s*\d{1,3}(?:[.,]\d{1,2})?\s*%|[;.]|"
    r",\s*(?:tối thiểu|trong đó|nhưng|nếu)|$)"
)
_ODD = re.compile(
    r"%|ít nhất|tối thiểu|\d\s*[-–]\s*\d|từ \d+ đến \d+|giải\b|\d\s*(?:triệu |nghìn )?đồng\b|/\s*năm|"
    r"trong 0?1 năm|(?:hằng|hàng|mỗi) năm|\d/\d|hoặc|\bthêm\b|^bổ sung|phiếu|thành viên|trở lên|điểm|"
    r"khoảng|dự kiến|(?:trong đó|ưu tiên)[^.;]*\d",
    re.IGNORECASE,
)
_UNLIMITED = re.compile(r"không hạn chế|khống chế", re.IGNORECASE)
# Beside these a number is hardly how many may be proposed.
_SOMETHING_ELSE = re.compile(
    r"\bthêm\b|^bổ sung|phiếu|thành viên|ít nhất|tối thiểu(?! (?:được|xét|đề nghị))|trở lên|\bđiểm\b|giải\b|"
    r"\d\s*(?:triệu |nghìn )?đồng\b|/\s*năm|trong 0?1 năm|\d/\d|hoặc|khoảng|(?:trong đó|ưu tiên)[^.;]*\d",
    re.IGNORECASE,
)
EITHER = re.compile(r"\(\s*tập thể hoặc cá nhân\s*\)", re.IGNORECASE)
"""Words that say what cases are."""
_CHOSEN_AMONG = re.compile(r"\([^)]*lựa chọn[^)]*\)")
AT_MOST = re.compile(r"không quá|tối đa|nhiều nhất|không vượt quá", re.IGNORECASE)
"""Words that make a number a limit."""


class Numbers(NamedTuple):
    """What a clause says of how many, with the keys of a quota; `start`: where its first number stands."""

    values: dict[str, Any]
    start: int


def says_count(text: str) -> bool:
    """Whether words count collectives, individuals, households or cases."""
    return _COUNT.search(text) is not None


def may_count(text: str) -> bool:
    """Whether a number stands in front of anybody who could be proposed."""
    return any(pattern.search(text) for pattern in (_COUNT, *_LIKELY))


def says_only_counts(text: str) -> bool:
    """Whether words say nothing but how many: "không quá 15 tập thể và 25 cá nhân"."""
    bare = re.sub(rf"{AT_MOST.pattern}|\bvà\b", "", _COUNT.sub("", text), flags=re.IGNORECASE)
    return says_count(text) and not re.search(r"\w", bare)


def is_odd(clause: str) -> bool:
    """Whether a number in it may be something else than how many may be proposed."""
    told = EITHER.sub("", _CHOSEN_AMONG.sub("", clause))
    return bool(_UNLIMITED.search(told)) or bool(re.search(r"\d", told) and _ODD.search(told))


def counted(clause: str) -> Numbers | None:
    """The counts of a clause, each kind once; None where it has none or says one twice."""
    counts = list(_COUNT.finditer(clause))
    kinds = [_KINDS[found["kind"].lower()] for found in counts]
    contrary = any(each["spelt"] and number_of(each["spelt"]) != number_of(each["number"]) for each in counts)
    others = {kind for kind, _ in _numbers(clause, (_COUNT, *_LIKELY))} - set(kinds)
    # Behind the first number "at most" would hold for the later ones alone.
    if (
        not counts
        or others
        or contrary
        or len(set(kinds)) != len(kinds)
        or _counts_else(clause)
        or AT_MOST.search(clause, counts[0].end())
    ):
        return None
    numbers = {kind: number_of(found["number"]) for kind, found in zip(kinds, counts, strict=True)}
    return Numbers({"strictness": _strictness(clause), **numbers}, counts[0].start())


def likely(clause: str) -> Numbers | None:
    """What a clause is likely to say, for a person to confirm; None where that may be no quota at all."""
    if _SOMETHING_ELSE.search(clause) or _UNLIMITED.search(clause) or _counts_else(clause, *_LIKELY, _RANGE):
        return None
    return _shares(clause) or _ranges(clause) or _counts(clause)


def number_of(written: str) -> int:
    """A number in digits or in words."""
    return spelled(written.lower()) or int(written.replace(".", ""))


def _counts_else(clause: str, *besides: re.Pattern[str]) -> bool:
    """Whether a number counts something that is none of the kinds, nor what these patterns read."""
    rest = clause
    for pattern in (_COUNT, *besides):
        rest = pattern.sub(" ; ", rest)
    return any(not _TELLS_APART.search(rest[: at.start()]) for at in _OF_ANYTHING.finditer(rest))


def _strictness(clause: str) -> str:
    return "at_most" if AT_MOST.search(clause) else "exactly"


def _kind(words: str) -> str | None:
    """Whom words count: the kind that is named first."""
    found = [
        (at.start(), order, kind)
        for order, (kind, named) in enumerate(_LIKELY_KINDS)
        if (at := re.search(rf"\b(?:{named})\b", words, re.IGNORECASE))
    ]
    return min(found)[2] if found else None


def _shares(clause: str) -> Numbers | None:
    found = list(_SHARE.finditer(clause))
    if not found:
        return None
    bases = [re.sub(r"^(?:trên|trong|của)\s+", "", each["of"]).strip(" ,") for each in found]
    kinds = [_kind(base) for base in bases]
    if any(_numbers(clause[: found[0].start()], (_COUNT, *_LIKELY))):
        return None  # a number and a share in one line
    if not all(bases) or None in kinds or len(set(kinds)) != len(kinds):
        return None
    shares = {str(kind): number_in(each["share"]) for kind, each in zip(kinds, found, strict=True)}
    values: dict[str, Any] = {
        "strictness": _strictness(clause),
        "percentage": {**shares, "of": "; ".join(dict.fromkeys(bases))},
    }
    if condition := clause[found[-1].end() :].strip(" ,;."):
        values["condition"] = condition
    return Numbers(values, found[0].start())


def _ranges(clause: str) -> Numbers | None:
    ranges = list(_RANGE.finditer(clause))
    kinds = {_kind(each["kind"]): each for each in ranges}
    if not ranges or len(kinds) != len(ranges):
        return None
    rest = _RANGE.sub(" ", clause)
    others = {kind: count for kind, count in _numbers(rest, (_COUNT,)) if kind not in kinds}
    most = {str(kind): int(each["most"]) for kind, each in kinds.items()}
    least = {str(kind): int(each["least"]) for kind, each in kinds.items()}
    return Numbers({"strictness": "at_most", **most, **others, "minimum": least}, ranges[0].start())


def _counts(clause: str) -> Numbers | None:
    strict = says_count(clause)
    numbers = list(_numbers(clause, (_COUNT, *_LIKELY)))
    if not numbers or len(dict(numbers)) != len(numbers):
        return None
    if not strict and not (AT_MOST.search(clause) or _SAYS_HOW_MANY.search(clause)):
        return None
    start = min(found.start() for pattern in (_COUNT, *_LIKELY) if (found := pattern.search(clause)))
    return Numbers({"strictness": _strictness(clause), **dict(numbers)}, start)


def _numbers(clause: str, patterns: Sequence[re.Pattern[str]]) -> Iterator[tuple[str, int]]:
    """Each kind with its number, in the order of the words; what one pattern took is left to it."""
    taken: list[tuple[int, int, str, int]] = []
    for pattern in patterns:
        for found in pattern.finditer(clause):
            start, end = found.span()
            kind = _KINDS.get(found["kind"].lower()) or _kind(found["kind"])
            if kind and not any(start < other and at < end for at, other, _, _ in taken):
                taken.append((start, end, kind, number_of(found["number"])))
    yield from ((kind, number) for _, _, kind, number in sorted(taken))
