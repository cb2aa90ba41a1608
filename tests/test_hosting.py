"""The shipped nginx configuration, asked over HTTP: caching, compression, types, headers on every answer."""

from __future__ import annotations

import base64
import gzip
import hashlib
import http.client
import re
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nginx
import pytest
from running import PATIENCE, ROOT

from generator.load.inside.picture_file import ENDINGS
from generator.project import Project

KEPT = "public, max-age=31536000, immutable"
ASKED_AGAIN = "no-cache"
SAFETY = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
TEXT = {".html", ".css", ".js", ".json", ".svg", ".xml", ".ics", ".csv", ".txt"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the host sent."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Host:
    """One address of the portal."""

    port: int
    path: str

    def ask(self, address: str, *, method: str = "GET", **headers: str) -> Answer:
        """The answer to one request; names of headers are written with underscores."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        line.request(
            method, self.path + address, headers={k.replace("_", "-"): v for k, v in headers.items()}
        )
        got = line.getresponse()
        answer = Answer(got.status, dict(got.getheaders()), got.read())
        line.close()
        return answer


@pytest.fixture(scope="module")
def addresses(copy: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Host]]:
    """The same folder with a server of its own and below another site."""
    ports = [nginx.free_port(), nginx.free_port()]
    servers = nginx.own_server(copy.site, ports[0]) + nginx.below_another(copy.site, ports[1])
    with nginx.running(tmp_path_factory.mktemp("nginx"), servers, ports[0]):
        yield {"root": Host(ports[0], "/"), "below": Host(ports[1], "/thi-dua/")}


@pytest.fixture(params=["root", "below"])
def host(addresses: dict[str, Host], request: pytest.FixtureRequest) -> Host:
    """Each of the two."""
    return addresses[request.param]


def policy() -> dict[str, list[str]]:
    """The shipped Content-Security-Policy, by directive."""
    text = re.search(
        r'add_header Content-Security-Policy "([^"]*)" always;', nginx.NGINX.read_text(encoding="utf-8")
    )
    assert text
    return {words[0]: words[1:] for words in (part.split() for part in text[1].split(";"))}


def test_nginx_finds_nothing_to_complain_about(copy: Project, tmp_path: Path) -> None:
    servers = nginx.own_server(copy.site, 8080) + nginx.below_another(copy.site, 8081)
    said = nginx.judged(tmp_path, servers)
    assert "test is successful" in said
    assert "warn" not in said


def test_the_policy_lets_no_script_run_that_is_no_file_of_ours() -> None:
    rules = policy()
    assert rules["default-src"] == ["'none'"]
    assert rules["script-src"] == ["'self'"]
    assert rules["frame-ancestors"] == rules["base-uri"] == ["'none'"]
    assert not [rule for words in rules.values() for rule in words if "unsafe" in rule or "*" in rule]


def test_the_policy_knows_the_style_of_the_404_page(copy: Project) -> None:
    style = re.search(
        r"<style>(.*?)</style>", (copy.site / "404.html").read_text(encoding="utf-8"), re.DOTALL
    )
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy()["style-src"] == ["'self'", f"'sha256-{digest}'"], (
        "write it into generator/hosting/nginx.conf"
    )


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("", 200),
        ("lich/tat-ca.ics", 200),
        ("bieu-mau/bien-ban/bien-ban.docx", 200),
        ("lich", 301),
        ("khong-co/", 404),
        ("assets/khong-co.12345678.css", 404),
        ("assets/", 404),
        (".git/config", 404),
        ("phong-trao/.env", 404),
    ],
)
def test_every_answer_carries_the_headers(host: Host, address: str, status: int) -> None:
    answer = host.ask(address)
    assert answer.status == status
    assert SAFETY.items() <= answer.headers.items()
    assert "script-src 'self';" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == ASKED_AGAIN
    assert answer.headers["Server"] == "nginx"
    assert "Cross-Origin-Opener-Policy" not in answer.headers, "browsers complain of it over plain HTTP"
    if status == 404:
        assert "Không tìm thấy trang" in answer.body.decode()
    if status == 301:
        assert answer.headers["Location"] == f"{host.path}lich/"


@pytest.mark.parametrize(
    ("request_line", "status"),
    [
        (b"GET /%00 HTTP/1.1\r\nHost: x", 400),
        (b"GET /%zz HTTP/1.1\r\nHost: x", 400),
        (b"GET /../../etc/passwd HTTP/1.1\r\nHost: x", 400),
        (b"GET / HTTP/1.1", 400),
        (b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"x" * 40_000, 400),
        (b"GET / HTTP/9.9\r\nHost: x", 505),
        (b"GET /" + b"x" * 40_000 + b" HTTP/1.1\r\nHost: x", 414),
        (b"TRACE / HTTP/1.1\r\nHost: x", 405),
        (b"POST / HTTP/1.1\r\nHost: x", 405),
        (b"GET / HTTP/1.1\r\nHost: x\r\nRange: bytes=99999999-", 416),
    ],
    ids=lambda value: value[:30].decode().strip() if isinstance(value, bytes) else value,
)
def test_answers_to_what_is_no_request_carry_the_headers_too(
    addresses: dict[str, Host], request_line: bytes, status: int
) -> None:
    with socket.create_connection(("127.0.0.1", addresses["root"].port), timeout=PATIENCE) as line:
        line.sendall(request_line + b"\r\nConnection: close\r\n\r\n")
        got = http.client.HTTPResponse(line)
        got.begin()
    assert got.status == status
    assert SAFETY.items() <= dict(got.getheaders()).items()
    assert "script-src 'self';" in (got.headers["Content-Security-Policy"] or "")
    assert got.headers["Server"] == "nginx"


@pytest.mark.parametrize("ending", sorted(ENDINGS | {".pdf"}))
def test_every_kind_of_file_that_may_lie_beside_pages_has_its_type(
    addresses: dict[str, Host], copy: Project, ending: str
) -> None:
    for name in (f"thu{ending}", f"THU{ending.upper()}"):
        (copy.site / name).write_bytes(b"x")
        kind = addresses["root"].ask(name).headers["Content-Type"]
        (copy.site / name).unlink()
        assert kind.startswith("application/pdf" if ending == ".pdf" else "image/")


def test_what_is_named_by_its_content_is_kept_and_the_rest_asked_for_again(host: Host, copy: Project) -> None:
    kept = 0
    for path in sorted(copy.site.rglob("*")):
        if path.is_dir() or (path.name.startswith("don-vi-") and path.suffix == ".ics"):
            continue
        hashed = re.search(r"\.[0-9a-f]{8}\.", path.name) is not None
        kept += hashed
        answer = host.ask(path.relative_to(copy.site).as_posix(), method="HEAD")
        assert answer.status == 200
        assert answer.headers["Cache-Control"] == (KEPT if hashed else ASKED_AGAIN), path
        assert SAFETY.items() <= answer.headers.items()
    assert kept >= 8


def test_a_page_that_a_reader_has_is_not_sent_again(host: Host) -> None:
    for asked in ({}, {"Accept_Encoding": "gzip"}):
        first = host.ask("phong-trao/", **asked)
        again = host.ask("phong-trao/", If_None_Match=first.headers["ETag"], **asked)
        assert (again.status, again.body) == (304, b"")
        assert SAFETY.items() <= again.headers.items()
        assert again.headers["Cache-Control"] == ASKED_AGAIN


def test_text_is_compressed_in_utf_8_and_what_is_compressed_already_is_not(host: Host, copy: Project) -> None:
    """Every kind of file that the portal is made of has a type that browsers know."""
    kinds = {path.suffix: path for path in copy.site.rglob("*.*") if path.is_file()}
    assert kinds.keys() >= TEXT - {".txt"} | {".docx", ".xlsx", ".zip", ".woff2", ".png"}
    for suffix, path in kinds.items():
        largest = max(copy.site.rglob(f"*{suffix}"), key=lambda file: file.stat().st_size)
        answer = host.ask(largest.relative_to(copy.site).as_posix(), Accept_Encoding="gzip")
        kind = answer.headers["Content-Type"]
        assert kind != "application/octet-stream", path
        content = largest.read_bytes()
        if suffix in TEXT:
            assert kind.endswith("; charset=utf-8")
            assert gzip.decompress(answer.body) == content
            assert answer.headers["Vary"] == "Accept-Encoding"
        else:
            assert "charset" not in kind
            assert "Content-Encoding" not in answer.headers
            assert answer.body == content
    assert host.ask("lich/tat-ca.ics").headers["Content-Type"].startswith("text/calendar")
    assert host.ask("tin/atom.xml").headers["Content-Type"].startswith("application/xml")


def test_below_another_site_only_the_portals_addresses_are_ours(addresses: dict[str, Host]) -> None:
    other = Host(addresses["below"].port, "")
    assert other.ask("/").body == b"other"
    assert other.ask("/thi-dua-khac/").body == b"other"
    assert "Content-Security-Policy" not in other.ask("/").headers
    bare = other.ask("/thi-dua")
    assert (bare.status, bare.headers["Location"]) == (301, "/thi-dua/")
    assert SAFETY.items() <= bare.headers.items()
    assert "script-src 'self';" in bare.headers["Content-Security-Policy"]


def test_over_https_windows_are_kept_apart_and_the_line_for_hsts_works(copy: Project, tmp_path: Path) -> None:
    program = shutil.which("openssl")
    assert program, "The hosting tests need openssl (Debian: apt-get install openssl)."
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    kind = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    name = ("-subj", "/CN=thidua.example.vn", "-addext", "subjectAltName=IP:127.0.0.1")
    subprocess.run(
        [program, "req", "-x509", *kind, *name, "-keyout", str(key), "-out", str(certificate)],
        check=True,
        capture_output=True,
    )
    port = nginx.free_port()
    server = nginx.own_server(copy.site, port).replace(f"{port};", f"{port} ssl;")
    keys = f'ssl_certificate "{certificate}"; ssl_certificate_key "{key}";'
    servers = server.replace("root", f"{keys}\nroot", 1).replace(
        'nginx.conf";', f'nginx.conf";\n{nginx.documented()[2]}'
    )
    with nginx.running(tmp_path / "nginx", servers, port):
        trust = ssl.create_default_context(cafile=str(certificate))
        line = http.client.HTTPSConnection("127.0.0.1", port, timeout=PATIENCE, context=trust)
        line.request("GET", "/khong-co/")
        got = line.getresponse()
        assert got.status == 404
        assert got.headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert got.headers["Strict-Transport-Security"] == "max-age=31536000"
        assert got.headers["Content-Security-Policy"]
        line.close()


def test_the_folder_that_readers_get_holds_no_configuration(copy: Project) -> None:
    assert not [path for path in copy.site.rglob("*") if path.suffix == ".conf"]


def test_the_readme_and_the_guide_name_the_file() -> None:
    for page in (ROOT / "README.md", ROOT / "content" / "huong-dan" / "can-bo" / "index.md"):
        assert nginx.NGINX.relative_to(ROOT).as_posix() in page.read_text(encoding="utf-8")
