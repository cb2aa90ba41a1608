"""The walk that the portal is for: from home to all that an official has to prepare, in a few clicks."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from ical.calendar_stream import IcsCalendarStream
from opener import Opener
from playwright.sync_api import Locator, Page


class Walker:
    """Someone who clicks, and counts."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0

    def click(self, link: Locator) -> None:
        link.click()
        self.page.wait_for_load_state()
        self.clicks += 1

    def download(self, link: Locator) -> bytes:
        with self.page.expect_download() as found:
            link.click()
        self.clicks += 1
        return Path(found.value.path()).read_bytes()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_head_of_a_polling_team_gets_everything_in_five_clicks(opened: Opener, width: int) -> None:
    walker = Walker(opened("", width=width, day="2026-03-10"))
    page = walker.page

    page.fill("#td-unit", "to bau cu so 3")
    walker.click(page.get_by_role("button", name="Xem đơn vị"))
    found = page.get_by_role("main").get_by_role("link", name="Các Tổ bầu cử", exact=True)
    walker.click(found.first)

    page.get_by_text("còn 8 ngày").first.wait_for()  # a script brings the days up to date
    told = page.locator("main").inner_text()
    assert "không quá 01 tập thể, 02 cá nhân" in told
    assert "18/03/2026" in told
    assert "còn 8 ngày" in told

    pack = walker.download(page.get_by_role("link", name="Tải bộ hồ sơ").first)
    with zipfile.ZipFile(io.BytesIO(pack)) as archive:
        names = archive.namelist()
    assert "00-to-ke-ho-so.docx" in names
    assert "01-to-trinh.docx" in names
    checklist = walker.download(page.get_by_role("link", name="Tải tờ kê hồ sơ của đơn vị").first)
    with zipfile.ZipFile(io.BytesIO(checklist)) as archive:
        assert "Các Tổ bầu cử" in archive.read("word/document.xml").decode("utf-8")

    calendar = walker.download(page.get_by_role("link", name="Thêm các hạn vào lịch").first)
    events = IcsCalendarStream.calendar_from_ics(calendar.decode("utf-8")).events
    assert "2026-03-18" in [event.dtstart.isoformat() for event in events]
    assert walker.clicks <= 5


def test_a_form_is_found_read_and_downloaded(opened: Opener) -> None:
    page = opened("bieu-mau/")
    page.get_by_role("link", name="Biên bản họp xét khen thưởng", exact=True).click()
    page.wait_for_load_state()
    paper = page.locator(".td-paper")
    assert "Thành phần tham dự" in paper.inner_text()
    assert paper.locator("table[role=presentation]").count() >= 2
    assert paper.locator("th").count() >= 4
    with page.expect_download() as found:
        page.get_by_role("link", name="Tải bản trống").click()
    content = Path(found.value.path()).read_bytes()
    assert content.startswith(b"PK")
    shown = page.evaluate(
        """async (bytes) => [...new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(bytes)))]
             .map(byte => byte.toString(16).padStart(2, "0")).join("")""",
        list(content),
    )
    page.get_by_text("Mã kiểm tra tệp").click()
    assert shown == page.locator(".td-digest code").inner_text()
