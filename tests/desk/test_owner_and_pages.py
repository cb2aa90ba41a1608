"""The owner's data and the pages written by hand are edited in the browser; what nobody touched stays."""

from __future__ import annotations

from html import unescape

import yaml
from desks import Desk

from generator.checking import check
from generator.desk.saving.versions import versions

OWNER = "/danh-muc/portal/"
SITE = "/danh-muc/site/"


def settings(desk: Desk) -> str:
    return desk.project.config.read_text(encoding="utf-8")


def changed_lines(before: str, after: str) -> list[str]:
    old = before.splitlines()
    return [line for line in after.splitlines() if line not in old]


def test_a_telephone_of_the_office_is_one_line_of_the_settings(desk: Desk) -> None:
    before = settings(desk)
    form = desk.form(OWNER)
    assert "data" not in form, "of `thidua upgrade` alone"
    assert desk.post(OWNER, [*(form | {"phone": "0205.3812.999"}).items(), ("lam", "luu")]).status == 303
    after = settings(desk)
    assert [line.strip() for line in changed_lines(before, after)] == ['phone: "0205.3812.999"']
    assert yaml.safe_load(after)["extra"]["portal"]["phone"] == "0205.3812.999"
    (version,) = versions(desk.project)
    assert version.fields == ("Điện thoại cơ quan",)


def test_a_mistake_of_the_owners_data_is_told_at_its_field(desk: Desk) -> None:
    form = desk.form(OWNER)
    desk.post(OWNER, [*(form | {"email": "khong phai thu"}).items(), ("lam", "luu")])
    body = unescape(desk.get(OWNER).body)
    assert 'id="f-email-loi-1"' in body
    assert "không phải địa chỉ thư điện tử" in body
    assert f'href="{OWNER}#f-email"' in desk.get("/").body
    assert 'href="/danh-muc/portal/"' in desk.get("/").body


def test_what_is_missing_of_the_whole_is_told_above_the_form(desk: Desk) -> None:
    path = desk.project.config
    path.write_text(settings(desk).replace("    address: Xã Thử\n", ""), encoding="utf-8")
    assert any(each.code == "P15" for each in check(desk.project).problems)
    told = "Phần “Cơ quan, liên hệ” chưa ghi “Địa chỉ trụ sở”."
    assert told in unescape(desk.get(OWNER).body)


def test_the_portals_address_is_set_and_taken_out(desk: Desk) -> None:
    before = settings(desk)
    form = desk.form(SITE)
    assert "extra.portal.phone" not in form
    url = "https://thidua.xa-mau.gov.vn/"
    desk.post(SITE, [*(form | {"site_url": url}).items(), ("lam", "luu")])
    assert changed_lines(before, settings(desk)) == [f'site_url: "{url}"']
    assert check(desk.project).site_url == url
    desk.post(SITE, [*(desk.form(SITE) | {"site_url": ""}).items(), ("lam", "luu")])
    assert settings(desk) == before


def write(desk: Desk, name: str, content: bytes) -> None:
    path = desk.project.content / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


HEAD = b"---\r\ntitle: Li\xc3\xaan h\xe1\xbb\x87\r\nhide: [navigation]\r\n---\r\n"


def test_a_page_keeps_its_settings_and_line_ends(desk: Desk) -> None:
    write(desk, "lien-he.md", HEAD + "\r\n# Liên hệ {: #a }\r\n\r\nCũ.\r\n".encode())
    assert ">Liên hệ</a>" in desk.get("/trang/").body
    form = desk.form("/trang/lien-he.md")
    assert form["loi"] == "\n# Liên hệ {: #a }\n\nCũ.\n"
    answer = desk.post("/trang/lien-he.md", [("ban", form["ban"]), ("loi", "\r\n# Liên hệ\r\n\r\nMới.\r\n")])
    assert answer.status == 303
    made = (desk.project.content / "lien-he.md").read_bytes()
    assert made == HEAD + "\r\n# Liên hệ\r\n\r\nMới.\r\n".encode()
    assert versions(desk.project, "content")[0].file == "content/lien-he.md"
    answer = desk.post("/trang/lien-he.md", [("ban", form["ban"]), ("loi", "khác")])
    assert answer.status == 409
    assert "Bản bạn vừa nhập" in answer.body
    assert (desk.project.content / "lien-he.md").read_bytes() == made


def test_the_page_is_shown_as_readers_will_see_it_without_being_saved(desk: Desk) -> None:
    write(desk, "a.md", b"# A\n")
    form = desk.form("/trang/a.md")
    typed = "# A\n\n**đậm**\n\n<script>alert(1)</script>\n\n![ảnh](a.png)\n"
    body = desk.post("/trang/a.md", [("ban", form["ban"]), ("loi", typed), ("lam", "xem")]).body
    frame = body[body.index("<iframe") : body.index("</iframe>")]
    assert " sandbox " in frame, "nothing in it runs"
    assert "<strong>đậm</strong>" in unescape(frame)
    assert "<script>" not in frame
    assert "[hình: ảnh]" in frame
    assert (desk.project.content / "a.md").read_bytes() == b"# A\n"


def test_a_new_page_is_one_that_the_portal_can_be_built_with(desk: Desk) -> None:
    before = settings(desk)
    assert desk.post("/trang/", [("ten", "Lịch tiếp dân")]).headers["location"] == "/trang/lich-tiep-dan.md"
    assert (desk.project.content / "lich-tiep-dan.md").read_text(encoding="utf-8") == "# Lịch tiếp dân\n"
    assert "/lich-tiep-dan.md" in yaml.safe_load(settings(desk))["not_in_nav"]
    assert settings(desk).replace("  /lich-tiep-dan.md\n", "") == before
    assert desk.post("/trang/", [("ten", "Lịch tiếp dân")]).status == 409
    assert desk.post("/trang/", [("ten", " ")]).status == 409
    assert desk.post("/trang/", [("ten", "Thông báo")]).status == 303
    assert yaml.safe_load(settings(desk))["not_in_nav"].split() == [
        "/thong-bao.md",
        "/lich-tiep-dan.md",
        "/*",
    ]


def test_a_new_page_can_stand_in_the_menu(desk: Desk) -> None:
    desk.post("/trang/", [("ten", "Thông báo: mới"), ("thanh-dan", "có")])
    assert yaml.safe_load(settings(desk))["nav"][-1] == "thong-bao-moi.md"


def test_no_address_leads_out_of_the_pages(desk: Desk) -> None:
    write(desk, "du-lieu.txt", b"x")
    for name in (
        "../campaigns/thu/campaign.yml",
        "..%2Fmkdocs.md",
        "du-lieu.txt",
        "khong-co.md",
        "/etc/passwd.md",
    ):
        assert desk.get(f"/trang/{name}").status == 404, name
