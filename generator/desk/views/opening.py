"""Opening a campaign: the questions of `thidua new`, answered on one page, by that command itself."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePath

from starlette.responses import RedirectResponse, Response

from generator.desk.office import Office
from generator.desk.own_commands import started
from generator.desk.pages import page
from generator.desk.uploads import Upload
from generator.importing.reading.blocks import PLAN_FILES
from generator.opening.answers import suggested_code
from generator.opening.asking import BE_ASKED
from generator.wording.yaml_text import clean

_QUESTIONS: Mapping[str, tuple[str, str]] = {
    "title": ("Trích yếu của kế hoạch", "Như văn bản ghi."),
    "number": ("Số, ký hiệu", "Văn bản chưa có số thì để trống."),
    "date": ("Ngày ban hành", "Như văn bản ghi, ví dụ: ngày 05/01/2027."),
    "start": ("Thi đua từ khi nào", "Như văn bản ghi, ví dụ: từ ngày 15/01/2027."),
    "end": ("Thi đua đến khi nào", "Như văn bản ghi, ví dụ: đến hết ngày 30/11/2027."),
    "deadline": (
        "Hạn nộp hồ sơ",
        "Như văn bản ghi, ví dụ: chậm nhất ngày 10/12/2027. Không có thì để trống.",
    ),
    "id": ("Mã phong trào", "Là tên thư mục và địa chỉ của trang; để trống thì lấy theo trích yếu."),
}
_LABELS = {name: label for name, (label, _) in _QUESTIONS.items()} | {
    "award": "Hình thức khen thưởng", "from": "Làm lại từ phong trào cũ",
}  # fmt: skip
_MOST_LETTERS = 20_000
"""Of all answers together: they go into a command's line, which on Windows holds 32,767."""
_OPTION = re.compile(rf"--({'|'.join(_LABELS)})\b")
_MADE = re.compile(r"^Đã lập bản nháp campaigns/([a-z0-9-]+)/", re.MULTILINE)


def show(
    office: Office, values: Mapping[str, str], chosen: tuple[str, ...] = (), *, said: str = "", code: str = ""
) -> Response:
    """The page with the questions, and what was answered so far; `code` was given beside a file."""
    checked = office.seen().checked
    return page(
        "opening",
        409 if said else 200,
        title="Mở phong trào",
        questions=_QUESTIONS,
        values=values,
        chosen=chosen,
        earlier=[(case.campaign.id, case.campaign.short_title) for case in checked.campaigns],
        awards=[(each.code, each.full_title) for each in checked.registries.awards],
        said=said,
        types=", ".join(PLAN_FILES),
        code=code,
    )


def open_campaign(office: Office, pairs: list[tuple[str, str]]) -> Response:
    """Open it; what the command refuses is told in its words, above what was answered."""
    values = {name: clean(value) for name, value in pairs if name in (*_QUESTIONS, "from")}
    awards = tuple(clean(value) for name, value in pairs if name == "award")
    code = values.get("id") or suggested_code(values.get("title", ""))
    said = {name: value for name, value in {**values, "id": code}.items() if value}
    options = [
        *(f"--{name}={value}" for name, value in said.items()),
        *(f"--award={each}" for each in awards),
    ]
    if sum(map(len, options)) > _MOST_LETTERS:
        words = "Chưa mở: câu trả lời dài quá. Mỗi ô chỉ ghi một dòng, như kế hoạch ghi."
        return show(office, values, awards, said=words)
    _, refusal = _run(office, "new", *options)
    if refusal:
        return show(office, values, awards, said=refusal)
    return RedirectResponse(f"/phong-trao/{code}/toan-van/", 303)


def open_from_file(office: Office, upload: Upload | None) -> Response:
    """Make the draft of a plan's file; what the command refuses is told in its words."""
    if upload is None or not upload.content:
        return show(office, {}, said="Chưa chọn tệp kế hoạch.")
    code = clean(upload.said.get("ma", ""))
    if PurePath(upload.file_name).suffix.lower() not in PLAN_FILES:
        words = f"Chưa nhận tệp “{upload.name}”: kế hoạch phải là tệp {', '.join(PLAN_FILES)}."
        return show(office, {}, said=words, code=code)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / upload.file_name
        path.write_bytes(upload.content)
        said, refusal = _run(office, "import", *([f"--id={code}"] if code else []), str(path))
    draft = _MADE.search(said)
    if refusal or draft is None:
        return show(office, {}, said=refusal or said, code=code)
    return RedirectResponse(f"/phong-trao/{draft[1]}/diem-mo/", 303)


def _run(office: Office, *words: str) -> tuple[str, str]:
    """What one of our own commands says, and why it refused ("" where it did not) in the words of the page.

    Each answer stands behind its option's name.
    """
    with started(office.project, *words, stderr=subprocess.PIPE) as process:
        said, complaint = process.communicate()
    if not process.returncode:
        return said, ""
    refusal = complaint.strip() or said.strip() or "Chương trình dừng giữa chừng, chưa ghi gì."
    return said, _OPTION.sub(lambda found: f"ô “{_LABELS[found[1]]}”", refusal.replace(BE_ASKED, "").strip())
