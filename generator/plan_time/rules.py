"""From signs to things of the calendar: a table of rules, tried in order at every piece of a wording."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from generator.plan_time.doubts import Doubt
from generator.plan_time.lexemes import Lexeme
from generator.plan_time.terms import Term

_TWO_DIGITS = "năm chỉ ghi hai chữ số"
_LOST = "ngày, tháng bị mất chữ hoặc mất số"
_NO_MARK = "chỉ ghi hai số và dấu gạch, không có chữ “ngày” hay “tháng”"
_NAME_OR_BLANK = "“tháng năm” có thể là tháng 5, có thể là tháng còn để trống"
_ORDINAL = "số đứng trước “tháng” có thể là số thứ tự (như “đợt 2”), có thể là ngày"
_GLUED = "có chữ số hoặc ký tự lạ liền với ngày, tháng"

# A rule: unit, pattern over signs (vocabulary.py), the doubt that comes with it. The first match counts.
# Groups: d day or hour, m month, y year, q quarter, half or count, t the last one of a range, p part or unit,
# i minutes.
_S = r"[/.-]"
_BEHIND = r"(?<=[FT<>!|IHCcA,(:&bWh-])"
_UNORDERED = r"(?<![wakeO])(?<!wf)"  # no word that a number orders: "đợt 2 tháng 6", "lần thứ 15 tháng 7"
_TABLE: tuple[tuple[str, str, str], ...] = (
    # --- what only looks like a date: the day of a document, the years of a term of office
    ("cited", rf"s?:?(?:#|(?<=s)[nN]|(?<=s:)[nN])(?:[,/]?D?(?:n{_S}n{_S}y|nMnYy))?", ""),
    ("cited", rf"q+D(?:n{_S}n{_S}y|nMnYy)", ""),
    ("cited", r"e[nNy]?y-y", ""),
    # --- weeks of a month
    ("month", r"(?P<p>O)[nN],?f?M(?P<m>n)(?:,?f?Y|[/.-]|,)?(?P<y>y)?", ""),
    # --- schools
    ("school", r"E?(?:k[nN]?)?f?S(?:y-y|y)?|E?k[nN]?|E?O[nN](?!M)", ""),
    # --- days with a year
    ("day", rf"D?m?(?P<d>n)(?P<s>{_S})(?P<m>n)(?P=s)(?P<y>y)", ""),
    ("day", rf"D?m?(?P<d>n){_S}(?P<m>n),?Y(?P<y>y)", ""),
    ("day", r"D?(?P<y>y)-(?P<m>n)-(?P<d>n)", ""),
    ("day", r"D,?m?(?P<d>[nY]),?f?M(?P<m>n),?[Y/.-]?(?P<y>y)", ""),
    ("day", _UNORDERED + r"m?(?P<d>[nY]),?M(?P<m>n),?[Y/.-]?(?P<y>y)", ""),
    ("day", r"m?(?P<d>[nY]),?M(?P<m>n),?[Y/.-]?(?P<y>y)", _ORDINAL),
    ("day", r"D?,?m?(?P<d>[nY]),?M(?P<m>Y)Y(?P<y>y)", ""),
    ("lost", r"D?,?m?[nY],?M_?,?Y?_?y", _LOST),
    ("day", rf"D?m?(?P<d>n)(?P<s>{_S})(?P<m>n)(?P=s)(?P<y>n)", _TWO_DIGITS),
    ("day", r"D,?m?(?P<d>n),?M(?P<m>n),?Y(?P<y>n)", _TWO_DIGITS),
    # --- what the plan leaves blank
    ("blank", rf"D_?,?M(?P<m>n),?(?:Y|{_S})?(?P<y>y)", ""),
    ("blank", rf"D_?{_S}(?P<m>n){_S}(?P<y>y)", ""),
    ("blank", rf"D_?(?:,?M_?|{_S}_)(?:,?Y|{_S})(?P<y>y)", ""),
    ("blank", r"D_?,?M_?(?:,?Y_?[nN]?_?)?(?![nyN])|D_", ""),
    ("lost", r"Dm?nM_?Y?_?(?![nN])", _LOST),
    # --- halves and runs of months
    ("months", r"(?P<q>n)M(?P<p>E)f?(?:Y(?P<y>y)?)?", ""),
    ("half", r"(?P<q>U)f?Y(?P<y>y)?", ""),
    ("month", r"(?P<p>U)M(?P<m>n)(?:Y|[/.-])?(?P<y>y)?", ""),
    # --- days without a year
    ("day", r"D,?m?(?P<d>[nY]),?f?M(?P<m>n)(?![/.-]?[nN])", ""),
    ("day", _UNORDERED + r"m?(?P<d>[nY]),?M(?P<m>n)(?![/.-]?[nN])", ""),
    ("day", r"m?(?P<d>[nY]),?M(?P<m>n)(?![/.-]?[nN])", _ORDINAL),
    ("day", r"D?,?m?(?P<d>n)[/.](?P<m>n)(?=-D?n[/.]n)", ""),
    ("day", rf"D?m?(?P<d>n)[/.](?P<m>n)(?=[,&]D?n{_S}n{_S}y)", ""),
    ("day", rf"D,?m?(?P<d>n){_S}(?P<m>n)(?!{_S}?[nNy])", ""),
    ("day", rf"(?:{_BEHIND}m?(?P<d>n)[/.](?P<m>n)|^m?(?P<d2>n)/(?P<m2>n))(?!{_S}?[nNys%])", ""),
    ("day", rf"{_BEHIND}(?P<d>n)(?=T\|?D?n(?:{_S}n|M))", ""),
    ("day", rf"D?(?P<d>n)(?=-D?n(?:{_S}n{_S}y|MnY?[/.-]?y))", ""),
    ("year", r"[nN]Y[,(]?(?P<y>y)-(?P<t>y)\)?", ""),
    # --- counts stand before lone days: "10 ngày"
    ("duration", r"(?<![/.-])(?P<q>[nN])(?:\([nNwY]\))?(?P<p>V|D|M|O|Y)(?![nym_])", ""),
    ("duration", r"(?P<q>[nN])(?:\([nNwY]\))?(?P<p>h)(?=$|[F,;.)])(?!,?D)(?<=Inh)", ""),
    ("lost", r"Df[nN]|V(?:W|f[nN])(?=f?[MQY]|$)", "không rõ “ngày thứ mấy” đếm từ đâu"),
    ("day", r"Dm?(?P<d>n)(?!V)", ""),
    ("day", r"m(?P<d>n)", ""),
    # --- months
    ("month", r"(?P<p>E)?f?M(?P<m>n)(?:[T-]|,|&)M?(?P<t>n)(?:,?Y|[/.-])?(?P<y>y)", ""),
    ("month", r"(?P<p>E)?f?M(?P<m>n)(?:,?f?Y|[/.-]|,)?(?P<y>y)", ""),
    ("month", r"(?P<p>E)?f?M(?P<m>Y)Y(?P<y>y)", ""),
    ("lost", r"MYy", _NAME_OR_BLANK),
    ("month", r"(?P<p>E)?f?M(?P<m>n)/(?P<y>n)", _TWO_DIGITS),
    ("month", r"(?P<p>E)?f?M(?P<m>n)", ""),
    ("month", rf"{_BEHIND}(?P<m>n)/(?P<y>y)", _NO_MARK),
    # --- quarters, years
    ("quarter", r"(?P<p>E)?f?Q(?P<q>n)(?:[T-]|,|&)Q?(?P<t>n)(?:,?Y|[/.-])?(?P<y>y)", ""),
    ("quarter", r"(?P<p>E)?f?Q(?P<q>n)(?:(?:,?f?Y|[/.-]|,)?(?P<y>y))?", ""),
    ("year", r"aY?(?P<y>y)-(?P<t>y)", ""),
    ("year", r"Y(?P<y>y)-(?P<t>y)", "có thể là một năm học, có thể là cả hai năm"),
    ("year", r"(?P<p>E)?f?Y(?P<y>y)", ""),
    ("year", r"(?<=[FT<>I|!])(?P<y>y)", ""),
    ("unclear", r"Ef?(?:[zZMQYO]|(?=R))", "không rõ của tháng, quý hay năm nào"),
    # --- hours
    ("hour", r"(?P<d>n)h(?P<i>n)(?!/n|\.n|-n|M)p?(?P<p>b)?", ""),
    ("hour", r"(?P<d>n)h(?P<i>r)(?P<p>b)?", ""),
    ("hour", r"(?P<d>n)h(?P<p>b)?", ""),
    ("clock", r"(?P<d>n):(?P<i>n)(?P<p>b)?", ""),
    ("office", r"o", ""),
    ("part", r"b", ""),
    # --- what comes again, what only another day can tell
    ("recurring", r"(?P<p>R)", ""),
    ("weekday", r"(?P<q>W)", ""),
    ("far", r"(?P<p>[zZ])", ""),
    ("now", r"(?<=[FT])J", ""),
    ("event", r"(?<=[FT<>|])(?:DK?|K)(?=[wxqfCceaskS&#])|(?<=\|)(?=[wqea])|^K(?=[wqfCc])", ""),
)
_Rule = tuple[str, re.Pattern[str], str]
_RULES: tuple[_Rule, ...] = tuple((unit, re.compile(pattern), doubt) for unit, pattern, doubt in _TABLE)

_BEGINNINGS = "sq#eEkSODV_nNymMQUYaobRWzZJK"
"""The signs with which something may begin; behind "hết" an event may begin with any word."""
_EVENT_ENDS = "TF!<H,;():~="
_TIGHT = "/.-%#?jnNy"


def terms(pieces: Sequence[Lexeme], *, cited: bool = True) -> Iterator[Term]:
    """Every thing of the calendar in the pieces, in order; pieces that are none are left out.

    Without `cited` the day of a document counts as a day.
    """
    rules = _RULES if cited else tuple(rule for rule in _RULES if rule[0] != "cited")
    signs = "".join(piece.sign for piece in pieces)
    at = 0
    while at < len(pieces):
        begins = signs[at] in _BEGINNINGS or signs[at - 1 : at] == "|"
        found = _at(at, signs, pieces, rules) if begins else None
        at = max(found.end, at + 1) if found else at + 1
        if found is not None:
            yield found


def _at(at: int, signs: str, pieces: Sequence[Lexeme], rules: Sequence[_Rule]) -> Term | None:
    """What begins at a piece, by the first rule that matches."""
    for unit, pattern, doubt in rules:
        match = pattern.match(signs, at)
        if match is None or (unit == "clock" and not _is_clock(match, pieces)):
            continue
        end = _event_end(match.end(), signs, pieces) if unit == "event" else match.end()
        made = _BUILD.get(unit, _plain)(Term(unit, at, end, _text(at, end, pieces)), _Groups(match, pieces))
        glued = _GLUED if (made.dated or made.unit == "school") and _glued(at, end, pieces) else ""
        return replace(
            made, doubts=(*made.doubts, *(Doubt("misspelt", each) for each in (doubt, glued) if each))
        )
    return None


def _text(start: int, end: int, pieces: Sequence[Lexeme]) -> str:
    return "".join(("" if each.tight else " ") + each.text for each in pieces[start:end]).strip()


def _glued(start: int, end: int, pieces: Sequence[Lexeme]) -> bool:
    """Whether something is written into the date, as "3l/3/2027": no rule may take a part of it."""
    before = pieces[start - 1].sign if start and pieces[start].tight else ""
    behind = pieces[end].sign if end < len(pieces) and pieces[end].tight else ""
    both = "".join(each.sign for each in pieces[end : end + 2])
    return (before != "" and before in "/.%#?jN") or (
        behind != "" and behind in _TIGHT and both not in ("-n", "-D") and not _ends_sentence(end, pieces)
    )


def _ends_sentence(at: int, pieces: Sequence[Lexeme]) -> bool:
    """Whether a full stop (or "./.", a text's end) stands there, and words behind it that tell no time."""
    marks = "".join(each.sign for each in pieces[at : at + 3])
    length = 3 if marks == "./." else 1 if marks[:1] == "." else 0
    return bool(length) and any(
        not each.tight and each.text[:1].isalpha() and each.sign not in _BEGINNINGS
        for each in pieces[at + length : at + length + 1]
    )


def _event_end(at: int, signs: str, pieces: Sequence[Lexeme]) -> int:
    """Where the words of an event end: before the next bound, sign or date."""
    while at < len(pieces) and signs[at] not in _EVENT_ENDS:
        found = _at(at, signs, pieces, _RULES[:-1]) if signs[at] in "DMQYOmnyes#qERU" else None
        if found is not None and found.unit != "cited":
            return at
        at = found.end if found else at + 1
    return at


class _Groups:
    """The pieces at the groups of a match."""

    def __init__(self, match: re.Match[str], pieces: Sequence[Lexeme]) -> None:
        self._match, self._pieces = match, pieces

    def piece(self, name: str) -> Lexeme | None:
        """The piece at a group; None where the group took no part."""
        if name not in self._match.re.groupindex or not self._match[name]:
            return None
        return self._pieces[self._match.start(name)]

    def number(self, name: str) -> int | None:
        """The number at a group; "năm" in a number's place is 5."""
        piece = self.piece(name)
        if piece is None:
            return None
        return 5 if piece.sign == "Y" else int(piece.value)


def _is_clock(match: re.Match[str], pieces: Sequence[Lexeme]) -> bool:
    """Whether "17:00" is written as clocks do: without spaces, two digits of minutes."""
    colon, minutes = pieces[match.start("i") - 1], pieces[match.start("i")]
    return colon.tight and minutes.tight and len(minutes.text) == 2


def _plain(term: Term, groups: _Groups) -> Term:
    part = groups.piece("p")
    year = groups.number("y")
    first, last = groups.number("m") or groups.number("q"), groups.number("t")
    doubts = term.doubts
    if last is not None and first is not None and last > first + 1 and re.search(r"và|,", term.text):
        doubts = (Doubt("several", "nêu nhiều tháng hoặc quý không liền nhau"),)
    if term.text.startswith(("mùng", "mồng", "ngày mùng", "ngày mồng")) and "tháng" in term.text:
        doubts = (Doubt("unclear", "“mùng” thường là ngày âm lịch"),)
    return replace(
        term,
        doubts=doubts,
        day=groups.number("d") or groups.number("d2"),
        month=groups.number("m") or groups.number("m2"),
        year=year + 2000 if year is not None and year < 100 else year,
        number=groups.number("q"),
        until=groups.number("t"),
        part=part.value if part else None,
    )


def _run_of_months(term: Term, groups: _Groups) -> Term:
    """Such as "6 tháng đầu năm 2027", "9 tháng cuối năm"."""
    count, part, year = groups.number("q") or 0, groups.piece("p"), groups.number("y")
    if part is None or part.value == "middle" or not 1 <= count <= 12:
        return replace(term, unit="unclear", doubts=(Doubt("part", "không rõ là những tháng nào"),))
    at_end = part.value == "end"
    if count == 6:
        return replace(term, unit="half", number=2 if at_end else 1, year=year)
    first, last = (13 - count, 12) if at_end else (1, count)
    return replace(term, unit="month", month=first, until=last, year=year)


_DAY_PARTS = {"am": 0, "noon": 12, "pm": 12, "night": 12}


def _hour(term: Term, groups: _Groups) -> Term:
    """The minutes since midnight; None with a doubt for an hour that no day has."""
    hour, minutes, part = groups.number("d") or 0, groups.piece("i"), groups.piece("p")
    late = int(minutes.value) if minutes and minutes.sign == "n" else 30 if minutes else 0
    doubts: tuple[Doubt, ...] = ()
    if part is not None and 1 <= hour < 12 and not (part.value == "noon" and hour > 2):
        hour += _DAY_PARTS[str(part.value)]
    if part is not None and part.value == "night":
        doubts = (Doubt("unclear", "giờ đêm có thể thuộc ngày hôm trước hoặc hôm sau"),)
    if hour > 24 or late > 59 or (hour == 24 and late):
        return replace(term, unit="hour", doubts=(Doubt("no_such", f"không có giờ “{term.text}”"),))
    return replace(term, unit="hour", number=hour * 60 + late, doubts=doubts)


_COUNTED = {
    "V": ("working_day", 1),
    "D": ("day", 1),
    "O": ("day", 7),
    "M": ("month", 1),
    "Y": ("month", 12),
    "h": ("hour", 1),
}


def _duration(term: Term, groups: _Groups) -> Term:
    piece = groups.piece("p")
    unit, times = _COUNTED[piece.sign if piece else "D"]
    return replace(term, number=(groups.number("q") or 0) * times, part=unit)


_BUILD: dict[str, Callable[[Term, _Groups], Term]] = {
    "months": _run_of_months,
    "hour": _hour,
    "clock": _hour,
    "duration": _duration,
}
