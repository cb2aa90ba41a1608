"""The lists of awardees of a campaign: a file comes in, its table is shown as read, with what is wrong."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePath

from starlette.responses import RedirectResponse, Response

from generator.desk.leading import in_desk_words
from generator.desk.office import Office
from generator.desk.pages import page
from generator.desk.rolls.tables import lists, quota_lines
from generator.desk.saving.store import FileChange, read, save, save_all
from generator.desk.saving.versions import fingerprint
from generator.desk.uploads import Upload
from generator.export.honours_template import template_workbook
from generator.load.honours_folder import FOLDER, LIST_TYPES
from generator.load.sheets.reader import read_spreadsheet
from generator.load.signed_file import read_signed_file
from generator.problems import Problem
from generator.render.json_ld import MEDIA_TYPES
from generator.reporting.text import WEIGHT, place
from generator.slug import is_device, slug
from generator.validate.case import Case

TEMPLATE = "mau"
"""Below /vinh-danh/<id>/: the workbook to fill in."""
DROPPED = "Đã bỏ tệp; lấy lại được ở Lịch sử."
_SIGNED = ".pdf"
_TYPES = (*sorted(LIST_TYPES), _SIGNED)
_KINDS = {each: (each.name.lower(), words.capitalize()) for each, words in WEIGHT.items()}


def rolls(
    office: Office, campaign: str, *, said: str = "", status: int = 200, told: tuple[Problem, ...] = ()
) -> Response:
    """The page of a campaign's lists."""
    seen = office.seen()
    case = seen.case(campaign)
    return page(
        "rolls",
        status,
        title="Danh sách khen thưởng",
        campaign=campaign,
        heading=case.campaign.short_title if case else campaign,
        lists=list(lists(case, seen.checked.problems)) if case else [],
        quotas=quota_lines(case) if case else [],
        kinds=_KINDS,
        signed=sorted(case.files.signed) if case and case.files else [],
        unused={
            name: fingerprint(read(office.project, f"campaigns/{campaign}/{FOLDER}/{name}"))
            for name in _unused(case)
        },
        said=said,
        told=[_told(each) for each in in_desk_words((*told, *_of_decisions(seen.problems(campaign))))],
        types=", ".join(_TYPES),
    )


def template(office: Office, campaign: str) -> Response:
    """The workbook to fill in for a list of the campaign."""
    case = office.seen().case(campaign)
    if case is None:
        return rolls(office, campaign, said="Phong trào còn lỗi nên chưa lập được mẫu.", status=409)
    headers = {"Content-Disposition": f'attachment; filename="{campaign}-danh-sach.xlsx"'}
    return Response(
        template_workbook(case.campaign, case.known), media_type=MEDIA_TYPES["xlsx"], headers=headers
    )


def take(office: Office, campaign: str, upload: Upload | None) -> Response:
    """Keep a list that can be read; say what is wrong with one that cannot."""
    if upload is None or not upload.content:
        return rolls(office, campaign, said="Chưa chọn tệp.", status=409)
    given = PurePath(upload.file_name)
    kind = given.suffix.lower()
    if kind not in _TYPES:
        said = (
            f"Chưa nhận tệp “{upload.name}”: danh sách phải là tệp {', '.join(sorted(LIST_TYPES))}; quyết "
            "định đã ký là tệp .pdf."
        )
        return rolls(office, campaign, said=said, status=409)
    name = f"{slug(given.stem)}{kind}"
    name = f"danh-sach-{name}" if is_device(name) else name
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(upload.content)
        read_as, problems = (read_signed_file if kind == _SIGNED else read_spreadsheet)(path, name)
    if read_as is None:
        said = f"Chưa nhận tệp “{upload.name}”: không đọc được."
        return rolls(office, campaign, said=said, status=409, told=tuple(problems))
    file = f"campaigns/{campaign}/{FOLDER}/{name}"
    held = read(office.project, file)
    if held is not None and held != upload.content and "thay" not in upload.said:
        said = (
            f"Đã có tệp {name}. Muốn thay thì chọn lại tệp và đánh dấu “Thay tệp đang có”; bản cũ vẫn giữ ở "
            "Lịch sử."
        )
        return rolls(office, campaign, said=said, status=409)
    save(office.project, file, upload.content, fingerprint(held), ["danh sách khen thưởng"])
    return RedirectResponse(f"/vinh-danh/{campaign}/?da-nhan={name}", 303)


def drop(office: Office, campaign: str, said: Mapping[str, str]) -> Response:
    """Take away a file that no decision has; what it held stays in the history."""
    name = said.get("bo-tep", "")
    if name not in _unused(office.seen().case(campaign)):
        return rolls(office, campaign, said="Chưa bỏ tệp nào: một quyết định dùng tệp này.", status=409)
    file = f"campaigns/{campaign}/{FOLDER}/{name}"
    save_all(office.project, [FileChange(file, None, said.get("ban", ""), ["bỏ tệp"])])
    return RedirectResponse(f"/vinh-danh/{campaign}/?da-bo={name}", 303)


def _unused(case: Case | None) -> list[str]:
    """The lists and signed decisions in a campaign's folder that none of its decisions names."""
    if case is None or case.files is None:
        return []
    named = {each for of in case.campaign.decisions for each in (of.list, of.signed_file)}
    return sorted({*case.files.lists, *case.files.signed} - named)


def _of_decisions(problems: list[Problem]) -> list[Problem]:
    """What is told of decisions, corrections and the ledger, and not of a list's rows."""
    return [
        each for each in problems
        if each.code.startswith("H") and PurePath(each.source.path).suffix in (".yml", ".json")
    ]  # fmt: skip


def _told(problem: Problem) -> tuple[str, str, str]:
    """How heavy it is, and its words; lines of the data's files help nobody who sees forms."""
    where = "" if problem.source.path.endswith(".yml") else f"{place(problem.source)}: "
    weight = WEIGHT[problem.severity].capitalize()
    return problem.severity.name.lower(), weight, f"{where}{problem.detail} Sửa: {problem.fix}"
