"""`thidua check`: everything that is wrong in the data, in one run."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from generator import clock
from generator.checking import Checked, check
from generator.collector import long_lived
from generator.memory import remembering
from generator.problems import Severity, Source, UsageError
from generator.project import Project
from generator.reporting import text as report
from generator.reporting.last_check import keep_answer
from generator.reporting.summary import summary
from generator.validate.hints import near_miss
from generator.wording.dates import date_vi


@click.command("check")
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
        return as_html(checked.problems, project.root, summary(checked), date_vi(day), rebuild)
    if style != "text":
        text = report.FORMATS[style](checked.problems, project.root)
        return f"{text}\n" if text else ""
    told = report.as_text(checked.problems, project.root, colour=_has_colours())
    said = f"{told}\n{summary(checked)}\n" if told else f"{summary(checked)}\n"
    if changed is not None:
        lines = "".join(f"  {each}\n" for each in changed)
        said += f"Sửa khi đọc danh sách: {len(changed)} chỗ.\n{lines}"
    return said


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
