"""A campaign's pages say a thing where it belongs, once, in words that nobody has to turn round."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from builders import campaign_data, write_project
from running import AS_OF
from shipped_plans import CAO_LOC, PLANS

from generator.checking import check
from generator.derive import site_map
from generator.derive.views import SiteView
from generator.output import OutputFile
from generator.pipeline import generate
from generator.project import Project
from generator.render.page import render_page
from generator.render.site.pages import SITE_PAGES

PARTS = ("tieu-chuan", "so-luong", "thoi-gian", "ho-so", "noi-dung", "vinh-danh", "toan-van")


@pytest.fixture(scope="module")
def pages(shipped_files: dict[str, OutputFile]) -> dict[tuple[str, str], str]:
    """The pages of the shipped campaigns by campaign and part."""
    return {
        (each, step): shipped_files[f"phong-trao/{each}/{step}/index.md"].text
        for each in PLANS
        for step in PARTS
    }


def test_only_the_parts_about_it_tell_the_deadline(pages: dict[tuple[str, str], str]) -> None:
    telling = {step for step in PARTS if "18/03/2026" in pages[CAO_LOC, step].partition("<h1>")[2]}
    assert telling == {"thoi-gian", "ho-so", "vinh-danh"}  # the last: from the dossiers to the names


def test_what_is_left_out_is_not_negated_twice(pages: dict[tuple[str, str], str]) -> None:
    text = pages[CAO_LOC, "tieu-chuan"]
    assert re.search(r"<dt>Trường hợp loại trừ</dt>\s*<dd[^>]*>không bao gồm Ban chỉ đạo", text)
    assert "Không thuộc đối tượng" not in text


def test_that_documents_are_unverified_is_said_where_it_is_an_exception(
    shipped_files: dict[str, OutputFile], site: SiteView
) -> None:
    page = shipped_files["van-ban/index.md"].text
    assert page.count("chưa được đối chiếu với bản gốc") == 1, "of all of them, once"
    assert "chưa đối chiếu bản gốc</span>" not in page
    verified = [
        replace(each, document=each.document.model_copy(update={"verified": place > 0}))
        for place, each in enumerate(site.documents)
    ]
    changed = replace(site, documents=tuple(verified))
    (way,) = [each for each in SITE_PAGES if each.address == site_map.DOCUMENTS]
    page = render_page(
        way.template, way.address, "campaigns/", title=way.title, description="", toc=False, boost=1,
        site=changed, **way.facts(changed),
    ).text  # fmt: skip
    assert page.count("chưa đối chiếu bản gốc</span>") == 1, "the one exception"


def test_a_heading_keeps_a_term_on_one_line(pages: dict[tuple[str, str], str]) -> None:
    for step in ("tieu-chuan", "so-luong", "ho-so"):
        (heading,) = re.findall(r"<h1>(.*?)</h1>", pages[CAO_LOC, step])
        assert "khen\u00a0thưởng" in heading, step
        assert "khen thưởng" not in heading, step


def test_the_headings_of_all_pages_keep_terms_and_spans_of_years(
    shipped_files: dict[str, OutputFile],
) -> None:
    for path, kept in (
        ("index.md", "khen\u00a0thưởng"),
        (f"phong-trao/{CAO_LOC}/index.md", '<span class="td-years">2026 - 2031</span>'),
        (f"phong-trao/{CAO_LOC}/ban-in/index.md", '<span class="td-years">2026 - 2031</span>'),
        (f"phong-trao/{CAO_LOC}/ap-phich/index.md", "Thi\u00a0đua bầu\u00a0cử <span"),
        ("bieu-mau/bao-cao-ca-nhan/index.md", "thành\u00a0tích"),
        ("don-vi/hoi-dong-tdkt-dak-lak/index.md", "Thi\u00a0đua"),
    ):
        (heading,) = re.findall(r"<h1>(.*?)</h1>", shipped_files[path].text)
        assert kept in heading, path


def test_a_caption_that_repeats_its_heading_is_for_screen_readers_only(
    pages: dict[tuple[str, str], str],
) -> None:
    seen = 0
    for at, text in pages.items():
        heading = ""
        for title, attributes, caption in re.findall(
            r"(?:<h[23][^>]*>|^##+ )([^<{\n]+)|<caption([^>]*)>([^<]*)</caption>", text, re.MULTILINE
        ):
            heading = title.strip().lower() or heading
            seen += bool(caption)
            if caption and heading in caption.lower():
                assert "td-hidden" in attributes, (at, caption)
    assert seen > 20


def test_what_a_heading_begins_with_is_not_said_twice(tmp_path: Path) -> None:
    """The words that lead to an award's name may be its own first ones."""
    quota = {
        "code": "moi-thon", "award": "giay-khen-xa", "group": "Mỗi thôn", "per": "unit", "collectives": 1,
        "wording": "không quá 01 tập thể",
    }  # fmt: skip
    heading = "Đề nghị Chủ tịch UBND xã tặng Giấy khen"
    data = campaign_data(awards=[{"award": "giay-khen-xa", "heading": heading}], quotas=[quota])
    made = generate(check(Project(write_project(tmp_path, data))), AS_OF)
    told = {page.path: page.text for page in made.pages if page.path.endswith("index.md")}
    assert (
        f">Số lượng {heading[0].lower()}{heading[1:]}</caption>" in told["phong-trao/thu/so-luong/index.md"]
    )
    assert not [path for path, text in told.items() if re.search("đề nghị đề nghị", text, re.IGNORECASE)]


