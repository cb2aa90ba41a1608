"""A list comes in by the browser, and the portal is built from it."""

from __future__ import annotations

import io
import re
import time
from pathlib import Path

import pytest
from desks import Answer, Desk, running
from ledger_office import Office
from openpyxl import load_workbook
from running import ROOT

from generator.desk.saving.versions import content_of, fingerprint, versions
from generator.project import Project

LIST = ROOT / "campaigns" / "phong-trao-mau" / "honours" / "qd-01-2026.xlsx"
PAGE = "/vinh-danh/thu/"


def send(desk: Desk, name: str, content: bytes, *, replaces: bool = False) -> Answer:
    """Send a file as a browser does."""
    parts = [
        b'--x\r\nContent-Disposition: form-data; name="tep"; filename="%b"\r\n\r\n%b\r\n'
        % (name.encode(), content)
    ]
    if replaces:
        parts.append('--x\r\nContent-Disposition: form-data; name="thay"\r\n\r\ncó\r\n'.encode())
    return desk.ask(
        "POST", PAGE, b"".join(parts) + b"--x--\r\n", Content_Type="multipart/form-data; boundary=x"
    )


def kept(desk: Desk) -> dict[str, bytes]:
    folder = desk.project.campaigns / "thu" / "honours"
    return {path.name: path.read_bytes() for path in folder.glob("*")} if folder.exists() else {}


def test_a_list_is_kept_under_a_name_that_opens_everywhere_and_shown_as_read(desk: Desk) -> None:
    answer = send(desk, "Danh sách QĐ 01.XLSX", LIST.read_bytes())
    assert (answer.status, kept(desk)) == (303, {"danh-sach-qd-01.xlsx": LIST.read_bytes()})
    body = desk.get(PAGE).body
    assert "<td>Tập thể mẫu E1</td>" in body
    assert "Chưa có quyết định nào dùng tệp này" in body


def test_the_list_to_fill_in_is_offered_and_is_taken_back_when_it_is_filled_in(desk: Desk) -> None:
    assert f'href="{PAGE}mau/"' in desk.get(PAGE).body
    answer = desk.get(f"{PAGE}mau/")
    assert (answer.status, answer.headers["content-disposition"]) == (
        200,
        'attachment; filename="thu-danh-sach.xlsx"',
    )
    book = load_workbook(io.BytesIO(answer.content))
    book["Cá nhân"].append((1, "Ông", "Nguyễn Văn A1", None, None, None, None))
    filled = io.BytesIO()
    book.save(filled)
    assert send(desk, "ds.xlsx", filled.getvalue()).status == 303
    body = desk.get(PAGE).body
    assert "Nguyễn Văn A1" in body
    assert desk.get("/vinh-danh/khong-co/mau/").status == 404
    guide = str(book.worksheets[0]["A2"].value or book.worksheets[0]["A3"].value)
    assert guide not in body, "what helps to fill it in is no list"
    assert "Trang “Cá nhân” như đã đọc" in body
    assert "Không phải danh sách, không đọc: trang “Hướng dẫn”, “Danh mục”." in " ".join(body.split())
    for sheet in book.worksheets[1:]:
        del book[sheet.title]
    alone = io.BytesIO()
    book.save(alone)
    send(desk, "chi-huong-dan.xlsx", alone.getvalue())
    assert guide in desk.get(PAGE).body, "where no sheet is a list, all are shown"


def test_the_list_to_fill_in_is_named_where_one_is_advised(desk: Desk) -> None:
    send(desk, "ds.csv", "TT;Họ và tên;Ngày sinh\n1;Nguyễn Văn A1;\n".encode())
    assert "lấy mẫu ở trang Danh sách khen thưởng của bàn làm việc" in desk.get(PAGE).body


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("ds.xlsx", b"no workbook", "không đọc được"),
        ("ds.exe", b"MZ", "danh sách phải là tệp"),
        ("../../mkdocs.csv", b"\x00\x01", "không đọc được"),
        ("ds.csv", b"", "Chưa chọn tệp"),
    ],
    ids=["damaged", "program", "bytes", "empty"],
)
def test_what_is_no_list_is_refused_with_the_reason(
    desk: Desk, name: str, content: bytes, words: str
) -> None:
    answer = send(desk, name, content)
    assert answer.status == 409
    assert words in answer.body
    assert kept(desk) == {}


