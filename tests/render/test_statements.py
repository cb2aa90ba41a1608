"""Every statement of a campaign stands on a page: a list that the model has and no template would be lost."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from builders import campaign_data, write_project
from rich_campaign import rich_campaign, statement_fields
from running import AS_OF

from generator.checking import check
from generator.derive import site_map
from generator.pipeline import generate
from generator.project import Project
from generator.wording import parts


def test_every_list_of_statements_has_a_place_on_a_page(tmp_path: Path) -> None:
    checked = check(Project(write_project(tmp_path, campaign_data(id="day-du"))))
    (case,) = checked.campaigns
    site = generate(replace(checked, campaigns=(replace(case, campaign=rich_campaign()),)), AS_OF)
    own = {site_map.page_source(site_map.campaign_address("day-du", part.step)) for part in parts.PARTS}
    text = "\n".join(page.text for page in site.pages if page.path in own)
    fields = statement_fields()
    assert len(fields) > 15
    told = {field for field in fields if re.search(rf"Ý của {re.escape(field)}\b", text)}
    assert fields - told == set(), "these stand in no template of a campaign's parts"


def test_whom_a_statement_is_about_is_said_once(tmp_path: Path) -> None:
    """A plan's heading with bullets: "Tập thể" with items, or a title; other words get the kind in front."""
    subjects = [
        {"candidate": "collective", "text": "Tập thể:", "items": ["Các phòng"]},
        {"candidate": "individual", "title": "Cá nhân", "text": "Người trực tiếp công tác"},
        {"candidate": "household", "text": "Gia đình tiêu biểu"},
    ]
    checked = check(Project(write_project(tmp_path, campaign_data(award_subjects=subjects))))
    pages = {page.path: page for page in generate(checked, AS_OF).pages}
    words = " ".join(re.sub(r"<[^>]+>", " ", pages["phong-trao/thu/tieu-chuan/index.md"].text).split())
    assert "Tập thể: Các phòng Cá nhân: Người trực tiếp công tác Hộ gia đình: Gia đình tiêu biểu" in words
