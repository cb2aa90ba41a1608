"""A portal every text of which wants to be more than text: built for real, read back from every kind of file.

What the pages' templates do with single tricks is tested in `tests/render/test_escaping.py`.
"""

from __future__ import annotations

import csv
import functools
import http.server
import io
import json
import re
import shutil
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from builders import campaign_data, to_yaml, write_campaign, write_project
from defusedxml.ElementTree import fromstring
from forks import forked
from hostile import browse, with_texts
from ical.calendar_stream import IcsCalendarStream
from once import built_once
from openpyxl import load_workbook
from playwright.sync_api import Browser
from rich_campaign import FULL, rich_campaign
from running import AS_OF, ROOT

from generator.checking import check
from generator.project import Project

EVIL = (
    '=HYPERLINK("http://e.vn") </script><script>window.pwned=1</script></title>'
    '<img src=x onerror="window.pwned=1">'
    "<svg onload=window.pwned=1> {{ 7*191 }} {% raw %} ${7*191} [k](javascript:window.pwned=1) "
    "![k](data:text/html,k) **dam** `ma` '\"> <a href='javascript:window.pwned=1'>k</a> ]]> --> &lt;b&gt; "
    "\r\nBEGIN:VEVENT\r\nATTACH:x ../../../etc/passwd"
)
MARK = "window.pwned=1"
DANGEROUS = {"img", "iframe", "object", "embed", "base", "foreignobject"}


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The built portal: campaign, registries, settings, a list, all of hostile texts."""
    return Project(built_once(tmp_path_factory, "poisoned", build))


def build(root: Path) -> None:
    write_project(root, campaign_data(id="day-du"))
    checked = check(Project(root))
    assert checked.portal is not None
    registries = with_texts(checked.registries, lambda number: f"{EVIL} {number}")
    for name, entries in registries.model_dump(mode="json", exclude_none=True).items():
        (root / "campaigns" / "_shared" / f"{name}.yml").write_text(to_yaml(entries), encoding="utf-8")
    campaign = with_texts(rich_campaign(), lambda number: f"{EVIL} {number}")
    data = campaign.model_dump(mode="json", exclude_none=True)
    del data["decisions"][0]["sheets"]  # a CSV file has none
    write_campaign(root, data, FULL.with_name("plan.txt").read_text(encoding="utf-8") + f"\n\n- {EVIL}\n")
    (root / "campaigns" / "day-du" / "honours").mkdir()
    with (root / "campaigns/day-du/honours/qd-1.csv").open("w", encoding="utf-8", newline="") as file:
        header = ["TT", "Họ và tên", "Chức vụ", "Đơn vị", "Thành tích"]
        csv.writer(file).writerows([header, ["2", *[" ".join(EVIL.split())] * 4]])
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    portal = with_texts(checked.portal, lambda number: f"{EVIL} {number}").model_dump(exclude_none=True)
    licence = {"name": EVIL, "url": f"https://e.vn/?{EVIL}"}
    config |= {"site_name": EVIL, "site_description": EVIL, "site_url": "https://thidua.example.vn/x/"}
    contact = {"phone": "0205.3812.345", "email": "vanphong@example.vn"}  # hostile ones are refused (P04)
    config["extra"]["portal"] = portal | contact | {"data_licence": licence}
    (root / "mkdocs.yml").write_text(to_yaml(config), encoding="utf-8")
    shutil.copytree(ROOT / "theme", root / "theme")
    done = forked("build", "--as-of", AS_OF.isoformat(), cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr


def files(project: Project, ending: str) -> Iterator[tuple[Path, bytes]]:
    found = sorted(path for path in project.site.rglob(f"*{ending}") if "assets" not in path.parts)
    assert found, ending
    return ((path, path.read_bytes()) for path in found)


def test_no_page_has_an_element_an_attribute_or_a_link_of_the_data(poisoned: Project) -> None:
    shown = 0
    for path, content in files(poisoned, ".html"):
        events = browse(content.decode())
        assert not [e for e in events if e[0] == "<" and e[1] in DANGEROUS], path
        for event in (e for e in events if e[0] == "<"):
            names, values = event[2::2], event[3::2]
            assert not [name for name in names if name.startswith("on")], (path, event)
            for name, value in zip(names, values, strict=True):
                link = name in ("href", "src", "action")
                assert not (link and re.match(r"(javascript|data|vbscript):", value)), (path, event)
        assert "1337" not in content.decode(), path
        shown += any(e[0] == "text" and MARK in e[1] for e in events)
    assert shown > 30


def test_no_script_of_a_page_is_one_of_the_data(poisoned: Project) -> None:
    for path, content in files(poisoned, ".html"):
        for attributes, script in re.findall(r"<script([^>]*)>(.*?)</script>", content.decode(), re.DOTALL):
            if "ld+json" in attributes:
                json.loads(script)
            else:
                assert MARK not in script, path


def test_tables_compute_nothing(poisoned: Project) -> None:
    for path, content in files(poisoned, ".csv"):
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))):
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))], path
    for path, content in files(poisoned, ".xlsx"):
        for sheet in load_workbook(io.BytesIO(content)):
            cells = [cell for row in sheet.iter_rows() for cell in row]
            assert not [cell for cell in cells if cell.data_type == "f"], path
            assert not [cell for cell in cells if cell.hyperlink], path


def test_calendars_feed_and_lists_for_search_engines_are_sound(poisoned: Project) -> None:
    for path, content in files(poisoned, ".ics"):
        calendar = IcsCalendarStream.calendar_from_ics(content.decode())
        assert content.count(b"BEGIN:VEVENT\r\n") == len(calendar.events), path
        assert b"\r\nATTACH" not in content, path
    for path, content in files(poisoned, ".xml"):
        for element in fromstring(content).iter():
            assert MARK not in str(element.attrib), path
            assert "script" not in element.tag, path
    robots = (poisoned.site / "robots.txt").read_text(encoding="utf-8")
    assert MARK not in robots
    for path, content in files(poisoned, ".json"):
        json.loads(content)
        assert path.name


def test_what_the_search_loads_is_data_and_nothing_else(poisoned: Project) -> None:
    for path, content in files(poisoned, ".js"):
        if path.is_relative_to(poisoned.site / "du-lieu"):
            call = re.fullmatch(r"\w+\((?:\"[\w.-]+\",)?(.*)\);\n?", content.decode(), re.DOTALL)
            assert call, path
            json.loads(call[1])


def test_packs_unpack_into_one_folder(poisoned: Project) -> None:
    for path, content in files(poisoned, ".zip"):
        for name in zipfile.ZipFile(io.BytesIO(content)).namelist():
            assert re.fullmatch(r"[a-z0-9][a-z0-9./-]*", name), (path, name)
            assert ".." not in name, (path, name)


def test_a_browser_runs_nothing_of_the_data(poisoned: Project, browser: Browser) -> None:
    handler = functools.partial(Quiet, directory=str(poisoned.site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = browser.new_page()
    told: list[Any] = []
    page.on("dialog", lambda dialog: (told.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    campaign = "phong-trao/day-du/"
    try:
        for part in ("", campaign, f"{campaign}vinh-danh/", f"{campaign}ap-phich/", "don-vi/", "du-lieu/"):
            page.goto(f"http://127.0.0.1:{server.server_address[1]}/{part}", wait_until="networkidle")
            assert MARK in page.locator("body").inner_text(), part
            assert page.evaluate("window.pwned") is None, part
        page.goto(f"http://127.0.0.1:{server.server_address[1]}/")
        page.get_by_role("searchbox").first.fill("pwned")
        page.get_by_text(MARK).first.wait_for()
        page.wait_for_timeout(500)
        assert page.evaluate("window.pwned") is None
    finally:
        page.close()
        server.shutdown()
        server.server_close()
    assert told == []


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A file server that says nothing."""

    def log_message(self, *_: object) -> None:
        """Keep the test's output readable."""
