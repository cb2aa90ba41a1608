"""What a built portal tells search engines and messengers, with its address in mkdocs.yml and without."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from forks import forked
from running import AS_OF, URL

from generator.project import Project

CAMPAIGN = "phong-trao/bau-cu-2026-cao-loc/"


class Head(HTMLParser):
    """The Open Graph of a page, and its canonical address."""

    def __init__(self) -> None:
        super().__init__()
        self.told: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        name = found.get("property") or ""
        if tag == "meta" and name.startswith("og:"):
            assert name not in self.told
            self.told[name] = found.get("content") or ""


def open_graph(page: Path) -> dict[str, str]:
    head = Head()
    head.feed(page.read_text(encoding="utf-8"))
    return head.told


def test_a_shared_link_tells_title_and_deadline_whatever_the_address(copy: Project) -> None:
    told = open_graph(copy.site / CAMPAIGN / "index.html")
    assert told["og:title"] == "Thi đua bầu cử 2026 - 2031"
    assert told["og:description"].startswith("Hạn nộp hồ sơ: thứ Tư, 18/03/2026. UBND xã Cao Lộc: Phát động")
    assert (told["og:type"], told["og:locale"]) == ("website", "vi_VN")
    assert told["og:site_name"] == "Thi đua, khen thưởng xã Cao Lộc"


def test_nothing_that_needs_an_address_is_told_without_one(copy: Project) -> None:
    pages = list(copy.site.rglob("index.html"))
    assert len(pages) > 100
    for page in pages:
        told = open_graph(page)
        assert {"og:title", "og:description", "og:type", "og:locale", "og:site_name"} == set(told), page
        assert all(told.values()), page
    assert not (copy.site / "sitemap.xml").exists()
    assert not (copy.site / "sitemap.xml.gz").exists()
    assert (copy.site / "robots.txt").read_text(encoding="utf-8") == "User-agent: *\nAllow: /\n"


def test_with_an_address_every_page_tells_its_own(addressed: Project) -> None:
    pages = list(addressed.site.rglob("index.html"))
    assert len(pages) > 100
    for page in pages:
        address = page.parent.relative_to(addressed.site).as_posix() + "/"
        assert open_graph(page)["og:url"] == URL + ("" if address == "./" else address)


def test_the_card_of_a_campaign_is_where_its_pages_say(addressed: Project) -> None:
    looked_at = 0
    for page in (addressed.site / "phong-trao").rglob("index.html"):
        image = open_graph(page).get("og:image")
        if image is None:
            assert page.parent.name in {"phong-trao", "ban-in", "ap-phich"}, page
            continue
        looked_at += 1
        assert image.startswith(URL)
        card = addressed.site / image.removeprefix(URL)
        assert card.read_bytes().startswith(b"\x89PNG"), page
    assert looked_at > 40


def test_the_sitemap_names_pages_that_are_there(addressed: Project) -> None:
    text = (addressed.site / "sitemap.xml").read_text(encoding="utf-8")
    listed = set(re.findall("<loc>(.*?)</loc>", text))
    there = {page.parent for page in addressed.site.rglob("index.html")}
    assert {addressed.site / address.removeprefix(URL) for address in listed} <= there
    left_out = there - {addressed.site / address.removeprefix(URL) for address in listed}
    assert {folder.name for folder in left_out} <= {"ban-in", "ap-phich"}  # for paper
    assert not (addressed.site / "sitemap.xml.gz").exists()
    robots = (addressed.site / "robots.txt").read_text(encoding="utf-8")
    assert f"Sitemap: {URL}sitemap.xml" in robots


def test_a_copy_for_a_disk_has_nothing_for_search_engines(addressed: Project) -> None:
    done = forked("build", "--offline", "--as-of", AS_OF.isoformat(), cwd=addressed.root)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not (addressed.offline / "sitemap.xml").exists()
    assert not (addressed.offline / "robots.txt").exists()
    assert "og:url" not in open_graph(addressed.offline / CAMPAIGN / "index.html")
