"""The command line: `thidua desk | new | date | check | build | rollback | serve | generate | …`.

Exit codes: 0 clean, 1 the data has problems, 2 the command was called wrongly, 3 a bug of ours, 130
interrupted.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path

import click

from generator import clock
from generator.checking import Checked, check
from generator.collector import long_lived
from generator.commands.last_check import begun, keep_answer
from generator.commands.words import complaint, name_values, speak_vietnamese
from generator.memory import remembering
from generator.model.open_points import REASONS
from generator.output import replace_file
from generator.problems import Severity, Source, UsageError, catalogue
from generator.project import Project, find_project, misnamed_campaigns
from generator.reporting import text as report
from generator.reporting.summary import summary
from generator.validate.hints import near_miss

_LATE = {
    "build": "generator.commands.build:build",
    "date": "generator.commands.date:date_command",
    "desk": "generator.commands.desk:desk_command",
    "import": "generator.commands.import_:import_command",
    "generate": "generator.commands.generate:generate_command",
    "honours": "generator.commands.honours:honours",
    "init": "generator.commands.init:init",
    "new": "generator.commands.new:new",
    "province": "generator.commands.province:province",
    "rollback": "generator.commands.build:rollback",
    "upgrade": "generator.commands.upgrade:upgrade",
}
"""Commands whose modules are loaded only when they are called: the others start faster."""


class _Commands(click.Group):
    """The commands, the late ones among them."""

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted([*super().list_commands(context), *_LATE])

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in _LATE:
            return super().get_command(context, name)
        module, _, attribute = _LATE[name].partition(":")
        found: click.Command = getattr(import_module(module), attribute)
        name_values(found)
        return found


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--root", type=click.Path(path_type=Path), help="Thư mục gốc của cổng.")
@click.pass_context
def app(context: click.Context, root: Path | None) -> None:
    """Dựng cổng thông tin thi đua, khen thưởng từ các tệp dữ liệu."""
    if context.invoked_subcommand in ("init", "province"):  # there is no portal yet, or more than one
        return
    try:
        start = (root or Path.cwd()).resolve()
    except FileNotFoundError as error:
        raise UsageError(
            "Thư mục đang đứng không còn nữa (đã bị xóa, chuyển hoặc đổi tên). "
            "Mở lại cửa sổ lệnh trong thư mục của cổng rồi chạy lại."
        ) from error
    project = find_project(start)
    misnamed = misnamed_campaigns(start) if project is None else None
    if misnamed is not None:
        raise UsageError(
            f"Ở {misnamed.parent} có thư mục “{misnamed.name}”: đổi tên thành campaigns (chữ thường) "
            "rồi chạy lại."
        )
    if project is None:
        raise UsageError(
            f"Không thấy cổng ở {start}: cần tệp mkdocs.yml và thư mục campaigns. "
            "Chạy lệnh trong thư mục của cổng, hoặc thêm --root. Chưa có cổng thì chạy thidua init."
        )
    if begun(project):
        from generator.commands.build import mend  # slow to load, and hardly ever needed

        mend(project)
    context.obj = project


@app.command("check")
@click.argument("only", metavar="[MÃ_PHONG_TRÀO]", required=False)
@click.option("--strict", is_flag=True, help="Coi cảnh báo như lỗi.")
@click.option("--format", "style", type=click.Choice(["text", *report.FORMATS, "html"]), default="text")
@click.option("--as-of", metavar="NGÀY", help="Xét thời hạn tính đến ngày này (năm-tháng-ngày).")
@click.option("--changes", is_flag=True, help="Liệt kê mọi chỗ được sửa khi đọc danh sách khen thưởng.")
@click.pass_obj
def check_command(  # noqa: PLR0913 - click gives every option as an argument
    project: Project, only: str | None, style: str, as_of: str | None, *, strict: bool, changes: bool
) -> int:
    """Kiểm tra mọi tệp dữ liệu (hoặc chỉ một phong trào), liệt kê mọi lỗi."""
    day, before = clock.as_of(as_of), project.digest()
    with remembering(project.build):
        with long_lived():
            checked = check(project, only and _folder(project, only), as_of=day)
        said = _said_of(checked, project, day, style, changes=changes)
        click.echo(said, nl=False)
        failed = not checked.publishable or (strict and checked.count(Severity.WARNING))
        keep_answer(project, sys.argv[1:], before, said, 1 if failed else 0)
    return 1 if failed else 0


def _said_of(checked: Checked, project: Project, day: date, style: str, *, changes: bool) -> str:
    """What a check tells, in the style that was asked for."""
    changed = tuple(_changed(checked)) if changes else None
    if style == "html":
        from generator.reporting.page import Rebuild, as_html  # loads the page templates

        rebuild = Rebuild(changes=changed)
        return as_html(checked.problems, project.root, summary(checked), f"{day:%d/%m/%Y}", rebuild)
    if style != "text":
        text = report.FORMATS[style](checked.problems, project.root)
        return f"{text}\n" if text else ""
    told = report.as_text(checked.problems, project.root, colour=_has_colours())
    said = f"{told}\n{summary(checked)}\n" if told else f"{summary(checked)}\n"
    if changed is not None:
        lines = "".join(f"  {each}\n" for each in changed)
        said += f"Sửa khi đọc danh sách: {len(changed)} chỗ.\n{lines}"
    return said


@app.command("serve")
@click.option("--address", default="127.0.0.1:8000", help="Địa chỉ xem trước.")
@click.option("--desk", default="", hidden=True)
@click.pass_obj
def serve_command(project: Project, address: str, desk: str) -> int:
    """Xem trước trên máy này; sửa tệp là trang tự tải lại."""
    # Slow to import, and the other commands do not need it.
    from generator.mkdocs_site.serve import serve_site

    serve_site(project, address, desk)
    return 0


@app.command("schema")
@click.pass_obj
def schema_command(project: Project) -> int:
    """Ghi lược đồ JSON của campaign.yml, để trình soạn thảo gợi ý và giải thích khóa."""
    from generator.opening.schema import schema_text

    path = project.campaigns / "campaign.schema.json"
    replace_file(path, schema_text().encode())
    click.echo(project.shown(path))
    return 0


_OPEN_POINT = (
    "Lý do này đứng ở khóa `why` của một điểm mở trong open.yml: chỗ ấy của bản nháp phải có người xem lại "
    "kế hoạch rồi quyết định. Sửa giá trị ở campaign.yml; điều máy hiểu là đúng thì ghi `decided: kept`, kế "
    "hoạch không ghi thì ghi `decided: absent`. Chưa quyết định xong thì bản nháp chưa lên cổng: xem "
    "thidua explain I01."
)


@app.command("explain")
@click.argument("code", metavar="MÃ")
def explain_command(code: str) -> int:
    """Giải thích một mã lỗi (vì sao, ví dụ sai, đúng), hoặc lý do một điểm của bản nháp còn mở."""
    reason = next((reason for why, reason in REASONS.items() if why == code.lower()), None)
    if reason is not None:
        click.echo(f"{code.lower()}  {reason}.\n\n{_OPEN_POINT}")
        return 0
    entry = catalogue().get(code.upper())
    if entry is None:
        known = ", ".join((*catalogue(), *REASONS))
        raise UsageError(f"Không có mã “{code}”. Các mã: {known}.")
    click.echo(
        f"{entry.code}  {entry.title}\n\n{entry.why}\n\nSai:\n{_indented(entry.wrong)}\n\n"
        f"Đúng:\n{_indented(entry.right)}"
    )
    return 0


def _changed(checked: Checked) -> Iterator[str]:
    """Everything that was changed on reading the lists, a line each."""
    from generator.validate.rolls.campaign_lists import changed_on_reading

    for case in checked.campaigns:
        if case.files is not None:
            for path, mended in changed_on_reading(case.campaign, case.known, case.files):
                place = report.place(Source(path, mended.line, sheet=mended.sheet, header=mended.column))
                after = f"“{mended.after}”" if mended.after else "(bỏ)"
                yield report.visible(f"{place}: “{mended.before}” thành {after} ({mended.why})")


def _has_colours() -> bool:
    """Whether to use colours: on a terminal, unless NO_COLOR is set (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _folder(project: Project, said: str) -> str:
    """The name of the campaign's folder, given by name or path. Raises UsageError where there is none."""
    name = Path(said).name
    if (project.campaigns / name / "campaign.yml").is_file():
        return name
    folders = [folder.parent.name for folder in sorted(project.campaigns.glob("*/campaign.yml"))]
    raise UsageError(
        f"Không có phong trào “{said}”; {near_miss(said, folders)}các mã là {', '.join(folders)}."
    )


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())


