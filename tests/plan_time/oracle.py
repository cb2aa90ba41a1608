"""Wordings of deadlines and periods whose answer is known before they are written.

Every case starts from a meaning (a day, a bound, an hour ...), which is then written down the
way Vietnamese offices write it. Nothing here reads a wording back: the expected answer comes
from the meaning alone, so a reader under test cannot share a mistake with its judge.

What counts as settled is PRODUCT 3.1 and 6.3 and part (a) of the page of real wordings. A key
those pages do not settle for a meaning is left out of ``expected``:

``bound``
    Given only as ``before``, ``through``, ``during`` and ``from``, the single words of the
    table in PRODUCT 3.1, and only for the kinds of wording in its rows. "On or before" is left
    out, because the pages do not say how it is spelled in JSON; so is the bound of a closing
    hour, of a range and of everything the table has no row for.
``first``
    A deadline has "null or the plan's own day". Where the plan's day is unknown only null is
    left; where it is known the key is left out.
``certain``
    True only for the plain wordings of the pages. Left out where the last day is a weekend or
    may be a public holiday (the pages say that this is *said*, not whether it is a doubt), and
    for unusual spellings of a clear meaning.
``kind``
    Left out where two kinds are defensible: from now to the end of a month (range or month),
    working days from a day (relative or day), a wording without a year (day or recurring).
``count``
    Null for whatever is not relative, because PRODUCT 3.1 gives a count to relative dates only.

Left out altogether, because the pages settle nothing or people would disagree: "chậm nhất trước
ngày", "trước tháng", "đến 0 giờ ngày", two deadlines in one wording, a citation's date beside
the deadline, years of two digits, periods of anniversaries (03/02/1930 - 03/02/2027), a range
written backwards, "khoảng ngày", the end of a school term.
"""

import json
import random
import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, TypeVar

_T = TypeVar("_T")
_Frames = tuple[tuple[str, str], ...]
"""Words before and after the wording itself; what begins with a comma is joined without space."""

_SAMPLES: Final = 60
_SAMPLE_SEED: Final = 2027

_FIRST_YEAR: Final = 2026
_LAST_YEAR: Final = 2030
_EARLIEST: Final = date(_FIRST_YEAR, 1, 5)
_LATEST: Final = date(_LAST_YEAR, 12, 28)
_ONE_DAY: Final = timedelta(days=1)
_MONTHS: Final = 12
_MONTHS_OF_A_QUARTER: Final = 3
_QUARTERS: Final = ("I", "II", "III", "IV")
_SATURDAY: Final = 5
_NOON: Final = 12

# How often a variant is drawn.
_ISSUED_SHARE: Final = 0.4
_NO_FRAME_SHARE: Final = 0.3
_NO_WORD_DAY_SHARE: Final = 0.15
_BRACKET_SHARE: Final = 0.05
_CAPITALS_SHARE: Final = 0.05
_CAPITAL_SHARE: Final = 0.4
_DOUBLE_SPACE_SHARE: Final = 0.1
_DECOMPOSED_SHARE: Final = 0.04
_HALF: Final = 0.5
_RARELY: Final = 0.2

# Day and month are "may be a public holiday" inside these spans of every year: New Year, Tết,
# Hùng kings and 30/4 - 1/5, National Day with the day beside it, Culture Day (24/11, new).
_HOLIDAY_SPANS: Final = (
    ((1, 1), (1, 3)),
    ((1, 17), (2, 28)),
    ((4, 1), (5, 5)),
    ((8, 28), (9, 6)),
    ((11, 22), (11, 27)),
)
# Working days are counted only inside these spans. No public holiday, no day off in place of one
# and no Saturday worked in exchange (22/8/2026 was one) falls into them in any year, so the
# count is the same whether or not the year's calendar of holidays is already announced.
_QUIET_SPANS: Final = (((5, 18), (8, 7)), ((9, 21), (11, 12)))
_LONGEST_COUNT: Final = 20
_DAYS_KEPT_FREE: Final = 30  # 20 working days never take more than 28 days without a holiday

_DEADLINE_BOUNDS: Final = ("trước", "chậm nhất", "chậm nhất là", "đến hết")
_HOURS: Final = ((7, 30), (8, 0), (10, 0), (11, 0), (11, 30), (14, 0), (16, 0), (16, 30), (17, 0))
_AFTERNOONS: Final = ((14, 0), (15, 0), (16, 0), (16, 30), (17, 0))
_WEEKDAYS: Final = (
    ("thứ Hai", "thứ 2"),
    ("thứ Ba", "thứ 3"),
    ("thứ Tư", "thứ 4"),
    ("thứ Năm", "thứ 5"),
    ("thứ Sáu", "thứ 6"),
    ("thứ Bảy", "thứ 7"),
    ("Chủ nhật", "Chủ nhật"),
)
_LUNAR_YEARS: Final = ("Bính Ngọ", "Đinh Mùi", "Mậu Thân", "Kỷ Dậu", "Canh Tuất")
_NO_SUCH_DAYS: Final = ((31, 4), (31, 6), (31, 9), (31, 11), (30, 2), (31, 2), (32, 3), (15, 13))
_BLANKS: Final = ("…", "……", "...", "......", "    ")
_PLACES: Final = ("Sơn La, ", "Chương Mỹ, ", "Cao Lộc, ", "")
_MARKED_BLANKS: Final = ("…", "....", "......")

