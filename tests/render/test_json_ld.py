"""What search engines are told of pages: parsable, true to the plan, and whole or relative addresses."""

from __future__ import annotations

import json
import posixpath
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import campaign_data
from running import URL
from sites import site_with

from generator.derive.views import SiteView
from generator.open_data.sets import DATA_SETS
from generator.output import OutputFile
from generator.render.json_ld import campaign_things, linker

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
AS_OF = date(2026, 11, 20)


def things(text: str) -> list[dict[str, Any]]:
    """Everything a page tells; at most one element."""
    blocks = BLOCK.findall(text)
    assert len(blocks) <= 1
    return [thing for block in blocks for thing in json.loads(block)["@graph"]]


@pytest.fixture(scope="module")
def pages(shipped_files: dict[str, OutputFile]) -> dict[str, str]:
    found = shipped_files.values()
    return {page.path.removesuffix("index.md"): page.text for page in found if page.path.endswith(".md")}


def of_kind(text: str, kind: str) -> list[dict[str, Any]]:
    return [thing for thing in things(text) if thing["@type"] == kind]


def test_every_page_with_a_way_to_it_tells_the_way(pages: dict[str, str]) -> None:
    looked_at = 0
    known = {*pages, "huong-dan/"}  # written by hand
    for address, text in pages.items():
        found = of_kind(text, "BreadcrumbList")
        assert len(found) == text.count('<nav class="td-crumbs"'), address
        for way in found:
            looked_at += 1
            steps = way["itemListElement"]
            assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
            assert steps[0]["name"] == "Trang chủ"
            assert all(step["name"] for step in steps), address
            assert "item" not in steps[-1]
            for step in steps[:-1]:
                there = posixpath.normpath(posixpath.join("/", address, step["item"]))
                assert there.lstrip("/") + "/" * (there != "/") in known, address
    assert looked_at > 100


def test_a_campaign_tells_no_day_that_its_plan_does_not_write(site: SiteView) -> None:
    told = {view.id: next(campaign_things(view, linker("", site)), None) for view in site.campaigns}
    days = {name: (thing.get("startDate"), thing.get("endDate")) for name, thing in told.items() if thing}
    assert days == {
        "bau-cu-2026-cao-loc": (None, "2026-03-31"),  # the launch's day is not known
        "dai-hoi-xiv-cao-loc": (None, None),  # both hang on events
        "bau-cu-2026-dak-lak": (None, "2026-03-31"),  # "từ tháng 10": a month is no day
        "80-nam-tong-tuyen-cu-chi-lang": (None, "2025-12-31"),
        "bau-cu-2021-lai-chau": ("2021-01-19", None),  # its end is an event
    }
    assert told["phong-trao-mau"] is None  # an example is no event


def test_a_day_that_the_plan_writes_is_told(tmp_path: Path) -> None:
    site = site_with(tmp_path, campaign_data())
    event, *services = campaign_things(site.campaigns[0], linker("", site))
    assert (event["@type"], event["startDate"], event["endDate"]) == ("Event", "2026-01-10", "2026-03-31")
    assert services == []  # its plan names no dossier


def test_campaigns_forms_and_data_are_told_as_what_they_are(pages: dict[str, str]) -> None:
    overview = pages["phong-trao/bau-cu-2026-cao-loc/"]
    (event,), (service,) = of_kind(overview, "Event"), of_kind(overview, "GovernmentService")
    assert event["organizer"]["name"] == service["provider"]["name"] == "Ủy ban nhân dân xã Cao Lộc"
    assert not {"offers", "location", "eventStatus", "performer"} & {*event, *service}
    (form,) = of_kind(pages["bieu-mau/to-trinh/"], "DigitalDocument")
    assert form["encoding"]["contentUrl"] == "../../bieu-mau/to-trinh/to-trinh.docx"
    sets = of_kind(pages["du-lieu/"], "Dataset")
    assert [each["name"] for each in sets] == [each.title for each in DATA_SETS]
    for each in sets:
        assert each["license"].startswith("https://")
        assert [file["@type"] for file in each["distribution"]] in (
            ["DataDownload"] * 2,
            ["DataDownload"] * 3,
        )


def test_addresses_are_relative_or_whole_as_the_portal_knows_its_own(
    addressed_files: dict[str, OutputFile], pages: dict[str, str]
) -> None:
    found = addressed_files.values()
    whole = {page.path.removesuffix("index.md"): page.text for page in found if page.path.endswith(".md")}
    for texts, expected in ((pages, r"\.{1,2}/"), (whole, re.escape(URL))):
        links = [link for text in texts.values() for thing in things(text) for link in addresses_in(thing)]
        assert len(links) > 300
        assert not [link for link in links if not re.match(expected, link)]


def addresses_in(thing: Any) -> list[str]:
    """Every address in a thing that is the portal's own."""
    if isinstance(thing, list):
        return [link for each in thing for link in addresses_in(each)]
    if not isinstance(thing, dict):
        return []
    own = [thing[key] for key in ("url", "item", "contentUrl") if key in thing]
    return own + [link for value in thing.values() for link in addresses_in(value)]
