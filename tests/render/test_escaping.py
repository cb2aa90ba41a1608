"""Text comes out as exactly that text, never as markup (docs/domain.md, Text from data is data)."""

from __future__ import annotations

import csv
import json
import re
import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from builders import campaign_data, write_campaign, write_project
from forks import forked
from hostile import Event, Portals, browse, filled_fields, fold, free_text_fields, seen, with_texts
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter
from rich_campaign import FULL, rich_campaign
from running import AS_OF, ROOT
from sampling import in_full, sample

from generator.checking import check
from generator.load.plan.plan_text import PlanText
from generator.model.base import Text
from generator.model.campaign import Campaign
from generator.problems import Problem, Source
from generator.project import Project
from generator.render.site.problem_page import render_problem_page
from generator.wording.parts import PARTS

CORPUS = (
    "|", "a | b", "<script>alert(1)</script>", "{{ 7 * 7 }}", "{% raw %}", "{# x #}",
    "](javascript:alert(1))", "[x](http://e.vn)", "![x](http://e.vn/x.png)", "`x`", "``` x", "~~~",
    "***", "**x**", "_x_", "# x", "## ", "> x", "- x", "+ x", "1. x", "1) x", "a\nb", "a\tb",
    "    x", "&lt;b&gt;", "&amp;", "&#60;", "]]>", "<![CDATA[x", "-->", "<!--", "<!-- x -->",
    "<?php ?>", "<!DOCTYPE x>", "{: onclick=x }", "{: #x .y }", "x {#id}", "a\u0002b", "\u0003x",
    "\u0002wzxhzdk:0\u0003", "\u0002amp\u0003", "klzzwxh:0000", "a\x00b", "x\x7f", "👩🏽‍🌾",
    "\u202eabc\u202c", "a\u200bb", "\ufeffa", "Ho\u0300a", "[TOC]", "[^1]", "[^1]: x", "*[abc]: x",
    "[x]: http://e.vn", "http://e.vn", "<http://e.vn>", "a@b.vn", "<a@b.vn>", '"x"', "'x'", "\\",
    "\\\\*", "x\\", "---", "===", ":::", "!!! note", "=== x", "<img src=x onerror=x>",
    "</p></td></table><iframe>", "</title>", "<li", "<", ">", "&", "100 %", "=cmd()", "a  b", "^x^",
    "~x~", "$x$", ":x:",
)  # fmt: skip
one_line = TypeAdapter[str](Text).validate_python


@cache
def portals() -> Portals:
    import tempfile

    with tempfile.TemporaryDirectory() as root:
        checked = check(Project(write_project(Path(root), campaign_data(id="day-du"))))
    (case,) = checked.campaigns
    return Portals(replace(checked, campaigns=(replace(case, campaign=rich_campaign()),)))


# Where a text stands: (what is rendered for the field of a number, what it was in the harmless pages).
PLACES = {
    "alone": (lambda _, text: text, lambda _: "zqqz"),
    "numbered": (lambda number, text: f"{text} zq{number}qz {text}", "zq{}qz".format),
}


@cache
def baseline(name: str) -> dict[str, list[Event]]:
    harmless = PLACES[name][1]
    return {page.path: seen(page) for page in portals().pages(harmless)}


def assert_only_words_change(name: str, text: str) -> None:
    """Every page is the harmless one with the words exchanged: the same elements, attributes, links."""
    written = PLACES[name][0]

    def exchanged(found: re.Match[str]) -> str:
        return one_line(written(found[1], text))

    def now(part: str) -> str:
        return fold(re.sub(r"zq(\d*)qz", exchanged, part)) if "zq" in part else part

    for page in portals().pages(lambda number: written(str(number), text)):
        expected = [(event[0], *map(now, event[1:])) for event in baseline(name)[page.path]]
        assert seen(page) == expected, page.path


ANY_TEXT = st.one_of(
    st.lists(st.sampled_from(CORPUS), min_size=1, max_size=4).map(" ".join),
    st.lists(st.sampled_from(CORPUS), min_size=2, max_size=4).map("".join),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30),
).filter(lambda text: one_line(f"x{text}") not in ("x", "x%"))  # a unit of "%" is written without a gap


def test_every_field_of_words_is_filled() -> None:
    """A new free-text field must get words in `rich_campaign`, or no test here would see it on a page."""
    known = free_text_fields(Campaign)
    assert len(known) > 60
    assert known - filled_fields(portals().checked.campaigns[0].campaign) == set()


