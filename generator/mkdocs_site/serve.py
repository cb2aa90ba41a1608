"""`thidua serve`: the preview on this machine, with live reload, whatever is broken.

MkDocs' own `serve` ends when the first build fails, and keeps every reader waiting when a later one does.
"""

from __future__ import annotations

import _thread
import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Hashable, Iterator
from pathlib import Path
from typing import Any

import click
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from generator.checking import Checked, Kept
from generator.derive.site_map import CHECKED
from generator.mkdocs_site.built_pages import BuiltPages, FileState, state_of
from generator.mkdocs_site.first_pages import FOLDER, FirstPages, PreviewServer, first_pages, make_only
from generator.mkdocs_site.plugin import CampaignsPlugin, plugin_of
from generator.mkdocs_site.preview import Preview, hosts_of, show_through
from generator.mkdocs_site.unchanged_files import pass_over_silently
from generator.mkdocs_site.working_folders import working_folder
from generator.problems import UsageError
from generator.project import Project
from generator.render.environment import TEMPLATES

_LOOK_EVERY = 0.2  # seconds between two looks at the watched files


def serve_site(project: Project, address: str, desk: str = "") -> None:
    """Preview with live reload until interrupted, whatever is broken at the start or on the way.

    `desk`: the origin of the desk that has started it; it ends when the desk does.
    Raises UsageError when nobody can be served at `address` ("host:port").
    """
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    host, port = _free(address)
    url = f"http://{address}/"
    pass_over_silently()
    # That a page was not found is noise here.
    logging.getLogger("mkdocs.livereload").setLevel(logging.ERROR)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends like Ctrl-C, leaving nothing behind
    if desk:
        signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored in the background of a shell
        threading.Thread(target=_end_with_starter, daemon=True).start()
    with working_folder(project) as working:
        hosts = frozenset((address.lower(),)) if desk else hosts_of(host, port)
        preview = Preview(project, working / "site", hosts, desk=desk)
        server = server_of(preview, project, working, (host, port))
        try:
            click.echo("Đang dựng bản xem trước …")
            server.builder()
            click.echo(f"Xem tại {url} (kết quả kiểm tra: {url}{CHECKED}). Dừng: nhấn Ctrl+C.")
            server.builder()  # files saved during the first build were not watched yet
            server.serve()
        except KeyboardInterrupt:
            click.echo("Đã dừng xem trước.")
        finally:
            server.shutdown()


def server_of(preview: Preview, project: Project, working: Path, at: tuple[str, int]) -> PreviewServer:
    """The server of a preview that works in `working`; its `builder` builds what has changed."""
    host, port = at
    there = [project.config, project.campaigns, project.content, *project.themes, TEMPLATES]
    watched = _Watched([path for path in there if path.exists()])
    build = _builder(project, working, f"http://{host}:{port}/", preview, watched)
    folder = working / "site"
    server = PreviewServer(build, host, port, str(folder), polling_interval=_LOOK_EVERY)
    server.error_handler = lambda code: _read(folder / f"{code}.html")
    preview.reload = server.show
    show_through(preview, server, build)
    for path in watched.places:
        server.watch(str(path))
    server.builder = _after_changes(server.builder, watched)
    return server


def _end_with_starter() -> None:
    """Interrupt this process once whoever started it is gone: the system closes what it held open."""
    sys.stdin.buffer.read()
    _thread.interrupt_main()


def _builder(
    project: Project, working: Path, url: str, preview: Preview, watched: _Watched
) -> Callable[[], None]:
    """A function that builds the portal below `working`: all of it at first, later only what changed.

    What was saved comes first, where no other page need be looked at for it.
    """
    site = working / "site"
    built, kept, generated = BuiltPages(), Kept(), list[str]()

    def prepared(folder: Path, pages: Path) -> tuple[MkDocsConfig, CampaignsPlugin]:
        config = load_config(str(project.config), site_dir=str(folder), site_url=url)
        plugin = plugin_of(config)  # the one of the rebuild before: MkDocs keeps it
        plugin.serving, plugin.preview, plugin.pages, plugin.kept = True, preview, pages, kept
        plugin.prepared, plugin.campaign, plugin.others = None, None, ()
        return config, plugin

    def build_first(first: FirstPages) -> Checked | None:
        config, plugin = prepared(site / FOLDER, working / "first")
        if _has_open_titles(config.nav):  # every page of the navigation would have to be read
            return None
        made: list[File] = []
        plugin.campaign = first.campaign
        plugin.others = [path for path in generated if path not in first.written]
        plugin.before_reading = lambda files, _: made.extend(make_only(first, files))
        mkdocs_build(config, serve_url=url, dirty=True)
        if made:
            preview.show_first(file.dest_uri for file in made)
        return plugin.checked

    def build() -> None:
        first = first_pages(project, watched.changed, preview.looked_at) if generated else None
        checked = build_first(first) if first else None
        config, plugin = prepared(site, working / "pages")

        def before_reading(files: Files, config: MkDocsConfig) -> None:
            generated[:] = [file.src_uri for file in files if file.generated_by and file.abs_src_path]
            built.take_away(_around_pages(project, config), _sources(files, config))

        plugin.prepared, plugin.before_reading = checked, before_reading
        mkdocs_build(config, serve_url=url, dirty=True)

    return build


