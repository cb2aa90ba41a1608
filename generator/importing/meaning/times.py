"""A plan's words about time as dates of a campaign file: certain, or with what is doubtful."""

from __future__ import annotations

import re
from typing import Any

from generator.importing.meaning.known import Registers
from generator.importing.meaning.unsure import Unsure
from generator.plan_time.grammar import read
from generator.plan_time.reading import Reading

_ENDS = re.compile(r"\s*,?\s*(?P<end>(?:cho )?(?:đến|tới)(?: hết| khi| cuối| trước)?\b.*)$", re.IGNORECASE)
_OF_ISSUE = re.compile(r"ban hành (?:Kế hoạch|văn bản)(?: này)?$|ngày ký", re.IGNORECASE)
_START = re.compile(r"(?:(?:bắt đầu )?(?:kể )?từ|khi ban hành)\b.*", re.IGNORECASE)


def moment(wording: str, line: int, registers: Registers, otherwise: str = "on") -> Any:
    """A date of the plan; `otherwise` is its bound where the words fix none."""
    words = wording.strip(" .;,:")
    if words.count(")") > words.count("("):
        words = words.rstrip(" .;,)")
    words = _shortest(words, registers)
    reading = read(words, registers.issued)
    if reading.kind == "event":
        return _of_event(words, line, registers, reading, otherwise)
    value = {key: given for key, given in reading.value.items() if key != "bound"}
    if not value:
        why = reading.doubts[0].why if reading.doubts else "nothing"
        return Unsure(why, words, line)
    bound = (reading.bound or otherwise) if reading.fixed else _bound(reading, otherwise)
    found = {"wording": words, **value, "bound": bound}
    doubts = [doubt for doubt in reading.doubts if doubt.why != "blank"]
    return Unsure(doubts[0].why, words, line, found) if doubts else found


def _shortest(words: str, registers: Registers) -> str:
    """The words up to the first comma or "và" behind which nothing more is said of the time."""
    whole = read(words, registers.issued)
    if whole.kind in ("event", "unknown"):
        return words
    cuts = (words[: found.start()].rstrip() for found in _GOES_ON.finditer(words))
    return next((cut for cut in cuts if read(cut, registers.issued) == whole), words)


_GOES_ON = re.compile(r",\s|\s(?=(?:và|tại|ở)\s)")


def _bound(reading: Reading, otherwise: str) -> str:
    return "during" if otherwise == "on" and reading.kind != "day" and not reading.doubts else otherwise


def _of_event(words: str, line: int, registers: Registers, reading: Reading, otherwise: str) -> Any:
    """A time that an event gives: no wording is an entry's title, so a person has to say which one it is."""
    bound = reading.bound or otherwise
    if registers.issued and _OF_ISSUE.search(words):
        return Unsure(
            "which_event",
            words,
            line,
            {"wording": words, "day": registers.issued.isoformat(), "bound": bound},
        )
    near = registers.events(words)
    understood = {"wording": words, "event": near[0].code, "bound": bound} if len(near) == 1 else None
    choices = tuple({"wording": words, "event": each.code, "bound": bound} for each in near[:4])
    return Unsure("which_event", words, line, understood, choices)


def ends(sentence: str) -> tuple[str, str] | None:
    """The words of the first and of the last day of a period; None where it does not say both."""
    start = _START.search(sentence)
    if start is None:
        return None
    closing = _ENDS.search(start[0])
    if closing is None:
        return None
    return start[0][: closing.start()].strip(" ,"), re.sub(r",\D*$", "", closing["end"]).strip(" .;,")


def says_a_period(sentence: str) -> bool:
    """Whether a sentence says when something begins."""
    return _START.search(sentence) is not None


def period(sentence: str, line: int, registers: Registers, source: str) -> dict[str, Any]:
    """The period that a sentence tells; a day that it does not tell is an open point."""
    found: dict[str, Any] = {"text": sentence}
    both = ends(sentence)
    if both is None:
        unknown = Unsure("nothing", sentence, line)
        first_day = _START.search(sentence)
        start = moment(re.split(r"[,;]", first_day[0])[0], line, registers, "from") if first_day else unknown
        return found | {"start": start, "end": unknown, "source": source, "@line": line}
    first, last = both
    # "Từ 02/6 đến 31/8/2019": the first day takes its year from the second; the grammar reads both together.
    whole = read(f"{first} {last}", registers.issued)
    start = moment(first, line, registers, "from")
    if isinstance(start, Unsure) and start.why == "no_year" and whole.certain and whole.first:
        start = {"wording": first, "day": whole.first.isoformat(), "bound": "from"}
    end = moment(last, line, registers, "through")
    return found | {"start": start, "end": end, "source": source, "@line": line}
