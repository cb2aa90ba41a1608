"""`thidua desk`: the portal's work in a browser on this machine."""

from __future__ import annotations

import click

from generator.desk.serving.serve import serve_desk
from generator.desk.serving.start_files import LINUX, start_files
from generator.output import replace_file
from generator.project import Project


@click.command("desk")
@click.option(
    "--port", type=click.IntRange(1, 65535), metavar="SỐ", help="Cổng (mặc định: 8686 hoặc cổng trống)."
)
@click.option("--no-browser", is_flag=True, help="Không tự mở trình duyệt.")
@click.option("--shortcut", is_flag=True, help="Chỉ ghi tệp khởi động để bấm đúp vào thư mục của cổng.")
@click.pass_obj
def desk_command(project: Project, port: int | None, *, no_browser: bool, shortcut: bool) -> int:
    """Mở bàn làm việc: sửa dữ liệu của cổng trong trình duyệt, chỉ trên máy này."""
    if shortcut:
        for file in start_files():
            path = project.root / file.path
            replace_file(path, file.content, mode=0o755 if file.path == LINUX else 0o644)
            click.echo(f"Đã ghi {file.path}: bấm đúp để mở bàn làm việc.")
        return 0
    serve_desk(project, port, browser=not no_browser)
    return 0
