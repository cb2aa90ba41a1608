"""`thidua import --again`: what a newer file of a plan changes; nothing is written without `--write`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

from generator.importing.again.merging import ValueChange
from generator.importing.again.plan_changes import Paragraphs
from generator.importing.again.renewal import Before, Renewal, renewal
from generator.importing.drafting import draft
from generator.importing.reading.read_plan import ReadPlan
from generator.load.text_file import read_text
from generator.load.yaml.document import read_yaml
from generator.model.campaign import Campaign
from generator.model.open_points import REASONS, OpenPoints
from generator.output import replace_file, replace_folder
from generator.project import Project
from generator.publishing.swap import alone
from generator.reporting.text import visible
from generator.validate.shape.check import check_record

_SHOWN = 160  # characters of a value or a paragraph
_COMPARE = "so kế hoạch mới với campaign.yml rồi sửa tay; tệp đang có giữ nguyên"
_LEAD = 60  # of these, before what is different


class Refused(Exception):  # noqa: N818 - it says what happened, as our other exceptions do
    """There is nothing that a newer file could be compared with; the reason and the remedy."""


class NewerFile(NamedTuple):
    """The file that is read again, with what open.yml keeps of it."""

    plan: ReadPlan
    content: bytes
    read_from: Mapping[str, Any]


def import_again(project: Project, code: str, newer: NewerFile, *, write: bool) -> int:
    """Tell what the newer file changes and, with `write`, change the folder as a whole. Gives the exit code.

    Raises Refused where the campaign was never imported or its files cannot be read.
    """
    with alone(project.build):
        before = _before(project, code)
        made = draft(newer.plan.text, scanned=newer.plan.scanned, project=project, id=code)
        done = renewal(before, made)
        files = _files(project.campaigns / code, done, newer)
        if not files:
            click.echo(visible(f"Tệp {newer.read_from['file']}: không có gì thay đổi, không ghi tệp nào."))
            return 0
        for line in _told(project, code, done, files):
            click.echo(visible(line))
        if done.by_hand:
            for line in _by_hand(project, code, done):
                click.echo(visible(line), err=write)
            return 1 if write else 0
        if not write:
            click.echo("Chưa ghi gì. Chạy lại lệnh này với --write để ghi.")
            return 0
        texts = {
            "campaign.yml": done.campaign_text().encode(),
            "open.yml": done.open_text(newer.read_from).encode(),
        }
        write_files(project.campaigns / code, files | texts)
    click.echo(visible(f"Đã ghi vào {project.shown(project.campaigns / code)}/."))
    if before.data.get("draft") is not True and done.new_points:
        click.echo(
            "Phong trào đã lên cổng: quyết định các điểm mở mới trước lần dựng tới (thidua check báo I01), "
            "hoặc thêm lại dòng draft: true để tạm rút."
        )
    click.echo(f"Việc tiếp theo: xem các điểm mở trong open.yml, rồi chạy thidua check {code}.")
    return 0


def _before(project: Project, code: str) -> Before:
    """The files of a campaign that was imported; raises Refused where one is not there or not whole."""
    folder = project.campaigns / code
    shown = f"{project.shown(project.campaigns)}/{code}"
    known = {each.name for each in project.campaigns.iterdir()}
    if code not in known or not (folder / "campaign.yml").is_file():
        raise Refused(f"không có phong trào {shown}", "xem lại mã sau --id; lần đầu nhập thì bỏ --again")
    if not (folder / "open.yml").is_file():
        reason = f"{shown} không có open.yml: phong trào này không do thidua import lập"
        raise Refused(reason, _COMPARE)
    document, problems = read_yaml(folder / "campaign.yml", f"{shown}/campaign.yml")
    file, found = read_yaml(folder / "open.yml", f"{shown}/open.yml")
    problems += found
    opened, found = check_record(file, OpenPoints) if file is not None else (None, [])
    problems += found
    plan_text, found = read_text(folder / "plan.txt", f"{shown}/plan.txt", of_plan=True)
    problems += found
    if document is None or opened is None or plan_text is None:
        first = problems[0]
        reason = f"{first.source.path} dòng {first.source.line} có lỗi {first.code} nên không đọc được"
        raise Refused(reason, f"chạy thidua check {code}, sửa hết lỗi của tệp rồi chạy lại")
    if opened.read_from is None:
        raise Refused(f"{shown} do thidua new lập, chưa đọc từ tệp kế hoạch nào", _COMPARE)
    text = (folder / "campaign.yml").read_bytes().decode("utf-8")
    return Before(text, document.data, opened, plan_text)


def _files(folder: Path, done: Renewal, newer: NewerFile) -> dict[str, bytes | None]:
    """The plan's files where they change, each with its new content; None: taken away. Nothing: no change."""
    signed = folder / "plan.pdf"
    files: dict[str, bytes | None] = {}
    if newer.plan.is_pdf and not (signed.exists() and signed.read_bytes() == newer.content):
        files["plan.pdf"] = newer.content
    elif not newer.plan.is_pdf and signed.exists() and done.paragraphs:
        files["plan.pdf"] = None
    return files | {"plan.txt": newer.plan.text.encode()} if files or done.is_any else {}


