"""What only the preview has: a banner on every page, a page of all problems, and no end at an error.

Pages get their banner on their way to the browser, so nothing of this can get into a build.
"""

from __future__ import annotations

import base64
import gc
import hashlib
import re
import threading
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from jinja2 import TemplateError, TemplateSyntaxError

from generator import clock
from generator.checking import Checked, check
from generator.derive import site_map
from generator.mkdocs_site.broken_links import broken_links
from generator.mkdocs_site.first_pages import FOLDER, NEWS, PageTurns
from generator.problems import Severity, UsageError
from generator.project import Project
from generator.publishing.disk import disk_trouble
from generator.render.environment import environment
from generator.reporting.bug import bug_report
from generator.reporting.page import Rebuild, as_html
from generator.reporting.summary import counts, summary

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

# Errors whose message is meant for users, MkDocs' own among them; anything else is a bug of ours.
_TOLD = (SystemExit, UsageError, click.ClickException, TemplateError)
# The banner goes right before the header, behind the skip link, which must stay the first link of a page.
_PLACE = re.compile(rb"(?=<header\b)|(?<=<body>)")


_SCRIPT = b"<script>"  # the last one of a page is the server's: it is put in right before the page's end
_ANOTHER_HOST = "Bản xem trước chỉ trả lời địa chỉ của chính máy này. Mở địa chỉ ghi ở cửa sổ lệnh.\n"
_REST = 0.5  # seconds after a rebuild in which the browser asks for its page


class Preview:
    """What was read last, what stopped the last rebuild, and how both are shown."""

    def __init__(
        self, project: Project, folder: Path, hosts: frozenset[str], root: str = "/", desk: str = ""
    ) -> None:
        """`folder` is where the built pages lie, `root` the path of the portal on the server.

        `hosts`: what a browser may call the server (`hosts_of`). `desk`: the origin whose pages may frame it.
        """
        self._framed_by = desk or "'none'"
        self._hosts = hosts
        self._project = project
        self._folder = folder
        self._root = root
        self._checked: Checked | None = None
        self._day = clock.as_of()
        self._broken_links: list[str] = []
        self._turns = PageTurns()
        self._first: tuple[str, ...] = ()
        self._told_first = ""
        self.stopped = ""
        """What stopped the last rebuild, "" where nothing did."""
        self.looked_at = ""
        """The address of the page that was asked for last."""
        self.reload: Callable[[], None] = lambda: None
        """Has all browsers load their pages anew."""

    def judged(self, checked: Checked, day: date) -> None:
        """Take in what a rebuild has read."""
        self._checked, self._day = checked, day

    def attempt(self, build: Callable[[], None]) -> None:
        """Build; what stops it is shown in place of every page until it is mended, and never raised."""
        self._turns.step(running=True)
        self._checked, self.stopped, self._first = None, "", ()
        try:
            with broken_links() as found:
                self._build(build)
            self._broken_links = found
            self._write()
        finally:
            self._turns.step(running=False)
        if self._first and not self._first_hold():
            self.reload()
        tidying = threading.Timer(_REST, _tidy)
        tidying.daemon = True
        tidying.start()

    def show_first(self, built: Iterable[str]) -> None:
        """Show these pages, by their files in the site, before all others are made."""
        self._first, self._told_first = tuple(built), self.told()
        addresses = (path.removesuffix("index.html") for path in self._first)
        self._turns.step(running=True, first={address: f"{FOLDER}/{address}" for address in addresses})
        self.reload()

    def _first_hold(self) -> bool:
        """Whether what was shown first is what stands there now that all is made."""
        pages = ((self._folder / FOLDER / path, self._folder / path) for path in self._first)
        return self.told() == self._told_first and all(
            page.is_file() and page.read_bytes() == first.read_bytes() for first, page in pages
        )

    def _build(self, build: Callable[[], None]) -> None:
        try:
            build()
        except _TOLD as error:
            self.stopped = f"{_where(error)}{error}"
        except Exception as error:  # noqa: BLE001 - the preview outlives whatever is broken
            trouble = disk_trouble(error) if isinstance(error, OSError) else None
            self.stopped = trouble or _in_words(error)
            if trouble is None:
                click.echo(bug_report(error, ["serve"], self._project.root), err=True)

    @property
    def _has_errors(self) -> bool:
        return self._checked is not None and self._checked.count(Severity.ERROR) > 0

    def told(self) -> str:
        """What there is to mend, in a line."""
        if self.stopped:
            return "Chưa dựng lại được trang."
        if self._checked is None or not (self._checked.problems or self._broken_links):
            return "Không có lỗi."
        more = f", {len(self._broken_links)} chỗ phải sửa ở trang viết tay" if self._broken_links else ""
        return f"{counts(self._checked)}{more}."

    def around(self, app: WSGIApplication) -> WSGIApplication:
        """The server's pages with the banner, and the problems in place of a page that could not be built."""

        def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
            if environ.get("HTTP_HOST", "").lower() not in self._hosts:
                start("421 Misdirected Request", [("Content-Type", "text/plain; charset=utf-8")])
                return [_ANOTHER_HOST.encode()]
            reply = self._reply(app, environ)
            missing = reply.status.startswith("404") and self._has_errors
            if reply.is_page and (
                self.stopped or missing
            ):  # a page may be missing because its data has errors
                reply = self._reply(app, {**environ, "PATH_INFO": self._root + site_map.CHECKED})
            if not reply.is_page:
                start(reply.status, [*reply.headers, *self._guarded(b"")])
                return reply.body
            here = environ["PATH_INFO"] == self._root + site_map.CHECKED
            page = self._with_banner(b"".join(reply.body), here=here)
            headers = [header for header in reply.headers if header[0].lower() != "content-length"]
            start(reply.status, [*headers, *self._guarded(page), ("Content-Length", str(len(page)))])
            return [page]

        return answer

    def _reply(self, app: WSGIApplication, environ: WSGIEnvironment) -> _Reply:
        """What the server sends once that is true; asked anew where a rebuild went on meanwhile."""
        if environ["PATH_INFO"].startswith(NEWS):
            return _Reply(app, environ)
        address = environ["PATH_INFO"].removeprefix(self._root)
        if address.endswith("/") and address != site_map.CHECKED:
            self.looked_at = address
        while True:
            step, place = self._turns.wait(address)
            asked = environ if place == address else {**environ, "PATH_INFO": self._root + place}
            reply = _Reply(app, asked)
            if step == self._turns.number:
                return reply

    def _guarded(self, page: bytes) -> list[tuple[str, str]]:
        """What an answer may load, run and ask, as on the host; besides, the server's script of live reload.

        Banner and list of problems bring their styles with them.
        """
        script = page[page.rfind(_SCRIPT) + len(_SCRIPT) :].partition(b"</script>")[0] if page else b""
        seal = base64.b64encode(hashlib.sha256(script).digest()).decode()
        policy = (
            f"default-src 'none'; script-src 'self' 'sha256-{seal}'; style-src 'self' 'unsafe-inline'; "
            "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
            f"frame-ancestors {self._framed_by}"
        )
        return [
            ("Content-Security-Policy", policy),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "same-origin"),
        ]

    def _with_banner(self, page: bytes, *, here: bool) -> bytes:
        templates = environment()
        broken = bool(self.stopped or self._has_errors)
        banner = templates.get_template("preview_banner.html.j2").render(
            broken=broken,
            told=self.told(),
            link=self._root + ("" if here else site_map.CHECKED),
            link_text="Về trang chủ" if here else "Xem kết quả kiểm tra",
        )
        style = templates.get_template("preview_style.html.j2").render()
        page = page.replace(b"</head>", style.encode() + b"</head>", 1)
        found = _PLACE.search(page)
        place = found.start() if found else 0
        return page[:place] + banner.encode() + page[place:]

    def _rebuild(self) -> Rebuild:
        if self.stopped:
            return Rebuild("\n".join((self.stopped, *self._broken_links)), ())
        return Rebuild("", tuple(self._broken_links))

    def _write(self) -> None:
        """Write the page of all problems into the site, so that live reload works for it too."""
        checked = self._checked
        if checked is None:  # the settings are broken, so the data was not read
            try:
                checked = check(self._project, as_of=self._day)
            except Exception as error:  # noqa: BLE001 - the same mistake may stop us too; it is told all the same
                self.stopped += f"\n{_in_words(error)}"
            else:
                settings = self._project.shown(self._project.config)
                self.stopped = _of_settings(checked, settings) or self.stopped
        page = as_html(
            checked.problems if checked else (),
            self._project.root,
            summary(checked) if checked else "",
            f"{self._day:%d/%m/%Y}",
            self._rebuild(),
        )
        path = self._folder / site_map.CHECKED / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8", newline="\n")
        self._checked = checked


