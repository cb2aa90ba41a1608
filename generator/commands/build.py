"""`thidua build` and `thidua rollback`: the only commands that change what is published."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path

import click

from generator import clock
from generator.checking import Checked, check
from generator.collector import long_lived
from generator.derive import site_map
from generator.load.forms.form_file import FOLDER as FORMS
from generator.load.forms.form_file import read_form_files
from generator.load.withheld import withheld_rows
from generator.memory import FOLDER as MEMORY
from generator.memory import remembering
from generator.problems import Severity, UsageError
from generator.project import Project
from generator.publishing.comparison import Difference, compare, is_page, told
from generator.publishing.disk import disk_trouble, megabytes
from generator.publishing.forgetting import names_since, remember
from generator.publishing.handover import TO_DELETE, Handover, deliver, write_handover
from generator.publishing.last_build import LastBuild, built_of, keep_build, made_of, ordered
from generator.publishing.manifest import Built, Manifest, built, manifest_found, manifest_of, read_manifest
from generator.publishing.progress import Progress
from generator.publishing.swap import (
    SwapFolders,
    alone,
    drop_ready,
    hold_ready,
    refuse_links,
    restore,
    settle,
    swap,
)
from generator.reporting import text as report
from generator.reporting.summary import not_copied, summary
from generator.second_core import begin_aside, second_core
from generator.wording.words import number_vi

AS_OF = click.option("--as-of", metavar="NGÀY", help="Dựng trang cho ngày này (năm-tháng-ngày).")
NO_SAMPLES = click.option("--no-samples", is_flag=True, help="Bỏ qua phong trào ví dụ.")


@click.command("build")
@AS_OF
@NO_SAMPLES
@click.option(
    "--offline", is_flag=True, help="Dựng vào build/offline/ bản mở từ ổ đĩa hoặc USB, không cần mạng."
)
@click.option(
    "--drafts",
    is_flag=True,
    help="Dựng vào build/drafts/ bản có cả phong trào còn nháp, để xem lại; không đăng.",
)
@click.option(
    "--hold",
    is_flag=True,
    help="Dựng sẵn để xem trước, chưa thay site/; dữ liệu không đổi thì lần dựng sau đưa đúng bản ấy lên.",
)
@click.option("--zip", "packed", is_flag=True, help="Đóng thêm gói ZIP để bàn giao cho đơn vị lưu trữ web.")
@click.option(
    "--changed-since",
    "earlier",
    type=click.Path(path_type=Path),
    metavar="DANH_MỤC",
    help="Gói ZIP chỉ gồm tệp khác với danh mục .sha256 của lần bàn giao trước.",
)
@click.pass_obj
def build(  # noqa: PLR0913 - one for each option
    project: Project,
    as_of: str | None,
    earlier: Path | None,
    *,
    no_samples: bool,
    offline: bool,
    drafts: bool,
    hold: bool,
    packed: bool,
) -> int:
    """Kiểm tra và dựng cổng vào thư mục site/; có lỗi thì site/ cũ giữ nguyên."""
    started = time.perf_counter()
    order = _Order(
        day=clock.as_of(as_of),
        samples=not no_samples,
        offline=offline,
        drafts=drafts,
        hold=hold,
        packed=packed or earlier is not None,
        since=read_manifest(earlier) if earlier else None,
    )
    _refuse_what_does_not_go_together(order)
    target = project.drafts if drafts else project.offline if offline else project.site
    place = SwapFolders(target, project.build)
    with (
        Progress(5 if order.packed else 4) as progress,
        _all_or_nothing(project, place),
        remembering(project.build),
        second_core(),
    ):
        progress.begin("Đọc và kiểm tra dữ liệu")
        _read_forms_ahead(project)
        inputs = made_of(project, *order.words)
        last = None if order.packed else built_of(place.target, inputs)
        if last is None:
            with long_lived():
                checked = check(project, as_of=order.day)
            if not checked.publishable:
                return refuse(checked, project)
            checked = checked.without_places()
            made = built_of(place.ready, inputs)
            outcome = _publish(project, checked, place, order, progress, made)
            read, waiting = summary(checked), not_copied(checked, drafts=drafts)
            same = inputs == made_of(project, *order.words)  # nobody edited while it was read
            _note(place.ready if hold else place.target, outcome, inputs if same else "", (read, waiting))
        else:
            settle(place)
            drop_ready(place)
            outcome, (read, waiting) = _Outcome(Difference(), last.files), last.told
    click.echo(read)
    seconds = number_vi(round(time.perf_counter() - started, 1))
    folder = place.ready if hold and last is None else place.target
    what = f"Đã dựng {_contents(project, Built(folder, outcome.files))}, {seconds} giây"
    click.echo(f"{what}, tính đến ngày {order.day:%d/%m/%Y}.")
    _tell(project, place, outcome.difference, outcome.handover)
    for line in outcome.moved:
        click.echo(line)
    if waiting:
        click.echo(f"Bản này có {waiting}, người xem sẽ thấy: chạy thidua check, xem các lưu ý G06.")
    return 0


@click.command("rollback")
@click.pass_obj
def rollback(project: Project) -> int:
    """Đưa site/ trở lại bản dựng trước; chạy lần nữa thì lấy lại bản mới."""
    place = SwapFolders(project.site, project.build)
    with _all_or_nothing(project, place):
        settle(place)
        if not (place.previous / "index.html").is_file():
            has = "không còn nguyên" if place.previous.exists() else "chưa có"
            raise UsageError(
                f"Không có bản trước để lấy lại: {project.shown(place.previous)}/ {has}. "
                "Lấy lại từ gói bàn giao cũ: xem mục Hướng dẫn, trang Quản lý cổng, "
                "phần “Công bố, bàn giao, lấy lại bản trước”."
            )
        if named := names_since(place, withheld_rows(project)):
            raise UsageError(
                f"Không đưa lại bản trước: bản ấy dựng khi chưa rút tên (không công khai) "
                f"{', '.join(sorted(named))}, hoặc không rõ dựng lúc nào. Sửa dữ liệu rồi chạy thidua build; "
                f"thư mục {project.shown(place.previous)}/ thì xóa."
            )
        previous = built(place.previous)
        difference = compare(built(place.target), previous) if place.target.exists() else None
        swap(place, place.previous)
    click.echo(f"Đã đưa lại bản trước: {_contents(project, Built(place.target, previous.files))}.")
    click.echo(
        "Bản trước có thể còn nêu tên người mà từ đó đã bị thu hồi khen thưởng: "
        "xem lại trang Vinh danh trước khi đưa lên mạng."
    )
    click.echo(
        "Muốn lại bản vừa gỡ thì lấy lại bản trước lần nữa (thidua rollback). Sửa dữ liệu xong thì dựng lại "
        "cổng (thidua build)."
    )
    if difference is not None:
        click.echo("\n".join(told(difference, "bản vừa gỡ")))
    return 0


def refuse(checked: Checked, project: Project) -> int:
    """Print the errors that prevent a build; gives the exit code."""
    stops = [problem for problem in checked.problems if not problem.draft]
    told = [problem for problem in stops if problem.severity is not Severity.NOTICE]
    click.echo(report.as_text(told, project.root))
    click.echo(summary(checked))
    click.echo("Chưa dựng trang: sửa các lỗi trên rồi chạy lại. Trang cũ giữ nguyên.")
    return 1


def mend(project: Project) -> None:
    """Put `site/` back where an earlier build died in the middle of its swap.

    While another build is running nothing is touched: it may be swapping right now.
    """
    for target in (project.site, project.offline, project.drafts):
        place = SwapFolders(target, project.build)
        if place.interrupted:
            with suppress(UsageError), alone(project.build):
                if restore(place):
                    shown = project.shown(place.target)
                    click.echo(f"Lần dựng trước bị ngắt giữa chừng; đã đưa lại {shown}/ như cũ.", err=True)


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to be built.

    `hold`: beside what is published, which stays; `packed`: with an archive, which holds only what
    differs from `since`.
    """

    day: date
    samples: bool
    offline: bool
    drafts: bool
    hold: bool
    packed: bool
    since: Manifest | None

    @property
    def words(self) -> tuple[str, ...]:
        """What of it decides what is built."""
        return ordered(self.day, samples=self.samples, offline=self.offline, drafts=self.drafts)