_ALONE: Final[_Frames] = (("", ""),)
_DEADLINES: Final[_Frames] = (
    ("gửi về xã", ""),
    ("báo cáo", ""),
    ("gửi báo cáo về xã", ""),
    ("báo cáo gửi về Ủy ban nhân dân xã", ""),
    ("hồ sơ gửi về Phòng Văn hóa - Xã hội (qua Bộ phận Một cửa)", ""),
    ("hồ sơ gửi về Phòng Văn hóa - Xã hội (qua Trung tâm Phục vụ hành chính công)", ""),
    ("gửi về Thường trực Hội đồng Thi đua - Khen thưởng xã", "để tổng hợp"),
    ("gửi danh sách về Phòng Văn hóa - Xã hội", "để tổng hợp, trình Chủ tịch UBND xã"),
    ("bản đăng ký thi đua (theo mẫu gửi kèm) nộp về Phòng Văn hóa - Xã hội", ""),
    ("hồ sơ có 01 bộ (bản chính), gửi về Phòng Văn hóa - Xã hội", ""),
    ("nộp về Phòng Văn hóa - Xã hội", "gồm 01 bản giấy và 01 bản mềm"),
    ("Ban Chỉ huy Quân sự xã, Công an xã gửi báo cáo", "về Ủy ban nhân dân xã"),
    ("gửi báo cáo", "về Phòng Văn hóa - Xã hội"),
    ("các trường học hoàn thành việc bình xét", ""),
    ("các thôn hoàn thành việc đăng ký thi đua", ""),
    ("", ", các thôn gửi báo cáo về xã"),
    ("", ", các cơ quan, đơn vị gửi hồ sơ về Phòng Văn hóa - Xã hội"),
    ("thời hạn nộp hồ sơ:", ""),
    ("thời gian gửi báo cáo:", ""),
    ("báo cáo kết quả bằng văn bản về địa chỉ a1@xa.example", ""),
)
_TERM_LABELS: Final[_Frames] = (
    ("thời hạn nộp hồ sơ:", ""),
    ("thời hạn gửi báo cáo:", ""),
    ("hạn nộp:", ""),
)
_PERIODS: Final[_Frames] = (
    ("thời gian thực hiện:", ""),
    ("thời gian:", ""),
    ("thời gian tổ chức:", ""),
    ("thời gian thi đua:", ""),
    ("đợt thi đua thứ nhất:", ""),
    ("đợt 1:", ""),
    ("2.1. Giai đoạn 1:", ""),
    ("- Giai đoạn 2:", ""),
    ("phong trào thi đua được triển khai thực hiện", ""),
    ("tổ chức phong trào thi đua", ""),
    ("nhận hồ sơ", ""),
)
_SHORT_PERIODS: Final[_Frames] = (
    ("thời gian tổ chức:", ""),
    ("thời gian chấm điểm:", ""),
    ("nhận hồ sơ", ""),
    ("tổ chức bình xét ở cơ sở", ""),
    ("- Tự chấm điểm và gửi báo cáo về xã:", ""),
)
_FESTIVALS: Final[_Frames] = (
    ("tổ chức lễ hội", ""),
    ("tổ chức gặp mặt, trao thưởng", ""),
    ("tổ chức thăm, tặng quà gia đình chính sách", ""),
)
_PLAIN_LABELS: Final[_Frames] = (
    ("thời gian thực hiện:", ""),
    ("thời gian tổ chức:", ""),
    ("thời gian:", ""),
)
_TASKS: Final[_Frames] = (
    ("tổ chức sơ kết phong trào thi đua", ""),
    ("tổ chức hội nghị tổng kết", ""),
    ("bình xét, đề nghị khen thưởng", ""),
    ("hoàn thành việc chấm điểm", ""),
    ("thời gian thực hiện:", ""),
    ("", ", Phòng Văn hóa - Xã hội tham mưu tổ chức tổng kết phong trào thi đua"),
)
_MEETINGS: Final[_Frames] = (
    ("tổ chức lễ phát động", ""),
    ("tổ chức hội nghị tổng kết", ""),
    ("họp Hội đồng Thi đua - Khen thưởng xã", ""),
    ("thời gian tổ chức:", ""),
    ("lễ trao thưởng được tổ chức vào", ""),
)
_ANSWERS: Final[_Frames] = (
    ("Hội đồng Thi đua - Khen thưởng xã thông báo kết quả", ""),
    ("Phòng Văn hóa - Xã hội thẩm định hồ sơ", ""),
    ("lấy ý kiến nhân dân", ""),
    ("công khai danh sách đề nghị khen thưởng", ""),
    ("", ", Phòng Văn hóa - Xã hội tổng hợp, báo cáo Hội đồng"),
)
_ENDINGS: Final = ("", "", "", "", "", ".", ".", ";", "./.")
_EVENTS: Final = (
    "đến khi tổ chức thành công Đại hội Đảng bộ xã",
    "đến khi tổ chức thành công Đại hội Mặt trận Tổ quốc Việt Nam xã",
    "đến khi kết thúc cuộc bầu cử Trưởng thôn",
    "đến khi kết thúc Hội thi Dân vận khéo cấp xã",
)
_RECEIPTS: Final = (
    "kể từ ngày nhận",
    "kể từ ngày nhận đủ hồ sơ",
    "kể từ ngày nhận đủ hồ sơ hợp lệ",
    "kể từ ngày nhận được văn bản này",
    "kể từ ngày có kết quả bình xét",
    "sau khi kết thúc đợt thi đua",
)
_WITHOUT_A_DAY: Final = (
    "Quá thời hạn trên, đơn vị không gửi văn bản coi như thống nhất",
    "Quá thời hạn trên",
    "Quá thời hạn trên coi như không đăng ký",
    "Quá thời gian trên không tiếp nhận và trả về",
    "Quá thời gian trên không tiếp nhận và trả về (trừ trường hợp đặc biệt)",
    "Các chứng chỉ trên phải còn hiệu lực tính đến thời điểm kết thúc thời hạn nộp hồ sơ",
    "2.1. Giai đoạn 1",
    "2.2. Giai đoạn 2",
    "3.1. Đợt 1",
    "thường xuyên",
    "Thực hiện thường xuyên",
)


@dataclass(frozen=True)
class Case:
    """A wording, the day of its plan where one is given, and the settled part of the answer."""

    wording: str
    issued: date | None
    expected: dict[str, object]


@dataclass(frozen=True)
class _Draft:
    """A wording before it is dressed with the words around it."""

    words: str
    expected: dict[str, object]
    frames: _Frames = _ALONE
    issued: date | None = None
    ends: bool = True
    """Whether a full stop or an end mark may follow; not behind a heading or a letter's head."""


class _Pen:
    """Writes days, months and hours in one of the ways offices write them."""

    def __init__(self, seed: int) -> None:
        """Start from a seed; the same seed writes the same wordings."""
        self._random: Final = random.Random(seed)  # noqa: S311 - repeatable, nothing secret

    def pick(self, choices: Sequence[_T]) -> _T:
        """Choose one."""
        return self._random.choice(choices)

    def shuffled(self, things: Iterable[_T]) -> list[_T]:
        """Give the things in another order."""
        order = list(things)
        self._random.shuffle(order)
        return order

    def chance(self, share: float) -> bool:
        """Say yes in this share of the calls."""
        return self._random.random() < share

    def number(self, low: int, high: int) -> int:
        """Choose a whole number; both ends belong."""
        return self._random.randint(low, high)

    def year(self) -> int:
        """Choose a year."""
        return self.number(_FIRST_YEAR, _LAST_YEAR)

    def day(self, first: date = _EARLIEST, last: date = _LATEST) -> date:
        """Choose a day; both ends belong."""
        return first + timedelta(days=self.number(0, (last - first).days))

    def issued(self, first: date) -> date | None:
        """Choose the plan's day, well before the first day that its wording names, or none."""
        if not self.chance(_ISSUED_SHARE):
            return None
        return first - timedelta(days=self.number(20, 120))

    def digits(self, number: int) -> str:
        """Write a number with or without a leading zero."""
        return self.pick((str(number), f"{number:02}"))

    def short_day(self, day: int, month: int) -> str:
        """Write a day without its year."""
        return self.pick(
            (
                f"{day}/{month}",
                f"{day:02}/{month}",
                f"{day:02}/{month:02}",
                f"{day}.{month}",
                f"{self.digits(day)} tháng {month}",
            ),
        )

    def numbers(self, day: int, month: int, year: int) -> str:
        """Write day, month and year with one of the signs between them."""
        return self.pick(
            (
                f"{day}/{month}/{year}",
                f"{day:02}/{month}/{year}",
                f"{day:02}/{month:02}/{year}",
                f"{day:02}/{month:02}/{year}",
                f"{day:02}-{month:02}-{year}",
                f"{day}.{month}.{year}",
            ),
        )

    def spelled(self, day: int, month: int, year: int) -> str:
        """Write day, month and year with "tháng" and "năm"."""
        in_month = self.pick((str(month), str(month), f"{month:02}"))
        return f"{self.digits(day)} tháng {in_month} năm {year}"

    def parts(self, day: int, month: int, year: int) -> str:
        """Write a day, which need not exist, after the word "ngày"."""
        write = self.pick((self.numbers, self.numbers, self.spelled))
        return f"ngày {write(day, month, year)}"

    def named(self, day: date) -> str:
        """Write a day after the word "ngày"."""
        return self.parts(day.day, day.month, day.year)

    def written(self, day: date) -> str:
        """Write a day, now and then without the word "ngày"."""
        if self.chance(_NO_WORD_DAY_SHARE):
            in_month = self.pick((f"{day.month}", f"{day.month:02}"))
            return f"{self.digits(day.day)}/{in_month}/{day.year}"
        return self.named(day)

    def month(self, month: int, year: int) -> str:
        """Write a month with its year."""
        return self.pick(
            (
                f"tháng {month} năm {year}",
                f"tháng {month:02} năm {year}",
                f"tháng {month}/{year}",
                f"tháng {month:02}/{year}",
            ),
        )

    def quarter(self, quarter: int, year: int) -> str:
        """Write a quarter with its year."""
        number = self.pick((_QUARTERS[quarter - 1], _QUARTERS[quarter - 1], str(quarter)))
        word = self.pick(("quý", "Quý", "Quý", "quí"))
        return f"{word} {number}{self.pick((' năm ', '/'))}{year}"

    def hour(self, hour: int, minute: int) -> str:
        """Write an hour of the day."""
        forms = [f"{hour} giờ {minute:02}", f"{hour} giờ {minute:02} phút", f"{hour}h{minute:02}"]
        forms += [f"{hour:02}h{minute:02}", f"{hour:02}:{minute:02}", f"{hour}g{minute:02}"]
        if not minute:
            forms += [f"{hour} giờ", f"{hour:02} giờ", f"{hour}h"]
        return self.pick(forms)

    def weekday(self, number: int) -> str:
        """Write a weekday; Monday is 0."""
        return self.pick(_WEEKDAYS[number])

    def doubled_space(self, words: str) -> str:
        """Double one of the spaces."""
        places = [place for place, sign in enumerate(words) if sign == " "]
        if not places:
            return words
        place = self.pick(places)
        return f"{words[:place]} {words[place:]}"


