"""What holds for every page, whatever it shows."""

from __future__ import annotations

from importlib.resources import files

from playwright.sync_api import Page


def assert_accessible(page: Page) -> None:
    """No violation of WCAG 2.2 A or AA that axe-core can find, and axe-core did look."""
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})")
    told = [(rule["id"], [node["target"] for node in rule["nodes"]][:5]) for rule in found["violations"]]
    assert not told
    assert len(found["passes"]) > 10


def assert_structured(page: Page) -> None:
    """One title, and every table with its caption and the direction of its headings."""
    assert page.locator("h1").count() == 1
    assert page.locator(".td-table").count() == page.locator(".td-table > caption").count()
    assert page.locator(".td-table th:not([scope])").count() == 0
