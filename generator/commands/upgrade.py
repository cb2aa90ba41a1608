"""`thidua upgrade`: tells what a new version changes, brings the portal's files there, or puts them back."""

from __future__ import annotations

from codecs import BOM_UTF8
from contextlib import suppress

import click

from generator import __version__, clock
from generator.checking import check
from generator.load.yaml.document import read_yaml
from generator.model.registry import DATA_VERSION
from generator.problems import UsageError
from generator.project import Project
from generator.publishing.swap import alone
from generator.reporting.summary import summary
from generator.shipped import shipped
from generator.upgrading import keeping, ships
from generator.upgrading.steps import changed, news


@click.command("upgrade")
@click.option("--dry-run", is_flag=True, help="Chỉ nói sẽ sửa gì, không ghi.")
@click.option("--undo", is_flag=True, help="Lấy lại các tệp như trước lần nâng cấp vừa rồi.")
@click.pass_obj
def upgrade(project: Project, *, dry_run: bool, undo: bool) -> int:
    """Sửa dữ liệu của cổng cho hợp với bản mới của công cụ; những gì cơ quan tự sửa thì giữ."""
    with alone(project.build):
        if undo:
            click.echo(f"Đã lấy lại như trước khi nâng cấp: {', '.join(keeping.undo(project))}.")
            return 0
        if keeping.settle(project):
            click.echo("Lần nâng cấp trước bị ngắt giữa chừng; đã đưa lại các tệp như trước.")
        version = _version(project)
        changes = _changes(project, version)
        changes |= ships.renewed(project)
        _tell(project, version, changes)
        if dry_run or not changes:
            return 0
        keeping.write(project, changes)
    click.echo("Đã sửa xong. Lấy lại như trước: thidua upgrade --undo.")
    click.echo(summary(check(project, as_of=clock.as_of())))
    return 0


def _version(project: Project) -> int:
    """The version that the data was written for. Raises UsageError for one that is newer or not known."""
    document, problems = read_yaml(project.config, project.shown(project.config))
    extra = document.data.get("extra") if document else None
    portal = extra.get("portal") if isinstance(extra, dict) else None
    version = portal.get("data", 1) if isinstance(portal, dict) else None
    if problems or not portal or type(version) is not int or version < 1:  # `true` is none
        raise UsageError("mkdocs.yml còn lỗi: chạy thidua check, sửa xong rồi chạy lại.")
    if version > DATA_VERSION:
        raise UsageError(
            f"Dữ liệu viết cho bản {version}; công cụ trên máy này ({__version__}) chỉ đọc được đến bản "
            f"{DATA_VERSION}: cài bản mới của công cụ rồi chạy lại."
        )
    return version


def _changes(project: Project, version: int) -> dict[str, bytes | None]:
    """What the steps change, of the texts that they may; one that is no text is left to `check`."""
    paths = (project.config, project.root / ".gitignore", *sorted(project.campaigns.rglob("*.yml")))
    contents = {project.shown(path): path.read_bytes() for path in paths if path.is_file()}
    texts = {}
    for path, content in contents.items():
        with suppress(UnicodeDecodeError):
            texts[path] = content.decode("utf-8-sig")
    return {
        path: (BOM_UTF8 if contents.get(path, b"").startswith(BOM_UTF8) else b"") + text.encode()
        for path, text in changed(texts, version).items()
        if path in texts or path not in contents
    }


def _tell(project: Project, version: int, changes: dict[str, bytes | None]) -> None:
    click.echo(f"Công cụ {__version__}, dữ liệu bản {DATA_VERSION}; dữ liệu của cổng: bản {version}.")
    for line in news(version):
        click.echo(line)
    written = sorted(path for path, content in changes.items() if content is not None)
    click.echo(f"Sửa: {', '.join(written)}." if written else "Không có tệp nào phải sửa.")
    if gone := len(changes) - len(written):
        click.echo(f"Bỏ {gone} tệp giao diện của bản cũ trong theme/ mà chưa ai sửa: công cụ có bản mới.")
    if kept := list(ships.own(project)):
        click.echo(f"Giữ nguyên, vì là bản riêng của cổng: {', '.join(kept)}.")
        click.echo(f"Bản của công cụ để đối chiếu nằm ở {shipped('theme').parent}.")
