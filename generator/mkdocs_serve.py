"""`thidua serve`: the preview on this machine, with live reload, whatever is broken.

MkDocs' own `serve` ends when the first build fails, and keeps every reader waiting when a later one does.
"""

from __future__ import annotations

import logging
import os
import signal
import socket
import stat
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import click
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from generator.derive.site_map import CHECKED
from generator.mkdocs_plugin import TEMPLATES, plugin_of, show_through
from generator.preview import Preview
from generator.problems import UsageError
from generator.project import Project


def serve_site(project: Project, address: str) -> None:
    """Preview with live reload until interrupted, whatever is broken at the start or on the way.

    Raises UsageError when nobody can be served at `address` ("host:port").
    """
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    host, port = _free(address)
    url = f"http://{address}/"
    logging.getLogger("mkdocs.livereload").setLevel(
        logging.ERROR
    )  # not a line for every page that is not there
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends like Ctrl-C, leaving nothing behind
    with tempfile.TemporaryDirectory(prefix="thidua-", ignore_cleanup_errors=True) as folder:
        preview = Preview(project, Path(folder))

        def build() -> None:
            config = load_config(str(project.config), site_dir=folder, site_url=url)
            plugin = plugin_of(config)
            plugin.serving, plugin.preview = True, preview
            mkdocs_build(config, serve_url=url)

        server = LiveReloadServer(build, host, port, folder)
        server.error_handler = lambda code: _read(Path(folder, f"{code}.html"))
        show_through(preview, server, build)
        there = [project.config, project.campaigns, project.content, project.theme, TEMPLATES]
        watched = [path for path in there if path.exists()]
        for path in watched:
            server.watch(str(path))
        server.builder = _after_changes(server.builder, watched)
        try:
            click.echo("Đang dựng bản xem trước …")
            server.builder()
            click.echo(f"Xem tại {url} (kết quả kiểm tra: {url}{CHECKED}). Dừng: nhấn Ctrl+C.")
            server.builder()  # once more where a file was saved meanwhile: nobody was looking yet
            server.serve()
        except KeyboardInterrupt:
            click.echo("Đã dừng xem trước.")
        finally:
            server.shutdown()


def _after_changes(rebuild: Callable[[], None], watched: list[Path]) -> Callable[[], None]:
    """Rebuild only where a watched file is another than before the last rebuild.

    The observer of `mkdocs.yml` tells of every file beside it: even of what we say, where it goes to a file.
    """
    seen: set[tuple[str, int, int]] = set()

    def look() -> None:
        nonlocal seen
        now = set(_states(watched))
        if now != seen:
            seen = now
            rebuild()

    return look


def _states(watched: list[Path]) -> Iterator[tuple[str, int, int]]:
    for folder in watched:
        for path in (folder, *folder.rglob("*")):
            try:
                status = path.stat()
            except OSError:  # gone since it was listed, or a dead link
                continue
            if not stat.S_ISDIR(status.st_mode):
                yield str(path), status.st_mtime_ns, status.st_size


def _free(address: str) -> tuple[str, int]:
    """Host and port of an address on which nobody listens yet."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise UsageError(f"Địa chỉ “{address}” không dùng được; ghi máy và cổng, ví dụ 127.0.0.1:8000.")
    # Asked by a visit: Windows lets two programs listen at one port, and the second is never heard.
    with socket.socket() as visitor:
        visitor.settimeout(1)
        if visitor.connect_ex((host, int(port))) == 0:
            other = f"thidua serve --address {host}:{int(port) + 1}"
            raise UsageError(
                f"Cổng {port} của máy này đang bận, có thể bản xem trước đang chạy ở cửa sổ khác. Mở "
                f"http://{address}/ để xem, hoặc chọn cổng khác: {other}"
            )
    return host, int(port)


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
