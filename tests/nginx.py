"""The portal on loopback behind a real nginx, set up as the shipped configuration tells hosts to.

The server blocks are those that the configuration's own comments show; only paths and ports are the test's.
"""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from running import ROOT

NGINX = ROOT / "generator" / "hosting" / "nginx.conf"
"""The configuration that ships, to be included in a `location`."""
STARTING = 10.0  # seconds
_EXAMPLE = re.compile(r"^#   (.*)$", re.MULTILINE)
# Everything that nginx writes lies in its folder; one process, so that it ends with the test.
_PROGRAM = """
daemon off;
master_process off;
pid "{folder}/nginx.pid";
error_log "{folder}/error.log";
events {{ worker_connections 64; }}
http {{
    access_log off;
    client_body_temp_path "{folder}/body";
    proxy_temp_path "{folder}/proxy";
    fastcgi_temp_path "{folder}/fastcgi";
    uwsgi_temp_path "{folder}/uwsgi";
    scgi_temp_path "{folder}/scgi";
{servers}
}}
"""


def program() -> str:
    """The system's nginx; without it the suite fails, it never skips."""
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    assert found, "The hosting tests need nginx (Debian: apt-get install nginx)."
    return found


def documented() -> tuple[str, str, str]:
    """What the comments show: a server of its own, the locations below another site, the line for HTTPS."""
    text = NGINX.read_text(encoding="utf-8")
    lines = _EXAMPLE.findall(text)
    cuts = [lines.index("server {"), lines.index("location = /thi-dua {")]
    https = next(line for line in lines if line.startswith("add_header"))
    return "\n".join(lines[: cuts[1]]), "\n".join(lines[cuts[1] : lines.index(https)]), https


def own_server(site: Path, port: int) -> str:
    """The documented server of a portal with a name of its own."""
    return _placed(documented()[0], site).replace("listen 80;", f"listen 127.0.0.1:{port};")


def below_another(site: Path, port: int) -> str:
    """A site of somebody else with the documented locations of the portal below /thi-dua/."""
    other = "location / { return 200 other; }"
    return f"server {{\nlisten 127.0.0.1:{port};\n{other}\n{_placed(documented()[1], site)}\n}}"


def plain(site: Path, port: int) -> str:
    """A host that knows nothing of us."""
    return f'include /etc/nginx/mime.types;\nserver {{ listen 127.0.0.1:{port}; root "{site}"; }}'


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def judged(folder: Path, servers: str) -> str:
    """What `nginx -t` says of these server blocks: nothing but that they are good."""
    return subprocess.run(
        _command(folder, servers, "-t"), capture_output=True, text=True, encoding="utf-8", check=False
    ).stderr


@contextmanager
def running(folder: Path, servers: str, port: int) -> Iterator[None]:
    """Nginx with these server blocks, until the end of the block."""
    with subprocess.Popen(_command(folder, servers), stderr=subprocess.PIPE) as process:
        try:
            _wait_for(port, process)
            yield
        finally:
            process.terminate()


@contextmanager
def hosted(site: Path, server: Callable[[Path, int], str] = own_server) -> Iterator[str]:
    """The address of `site` while it is served, ending with "/"."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder, running(Path(folder), server(site, port), port):
        yield f"http://127.0.0.1:{port}/"


def _placed(text: str, site: Path) -> str:
    text = re.sub(r"/var/www/cong-thi-dua/([^;]*);", lambda found: f'"{site}/{found[1]}";', text)
    return text.replace("snippets/cong-thi-dua.conf", f'"{NGINX}"')


def _command(folder: Path, servers: str, *options: str) -> list[str]:
    folder.mkdir(parents=True, exist_ok=True)
    settings = folder / "nginx.conf"
    settings.write_text(_PROGRAM.format(folder=folder, servers=servers), encoding="utf-8")
    return [program(), "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(settings), *options]


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(int(STARTING / 0.05)):
        assert process.poll() is None, process.stderr.read().decode() if process.stderr else ""
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nginx does not answer")
