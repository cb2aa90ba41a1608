"""Portals that lie in repositories, fetched by the real git from a server over https, and over ssh."""

from __future__ import annotations

import datetime as dt
import os
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from builders import write_project
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from generator.province import fetching
from generator.province.addresses import portal_address
from generator.province.fetching import fetch
from generator.province.snapshot import SETTINGS, Snapshot, Unfit, take

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
# What stands in for the other machine of ssh: the real client would ask a real server to run the same.
SSH = """\
#!/bin/sh
for asked; do :; done
cd {folder} && exec sh -c "$asked"
"""


def _git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=Thử", "-c", "user.email=thu@example.vn", "-c", "protocol.file.allow=always")
    subprocess.run(["git", *who, "-C", str(folder), *words], check=True, capture_output=True)


class _Backend(BaseHTTPRequestHandler):
    """`git http-backend` behind a web server, as offices have it."""

    root = Path()

    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers["Content-Length"])))

    def _answer(self, body: bytes) -> None:
        path, _, query = self.path.partition("?")
        told = {
            "GIT_PROJECT_ROOT": str(self.root), "GIT_HTTP_EXPORT_ALL": "1", "PATH_INFO": path,
            "QUERY_STRING": query, "REQUEST_METHOD": self.command, "REMOTE_ADDR": "127.0.0.1",
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
            "HTTP_GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
        }  # fmt: skip
        done = subprocess.run(
            ["git", "http-backend"], input=body, capture_output=True, env={**os.environ, **told}, check=True
        )
        head, _, content = done.stdout.partition(b"\r\n\r\n")
        fields = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
        self.send_response(int(fields.pop("Status", "200").split()[0]))
        for name, value in fields.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _certificate(folder: Path) -> Path:
    """A key and a certificate of 127.0.0.1 in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    own = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path = folder / "server.pem"
    path.write_bytes(own + made.public_bytes(pem))
    return path


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A portal with a history of two commits, a submodule, a hook and a link that leads out."""
    other, folder = tmp_path / "other", tmp_path / "work"
    for each in (other, folder):
        each.mkdir()
        _git(each, "init", "-q", "-b", "chinh")
    (other / "mat.pdf").write_bytes(b"%PDF-1.4 SECRET")
    _git(other, "add", "-A")
    _git(other, "commit", "-qm", "x")
    write_project(folder)
    (folder / "content" / "cu.md").write_text("# Cũ\n", encoding="utf-8")
    _git(folder, "add", "-A")
    _git(folder, "commit", "-qm", "1")
    _git(folder, "submodule", "add", "-q", other.as_uri(), "content/khac")
    (folder / "content" / "ra-ngoai.pdf").symlink_to("/etc/passwd")
    (folder / "content" / "cu.md").unlink()
    hook = folder / ".git" / "hooks" / "post-checkout"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n", encoding="utf-8")
    hook.chmod(0o755)
    _git(folder, "add", "-A")
    _git(folder, "commit", "-qm", "2")
    subprocess.run(["git", "clone", "-q", "--bare", folder.as_uri(), str(tmp_path / "xa.git")], check=True)
    (tmp_path / "ran").unlink(missing_ok=True)
    return folder


@pytest.fixture(params=["https", "ssh"])
def address(
    request: pytest.FixtureRequest, work: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """Where the portal lies."""
    if request.param == "ssh":
        programs = tmp_path / "bin"
        programs.mkdir()
        ssh = programs / "ssh"
        ssh.write_text(SSH.format(folder=tmp_path), encoding="utf-8")
        ssh.chmod(0o755)
        monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
        monkeypatch.setenv("GIT_SSH_VARIANT", "ssh")
        yield f"ssh://git@git.tinh-mau.gov.vn{work.parent}/xa.git"
        return
    certificate = _certificate(tmp_path)
    monkeypatch.setenv("GIT_SSL_CAINFO", str(certificate))
    monkeypatch.setattr(_Backend, "root", tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with ThreadingHTTPServer(("127.0.0.1", 0), _Backend) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"https://localhost:{server.server_port}/xa.git"
        server.shutdown()


def test_a_repository_on_a_server_is_read_as_it_is_now(
    address: str, work: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One commit deep, no submodule, no hook; the second time exactly what lies there by then."""
    seen = {}

    def looked_at(copy: Path, called: str) -> Snapshot:
        count = subprocess.run(
            ["git", "-C", str(copy), "rev-list", "--count", "--all"],
            capture_output=True,
            check=True,
        )
        hooks = copy / ".git" / "hooks"
        seen.update(commits=count.stdout.decode().strip(), hooks=hooks.exists() and [*hooks.iterdir()])
        return take(copy, called)

    monkeypatch.setattr(fetching, "take", looked_at)
    where, _ = portal_address(address, tmp_path)
    assert where is not None
    found = fetch(where, tmp_path / "copies")
    paths = {path for path, _ in found.files}
    assert {SETTINGS, "campaigns/thu/campaign.yml"} <= paths
    assert not [path for path in paths if "khac" in path or "ra-ngoai" in path or "cu.md" in path]
    assert found.left_out == ("content/ra-ngoai.pdf",)
    assert seen == {"commits": "1", "hooks": False}
    assert not (tmp_path / "ran").exists()
    assert not (tmp_path / "copies").exists()

    (work / "content" / "moi.md").write_text("# Mới\n", encoding="utf-8")
    _git(work, "add", "-A")
    _git(work, "commit", "-q", "--amend", "-m", "written anew")
    _git(work, "push", "-qf", str(tmp_path / "xa.git"), "chinh")
    again = {path for path, _ in fetch(where, tmp_path / "copies").files}
    assert again == paths | {"content/moi.md"}


def test_a_repository_that_a_server_does_not_have_is_told(address: str, tmp_path: Path) -> None:
    where, _ = portal_address(address.replace("xa.git", "khong-co.git"), tmp_path)
    assert where is not None
    with pytest.raises(Unfit, match="không chép được kho") as told:
        fetch(where, tmp_path / "copies")
    assert "git clone" in told.value.remedy
    assert not (tmp_path / "copies").exists()
