"""The preview in a browser: banner and list of problems are for everybody, pages come anew by themselves."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import cycle

import pytest
from playwright.sync_api import Browser, Page, expect
from previewing import Preview, serving
from running import ROOT
from sampling import all_or
from soundness import assert_accessible, assert_fits, sample_of_equals

CAMPAIGN = "phong-trao/bau-cu-2026-cao-loc/"
KINDS = {"home": "", "overview": CAMPAIGN, "problems": "kiem-tra/", "broken campaign": "phong-trao/hong/"}
DESK, PHONE = (1280, "light"), (390, "dark")
LOOKS = all_or(
    [(path, *look) for path, look in zip(KINDS.values(), cycle((DESK, PHONE)), strict=False)],
    [(path, *look) for look in (DESK, PHONE) for path in KINDS.values()],
)
BANNER = "complementary", "Bản xem trước"
NEWS = "**/livereload/**"
"""What a page asks the preview for: whether there is a newer one."""


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """The preview of a portal of two campaigns, one that ships and one that is broken."""
    root = tmp_path_factory.mktemp("preview")
    for name in ("content", "theme", "campaigns/_shared", "campaigns/bau-cu-2026-cao-loc"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "campaigns" / "hong").mkdir()
    (root / "campaigns" / "hong" / "campaign.yml").write_text("id: hong\ntitel: x\n", encoding="utf-8")
    with serving(root) as running:
        running.wait_for("", "Bản xem trước")
        yield running


def opened(browser: Browser, preview: Preview, path: str, width: int = 1280, scheme: str = "light") -> Page:
    """A page of the preview; it stays as it is when the preview is built anew, until it is reloaded."""
    size = {"width": width, "height": 900}
    page = browser.new_context(viewport=size, color_scheme=scheme).new_page()
    page.route(NEWS, lambda route: route.abort())
    page.goto(f"http://{preview.address}/{path}")
    return page


@pytest.mark.fuzz
@pytest.mark.parametrize(("path", "width", "scheme"), LOOKS)
def test_no_accessibility_violation_and_nothing_overflows(
    browser: Browser, preview: Preview, path: str, width: int, scheme: str
) -> None:
    """The sample: each page once, in turns on a desk and light, on a phone and dark.

    Equal Access is asked of the two that no other test looks at.
    """
    page = opened(browser, preview, path, width, scheme)
    role, name = BANNER
    banner = page.get_by_role(role, name=name)
    expect(banner).to_contain_text("Bản xem trước trên máy này, chưa công bố.")
    expect(banner).to_contain_text(" lỗi, ")
    assert_fits(page, width)
    sample_of_equals(page)
    assert_accessible(page, again=path in (KINDS["home"], CAMPAIGN))
    page.emulate_media(media="print")
    expect(banner).to_be_hidden()
    page.context.close()


def test_the_banner_leads_to_the_problems_and_a_mended_file_to_the_page(
    browser: Browser, preview: Preview
) -> None:
    page = opened(browser, preview, CAMPAIGN)
    page.unroute(NEWS)
    page.reload()
    path = preview.root / "campaigns" / "bau-cu-2026-cao-loc" / "campaign.yml"
    sound = path.read_bytes()
    path.write_bytes(sound + b"titel: x\n")
    expect(page.locator("h1")).to_have_text("Dữ liệu còn lỗi")
    role, name = BANNER
    page.get_by_role(role, name=name).get_by_role("link").click()
    page.wait_for_url("**/kiem-tra/")
    where = page.locator("section", has=page.get_by_role("heading", name="bau-cu-2026-cao-loc/campaign.yml"))
    expect(where).to_contain_text("Lỗi S01")
    path.write_bytes(sound)
    expect(where.get_by_text("Lỗi S01")).to_have_count(0)
    page.get_by_role("link", name="Về trang chủ").click()
    expect(page.get_by_role(role, name=name)).to_be_visible()
    page.context.close()