def test_a_path_in_a_name_leads_nowhere(desk: Desk) -> None:
    send(desk, "../../../ngoai.csv", "Họ và tên,Đơn vị\nNguyễn Văn A1,Thôn 1\n".encode())
    assert list(kept(desk)) == ["ngoai.csv"]
    assert not list(desk.project.root.parent.glob("ngoai*"))


def test_another_list_of_that_name_takes_its_place_only_when_asked_and_the_old_one_is_kept(
    desk: Desk,
) -> None:
    send(desk, "qd-1.xlsx", LIST.read_bytes())
    other = (LIST.parent / "qd-02-2026.csv").read_bytes()
    send(desk, "qd-2.csv", other)
    assert send(desk, "qd-2.csv", other + b"\n").status == 409
    assert kept(desk)["qd-2.csv"] == other
    assert send(desk, "qd-2.csv", other + b"\n", replaces=True).status == 303
    assert kept(desk)["qd-2.csv"] == other + b"\n"
    newest = versions(desk.project, "thu")[0]
    found = content_of(desk.project, "thu", newest.name)
    assert found is not None
    assert found[1] == other


def test_a_file_that_no_decision_has_is_taken_away_again_and_kept_in_the_history(desk: Desk) -> None:
    """Somebody drops the wrong file: nothing but its folder offered a way to be rid of it."""
    send(desk, "nham.csv", "TT;Họ và tên\n1;Nguyễn Văn A1\n".encode())
    body = desk.get(PAGE).body
    form = dict(re.findall(r'<input type="hidden" name="(bo-tep|ban)" value="([^"]*)"', body))
    assert form["bo-tep"] == "nham.csv"
    assert desk.post(PAGE, [("bo-tep", "nham.csv"), ("ban", "0" * 64)]).status == 409, "another file since"
    assert "nham.csv" in kept(desk)
    assert desk.post(PAGE, list(form.items())).status == 303
    assert kept(desk) == {}
    assert "Lịch sử" in desk.get(f"{PAGE}?da-bo=nham.csv").body
    assert next(each.file for each in versions(desk.project)) == "campaigns/thu/honours/nham.csv"
    for other in ("nham.csv", "../campaign.yml", "ledger.json", "../../../mkdocs.yml", ""):
        assert desk.post(PAGE, [("bo-tep", other), ("ban", "")]).status == 409
    assert (desk.project.campaigns / "thu" / "campaign.yml").is_file()


def test_a_decisions_own_list_is_not_taken_away(tmp_path: Path) -> None:
    office = Office(tmp_path / "portal")
    project = Project(office.root)
    with running(project) as desk:
        assert 'name="bo-tep"' not in desk.get(PAGE).body
        mark = fingerprint((office.honours / "qd-1.csv").read_bytes())
        assert desk.post(PAGE, [("bo-tep", "qd-1.csv"), ("ban", mark)]).status == 409
        assert (office.honours / "qd-1.csv").is_file()


def wait(desk: Desk) -> str:
    """The page once what was started has ended."""
    for _ in range(600):
        body = desk.get("/cong-bo/").body
        if "đang làm" not in body:
            return body
        time.sleep(0.2)
    raise AssertionError("it does not end")


def test_the_portal_is_built_from_the_desk_and_a_mistake_leaves_it_as_it_was(desk: Desk) -> None:
    assert desk.post("/cong-bo/", [("viec", "dung")]).status == 303
    body = wait(desk)
    assert "Đưa bản mới lên cổng: đã xong" in body
    page = desk.project.site / "index.html"
    assert page.is_file()
    built = page.read_bytes()
    path = desk.project.campaigns / "thu" / "campaign.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("short_title", "short_titel"), encoding="utf-8")
    assert "Lỗi phải sửa trước khi dựng" in desk.get("/cong-bo/").body
    desk.post("/cong-bo/", [("viec", "dung")])
    assert "Đưa bản mới lên cổng: chưa làm được" in wait(desk)
    assert page.read_bytes() == built


def test_no_other_command_can_be_started(desk: Desk, tmp_path: Path) -> None:
    assert desk.post("/cong-bo/", [("viec", "init")]).status == 409
    assert desk.post("/cong-bo/", []).status == 409
    assert not (tmp_path / "site").exists()