def _around_pages(project: Project, config: MkDocsConfig) -> Hashable:
    """What stands in every page: settings, the theme's templates, titles that the navigation leaves open."""
    told = [value for key, value in config.extra.items() if key.startswith("portal_")]
    files = [project.config, *(path for theme in project.themes for path in theme.rglob("*.html"))]
    if _has_open_titles(config.nav):
        files += project.content.rglob("*.md")
    return (repr(told), *((path, state_of(path)) for path in sorted(files)))


def _has_open_titles(nav: Any) -> bool:
    if isinstance(nav, dict):
        return any(isinstance(entry, list) and _has_open_titles(entry) for entry in nav.values())
    return not isinstance(nav, list) or any(
        isinstance(entry, str) or _has_open_titles(entry) for entry in nav
    )


def _sources(files: Files, config: MkDocsConfig) -> dict[Path, FileState | None]:
    """For each file of the site the state of its source.

    None, built every time: pages that the navigation names, and hand-written ones: a link may be broken now.
    """
    navigation = repr(config.nav)
    return {
        Path(file.abs_dest_path): None
        if not file.abs_src_path
        or repr(file.src_uri) in navigation
        or (file.is_documentation_page() and not file.generated_by)
        else state_of(Path(file.abs_src_path))
        for file in files
    }


class _Watched:
    """The files below some places, and which of them have changed between two looks.

    MkDocs watches the whole folder of `mkdocs.yml`: a log file written there would start endless rebuilds.
    """

    def __init__(self, places: list[Path]) -> None:
        self.places = places
        self.changed: frozenset[Path] = frozenset()
        self._seen: frozenset[tuple[Path, FileState | None]] = frozenset()

    def look(self) -> bool:
        """Whether any file has changed since the last look."""
        now = frozenset(_states(self.places))
        self.changed = frozenset(path for path, _ in now ^ self._seen)
        self._seen = now
        return bool(self.changed)


def _after_changes(rebuild: Callable[[], None], watched: _Watched) -> Callable[[], None]:
    """Rebuild only where a watched file has changed since the last rebuild."""

    def look() -> None:
        if watched.look():
            rebuild()

    return look


def _states(watched: list[Path]) -> Iterator[tuple[Path, FileState | None]]:
    for folder in watched:
        yield folder, None if folder.is_dir() else state_of(folder)
        for parent, _, names in os.walk(folder):  # passes over what nobody may list
            if Path(parent).name != "__pycache__":
                yield from ((path, state_of(path)) for path in (Path(parent, name) for name in names))


def _free(address: str) -> tuple[str, int]:
    """Host and port of an address of this machine on which nobody listens yet."""
    host, _, port = address.rpartition(":")
    unusable = f"Địa chỉ “{address}” không dùng được; ghi máy và cổng, ví dụ 127.0.0.1:8000."
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise UsageError(unusable)
    try:
        busy = _answers(host, int(port))
        if not busy:
            socket.create_server((host, int(port))).close()
    except OSError as error:
        raise UsageError(unusable) from error
    if busy:
        other = f"thidua serve --address {host}:{int(port) + 1}"
        raise UsageError(
            f"Cổng {port} của máy này đang bận, có thể bản xem trước đang chạy ở cửa sổ khác. Mở "
            f"http://{address}/ để xem, hoặc chọn cổng khác: {other}"
        )
    return host, int(port)


def _answers(host: str, port: int) -> bool:
    """Whether a program listens there. We connect: on Windows a second program can open the same port."""
    with socket.socket() as visitor:
        visitor.settimeout(1)
        return visitor.connect_ex((host, port)) == 0


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
