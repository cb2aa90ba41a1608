"""Whatever stands in a request: an answer in words, nothing read or written outside, the desk goes on."""

from __future__ import annotations

import http.client
import os
from collections.abc import Iterator, Mapping
from contextlib import closing
from html import unescape
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from desks import Desk, running
from office_files import packed
from sampling import in_full, sample
from whole_plan import whole_plan

from generator.desk.serving.guard import HOST
from generator.desk.views import history
from generator.load.honours_folder import FOLDER
from generator.project import Project

NOT_OURS = "chỉ máy này biết"
NAMES: tuple[str | bytes, ...] = (
    "..", "../../mat", "../../../mat.md", "/etc/passwd", "%2e%2e/mat", "\0", "mat\0.md", "C:\\mat.md",
    "C:mat.md", "\\\\may\\chia\\mat.md", "con", "nul.md", "9" * 4_400, "x" * 300, "x" * 5_000, "\u202e.md",
    "a\nb.md", "-1", "--help", "{{ 7*7 }}", "!!python/name:os.system", ".", " ", "*", "[", "a/",
    b"\xed\xa0\x80.md", b"\xff\xfe", b"%c0%ae%c0%ae",
)  # fmt: skip
"""What no name of ours is: of other folders, other systems, no letters, commands, without end."""
ADDRESSES = (
    "/?len-cong={}", "/phong-trao/{}/", "/phong-trao/thu/{}/", "/phong-trao/thu/diem-mo/?dua={}",
    "/phong-trao/thu/gia-han/?moc={}", "/danh-muc/{}/", "/danh-muc/{}/moi/", "/danh-muc/units/moi/?ten={}",
    "/vinh-danh/{}/", "/vinh-danh/thu/{}/", "/vinh-danh/thu/dinh-chinh/?dong={}",
    "/vinh-danh/thu/quyet-dinh/?tep={}", "/mo/?tu={}", "/trang/{}", "/trang/{}.md", "/cong-bo/goi/{}",
    "/lich-su/?nhom={}", "/lich-su/{}/x/", "/lich-su/thu/{}/", "/tep/{}", "/tep/chu/{}",
)  # fmt: skip
ASKED = [(address, name) for address in ADDRESSES for name in NAMES]
FIELDS: Mapping[str, tuple[str, ...]] = {
    "/trang/": ("ten",),
    "/danh-muc/units/moi/": ("moi.name", "moi.body"),
    "/danh-muc/portal/": ("owner", "lam"),
    "/phong-trao/thu/": ("short_title", "id", "lam", "ban"),
    "/phong-trao/thu/toan-van/": ("ban", "lam"),
    "/phong-trao/thu/gia-han/": ("moc", "van_ban", "lam"),
    "/vinh-danh/thu/quyet-dinh/": ("tep", "so", "ngay", "lam"),
    "/vinh-danh/thu/dinh-chinh/": ("dong", "lam"),
    "/cong-bo/": ("viec",),
    "/cong-bo/sao-luu/": ("ban",),
    "/lich-su/thu/x/": ("ban",),
}
ACTIONS = ("them:", "them:short_title", "len:", "xuong:x.9", "xoa:", "mo:", "mo:..", "x:y", "them:a.b.c.d")
SENT = [
    *((address, field, name) for address, fields in FIELDS.items() for field in fields for name in NAMES),
    *(("/phong-trao/thu/so-luong/", "lam", action) for action in ACTIONS),
]


@pytest.fixture
def beside(desk: Desk) -> Iterator[Desk]:
    """A desk whose portal lies beside something that is nobody's business; its files stay as they are."""
    secret = desk.project.root.parent / "mat.md"
    secret.write_text(NOT_OURS, encoding="utf-8")
    yield desk
    assert secret.read_text(encoding="utf-8") == NOT_OURS
    secret.unlink()


def files(root: Path) -> set[str]:
    """What the data are, and what lies beside the portal."""
    below = (path for name in ("campaigns", "content") for path in (root / name).rglob("*"))
    return {path.relative_to(root.parent).as_posix() for path in (*below, *root.parent.glob("*"))}


@pytest.mark.fuzz
def test_no_name_in_an_address_leads_out_or_breaks_the_desk(beside: Desk) -> None:
    """The sample: every twelfth pair, so that each name and each address comes."""
    before = files(beside.project.root)
    for address, name in sample(ASKED, one_in=12):
        path = address.replace("{}", quote(name, safe=""))
        answer = beside.get(path)
        assert answer.status in {200, 303, 307, 404, 409}, path[:200]
        assert NOT_OURS not in answer.body, path[:200]
    assert files(beside.project.root) == before


