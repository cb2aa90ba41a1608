"""What holds for every page, whatever it shows."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from playwright.sync_api import Page

AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# It asks each of a thousand elements for each of two thousand selectors: here a selector is looked up once.
FAILURES_OF_ACE = """async () => {
    const asked = new Map();
    const matches = Element.prototype.matches;
    Element.prototype.matches = function (selector) {
        if (!asked.has(selector)) asked.set(selector, new Set(document.querySelectorAll(selector)));
        return this.isConnected ? asked.get(selector).has(this) : matches.call(this, selector);
    };
    const {results} = await new ace.Checker().check(document, ["WCAG_2_2"]);
    Element.prototype.matches = matches;
    const failed = results.filter(({value}) => value[0] === "VIOLATION" && value[1] === "FAIL");
    return [failed.map((each) => [each.ruleId, each.message, each.snippet.slice(0, 200)]), results.length];
}"""

# Rules of Equal Access that are wrong for us, and where. A roll on a phone: clipped headings count as
# none, though screen readers have them (test_access.py looks), and a row's name stands behind its number.
EXCUSED = {"table_headers_exists": "td-table--stack td-roll"}


@cache
def axe_core() -> str:
    """The program of axe-core, as its Python package carries it."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


@cache
def equal_access() -> str:
    """The program of IBM Equal Access."""
    return (Path(__file__).parent / "vendor" / "ace.js").read_text(encoding="utf-8")


def assert_accessible(page: Page, *, forced_colours: bool = False) -> None:
    """No violation of WCAG 2.2 A or AA that one of two checkers can find, and both did look.

    Two, because they judge differently: Equal Access asks what a label says and whether landmarks of one kind
    have names of their own, axe-core measures contrasts better and looks at the size of targets. With forced
    colours it would measure -webkit-text-fill-color, which keeps the page's colour though nobody sees it.
    """
    options = {
        "runOnly": AXE_RULES,
        "rules": {"color-contrast": {"enabled": not forced_colours}},
        "resultTypes": ["violations"],  # of the rules that passed only which: saves listing every element
    }
    page.evaluate(axe_core())
    found = page.evaluate("options => axe.run(options)", options)
    told = [(rule["id"], [node["target"] for node in rule["nodes"]][:5]) for rule in found["violations"]]
    assert not told, told
    assert len(found["passes"]) > 10
    page.evaluate(equal_access())
    failed, looked_at = page.evaluate(FAILURES_OF_ACE)
    failed = [(rule, told, where) for rule, told, where in failed if EXCUSED.get(rule, "\0") not in where]
    assert not failed, failed
    assert looked_at > 100


def assert_structured(page: Page) -> None:
    """One title, and every table with its caption and the direction of its headings."""
    assert page.locator("h1").count() == 1
    assert page.locator(".td-table").count() == page.locator(".td-table > caption").count()
    assert page.locator(".td-table th:not([scope])").count() == 0
