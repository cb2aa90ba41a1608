"""The page of a plan's full text says the words of `plan.txt` in their order."""

from __future__ import annotations

import re
import tempfile
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from builders import campaign_data
from hostile import as_html
from hypothesis import given, settings
from plan_lines import PLAN_TEXTS, words
from sites import site_with

from generator.derive.views import SiteView
from generator.load.plan.plan_text import PlanText
from generator.render.page import render_text


@cache
def site() -> SiteView:
    with tempfile.TemporaryDirectory() as root:
        return site_with(Path(root), campaign_data())


def page(text: str) -> str:
    """The page's HTML for a plan of this text."""
    view = replace(site().campaigns[0], plan_text=PlanText("plan.txt", text))
    address, layout = "phong-trao/thu/toan-van/", "campaign/chapter.md.j2"
    return as_html(
        render_text(
            "campaign/full_text.md.j2", address, layout=layout, toc=False, view=view, site=site(), files={}
        )
    )


class _Visible(HTMLParser):
    """The texts of the document itself: neither links to its sections nor names for screen readers."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.inside = self.hidden = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = self.inside or tag == "article"
        self.hidden = tag == "caption" or dict(attrs).get("class") == "headerlink"

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "article"
        self.hidden = False

    def handle_data(self, data: str) -> None:
        if self.inside and not self.hidden:
            self.texts.append(data)


def visible(html: str) -> str:
    reader = _Visible()
    reader.feed(html)
    reader.close()
    return "\n".join(reader.texts)


@settings(max_examples=60, deadline=None)
@given(PLAN_TEXTS)
def test_the_page_says_the_words_of_any_plan_in_their_order(text: str) -> None:
    assert words(visible(page(text))) == words(text)


def test_signs_are_shown_as_they_stand() -> None:
    lines = [
        "# Ghi chú",
        "**đậm** | *nghiêng*",
        "-------",
        "1. Một",
        "(2) Hai",
        "a/ Ba",
        "- - bốn",
        "&amp; <b>",
    ]
    shown = visible(page("\n".join(lines)))
    assert [" ".join(line.split()) for line in shown.split("\n") if line.strip()] == lines


def test_the_contents_list_every_numbered_item_with_its_first_words() -> None:
    long = "Các cơ quan, đơn vị phối hợp tổ chức thực hiện kế hoạch " * 4
    html = page(f"I. Tổ chức\n1. {long}.\n2. Ngắn gọn.\na) Có chữ cái")
    contents, _, _ = html.partition("<article")
    assert '<a href="#muc-i-2">2. Ngắn gọn.</a>' in contents
    (told,) = re.findall(r'<a href="#muc-i-1">(.*?)</a>', contents)
    assert told.startswith("1. Các cơ quan, đơn vị phối hợp")
    assert told.endswith("…")
    assert len(told) <= 95
    assert "Có chữ cái" not in contents


def test_headings_of_a_plan_without_roman_numerals_stand_at_the_top() -> None:
    """No level of headings is left out, or screen readers' users look for it."""
    html = page("1. Mục đích\n1.1. Với tập thể\n2. Yêu cầu")
    assert '<h2 id="muc-1">' in html
    assert '<h3 id="muc-1-1">' in html
    assert '<li class="td-contents__section"><a href="#muc-2">2. Yêu cầu</a></li>' in html
