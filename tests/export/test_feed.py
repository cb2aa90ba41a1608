"""The news feed tells when something was published; its ids and addresses hold on every host (RFC 4287)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import feedparser
import pytest
from builders import campaign, campaign_data
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from sites import site_of, site_with

from generator.checking import check
from generator.derive import site_map
from generator.derive.news import News
from generator.derive.views import SiteView
from generator.export.feed import feed_bytes, feed_files
from generator.model.registry import Portal
from generator.output import OutputFile
from generator.pipeline import generate
from generator.project import Project

PORTAL = Portal(name="Cổng", owner="Ủy ban nhân dân xã Thử", issuing_body="ubnd-xa-thu")
BASE = "https://vi-du.vn/cong/"
CHANGES = [
    {
        "date": {"wording": "ngày 25/03/2026", "day": "2026-03-25"},
        "text": "Gia hạn nộp hồ sơ <đợt 2> & đính chính.",
        "document": "luat-thu",
    },
    {"date": {"wording": "ngày 06/01/2026", "day": "2026-01-06"}, "text": "Đưa kế hoạch lên cổng."},
]


def feed_of(site: SiteView) -> OutputFile:
    (file,) = feed_files(site)
    return file


def parsed(content: bytes) -> Any:
    headers = {
        "content-location": BASE + site_map.FEED,
        "content-type": "application/atom+xml; charset=utf-8",
    }
    found = feedparser.parse(content, response_headers=headers)
    assert not found.bozo, found.bozo_exception
    assert found.version == "atom10"
    return found


def test_the_shipped_feed_leads_to_pages_that_exist(
    site: SiteView, shipped_files: dict[str, OutputFile]
) -> None:
    found = parsed(feed_of(site).content)
    pages = shipped_files
    assert len(found.entries) == 7  # one for each plan, two changes, none for the sample
    for entry in found.entries:
        address, _, anchor = entry.link.removeprefix(BASE).partition("#")
        assert f'id="{anchor}"' in pages[f"{address}index.md"].text
    days = ("2026-11-20T00:00:00+07:00", "2026-11-28T00:00:00+07:00")  # plans put up, packs changed
    assert {entry.published for entry in found.entries} == set(days)
    assert found.feed.updated == days[-1]
    assert site_map.FEED in pages


def test_links_are_relative_to_the_feed(site: SiteView) -> None:
    text = feed_of(site).text
    links = re.findall(r'href="([^"]+)"', text)
    assert len(links) == 9
    assert not [href for href in links if "://" in href or href.startswith("/")]
    assert urljoin(BASE + site_map.FEED, links[0]) == BASE + site_map.FEED
    assert urljoin(BASE + site_map.FEED, links[1]) == BASE + site_map.NEWS
    assert "xml:base" not in text


def test_links_are_whole_where_the_portal_says_where_it_is(site: SiteView) -> None:
    """Programs that keep a feed's entries forget where the feed was."""
    links = re.findall(r'href="([^"]+)"', feed_of(replace(site, site_url=BASE)).text)
    assert links[:2] == [BASE + site_map.FEED, BASE + site_map.NEWS]
    assert all(href.startswith(BASE) for href in links)


def test_an_entry_tells_what_changed_by_which_document_and_never_the_deadline(tmp_path: Path) -> None:
    found = parsed(feed_of(site_with(tmp_path, campaign_data(changes=CHANGES))).content)
    first = found.entries[0]
    assert first.title == "Phong trào thử: Gia hạn nộp hồ sơ <đợt 2> & đính chính."
    law = "Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15/06/2022"
    assert first.summary == f"Gia hạn nộp hồ sơ <đợt 2> & đính chính. ({law})"
    assert [entry.updated[:10] for entry in found.entries] == ["2026-03-25", "2026-01-06"]
    assert "2026-03-31" not in feed_of(site_of(Project(tmp_path))).text  # the period's last day


def test_ids_stay_when_something_is_added(tmp_path: Path) -> None:
    ids = []
    for name, changes in (("before", CHANGES[1:]), ("after", CHANGES)):
        (tmp_path / name).mkdir()
        data = [campaign_data(changes=changes), campaign_data(id="khac", changes=changes)]
        entries = parsed(feed_of(site_with(tmp_path / name, *data)).content).entries
        ids.append([entry.id for entry in entries])
    before, after = ids
    assert (len(before), len(after)) == (2, 4)
    assert set(before) < set(after)
    assert len(set(after)) == 4
    assert all(
        re.fullmatch(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[0-9a-f-]{17}", each) for each in after
    )


def test_the_same_data_gives_the_same_bytes(shipped: Project, site: SiteView) -> None:
    assert feed_of(site) == feed_of(site_of(shipped))


def test_without_news_there_is_no_feed(tmp_path: Path) -> None:
    """A sample is no news, and a change without a day cannot be put in order."""
    undated = [{"date": {"wording": "chưa rõ", "unknown": True}, "text": "Đưa kế hoạch lên cổng."}]
    site = site_with(tmp_path, campaign_data(sample=True), campaign_data(id="khac", changes=undated))
    assert list(feed_files(site)) == []


@pytest.mark.parametrize("path", [site_map.NEWS, site_map.HOME])
def test_without_news_no_page_points_at_the_feed(tmp_path: Path, path: str) -> None:
    site_with(tmp_path, campaign_data(sample=True))
    pages = {
        page.path: page for page in generate(check(Project(tmp_path)), site_of(Project(tmp_path)).as_of).pages
    }
    assert "atom.xml" not in pages[site_map.page_source(path)].text


@given(st.text(min_size=1, max_size=60))
def test_whatever_a_change_says_the_feed_stays_well_formed(words: str) -> None:
    """A name with signs of markup, emoji or control characters, as the model lets them through."""
    try:
        case = campaign(short_title=words)
    except ValidationError:
        return  # nothing printable
    item = News("change", words, date(2026, 1, 6), case, "phong-trao/thu/", case.short_title)
    content = feed_bytes([item], PORTAL)
    assert len(parsed(content).entries) == 1
    # feedparser "mends" what looks like a text in a wrong encoding ("Â¡"): the words are read without it.
    title = fromstring(content).find("{*}entry/{*}title")
    assert title is not None
    assert (title.text or "").split() == f"{item.subject}: {item.subject}".split()