@pytest.mark.fuzz
@pytest.mark.parametrize("text", sample(CORPUS, first=3, one_in=30))
def test_each_trick_stays_text_where_it_is_all_there_is(text: str) -> None:
    assert_only_words_change("alone", text)


@pytest.mark.fuzz
@pytest.mark.parametrize("text", sample(CORPUS, first=9, one_in=30))
def test_each_trick_stays_text_around_other_words(text: str) -> None:
    assert_only_words_change("numbered", text)


@settings(max_examples=100 if in_full() else 4)
@given(ANY_TEXT, st.sampled_from(["alone", "numbered"]))
def test_any_text_stays_text(text: str, name: str) -> None:
    assert_only_words_change(name, text)


def test_a_plans_text_stays_text() -> None:
    """`plan.txt` goes to the page as it is parsed; conversion marks are the parser's business."""
    text = "I. MỤC ĐÍCH\n\n" + "\n\n".join(
        f"{number}. {one_line(trick)}" for number, trick in enumerate(CORPUS)
    )
    plan = PlanText("plan.txt", text)
    assert len(plan.paragraphs) > 50
    (page,) = [
        page for page in portals().pages(lambda _: "x", plan) if page.path.endswith("toan-van/index.md")
    ]
    events = seen(page)
    shown = fold(" ".join(event[1] for event in events if event[0] == "text"))
    for paragraph in plan.paragraphs:
        assert fold(paragraph.text) in shown
    usual = {event[1] for event in baseline("alone")[page.path] if event[0] == "<"}
    assert {event[1] for event in events if event[0] == "<"} <= usual


@pytest.mark.parametrize("text", CORPUS)
def test_what_a_preview_says_of_a_mistake_stays_text(text: str) -> None:
    """The words of a problem quote the data file, and the file's name is the folder's."""

    def page_of(words: str) -> list[Event]:
        problem = Problem("S03", Source(f"campaigns/{words}/campaign.yml", 3, 7), words, words)
        return seen(render_problem_page("phong-trao/x/", words, (problem,)))

    expected = [
        (event[0], *(fold(part.replace("zqqz", one_line(text))) for part in event[1:]))
        for event in page_of("zqqz")
    ]
    assert page_of(one_line(text)) == expected


def test_the_built_page_holds_no_markup_of_the_data(tmp_path: Path) -> None:
    """Beyond our pages: MkDocs' theme prints titles, descriptions and tables of contents its own way."""
    evil = "</title><evil onload=x>\"'><a href='javascript:x'>&lt;evil&gt; {{ x }}"
    root = write_project(tmp_path, campaign_data(id="day-du"))
    campaign = with_texts(rich_campaign(), lambda _: evil)
    data = campaign.model_dump(mode="json", exclude_none=True)
    del data["decisions"][0]["sheets"]  # a CSV file has none
    write_campaign(
        root,
        data,
        FULL.with_name("plan.txt").read_text(encoding="utf-8"),
    )
    honours = root / "campaigns" / "day-du" / "honours"
    honours.mkdir()
    with (honours / "qd-1.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [["TT", "Họ và tên", "Chức vụ", "Đơn vị", "Thành tích"], ["2", evil, evil, evil, evil]]
        )
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("ubnd-xa-cao-loc", "ubnd-xa-thu")
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    shutil.copytree(ROOT / "theme", root / "theme")
    done = forked("build", "--as-of", AS_OF.isoformat(), cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    pages = sorted((root / "site" / "phong-trao" / "day-du").rglob("*.html"))
    assert len(pages) == len(PARTS) + 2, "the parts, the document on paper, the poster"
    for path in pages:
        events = browse(path.read_text(encoding="utf-8"))
        assert not [event for event in events if event[0] in "<>" and "evil" in event[1]], path
        assert not [
            event for event in events if event[0] == "<" and {"onload", "javascript:x"} & set(event)
        ], path
        assert any(event[0] == "text" and fold(evil) in event[1] for event in events), path
    for path in sorted((root / "site" / "du-lieu" / "tim-kiem").glob("*.js")):
        text = path.read_text(encoding="utf-8")
        call = re.fullmatch(r'tdSearchData\("[a-z0-9.-]+",(.*)\);\n', text, re.DOTALL)
        assert call, path
        json.loads(call[1])  # data and nothing else
