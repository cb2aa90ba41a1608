"""`thidua import`: a plan's file becomes the draft of a campaign, whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import click

from generator import clock
from generator.commands.import_again import NewerFile, Refused, import_again, write_files
from generator.importing.drafting import Draft, draft
from generator.importing.kind_of_document import RecognisedDocument, kind_of_document
from generator.importing.reading.read_plan import ReadPlan, read_content
from generator.load.sheets.sheet import UnreadableError
from generator.model.open_points import REASONS, OpenPoint
from generator.opening import answers
from generator.opening.answers import WrongAnswer
from generator.problems import UsageError
from generator.project import Project
from generator.publishing.swap import alone
from generator.reporting.text import visible
from generator.wording.yaml_text import item


@click.command("import")
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@click.option(
    "--id", "code", metavar="MÃ", help="Mã phong trào (tên thư mục); bỏ trống thì lấy theo tên kế hoạch."
)
@click.option(
    "--again", is_flag=True, help="So tệp mới của kế hoạch với phong trào --id đã nhập; chỉ in ra, không ghi."
)
@click.option("--write", is_flag=True, help="Cùng --again: ghi các thay đổi, giữ điều người soạn đã sửa.")
@click.pass_obj
def import_command(project: Project, file: Path, code: str | None, *, again: bool, write: bool) -> int:
    """Lập bản nháp một phong trào từ tệp kế hoạch (.docx, .doc, .pdf, .txt, .md)."""
    _check_options(code, again=again, write=write)
    wanted = _free(project, code) if code is not None and not again else None
    content = _content(file)
    try:
        plan = read_content(content, file.suffix.lower())
    except UnreadableError as refused:
        return _refuse(file, refused.reason, refused.remedy)
    document = kind_of_document(plan.text)
    if not document.is_campaign:
        return _refuse(file, document.reason, document.remedy)
    read_from = {
        "file": file.name,
        "sha256": hashlib.sha256(content).hexdigest(),
        "day": clock.as_of().isoformat(),
        **({"pages": list(plan.pages)} if plan.pages else {}),
    }
    if again and code is not None:
        try:
            return import_again(project, code, NewerFile(plan, content, read_from), write=write)
        except Refused as refused:
            return _refuse(file, *refused.args)
    made = draft(plan.text, scanned=plan.scanned, project=project, id=wanted)
    if (project.campaigns / made.id).exists():
        shown = project.shown(project.campaigns / made.id)
        return _refuse(file, f"thư mục {shown} đã có", "thêm --id với mã khác; tệp đang có không bị ghi đè")
    told = list(_told(project, plan, document, made))
    files = {
        "campaign.yml": made.campaign_text.encode(),
        "plan.txt": plan.text.encode(),
        "open.yml": made.open_text(read_from).encode(),
    }
    with alone(project.build):
        write_files(project.campaigns / made.id, files | ({"plan.pdf": content} if plan.is_pdf else {}))
    for line in told:
        click.echo(visible(line))
    return 0


def _check_options(code: str | None, *, again: bool, write: bool) -> None:
    """Raises UsageError where one option lacks the other it goes with."""
    if again and code is None:
        raise UsageError("--again cần --id: ghi mã của phong trào đã nhập.")
    if write and not again:
        raise UsageError("--write chỉ đi cùng --again; lần đầu nhập không cần.")


def _free(project: Project, code: str) -> str:
    """A code that no campaign has; raises UsageError for any other."""
    taken = [folder.name for folder in project.campaigns.iterdir()]
    try:
        return answers.code(code, taken)
    except WrongAnswer as wrong:
        raise UsageError(f"--id: {wrong}") from wrong


def _content(file: Path) -> bytes:
    """The file's bytes; raises UsageError where there is no such file."""
    if not file.is_file():
        raise UsageError(f"Không có tệp “{file}”: kiểm tra lại tên tệp và thư mục.")
    try:
        return file.read_bytes()
    except PermissionError as error:
        raise UsageError(
            f"Không có quyền đọc tệp “{file.name}”; đóng tệp nếu đang mở rồi chạy lại."
        ) from error


def _point(point: OpenPoint) -> str:
    """An open point: its code, its place, what the plan says there."""
    place = f"dòng {point.line}" if point.line else "không có trong văn bản"
    said = f" “{point.wording[:100]}”" if point.wording else ""
    return f"  {point.code}  {point.at} ({place}){said}"


def _refuse(file: Path, reason: str, remedy: str) -> int:
    """Say why nothing was written, and what to do."""
    click.echo(visible(f"Không nhập {file.name}: {reason}."), err=True)
    click.echo(visible(f"Cách làm: {remedy}."), err=True)
    return 1


def _told(project: Project, plan: ReadPlan, document: RecognisedDocument, made: Draft) -> Iterator[str]:
    """What was read, how much of it is understood, what is open, what to do next."""
    shown = project.shown(project.campaigns / made.id)
    files = "campaign.yml, plan.txt, open.yml" + (", plan.pdf" if plan.is_pdf else "")
    yield f"Đã lập bản nháp {shown}/ ({files})."
    yield f"{document.reason[:1].upper()}{document.reason[1:]}."
    yield from (f"Lưu ý: {told}" for told in plan.told)
    yield f"Đã xếp được vào dữ liệu {made.share:.0%} số từ của kế hoạch.".replace("%", " %")
    scanned = [point for point in made.points if point.why == "scanned"]
    others = [point for point in made.points if point.why != "scanned"]
    yield (
        f"Còn {len(others)} điểm phải có người quyết định:"
        if others
        else "Không còn điểm nào phải quyết định."
    )
    for point in others:
        yield f"{_point(point)}: {REASONS[point.why]}"
    if scanned:
        yield f"Còn {len(scanned)} ngày, con số đọc từ ảnh quét phải đối chiếu với bản giấy:"
        yield from map(_point, scanned)
    for offer in made.offered:
        yield f"Danh mục {offer.registry}.yml chưa có; xem lại rồi thêm mục này:"
        yield from (f"    {line}" for line in item(offer.entry, 0))
    yield "Việc tiếp theo:"
    yield f"1. Mở {shown}/open.yml và {shown}/campaign.yml, quyết định từng điểm (ghi vào khóa decided)."
    yield f"2. Chạy thidua check {made.id} để xem còn gì phải sửa."
    yield "3. Hết điểm mở thì bỏ dòng draft: true trong campaign.yml; từ đó phong trào lên cổng."
