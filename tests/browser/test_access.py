"""What checkers can't see in a page at rest: keyboard, large text, forced colours, motion, open parts."""

from __future__ import annotations

import pytest
from opener import Opener
from page_kinds import CAO_LOC
from playwright.sync_api import Page
from sampling import all_or, in_full
from soundness import (
    FAILURES_OF_ACE,
    assert_accessible,
    equal_access,
    quick_equal_access,
    sample_of_equals,
    sample_of_parts,
)

from generator.wording.parts import PARTS

UNIT = "don-vi/to-bau-cu-cao-loc/"
KINDS = {
    "home": "",
    "overview": CAO_LOC,
    "tables": "phong-trao/bau-cu-2026-dak-lak/so-luong/",
    "units": "don-vi/",
    "form": "bieu-mau/bao-cao-ca-nhan/",
    "guide": "huong-dan/",
}
each_kind = pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
# Cards, tables, controls: what the others are made of.
SAMPLE = ["home", "tables", "form"]
each_of_the_sample = pytest.mark.parametrize("path", [KINDS[name] for name in all_or(SAMPLE, [*KINDS])])

# Where the keyboard is, and whether it can be seen there (after a frame: the page may still be scrolling).
FOCUS = """() => new Promise((told) => requestAnimationFrame(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return told(null);
    const {left, top, width, height} = at.getBoundingClientRect();
    const style = getComputedStyle(at);
    const inside = (x, y) => {
        const seen = document.elementFromPoint(x, y);
        return Boolean(seen) && (at.contains(seen) || seen.contains(at));
    };
    const parts = [0.1, 0.5, 0.9];
    const points = parts.flatMap((x) => parts.map((y) => [left + width * x, top + height * y]));
    const follows = !window.before || Boolean(window.before.compareDocumentPosition(at) & 4);
    window.before = at;
    told({
        name: at.outerHTML.slice(0, 160),
        visible: at.checkVisibility({visibilityProperty: true, opacityProperty: true}) && width * height > 0,
        uncovered: points.some(([x, y]) => inside(x, y)),
        ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        follows,
    });
}))"""

# How much there is that takes the keyboard.
TABBABLE = """() => {
    const takers = "a[href], button, input, select, textarea, summary, [tabindex='0']";
    const takes = (each) => !each.disabled && each.checkVisibility({visibilityProperty: true});
    return [...document.querySelectorAll(takers)].filter(takes).length;
}"""

# How far the page scrolls sideways, and what is cut off without a way to scroll to it.
TOO_WIDE = """() => {
    const cut = [...document.querySelectorAll("*:not(.td-hidden)")].filter((each) => {
        const {overflowX, display} = getComputedStyle(each);
        const wider = each.clientWidth > 1 && each.scrollWidth > each.clientWidth + 1 && display !== "inline";
        return wider && ["hidden", "clip"].includes(overflowX) && each.checkVisibility();
    });
    const {scrollWidth, clientWidth} = document.documentElement;
    return [scrollWidth - clientWidth, cut.map((each) => each.outerHTML.slice(0, 120))];
}"""

SLOWEST = """() => {
    const seconds = (style) => [style.transitionDuration, style.transitionDelay, style.animationDuration]
        .flatMap((all) => all.split(", ").map(parseFloat))
        .concat(style.scrollBehavior === "smooth" ? 1 : 0);
    const parts = [undefined, "::before", "::after"];
    return Math.max(...[...document.querySelectorAll("*")].flatMap(
        (each) => parts.flatMap((part) => seconds(getComputedStyle(each, part)))
    ));
}"""


EVERYTHING_ACE_SAYS = """async () => {
    const {results} = await new ace.Checker().check(document, ["WCAG_2_2"]);
    return results.map((each) => [each.ruleId, each.value, each.path.dom, each.message]);
}"""
# How often the checker's rules call what makes them fail.
FAILING_CALLS = """() => {
    const runs = Object.values(new ace.Checker().engine.ruleMap).map((rule) => `${rule.run}`);
    return runs.map((run) => run.split("RuleFail").length - 1).reduce((some, more) => some + more);
}"""
FLAWS = """
<img src="data:,"><input type="text"><p id="twice" role="nothing">a<p id="twice" aria-checked="yes">b
<table><tr><td headers="nowhere">c</table><div role="option" lang="zzz">d</div><iframe></iframe>
<ul><p>e</ul><button aria-hidden="true">f</button><a href="#">xem</a><div role="main"></div>
"""