def _refuse_what_does_not_go_together(order: _Order) -> None:
    """Raise UsageError where one option rules out another."""
    if order.packed and order.offline:
        raise UsageError("Gói bàn giao là bản đăng web: bỏ --offline, hoặc bỏ --zip và --changed-since.")
    if order.drafts and (order.offline or order.packed):
        raise UsageError(
            "Bản có phong trào còn nháp chỉ để xem lại, không bàn giao: bỏ --offline, --zip, --changed-since."
        )
    if order.hold and (order.offline or order.drafts or order.packed):
        raise UsageError("--hold chỉ dựng sẵn bản đăng web: bỏ --offline, --drafts, --zip, --changed-since.")
    if order.packed and not 1980 <= order.day.year <= 2107:
        raise UsageError(
            f"Không đóng gói được cho ngày {order.day:%d/%m/%Y}: tệp ZIP chỉ ghi được ngày từ năm 1980 đến "
            "2107. Sửa --as-of, hoặc bỏ --zip và --changed-since."
        )


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a build changed (None: it is the first), and what it holds; which days moved without a word.

    `around`, `sources`: what the next build needs to know of the pages.
    """

    difference: Difference | None
    files: Manifest
    moved: tuple[str, ...] = ()
    handover: Handover | None = None
    around: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)


@contextmanager
def _all_or_nothing(project: Project, place: SwapFolders) -> Iterator[None]:
    """The only process that publishes; if it fails, what it has begun goes and what was published stays.

    Raises UsageError where the disk is full, something may not be written, or a folder is a link or a file.
    """
    refuse_links((*place.folders, project.handover_begun), project.shown)
    refuse_links([project.handover], project.shown, link_allowed=True)
    _refuse_two_disks(project, place)
    with _trouble_told(place, lambda: _what_readers_see(project, place)), alone(project.build):
        try:
            yield
        except BaseException:
            for begun in (place.fresh, project.handover_begun):
                shutil.rmtree(begun, ignore_errors=True)
            raise


def _refuse_two_disks(project: Project, place: SwapFolders) -> None:
    """A folder cannot be renamed from one disk to another: told before a build of minutes, not behind it."""
    disks = {path.stat().st_dev for path in (project.root, *place.folders) if path.exists()}
    if len(disks) > 1:
        beside, target = project.shown(place.beside), project.shown(place.target)
        raise UsageError(
            f"{beside}/ và {target}/ ở hai ổ đĩa (phân vùng) khác nhau; thidua đổi tên cả thư mục lúc "
            "công bố nên hai nơi phải cùng một ổ với cổng. Đưa chúng về thư mục thường trong cổng, chạy lại; "
            f"máy chủ web thì trỏ vào {target}/ hoặc chép {target}/ sang đó."
        )


@contextmanager
def _trouble_told(place: SwapFolders, outcome: Callable[[], str]) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        trouble = disk_trouble(error, place.target)
        if trouble is None:
            raise
        raise UsageError(f"{trouble} {outcome()}".rstrip()) from error


def _what_readers_see(project: Project, place: SwapFolders) -> str:
    if place.target.exists():
        return f"Thư mục {project.shown(place.target)}/ giữ nguyên như cũ."
    if place.aside.exists():
        return f"Bản cũ nằm nguyên ở {project.shown(place.aside)}/, lần chạy sau sẽ đưa lại."
    return ""


def _read_forms_ahead(project: Project) -> None:
    """Word files are slow to read: a second core reads them into our memory while this one loads MkDocs.

    Only where there is no memory yet: later few are new. So it comes before anything is asked of the memory.
    """
    if (project.build / MEMORY).exists():
        return
    folder = project.shared / FORMS
    ahead = begin_aside(partial(read_form_files, folder, project.shown(folder)))
    if ahead is not None:
        with long_lived():
            import_module("generator.mkdocs_site.plugin")
        ahead.made()


def _publish(  # noqa: PLR0913, PLR0917 - what is built, where to, and what is there already
    project: Project, checked: Checked, place: SwapFolders, order: _Order, progress: Progress,
    made: LastBuild | None,
) -> _Outcome:  # fmt: skip
    """Build beside the published folder, or take what was built ready (`made`); then swap."""
    with long_lived():  # slow to import, and the other commands do not need it
        from generator.mkdocs_site.plugin import build_site
        from generator.publishing.moved_days import moved_days, moved_vi

    os.environ["SOURCE_DATE_EPOCH"] = str(clock.epoch_of(order.day))
    settle(place)
    shutil.rmtree(project.handover_begun, ignore_errors=True)
    withheld = withheld_rows(project)
    settings = {"as_of": order.day.isoformat(), "samples": order.samples, "offline": order.offline}
    if made is not None:
        place.ready.rename(place.fresh)
    unchanged = made or build_site(project, checked, place, settings, progress, drafts=order.drafts)
    handover = None
    if order.packed:
        progress.begin("Đóng gói bàn giao")
        handover = write_handover(place.fresh, project.handover_begun, order.day, order.since)
    progress.begin(f"Đưa vào {project.shown(place.ready if order.hold else place.target)}/")
    fresh = Built(place.fresh, manifest_of(place.fresh, unchanged.files))
    difference = None
    if place.target.exists():
        before = manifest_found(place.target) if isinstance(unchanged, LastBuild) else unchanged.standing
        difference = compare(Built(place.target, before), fresh)
    calendars = [folder / site_map.WHOLE_CALENDAR for folder in (place.target, place.fresh)]
    moved = tuple(line for each in moved_days(*calendars) for line in moved_vi(each, order.day))
    if order.hold:
        hold_ready(place)
        return _Outcome(difference, fresh.files, moved, None, unchanged.around, unchanged.sources)
    _swap_in(place, difference, withheld, drafts=order.drafts)
    if handover is not None:
        outcome = f"{project.shown(place.target)}/ đã là bản mới, chưa có gói bàn giao: chạy lại lệnh này."
        with _trouble_told(place, lambda: outcome):
            deliver(project.handover_begun, project.handover)
    return _Outcome(difference, fresh.files, moved, handover, unchanged.around, unchanged.sources)


def _swap_in(
    place: SwapFolders, difference: Difference | None, withheld: frozenset[str], *, drafts: bool
) -> None:
    """Publish what was built where it differs from what is published."""
    if difference is None or difference:
        remember(place, place.fresh, withheld)
        swap(place, place.fresh)
    else:  # nothing was published: `rollback` still leads to the same build
        shutil.rmtree(place.fresh)
        remember(place, place.target, withheld)
    drop_ready(place)
    if place.previous.exists() and (drafts or names_since(place, withheld)):
        shutil.rmtree(place.previous)


def _note(folder: Path, outcome: _Outcome, inputs: str, told: tuple[str, str]) -> None:
    """Remember what the built folder was made of; only where that can be known."""
    if outcome.around:
        keep_build(folder, LastBuild(inputs, told, outcome.around, outcome.sources, outcome.files))


def _contents(project: Project, portal: Built) -> str:
    folder, files = portal
    size = sum(os.lstat(f"{folder}/{path}").st_size for path in files)
    return f"{project.shown(folder)}/: {sum(map(is_page, files))} trang, {len(files)} tệp, {megabytes(size)}"


def _tell(
    project: Project, place: SwapFolders, difference: Difference | None, handover: Handover | None
) -> None:
    """What changed, and what to do with what was made."""
    if difference is not None:
        click.echo("\n".join(told(difference, "bản trước")))
    if place.target == project.offline:
        click.echo(
            f"Chép cả thư mục vào USB rồi mở tệp {project.shown(place.target)}/index.html bằng trình duyệt."
        )
    if place.target == project.drafts:
        click.echo(
            f"Bản này có cả phong trào còn nháp: xem {project.shown(place.target)}/, không đưa lên mạng."
        )
    if handover is None:
        return
    if handover.partial and not handover.sent and not handover.deleted:
        click.echo("Từ lần bàn giao ấy đến nay không có gì thay đổi: không cần gửi gói nào.")
        return
    folder = project.shown(project.handover)
    size = megabytes((project.handover / handover.archive).stat().st_size)
    click.echo(f"Gói bàn giao: {folder}/{handover.archive}, {handover.sent} tệp, {size}.")
    click.echo(f"Danh mục SHA-256: {folder}/{handover.manifest}. Giữ lại để lần sau chỉ gửi phần thay đổi.")
    if handover.partial:
        click.echo(
            f"Gói chỉ gồm phần thay đổi: giải nén đè lên thư mục của cổng, rồi xóa {len(handover.deleted)} "
            f"tệp cũ ghi trong {TO_DELETE}."
        )
