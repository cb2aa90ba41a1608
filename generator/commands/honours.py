"""`thidua honours template | check | publish`: the list to fill in, to judge before sending, the ledger."""

from __future__ import annotations

from pathlib import Path

import click

from generator import clock
from generator.checking import check
from generator.export.honours_template import template_workbook
from generator.load.honours_folder import FOLDER
from generator.load.ledger import Ledger
from generator.load.sheets.reader import read_spreadsheet
from generator.problems import Severity, UsageError
from generator.project import Project
from generator.reporting import text as report
from generator.validate.case import Case
from generator.validate.nominees import check_nominees
from generator.validate.rolls.ledger import written_down


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
    content = template_workbook(case.campaign, case.known)
    try:
        path.write_bytes(content)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
        raise UsageError(f"Không ghi được {path}: thư mục chưa có, hoặc đó là tên một thư mục.") from error
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
    """Ghi sổ công bố: từ nay dòng nào mất hoặc bị sửa mà không có đính chính thì cổng báo lỗi."""
    checked = check(project)
    errors = [found for found in checked.problems if found.severity is Severity.ERROR]
    if errors:
        click.echo(report.as_text(errors, project.root))
        click.echo("Chưa ghi sổ: sửa các lỗi trên rồi chạy lại.")
        return 1
    cases = [case for case in checked.campaigns if campaign_id in (None, case.campaign.id)]
    if not cases:
        raise UsageError(f"Không có phong trào mang mã “{campaign_id}”.")
    day = clock.as_of(as_of).isoformat()
    decided = [case for case in cases if case.campaign.decisions]
    for case in decided:
        if case.files is not None:
            _write_down(project, case, case.files.ledger, day)
    if not decided:
        click.echo("Không có gì để ghi sổ: chưa có quyết định nào trong campaign.yml.")
    return 0


def _write_down(project: Project, case: Case, before: Ledger, day: str) -> None:
    after = written_down(case.campaign, case.rolls, before, day)
    path = project.campaigns / case.campaign.id / FOLDER / "ledger.json"
    beside = path.with_name("ledger.json.new")  # evidence: the old one stays until the new one is whole
    beside.write_text(after.as_json(), encoding="utf-8", newline="\n")
    beside.replace(path)
    old = {(code, row): entry for code, rows in before.decisions.items() for row, entry in rows.items()}
    new = {(code, row): entry for code, rows in after.decisions.items() for row, entry in rows.items()}
    changed = sum(old[key] != new[key] for key in old)
    click.echo(f"{project.shown(path)}: thêm {len(new) - len(old)} dòng, cập nhật {changed} dòng đính chính.")


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