def walk(page: Page) -> list[dict[str, object]]:
    """Press Tab from the beginning of a page until the focus leaves it."""
    places = []
    for _ in range(600):
        page.keyboard.press("Tab")
        place = page.evaluate(FOCUS)
        if place is None:
            return places
        places.append(place)
    raise AssertionError(f"The keyboard is caught at {places[-3:]}")


@pytest.mark.parametrize(
    ("path", "width"), [("", 1280), (CAO_LOC, 1280), (UNIT, 390), ("phong-trao/", 1280), ("don-vi/", 390)]
)
def test_the_keyboard_reaches_everything_in_order_and_is_always_seen(
    opened: Opener, path: str, width: int
) -> None:
    page = opened(path, width=width)
    there = page.evaluate(TABBABLE)  # on the way down Material hides the main tabs
    places = walk(page)
    assert [place["name"] for place in places if not place["visible"]] == []
    assert [place["name"] for place in places if not place["uncovered"]] == []
    assert [place["name"] for place in places if not place["ring"]] == []
    assert [place["name"] for place in places if not place["follows"]] == []
    assert len(places) == there > 20


@pytest.mark.parametrize("path", ["", CAO_LOC, "huong-dan/"])
def test_the_skip_link_leads_past_everything_that_every_page_begins_with(opened: Opener, path: str) -> None:
    page = opened(path)
    page.keyboard.press("Tab")
    assert page.locator(".md-skip").is_visible()
    assert page.locator(".md-skip").evaluate("link => link === document.activeElement")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article.md-content__inner') !== null")
    assert page.locator("h1").evaluate("(title, top) => title.getBoundingClientRect().top > top", 0)


def test_the_drawer_leads_where_the_tabs_of_wide_screens_lead(opened: Opener) -> None:
    page = opened("phong-trao/bau-cu-2026-cao-loc/so-luong/", width=390)
    page.get_by_role("button", name="Trình đơn chính").click()
    drawer = page.get_by_role("navigation", name="Trình đơn chính")
    links = drawer.get_by_role("link")
    assert links.first.inner_text() == "Trang chủ"
    told = "links => links.map(link => [link.textContent.trim(), link.href, link.ariaCurrent])"
    assert links.evaluate_all(told) == page.locator(".md-tabs a").evaluate_all(told)
    assert drawer.locator("[aria-current]").inner_text() == "Phong trào"
    links.nth(1).click()
    assert page.url.endswith("/phong-trao/")


@pytest.mark.fuzz
def test_escape_closes_the_drawer_and_gives_the_focus_back(opened: Opener) -> None:
    page = opened(CAO_LOC, width=390)
    opener = page.get_by_role("button", name="Trình đơn chính")
    opener.focus()
    page.keyboard.press("Enter")
    assert opener.get_attribute("aria-expanded") == "true"
    assert page.evaluate("document.activeElement.className").startswith("td-drawer-close")
    page.wait_for_timeout(400)  # the drawer slides in
    assert_accessible(page, contrast=in_full())
    page.keyboard.press("Escape")
    assert opener.get_attribute("aria-expanded") == "false"
    assert opener.evaluate("button => button === document.activeElement")


def test_the_dark_scheme_is_one_button_that_tells_its_state(opened: Opener) -> None:
    page = opened("", scheme="light")
    button = page.get_by_role("button", name="Nền tối")
    assert button.get_attribute("aria-pressed") == "false"
    button.focus()
    page.keyboard.press("Space")
    assert button.get_attribute("aria-pressed") == "true"
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    page.reload()
    assert button.get_attribute("aria-pressed") == "true"
    assert opened("", scheme="dark").evaluate("document.body.dataset.mdColorScheme") == "slate"


@pytest.mark.fuzz
@pytest.mark.parametrize("path", [UNIT, "lich/", "vinh-danh/"])
def test_unfolded_parts_are_accessible(opened: Opener, path: str) -> None:
    page = opened(path, width=390)
    folded = page.locator("main details:not([hidden])")
    assert folded.count() > 0
    folded.evaluate_all("parts => parts.forEach((part) => (part.open = true))")
    sample_of_parts(page)
    assert_accessible(page, contrast=in_full())


