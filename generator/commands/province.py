"""`thidua province`: the portals of a province's communes, and its own above them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator import clock
from generator.problems import UsageError
from generator.province.fetching import fetch
from generator.province.keeping import read_record
from generator.province.publishing import COMMUNES, folder_of, place_of, record_of, refuse_target
from generator.province.reading import NAME, PortalPlace, ProvinceRead, read_province
from generator.province.snapshot import Unfit
from generator.publishing.manifest import paths_below
from generator.reporting import text as report
from generator.wording.dates import date_vi

try:
    from generator.province.journey import PortalOutcome, Run, Wish
except ModuleNotFoundError as missing:  # Dask is only there where somebody asked for it
    if (missing.name or "").split(".")[0] not in ("dask", "distributed"):
        raise
    _WITHOUT_DASK = (
        'Chưa cài Dask để dựng nhiều cổng: chạy pip install "thidua-portal[province]" rồi chạy lại.'
    )
else:
    _WITHOUT_DASK = ""

if TYPE_CHECKING:
    from generator.province.order import What


@click.group("province")
def province() -> None:
    """Dựng, kiểm tra cổng của mọi xã, phường trong tỉnh cùng cổng của tỉnh."""


def _options(command: Callable[..., int]) -> Callable[..., int]:
    for decorate in (
        click.argument("file", metavar="[PROVINCE.YML]", type=click.Path(path_type=Path), default=Path(NAME)),
        click.option("--jobs", type=click.IntRange(1, 512), help="Số cổng dựng cùng lúc trên máy này."),
        click.option(
            "--scheduler",
            metavar="ĐỊA_CHỈ",
            help="Bộ điều phối Dask của một cụm máy, ví dụ tcp://10.0.0.5:8786.",
        ),
        click.option(
            "--out", type=click.Path(path_type=Path), help="Thư mục kết quả (mặc định build/tinh/ cạnh tệp)."
        ),
        click.option("--as-of", metavar="NGÀY", help="Tính đến ngày này (năm-tháng-ngày)."),
    ):
        command = decorate(command)
    return command


@province.command("check")
@_options
def check_command(**said: Any) -> int:
    """Kiểm tra dữ liệu của mọi cổng, liệt kê mọi lỗi; không dựng trang."""
    return _run("check", **said)


@province.command("build")
@_options
@click.option(
    "--offline",
    is_flag=True,
    help="Dựng bản mở từ ổ đĩa hoặc USB, không cần mạng (mặc định build/tinh-ngoai-tuyen/ cạnh tệp).",
)
def build_command(**said: Any) -> int:
    """Dựng cổng của mọi xã, phường rồi cổng của tỉnh; cổng nào không đổi thì không dựng lại."""
    return _run("build", **said)


@province.command("status")
@_options
def status_command(file: Path, out: Path | None, as_of: str | None, **_: Any) -> int:
    """Cho biết cổng nào đã đăng, dựng cho ngày nào, dữ liệu từ đó có thay đổi không; không dựng gì."""
    path, day = _file(file), clock.as_of(as_of)
    read = read_province(path)
    _tell_problems(read, path)
    if not read.places:
        return 1
    place = place_of(_target(path, out))
    published = read_record(record_of(place))
    failed = 0
    for each in read.places:
        state, fine = _state(each, published, place.beside / "git")
        failed += not fine
        there = folder_of(place.target, each.code).exists() and each.code in published
        click.echo(
            f"{each.called}: {_when(published[each.code].day, day) if there else 'chưa đăng'}; {state}."
        )
    named = {each.code for each in read.places}
    for code in sorted(published.keys() - named):
        click.echo(
            f"{COMMUNES}/{code}/ còn ở {place.target}/ mà province.yml không còn mã ấy: lần dựng sau sẽ gỡ."
        )
    click.echo(f"{len(published.keys() & named)}/{len(named)} cổng đã đăng ở {place.target}/.")
    return 1 if failed else 0


def _state(place: PortalPlace, published: dict[str, Any], copies: Path) -> tuple[str, bool]:
    """Whether a portal's data has changed since it was published, in words; and whether it can be read."""
    try:
        data = fetch(place.address, copies).digest
    except Unfit as why:
        return f"không lấy được dữ liệu: {why.reason} ({why.remedy})", False
    if place.code not in published:
        return "chạy thidua province build", True
    same = published[place.code].data == data
    return "dữ liệu không đổi" if same else "dữ liệu đã đổi, chạy thidua province build", True


def _when(built: str, day: date) -> str:
    then = date.fromisoformat(built)
    return f"đã đăng, dựng cho ngày {date_vi(then)}" + ("" if then == day else " (không phải hôm nay)")


