"""What the preview shows in place of something whose data holds errors."""

from __future__ import annotations

from generator.derive import site_map
from generator.output import OutputFile
from generator.problems import Problem
from generator.render.environment import environment


def render_problem_page(address: str, name: str, problems: tuple[Problem, ...]) -> OutputFile:
    """A page at `address` that lists the errors of `name` (a campaign's code, or the portal)."""
    source = problems[0].source.path
    text = (
        environment()
        .get_template("problem.md.j2")
        .render(
            address=address,
            root=site_map.root_of(address),
            source_file=source,
            title=f"Lỗi dữ liệu: {name}",
            description="Dữ liệu còn lỗi.",
            toc=False,
            boost=1,
            name=name,
            problems=problems,
        )
    )
    return OutputFile(site_map.page_source(address), text.encode("utf-8"), source)