def test_the_quick_checker_says_all_that_the_checker_says(opened: Opener) -> None:
    page = opened("lien-he/")
    page.add_style_tag(content="h1 { color: #eee !important } main a:focus { outline: none }")
    page.locator("main").evaluate("(main, flaws) => main.insertAdjacentHTML('beforeend', flaws)", FLAWS)
    said = []
    for program in (equal_access(), quick_equal_access()):
        page.evaluate(program)
        said.append(page.evaluate(EVERYTHING_ACE_SAYS))
    assert ["text_contrast_sufficient", ["VIOLATION", "FAIL"]] in [each[:2] for each in said[0]]
    assert ["style_focus_visible", ["VIOLATION", "PASS"]] in [each[:2] for each in said[0]]
    assert said[0] == said[1]
    failed, _ = page.evaluate(FAILURES_OF_ACE)
    wanted = [[rule, told] for rule, value, _, told in said[0] if value == ["VIOLATION", "FAIL"]]
    assert [each[:2] for each in failed] == wanted
    assert len({rule for rule, _ in wanted}) > 8
    # Twice more where it is made: no rule fails by another's help.
    assert page.evaluate(FAILING_CALLS) + 2 == equal_access().count("RuleFail")


@pytest.mark.fuzz
@each_of_the_sample
def test_the_narrowest_screen_is_accessible(opened: Opener, path: str) -> None:
    page = opened(path, width=320)
    sample_of_equals(page)
    assert_accessible(page, contrast=in_full(), again=True)


@pytest.mark.fuzz
@each_of_the_sample
def test_forced_colours_are_accessible_and_keep_the_focus_and_the_controls_in_sight(
    opened: Opener, path: str
) -> None:
    page = opened(path)
    page.emulate_media(forced_colors="active")
    sample_of_equals(page)
    assert_accessible(page, contrast=False, again=True)
    for _ in range(8):
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUS)["ring"]
    unseen = page.locator("main :is(input, select, .td-btn, button):visible").evaluate_all(
        """controls => controls.filter((control) => {
            const {borderStyle, borderWidth} = getComputedStyle(control);
            return borderStyle === "none" || parseFloat(borderWidth) < 1;
        }).map((control) => control.outerHTML.slice(0, 120))"""
    )
    assert unseen == []


@each_kind
def test_an_enlarged_page_is_all_there_and_scrolls_one_way(opened: Opener, path: str) -> None:
    """1280 × 1024 at 400 %: what stays on the screen while scrolling leaves most of it to the page."""
    page = opened(path, width=320)
    page.set_viewport_size({"width": 320, "height": 256})
    assert page.evaluate(TOO_WIDE) == [0, []]
    page.mouse.wheel(0, 600)
    page.wait_for_function("scrollY > 300")
    assert page.locator(".md-header").evaluate("bar => bar.getBoundingClientRect().bottom") < 64
    page.evaluate("document.documentElement.style.fontSize = '250%'")  # Material's is 125 %
    for width in (1280, 640):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(TOO_WIDE) == [0, []]


@pytest.mark.parametrize("path", ["", CAO_LOC, "don-vi/"])
def test_nothing_moves_for_who_asked_for_no_motion(opened: Opener, path: str) -> None:
    page = opened(path, width=390)
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(SLOWEST) <= 0.01


def test_tables_that_are_cards_on_a_phone_are_tables_to_a_screen_reader(opened: Opener) -> None:
    page = opened(KINDS["tables"], width=390)
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    roles = [node["role"]["value"] for node in tree["nodes"] if not node["ignored"]]
    tables = page.locator(".td-table--stack").count()
    assert roles.count("table") == tables > 1
    assert roles.count("columnheader") == page.locator(".td-table--stack th[scope=col]").count()
    assert roles.count("rowheader") == page.locator(".td-table--stack th[scope=row]").count()


def test_all_parts_of_a_campaign_are_on_a_phones_screen(opened: Opener) -> None:
    links = opened(CAO_LOC, width=360).locator(".td-tabs a")
    assert links.count() == len(PARTS)
    sides = links.evaluate_all("links => links.map(link => link.getBoundingClientRect().right)")
    assert max(sides) <= 360