class _Reply:
    """What the server would have sent."""

    def __init__(self, app: WSGIApplication, environ: WSGIEnvironment) -> None:
        self.status = ""
        self.headers: list[tuple[str, str]] = []
        self.body = app(environ, self._start)

    def _start(self, status: str, headers: list[tuple[str, str]], *_: object) -> Callable[[bytes], object]:
        self.status, self.headers = status, headers
        return lambda _: None

    @property
    def is_page(self) -> bool:
        """Whether it is a page for people."""
        return any(
            name.lower() == "content-type" and kind.startswith("text/html") for name, kind in self.headers
        )


def hosts_of(host: str, port: int) -> frozenset[str]:
    """What a browser on this machine calls the server at this address.

    Any website can let its own name lead to 127.0.0.1 and read what answers there (DNS rebinding): a portal
    that is not published yet, problems with its files' names. So other names get no answer.
    """
    own = f"[{host.strip('[]')}]" if ":" in host else host
    names = {"localhost", "127.0.0.1", "[::1]", own.lower()}
    return frozenset(f"{name}:{port}" for name in names) | (names if port == 80 else frozenset())


def show_through(preview: Preview, server: Any, build: Callable[[], None]) -> None:
    """Let MkDocs' server build and answer through the preview."""

    def rebuild() -> None:
        started = time.perf_counter()
        preview.attempt(build)
        seconds = f"{time.perf_counter() - started:.1f}".replace(".", ",")
        done = "Chưa dựng được, sau" if preview.stopped else "Dựng xong sau"
        click.echo(f"{done} {seconds} giây. {preview.told()}")

    server.builder = rebuild
    server.set_app(preview.around(server.serve_request))


def _tidy() -> None:
    """Free what earlier rebuilds made: `long_lived` is meant for a single build and frees nothing."""
    gc.unfreeze()
    gc.collect()


def _of_settings(checked: Checked, config: str) -> str:
    """Words for settings that we can explain better than MkDocs, which does so in English; "" where not."""
    errors = (found.source.path for found in checked.problems if found.severity is Severity.ERROR)
    return f"Chưa đọc được {config}: sửa các chỗ nêu dưới đây." if config in errors else ""


def _where(error: BaseException) -> str:
    """The place in a theme's template, as far as its error tells."""
    if not isinstance(error, TemplateSyntaxError):
        return ""
    return f"{error.filename or error.name}:{error.lineno}: "


def _in_words(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"