def write_files(folder: Path, files: Mapping[str, bytes | None]) -> None:
    """All files of the folder are there, or gone (None), at once; what else lies in it stays."""

    def fill(fresh: Path) -> None:
        for name, content in files.items():
            if content is None:
                (fresh / name).unlink()
            else:
                replace_file(fresh / name, content)

    replace_folder(folder, fill)


def _told(project: Project, code: str, done: Renewal, files: Mapping[str, bytes | None]) -> Iterator[str]:
    yield f"So với {project.shown(project.campaigns / code)}/, tệp kế hoạch mới thay đổi như sau."
    yield from _paragraphs(done.paragraphs)
    if "plan.pdf" in files:
        gone = "bỏ bản cũ, vì tệp mới không phải PDF" if files["plan.pdf"] is None else "thay bằng tệp mới"
        yield f"plan.pdf: {gone}."
    yield from _changes(done.merged.changes)
    if done.merged.both:
        yield "Chỗ đã có người sửa, kế hoạch mới ghi khác: giữ điều đã sửa, thêm điểm mở nêu cả hai cách ghi:"
    for each in done.merged.both:
        yield from _sides(each.at, "đã sửa", each.edited, each.read)
    for said, points in (("Điểm mở mới", done.new_points), ("Điểm mở không còn", done.gone_points)):
        if points:
            yield f"{said}:"
        for point in points:
            yield f"  {point.code}  {point.at}: {REASONS[point.why]}"


def _paragraphs(changes: Sequence[Paragraphs]) -> Iterator[str]:
    yield "Lời kế hoạch (plan.txt): không đổi." if not changes else "Lời kế hoạch (plan.txt):"
    for before, after in changes:
        if before is None and after is not None:
            yield f"  thêm (dòng {after[0]}): “{_brief(after[1])}”"
        elif before is not None and after is None:
            yield f"  bỏ (dòng {before[0]} cũ): “{_brief(before[1])}”"
        elif before is not None and after is not None:
            old, new = _where_they_part(before[1], after[1])
            yield f"  sửa (dòng {after[0]}): “{old}”"
            yield f"    thành: “{new}”"


def _changes(changes: Sequence[ValueChange]) -> Iterator[str]:
    """What changes in campaign.yml, part by part; sections that only moved are counted."""
    moved = [each for each in changes if each.at.endswith(".source") and each.before and each.after]
    for key, field in Campaign.model_fields.items():
        inside = [each for each in changes if _part(each.at) == key and each not in moved]
        if inside:
            yield f"{key} – {field.description}"
        for each in inside:
            yield from _sides(each.at, "đang ghi", each.before, each.after)
    if moved:
        yield f"Số mục (source) dời theo kế hoạch mới ở {len(moved)} chỗ."


def _part(at: str) -> str:
    return at.partition(".")[0].partition("[")[0]


def _sides(at: str, now: str, before: Any, after: Any) -> Iterator[str]:
    yield f"  {at}"
    if isinstance(before, list) and isinstance(after, list):
        yield from (f"    bỏ: {_brief(_shown(each))}" for each in before if each not in after)
        yield from (f"    thêm: {_brief(_shown(each))}" for each in after if each not in before)
        return
    old, new = _where_they_part(_shown(before), _shown(after))
    yield f"    {now}: {old}"
    yield f"    kế hoạch mới: {new}"


def _by_hand(project: Project, code: str, done: Renewal) -> Iterator[str]:
    path = project.shown(project.campaigns / code / "campaign.yml")
    parts = ", ".join(done.by_hand)
    yield f"Không ghi được bằng máy: trong {path}, phần {parts} có lời chú hoặc cách trình bày riêng."
    yield "Cách làm: sửa tay các chỗ trên ở phần ấy, rồi chạy lại với --write để máy ghi phần còn lại."


def _shown(value: Any) -> str:
    if value is None:
        return "không ghi"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _where_they_part(before: str, after: str) -> tuple[str, str]:
    """Both texts short enough for the eye, from a little before their first difference."""
    pairs = enumerate(zip(before, after, strict=False))
    same = next((index for index, (one, other) in pairs if one != other), min(len(before), len(after)))
    start = before.rfind(" ", 0, max(0, same - _LEAD)) + 1
    front = "…" if start else ""
    return f"{front}{_brief(before[start:])}", f"{front}{_brief(after[start:])}"


def _brief(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…"
