"""The command line: `thidua desk | new | date | check | build | rollback | serve | generate | …`.

Exit codes: 0 clean, 1 the data has problems, 2 the command was called wrongly, 3 a bug of ours, 130
interrupted.
"""

from __future__ import annotations

import io
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import click

from generator.collector import long_lived
from generator.commands.words import complaint, name_values, speak_vietnamese
from generator.output import replace_file
from generator.problems import UsageError
from generator.project import Project, find_project, misnamed_campaigns
from generator.reporting.last_check import begun

_LATE = {
    "build": "generator.commands.build:build",
    "check": "generator.commands.check:check_command",
    "date": "generator.commands.date:date_command",
    "desk": "generator.commands.desk:desk_command",
    "explain": "generator.commands.explain:explain_command",
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
        with long_lived():  # a fifth of the time of loading was looking for garbage
            found: click.Command = getattr(import_module(module), attribute)
        name_values(found)
        return found


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--root", type=click.Path(path_type=Path), help="Thư mục gốc của cổng.")
@click.pass_context
def app(context: click.Context, root: Path | None) -> None:
    """Dựng cổng thông tin thi đua, khen thưởng từ các tệp dữ liệu."""
    here = _here()
    if here is None:
        raise UsageError(_GONE)
    if context.invoked_subcommand in ("init", "province"):  # there is no portal yet, or more than one
        return
    start = (root or here).resolve()
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


def main() -> None:
    """Run the command line and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a Windows console or pipe may use another encoding; a path
            # may hold bytes that are none in UTF-8
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if isinstance(sys.stdin, io.TextIOWrapper) and not sys.stdin.isatty():  # answers out of a file
        with suppress(io.UnsupportedOperation):  # somebody has read from it before
            sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")
    speak_vietnamese(app)
    here = _here()
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
        code = _fail(error, here)
    sys.exit(code or 0)


_OUR_BUG = (
    "Lỗi của chương trình, không phải của dữ liệu. Gửi nguyên đoạn sau cho người lập trình "
    "(đoạn này không chép nội dung dữ liệu, tên người dùng hay đường dẫn của máy):\n"
)


_GONE = (
    "Thư mục đang đứng không còn nữa (đã bị xóa, chuyển hoặc đổi tên). "
    "Mở lại cửa sổ lệnh trong thư mục của cổng rồi chạy lại."
)


def _here() -> Path | None:
    """The folder in which the command runs; None where it is gone."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        return None


def _root(here: Path) -> Path:
    """The portal in which the command runs; the folder itself where it is in none."""
    project = find_project(here)
    return project.root if project else here


def _fail(error: Exception, here: Path | None) -> int:
    from generator.publishing.disk import disk_trouble

    if here is None or _here() != here:  # moved or deleted meanwhile, with what the command was about
        click.echo(_GONE, err=True)
        return 2
    trouble = disk_trouble(error) if isinstance(error, OSError) else None
    if trouble is not None:
        click.echo(trouble, err=True)
        return 2
    from generator.reporting.bug import bug_report

    click.echo(_OUR_BUG, err=True)
    click.echo(bug_report(error, sys.argv[1:], _root(here)), err=True)
    return 3
