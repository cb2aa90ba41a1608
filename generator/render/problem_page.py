"""What the preview shows in place of a campaign whose file holds errors."""

from __future__ import annotations

from generator.derive import site_map
from generator.output import OutputFile
from generator.problems import Problem
from generator.render.environment import environment


def render_problem_page(folder: str, problems: tuple[Problem, ...]) -> OutputFile:
    """A page at the campaign's address that lists its errors."""
    address = site_map.campaign_address(folder)
    text = environment().get_template("problem.md.j2").render(
        address=address,
        root=site_map.root_of(address),
        source_file=f"campaigns/{folder}/campaign.yml",
        title=f"Lỗi dữ liệu: {folder}",
        description="Dữ liệu của phong trào này còn lỗi.",
        toc=False,
        folder=folder,
        problems=problems,
    )
    return OutputFile(site_map.page_source(address), text, f"campaigns/{folder}/campaign.yml")
