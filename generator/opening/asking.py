"""Where answers come from: someone at a terminal, who is asked again, or the options of the command, once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeVar

import click

from generator.opening.answers import WORDINGS, WordsNeeded, WrongAnswer
from generator.problems import UsageError

T = TypeVar("T")
ReadAnswer = Callable[[str], T]
"""Makes data of an answer, or raises WrongAnswer."""

OPTIONS = {
    "title": ("--title", "Trích yếu của kế hoạch."),
    "id": ("--id", "Mã phong trào, là tên thư mục và địa chỉ của trang."),
    "number": ("--number", "Số, ký hiệu của kế hoạch; bỏ qua khi văn bản chưa có số."),
    "date": ("--date", "Ngày ban hành, như văn bản ghi."),
    "issuer": ("--issuer", "Mã cơ quan ban hành (mặc định: chủ quản của cổng)."),
    "start": ("--start", "Thi đua từ khi nào, ví dụ “từ ngày 15/01/2027”."),
    "end": ("--end", "Thi đua đến khi nào, ví dụ “đến hết ngày 30/11/2027”."),
    "deadline": ("--deadline", "Hạn nộp hồ sơ, ví dụ “chậm nhất ngày 10/12/2027”."),
}
AWARDS = ("--award", "Mã hình thức khen thưởng; ghi nhiều lần được.")
BE_ASKED = "Chạy thidua new không kèm tùy chọn nào để được hỏi từng câu."
"""What someone at a terminal can do where an answer is missing."""


class AnswerSource(Protocol):
    """Where answers come from; `asks`: whether somebody is there who can be asked more."""

    @property
    def asks(self) -> bool:
        """Whether more can be asked than what was prepared."""

    def get(self, name: str, question: str, use: ReadAnswer[T], default: str = "") -> T:
        """The answer to one question as `use` reads it."""

    def show(self, text: str) -> None:
        """Show a list to choose from."""

    def usual(self, choices: Sequence[tuple[str, int]]) -> str:
        """The default of a choice; `choices` as code and number."""


class Terminal:
    """Answers typed by someone: what cannot be used is explained and asked again."""

    asks = True

    def get(self, name: str, question: str, use: ReadAnswer[T], default: str = "") -> T:  # noqa: ARG002
        """The answer, as soon as one can be used."""
        answer = self._prompt(question, default)
        while True:
            try:
                return use(answer)
            except WordsNeeded as needed:
                answer = self._in_words(needed.day)
            except WrongAnswer as wrong:
                click.echo(f"  Chưa được: {wrong}")
                answer = self._prompt(question, default)

    def _prompt(self, question: str, default: str) -> str:
        return str(click.prompt(question, default=default, show_default=bool(default), type=str))

    def _in_words(self, day: str) -> str:
        wordings = [f"{words} {day}" for words in WORDINGS]
        click.echo("  Kế hoạch ghi thế nào?")
        for index, wording in enumerate(wordings, 1):
            click.echo(f"    {index}. {wording}")
        chosen = click.prompt("  Số thứ tự, hoặc chép lời kế hoạch", type=str)
        return wordings[int(chosen) - 1] if chosen in ("1", "2", "3") else chosen

    def show(self, text: str) -> None:
        """Show a list to choose from."""
        click.echo(text)

    def usual(self, choices: Sequence[tuple[str, int]]) -> str:
        """The numbers, as they stand in the list."""
        return ", ".join(str(number) for _, number in choices)


class Given:
    """Answers from the options of the command: nothing is asked, a wrong one ends the command."""

    asks = False

    def __init__(self, said: Mapping[str, str], options: Mapping[str, tuple[str, str]]) -> None:
        """`said` by the name of the question; `options`: how each is called, and its help."""
        self.said = said
        self.options = options

    def get(self, name: str, question: str, use: ReadAnswer[T], default: str = "") -> T:  # noqa: ARG002
        """The option's value, or the default."""
        option = self.options[name][0]
        if name not in self.said and (name in ("title", "id") or (name == "awards" and not default)):
            raise UsageError(f"Thiếu {option}. {BE_ASKED}")
        try:
            return use(self.said.get(name, default))
        except WrongAnswer as wrong:
            raise UsageError(f"{option}: {wrong}") from wrong

    def show(self, text: str) -> None:
        """Nobody is there to choose from a list."""

    def usual(self, choices: Sequence[tuple[str, int]]) -> str:
        """The codes."""
        return ", ".join(code for code, _ in choices)
