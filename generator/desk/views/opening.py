"""Opening a campaign: the questions of `thidua new`, answered on one page, by that command itself."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping

from starlette.responses import RedirectResponse, Response

from generator.desk.office import Office
from generator.desk.pages import page
from generator.opening.answers import suggested_code
from generator.opening.new_campaign import heading

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


def show(
    office: Office, values: Mapping[str, str], chosen: tuple[str, ...] = (), *, said: str = ""
) -> Response:
    """The page with the questions, and what was answered so far."""
    checked = office.seen().checked
    return page(
        "opening",
        409 if said else 200,
        title="Mở phong trào",
        questions=_QUESTIONS,
        values=values,
        chosen=chosen,
        earlier=[(case.campaign.id, case.campaign.short_title) for case in checked.campaigns],
        awards=[(each.code, heading(each)) for each in checked.registries.awards],
        said=said,
    )


def open_campaign(office: Office, pairs: list[tuple[str, str]]) -> Response:
    """Open it; what the command refuses is told in its words, above what was answered."""
    values = {name: value.strip() for name, value in pairs if name in (*_QUESTIONS, "from")}
    awards = tuple(value for name, value in pairs if name == "award")
    code = values.get("id") or suggested_code(values.get("title", ""))
    said = {name: value for name, value in {**values, "id": code}.items() if value}
    options = [
        *(f"--{name}={value}" for name, value in said.items()),
        *(f"--award={each}" for each in awards),
    ]
    made = subprocess.run(  # noqa: S603 - our own command; each answer stands behind its option's name
        [sys.executable, "-m", "generator", "--root", str(office.project.root), "new", *options],
        cwd=office.project.root, stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8",
        errors="replace", check=False,
    )  # fmt: skip
    if made.returncode:
        return show(office, values, awards, said=made.stderr.strip() or made.stdout.strip())
    return RedirectResponse(f"/phong-trao/{code}/toan-van/", 303)
