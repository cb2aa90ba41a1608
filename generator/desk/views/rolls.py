"""The lists of awardees of a campaign: a file comes in, its table is shown as read, with what is wrong."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from starlette.responses import RedirectResponse, Response

from generator.desk.office import Office, Seen
from generator.desk.pages import page
from generator.desk.saving.store import read, save
from generator.desk.saving.versions import seal
from generator.desk.uploads import Upload
from generator.load.honours_folder import FOLDER, LIST_TYPES
from generator.load.sheets.reader import read_spreadsheet
from generator.load.sheets.sheet import Sheet
from generator.problems import Problem
from generator.reporting.text import WEIGHT, place
from generator.slug import is_device, slug
from generator.validate.rolls.campaign_lists import changed_on_reading

_MOST_ROWS = 500


@dataclass(frozen=True, slots=True)
class ListView:
    """One list: its tables as they were read, what was changed on reading, what is wrong with it."""

    name: str
    decision: str
    tables: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
    more: int
    mended: tuple[str, ...]
    problems: tuple[tuple[str, str, str], ...]


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
        lists=list(_lists(seen, campaign)),
        said=said,
        told=[_told(each) for each in told],
        types=", ".join(sorted(LIST_TYPES)),
    )


def take(office: Office, campaign: str, upload: Upload | None) -> Response:
    """Keep a list that can be read; say what is wrong with one that cannot."""
    if upload is None or not upload.content:
        return rolls(office, campaign, said="Chưa chọn tệp.", status=409)
    given = PurePath(upload.file_name)
    kind = given.suffix.lower()
    if kind not in LIST_TYPES:
        said = f"Chưa nhận tệp “{upload.name}”: danh sách phải là tệp {', '.join(sorted(LIST_TYPES))}."
        return rolls(office, campaign, said=said, status=409)
    name = f"{slug(given.stem)}{kind}"
    name = f"danh-sach-{name}" if is_device(name) else name
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(upload.content)
        sheets, problems = read_spreadsheet(path, name)
    if sheets is None:
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
    save(office.project, file, upload.content, seal(held), ["danh sách khen thưởng"])
    return RedirectResponse(f"/vinh-danh/{campaign}/?da-nhan={name}", 303)


def _lists(seen: Seen, campaign: str) -> Iterator[ListView]:
    case = seen.case(campaign)
    if case is None or case.files is None:
        return
    decisions = {each.list: each.number for each in case.campaign.decisions}
    mended = list(changed_on_reading(case.campaign, case.known, case.files))
    for name, sheets in case.files.lists.items():
        path = f"{case.files.folder}/{name}"
        tables = tuple((sheet.name, _table(sheet)) for sheet in sheets or ())
        yield ListView(
            name=name,
            decision=decisions.get(name, ""),
            tables=tables,
            more=sum(max(len(sheet.rows) - _MOST_ROWS, 0) for sheet in sheets or ()),
            mended=tuple(
                f"Dòng {each.line}, cột “{each.column}”: “{each.before}” thành “{each.after}” ({each.why})"
                for where, each in mended
                if where == path
            ),
            problems=tuple(_told(each) for each in seen.checked.problems if each.source.path == path),
        )


def _told(problem: Problem) -> tuple[str, str, str]:
    weight = WEIGHT[problem.severity].capitalize()
    return (
        problem.severity.name.lower(),
        weight,
        f"{place(problem.source)}: {problem.detail} Sửa: {problem.fix}",
    )


def _table(sheet: Sheet) -> tuple[tuple[str, ...], ...]:
    """The rows that hold something, each with its number in front and as many cells as the widest."""
    width = max((len(row) for row in sheet.rows), default=0)
    rows = ((number, row) for number, row in enumerate(sheet.rows[:_MOST_ROWS], start=1))
    return tuple(
        (str(number), *(_cell(row[index]) if index < len(row) else "" for index in range(width)))
        for number, row in rows
        if any(_cell(each) for each in row)
    )


def _cell(value: object) -> str:
    return "" if value is None else re.sub(r"\s+", " ", str(value)).strip()