def _run(  # noqa: PLR0913 - one for each option
    what: What,
    *,
    file: Path,
    jobs: int | None,
    scheduler: str | None,
    out: Path | None,
    as_of: str | None,
    offline: bool = False,
) -> int:
    if _WITHOUT_DASK:
        raise UsageError(_WITHOUT_DASK)
    if jobs and scheduler:
        raise UsageError("Ghi một trong hai: --jobs (máy này) hoặc --scheduler (cụm máy).")
    path, day = _file(file), clock.as_of(as_of)
    target = _target(path, out, offline=offline)
    read = read_province(path)
    _tell_problems(read, path)
    if not read.places:
        click.echo("Chưa làm gì: sửa các lỗi trên rồi chạy lại. Trang đã đăng giữ nguyên.")
        return 1
    if what == "build":
        refuse_target(target)
    telling = _Telling(read, path.parent, target)
    others = tuple(place for each in _OFFLINE if (place := _target(path, None, offline=each)) != target)
    run = Run(read, Wish(what, day, target, jobs or 0, scheduler, offline, others), telling.outcome)
    telling.begin(day)
    try:
        run.go()
    except OSError as error:
        if error.filename is None:  # a failed write names no file
            error.filename = str(target)
        raise
    return telling.end(run)


def _file(file: Path) -> Path:
    path = file / NAME if file.is_dir() else file
    if not path.is_file():
        raise UsageError(
            f"Không có tệp {path}: chạy lệnh ở thư mục có {NAME}, hoặc ghi đường dẫn của tệp. "
            "Cách viết tệp: mục Hướng dẫn, trang Quản lý cổng, phần “Cổng của tỉnh”."
        )
    return path.resolve()


_OFFLINE = {False: "", True: " --offline"}
"""The option with which each of the two usual places is built."""


def _target(path: Path, out: Path | None, *, offline: bool = False) -> Path:
    return (out or path.parent / "build" / ("tinh-ngoai-tuyen" if offline else "tinh")).absolute()


def _tell_problems(read: ProvinceRead, path: Path) -> None:
    if read.problems:
        click.echo(report.as_text(read.problems, path.parent))


class _Telling:
    """What the terminal shows while a province is built: a line a portal, with what is left."""

    def __init__(self, read: ProvinceRead, folder: Path, target: Path) -> None:
        """Nothing is done yet; `folder`: where province.yml lies."""
        self._read, self._folder, self._target = read, folder, target
        self._done = 0
        self._failed: list[PortalPlace] = []

    def begin(self, day: date) -> None:
        """Say what is about to be done."""
        name, count = self._read.province.name if self._read.province else "", len(self._read.places) - 1
        click.echo(f"{name}: {count} cổng xã, phường và cổng của tỉnh, tính đến ngày {date_vi(day)}.")

    def outcome(self, outcome: PortalOutcome) -> None:
        """A portal is done."""
        self._done += 1
        of = len(self._read.places)
        left = f"còn {of - self._done}" if self._done < of else "hết"
        words = "không xong" if outcome.result.failed else "không đổi" if outcome.known else "xong"
        click.echo(f"[{self._done}/{of}] {outcome.place.called}: {words} ({left})")
        if outcome.result.failed:
            self._failed.append(outcome.place)
        if outcome.problem:
            click.echo(report.as_text([outcome.problem], self._folder))
        elif outcome.result.said and (outcome.result.failed or not outcome.known):
            click.echo("\n".join(f"    {line}" for line in outcome.result.said.splitlines()))
        if outcome.left_out:
            click.echo(f"    Bỏ qua liên kết dẫn ra ngoài thư mục: {', '.join(outcome.left_out[:5])}.")

    def end(self, run: Run) -> int:
        """Say what became of all; gives the exit code."""
        for place in run.taken_down.values():
            click.echo(
                f"Đã gỡ {place.called} khỏi {self._target}/: cổng ấy có tên mới rút (không công khai) "
                "mà bản mới chưa dựng được."
            )
        for code in run.dropped:
            click.echo(f"Đã gỡ {COMMUNES}/{code}/ khỏi {self._target}/: province.yml không còn mã ấy.")
        for stale in run.stale:
            option = _OFFLINE[stale.name == _target(self._folder / NAME, None, offline=True).name]
            click.echo(
                f"{stale}/ còn tên mới rút: chạy thidua province build{option}, rồi thay các bản đã chép đi."
            )
        told = [*run.interchanged, *(found for each in run.cascades for found in each.problems)]
        if told:
            click.echo(report.as_text(told, self._folder))
        fine = len(self._read.places) - len(self._failed)
        click.echo(f"{fine}/{len(self._read.places)} cổng không có lỗi.")
        if run.place.target.exists():
            files = sum(1 for _ in paths_below(run.place.target))
            click.echo(f"{self._target}/: {files} tệp.")
        if self._failed:
            names = ", ".join(place.called for place in self._failed)
            but = ", trừ cổng đã gỡ" if run.taken_down else ""
            click.echo(f"Chưa xong: {names}. Sửa rồi chạy lại; bản đã đăng của các cổng ấy giữ nguyên{but}.")
        return 1 if self._failed else 0
