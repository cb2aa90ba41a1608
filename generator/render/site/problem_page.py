"""What the preview shows in place of something whose data holds errors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from generator.derive import site_map
from generator.output import OutputFile
from generator.problems import Problem, Severity
from generator.render.page import render_text


def render_problem_page(address: str, name: str, problems: tuple[Problem, ...]) -> OutputFile:
    """A page at `address` that lists the errors of `name` (a campaign's code, or the portal)."""
    return _page(
        "problem.md.j2",
        address,
        problems[0].source.path,
        title=f"Lỗi dữ liệu: {name}",
        description="Dữ liệu còn lỗi.",
        here=name,
        name=name,
        problems=problems,
    )


def render_open_points(folder: str, points: tuple[Problem, ...]) -> OutputFile:
    """What stands in place of a draft that cannot be shown before more is decided: its open points."""
    return _page(
        "open_points.md.j2",
        site_map.campaign_address(folder),
        f"campaigns/{folder}/open.yml",
        title=f"Bản nháp: {folder}",
        description="Bản nháp chưa đủ để dựng trang.",
        here=folder,
        name=folder,
        points=points,
    )


def render_unread_pages(read: Iterable[OutputFile], problems: Iterable[Problem]) -> Iterator[OutputFile]:
    """What stands in place of each hand-written page that could not be read; `read` are the others."""
    folder = "content/"
    errors = [found for found in problems if found.severity is Severity.ERROR]
    paths = {found.source.path for found in errors}
    blamed = {path for path in paths if path.startswith(folder) and path.endswith(".md")}
    for source in sorted(blamed - {page.source for page in read}):
        name = source.removeprefix(folder)
        told = tuple(found for found in errors if found.source.path == source)
        yield replace(render_problem_page(site_map.written_address(name), source, told), path=name)


def _page(template: str, address: str, source: str, **context: Any) -> OutputFile:
    """A page of the preview, which the search does not read."""
    text = render_text(template, address, source_file=source, way=(), toc=False, boost=0, **context)
    return OutputFile(site_map.page_source(address), text.encode("utf-8"), source)
