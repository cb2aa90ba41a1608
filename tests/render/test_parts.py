"""A row of the table of parts and a template are a page, tab, tile, chapter on paper, search entry."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from builders import campaign_data, write_project
from jinja2 import ChoiceLoader, DictLoader
from running import AS_OF

from generator.checking import check
from generator.citing import roman
from generator.pipeline import generate
from generator.project import Project
from generator.render.environment import environment
from generator.wording import parts
from generator.wording.parts import CampaignPart

TEMPLATE = """\
{% extends layout %}
{% import "parts/heading.md.j2" as headings with context %}
{% import "parts/links.md.j2" as links with context %}
{% block content %}
{{ headings.heading(2, "Việc & người", "viec") }}
<p><a href="{{ links.to(view, at.DOSSIER, "quy-trinh") }}">Quy trình</a></p>
<p><a href="{{ links.to(view, at.OVERVIEW) }}">Đầu</a></p>
<p>Nội dung phần thử của phong trào {{ view.campaign.short_title }}.</p>
{% endblock %}
"""
ADDED = CampaignPart(
    "phan-thu",
    "Phần thử",
    "Phần để thử",
    "campaign/phan_thu.md.j2",
    "Phần thử của phong trào {name}.",
    "biện pháp, làm thế nào",
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    before, annex = parts.PARTS[:-1], parts.PARTS[-1]
    monkeypatch.setattr(parts, "PARTS", (*before, ADDED, annex))
    own = DictLoader({ADDED.template: TEMPLATE})
    monkeypatch.setattr(environment(), "loader", ChoiceLoader([own, environment().loader]))
    return Project(write_project(tmp_path, campaign_data()))


def test_a_part_that_is_added_stands_wherever_parts_stand(project: Project) -> None:
    site = generate(check(project), AS_OF)
    texts = {page.path: page.text for page in site.pages if page.path.endswith((".md", ".js"))}
    at = "phong-trao/thu/"

    own = texts[f"{at}phan-thu/index.md"]
    assert 'title: "Phần để thử - Phong trào thử"' in own
    assert 'description: "Phần thử của phong trào Phong trào thử."' in own
    assert "<h1>Phần để thử</h1>" in own
    assert "<p>Nội dung phần thử của phong trào Phong trào thử.</p>" in own
    assert '<h2 id="viec">Việc &amp; người</h2>' in own
    assert '<a href="../../../phong-trao/thu/ho-so/#quy-trinh">' in own
    assert '<a href="../../../phong-trao/thu/">Đầu' in own
    assert '<a href="../phan-thu/" aria-current="page">Phần thử</a>' in own

    assert '<a href="phan-thu/">Phần thử</a>' in texts[f"{at}index.md"]
    assert re.search(rf"{at}phan-thu/\">Phần thử<", texts["so-do-trang/index.md"])

    paper = texts[f"{at}ban-in/index.md"]
    last = len(parts.PARTS) - 1  # behind it stands the annex, which has no number
    assert f'<h2 id="phan-thu">{roman(last)}. Phần để thử</h2>' in paper
    assert '<h3 id="phan-thu-viec">Việc &amp; người</h3>' in paper
    assert '<a href="#ho-so-quy-trinh">' in paper
    assert '<a href="#thong-tin-chinh">Đầu' in paper
    assert '<h2 id="toan-van">Phụ lục. Toàn văn kế hoạch</h2>' in paper
    assert "<p>Nội dung phần thử của phong trào Phong trào thử.</p>" in paper

    search = [text for path, text in texts.items() if path.startswith("du-lieu/tim-kiem/trang.")]
    assert "biện pháp, làm thế nào" in "".join(search)


def test_nothing_else_may_stand_at_its_address(project: Project) -> None:
    page = project.root / "content" / "phong-trao" / "thu" / "phan-thu.md"
    page.parent.mkdir(parents=True)
    page.write_text("---\ntitle: Phần thử\n---\nTrang viết tay.\n", encoding="utf-8")
    assert page.name in {Path(found.source.path).name for found in check(project).problems}


def test_every_part_of_the_table_is_told_apart(project: Project) -> None:
    assert project
    for name in (
        "step",
        "tab",
        "title",
        "template",
        "chapter_anchor",
        "chapter_title",
        "description",
        "asked",
    ):
        values = [getattr(part, name) for part in parts.PARTS]
        assert len(set(values)) == len(values), name
        assert name == "step" or all(values), name


def test_chapters_have_roman_numbers_however_many_they_are() -> None:
    assert " ".join(map(roman, range(1, 13))) == "I II III IV V VI VII VIII IX X XI XII"
    assert (roman(14), roman(19), roman(39)) == ("XIV", "XIX", "XXXIX")