def main() -> None:
    """Run the command line and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a Windows console or pipe may use another encoding; a path
            # may hold bytes that are none in UTF-8
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    speak_vietnamese(app)
    try:
        code = app(standalone_mode=False)
    except UsageError as error:
        click.echo(str(error), err=True)
        code = 2
    except (click.exceptions.Abort, KeyboardInterrupt):
        click.echo("Đã dừng.", err=True)
        code = 130
    except click.ClickException as error:
        click.echo(complaint(error), err=True)
        code = 2
    except Exception as error:  # noqa: BLE001 - whatever gets here is a bug of ours
        code = _fail(error)
    sys.exit(code or 0)


_OUR_BUG = (
    "Lỗi của chương trình, không phải của dữ liệu. Gửi nguyên đoạn sau cho người lập trình "
    "(đoạn này không chép nội dung dữ liệu, tên người dùng hay đường dẫn của máy):\n"
)


def _root() -> Path:
    """The portal in which the command runs; the folder itself where it is in none."""
    here = Path.cwd()
    project = find_project(here)
    return project.root if project else here


def _fail(error: Exception) -> int:
    from generator.publishing.disk import disk_trouble

    trouble = disk_trouble(error) if isinstance(error, OSError) else None
    if trouble is not None:
        click.echo(trouble, err=True)
        return 2
    from generator.reporting.bug import bug_report

    click.echo(_OUR_BUG, err=True)
    click.echo(bug_report(error, sys.argv[1:], _root()), err=True)
    return 3