# What follows from a meaning -------------------------------------------------------------------


def _month_end(month: int, year: int) -> date:
    """Give the last day of a month."""
    next_month = date(year + month // _MONTHS, month % _MONTHS + 1, 1)
    return next_month - _ONE_DAY


def _in_spans(day: date, spans: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> bool:
    """Say whether a day lies in one of the spans (month, day) of every year."""
    return any(first <= (day.month, day.day) <= last for first, last in spans)


def _is_plain(last: date) -> bool:
    """Say whether nothing needs saying about a last day: no weekend, no possible holiday."""
    return last.weekday() < _SATURDAY and not _in_spans(last, _HOLIDAY_SPANS)


def _sure(last: date) -> dict[str, object]:
    """Ask for certainty where the last day itself gives no cause to say anything."""
    return {"certain": True} if _is_plain(last) else {}


def _no_first(issued: date | None) -> dict[str, object]:
    """Ask for no first day where the plan's own day, the only other answer, is unknown."""
    return {"first": None} if issued is None else {}


def _until(last: date, issued: date | None) -> dict[str, object]:
    """Give what is settled for any period that only ends, without an hour."""
    return {"last": last.isoformat(), "hour": None, "count": None, **_no_first(issued)}


def _deadline(last: date, issued: date | None) -> dict[str, object]:
    """Give what is settled for a deadline on a day, without an hour."""
    return {"kind": "day", **_until(last, issued)}


def _span(first: date, last: date) -> dict[str, object]:
    """Give what is settled for a period with both ends."""
    return {
        "first": first.isoformat(),
        "last": last.isoformat(),
        "hour": None,
        "count": None,
    }


def _doubtful() -> dict[str, object]:
    """Give what is settled where certainty is forbidden; an hour is not invented either."""
    return {"hour": None, "certain": False}


def _working_day(start: date, count: int) -> date:
    """Count working days from the day after a start, inside a span without holidays."""
    day = start
    left = count
    while left:
        day += _ONE_DAY
        if day.weekday() < _SATURDAY:
            left -= 1
    return day


# Fixed days ------------------------------------------------------------------------------------


def _before_day(pen: _Pen) -> _Draft:
    """Before a day: that day itself is too late."""
    day = pen.day()
    issued = pen.issued(day)
    word = pen.pick(("trước", "trước", "xong trước", "hoàn thành trước"))
    # "Finished before" stands alone: "gửi báo cáo hoàn thành trước ngày" nobody writes.
    frames = _DEADLINES if word == "trước" else _ALONE
    last = day - _ONE_DAY
    expected = {**_deadline(last, issued), **_sure(last), "bound": "before"}
    return _Draft(f"{word} {pen.written(day)}", expected, frames, issued)


def _latest_on_day(pen: _Pen) -> _Draft:
    """At the latest on a day. The bound's spelling in JSON is not settled."""
    day = pen.day()
    issued = pen.issued(day)
    word = pen.pick(("chậm nhất", "chậm nhất", "chậm nhất là", "chậm nhất vào", "chậm nhất đến"))
    expected = {**_deadline(day, issued), **_sure(day)}
    return _Draft(f"{word} {pen.named(day)}", expected, _DEADLINES, issued)


def _latest_otherwise(pen: _Pen) -> _Draft:
    """Write "on or before" in words the pages do not list; so certainty is not asked for."""
    day = pen.day()
    issued = pen.issued(day)
    text = pen.named(day)
    words, frames = pen.pick(
        (
            (f"muộn nhất là {text}", _DEADLINES),
            (f"không muộn hơn {text}", _DEADLINES),
            (f"không quá {text}", _DEADLINES),
            (f"trước hoặc trong {text}", _DEADLINES),
            (f"hạn cuối nộp hồ sơ: {text}", _ALONE),
            (f"hạn cuối là {text}", _ALONE),
            (f"hạn chót nộp bài dự thi là {text}", _ALONE),
            (f"thời hạn nhận hồ sơ đến {text}", _ALONE),
            (f"{text} là hạn cuối nộp hồ sơ", _ALONE),
            (f"đến hết giờ hành chính {text}", _DEADLINES),  # and no hour is invented
        ),
    )
    return _Draft(words, _deadline(day, issued), frames, issued)


def _through_day(pen: _Pen) -> _Draft:
    """Through a day."""
    day = pen.day()
    issued = pen.issued(day)
    frames = (
        *_TERM_LABELS,
        ("nhận hồ sơ", ""),
        ("thời hạn nộp hồ sơ được gia hạn", ""),
        ("Phòng Văn hóa - Xã hội tiếp nhận hồ sơ", ""),
    )
    expected = {**_deadline(day, issued), **_sure(day), "bound": "through"}
    return _Draft(f"đến hết {pen.named(day)}", expected, frames, issued)


def _on_day(pen: _Pen) -> _Draft:
    """On one day. Whether ``first`` repeats it is not settled."""
    day = pen.day()
    issued = pen.issued(day)
    words = pen.pick((pen.named(day), f"vào {pen.named(day)}", f"trong {pen.named(day)}"))
    frames = _MEETINGS[:-1]  # the last one brings its own "vào"
    settled: dict[str, object] = {"kind": "day", "last": day.isoformat()}
    expected = {**settled, "hour": None, "count": None, **_sure(day)}
    return _Draft(words, expected, frames, issued)


def _run_together(pen: _Pen) -> _Draft:
    """Write a date with the space that typists lose ("tháng 11năm"); certainty is not asked for."""
    day = pen.day()
    issued = pen.issued(day)
    words = f"trước ngày {day.day:02} tháng {day.month}năm {day.year}"
    return _Draft(words, _deadline(day - _ONE_DAY, issued), _DEADLINES, issued)


def _right_weekday(pen: _Pen) -> _Draft:
    """Before or through a day that is given with its true weekday."""
    day = pen.day()
    issued = pen.issued(day)
    return _with_weekday(pen, day, pen.weekday(day.weekday()), issued)


def _with_weekday(pen: _Pen, day: date, weekday: str, issued: date | None) -> _Draft:
    """Write a deadline with a weekday, and expect it as if the weekday were true."""
    text = pen.pick(
        (
            f"{weekday}, {pen.named(day)}",
            f"{weekday} {pen.named(day)}",
            f"{pen.named(day)} ({weekday})",
        ),
    )
    word, last = pen.pick((("trước", day - _ONE_DAY), ("chậm nhất", day), ("chậm nhất là", day)))
    expected = {**_deadline(last, issued), **_sure(last)}
    return _Draft(f"{word} {text}", expected, _DEADLINES, issued)


# Hours -----------------------------------------------------------------------------------------


def _by_hour(pen: _Pen) -> _Draft:
    """Until an hour of a day: the day itself is still the last, even after "trước"."""
    day = pen.day()
    issued = pen.issued(day)
    hour, minute = pen.pick(_HOURS)
    clock = pen.hour(hour, minute)
    text = f"{clock}{pen.pick((' ', ' ', ', '))}{pen.named(day)}"
    expected = {**_deadline(day, issued), **_sure(day), "hour": f"{hour:02}:{minute:02}"}
    if pen.chance(_RARELY):
        # The hour behind the day, or the weekday between them, is rarer: certainty not asked for.
        expected.pop("certain", None)
        weekday = pen.weekday(day.weekday())
        words = pen.pick(
            (f"{pen.named(day)}, trước {clock}", f"trước {clock}, {weekday}, {pen.named(day)}"),
        )
        return _Draft(words, expected, _DEADLINES, issued)
    word = pen.pick(("trước", "trước", "chậm nhất", "chậm nhất là", "đến", "đến hết"))
    return _Draft(f"{word} {text}", expected, _DEADLINES, issued)


def _bare_hour(pen: _Pen) -> _Draft:
    """Give an hour of a day without any bound, after a label that makes it a deadline."""
    day = pen.day()
    issued = pen.issued(day)
    hour, minute = pen.pick(_HOURS)
    expected: dict[str, object] = {
        "kind": "day",
        "last": day.isoformat(),
        "hour": f"{hour:02}:{minute:02}",
        "count": None,
    }
    # Without its label such an hour could just as well be the beginning of a meeting.
    label, _ = pen.pick(_TERM_LABELS)
    words = f"{label} {pen.hour(hour, minute)} {pen.named(day)}"
    return _Draft(words, expected, _ALONE, issued)


def _afternoon(pen: _Pen) -> _Draft:
    """Before an hour of the afternoon by the twelve-hour clock; certainty is not asked for."""
    day = pen.day()
    issued = pen.issued(day)
    hour, minute = pen.pick(_AFTERNOONS)
    minutes = f" {minute:02}" if minute else ""
    words = f"trước {hour - _NOON} giờ{minutes} chiều {pen.named(day)}"
    expected = {**_deadline(day, issued), "hour": f"{hour:02}:{minute:02}"}
    return _Draft(words, expected, _DEADLINES, issued)


def _midnight(pen: _Pen) -> _Draft:
    """Before the hour 0 of a day, or until its hour 24; how ``hour`` says it is not settled."""
    day = pen.day()
    issued = pen.issued(day)
    hour, last = pen.pick(
        (
            ("trước 0 giờ", day - _ONE_DAY),
            ("trước 00 giờ 00", day - _ONE_DAY),
            ("trước 0h00", day - _ONE_DAY),
            ("trước 24 giờ", day),
            ("đến 24 giờ 00", day),
            ("chậm nhất 24h00", day),
        ),
    )
    expected = _deadline(last, issued)
    del expected["hour"]
    return _Draft(f"{hour} {pen.named(day)}", expected, _DEADLINES, issued)


def _hours_of_one_day(pen: _Pen) -> _Draft:
    """Give the hours of one day; which of the two ``hour`` tells is not settled."""
    day = pen.day()
    issued = pen.issued(day)
    words = f"từ {pen.hour(8, 0)} đến {pen.hour(17, 0)} {pen.named(day)}"
    return _Draft(words, {"last": day.isoformat(), "count": None}, _PLAIN_LABELS, issued)


# Ranges ----------------------------------------------------------------------------------------


def _full_range(pen: _Pen) -> _Draft:
    """From a day to a day, both written in full."""
    first = pen.day(_EARLIEST, date(_LAST_YEAR, 6, 30))
    last = first + timedelta(days=pen.number(3, 170))
    issued = pen.issued(first)
    write = pen.pick((pen.numbers, pen.spelled))
    start = write(first.day, first.month, first.year)
    end = write(last.day, last.month, last.year)
    words = pen.pick(
        (
            f"từ ngày {start} đến ngày {end}",
            f"từ ngày {start} đến hết ngày {end}",
            f"bắt đầu từ ngày {start} đến ngày {end}",
            f"kể từ ngày {start} đến hết ngày {end}",
        ),
    )
    expected = {"kind": "range", **_span(first, last), **_sure(last)}
    return _Draft(words, expected, _PERIODS, issued)


def _days_of_one_month(pen: _Pen) -> _Draft:
    """From a day to a day of one month, which is written once."""
    month, year = pen.number(1, _MONTHS), pen.year()
    first = date(year, month, pen.number(2, 15))
    last = first + timedelta(days=pen.number(2, 12))
    issued = pen.issued(first)
    start, end = f"{first.day:02}", f"{last.day:02}"
    words = pen.pick(
        (
            f"từ ngày {start} đến ngày {end} tháng {month} năm {year}",
            f"từ ngày {start} đến hết ngày {end} tháng {month} năm {year}",
            f"từ ngày {start} đến ngày {end}/{month}/{year}",
            f"từ {start} đến {end}/{month}/{year}",
        ),
    )
    expected = {"kind": "range", **_span(first, last), **_sure(last)}
    return _Draft(words, expected, _SHORT_PERIODS, issued)


def _days_of_one_year(pen: _Pen) -> _Draft:
    """From a day to a day of one year, which is written once."""
    first, last = _two_days_of_one_year(pen)
    issued = pen.issued(first)
    start = f"{pen.digits(first.day)}/{first.month}"
    end = f"{pen.digits(last.day)}/{last.month}/{last.year}"
    spelled_start = f"{first.day:02} tháng {first.month}"
    spelled_end = f"{last.day:02} tháng {last.month} năm {last.year}"
    words = pen.pick(
        (
            f"từ ngày {start} đến ngày {end}",
            f"từ ngày {start} đến hết ngày {end}",
            f"từ {start} đến {end}",
            f"từ ngày {spelled_start} đến hết ngày {spelled_end}",
        ),
    )
    expected = {"kind": "range", **_span(first, last), **_sure(last)}
    return _Draft(words, expected, _PERIODS, issued)


def _two_days_of_one_year(pen: _Pen) -> tuple[date, date]:
    """Choose two days of different months of one year."""
    year = pen.year()
    month = pen.number(1, _MONTHS - 1)
    last_month = pen.number(month + 1, _MONTHS)
    return date(year, month, pen.number(1, 28)), date(year, last_month, pen.number(1, 28))


def _dashed_range(pen: _Pen) -> _Draft:
    """Write a range with a dash; the pages have none, so certainty is not asked for."""
    first, last = _two_days_of_one_year(pen)
    issued = pen.issued(first)
    dash = pen.pick((" - ", " \u2013 "))
    end = f"{last.day:02}/{last.month}/{last.year}"
    if pen.chance(_HALF):
        words = f"{first.day:02}/{first.month}/{first.year}{dash}{end}"
    else:
        words = f"{pen.pick(('', 'từ ngày '))}{first.day:02}/{first.month}{dash}{end}"
    return _Draft(words, {"kind": "range", **_span(first, last)}, _PLAIN_LABELS, issued)


def _mistyped_range(pen: _Pen) -> _Draft:
    """Write "đên" for "đến", as one plan does.

    The page lets a reader understand it or say that it does not; settled is only that nothing
    is invented.
    """
    first, last = _two_days_of_one_year(pen)
    words = f"từ {first.day:02}/{first.month} đên {last.day:02}/{last.month}/{last.year}"
    return _Draft(words, {"hour": None}, _PLAIN_LABELS)


def _range_over_new_year(pen: _Pen) -> _Draft:
    """Leave out the first date's year where it is not the second's: it is then not earlier."""
    year = pen.year()
    start = f"{pen.number(5, 28):02}/{pen.number(10, _MONTHS)}"
    end = f"{pen.number(5, 28):02}/{pen.number(1, 3)}/{year}"
    words = pen.pick((f"từ ngày {start} đến ngày {end}", f"từ {start} đến hết ngày {end}"))
    return _Draft(words, {"kind": "range", **_doubtful()}, _PERIODS)


def _range_over_month_end(pen: _Pen) -> _Draft:
    """Leave out the first date's month where it is not the second's: it is then not earlier."""
    start, end = pen.number(20, 28), pen.number(3, 10)
    month, year = pen.number(1, _MONTHS), pen.year()
    words = f"từ ngày {start} đến ngày {end:02} tháng {month} năm {year}"
    return _Draft(words, {"kind": "range", **_doubtful()}, _SHORT_PERIODS)


def _from_day(pen: _Pen) -> _Draft:
    """From a day, without an end; whether the kind is day or range is not settled."""
    day = pen.day()
    issued = pen.issued(day)
    text = pen.named(day)
    words = pen.pick(
        (
            f"có hiệu lực từ {text}",
            f"có hiệu lực kể từ {text}",
            f"kể từ {text}",
            f"từ {text} trở đi",
            f"bắt đầu từ {text}",
            f"từ 0 giờ {text}",
        ),
    )
    expected: dict[str, object] = {"first": day.isoformat(), "last": None, "count": None}
    if "giờ" not in words:
        expected["hour"] = None
    frames: _Frames = (("Kế hoạch này", ""),) if words.startswith("có") else _PLAIN_LABELS
    return _Draft(words, expected, frames, issued)


def _from_issue_to_hour(pen: _Pen) -> _Draft:
    """From the day of issue until an hour of a day; day or range is not settled."""
    day = pen.day()
    issued = pen.issued(day)
    hour, minute = pen.pick(_HOURS)
    start = pen.pick(("từ ngày ban hành Kế hoạch", "từ ngày ký ban hành", "từ ngày phát động"))
    word = pen.pick(("đến hết", "đến"))
    words = f"{start} {word} {pen.hour(hour, minute)} {pen.named(day)}"
    expected = {
        "last": day.isoformat(),
        "hour": f"{hour:02}:{minute:02}",
        "count": None,
        **_no_first(issued),
    }
    return _Draft(words, expected, _PERIODS, issued)


def _from_issue_to_day(pen: _Pen) -> _Draft:
    """From now, the day of issue or the launch to a day; day or range is not settled."""
    day = pen.day()
    issued = pen.issued(day)
    start = pen.pick(("từ nay", "từ ngày ban hành Kế hoạch", "từ ngày ký", "từ ngày phát động"))
    word, last = pen.pick((("đến hết", day), ("đến hết", day), ("đến trước", day - _ONE_DAY)))
    words = f"{start} {word} {pen.named(day)}"
    return _Draft(words, _until(last, issued), _PERIODS, issued)


def _from_now_to_month(pen: _Pen) -> _Draft:
    """From now through a month; month or range is not settled."""
    month, year = pen.number(1, _MONTHS), pen.year()
    issued = pen.issued(date(year, month, 1))
    words = f"{pen.pick(('từ nay', 'từ ngày phát động'))} đến hết {pen.month(month, year)}"
    return _Draft(words, _until(_month_end(month, year), issued), _PERIODS, issued)


# Months, quarters, halves, years ---------------------------------------------------------------


def _through_month(pen: _Pen) -> _Draft:
    """Through a month."""
    month, year = pen.number(1, _MONTHS), pen.year()
    issued = pen.issued(date(year, month, 1))
    last = _month_end(month, year)
    frames = (*_TERM_LABELS, *_PLAIN_LABELS, ("nhận hồ sơ", ""))
    words = f"đến hết {pen.month(month, year)}"
    expected = {"kind": "month", **_until(last, issued), **_sure(last), "bound": "through"}
    return _Draft(words, expected, frames, issued)


def _in_month(pen: _Pen) -> _Draft:
    """Within a month; the bound of the bare month is not settled."""
    month, year = pen.number(1, _MONTHS), pen.year()
    first, last = date(year, month, 1), _month_end(month, year)
    expected = {"kind": "month", **_span(first, last), **_sure(last)}
    issued = pen.issued(first)
    if pen.chance(_RARELY):
        return _Draft(pen.month(month, year), expected, _PLAIN_LABELS, issued)
    words = f"trong {pen.month(month, year)}"
    return _Draft(words, {**expected, "bound": "during"}, _TASKS, issued)


def _from_month(pen: _Pen) -> _Draft:
    """From a month, without an end."""
    month, year = pen.number(1, _MONTHS), pen.year()
    first = date(year, month, 1)
    issued = pen.issued(first)
    words = f"{pen.pick(('từ', 'từ', 'bắt đầu từ', 'kể từ'))} {pen.month(month, year)}"
    expected: dict[str, object] = {
        "kind": "month",
        "bound": "from",
        "first": first.isoformat(),
        "last": None,
        "hour": None,
        "count": None,
    }
    return _Draft(words, expected, _PLAIN_LABELS, issued)


def _month_range(pen: _Pen) -> _Draft:
    """From a month to the end of a month; month or range is not settled.

    "Đến tháng" without "hết" is written too, but then the last day is not settled either.
    """
    year = pen.year()
    month = pen.number(1, _MONTHS - 1)
    last_month = pen.number(month + 1, _MONTHS)
    first, last = date(year, month, 1), _month_end(last_month, year)
    issued = pen.issued(first)
    start = pen.pick((pen.month(month, year), f"tháng {month}"))
    expected = _span(first, last)
    if pen.chance(_RARELY):
        del expected["last"]
        words = f"từ {start} đến {pen.month(last_month, year)}"
        return _Draft(words, expected, _PERIODS, issued)
    words = f"từ {start} đến hết {pen.month(last_month, year)}"
    return _Draft(words, {**expected, **_sure(last)}, _PERIODS, issued)


def _in_quarter(pen: _Pen) -> _Draft:
    """During a quarter."""
    quarter, year = pen.number(1, len(_QUARTERS)), pen.year()
    month = quarter * _MONTHS_OF_A_QUARTER
    first, last = date(year, month - _MONTHS_OF_A_QUARTER + 1, 1), _month_end(month, year)
    issued = pen.issued(first)
    expected = {"kind": "quarter", "bound": "during", **_span(first, last), **_sure(last)}
    text = pen.quarter(quarter, year)
    if pen.chance(_HALF):
        return _Draft(text, expected, _PLAIN_LABELS, issued)
    return _Draft(f"trong {text}", expected, _TASKS, issued)


def _through_quarter(pen: _Pen) -> _Draft:
    """Through a quarter; certainty is not asked for, the pages have no such wording."""
    quarter, year = pen.number(1, len(_QUARTERS)), pen.year()
    month = quarter * _MONTHS_OF_A_QUARTER
    last = _month_end(month, year)
    issued = pen.issued(date(year, month - _MONTHS_OF_A_QUARTER + 1, 1))
    words = f"đến hết {pen.quarter(quarter, year)}"
    return _Draft(words, {"kind": "quarter", **_until(last, issued)}, _PLAIN_LABELS, issued)


def _in_half(pen: _Pen) -> _Draft:
    """Within a half year; its bound is not settled."""
    year = pen.year()
    word, first, last = pen.pick(
        (
            ("đầu", date(year, 1, 1), date(year, 6, 30)),
            ("cuối", date(year, 7, 1), date(year, 12, 31)),
        ),
    )
    issued = pen.issued(first)
    number = pen.pick(("6 tháng", "6 tháng", "06 tháng", "sáu tháng"))
    words = f"{number} {word} năm {year}"
    expected = {"kind": "half", **_span(first, last), **_sure(last)}
    if pen.chance(_HALF):
        return _Draft(f"trong {words}", expected, _TASKS, issued)
    return _Draft(words, expected, _PLAIN_LABELS, issued)


def _in_year(pen: _Pen) -> _Draft:
    """Within a year; its bound is not settled."""
    year = pen.year()
    first, last = date(year, 1, 1), date(year, 12, 31)
    issued = pen.issued(first)
    words = pen.pick((f"trong năm {year}", f"năm {year}", f"cả năm {year}"))
    expected = {"kind": "year", **_span(first, last), **_sure(last)}
    return _Draft(words, expected, _PLAIN_LABELS, issued)


def _through_year(pen: _Pen) -> _Draft:
    """Through a year, also from an earlier year; certainty is not asked for."""
    year = pen.year()
    last = date(year, 12, 31)
    if pen.chance(_HALF):
        first = date(year - pen.number(1, 4), 1, 1)
        words = f"từ năm {first.year} đến hết năm {year}"
        return _Draft(words, _span(first, last), _PLAIN_LABELS)
    issued = pen.issued(date(year, 1, 1))
    expected = {"kind": "year", **_until(last, issued)}
    return _Draft(f"đến hết năm {year}", expected, _PLAIN_LABELS, issued)


# Events, school years, what is relative --------------------------------------------------------


def _until_event(pen: _Pen) -> _Draft:
    """Until an event whose day is in no registry; certainty is not settled."""
    event = pen.pick(_EVENTS)
    expected: dict[str, object] = {"last": None, "hour": None, "count": None}
    if pen.chance(_HALF):
        words = f"{pen.pick(('', 'từ ngày phát động '))}{event}"
        return _Draft(words, {"kind": "event", **expected}, _PLAIN_LABELS)
    if pen.chance(_RARELY):
        return _Draft(f"từ nay {event}", expected, _PLAIN_LABELS)
    # With now or a month as its beginning the kind is not settled: month, range or event.
    month, year = pen.number(1, _MONTHS), pen.year()
    first = date(year, month, 1)
    words = f"từ {pen.month(month, year)} {event}"
    return _Draft(words, {**expected, "first": first.isoformat()}, _PERIODS, pen.issued(first))


def _from_event(pen: _Pen) -> _Draft:
    """From an event without a day; the kind is settled for the launch only."""
    expected: dict[str, object] = {"first": None, "last": None, "hour": None, "count": None}
    if pen.chance(_HALF):
        return _Draft("từ ngày phát động", {"kind": "event", **expected}, _PLAIN_LABELS)
    words = pen.pick(("có hiệu lực kể từ ngày ký", "có hiệu lực thi hành kể từ ngày ký ban hành"))
    return _Draft(words, expected, (("Kế hoạch này", ""), ("Quy chế này", "")))


def _school_time(pen: _Pen) -> _Draft:
    """Weeks and years of school have no day; their kind and certainty are not settled."""
    year = pen.year()
    school_year = f"năm học {year}{pen.pick(('-', ' - '))}{year + 1}"
    expected: dict[str, object] = {"last": None, "hour": None}
    start = pen.number(1, 20)
    words = pen.pick(
        (
            f"đến hết {school_year}",
            f"trong {school_year}",
            f"từ tuần học thứ {start:02} đến hết tuần học {start + pen.number(3, 8)}",
            f"từ tuần học thứ {start:02} đến hết tuần học thứ {start + pen.number(3, 8)}",
        ),
    )
    return _Draft(words, expected, _PLAIN_LABELS)


def _month_to_school_year(pen: _Pen) -> _Draft:
    """From a month to the end of the school year: the first day is known, the last is not."""
    month, year = pen.number(1, 4), pen.year()
    first = date(year, month, 1)
    words = f"từ {pen.month(month, year)} đến hết năm học {year - 1}-{year}"
    expected: dict[str, object] = {"first": first.isoformat(), "last": None, "hour": None}
    return _Draft(words, expected, (*_PLAIN_LABELS, ("đợt thi đua thứ hai:", "")))


def _relative(pen: _Pen) -> _Draft:
    """Count from something that is not a day, or from nothing said; certainty is not settled."""
    count = pen.pick((3, 5, 7, 10, 12, 15, 20, 30))
    number = pen.digits(count)
    unit = pen.pick(("ngày làm việc", "ngày làm việc", "ngày"))
    start = pen.pick(("trong thời hạn", "trong vòng", "chậm nhất"))
    anchor = pen.pick(_RECEIPTS)
    words = f"{start} {number} {unit} {anchor}"
    if start.startswith("trong") and pen.chance(_RARELY):
        words = f"{start} {number} {unit}"
    expected: dict[str, object] = {
        "kind": "relative",
        "last": None,
        "hour": None,
        "count": count,
    }
    return _Draft(words, expected, _ANSWERS)


def _relative_before(pen: _Pen) -> _Draft:
    """So many working days before something that is not a day."""
    count = pen.number(2, 10)
    anchor = pen.pick(("", " so với ngày họp Hội đồng", " so với ngày tổ chức hội nghị"))
    words = f"trước {count:02} ngày làm việc{anchor}"
    expected: dict[str, object] = {
        "kind": "relative",
        "last": None,
        "hour": None,
        "count": count,
    }
    frames = (("gửi tài liệu", ""), ("gửi hồ sơ về Thường trực Hội đồng", ""))
    return _Draft(words, expected, frames)


def _doubled_word(pen: _Pen) -> _Draft:
    """Write "ngày" twice, as one regulation does; whether it is still understood is open."""
    words = f"{pen.pick(('', 'trong thời hạn '))}{pen.number(5, 30)} ngày ngày làm việc"
    return _Draft(words, {"last": None, "hour": None}, (("thời hạn giải quyết:", ""),))


def _relative_months(pen: _Pen) -> _Draft:
    """Count months from something that is not a day."""
    count = pen.pick((1, 2, 3, 6))
    words = f"trong thời hạn {count:02} tháng {pen.pick(_RECEIPTS[1:-1])}"
    expected: dict[str, object] = {
        "kind": "relative",
        "last": None,
        "hour": None,
        "count": count,
    }
    return _Draft(words, expected, _ANSWERS)


def _working_days(pen: _Pen) -> _Draft:
    """Count working days from a day; the result's kind and certainty are not settled."""
    (first_month, first_day), (last_month, last_day) = pen.pick(_QUIET_SPANS)
    year = pen.year()
    latest = date(year, last_month, last_day) - timedelta(days=_DAYS_KEPT_FREE)
    start = pen.day(date(year, first_month, first_day), latest)
    while start.weekday() >= _SATURDAY:  # offices do not begin to count on a day off
        start -= _ONE_DAY
    count = pen.pick((3, 5, 7, 10, 12, 15, _LONGEST_COUNT))
    issued = pen.issued(start)
    number = pen.digits(count)
    words = pen.pick(
        (
            f"{number} ngày làm việc kể từ {pen.named(start)}",
            f"trong thời hạn {number} ngày làm việc kể từ {pen.named(start)}",
            f"trong thời hạn {number} ngày làm việc, kể từ {pen.named(start)}",
            f"trong vòng {number} ngày làm việc kể từ {pen.named(start)}",
            f"chậm nhất {number} ngày làm việc kể từ {pen.named(start)}",
        ),
    )
    expected: dict[str, object] = {
        "last": _working_day(start, count).isoformat(),
        "hour": None,
        "count": count,
    }
    return _Draft(words, expected, _ANSWERS, issued)


def _days_from_day(pen: _Pen) -> _Draft:
    """Count days from a day. Whether that day counts is settled for working days only."""
    start = pen.day()
    count = pen.pick((5, 7, 10, 15, 20, 30))
    words = f"trong {pen.pick(('vòng', 'thời hạn'))} {count:02} ngày kể từ {pen.named(start)}"
    return _Draft(words, {"hour": None, "count": count}, _ANSWERS, pen.issued(start))


# Recurring -------------------------------------------------------------------------------------


def _recurring(pen: _Pen) -> _Draft:
    """Every year, month or week; first day, bound and certainty are not settled."""
    day, month = pen.number(1, 28), pen.number(1, _MONTHS)
    every = pen.pick(("hằng", "hàng"))
    word = pen.pick(_DEADLINE_BOUNDS[:-1])
    words = pen.pick(
        (
            f"{word} ngày {pen.digits(day)}/{month} {every} năm",
            f"{word} ngày {day:02} tháng {month} {every} năm",
            f"{word} ngày {pen.digits(day)} {every} tháng",
            f"trước ngày {day:02}/6 và {pen.number(1, 28):02}/11 {every} năm",
            f"từ ngày 10 đến ngày {pen.number(15, 28)} tháng {month} {every} năm",
            f"trong tháng {month} {every} năm",
            f"trong quý {pen.pick(_QUARTERS)} {every} năm",
            f"{word} thứ Sáu {every} tuần",
            f"vào {pen.weekday(pen.number(0, 4))} {every} tuần",
            f"định kỳ {every} tháng, trước ngày {pen.digits(day)}",
        ),
    )
    expected: dict[str, object] = {"kind": "recurring", "last": None, "hour": None}
    return _Draft(words, expected, _DEADLINES)


def _recurring_hour(pen: _Pen) -> _Draft:
    """Every week or month at an hour; whether ``hour`` tells it is not settled."""
    hour, minute = pen.pick(_HOURS)
    every = pen.pick(("hằng", "hàng"))
    when = pen.pick(
        (f"thứ Sáu {every} tuần", f"ngày {pen.number(15, 28)} {every} tháng"),
    )
    words = f"trước {pen.hour(hour, minute)} {when}"
    return _Draft(words, {"kind": "recurring", "last": None}, _DEADLINES)


def _other_year(pen: _Pen) -> _Draft:
    """Name the year by another one: nothing gives a day without the plan's own day.

    Kind and certainty are not settled: the page lists these among what recurs, PRODUCT has no
    word on them.
    """
    words = pen.pick(
        (
            "trong quý I của năm liền kề",
            "trong quý I của năm liền kề đánh giá",
            f"trong {pen.pick(('quý I', 'tháng 01'))} của năm sau liền kề",
            f"trước ngày {pen.number(1, 28):02}/{pen.number(10, 12)} của năm trước",
            f"trước ngày {pen.number(1, 28):02} tháng {pen.number(10, 12)} của năm trước",
        ),
    )
    return _Draft(words, {"last": None, "hour": None}, _TASKS[2:4])


# What must not be certain ----------------------------------------------------------------------


def _without_year(pen: _Pen) -> _Draft:
    """Leave the year out. Only the year of issue may fill it, so without one nothing does."""
    day, month = pen.number(1, 28), pen.number(1, _MONTHS)
    issued = pen.issued(pen.day()) if pen.chance(_HALF) else None
    expected = _doubtful()
    if issued is None:
        expected["last"] = None
    text = f"ngày {pen.short_day(day, month)}"
    words, frames = pen.pick(
        (
            (f"{pen.pick(_DEADLINE_BOUNDS)} {text}", _DEADLINES),
            (f"{pen.pick(_DEADLINE_BOUNDS)} {text}", _DEADLINES),
            (f"trước {day:02}/{month}", _DEADLINES),
            (f"trong tháng {month}", _TASKS),
            (f"đến hết tháng {month}", _TERM_LABELS),
            (f"trong quý {pen.pick(_QUARTERS)}", _TASKS),
            ("dịp kỷ niệm Ngày Nhà giáo Việt Nam (20/11)", _TASKS[:2]),
            (f"đến {day:02}/{month} có tỷ lệ hồ sơ trực tuyến đạt từ 90% trở lên", _ALONE),
        ),
    )
    return _Draft(words, expected, frames, issued)


def _hour_without_year(pen: _Pen) -> _Draft:
    """Leave the year out beside an hour, which is known all the same."""
    hour, minute = pen.pick(_HOURS)
    issued = pen.issued(pen.day())
    text = f"ngày {pen.short_day(pen.number(1, 28), pen.number(1, _MONTHS))}"
    words = f"{pen.pick(('trước', 'chậm nhất'))} {pen.hour(hour, minute)} {text}"
    expected: dict[str, object] = {"hour": f"{hour:02}:{minute:02}", "certain": False}
    if issued is None:
        expected["last"] = None
    return _Draft(words, expected, _DEADLINES, issued)


def _part_of_month(pen: _Pen) -> _Draft:
    """Beginning, middle or end of a month, or of a year: too vague for a day."""
    month, year = pen.number(1, _MONTHS), pen.year()
    part = pen.pick(("đầu", "giữa", "cuối"))
    words = pen.pick(
        (
            f"{part} {pen.month(month, year)}",
            f"vào {part} {pen.month(month, year)}",
            f"khoảng {part} {pen.month(month, year)}",
            f"{pen.pick(('cuối', 'vào cuối'))} năm {year}",
        ),
    )
    return _Draft(words, _doubtful(), _MEETINGS[:-1])


def _tentative(pen: _Pen) -> _Draft:
    """Say "dự kiến" before or after the time."""
    day = pen.day()
    month = pen.month(day.month, day.year)
    part = pen.pick(("đầu", "giữa", "cuối"))
    words, frames = pen.pick(
        (
            (f"dự kiến {pen.named(day)}", _MEETINGS[:-1]),
            (f"dự kiến tổ chức vào {pen.named(day)}", _ALONE),
            (f"dự kiến tổ chức vào {part} {month}", _ALONE),
            (f"dự kiến, {part} {month}", _MEETINGS[3:4]),
            (f"dự kiến trong {month}", _TASKS[:2]),
            (f"dự kiến: {pen.quarter(pen.number(1, 4), day.year)}", _ALONE),
            (f"{pen.named(day)} (dự kiến)", _MEETINGS),
            (f"trong {month} (dự kiến)", _TASKS[:2]),
        ),
    )
    return _Draft(words, _doubtful(), frames, pen.issued(date(day.year, 1, 1)))


def _lunar(pen: _Pen) -> _Draft:
    """Name a day of the lunar calendar."""
    year = pen.year()
    lunar_year = _LUNAR_YEARS[year - _FIRST_YEAR]
    day, month = pen.number(1, 29), pen.number(1, _MONTHS)
    mark = pen.pick((" âm lịch", " âm lịch", " (âm lịch)", " (ÂL)"))
    words = pen.pick(
        (
            f"ngày {day:02} tháng {month} năm {lunar_year}{mark}",
            f"ngày {pen.spelled(day, month, year)}{mark}",
            f"ngày {day:02}/{month}/{year}{mark}",
            f"ngày {day:02}/{month}{mark}",
            f"ngày rằm tháng Giêng năm {pen.pick((str(year), lunar_year))}",
            f"ngày mùng {pen.number(2, 10)} tháng Giêng năm {pen.pick((str(year), lunar_year))}",
            f"ngày 23 tháng Chạp năm {lunar_year}",
        ),
    )
    word = pen.pick(("", "vào ", "trước "))
    return _Draft(f"{word}{words}", _doubtful(), _FESTIVALS)


def _wrong_weekday(pen: _Pen) -> _Draft:
    """Give a day a weekday that is not its own; which of the two is wrong is not settled."""
    day = pen.day()
    wrong = (day.weekday() + pen.number(1, 6)) % len(_WEEKDAYS)
    draft = _with_weekday(pen, day, pen.weekday(wrong), pen.issued(day))
    return _Draft(draft.words, {"kind": "day", **_doubtful()}, draft.frames, draft.issued)


def _no_such_day(pen: _Pen) -> _Draft:
    """Name a day that the calendar does not have; its kind is not settled."""
    day, month = pen.pick(_NO_SUCH_DAYS)
    year = pen.year()
    if pen.chance(_RARELY):
        day, month, year = 29, 2, pen.pick((2026, 2027, 2029, 2030))
    word = pen.pick((*_DEADLINE_BOUNDS, *_DEADLINE_BOUNDS, "trước 17 giờ"))
    expected: dict[str, object] = {"last": None, "certain": False}
    if "giờ" not in word:
        expected["hour"] = None
    issued = pen.issued(date(year, 1, 1))
    return _Draft(f"{word} {pen.parts(day, month, year)}", expected, _DEADLINES, issued)


def _before_issue(pen: _Pen) -> _Draft:
    """Set a deadline before the plan's own day; what ``last`` then says is not settled."""
    day = pen.day()
    issued = day + timedelta(days=pen.pick((3, 10, 30, 200, 360, 370)))
    words = f"{pen.pick(_DEADLINE_BOUNDS)} {pen.named(day)}"
    return _Draft(words, {"kind": "day", **_doubtful()}, _DEADLINES, issued)


def _blank(pen: _Pen) -> _Draft:
    """Leave day, month or both blank: a vague date never becomes a deadline."""
    month, year = pen.number(1, _MONTHS), pen.year()
    gap, dots = pen.pick(_BLANKS), pen.pick(_MARKED_BLANKS)
    text = pen.pick(
        (
            f"ngày {gap} tháng {month} năm {year}",
            f"ngày {gap} tháng {gap} năm {year}",
            f"ngày {dots}/{month}/{year}",
            f"ngày {dots}/{dots}/{year}",
            f"ngày tháng {month} năm {year}",
            f"ngày {pen.number(1, 28):02} tháng {dots} năm {year}",
        ),
    )
    if pen.chance(_HALF):
        return _Draft(f"{pen.pick(_PLACES)}{text}", _doubtful(), ends=False)
    return _Draft(f"{pen.pick(_DEADLINE_BOUNDS)} {text}", _doubtful(), _DEADLINES)


def _unreadable(pen: _Pen) -> _Draft:
    """Spoil a date as scanners, typists and spam do: said not to be understood, never guessed."""
    day, month, year = pen.number(1, 28), pen.number(3, _MONTHS), pen.year()
    words, frames = pen.pick(
        (
            (f"trước ngày {day:02}/{month}/{year}{pen.number(0, 9)}", _DEADLINES),
            (f"trước ngày {day:02} tháng {month} năm {year}{pen.number(0, 9)}", _DEADLINES),
            (f"trước ngày 2Z tháng {month} năm {year}", _DEADLINES),
            (f"trước ngày {day:02} tháng Ø năm {year}", _DEADLINES),
            (f"ngày,\u201e2Ztháng Ø năm {year}", _ALONE),
            (f"ngày {day:02} tháng {month} năm 2tập đoàn bet365", _ALONE),
            (f"trước ngày {day:02}/{month}/2tập đoàn bet365", _ALONE),
            (f"{pen.pick(_PLACES)}ngày {day:02} tháng năm {year}", _ALONE),
            ("hoàn thành việc đăng ký rèn luyện trước ngày năm trước", _ALONE),
            ("hoàn thành việc đăng ký thi đua trước ngày", _ALONE),
        ),
    )
    return _Draft(words, _doubtful(), frames)


def _without_day(pen: _Pen) -> _Draft:
    """Speak of time without naming any: nothing may come of it; kind and certainty are open."""
    return _Draft(pen.pick(_WITHOUT_A_DAY), {"last": None, "hour": None}, ends=False)


_MEANINGS: Final[tuple[Callable[[_Pen], _Draft], ...]] = (
    _before_day,
    _latest_on_day,
    _latest_otherwise,
    _through_day,
    _on_day,
    _run_together,
    _right_weekday,
    _by_hour,
    _bare_hour,
    _afternoon,
    _midnight,
    _hours_of_one_day,
    _full_range,
    _days_of_one_month,
    _days_of_one_year,
    _dashed_range,
    _mistyped_range,
    _range_over_new_year,
    _range_over_month_end,
    _from_day,
    _from_issue_to_hour,
    _from_issue_to_day,
    _from_now_to_month,
    _through_month,
    _in_month,
    _from_month,
    _month_range,
    _in_quarter,
    _through_quarter,
    _in_half,
    _in_year,
    _through_year,
    _until_event,
    _from_event,
    _school_time,
    _month_to_school_year,
    _relative,
    _relative_before,
    _doubled_word,
    _relative_months,
    _working_days,
    _days_from_day,
    _recurring,
    _recurring_hour,
    _other_year,
    _without_year,
    _hour_without_year,
    _part_of_month,
    _tentative,
    _lunar,
    _wrong_weekday,
    _no_such_day,
    _before_issue,
    _blank,
    _unreadable,
    _without_day,
)
# Drawn more often, because plans write them more often.
_FREQUENT: Final = (_before_day, _before_day, _latest_on_day, _by_hour, _by_hour, _full_range)


def _dress(pen: _Pen, draft: _Draft) -> Case:
    """Put the words of an office around a wording and give it the looks of a real one."""
    before, after = ("", "") if pen.chance(_NO_FRAME_SHARE) else pen.pick(draft.frames)
    core = draft.words
    ending = pen.pick(_ENDINGS) if draft.ends else ""
    if not before and not after and not ending and pen.chance(_CAPITALS_SHARE):
        core = core.upper()
    elif before and not before.endswith((":", ",", ")")) and "(" not in core and not after:
        core = f"({core})" if pen.chance(_BRACKET_SHARE) else core
    gap = "" if after.startswith(",") else " "
    words = f"{before} {core}{gap}{after}".strip()
    if pen.chance(_CAPITAL_SHARE):
        words = words[0].upper() + words[1:]
    words += ending
    if pen.chance(_DOUBLE_SPACE_SHARE):
        words = pen.doubled_space(words)
    if pen.chance(_DECOMPOSED_SHARE):
        words = unicodedata.normalize("NFD", words)  # as files from some computers are
    return Case(words, draft.issued, draft.expected)


def wordings(seed: int, count: int) -> list[Case]:
    """Write ``count`` wordings; the same seed gives the same ones.

    Meanings come in rounds, each once or more in a round and in a new order, so that a count of
    one round (62) or more leaves no meaning out.
    """
    pen = _Pen(seed)
    cases: list[Case] = []
    while len(cases) < count:
        cases += [_dress(pen, write(pen)) for write in pen.shuffled(_MEANINGS + _FREQUENT)]
    return cases[:count]


def main() -> None:
    """Print samples: the wording, then the plan's day and the settled part of the answer."""
    for case in wordings(_SAMPLE_SEED, _SAMPLES):
        expected = json.dumps(case.expected, ensure_ascii=False)
        sys.stdout.write(f"{case.wording}\n    issued={case.issued} {expected}\n")


if __name__ == "__main__":
    main()
