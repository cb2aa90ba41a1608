"""A campaign's way at the desk in a browser: from the plan's Word file to the archive that is handed over."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import write_project
from playwright.sync_api import Browser, Page
from running import ROOT

sys.path.insert(0, str(ROOT / "tests" / "desk"))

from desks import Desk, running
from sampling import in_full
from soundness import assert_accessible
from whole_plan import whole_plan

from generator.project import Project

BUILDS = 120_000  # milliseconds that a command may take on a machine that does other things


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk on a small portal."""
    with running(Project(write_project(tmp_path))) as made:
        yield made


@pytest.fixture
def page(browser: Browser, desk: Desk) -> Iterator[Page]:
    """A tab at the desk; what a browser complains of fails the test."""
    context = browser.new_context(viewport={"width": 390, "height": 800})
    context.set_default_timeout(BUILDS)
    tab, said = context.new_page(), list[str]()
    tab.on("console", lambda each: said.append(each.text) if each.type in ("error", "warning") else None)
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.goto(desk.address)
    yield tab
    context.close()
    assert said == []


def press(page: Page, name: str) -> None:
    """By keyboard, as everything here."""
    page.get_by_role("button", name=name).first.press("Enter")


def built(page: Page, work: str) -> None:
    page.get_by_text(f"{work}: đã xong").wait_for()


def look(page: Page, *, again: bool = False) -> None:
    """`again`: a view that other tests of the desk look at, too."""
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert_accessible(page, contrast=in_full(), again=again, at_least=20)


def opened_from_its_plan(page: Page, desk: Desk, folder: Path) -> None:
    """The plan's file becomes a draft; what the tool did not understand is decided or sent to a field."""
    page.get_by_role("link", name="Mở phong trào từ tệp Word, PDF").press("Enter")
    plan = folder / "KH 12.docx"
    plan.write_bytes(whole_plan())
    page.get_by_label("Tệp kế hoạch").set_input_files(plan)
    page.locator("#ma").fill("so-2026")
    press(page, "Đọc tệp")
    page.wait_for_url("**/phong-trao/so-2026/diem-mo/**")
    while page.locator("form.point button").count():  # a surer reader leaves none
        page.locator("form.point button").first.press("Enter")
        page.get_by_text("Đã lưu.").wait_for()
    page.get_by_text("Không còn điểm nào phải quyết định.").wait_for()
    nowhere = page.locator(".plan .quoted", has_text="chưa vào mục nào")
    before = nowhere.count()
    line = nowhere.filter(has_text="chậm nhất ngày 15/12/2026")
    line.get_by_role("link", name="Đưa vào mục…").press("Enter")
    page.get_by_label("Vào mục").select_option(label="Quy trình")
    look(page, again=True)
    press(page, "Đưa vào")
    page.get_by_text("Đã lưu.").wait_for()
    assert nowhere.count() == before - 1
    assert (
        "Hồ sơ đề nghị khen thưởng gửi về" in page.locator(".plan p", has_text="→ Quy trình 1").inner_text()
    )
    page.get_by_role("link", name="Xem còn gì phải sửa, đưa lên cổng").press("Enter")
    press(page, "Bỏ bản nháp")
    page.wait_for_url(f"{desk.origin}/?len-cong=so-2026")


def built_ready(page: Page, desk: Desk) -> None:
    """A build waits, and the page of what it changes is open."""
    page.goto(f"{desk.origin}/cong-bo/")
    press(page, "Dựng sẵn bản mới")
    built(page, "Dựng sẵn bản mới")
    page.get_by_role("link", name="Xem những gì sẽ thay đổi").press("Enter")


def published(page: Page) -> None:
    """The build that was looked at is what readers see."""
    press(page, "Đưa bản này lên cổng")
    built(page, "Đưa bản mới lên cổng")


def prolonged(page: Page, desk: Desk) -> None:
    """The campaign's end is another day."""
    page.goto(f"{desk.origin}/phong-trao/so-2026/thoi-gian/")
    page.locator("#f-period-end-wording").fill("đến hết ngày 15/12/2026")
    page.locator("#f-period-end-day").fill("2026-12-15")
    press(page, "Lưu")
    page.get_by_text("Đã lưu.").wait_for()


@pytest.mark.fuzz
def test_a_campaign_goes_from_its_plan_to_the_archive_that_is_handed_over(
    page: Page, desk: Desk, tmp_path: Path
) -> None:
    online = desk.project.site / "phong-trao" / "so-2026" / "thoi-gian" / "index.html"
    opened_from_its_plan(page, desk, tmp_path)
    built_ready(page, desk)
    look(page)
    published(page)
    assert "30/11/2026" in online.read_text(encoding="utf-8")

    prolonged(page, desk)
    built_ready(page, desk)
    row = page.get_by_role("row", name=re.compile("Kết thúc")).inner_text()
    assert re.search(
        r"đến hết ngày 30/11/2026 \(.*30/11/2026\)\s+đến hết ngày 15/12/2026 \(.*15/12/2026\)", row
    )
    published(page)
    assert "15/12/2026" in online.read_text(encoding="utf-8")

    press(page, "Lấy lại bản trước")
    built(page, "Lấy lại bản trước")
    assert "15/12/2026" not in online.read_text(encoding="utf-8")

    press(page, "Đưa lên cổng và đóng gói bàn giao")
    built(page, "Đưa lên cổng và đóng gói bàn giao")
    page.get_by_text("Gói bàn giao đã đóng").press("Enter")
    with page.expect_download() as fetched:
        page.get_by_role("link", name=re.compile(r"\.zip$")).press("Enter")
    assert Path(fetched.value.path()).read_bytes()[:2] == b"PK"
    look(page, again=True)