@pytest.mark.fuzz
def test_no_word_in_a_field_breaks_the_desk(beside: Desk) -> None:
    """The sample: every twelfth, as above."""
    before = files(beside.project.root)
    for address, field, name in sample(SENT, one_in=12):
        answer = beside.ask("POST", address, urlencode([(field, name)]).encode())
        assert answer.status in {200, 303, 404, 409}, (address, field, name)
        assert NOT_OURS not in answer.body
    assert {each for each in files(beside.project.root) if "/content/" not in each} <= before


@pytest.mark.parametrize(
    "said",
    [{"title": "\0"}, {"title": "x" * 200_000}, {"award": "x" * 40_000}, {"id": "--help"}],
    ids=["no letter", "an endless title", "an endless award", "an option"],
)
def test_what_opens_no_campaign_is_told_in_words(beside: Desk, said: Mapping[str, str]) -> None:
    before = files(beside.project.root)
    answer = beside.post("/mo/", list(said.items()))
    assert answer.status == 409
    assert '<p class="note error' in answer.body
    assert files(beside.project.root) == before


# --- links out of the portal


@pytest.mark.skipif(os.name != "posix", reason="links need rights there")
def test_a_link_out_of_the_portal_is_neither_shown_nor_written_through(beside: Desk) -> None:
    project = beside.project
    secret = project.root.parent / "mat.md"
    links = (project.content / "lien.md", project.campaigns / "thu" / "plan.txt")
    links[1].unlink()
    for each in links:
        each.symlink_to(secret)
    pages = beside.get("/trang/")
    assert (pages.status, "/trang/lien-he.md" in pages.body) == (200, True)
    assert "/trang/lien.md" not in pages.body
    for path in ("/trang/lien.md", "/phong-trao/thu/toan-van/"):
        assert NOT_OURS not in beside.get(path).body
        beside.post(path, [("loi", "khác"), ("ban", "")])
    assert NOT_OURS.encode() not in beside.ask("POST", "/cong-bo/sao-luu/", b"lam=sao-luu").content
    (project.campaigns / "thu" / FOLDER).symlink_to(project.root.parent)
    beside.upload("/vinh-danh/thu/", "ds.csv", "TT;Họ và tên\n1;Nguyễn Văn A1\n".encode())
    assert not (project.root.parent / "ds.csv").exists()


# --- what carries an upload


def part(name: str, content: bytes, more: bytes = b"") -> bytes:
    return (
        b'--x\r\nContent-Disposition: form-data; name="' + name.encode() + b'"' + more + b"\r\n\r\n" + content
    )


FILE = part("tep", b"TT;a\n", b'; filename="ds.csv"')
END = b"\r\n--x--\r\n"
BODIES = {
    "no boundary that was told": b"--y\r\n\r\n",
    "nothing": b"",
    "two files": FILE + b"\r\n" + FILE + END,
    "a thousand fields": b"\r\n".join([part(f"f{number}", b"x") for number in range(1_000)]) + END,
    "a hundred thousand heads": b"--x\r\n" + b"a: b\r\n" * 100_000 + b"\r\n" + END,
    "a head without end": b"--x\r\nContent-Disposition: " + b"a" * 5_000_000 + b"\r\n\r\n" + END,
    "a long field": part("thay", b"x" * 5_000_000) + END,
    "no name": b"--x\r\nContent-Disposition: form-data\r\n\r\nx" + END,
    "no letters": b'--x\r\nContent-Disposition: form-data; name="\xff"; filename="\xff\0.csv"\r\n\r\nx' + END,
}


def test_a_broken_upload_is_refused_in_words(desk: Desk) -> None:
    before = files(desk.project.root)
    for kind, body in BODIES.items():
        answer = desk.ask("POST", "/vinh-danh/thu/", body, Content_Type="multipart/form-data; boundary=x")
        assert (answer.status, "Chưa" in answer.body) == (409, True), kind
    assert files(desk.project.root) == before


def test_what_is_no_form_changes_nothing(desk: Desk) -> None:
    before = (desk.project.campaigns / "thu" / "campaign.yml").read_bytes()
    for kind in ("text/plain", "application/json", "multipart/form-data", "image/png", "\xff"):
        for path in ("/phong-trao/thu/", "/vinh-danh/thu/", "/cong-bo/sao-luu/"):
            assert desk.ask("POST", path, b'{"lam": "luu"}', Content_Type=kind).status in {200, 409}
    assert (desk.project.campaigns / "thu" / "campaign.yml").read_bytes() == before


