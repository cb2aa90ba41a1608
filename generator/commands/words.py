"""What click says, in Vietnamese: its help and its complaints about a command that was typed wrongly."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import click
from click import core, decorators, exceptions, formatting, parser, types

from generator.validate.hints import near_miss

Command = TypeVar("Command", bound=Callable[..., int])

_CATALOGUE = {
    "Usage:": "Cách viết:",
    "Options": "Tùy chọn",
    "Commands": "Các lệnh",
    "Show this message and exit.": "Hiện lời hướng dẫn này.",
    "required": "bắt buộc",
    "Missing command.": "thiếu tên lệnh.",
    "Got unexpected extra argument ({args})": "thừa “{args}”.",
    **dict.fromkeys(
        (
            "{name} {filename!r} does not exist.",
            "{name} {filename!r} is a directory.",
            "{name} {filename!r} is a file.",
            "{name} {filename!r} is not readable.",
        ),
        "không có tệp “{filename}”; xem lại tên tệp và thư mục.",
    ),
}
"""What click says (singular, where it has a plural: Vietnamese has none), and how we say it."""

_VALUES = {"text": "CHỮ", "path": "ĐƯỜNG_DẪN", "file": "TỆP", "directory": "THƯ_MỤC", "integer": "SỐ"}
"""What stands for the value of an option that names none itself, by click's name of its type."""


def answered_by(options: dict[str, tuple[str, str]]) -> Callable[[Command], Command]:
    """The options that answer a command's questions: by the question's name the option and its help."""

    def with_options(command: Command) -> Command:
        for name, (option, said) in reversed(options.items()):
            command = click.option(option, name, help=said)(command)
        return command

    return with_options


def speak_vietnamese(command: click.Command) -> None:
    """Let click speak Vietnamese, and the help of this command and of those below it.

    Click looks its messages up with gettext, which follows the machine's language and wants a compiled file;
    staff read Vietnamese on any machine, so click's modules look them up in our catalogue instead.
    """
    for module in (core, decorators, exceptions, formatting, parser, types):
        vars(module)["_"] = _said
        vars(module)["ngettext"] = _said
    name_values(command)


def _said(message: str, *_plural: object) -> str:
    return _CATALOGUE.get(message, message)


def name_values(command: click.Command) -> None:
    """Name in Vietnamese what stands for the values of options, of this command and of those below it."""
    command.options_metavar = "[TÙY CHỌN]"
    for option in command.params:
        if isinstance(option, click.Option) and option.metavar is None and not option.is_flag:
            option.metavar = _VALUES.get(option.type.name)
    if isinstance(command, click.Group):
        command.subcommand_metavar = "LỆNH …"
        for each in command.commands.values():
            name_values(each)


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
        case click.BadParameter(param=click.Parameter(type=click.Choice(choices=choices))):
            return f"{_name(error)}: chỉ ghi một trong {', '.join(map(str, choices))}."
        case click.BadParameter(param=click.Parameter(type=click.IntRange(min=low, max=high))):
            return f"{_name(error)}: ghi một số từ {low} đến {high}."
        case click.BadOptionUsage():
            return f"sau {error.option_name} phải có giá trị."
        case click.BadParameter():
            return f"{_name(error)}: {error.message}"
    return error.message


def _name(error: click.BadParameter) -> str:
    """The option as it is typed, the argument as the help names it."""
    if isinstance(error.param, click.Option):
        return max(error.param.opts, key=len)
    return error.param.make_metavar(error.ctx) if error.param and error.ctx else "giá trị"


def _commands(context: click.Context | None) -> list[str]:
    group = context.command if context else None
    return group.list_commands(context) if context and isinstance(group, click.Group) else []
