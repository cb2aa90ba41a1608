"""`thidua generate`: the pages as Markdown, for another program that makes sites."""

from __future__ import annotations

from pathlib import Path

import click

from generator import clock
from generator.checking import check
from generator.commands.build import AS_OF, NO_SAMPLES, refuse
from generator.derive import site_map
from generator.output import replace_folder, sync_folder
from generator.pipeline import generate
from generator.project import Project
from generator.publishing.swap import refuse_other_folder


@click.command("generate")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Thư mục ghi ra.")
@AS_OF
@NO_SAMPLES
@click.pass_obj
def generate_command(project: Project, out: Path, as_of: str | None, *, no_samples: bool) -> int:
    """Ghi mọi trang (viết tay và sinh ra) dưới dạng Markdown, để dùng với công cụ dựng trang khác."""
    # Every other file is removed from it: a mistyped path could empty the project itself.
    pages = (site_map.page_source(site_map.HOME), site_map.SEARCH_INDEX)
    refuse_other_folder(out, ours=all((out / path).is_file() for path in pages))
    checked = check(project)
    if not checked.publishable:
        return refuse(checked, project)
    site = generate(checked, clock.as_of(as_of), samples=not no_samples)
    files = (*site.pages, *checked.written, *checked.beside)
    changes = replace_folder(out, lambda folder: sync_folder(folder, files))
    click.echo(f"{out}: ghi {changes.written}, giữ nguyên {changes.unchanged}, xóa {changes.removed} tệp.")
    return 0
