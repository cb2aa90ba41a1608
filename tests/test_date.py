"""`thidua date`: what a wording means in days, for staff and for programs."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result
from forks import forked

from generator.commands.app import app
from generator.project import Project


def date(project: Project, *given: str) -> Result:
    return CliRunner().invoke(app, ["--root", str(project.root), "date", *given])


def test_programs_get_one_object(project: Project) -> None:
    done = date(project, "trước ngày 15/3", "--issued", "2027-01-05", "--format", "json")
    assert json.loads(done.output) == {
        "kind": "day",
        "bound": "before",
        "first": None,
        "last": "2027-03-14",
        "hour": None,
        "count": None,
        "certain": False,
        "how": ["“ngày 15/3”: trước, nên ngày ấy không tính", "không ghi năm"],
    }
    assert done.output.count("\n") == 1


def test_staff_get_the_same_in_vietnamese(project: Project) -> None:
    assert date(project, "gửi về xã trước 17 giờ thứ Hai ngày 31/3/2027").output == (
        "Loại: một ngày (trước)\n"
        "Ngày đầu: không có\n"
        "Ngày cuối: thứ Tư, 31/03/2027, 17 giờ\n"
        "Hiểu: “ngày 31/3/2027”: trước giờ ấy, nên ngày ấy còn tính đến giờ ấy\n"
        "Chắc chắn: không\n"
        "Chưa rõ: ghi thứ Hai, nhưng 31/03/2027 là thứ Tư\n"
    )


def test_what_is_not_read_is_said(project: Project) -> None:
    said = date(project, "thường xuyên").output
    assert "Loại: không đọc được\n" in said
    assert "Chưa rõ: không có ngày, tháng nào trong lời này\n" in said


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (("thường xuyên",), 0),
        (("",), 0),
        ((), 2),
        (("ngày 1/3/2027", "--issued", "1/3/2027"), 2),
        (("ngày 1/3/2027", "--format", "xml"), 2),
    ],
)
def test_any_wording_is_answered_and_wrong_use_is_told(
    project: Project, given: tuple[str, ...], code: int
) -> None:
    assert forked("date", *given, cwd=project.root).returncode == code