def test_a_period_that_is_one_span_of_the_calendar_is_told_once(tmp_path: Path) -> None:
    whole = {"wording": "trong năm 2026", "year": 2026, "bound": "during"}
    data = campaign_data(period={"text": "Trong năm 2026.", "start": whole, "end": whole})
    found = generate(check(Project(write_project(tmp_path, data)), as_of=AS_OF), AS_OF)
    overview = next(page.text for page in found.pages if page.path == "phong-trao/thu/index.md")
    facts = re.sub(r"<[^>]+>", "", overview.partition("<dt>Thời gian thi đua")[2].partition("</dl>")[0])
    assert facts.count("trong năm 2026") == 1
    assert facts.count("từ 01/01/2026 đến 31/12/2026") == 1
    search = next(page.text for page in found.pages if "tra-loi" in page.path)
    assert "Thời gian thi đua: trong năm 2026, từ 01/01/2026 đến 31/12/2026." in search


def test_no_fact_is_named_again_for_each_of_its_values(shipped_files: dict[str, OutputFile]) -> None:
    for each in PLANS:
        box = shipped_files[f"phong-trao/{each}/index.md"].text.partition('<dl class="td-facts">')[2]
        named = re.findall(r"<dt>([^<]+)</dt>", box.partition("</dl>")[0])
        assert len(named) == len(set(named)), (each, named)


def test_nobody_is_told_to_hand_in_what_is_not_theirs_or_is_over(
    shipped_files: dict[str, OutputFile], site: SiteView
) -> None:
    """AS_OF all deadlines are over; before its own, the owner's plan asks for the dossier."""
    for view in site.campaigns:
        assert "Hồ sơ phải nộp" not in shipped_files[f"phong-trao/{view.id}/index.md"].text
    assert "Thành phần hồ sơ" in shipped_files[f"phong-trao/{CAO_LOC}/index.md"].text


def test_a_dossier_is_asked_for_while_its_deadline_lies_ahead(tmp_path: Path) -> None:
    due = {"wording": "chậm nhất ngày 18/3/2026", "day": "2026-03-18", "bound": "on_or_before"}
    papers = [{"code": "to-trinh", "name": "Tờ trình", "text": "Tờ trình của đơn vị", "form": "none"}]
    data = campaign_data(
        milestones=[{"code": "nop", "kind": "dossier", "title": "Hạn nộp", "date": due}],
        dossiers=[{"code": "ho-so", "heading": "Hồ sơ", "awards": ["giay-khen-xa"], "documents": papers}],
    )
    checked = check(Project(write_project(tmp_path, data)), as_of=date(2026, 3, 18))
    for day, asked in ((date(2026, 3, 18), True), (date(2026, 3, 19), False)):
        pages = {page.path: page for page in generate(checked, day).pages}
        assert ("Hồ sơ phải nộp" in pages["phong-trao/thu/index.md"].text) is asked
