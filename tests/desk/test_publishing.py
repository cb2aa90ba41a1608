"""The portal is published from the desk: built ready, looked at, taken over, taken back, handed over."""

from __future__ import annotations

import re
import time
from html import unescape

from desks import Desk

PAGE = "/cong-bo/"
CHANGES = "/cong-bo/thay-doi/"


def done(desk: Desk, work: str) -> str:
    """The page of publishing once a work that was started from it has ended."""
    assert desk.post(PAGE, [("viec", work)]).status == 303
    for _ in range(600):
        body = desk.get(PAGE).body
        if "đang làm" not in body:
            return unescape(body)
        time.sleep(0.2)
    raise AssertionError("it does not end")


def rewrite(desk: Desk, before: str, after: str) -> None:
    path = desk.project.campaigns / "thu" / "campaign.yml"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def test_a_build_waits_until_somebody_has_seen_what_it_changes(desk: Desk) -> None:
    site, ready = desk.project.site, desk.project.build / "site-ready"
    assert desk.get(CHANGES).status == 303, "nothing waits"
    assert "Dựng sẵn bản mới: đã xong" in done(desk, "san")
    assert not site.exists()
    body = unescape(desk.get(CHANGES).body)
    assert "mọi trang đều mới" in body
    assert re.search(r"mã bản dựng <strong>[0-9a-f]{8}</strong>", body)
    assert "Người duyệt" in body
    looked_at = {path: path.read_bytes() for path in ready.rglob("*") if path.is_file()}
    assert "Đưa bản mới lên cổng: đã xong" in done(desk, "dung")
    assert not ready.exists()
    published = {
        ready / path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }
    assert published == looked_at, "that very build, sign by sign"


def test_what_was_edited_since_is_told_and_built_anew(desk: Desk) -> None:
    done(desk, "dung")
    rewrite(desk, "Phong trào thử", "Phong trào mới")
    done(desk, "san")
    body = unescape(desk.get(CHANGES).body)
    assert "<h3>Trang sửa (" in body
    assert "<li>/phong-trao/thu/</li>" in body
    assert "Đưa bản này lên cổng" in body
    rewrite(desk, "Phong trào mới", "Phong trào mới nữa")
    body = unescape(desk.get(CHANGES).body)
    assert "không còn đúng" in body
    assert "Đưa bản này lên cổng" not in body
    assert "không còn đúng" in desk.get(PAGE).body
    done(desk, "dung")
    assert "Phong trào mới nữa" in (desk.project.site / "phong-trao" / "thu" / "index.html").read_text(
        encoding="utf-8"
    )
    assert desk.get(CHANGES).status == 303


def test_the_build_before_comes_back_and_the_archive_can_be_taken_along(desk: Desk) -> None:
    done(desk, "dung")
    before = (desk.project.site / "phong-trao" / "thu" / "index.html").read_bytes()
    assert 'value="lui"' not in desk.get(PAGE).body, "there is none before"
    rewrite(desk, "Phong trào thử", "Phong trào mới")
    body = done(desk, "goi")
    (name,) = set(re.findall(r'href="/cong-bo/goi/([^"]+\.zip)"', body))
    answer = desk.get(f"/cong-bo/goi/{name}")
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert answer.content == (desk.project.handover / name).read_bytes()
    for other in ("../../mkdocs.yml", "..%2F..%2Fmkdocs.yml", "khac.zip"):
        assert desk.get(f"/cong-bo/goi/{other}").status == 404
    said = done(desk, "lui")
    assert "Muốn lại bản vừa gỡ thì lấy lại bản trước lần nữa" in said, "in the words of its button"
    assert (desk.project.site / "phong-trao" / "thu" / "index.html").read_bytes() == before


def test_progress_is_shown_while_a_build_runs(desk: Desk) -> None:
    desk.post(PAGE, [("viec", "san")])
    steps = set()
    for _ in range(600):
        body = desk.get(PAGE).body
        steps |= set(re.findall(r"\[(\d)/4\]", body))
        if "đang làm" not in body:
            break
        time.sleep(0.02)
    assert len(steps) >= 2, steps
    assert "\x1f" not in body
