"""`thidua init`: asks who keeps the portal, then fills an empty folder with one that works, or nothing."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands.words import answered_by
from generator.desk.serving.start_files import start_files
from generator.opening.asking import AnswerSource, Given, Terminal
from generator.opening.new_portal import OPTIONS, Owner, asked, portal_files
from generator.output import BEGUN, fill_folder, sync_folder
from generator.problems import UsageError
from generator.project import Project, find_project
from generator.slug import is_device


@click.command("init")
@click.argument("folder", metavar="THƯ_MỤC", type=click.Path(path_type=Path))
@answered_by(OPTIONS)
def init(folder: Path, **given: str | None) -> int:
    """Lập cổng mới trong thư mục trống: hỏi chủ quản, bộ phận phụ trách, liên hệ (hoặc đọc từ tùy chọn)."""
    said = {name: value for name, value in given.items() if value is not None}
    target = folder.resolve()
    refused = _refused(target)
    if refused and not said:
        raise UsageError(refused)
    source: AnswerSource = Given(said, OPTIONS) if said else Terminal()
    owner = _owner(source, refused)
    files = (*portal_files(owner), *start_files())
    # mkdocs.yml makes a folder a portal: it comes last.
    fill_folder(target, lambda begun: sync_folder(begun, files), last=Project(target).config.name)
    _tell(folder, owner)
    return 0


def _owner(source: AnswerSource, refused: str) -> Owner:
    """The answers; everything that stands against the new portal is told at once."""
    try:
        owner = asked(source)
    except UsageError as wrong:
        raise UsageError(f"{refused}\n{wrong}".strip()) from wrong
    if refused:
        raise UsageError(refused)
    return owner


def _refused(target: Path) -> str:
    """Why no portal can begin there; "" where one can."""
    around = find_project(target.parent)
    if around is not None:
        return f"{target} nằm trong cổng {around.root}: lập cổng mới ở thư mục khác."
    if find_project(target) is not None:
        return f"{target} đã là một cổng. Có bản mới của công cụ thì chạy thidua upgrade trong thư mục ấy."
    file = next((path for path in (target, *target.parents) if path.exists() and not path.is_dir()), None)
    if file is not None:
        return f"{file} là một tệp, phải là thư mục: ghi tên khác."
    if is_device(target.name):
        return f"“{target.name}” là tên Windows giữ riêng: ghi tên khác, ví dụ {target.name}-1."
    there = sorted(path.name for path in target.iterdir()) if target.exists() else []
    if BEGUN in there and len(there) > 1:
        return f"Lần lập cổng trước ở {target} bị ngắt giữa chừng: xóa hết tệp trong thư mục ấy rồi chạy lại."
    if set(there) - {BEGUN}:
        return f"{target} không trống (có {there[0]}): lập cổng ở thư mục mới hoặc thư mục trống."
    return ""


def _tell(folder: Path, owner: Owner) -> None:
    click.echo(f"Đã lập cổng của {owner.body.full_name} ở {folder}/.")
    click.echo(f'1. Vào thư mục ấy: cd "{folder}"')
    click.echo("2. Sửa danh sách đơn vị trong campaigns/_shared/units.yml theo thực tế của địa phương.")
    click.echo("3. Chạy thidua check để tìm lỗi, thidua serve để xem trước.")
    click.echo("4. Chạy thidua new để mở phong trào đầu tiên, thidua build để dựng cổng vào site/.")
