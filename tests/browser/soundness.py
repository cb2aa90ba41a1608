"""What holds for every page, whatever it shows."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from playwright.sync_api import Page
from sampling import in_full

AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FAILURES_OF_ACE = """async () => {
    const checker = new ace.Checker();
    checker.rulesetRules.WCAG_2_2 = rulesThatFail(checker);
    const {results} = await checker.check(document, ["WCAG_2_2"]);
    const failed = results.filter(({value}) => value[0] === "VIOLATION" && value[1] === "FAIL");
    return [failed.map((each) => [each.ruleId, each.message, each.snippet.slice(0, 200)]), results.length];
}"""

# What one template made many times (rows, entries of the guide, their links): of each such run the first
# and the last stay. A checker's work grows faster than the page.
SAMPLE_OF_EQUALS = """most => {
    const parents = "tbody, ul, ol, dl, article, section, div, select";
    for (const parent of document.querySelectorAll(parents)) {
        const kinds = Map.groupBy([...parent.children], (each) => `${each.tagName}.${each.className}`);
        for (const equals of kinds.values())
            if (equals.length > most)
                equals.slice(most / 2, -most / 2).forEach((each) => each.remove());
    }
}"""
EQUALS = 2

# A page looks at its parts again when it gets wider or narrower, with the next picture that is drawn of it
# (the observer is called after that): what was taken out before would not be found, which is an error.
NEXT_PICTURE = "() => new Promise((drawn) => new ResizeObserver(drawn).observe(document.body))"

# What every page of the portal has around its own part: a third of what there is to look at.
COMMON_PARTS = ".md-header, .md-tabs, .md-sidebar--primary, .td-footer"

# Equal Access asks each of a thousand elements for each of two thousand rules of style: most of its time.
# Here each rule is asked once which elements it is for; an element then goes through its own rules only.
# test_access.py looks that the checker finds the same.
EVERY_STYLE_RULE = "p=0,h=d;p<h.length;p++)m(h[p])"
STYLE_RULES_OF_IT = "p=0,h=styleRulesOf(t,d,c);p<h.length;p++)m(h[p])"
STYLE_RULES_OF = """
var asked = {};
function styleRulesOf(element, rules, focus) {
    if (!element.isConnected) return rules;
    if (asked[focus]?.rules !== rules) {
        asked[focus] = {rules, of: new Map()};
        for (const rule of rules) {
            const inner = focus && rule.selPseudo === ":focus" ? /([ >][^+~ >]+):focus-within/g : "";
            const selector = rule.selMain.replace(inner, inner && "$1");
            try {
                for (const each of document.querySelectorAll(selector)) {
                    const known = asked[focus].of.get(each);
                    known ? known.push(rule) : asked[focus].of.set(each, [rule]);
                }
            } catch {
                // Not a selector once its end is cut off: the checker takes it for one that fits nothing.
            }
        }
    }
    return asked[focus].of.get(element) ?? [];
}
"""

# Half of what Equal Access says of an element can only be praise, advice or a question to a person: a rule
# fails by calling RuleFail, and only a violation counts. The others are not asked, but where a rule waits for
# them. test_access.py looks that the same fails.
RULES_THAT_FAIL = """
function rulesThatFail(checker) {
    const {rulesetRules: {WCAG_2_2: all}, engine: {ruleMap}, ruleReasonLevels: levels} = checker;
    const needed = new Set();
    const need = (id) => {
        if (!all.includes(id)) return;
        needed.add(id);
        ruleMap[id].dependencies?.forEach(need);
    };
    const violates = (id) => Object.values(levels[id].WCAG_2_2).includes("VIOLATION");
    all.filter((id) => violates(id) && `${ruleMap[id].run}`.includes("RuleFail")).forEach(need);
    return [...needed];
}
"""

# Rules of Equal Access that are wrong for us, and where. A roll on a phone: clipped headings count as
# none, though screen readers have them (test_access.py looks), and a row's name stands behind its number.
EXCUSED = {"table_headers_exists": "td-table--stack td-roll"}


@cache
def axe_core() -> str:
    """The program of axe-core, as its Python package carries it."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


@cache
def equal_access() -> str:
    """The program of IBM Equal Access, as it comes."""
    return (Path(__file__).parent / "vendor" / "ace.js").read_text(encoding="utf-8")


@cache
def quick_equal_access() -> str:
    """The same program, looking up which rules of style an element has; `rulesThatFail` beside it."""
    program = equal_access()
    assert program.count(EVERY_STYLE_RULE) == 1
    return program.replace(EVERY_STYLE_RULE, STYLE_RULES_OF_IT) + STYLE_RULES_OF + RULES_THAT_FAIL


def sample_of_equals(page: Page) -> None:
    """Take most of what is repeated out of a page, but for a run in full (`make test-long`)."""
    if not in_full():
        page.evaluate(SAMPLE_OF_EQUALS, EQUALS)


def sample_of_parts(page: Page) -> None:
    """The same, and without what is around every page; tests of the pages themselves look at that on some."""
    if not in_full():
        page.evaluate(NEXT_PICTURE)
        page.evaluate(
            "parts => document.querySelectorAll(parts).forEach((each) => each.remove())", COMMON_PARTS
        )
    sample_of_equals(page)


def assert_fits(page: Page, width: int) -> None:
    """Nobody has to scroll aside: asked when all of the page has come, its style sheets, too."""
    page.wait_for_load_state()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def assert_accessible(page: Page, *, contrast: bool = True, again: bool = False, at_least: int = 25) -> None:
    """No violation of WCAG 2.2 A or AA that one of two checkers can find, and both did look.

    Two, because they judge differently: Equal Access asks what a label says and whether landmarks of one kind
    have names of their own, axe-core measures contrasts better and looks at the size of targets. Without
    `contrast` Equal Access alone does: it is two thirds of what axe-core does, and with forced colours that
    would measure -webkit-text-fill-color, which keeps the page's colour though nobody sees it.
    `again`: the same page in another scheme and width. What Equal Access asks does not change with them: it
    is asked once more only in a run in full. `at_least`: more often than that a rule of Equal Access that can
    fail must have been asked.
    """
    options = {
        "runOnly": AXE_RULES,
        "rules": {"color-contrast": {"enabled": contrast}},
        "preload": False,  # no rule of these asks for what would be loaded
        "resultTypes": ["violations"],  # of the rules that passed only which: saves listing every element
    }
    page.wait_for_load_state()
    page.evaluate(axe_core())
    found = page.evaluate("options => axe.run(options)", options)
    told = [(rule["id"], [node["target"] for node in rule["nodes"]][:5]) for rule in found["violations"]]
    assert not told, told
    assert len(found["passes"]) > 10
    if again and not in_full():
        return
    page.evaluate(quick_equal_access())
    failed, looked_at = page.evaluate(FAILURES_OF_ACE)
    failed = [(rule, told, where) for rule, told, where in failed if EXCUSED.get(rule, "\0") not in where]
    assert not failed, failed
    assert looked_at > at_least


def assert_structured(page: Page) -> None:
    """One title, and every table with its caption and the direction of its headings."""
    assert page.locator("h1").count() == 1
    assert page.locator(".td-table").count() == page.locator(".td-table > caption").count()
    assert page.locator(".td-table th:not([scope])").count() == 0
