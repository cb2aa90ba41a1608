"""What click says, in Vietnamese: its help and its complaints about a command that was typed wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import click

from generator.validate.hints import near_miss

_HEADINGS = {"Options": "Tùy chọn", "Commands": "Các lệnh"}
_WORDS = (
    ("COMMAND [ARGS]...", "LỆNH …"),
    ("[OPTIONS]", "[TÙY CHỌN]"),
    ("Show this message and exit.", "Hiện lời hướng dẫn này."),
    ("[required]", "[bắt buộc]"),
    (" PATH", " ĐƯỜNG_DẪN"),
    (" TEXT", " CHỮ"),
)


class VietnameseHelp(click.HelpFormatter):
    """The help of every command, with click's own words translated."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """How the command is written."""
        super().write_usage(prog, _translated(args), prefix or "Cách viết: ")

    def write_heading(self, heading: str) -> None:
        """The heading of a list."""
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], *widths: Any, **named: Any) -> None:
        """A list of options or commands."""
        super().write_dl([(_translated(name), _translated(told)) for name, told in rows], *widths, **named)


def _translated(text: str) -> str:
    for english, vietnamese in _WORDS:
        text = text.replace(english, vietnamese)
    return text


def complaint(error: click.ClickException) -> str:
    """What is wrong with the command as it was typed, and where its help is."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message()
    context = error.ctx if isinstance(error, click.UsageError) else None
    help_of = f"{context.command_path if context else 'thidua'} --help"
    return f"Lệnh chưa đúng: {_what(error)} Xem cách viết: {help_of}"


def _what(error: click.ClickException) -> str:
    match error:
        case click.exceptions.NoSuchCommand():
            names = _commands(error.ctx)
            hint = near_miss(error.command_name, names)
            known = f"các lệnh là {', '.join(names)}."
            return f"không có lệnh “{error.command_name}”; {hint}{known}"
        case click.exceptions.NoSuchOption():
            hint = f"; có phải ý bạn là {error.possibilities[0]}?" if error.possibilities else "."
            return f"không có tùy chọn {error.option_name}{hint}"
        case click.exceptions.MissingParameter():
            return f"thiếu {_name(error)}."
        case click.BadParameter(param=click.Parameter(type=click.Path())):
            return f"{_name(error)}: không có tệp “{_quoted(error.message)}”; xem lại tên tệp và thư mục."
        case click.BadParameter(param=click.Parameter(type=click.Choice(choices=choices))):
            return f"{_name(error)}: chỉ ghi một trong {', '.join(map(str, choices))}."
        case click.BadOptionUsage():
            return f"sau {error.option_name} phải có giá trị."
    extra = re.search(r"extra arguments? \((.*)\)", error.message)
    return f"thừa “{extra[1]}”." if extra else "xem lại cách viết."


def _name(error: click.BadParameter) -> str:
    """The option as it is typed, the argument as the help names it."""
    if isinstance(error.param, click.Option):
        return max(error.param.opts, key=len)
    return error.param.make_metavar(error.ctx) if error.param and error.ctx else "giá trị"


def _quoted(message: str) -> str:
    found = re.search(r"'(.*)'", message)
    return found[1] if found else ""


def _commands(context: click.Context | None) -> list[str]:
    group = context.command if context else None
    return group.list_commands(context) if context and isinstance(group, click.Group) else []