def test_a_file_of_another_kind_than_its_name_says_is_refused(desk: Desk) -> None:
    bomb = packed({"xl/workbook.xml": bytes(150_000_000), "word/document.xml": b""})
    lies = (
        ("a plan as a workbook", "ds.xlsx", whole_plan()),
        ("a bomb as a workbook", "ds.xlsx", bomb),
        ("a bomb as Word", "ds.docx", bomb),
        ("a program as Word", "ds.docx", b"MZ" + bytes(1_000)),
        ("a page as a PDF", "qd.pdf", b"<html><script>alert(1)</script>"),
        ("an archive as text", "ds.csv", bomb),
        ("no letters as text", "ds.csv", bytes(range(256)) * 100),
    )
    for kind, name, content in lies:
        answer = desk.upload("/vinh-danh/thu/", name, content)
        assert (answer.status, "Chưa nhận tệp" in unescape(answer.body)) == (409, True), kind
    assert not (desk.project.campaigns / "thu" / FOLDER).exists()


def test_a_form_of_groups_without_end_is_refused(desk: Desk) -> None:
    path = desk.project.campaigns / "thu" / "campaign.yml"
    before = path.read_bytes()
    for name in ("short_title" + ".a" * 5_000, "a." * 200_000):
        answer = desk.post("/phong-trao/thu/", [(name, "x"), ("lam", "luu")])
        assert (answer.status, "Không đọc được phần vừa gửi lên" in answer.body) == (409, True)
    many = urlencode([("a", "")] * 40_000).encode()
    assert desk.ask("POST", "/phong-trao/thu/", many).status == 409
    assert path.read_bytes() == before


# --- requests that are none


@pytest.mark.parametrize("name", ["Host", "Origin", "Cookie", "Sec-Fetch-Site", "Content-Type"])
def test_who_says_a_thing_twice_is_not_believed(desk: Desk, name: str) -> None:
    connection = http.client.HTTPConnection(HOST, desk.port, timeout=60)
    with closing(connection):
        connection.putrequest("POST", "/phong-trao/thu/", skip_host=True)
        for key, value in {**desk.usual(), "Content-Type": "text/plain", "Content-Length": "0"}.items():
            connection.putheader(key, value)
        connection.putheader(name, "x")
        connection.endheaders()
        with connection.getresponse() as answer:
            assert answer.status in {400, 403}


def test_heads_without_end_are_cut_off_and_the_desk_goes_on(desk: Desk) -> None:
    for more in ({f"X-{number}": "x" * 1_000 for number in range(200)}, {"X": "x" * 200_000}):
        try:
            status = desk.ask("GET", "/", **more).status
        except (OSError, http.client.HTTPException):
            status = 0  # it hung up
        assert status in {0, 400, 431}
    assert desk.get("/").status == 200


def test_no_socket_is_opened(desk: Desk) -> None:
    said = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec_WebSocket_Version": "13",
            "Sec_WebSocket_Key": "AAAAAAAAAAAAAAAAAAAAAA=="}  # fmt: skip
    foreign = {"Origin": "http://evil.example.vn", "Sec_Fetch_Site": "cross-site", "Cookie": None}
    assert desk.ask("GET", "/", **said, **foreign).status == 403
    assert desk.ask("GET", "/", **said).status != 101


def test_a_bug_of_ours_is_told_in_words_without_any_data(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **_said: str) -> None:
        raise ValueError("Nguyễn Văn A1")

    monkeypatch.setattr(history, "history", broken)
    answer = desk.get("/lich-su/?nhom=thu")
    assert (answer.status, "Lỗi của chương trình" in answer.body) == (500, True)
    said = capfd.readouterr().err
    assert "ValueError" in said
    assert "Nguyễn" not in said + answer.body
    assert desk.get("/").status == 200


@pytest.mark.fuzz
def test_of_a_very_long_list_of_units_one_name_is_saved_and_nothing_else_changes(project: Project) -> None:
    """The sample: 80 units in place of 600."""
    path = project.shared / "units.yml"
    entry = "- code: to-{0}\n  name: Tổ mẫu số {0}\n  kind: single\n  body: ubnd-xa-thu\n"
    count = 600 if in_full() else 80
    text = path.read_text(encoding="utf-8") + "".join(map(entry.format, range(count)))
    path.write_text(text, encoding="utf-8", newline="")
    with running(project) as desk:
        fields = desk.form("/danh-muc/units/")
        [last] = [name for name, value in fields.items() if value == f"Tổ mẫu số {count - 1}"]
        fields |= {last: "Tổ mẫu cuối", "lam": "luu"}
        assert desk.post("/danh-muc/units/", list(fields.items())).status == 303
    assert path.read_text(encoding="utf-8") == text.replace(f"Tổ mẫu số {count - 1}\n", "Tổ mẫu cuối\n")
