"""Nobody asks the desk but the browser that was given the start's token, from the desk's own pages."""

from __future__ import annotations

import http.client
import re
from contextlib import closing

import pytest
from desks import TOKEN, Desk

from generator.desk.serving.guard import HOST, MOST_BYTES


def test_the_opened_address_gives_a_cookie_once_and_goes_out_of_the_address(desk: Desk) -> None:
    answer = desk.ask("GET", f"/?khoa={TOKEN}", Cookie=None, Origin=None, Sec_Fetch_Site="none")
    assert (answer.status, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"thidua-{desk.port}={TOKEN};")
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
    assert desk.get("/").status == 200


@pytest.mark.parametrize(
    "path", ["/", "/lich-su/", "/phong-trao/thu/", "/danh-muc/units/", "/tep/desk.css", "/khong-co/"]
)
def test_without_the_token_nothing_is_told(desk: Desk, path: str) -> None:
    for cookie in (None, f"thidua-{desk.port}=x", f"thidua={TOKEN}", f"thidua-{desk.port + 1}={TOKEN}"):
        answer = desk.ask("GET", path, Cookie=cookie)
        assert answer.status == 403
        assert TOKEN not in answer.body
        assert "thu" not in re.sub(r"\w*thu\w+|\w+thu", "", answer.body)
    assert desk.ask("GET", "/?khoa=x", Cookie=None).status == 403


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "localhost:{port}"}, 421),
        ({"Host": "evil.example.vn"}, 421),
        ({"Host": "127.0.0.1"}, 421),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "same-site"}, 403),
        ({"Sec_Fetch_Site": None}, 403),
    ],
)
def test_another_host_or_site_is_refused(
    desk: Desk, method: str, headers: dict[str, str | None], status: int
) -> None:
    told = {name: value and value.format(port=desk.port) for name, value in headers.items()}
    assert desk.ask(method, "/phong-trao/thu/", b"lam=luu", **told).status == status


@pytest.mark.parametrize(
    "origin", [None, "null", "http://localhost:{port}", "https://127.0.0.1:{port}", "http://127.0.0.1"]
)
def test_a_change_needs_the_desks_own_origin(desk: Desk, origin: str | None) -> None:
    before = (desk.project.campaigns / "thu" / "campaign.yml").read_bytes()
    form = desk.form("/phong-trao/thu/") | {"short_title": "Khác"}
    body = "&".join(f"{name}={value}" for name, value in form.items()).encode()
    told = origin and origin.format(port=desk.port)
    assert desk.ask("POST", "/phong-trao/thu/", body, Origin=told).status == 403
    assert (desk.project.campaigns / "thu" / "campaign.yml").read_bytes() == before


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"])
def test_no_other_way_of_asking_is_known(desk: Desk, method: str) -> None:
    assert desk.ask(method, "/").status == 405


def test_every_answer_carries_a_policy_without_inline_code(desk: Desk) -> None:
    for path in ("/", "/phong-trao/thu/thoi-gian/", "/tep/desk.js", "/khong-co/"):
        answer = desk.get(path)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"
        if path.endswith("/"):
            assert not re.search(r"<script>|\son\w+=|\sstyle=|<style", answer.body)
            assert not re.search(r'(?:src|href)="(?:https?:)?//', answer.body)


def test_a_request_is_bounded_also_where_it_does_not_say_its_length(desk: Desk) -> None:
    assert desk.ask("POST", "/phong-trao/thu/", Content_Length=str(MOST_BYTES + 1)).status == 413
    connection = http.client.HTTPConnection(HOST, desk.port, timeout=60)
    pieces = (b"x" * 1_000_000 for _ in range(MOST_BYTES // 1_000_000 + 2))
    with closing(connection):
        connection.request("POST", "/phong-trao/thu/", pieces, desk.usual(), encode_chunked=True)
        with connection.getresponse() as answer:
            assert answer.status == 413


@pytest.mark.parametrize(
    "path",
    [
        "/phong-trao/_shared/", "/phong-trao/..%2f..%2fmkdocs/", "/danh-muc/..%2fx/", "/tep/..%2f..%2fapp.py",
        "/lich-su/..%2f..%2f/20260101T000000000000-00000000/", "/tep/chu/..%2f..%2f..%2fmain.html",
    ],
)  # fmt: skip
def test_no_address_leads_out_of_the_data(desk: Desk, path: str) -> None:
    assert desk.get(path).status == 404
