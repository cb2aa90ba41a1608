"""Without JavaScript every kind of page is complete, and shows no control that does nothing."""

from __future__ import annotations

import pytest
from opener import Opener

KINDS = [
    "",
    "phong-trao/",
    "phong-trao/bau-cu-2026-cao-loc/",
    "phong-trao/bau-cu-2026-cao-loc/tieu-chuan/",
    "phong-trao/bau-cu-2026-cao-loc/so-luong/",
    "phong-trao/bau-cu-2026-cao-loc/thoi-gian/",
    "phong-trao/bau-cu-2026-cao-loc/ho-so/",
    "phong-trao/bau-cu-2026-cao-loc/noi-dung/",
    "phong-trao/phong-trao-mau/vinh-danh/",
    "phong-trao/bau-cu-2026-cao-loc/toan-van/",
    "phong-trao/bau-cu-2026-cao-loc/ap-phich/",
    "phong-trao/bau-cu-2026-cao-loc/ban-in/",
    "don-vi/",
    "don-vi/to-bau-cu-cao-loc/",
    "bieu-mau/",
    "bieu-mau/to-trinh/",
    "vinh-danh/",
    "vinh-danh/tim-ten/",
    "van-ban/",
    "lich/",
    "tin/",
    "du-lieu/",
    "huong-dan/",
    "so-do-trang/",
    "gioi-thieu/",
    "lien-he/",
]
# Radio buttons do something: the sizes of the poster are plain CSS.
IDLE = """
() => [...document.querySelectorAll("button, input, select, textarea, [role=button]")]
  .filter((control) => control.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .filter((control) => control.getBoundingClientRect().width > 1)
  .filter((control) => !control.closest("form[action]") && control.type !== "radio")
  .map((control) => control.outerHTML.slice(0, 120))
"""


@pytest.mark.parametrize("path", KINDS)
def test_no_control_that_does_nothing_is_shown(opened: Opener, path: str) -> None:
    page = opened(path, script=False)
    assert page.locator("h1").is_visible()
    assert page.evaluate(IDLE) == []


def test_forms_of_home_lead_on_without_scripts(opened: Opener) -> None:
    page = opened("", script=False)
    page.locator("#td-q").fill("bau cu")
    page.locator("#td-q").press("Enter")
    page.wait_for_url("**/so-do-trang/?*")
    assert page.locator("main a").count() > 50
