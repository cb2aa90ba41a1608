"""`thidua honours template | check | publish`: the list to fill in, to judge before sending, the ledger."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from pathlib import Path

import click

from generator import clock
from generator.checking import check
from generator.export.honours_template import template_workbook
from generator.load.honours_folder import FOLDER, HonourFiles
from generator.load.ledger import KEY_BYTES, MAX_BYTES, NAME, VERSION, Ledger, read_key
from generator.load.published_here import Reached, as_json, read_published_here
from generator.load.sheets.reader import read_spreadsheet
from generator.load.yaml.insert import with_line
from generator.output import replace_file
from generator.problems import Severity, UsageError
from generator.project import Project
from generator.publishing.backups import noted
from generator.publishing.forgetting import forget
from generator.publishing.swap import alone, refuse_links
from generator.reporting import text as report
from generator.validate.case import Case
from generator.validate.hints import near_miss
from generator.validate.ledger.publication import Publication, Today, too_early, written_down
from generator.validate.nominees import check_nominees
from generator.wording.dates import date_vi


@click.group("honours")
def honours() -> None:
    """Danh sách khen thưởng: lấy mẫu, kiểm tra trước khi gửi, ghi sổ công bố."""


@honours.command("template")
@click.argument("campaign_id", metavar="MÃ_PHONG_TRÀO")
@click.option("--out", type=click.Path(path_type=Path), help="Tệp ghi ra (mặc định: <mã>-danh-sach.xlsx).")
@click.pass_obj
def template_command(project: Project, campaign_id: str, out: Path | None) -> int:
    """Ghi tệp Excel mẫu để điền danh sách của một phong trào."""
    case = _case(project, campaign_id)
    path = out or Path(f"{campaign_id}-danh-sach.xlsx")
    if path.is_file():
        raise UsageError(
            f"Đã có {path}: không ghi đè, vì tệp ấy có thể là danh sách đã điền. "
            "Chuyển tệp ấy đi nơi khác, hoặc chọn tên khác bằng --out TÊN_TỆP.xlsx."
        )
    if path.is_dir() or not path.absolute().parent.is_dir():
        raise UsageError(f"Không ghi được {path}: thư mục chưa có, hoặc đó là tên một thư mục.")
    replace_file(path, template_workbook(case.campaign, case.known))
    click.echo(f"Đã ghi {path}.")
    return 0


@honours.command("check")
@click.argument("file", metavar="TỆP", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--campaign", "campaign_id", required=True, help="Mã phong trào.")
@click.option("--unit", required=True, help="Mã hoặc tên đơn vị đề nghị.")
@click.option("--award", help="Mã hình thức khen thưởng (mặc định: hình thức đầu tiên của phong trào).")
@click.pass_obj
def check_command(project: Project, file: Path, campaign_id: str, unit: str, award: str | None) -> int:
    """Xem danh sách đề nghị của một đơn vị: vượt số lượng không, thiếu gì, cột nào không được công khai."""
    case = _case(project, campaign_id)
    sheets, problems = read_spreadsheet(file, file.name)
    if sheets is None:
        click.echo(report.as_text(problems, project.root))
        return 1
    found = check_nominees(case, sheets, file.name, unit, award)
    click.echo(report.as_text(found.problems, project.root))
    click.echo("\n".join(found.summary))
    return 1 if any(each.severity is Severity.ERROR for each in found.problems) else 0


@honours.command("publish")
@click.argument("campaign_id", metavar="[MÃ_PHONG_TRÀO]", required=False)
@click.option("--as-of", metavar="NGÀY", help="Ngày ghi sổ (năm-tháng-ngày); mặc định là hôm nay.")
@click.pass_obj
def publish_command(project: Project, campaign_id: str | None, as_of: str | None) -> int:
    """Ghi sổ công bố: từ nay điều gì mất hoặc bị sửa mà không có đính chính thì cổng báo lỗi."""
    today, day = clock.as_of(), clock.as_of(as_of).isoformat()
    if day > today.isoformat():
        raise UsageError(
            f"Chưa ghi sổ: ngày {day} chưa đến, hôm nay là {today}. Bỏ --as-of để ghi theo ngày hôm nay."
        )
    refuse_links([project.build], project.shown)
    refuse_links([project.ledger_key.parent], project.shown, link_allowed=True)
    with alone(project.build):
        checked = check(project)
        stops = [found for found in checked.problems if not found.draft]
        errors = [found for found in stops if found.severity is Severity.ERROR]
        if errors:
            click.echo(report.as_text(errors, project.root))
            click.echo("Chưa ghi sổ: sửa các lỗi trên rồi chạy lại.")
            return 1
        cases = [
            case for case in checked.without_drafts().campaigns if campaign_id in (None, case.campaign.id)
        ]
        if campaign_id in checked.drafts:
            raise UsageError(f"Chưa ghi sổ: “{campaign_id}” còn là bản nháp, chưa công bố gì.")
        if not cases and campaign_id is not None:
            ids = [case.campaign.id for case in checked.campaigns]
            raise UsageError(
                f"Không có phong trào mang mã “{campaign_id}”; {near_miss(campaign_id, ids)}"
                f"các mã là {', '.join(ids) or '(chưa có phong trào nào)'}."
            )
        decided = [case for case in cases if case.campaign.decisions]
        if decided:
            _write_down(project, decided, day)
        else:
            what = "quyết định nào trong campaign.yml" if cases else "phong trào nào trong thư mục campaigns"
            click.echo(f"Không có gì để ghi sổ: chưa có {what}.")
    return 0


def _write_down(project: Project, cases: Sequence[Case], day: str) -> None:
    """Write every ledger, then the lines in the campaign files that tell of it.

    What may hold a withheld name goes first: a command that is cut off leaves nothing written down, and does
    it all again. One that is cut off between the two files leaves a ledger that reaches further than the file
    tells, which `check` says and the next run mends.
    """
    if read_published_here(project.published_here) is None:
        raise UsageError(
            f"Chưa ghi sổ: {project.shown(project.published_here)} hỏng, không đọc được hoặc đã bị sửa tay. "
            "Xem cách xử lý: thidua explain H71."
        )
    key = _key(project)
    written = [(case, _written_down(case, day, key)) for case in cases]
    _refuse_too_early(written)
    _refuse_too_large(project, written)
    withheld = [f"{case.campaign.id}/{row}" for case, made in written for row in made.withheld]
    forgotten = (
        forget(project, (case.campaign.id for case, made in written if made.withheld)) if withheld else []
    )
    for case, made in written:
        folder = project.campaigns / case.campaign.id
        path = folder / FOLDER / NAME
        if case.files is not None and (made.ledger != case.files.ledger or not path.is_file()):
            path.parent.mkdir(exist_ok=True)
            replace_file(path, made.ledger.as_json().encode())
        _note(folder / "campaign.yml", made.ledger)
        told = f"thêm {made.added} dòng, cập nhật {made.changed} dòng đính chính"
        old = case.files is not None and case.files.ledger.version < VERSION and case.files.ledger.decisions
        click.echo(
            f"{project.shown(path)}: {told}{'; đã chuyển sổ từ cách ghi cũ sang bản 2' if old else ''}."
        )
    _note_published(project, written)
    if withheld:
        _tell_withheld(project, withheld, forgotten)


def _written_down(case: Case, day: str, key: bytes) -> Publication:
    files = case.files or HonourFiles(FOLDER)
    return written_down(case.campaign, case.rolls, files, case.known.awards, Today(day, key))


def _refuse_too_large(project: Project, written: Sequence[tuple[Case, Publication]]) -> None:
    """Raise UsageError where a ledger would be larger than what is read again."""
    for case, made in written:
        if len(made.ledger.as_json().encode()) > MAX_BYTES:
            path = project.campaigns / case.campaign.id / FOLDER / NAME
            raise UsageError(
                f"Chưa ghi sổ: {project.shown(path)} sẽ lớn hơn {MAX_BYTES // 1_000_000} MB, quá mức đọc lại "
                "được. Quyết định đến sau thì đưa vào phong trào khác, hoặc tách danh sách."
            )


def _refuse_too_early(written: Sequence[tuple[Case, Publication]]) -> None:
    """Raise UsageError where a state would be older than what it writes down."""
    early = [
        each for case, made in written if case.files for each in too_early(case.campaign, case.files, made)
    ]
    if early:
        told = "\n".join(f"  {each.what}: {date_vi(each.day)}" for each in early)
        last = max(each.day for each in early)
        raise UsageError(
            f"Chưa ghi sổ: ngày ghi sổ không thể trước những ngày sau:\n{told}\n"
            f"Bỏ --as-of để ghi theo ngày hôm nay, hoặc ghi từ --as-of {last} trở đi; ngày trong "
            "campaign.yml mà sai thì sửa ở đó."
        )


def _note_published(project: Project, written: Sequence[tuple[Case, Publication]]) -> None:
    """Note how far the chains reach; what one of them has lost is not forgotten by that."""
    published = read_published_here(project.published_here) or {}
    for case, made in written:
        for code, chain in made.ledger.decisions.items():
            before = published.get((case.campaign.id, code))
            if before is None or before.holds(chain):
                published[case.campaign.id, code] = Reached(len(chain), chain[-1].head)
    replace_file(project.published_here, as_json(published).encode())


def _note(path: Path, ledger: Ledger) -> None:
    """Say in the campaign file how far the ledger reaches."""
    lines: dict[str, dict[str, int | str]] = {
        code: {"states": len(states), "head": states[-1].head} for code, states in ledger.decisions.items()
    }
    before = path.read_bytes()
    after = with_line(before.decode("utf-8"), "decisions", "published", lines).encode()
    if after != before:
        replace_file(path, after)


def _key(project: Project) -> bytes:
    """The key of the marks; made where this machine has none. Raises UsageError where the file is no key."""
    path = project.ledger_key
    if path.exists() or path.is_symlink():
        key = read_key(path)
        if key is None:
            raise UsageError(
                f"{project.shown(path)} không phải khóa của sổ công bố (tệp {KEY_BYTES} byte), hoặc không "
                "đọc được: lấy lại tệp này từ máy đã ghi sổ hoặc từ bản sao lưu. Mất hẳn thì chuyển tệp ấy "
                "đi nơi khác rồi chạy lại: lệnh tạo khóa mới, tên đã rút trước đây không nhận ra được nữa."
            )
        return key
    path.parent.mkdir(exist_ok=True)
    key = secrets.token_bytes(KEY_BYTES)
    replace_file(path, key, mode=0o600)
    click.echo(
        f"Đã tạo khóa {project.shown(path)}, dùng để nhận ra tên đã rút nếu xuất hiện lại. Sao lưu ở nơi "
        "riêng của cơ quan; máy khác cùng ghi sổ thì chép khóa này sang, không đưa vào git, không gửi thư. "
        "Sổ đã ghi từ máy khác thì lấy khóa của máy ấy thay vào trước khi ghi tiếp."
    )
    return key


def _tell_withheld(project: Project, withheld: Sequence[str], forgotten: Sequence[Path]) -> None:
    """What was deleted, and what still holds the names."""
    click.echo(f"Rút tên (không công khai): {', '.join(withheld)}.")
    if forgotten:
        shown = ", ".join(f"{project.shown(folder)}/" for folder in forgotten)
        click.echo(f"Đã xóa những gì có thể còn tên: {shown}.")
    waiting = [f"{project.shown(each)}/" for each in (project.site, project.offline) if each.exists()]
    if waiting:
        click.echo(
            f"Còn tên cho đến khi dựng lại: {', '.join(waiting)}. Dựng lại cổng (thidua build; bản USB: "
            "thidua build --offline) rồi đưa bản mới lên mạng; lần dựng ấy không giữ bản trước."
        )
    archives = sorted(project.handover.glob("*.zip")) if project.handover.is_dir() else []
    if archives:
        click.echo("Gói bàn giao cũ có thể còn tên, tự xóa cả ở đây và ở nơi đã gửi:")
        click.echo("\n".join(f"  {project.shown(path)}" for path in archives))
    if backups := noted(project):
        click.echo("Bản sao lưu đã tải về có thể còn tên, tự xóa ở nơi đã cất, rồi sao lưu lại:")
        click.echo("\n".join(f"  {each['name']}" for each in backups))
    click.echo(
        "Cơ quan tự dọn: lịch sử git (danh sách cũ, sổ cũ), bản sao lưu, USB, máy chủ, thư đã gửi, "
        "thư mục do thidua generate ghi ra."
    )


def _case(project: Project, campaign_id: str) -> Case:
    """One campaign whose own file is sound. Raises UsageError where it is not, or is not there."""
    checked = check(project, only=campaign_id)
    case = next((case for case in checked.campaigns if case.campaign.id == campaign_id), None)
    if case is None:
        raise UsageError(
            f"Không đọc được phong trào “{campaign_id}”. Xem các mã bằng: thidua check; "
            "sửa tệp campaign.yml nếu tệp còn lỗi."
        )
    return case
