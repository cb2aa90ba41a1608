"""What a guided step asks and what it gives: questions, refusals in words, an outcome to look at."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.desk.office import Office
from generator.desk.saving.store import FileChange
from generator.validate.case import Case
from generator.wording.yaml_text import clean

LATER = "de-sau"
"""The button of a step that is only noted for now."""
UNANSWERED = "Chưa ghi ô này."
"""What is told beside a question without an answer."""
Replies = Mapping[str, str]
_DAY = re.compile(r"(?:ngày\s+)?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


class NotYet(Exception):  # noqa: N818 - nothing is wrong with the program: an answer is missing or cannot be
    """Why a step cannot be done with these answers, in the words of staff.

    `flaws`: what is told beside each question that it is about.
    """

    def __init__(self, words: str, *asked: str, beside: str = "") -> None:
        """`asked`: the questions that it is about; `beside`: other words to be told beside them."""
        super().__init__(words)
        self.flaws: Mapping[str, str] = dict.fromkeys(asked, beside or words)


@dataclass(frozen=True, slots=True)
class Ask:
    """One question. `choices`: code and words; with `known` one is looked for by its words, else picked.

    `register`: the registry in which a missing entry can be written on the spot.
    """

    name: str
    label: str
    help: str = ""
    kind: Literal["text", "long", "choice", "known"] = "text"
    choices: Sequence[tuple[str, str]] = ()
    value: str = ""
    required: bool = True
    register: str = ""


@dataclass(frozen=True, slots=True)
class StepOutcome:
    """What a step would do: in words, the files as they would be, then one of our commands."""

    says: tuple[str, ...]
    changes: tuple[FileChange, ...] = ()
    command: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GuidedStep:
    """A guided step: its name, what it is for, what it asks, what comes of the answers.

    `outcome` raises NotYet. `picks_row`: a row is chosen before anything else is asked. `later` notes that it
    is to be done, and gives words for that.
    """

    title: str
    purpose: str
    button: str
    asks: Callable[[Office, Case, Replies], Sequence[Ask]]
    outcome: Callable[[Office, Case, Replies], StepOutcome]
    picks_row: bool = False
    later: Callable[[Office, Case, Replies], str] | None = None


def answered(said: Replies, asks: Sequence[Ask]) -> dict[str, str]:
    """The answers, each in one line. Raises NotYet where one is missing."""
    found = {each.name: clean(said.get(each.name, "")) for each in asks}
    missing = [each for each in asks if each.required and not found[each.name]]
    if missing:
        labels = "; ".join(each.label for each in missing)
        raise NotYet(f"Còn thiếu: {labels}.", *(each.name for each in missing), beside=UNANSWERED)
    return found


def day_of(text: str, label: str, asked: str) -> date:
    """A day as staff write it: 20/5/2026; the answer to the question of that name. Raises NotYet."""
    said, iso = _DAY.fullmatch(text), _ISO.fullmatch(text)
    parts = (said[3], said[2], said[1]) if said else iso.groups() if iso else None
    try:
        if parts is not None:
            return date(*map(int, parts))
    except ValueError:
        pass
    raise NotYet(f"Ô “{label}” chưa phải một ngày: ghi ngày/tháng/năm, ví dụ 20/5/2026.", asked)
