"""Which bound the words around a thing of the calendar fix: "gửi về xã trước ngày 31/3/2027" is before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.plan_time.doubts import Doubt, DoubtKind
from generator.plan_time.lexemes import SIGN_OF_SLIP, Lexeme
from generator.plan_time.terms import Term

_EDGES = frozenset(
    ("day", "month", "quarter", "half", "year", "blank", "lost", "unclear", "event", "now", "school", "far")
)
_BOUND_SIGNS = "<!|TF>IHAPCc"
# What may stand between a bound and its date without parting them, beside hours and weekdays.
_FILLERS = "Df,(:-)&KEhp"

# The first row whose signs are all there counts; the doubt is for words that contradict each other.
_BOUNDS: tuple[tuple[str, str, str], ...] = (
    ("<!", "before", "vừa ghi “chậm nhất” vừa ghi “trước”"),
    ("<|", "before", "vừa ghi “trước” vừa ghi “hết”"),
    ("<F", "before", "vừa ghi “từ” vừa ghi “trước”"),
    ("<>", "before", "vừa ghi “trước” vừa ghi “sau”"),
    ("<", "before", ""),
    ("F!", "from", "vừa ghi “từ” vừa ghi “chậm nhất”"),
    ("|", "through", ""),
    ("T", "through", ""),
    ("P", "on_or_before", ""),
    ("!", "on_or_before", ""),
    (">", "after", ""),
    ("F", "from", ""),
    ("c", "from", ""),
    ("C", "through", ""),
    ("A", "from", ""),
    ("I", "during", ""),
    ("H", "on_or_before", ""),
)
_NEAR = 8
"""Pieces before a date among which a refusal may turn it round."""
_NO = frozenset(("không", "ngừng", "dừng", "ngưng", "hoãn", "nghỉ", "đóng", "cấm", "thôi", "bị"))
# Over the signs of what no term covers, terms being blanks: members of a list beside the one that is a term
# ("năm 2026, 2027", "15; 20/3/2027"), and an hour that is written like a day ("17.30 ngày 15/3/2027").
_LISTED = re.compile(
    r"(?<= )[;,&/-]f?Y?(?=y)|(?<= )[;,&]D?(?=n[/.]n)|(?:^|(?<=[<!|TFI>HD(:]))(?=n(?:[;,&]|[.]n[;,]?) )"
)
_HANDED_IN = frozenset(("nộp", "gửi", "trình", "nhận"))
_FAR = "!H"
"""Words that fix the bound of a date wherever they stand; of "trước" and "sau" that is doubtful."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A bound word: its sign, how many ordinary words stand before it, the doubt if it is misspelt.

    `counted`: days are counted from what follows ("kể từ").
    """

    sign: str
    words: int
    slip: str = ""
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """A thing of the calendar with its bound ("" where no word fixes one), hour and weekday.

    `between`: the signs since the edge before; `words`: how many ordinary words are among them. `counted`:
    its bound is "kể từ", from which days are counted.
    """

    term: Term
    bound: str = ""
    near: frozenset[str] = frozenset()
    between: str = ""
    words: int = 0
    counted: bool = False
    hour: Term | None = None
    office: bool = False
    weekday: int | None = None
    doubts: tuple[Doubt, ...] = ()


@dataclass(slots=True)
class Found:
    """What counts in a wording: edges, durations with their bounds, what comes again, what is doubtful."""

    edges: list[Edge] = field(default_factory=list)
    durations: list[Edge] = field(default_factory=list)
    recurring: list[tuple[Term, bool]] = field(default_factory=list)
    weekdays: list[Term] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def found_in(pieces: Sequence[Lexeme], terms: Sequence[Term]) -> Found:
    """The edges of a wording, each with the bound that stands nearest before it (or right behind it)."""
    return _Walk(pieces, terms).walked()


class _Walk:
    """One walk over the pieces from left to right."""

    def __init__(self, pieces: Sequence[Lexeme], terms: Sequence[Term]) -> None:
        self._pieces = pieces
        self._terms = {term.start: term for term in terms}
        self._found = Found()
        self._marks: list[Mark] = []
        self._words = 0
        self._since = 0
        self._hours: list[tuple[Term, int, int]] = []
        self._weekday: tuple[int, int] | None = None
        self._office = False

    def walked(self) -> Found:
        at = 0
        while at < len(self._pieces):
            term = self._terms.get(at)
            if term is None:
                self._piece(self._pieces[at])
                at += 1
            else:
                self._term(term)
                at = max(term.end, at + 1)
        self._close()
        self._found.doubts += _unread(self._pieces, self._terms.values())
        return self._found

    def _piece(self, piece: Lexeme) -> None:
        if piece.sign in _BOUND_SIGNS:
            self._marks.append(Mark(piece.sign, self._words, counted=piece.value == "counted"))
        elif piece.slip:
            self._marks.append(
                Mark(SIGN_OF_SLIP[piece.slip], self._words, f"“{piece.text}” có lẽ là “{piece.slip}”")
            )
        elif piece.sign not in _FILLERS:
            self._words += 1

    def _term(self, term: Term) -> None:
        if term.unit in _EDGES:
            self._edge(term)
        elif term.unit == "hour":
            self._hours.append((term, self._words, len(self._marks)))
        elif term.unit in ("office", "part"):
            self._office = True
        elif term.unit == "weekday":
            self._found.weekdays.append(term)
            self._weekday = (term.number or 0, self._words)
            self._name_weekday_behind(bracketed=self._pieces[term.start - 1].sign == "(")
        elif term.unit == "duration":
            bound, near = self._bound()
            if any(mark.sign == "<" for mark in self._marks):  # "trước bầu cử 15 ngày" counts backwards
                bound = "before"
            self._found.durations.append(Edge(term, bound, near, self._between(term.start), self._words))
            self._marks, self._words = [], 0
        elif term.unit == "recurring":
            if self._hours:  # "từ 8 giờ đến 11 giờ hằng ngày, đến hết ngày …"
                told = f"“{self._hours[-1][0].text}” là giờ của mỗi kỳ, không phải giờ của ngày cuối"
                self._found.doubts.append(Doubt("unclear", told))
                self._hours = []
            self._found.recurring.append((term, bool(self._found.edges) and self._words == 0))
        else:
            self._words += 1

    def _between(self, start: int) -> str:
        return "".join(piece.sign for piece in self._pieces[self._since : start])

    def _bound(self) -> tuple[str, frozenset[str]]:
        near = frozenset(mark.sign for mark in self._marks if mark.words == self._words)
        far = [mark.sign for mark in self._marks if mark.words != self._words and not mark.slip]
        signs = near or frozenset(sign for sign in far if sign in _FAR)
        if signs and signs <= {"I", "H"}:
            signs |= frozenset(sign for sign in far if sign == "!")
        return next((bound for row, bound, _ in _BOUNDS if set(row) <= signs), ""), near

    def _doubts(self, near: frozenset[str], bound: str) -> tuple[Doubt, ...]:
        told = [Doubt("contrary", doubt) for row, _, doubt in _BOUNDS if doubt and set(row) <= near]
        told += [
            Doubt("misspelt", mark.slip) for mark in self._marks if mark.slip and mark.words == self._words
        ]
        loose = {mark.sign for mark in self._marks if mark.words != self._words} & {"<", ">"}
        if loose and bound not in ("before", "after", "on_or_before", "through"):
            told.append(
                Doubt("unclear", "“trước” hoặc “sau” đứng xa ngày, không rõ có thuộc về ngày ấy không")
            )
        return tuple(told)

    def _edge(self, term: Term) -> None:
        from_to = self._from_hour_to_hour()
        bound, near = self._bound()
        doubts = self._doubts(near, bound)
        own = [each for each in self._hours if each[1] == self._words]
        for each in self._hours:
            if each not in own:
                self._hour_behind(*each)
        if own and any(mark.sign == "<" for mark in self._marks[own[-1][2] :]):
            doubts += (Doubt("unclear", "không rõ “trước” thuộc về giờ hay về ngày"),)
        if self._office and "<" in near:
            doubts += (Doubt("unclear", "ghi trước một buổi: không rõ ngày ấy có tính hay không"),)
        if len(own) > 1 and not (from_to and len(own) == 2):
            doubts += (Doubt("several", "nêu nhiều giờ"),)
        weekday = self._weekday[0] if self._weekday and self._weekday[1] == self._words else None
        self._found.edges.append(
            Edge(
                term,
                bound,
                near,
                self._between(term.start),
                self._words,
                counted=any(mark.counted for mark in self._marks if mark.words == self._words),
                hour=own[-1][0] if own else None,
                office=self._office,
                weekday=weekday,
                doubts=doubts,
            )
        )
        self._marks, self._words, self._hours, self._weekday, self._office = [], 0, [], None, False
        self._since = term.end

    def _from_hour_to_hour(self) -> bool:
        """Whether two hours before a day are from and to ("từ 8h00 đến 11h30 ngày …"): no bound for it."""
        if len(self._hours) != 2 or any(hour[1] != self._words for hour in self._hours):
            return False
        (opening, _, _), (closing, _, marks) = self._hours
        between = "".join(piece.sign for piece in self._pieces[opening.end : closing.start])
        if between not in ("T", "-"):
            return False
        self._marks = [
            mark for at, mark in enumerate(self._marks) if at >= marks or mark.sign not in ("F", "T")
        ]
        return True

    def _name_weekday_behind(self, *, bracketed: bool) -> None:
        """A weekday right behind a day: "ngày 18/3/2027 (thứ Năm)"; in brackets it is of no other day."""
        edges = self._found.edges
        if edges and self._words == 0 and not self._marks and edges[-1].weekday is None and self._weekday:
            edges[-1] = replace(edges[-1], weekday=self._weekday[0])
            if bracketed:
                self._weekday = None

    def _hour_behind(self, hour: Term, words: int, marks: int) -> None:
        """An hour behind its day, with its own bound: "ngày 18/3/2027, trước 17 giờ"."""
        if not self._found.edges or words or self._found.edges[-1].hour is not None:
            self._found.doubts.append(Doubt("unclear", f"không rõ “{hour.text}” thuộc ngày nào"))
            return
        edge = self._found.edges[-1]
        signs = {mark.sign for mark in self._marks[:marks]}
        bound = next((bound for row, bound, _ in _BOUNDS if set(row) <= signs), "")
        bound = "" if bound == "during" else bound
        doubts = edge.doubts
        if edge.bound == "before" or (bound and edge.bound not in ("", "during", bound)):
            doubts += (Doubt("unclear", "không rõ giờ ấy thuộc ngày nào trong hai ngày"),)
        elif bound:
            edge = replace(edge, bound=bound)
        self._found.edges[-1] = replace(edge, hour=hour, doubts=doubts)

    def _close(self) -> None:
        """What the whole wording says of the last edge: what stands behind it, refusals, an occasion."""
        for each in self._hours:
            self._hour_behind(*each)
        if self._found.edges:
            edge = replace(self._found.edges[-1], office=self._found.edges[-1].office or self._office)
            before = [_beside_refusal(each, self._pieces) for each in self._found.edges[:-1]]
            self._found.edges = [*before, _refused(self._behind(edge), self._pieces)]
            self._found.edges = [_late(each, self._pieces) for each in self._found.edges]

    def _behind(self, edge: Edge) -> Edge:
        """An edge with the bound right behind it: "trở đi", "là hạn cuối"."""
        behind = [mark.sign for mark in self._marks if mark.words == 0 and mark.sign in "APH!"]
        if not behind or self._hours:
            return edge
        bound = "from" if behind[0] == "A" else "on_or_before"
        if edge.bound in ("", "during", bound) or (behind[0] == "P" and edge.bound == "from"):
            return replace(edge, bound=bound)
        return _doubted(edge, "contrary", "hai từ chỉ thời hạn trái nhau") if behind[0] in "AP" else edge


def _refused(edge: Edge, pieces: Sequence[Lexeme]) -> Edge:
    """An edge in the light of words that turn it round, or make it an occasion and no deadline."""
    near = pieces[max(edge.term.start - _NEAR, 0) : edge.term.start]
    if edge.bound in ("", "during") and any(piece.sign == "X" for piece in pieces):
        return _doubted(edge, "tentative", "ngày kỷ niệm hoặc một dịp, không phải một hạn")
    if edge.bound == "after" and any(piece.text in _NO for piece in pieces):
        said = "“sau” hoặc “quá” ngày ấy thì không nhận: hiểu là hạn cuối"
        return _doubted(replace(edge, bound="on_or_before"), "unclear", said)
    if not edge.bound and any(piece.sign == "x" for piece in near):
        edge = replace(edge, bound="on_or_before")
        return _doubted(edge, "unclear", "nói về việc quá hạn: hiểu là hạn cuối")
    if edge.bound == "after" and edge.hour is not None:  # from that hour on, on the same day
        return replace(edge, bound="from")
    return _beside_refusal(edge, pieces)


def _beside_refusal(edge: Edge, pieces: Sequence[Lexeme]) -> Edge:
    """An edge in the light of "không", "ngừng", "nghỉ" before it: a time at which something rests."""
    for at in range(max(edge.term.start - _NEAR, 0), edge.term.start):
        text = pieces[at].text
        if text in _NO:
            told = f"có chữ “{text}” ở gần: không rõ lúc ấy có nhận, có làm hay không"
            return _doubted(edge, "unclear", told)
    return edge


def _late(edge: Edge, pieces: Sequence[Lexeme]) -> Edge:
    """An edge in the light of "hồ sơ nộp sau ngày …", which tells of late ones and of no beginning."""
    near = pieces[max(edge.term.start - _NEAR, 0) : edge.term.start]
    after = [at for at, piece in enumerate(near) if piece.sign == ">"]
    if edge.bound != "after" or not any(
        piece.text in _HANDED_IN for at in after for piece in near[max(at - 2, 0) : at]
    ):
        return edge
    return _doubted(edge, "unclear", "nói về việc nộp sau ngày ấy: không rõ hạn nộp")


def _doubted(edge: Edge, why: DoubtKind, text: str) -> Edge:
    return replace(edge, doubts=(*edge.doubts, Doubt(why, text)))


def _unread(pieces: Sequence[Lexeme], terms: Iterable[Term]) -> Iterator[Doubt]:
    """Doubts about pieces that belong to no term although they look like a part of a date."""
    covered = {at for term in terms for at in range(term.start, term.end)}
    signs = "".join(" " if at in covered else piece.sign for at, piece in enumerate(pieces))
    for match in _LISTED.finditer(signs):
        text = pieces[match.end()].text
        yield Doubt("several", f"không rõ “{text}” có phải là một thời điểm nữa không")
    for at, piece in enumerate(pieces):
        if at in covered:
            continue
        before, behind = signs[max(at - 1, 0) : at], signs[at + 1 : at + 2]
        if piece.sign in "MQ" or (piece.sign in "DY" and behind in tuple("?jNny/.,_")):
            yield Doubt("misspelt", f"không đọc được số sau chữ “{piece.text}”")
        elif piece.sign == "_" or (piece.sign in "jN" and before in tuple("DMYQ/.-")):
            yield Doubt("misspelt", f"không đọc được “{piece.text}”")
        elif piece.text == "t" and behind == "j" and pieces[at + 1].tight:
            told = f"{piece.text}{pieces[at + 1].text}".upper()
            yield Doubt("unclear", f"“{told}” có thể là thứ trong tuần, có thể là tháng")
        elif piece.sign == "~":
            yield Doubt("tentative", f"“{piece.text}”: thời gian chưa chắc chắn hoặc có điều kiện")
