"""`thidua desk`: the desk on this machine, until its window is closed."""

from __future__ import annotations

import secrets
import socket
import webbrowser
from contextlib import suppress

import click
import uvicorn

from generator.desk.app import application
from generator.desk.serving.guard import HOST, Guard
from generator.desk.serving.open_desks import running_here, shown_as_open
from generator.problems import UsageError
from generator.project import Project

_USUAL_PORT = 8686


def serve_desk(project: Project, port: int | None, *, browser: bool) -> None:
    """Serve the desk until it is stopped; where one runs on this machine already, that is opened.

    Raises UsageError when the port that was asked for is taken.
    """
    running = running_here(project)
    if running is not None:
        click.echo(f"Bàn làm việc đang mở sẵn trên máy này: {running.address}")
        _open(running.address, browser=browser)
        return
    listening = _listen(port)
    used: int = listening.getsockname()[1]
    token = secrets.token_urlsafe(32)
    desk_pages = application(project)
    app = Guard(desk_pages, port=used, token=token)
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, ws="none", lifespan="off",
        timeout_graceful_shutdown=3, proxy_headers=False,
    )  # fmt: skip
    with listening, shown_as_open(project, used, token) as desk:
        click.echo(f"Bàn làm việc: {desk.address}")
        click.echo("Chỉ máy này mở được. Kết thúc: đóng cửa sổ này, hoặc nhấn Ctrl+C.")
        _open(desk.address, browser=browser)
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listening])
        desk_pages.state.office.preview.stop()
        click.echo("Đã đóng bàn làm việc. Mọi phần đã lưu nằm trong tệp của cổng.")


def _open(address: str, *, browser: bool) -> None:
    if browser:
        webbrowser.open_new_tab(address)


def _listen(port: int | None) -> socket.socket:
    """A socket of this machine: at the port asked for, else at the usual one or any that is free."""
    for each in (port,) if port is not None else (_USUAL_PORT, 0):
        with socket.socket() as visitor:  # on Windows a second program can open the same port
            visitor.settimeout(1)
            if each and visitor.connect_ex((HOST, each)) == 0:
                continue
        try:
            return socket.create_server((HOST, each))
        except OSError:
            continue
    raise UsageError(f"Cổng {port} của máy này đang bận: chọn số khác, hoặc bỏ --port.")
